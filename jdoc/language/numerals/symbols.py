"""The characters that numerals are made of, and what each is worth."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.scripts import ZERO_TO_NINE
from jdoc.tuples import NamedTuple

KANJI_DIGITS = {
    **dict(zip(ZERO_TO_NINE, "0123456789", strict=True)),
    **dict(zip("零壱弐参肆伍陸漆捌玖", "0123456789", strict=True)),
    **dict(zip("壹貳參貮弌弍弎", "1232123", strict=True)),
    "○": "0",  # often typed for 〇
    "◯": "0",
}
TO_ASCII = str.maketrans(KANJI_DIGITS)

SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "陌": 100, "千": 1000, "仟": 1000, "阡": 1000}
OLD_TENS = {"廿": "二十", "卄": "二十", "卅": "三十", "丗": "三十", "卌": "四十"}

LARGE_NAMES = (
    *"万億兆京垓秭穣溝澗正載極",
    "恒河沙",
    "阿僧祇",
    "那由他",
    "不可思議",
    "無量大数",
)
LARGE_UNITS = {name: 10 ** (4 * power) for power, name in enumerate(LARGE_NAMES, start=1)}
LARGE_UNITS |= {"萬": LARGE_UNITS["万"], "𥝱": LARGE_UNITS["秭"], "穰": LARGE_UNITS["穣"]}

HALF = Decimal("0.5")
"""What 半 is worth after a unit: the recognizers add it, 半 is part of no numeral."""

MOST_DIGITS = 4000
"""More digits than this are no numeral: CPython refuses to turn 4,300 into an integer."""


class Range(NamedTuple):
    """A number known between bounds: 数十, 二、三百."""

    lower: int | Decimal
    upper: int | Decimal


Value: TypeAlias = int | Decimal | Fraction | Range

DIGIT = f"[{''.join(KANJI_DIGITS)}]"
SMALL = f"[{''.join(SMALL_UNITS)}]"
LARGE = "(?:" + "|".join(sorted(LARGE_UNITS, key=len, reverse=True)) + ")"
"""The name of a large unit, the longest first: 万, 億, 無量大数."""
ARABIC = "(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++|[0-9]++)"
"""Digits, grouped by commas or not: 5,680, 5680; of 1,2345 the 1 alone."""
LARGE_UNIT = deferred(f"({LARGE})")
"""A unit of ten thousand and upward, in a group, so that what it parts can be split: `3[億]`, not `3千`."""
UNIT = deferred(f"{SMALL}|{LARGE}|[{''.join(OLD_TENS)}]")
"""A unit inside a numeral: `三[百]`, `[億]`, not `三〇〇`."""
FORMAL_FIGURES = frozenset("壱弐参拾佰陌仟阡萬壹貳參貮弌弍弎肆伍陸漆捌玖")
"""Figures of deeds and banknotes."""
