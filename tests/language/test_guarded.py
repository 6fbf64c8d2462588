"""Guarded text: spaces inside of numbers, addresses, and the law that a number is read whole or not at all."""

from __future__ import annotations

import re
from decimal import Decimal  # noqa: TC003 -- hypothesis asks for it
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc import Work, process
from jdoc.errors import NumeralError
from jdoc.language.guarded import MASK, guard
from jdoc.language.numerals import STYLES, apply_edits, render, rewrite
from jdoc.language.width import fold
from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities

if TYPE_CHECKING:
    from collections.abc import Callable

LABELS = ("DATE", "TIME", "DURATION", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
UNITS = {"円": 1, "千円": 1000, "百万円": 10**6, "人": 1, "％": 1, "ポイント": 1, "か国": 1, "トン": 1, "米ドル": 1}
SIGNS = ("", "▲", "△", "△ ", "マイナス", "－")
AROUND = (
    ("総額は", "とする。"),
    ("実績は、", "であった"),
    ("約", "を計上し、"),
    ("（", "）"),
    ("当期の収支", "となり"),
)
SPACING: dict[str, Callable[[str], str]] = {
    "none": lambda written: written,
    "between letters": " ".join,
    "behind commas": lambda written: re.sub("([,，])", r"\1 ", written),
    "between scripts": lambda written: re.sub("(?<=[0-9])(?=[^0-9,. ])|(?<=[^0-9,. ▲△－])(?=[0-9])", " ", written),
    "behind units": lambda written: re.sub("(?<=[万億兆])(?=[0-9０-９])", " ", written),
    "behind half-width characters": lambda written: re.sub("(?<=[0-9.,])(?=[^ ])", " ", written),
}


def found(text: str) -> list[Entity]:
    """Find the numbers and dates of a text."""
    (block,) = find_entities([Block(text=text)], labels=LABELS)
    entities = block.entities or []
    assert all(text[entity.start : entity.end] == entity.text for entity in entities)
    return entities


@given(
    st.integers(1, 10**12) | st.decimals("0.1", "99999", places=1),
    st.sampled_from([*STYLES]),
    st.sampled_from(SIGNS),
    st.sampled_from([*UNITS]),
    st.sampled_from(AROUND),
    st.sampled_from([*SPACING]),
)
def test_a_number_is_read_whole_or_not_at_all(
    value: int | Decimal, style: str, sign: str, unit: str, around: tuple[str, str], spacing: str
) -> None:
    before, after = around
    text = f"{before}{SPACING[spacing](f'{sign}{render(value, style)}{unit}')}{after}"
    worth = Fraction(value) * UNITS[unit] * (-1 if sign else 1)
    assert [Fraction(str(entity.value)) for entity in found(text)] in ([], [worth])


@pytest.mark.parametrize(
    "written",
    [
        *["5,680億円", "１億2,345万円", "△37億円", "12.5％", "二百五十か国", "約3,000人", "第６回", "三分の一"],
        *["平成26年9月1日", "2017年5月1日", "令和５年度", "１時間30分", "午後３時", "十五パーセント", "4,500万米ドル"],
    ],
)
def test_spaces_change_no_value(written: str) -> None:
    said = [(entity.label, entity.value, entity.unit) for entity in found(f"それは{written}である。")]
    assert said
    spaced = " ".join(written)
    assert [(each.label, each.value, each.unit) for each in found(f"それは {spaced} である。")] == said
    assert [(each.label, each.value, each.unit) for each in found(spaced)] == said


@given(st.text(alphabet="0123456789,. 　万億千円人年月日▲-一二十〇平成\u200bhttps:/@w", max_size=40))
def test_spans_lead_back(text: str) -> None:
    folded = fold(text)
    guarded = guard(text, folded)
    if guarded is None:
        return
    places = [guarded.place(offset) for offset in range(len(guarded.text))]
    assert places == sorted(set(places))
    assert all(char in {MASK, folded[place]} for char, place in zip(guarded.text, places, strict=True))
    left_out = "".join(char for place, char in enumerate(folded) if place not in set(places))
    assert set(left_out) <= set(" \u200b"), "nothing but spaces is left out"


@given(
    st.integers(1, 10**9),
    st.sampled_from([*STYLES]),
    st.sampled_from([*STYLES]),
    st.sampled_from(["", "△", "マイナス"]),
)
def test_styles_there_and_back_keep_value_and_kind(value: int, one: str, other: str, sign: str) -> None:
    text = f"当期の額は{sign}{value}円となった。"
    said = [(entity.label, entity.value) for entity in found(text)]
    for style in (one, other):
        text = apply_edits(text, rewrite(text, style))
        assert [(entity.label, entity.value) for entity in found(text)] == said


@pytest.mark.parametrize(
    "piece", ["1 ", "1, ", "1,", "a@", "平 ", "1万 ", "1 0", "0 00 ", "1. 2", "1,2345円 ", "1 億 ", "十 "]
)
def test_hostile_texts_take_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    assert guard(text, text) is None or len(text) >= 100_000


def test_what_has_no_name_is_told() -> None:
    with pytest.raises(NumeralError):
        render(10**73, "judicial")


@pytest.mark.parametrize("mark", [*"、'’‘ʼ′´`·・"])
@pytest.mark.parametrize("unit", ["円", "人", "百万円"])
def test_what_may_be_one_number_or_two_is_none(mark: str, unit: str) -> None:
    for written in (f"3{mark}210", f"３{mark}２１０", f"12{mark}345{mark}678", f"3{mark}210,800", f"１億3{mark}210"):
        assert found(f"額は{written}{unit}とする。") == []


@pytest.mark.parametrize("sign", ["–", "‐", "‑", "−", "-", "△"])
def test_a_sign_before_the_figure_of_a_cell(sign: str) -> None:
    rows = f"歳入　　　　{sign}50,000　　　4,500\n歳出　　　　{sign}1,234　　　2,345\n"
    table = f"（単位：千円）\n区分　　　　増減　　　決算額\n{rows}"
    blocks = [*process(table, work=Work(stages=("split", "entities"), names="rules"))]
    values = [entity.value for block in blocks for entity in block.entities or ()]
    assert values == [-50_000_000, 4_500_000, -1_234_000, 2_345_000]
