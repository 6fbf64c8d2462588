"""Where the ends of ranges stand, and the weekdays beside dates, and that they move with the text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.model import Block, End, Entity, Weekday
from jdoc.stages.entities import find_entities
from jdoc.stages.numerals import rewrite_numerals
from jdoc.stages.sentences import cut_sentences


def _entities(text: str, kind: str = "paragraph") -> list[Entity]:
    block = Block(doc="a", seq=0, kind=kind, text=text)  # type: ignore[arg-type]
    if kind == "table":
        block.rows = [row.split("\t") for row in text.split("\n")]
    return next(iter(find_entities([block], base_date=dt.date(2023, 4, 1)))).entities or []


def _written(text: str, part: End | Weekday | None) -> str:
    return text[part.start : part.end] if part else ""


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("会期は令和５年６月１日から８日までとする。", ("令和５年６月１日", "2023-06-01"), ("８日", "2023-06-08")),
        ("平成28～30年度の決算", ("平成28", "2016-04/2017-03"), ("30年度", "2018-04/2019-03")),
        ("2018年3月5-6日に", ("2018年3月5", "2018-03-05"), ("6日", "2018-03-06")),
        ("自 2022年4月1日 至 2023年3月31日", ("2022年4月1日", "2022-04-01"), ("2023年3月31日", "2023-03-31")),
        ("2024/6/10～14の間", ("2024/6/10", "2024-06-10"), ("14", "2024-06-14")),
        ("19世紀末から20世紀初頭まで", ("19世紀末", "1871/1900"), ("20世紀初頭", "1901/1930")),
        ("5月上旬から中旬まで", ("5月上旬", "2023-05-01/2023-05-10"), ("中旬", "2023-05-11/2023-05-20")),
        ("午後２時から４時まで", ("午後２時", "T14:00"), ("４時", "T16:00")),
        ("18時05分から26分まで", ("18時05分", "T18:05"), ("26分", "T18:26")),
        ("９：00～10：30", ("９：00", "T09:00"), ("10：30", "T10:30")),
        ("3～5年を要する", ("3", "P3Y"), ("5年", "P5Y")),
        ("費用は３～5億円である", ("３", 300_000_000), ("5億円", 500_000_000)),
        ("5万円から10万円まで", ("5万円", 50_000), ("10万円", 100_000)),
        ("US$10～20 million", ("US$10", 10_000_000), ("20 million", 20_000_000)),
        ("計4, 900～5, 000 億円", ("4, 900", 490_000_000_000), ("5, 000 億円", 500_000_000_000)),
        ("50％から60％の範囲で", ("50％", 50), ("60％", 60)),
        ("2割～3割", ("2割", 20), ("3割", 30)),
        ("第３～５回の会合", ("第３", 3), ("５回", 5)),
        ("15人～12人", ("15人", 15), ("12人", 12)),
        ("氷点下3～5度", ("氷点下3", -3), ("5度", -5)),
    ],
)
def test_both_ends_of_a_range_stand_where_they_are_written(
    text: str, first: tuple[str, object], last: tuple[str, object]
) -> None:
    found = next(entity for entity in _entities(text) if entity.from_)
    assert found.to is not None
    assert found.from_ is not None
    assert (_written(text, found.from_), found.from_.value) == first
    assert (_written(text, found.to), found.to.value) == last


def test_a_range_in_a_cell_has_its_ends() -> None:
    text = "項目\t見通し（％）\n成長率\t0.6～0.8"
    found = _entities(text, "table")[-1]
    ends = [(_written(text, end), f"{end and end.value}") for end in (found.from_, found.to)]
    assert ends == [("0.6", "0.6"), ("0.8", "0.8")]


@pytest.mark.parametrize(
    "text", ["５人が集まる。", "令和５年６月１日以降", "三、四人", "数年の間", "5月1日、8日", "約100万円"]
)
def test_what_is_no_range_has_no_ends(text: str) -> None:
    assert [(entity.from_, entity.to) for entity in _entities(text)] == [(None, None)] * len(_entities(text))


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("６月２日（金）に開く。", "金"),
        ("６月２日（金曜日）に開く。", "金曜日"),
        ("６月２日 (金・祝)", "金"),
        ("６月２日の金曜日に", "金曜日"),
        ("６月２日は金曜日で、", "金曜日"),
        ("金曜日の６月２日に", "金曜日"),
        ("6/2(金)必着", "金"),
        ("６月２日㈮まで", "㈮"),
        ("2023年6月2日(Fri)", "Fri"),
        ("令 和 ５ 年 ６ 月 ２ 日 （ 金 ） に", "金"),
        ("６月２日（金額による。）", ""),
        ("６月（月）", ""),
        ("６月２日から金曜日ごとに", ""),
    ],
)
def test_the_weekday_beside_a_day_is_told(text: str, weekday: str) -> None:
    date = _entities(text)[0]
    assert _written(text, date.weekday) == weekday
    assert not date.weekday or date.weekday.text == weekday


def test_both_days_of_a_range_have_their_weekdays() -> None:
    text = "６月２日（金）～４日（日・祝）"
    date = _entities(text)[0]
    assert date.weekday is None
    assert [_written(text, end and end.weekday) for end in (date.from_, date.to)] == ["金", "日"]


def test_a_range_closed_by_until_is_no_open_interval() -> None:
    assert [_entities(text)[0].value for text in ("6/3(土)～7/12(水)まで", "5月上旬から中旬まで")] == [
        "2023-06-03/2023-07-12",
        "2023-05-01/2023-05-20",
    ]


def test_below_zero_the_lower_number_is_the_lower_end() -> None:
    found = _entities("氷点下3～5度")[0]
    assert (found.lower, found.upper) == (-5, -3)


def test_records_keep_the_ends_as_they_are_written() -> None:
    line = (
        '{"text":"5～8名（金）","entities":[{"label":"QUANTITY","start":0,"end":4,"text":"5～8名","lower":5,"upper":8,'
        '"from":{"start":0,"end":1,"value":5},"to":{"start":2,"end":4,"value":8},'
        '"weekday":{"text":"金","start":5,"end":6},"mine":1}]}'
    )
    block = jsonl.from_json(line)
    assert (block.entities or [])[0].from_ == End(start=0, end=1, value=5)
    assert jsonl.to_json(block) == line


@pytest.mark.parametrize(
    "part", ['"to":{"start":2,"end":99}', '"weekday":{"text":"金","start":7,"end":99}', '"from":{"start":3,"end":2}']
)
def test_what_points_behind_its_text_is_told_and_left_out(part: str) -> None:
    line = f'{{"text":"5～8名","entities":[{{"label":"QUANTITY","start":0,"end":4,"text":"5～8名",{part}}}]}}'
    told: list[object] = []
    (block,) = jsonl.read_records([line.encode()], "a.jsonl", report=told.append)
    assert block.entities == []
    assert len(told) == 1


PARTS = st.sampled_from(
    [
        "会議を開く。",
        "費用は３～５億円である。",
        "６月２日（金）から４日（日）までとする。",
        "第２～４回を、",
        "9:00～10:30に",
        "５万円から十万円まで、",
        "令和５年６月２日（金）に",
    ]
)


@given(st.lists(PARTS, min_size=1, max_size=5), st.sampled_from(["kanji", "comma", "fullwidth", "arabic"]))
def test_ends_and_weekdays_move_with_the_text(parts: list[str], style: str) -> None:
    text = "".join(parts)
    (block,) = find_entities([Block(doc="a", seq=0, text=text)], base_date=dt.date(2023, 4, 1))
    before = [_said(entity, text) for entity in block.entities or []]
    cut = [*cut_sentences([block], report=lambda _: None)]
    moved = [_said(entity, sentence.text) for sentence in cut for entity in sentence.entities or []]
    assert moved == before
    (written,) = rewrite_numerals([block], style=style, report=lambda _: None)
    (again,) = find_entities([Block(doc="a", seq=0, text=written.text)], base_date=dt.date(2023, 4, 1))
    assert [_said(entity, written.text) for entity in written.entities or []] == [
        _said(entity, written.text) for entity in again.entities or []
    ]


def _said(entity: Entity, text: str) -> list[object]:
    """Return what an entity says of its ends and of weekdays, as it stands in a text."""
    ends = [end for end in (entity.from_, entity.to) if end]
    weekdays = [entity.weekday, *(end.weekday for end in ends)]
    assert all(weekday is None or text[weekday.start : weekday.end] == weekday.text for weekday in weekdays)
    return [
        entity.label,
        *((_written(text, end), end.value) for end in ends),
        *(_written(text, day) for day in weekdays),
    ]
