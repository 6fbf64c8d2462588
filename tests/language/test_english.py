"""English: each value as statements in English write it, and none where there is more than one way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.english.amounts import SCALES, write_number
from jdoc.language.english.dates import write_date, write_duration, write_time
from jdoc.language.names import gazetteer
from jdoc.lexicon import columns
from jdoc.pipeline import Work, process_text
from jdoc.views.english import value_en
from jdoc.vocabulary import ENTITY_LABELS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工費は7億2,500万円である。", "725 million yen"),
        ("3兆4,567億円", "3.4567 trillion yen"),
        ("12,345,678円", "12,345,678 yen"),
        ("１円", "1 yen"),
        ("42.5億ドル", "4.25 billion US dollars"),
        ("300万ユーロ", "3 million euros"),
        ("3億円～5億円", "300 million to 500 million yen"),
        ("△5,000円", "-5,000 yen"),
        ("二割五分", "25%"),
        ("3～5%", "3% to 5%"),
        ("1,500人", "1,500 people"),
        ("25ヘクタール", "25 hectares"),
        ("７件", None),
        ("第21回", "21st"),
        ("第三条の二", "Article 3-2"),
        ("第三号", None),
        ("令和6年4月1日", "April 1, 2024"),
        ("令和6年度", "fiscal year 2024"),
        ("令和6年度以降", "from fiscal year 2024"),
        ("令和8年度まで", "until the end of fiscal year 2026"),
        ("24億4,612万2千円", "2,446,122,000 yen"),
        ("559億1,355万円", "55.91355 billion yen"),
        ("令和6年度から令和8年度まで", "fiscal years 2024 to 2026"),
        ("令和6年4月から令和7年3月まで", "April 2024 to March 2025"),
        ("2024年4月30日から5月2日まで", "April 30 to May 2, 2024"),
        ("2024年以降", "from 2024"),
        ("2030年まで", "until 2030"),
        ("1980年代", "the 1980s"),
        ("午後3時30分", "15:30"),
        ("3年6か月", "3 years 6 months"),
        ("文部科学省", "Ministry of Education, Culture, Sports, Science and Technology"),
        ("米国", "United States of America"),
        ("ドイツ", "Germany"),
        ("ドイツ連邦共和国", "Federal Republic of Germany"),
        ("長野県", "Nagano Prefecture"),
        ("労働基準法", "Labor Standards Act"),
        ("労働基準法第36条第1項", "Article 36, paragraph (1) of the Labor Standards Act"),
        ("楠本つむぎ氏", None),
        ("北浜漁港整備公社", None),
    ],
)
def test_values_in_english(text: str, expected: str | None) -> None:
    (block,) = process_text(text, work=Work(labels=ENTITY_LABELS))
    whole = max(block.entities or (), key=lambda entity: entity.end - entity.start)
    assert value_en(whole) == expected


@pytest.mark.parametrize("value", ["", "199X", "2017-05-01~", "2017?", "P", "T", "XX", "/", "../..", "2017-99"])
def test_what_is_no_plain_value_has_no_english(value: str) -> None:
    assert write_date(value) is None
    assert write_time(value) is None
    assert write_duration(value) is None


@given(st.integers(-(10**18), 10**18))
def test_no_number_is_rounded(number: int) -> None:
    digits, _, scale = write_number(number).partition(" ")
    whole, _, behind = digits.replace(",", "").partition(".")
    zeros = dict(SCALES).get(scale, 0) - len(behind)
    assert int(whole + behind) * 10**zeros == number


def test_tables_tell_of_what_is_listed() -> None:
    entries = gazetteer.entries().values()
    values = {value for (value,) in columns("english_names", "value") if not value.startswith("「")}
    assert values <= {entry.value for entry in entries}
    assert {id_ for (id_,) in columns("english_states", "id")} <= {entry.id for entry in entries}
    codes = {code for (code,) in columns("currencies", "code")}
    assert {code for (code,) in columns("english_currencies", "code")} <= codes
