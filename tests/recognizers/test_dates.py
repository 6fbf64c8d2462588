"""Laws of dates: what is written is read back, what is read is valid, and time is linear."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st

from jdoc.language.calendar import era_year, eras
from jdoc.language.numerals import render
from jdoc.language.width import widen
from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities

if TYPE_CHECKING:
    from collections.abc import Callable

LABELS = ("DATE", "TIME", "DURATION")
DAYS = st.dates(min_value=dt.date(1873, 1, 1), max_value=dt.date(2199, 12, 31))
PIECES = st.sampled_from(
    re.findall(
        "[^ ]+",
        "2016年 平成29年 令和元年 度 2月 十二月 24日 三日 末 上旬 － ～ から まで 、 同年 翌 前年 本日 第3四半期 代 "
        "世紀 午後 3時 30分 半 か月 間 前 以内 数 十 １５ 二〇一七 H29.5.1 2017/05/01 （ ） の 。 春 期 去る 先週 "
        "の両日 32日 13月 2月30日 0年 99年 "
        "元年 5年 FY2022 3Q 天保8年 明治5年 閏 自 至 以降 前年 翌年度 同 7/1 ～9/30 営業日 第2週 AM 25時 5・6 平7.11.3",
    )
)


def found(text: str, base: dt.date | None = None) -> list[Entity]:
    (block,) = find_entities([Block(text=text)], labels=LABELS, base_date=base)
    return block.entities or []


def _western(day: dt.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _era(day: dt.date) -> str:
    era, year = era_year(day)
    return f"{era}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def _kanji(day: dt.date) -> str:
    era, year = era_year(day)
    numbers = [render(number, "kanji") for number in (year, day.month, day.day)]
    return f"{era}{numbers[0]}年{numbers[1]}月{numbers[2]}日"


def _positional(day: dt.date) -> str:
    year = render(day.year, "positional")
    return f"{year}年{render(day.month, 'kanji')}月{render(day.day, 'kanji')}日"


STYLES: list[Callable[[dt.date], str]] = [
    _western,
    _era,
    _kanji,
    _positional,
    lambda day: widen(_western(day)),
    lambda day: widen(_era(day)),
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: day.isoformat(),
    lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    lambda day: f"{day.year}年（{_era(day).partition('年')[0]}年）{day.month}月{day.day}日",
]


@given(DAYS, st.sampled_from(STYLES))
def test_every_day_is_read_back_in_every_style(day: dt.date, style: Callable[[dt.date], str]) -> None:
    (entity,) = found(f"会合は{style(day)}に開かれた。")
    assert entity.text == style(day)
    assert (entity.value, entity.earliest, entity.latest) == (day.isoformat(),) * 3


@given(DAYS, st.sampled_from(STYLES), st.sampled_from([" ", "　"]), st.sampled_from(["(?<=.)(?=.)", "(?<=[年月])"]))
def test_spaces_between_its_characters_change_no_value(
    day: dt.date, style: Callable[[dt.date], str], space: str, gaps: str
) -> None:
    spaced = re.sub(gaps, space, style(day))
    values = {entity.value for entity in found(f"{spaced}に開かれた。") if entity.label == "DATE"}
    assert values <= {day.isoformat()}


@given(st.dates(min_value=dt.date(1873, 1, 1), max_value=dt.date(2099, 12, 31)), st.integers(0, 5))
def test_an_era_is_said_once(day: dt.date, years: int) -> None:
    era, number = era_year(day)
    (first, second) = found(f"{era}{number}年{day.month}月に始まり、{number + years}年{day.month}月に終わった。")
    assert first.value == f"{day:%Y-%m}"
    last = eras()[era].last
    if (day.year + years, day.month) < (last.year, last.month):
        assert (second.value, second.relative) == (f"{day.year + years}-{day.month:02d}", True)


@given(st.lists(PIECES, min_size=1, max_size=12), st.none() | DAYS)
def test_whatever_is_found_is_valid(pieces: list[str], base: dt.date | None) -> None:
    text = "".join(pieces)
    end = 0
    for entity in found(text, base):
        assert text[entity.start : entity.end] == entity.text
        assert entity.start >= end
        end = entity.end
        if entity.label != "DATE":
            continue
        assert (entity.earliest is None) == (entity.latest is None)
        if entity.value is not None:
            assert is_valid(entity.value)
        if entity.earliest and entity.latest:
            assert dt.date.fromisoformat(entity.earliest) <= dt.date.fromisoformat(entity.latest)


@pytest.mark.parametrize(
    "piece", ["9", "年", "2017年", "2月8、", "一", "2016年2月24－", "同", "1/", "3時", "平成", "、", " "]
)
def test_long_runs_are_read_in_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert all(text[entity.start : entity.end] == entity.text for entity in found(text, dt.date(2017, 5, 1)))


def test_the_document_s_own_date_is_found_and_said() -> None:
    blocks = [
        Block(doc="a", kind="title", text="共同発表"),
        Block(doc="a", kind="dateline", text="平成29年5月1日"),
        Block(doc="a", kind="paragraph", text="本年３月、会合が開かれた。"),
        Block(doc="b", kind="paragraph", text="本年３月、会合が開かれた。"),
    ]
    done = list(find_entities(blocks, labels=LABELS))
    assert [block.base_date for block in done] == ["2017-05-01"] * 3 + [None]
    assert [(e.value, e.relative) for e in done[2].entities or []] == [("2017-03", True)]
    assert [(e.value, e.earliest, e.relative) for e in done[3].entities or []] == [("XXXX-03", None, True)]


def test_the_first_day_of_what_a_title_tells_of_is_no_own_date() -> None:
    blocks = [
        Block(doc="a", kind="title", text="令和６年９月22日（日）からの大雨について（第７報）"),
        Block(doc="a", kind="dateline", text="令和６年９月24日（火）13時現在"),
    ]
    assert [block.base_date for block in find_entities(blocks, labels=LABELS)] == ["2024-09-24"] * 2


def _last_of(*blocks: Block) -> tuple[object, str | None]:
    """Return the text and the value of the last expression in some blocks of one document."""
    for block in blocks:
        block.doc = "a"
    found_last = (list(find_entities(blocks, labels=LABELS))[-1].entities or [])[-1]
    return found_last.text, found_last.value  # type: ignore[return-value]


def test_a_caption_is_no_paragraph_between_a_day_and_what_refers_to_it() -> None:
    blocks = [
        Block(kind="dateline", text="平成29年5月1日"),
        Block(kind="paragraph", text="2017年7月3日から窓口を移す。"),
        Block(kind="caption", text="（旧い窓口）"),
        Block(kind="paragraph", text="旧い窓口は、同日以後は使わない。"),
    ]
    assert _last_of(*blocks) == ("同日", "2017-07-03/..")
    blocks[2].kind = "paragraph"
    assert _last_of(*blocks) == ("同日", "2017-05-01/..")


@pytest.mark.parametrize(("section", "value"), [("附　則", "2017-07-01/.."), ("第１", "2017-05-01/..")])
def test_the_day_that_a_law_names_at_its_end_is_meant_up_to_its_end(section: str, value: str) -> None:
    texts = (
        "この規則は、平成29年7月1日から施行する。",
        "様式は、使うことができる。",
        "同日以後に出す届は、新しい様式による。",
    )
    last = [Block(kind="paragraph", text=text, section=[section]) for text in texts]
    assert _last_of(Block(kind="dateline", text="平成29年5月1日"), *last) == ("同日", value)


@pytest.mark.parametrize("head", ["平成30年1月22日", "統計課"])
def test_the_same_month_a_year_before_counts_from_the_month_named_wherever_it_was(head: str) -> None:
    blocks = [
        Block(kind="paragraph", text=head),
        Block(kind="title", text="平成29年12月分の統計の概要"),
        *(Block(kind="paragraph", text="数は増えた。") for _ in range(3)),
        Block(kind="paragraph", text="前年同月は120件であった。"),
    ]
    assert _last_of(*blocks) == ("前年同月", "2016-12")


def test_the_same_month_of_a_year_that_isn_t_known_is_no_month_that_was_named() -> None:
    title = Block(kind="title", text="平成29年12月分の統計の概要")
    others = [Block(kind="paragraph", text="数は増えた。") for _ in range(3)]
    assert _last_of(title, *others, Block(kind="paragraph", text="昨年同月に。")) == ("昨年同月", "XXXX-12")


@pytest.mark.parametrize(
    ("blocks", "day"),
    [
        ([("title", "第６回会合（２０１７年５月１日）"), ("paragraph", "2016年1月1日に発効した。")], "2017-05-01"),
        ([("title", "声明"), ("paragraph", "2017年４月29日から５月１日まで、会合が開かれた。")], "2017-05-01"),
        ([("title", "声明"), ("paragraph", "我々は協力する。"), ("paragraph", "2017年５月１日、東京")], "2017-05-01"),
        ([("title", "2030年に向けて"), ("paragraph", "2017年５月に会合が開かれた。")], None),
    ],
)
def test_where_a_document_bears_its_date(blocks: list[tuple[str, str]], day: str | None) -> None:
    done = list(find_entities([Block(doc="a", kind=kind, text=text) for kind, text in blocks], labels=LABELS))  # type: ignore[arg-type]
    assert {block.base_date for block in done} == {day}


def test_base_date_of_the_record_counts_and_the_option_before_it() -> None:
    record = Block(text="昨年", base_date="2017-05-01")
    (block,) = find_entities([record], labels=LABELS)
    assert [entity.value for entity in block.entities or []] == ["2016"]
    (block,) = find_entities([record], labels=LABELS, base_date=dt.date(2020, 1, 1))
    assert [entity.value for entity in block.entities or []] == ["2019"]


def test_days_below_the_head_of_a_year_are_of_it_and_those_of_other_columns_are_not() -> None:
    rows = [["項目", "令和５年産", "令和６年産", "備考"], ["種まき", "4/21（金）", "４月16日", "５月に調べた"]]
    table = Block(text="\n".join("\t".join(row) for row in rows), rows=rows, kind="table")
    below = Block(text="５月は雨が少なかった。", kind="paragraph")
    table, below = find_entities([table, below], labels=LABELS)
    values = [entity.value for block in (table, below) for entity in block.entities or ()]
    assert values[-4:] == ["2023-04-21", "2024-04-16", "XXXX-05", "XXXX-05"]
