"""Japanese: each value as Japanese readers write it, and as jdoc reads it again."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from jdoc.expressions import read_whole
from jdoc.language import edtf
from jdoc.language.japanese.dates import write_date, write_duration, write_time
from jdoc.pipeline import Work, process_text
from jdoc.views.values import describe, remark

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
LABELS = ("DATE", "TIME", "DURATION", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港の工費は3兆4,567億8千万円である。", "3兆4,567億8,000万円"),
        ("£250万を拠出した。", "250万英国ポンド"),
        ("手数料は1,250円とする。", "1,250円"),
        ("2万円以下の過料", "2万円以下"),
        ("3億円～5億円", "3億～5億円"),
        ("△5,000円", "-5,000円"),
        ("二割五分", "25%"),
        ("三分の二以上", "3分の2以上"),
        ("約１，５００人", "約1,500人"),
        ("第二十一回", "第21回"),
        ("第三条の二", "第3条の2"),
        ("二番目", "2番目"),
        ("令和6年4月1日", "2024年4月1日（月）"),
        ("令和6年度", "2024年度"),
        ("令和6年度以降", "2024年度以降"),
        ("令和8年度まで", "2026年度まで"),
        ("令和6年度から令和8年度まで", "2024～2026年度"),
        ("令和6年4月から令和7年3月まで", "2024年4月～2025年3月"),
        ("2024年4月30日から5月2日まで", "2024年4月30日（火）～5月2日（木）"),
        ("2030年まで", "2030年まで"),
        ("午後3時30分", "15時30分"),
        ("3年半", "3年6か月"),
        ("4月31日", ""),
    ],
)
def test_values_are_written_as_they_are_in_japan(text: str, expected: str) -> None:
    entities = [each for block in process_text(text, work=Work(names="rules")) for each in block.entities or ()]
    assert next((describe(asdict(each)) for each in entities if each.label in LABELS), "") == expected


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年4月1日に始まる。", ""),
        ("２５年間続いた。", ""),
        ("５，６８０億円を貸し付ける。", ""),
        ("令和6年4月1日に始まる。", "2024年4月1日（月）"),
        ("一割", "10%"),
        ("第６回", ""),
    ],
)
def test_what_the_words_say_is_not_said_again(text: str, expected: str) -> None:
    entities = [each for block in process_text(text, work=Work(names="rules")) for each in block.entities or ()]
    assert [remark(each) for each in entities if each.label in LABELS] == [expected]


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ("2020/2021", "２０２０年度の暦年", "2020年～2021年"),
        ("2016/..", "2016年度", "2016年以降"),
        ("../2016", "2016年度", "2016年まで"),
        ("2016-04", "2016年度", "2016年4月"),
        ("../2017-03", "2016年度まで", "2016年度まで"),
        ("2016-04/2017-03-31", "2016年度", "2016年4月～2017年3月31日（金）"),
        ("../..", "", None),
        ("XXXX-XX-XX", "", None),
        ("2017-02-29", "", "2017年2月29日"),
        ("XXXX-XX-06", "", "6日"),
    ],
)
def test_only_fiscal_years_are_called_so(value: str, text: str, expected: str | None) -> None:
    assert write_date(value, text) == expected


@given(DAYS, st.sampled_from((4, 7, 10)), st.booleans())
def test_what_is_written_of_a_date_is_read_again(day: dt.date, length: int, open_end: bool) -> None:  # noqa: FBT001
    value = day.isoformat()[:length] + ("/.." if open_end else "")
    found = read_whole(f"{write_date(value)}", ["DATE"])
    assert found is None or found.value in {value, value.removesuffix("/..")}
    assert found or open_end or length == 10  # with its weekday, or 以降, the words may be more than the date's own


@given(DAYS, st.integers(1, 2000))
def test_what_is_written_of_a_period_is_read_again(first: dt.date, days: int) -> None:
    value = edtf.days(first, min(first + dt.timedelta(days), dt.date(2099, 12, 31))).value
    written = f"{write_date(value)}"
    assert written.count("日（") == 2
    bare = "".join(part for at, part in enumerate(written.replace("（", "）").split("）")) if at % 2 == 0)
    found = read_whole(bare, ["DATE"])
    assert found is not None
    assert found.value == value


@given(st.text(st.sampled_from("0123456789-/X.PTYMDHS:"), max_size=24))
def test_what_is_no_value_has_no_words(value: str) -> None:
    for write in (write_date, write_time, write_duration):
        written = write(value)
        assert written is None or written
