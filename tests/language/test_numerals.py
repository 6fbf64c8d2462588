"""Numerals: the cases of numerals.txt, the laws of reading and writing, hostile input."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.errors import NumeralError
from jdoc.language import numerals
from jdoc.language.numerals import KINDS, STYLES, patterns
from jdoc.language.width import fold
from jdoc.vocabulary import NumeralStyle
from tests.language.notation import marked_numerals, shown_value

if TYPE_CHECKING:
    from fractions import Fraction

FAULT = "!"
BRACKETS = re.compile(r"\[(?P<text>[^\]]+)\]\((?P<value>\S+) (?P<kind>\w+)\)")
BOUND = 10**72 - 1
STYLED = st.sampled_from(sorted(STYLES))


def cases() -> list[object]:
    """Give each line of the case file as a parameter, known faults as strict expected failures."""
    lines = Path(__file__).with_name("numerals.txt").read_text(encoding="utf-8").splitlines()
    params: list[object] = []
    for line in lines:
        if not line or line.startswith("#"):
            continue
        marks = [pytest.mark.xfail(strict=True)] if line.startswith(FAULT) else []
        params.append(pytest.param(line.lstrip(f"{FAULT} "), marks=marks))
    return params


@pytest.mark.parametrize("line", cases())
def test_case(line: str) -> None:
    head, arrow, expected = line.partition(" → ")
    if arrow:
        style, text = head.split(": ", 1)
        if style == "aloud":
            number = Decimal(text) if "." in text else int(text)
            assert numerals.pronounce(number) == expected
        else:
            assert numerals.apply_edits(text, numerals.rewrite(text, style)) == expected
    elif " = " in line:
        text, expected = line.split(" = ")
        if expected == "?":
            with pytest.raises(NumeralError):
                numerals.parse(text)
        else:
            assert shown_value(numerals.parse(text)) == expected
    else:
        assert marked_numerals(BRACKETS.sub(lambda match: match["text"], line)) == line


@given(st.integers(-BOUND, BOUND), STYLED)
def test_integers_come_back(value: int, style: str) -> None:
    assert numerals.parse(numerals.render(value, style)) == value


@given(st.integers(-BOUND, BOUND), st.integers(1, 30), STYLED)
def test_decimals_come_back(mantissa: int, places: int, style: str) -> None:
    value = Decimal(f"{mantissa}E-{places}")
    back = numerals.parse(numerals.render(value, style))
    assert back == value
    assert not isinstance(back, float)


@given(st.fractions(-(10**9), 10**9, max_denominator=10**9), STYLED)
def test_fractions_come_back(value: Fraction, style: str) -> None:
    assert numerals.parse(numerals.render(value, style)) == value


@given(st.integers(0, BOUND), STYLED, STYLED)
def test_a_text_that_is_a_numeral_is_rewritten(value: int, one: str, other: str) -> None:
    text = numerals.render(value, one)
    written = numerals.apply_edits(text, numerals.rewrite(text, other))
    assert numerals.parse(written) == value


@given(st.integers(0, BOUND), STYLED)
def test_a_sum_of_money_is_found_whole(value: int, style: str) -> None:
    text = f"総額は{numerals.render(value, style)}円とする。"
    found = list(numerals.finditer(fold(text)))
    assert [(n.value, n.kind) for n in found if n.value or value] == [(value, "money")] * (value > 0)


@given(st.text(alphabet="一二三十百千万億〇0123456789,.、・-−▲第年月日円人数分の部Ⅲ①壱参 あA％", max_size=60), STYLED)
def test_rewriting_is_sound(text: str, style: str) -> None:
    spans = [(start, end) for start, end, _ in numerals.rewrite(text, style)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(st.integers(0, BOUND))
def test_reading_is_hiragana(value: int) -> None:
    assert re.fullmatch("[ぁ-ん]+", numerals.pronounce(value))


@pytest.mark.parametrize("style", ["kanji", "daiji", "mixed", "mixed-comma"])
def test_beyond_the_names(style: str) -> None:
    with pytest.raises(NumeralError, match="無量大数"):
        numerals.render(BOUND + 1, style)


@pytest.mark.parametrize("style", ["arabic", "comma", "fullwidth", "positional"])
def test_digits_have_no_end(style: str) -> None:
    assert numerals.parse(numerals.render(10**1000, style)) == 10**1000


def test_what_cannot_be_written_says_why() -> None:
    for value, why in ((Decimal("NaN"), "not a number"), (10**5000, "digits"), (Decimal("1E+9999"), "digits")):
        with pytest.raises(NumeralError, match=why):
            numerals.render(value, "arabic")
    with pytest.raises(NumeralError, match="no style"):
        numerals.render(1, "romaji")


HOSTILE = [
    *["1", "万", "一", "十", "1,", "1,234", "数", "・", "1.", "一、"],
    *["1、2", "▲", "1 億 ", "千一", "〇", "1:", "1-", "第", "分の1", "参", "ⅩⅣ", "1億"],
]


class Counting(str):
    """A text that counts the characters taken from it."""

    __slots__ = ()
    taken = 0

    def __getitem__(self, key: object) -> str:
        """Count and take."""
        piece = str.__getitem__(self, key)  # type: ignore[index]
        Counting.taken += len(piece)
        return piece


def taken(text: str) -> int:
    """Count the characters that the scanner copies out of a text, what parsing is given included."""
    Counting.taken = 0
    for _ in numerals.finditer(Counting(text)):
        pass
    return Counting.taken


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_cost_what_their_length_says(piece: str) -> None:
    small, large = (taken(piece * (size // len(piece)) + "円") for size in (2_000, 20_000))
    assert large <= 11 * small + 1_000


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_end(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    assert sum(1 for _ in numerals.finditer(text)) <= len(text)
    with pytest.raises(NumeralError):
        numerals.parse(text)


@pytest.mark.parametrize("pattern", [patterns.numeral(), patterns.amount()], ids=["numeral", "amount"])
def test_repetitions_without_end_never_give_back(pattern: re.Pattern[str]) -> None:
    bare = re.sub(r"\[[^\]]*\]|\{[0-9]+(?:,[0-9]+)?\}\+?", "", pattern.pattern)
    assert set(re.findall(r"[*+]\+?|\{[0-9]+,\}\+?", bare)) <= {"*+", "++", "{2,}+"}


def test_styles_are_those_that_can_be_asked_for() -> None:
    assert set(get_args(NumeralStyle)) == set(STYLES)


def test_every_kind_is_met() -> None:
    text = fold("第三条、30、12:30、2017年、３か月、三分の二、Ⅲ、5億円、Ｇ７、第６回、３割、二十か国、16時30分")
    assert {numeral.kind for numeral in numerals.finditer(text)} == set(KINDS) - {
        "citation"
    }  # which their own grammar finds
