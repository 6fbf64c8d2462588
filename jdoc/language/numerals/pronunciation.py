"""Numbers read aloud, in hiragana."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.errors import NumeralError
from jdoc.language.numerals.symbols import Range, Value
from jdoc.language.numerals.writing import NAMED_DIGITS, render

if TYPE_CHECKING:
    from decimal import Decimal

ONES = ("れい", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
SMALL_KANA: tuple[tuple[str, dict[str, str]], ...] = (
    ("せん", {"1": "せん", "3": "さんぜん", "8": "はっせん"}),
    ("ひゃく", {"1": "ひゃく", "3": "さんびゃく", "6": "ろっぴゃく", "8": "はっぴゃく"}),
    ("じゅう", {"1": "じゅう"}),
    ("", {}),
)
"""The units of the digits in a group of four, and the digits that are said in their own way before them."""
UNITS_KANA = (
    *("", "まん", "おく", "ちょう", "けい", "がい", "じょ", "じょう", "こう", "かん", "せい", "さい", "ごく"),
    *("ごうがしゃ", "あそうぎ", "なゆた", "ふかしぎ", "むりょうたいすう"),
)
SHORT = (
    *(("いち", "いっ"), ("はち", "はっ"), ("じゅう", "じゅっ")),
    *(("ろく", "ろっ"), ("ひゃく", "ひゃっ"), ("びゃく", "びゃっ"), ("ぴゃく", "ぴゃっ")),
)
# Before か the small っ takes ろく and ひゃく too; before た and さ it does not: ろくちょう, ひゃくさい.
SHORTENED = {"ちょう": 3, "せい": 3, "さい": 3, "てん": 3, "けい": 7, "こう": 7, "かん": 7}


def pronounce(value: Value) -> str:
    """Say a number aloud.

    >>> pronounce(568000000000), pronounce(18000000000000), pronounce(3608)
    ('ごせんろっぴゃくはちじゅうおく', 'じゅうはっちょう', 'さんぜんろっぴゃくはち')
    >>> pronounce(10**7), pronounce(Fraction(2, 3)), pronounce(-1)
    ('いっせんまん', 'さんぶんのに', 'まいなすいち')
    """
    if isinstance(value, Range):
        return f"{pronounce(value.lower)}から{pronounce(value.upper)}"
    if isinstance(value, Fraction):
        minus = "まいなす" if value < 0 else ""
        return f"{minus}{pronounce(value.denominator)}ぶんの{pronounce(abs(value.numerator))}"
    return _number(value)


def _number(value: int | Decimal) -> str:
    digits = render(value, "arabic")
    minus = "まいなす" if digits.startswith("-") else ""
    whole, _, decimals = digits.lstrip("-").partition(".")
    if len(whole) > NAMED_DIGITS:
        message = f"no reading for a number of {len(whole)} digits, 無量大数 reaches to {NAMED_DIGITS}"
        raise NumeralError(message)
    said = _whole(whole) or ONES[0]
    if decimals:
        said = _joined(said, "てん") + "".join(ONES[int(digit)] for digit in decimals)
    return minus + said


def _whole(digits: str) -> str:
    said = ""
    groups = re.findall("[0-9]{4}", digits.zfill(len(digits) + -len(digits) % 4))
    for group, unit in zip(groups, reversed(UNITS_KANA[: len(groups)]), strict=True):
        if group != "0000":
            said += _joined(_group(group, named=bool(unit)), unit)
    return said


def _group(digits: str, *, named: bool) -> str:
    """Say four digits; 千 alone before 万 is いっせん."""
    if named and digits == "1000":
        return "いっせん"
    said = ""
    for digit, (unit, special) in zip(digits, SMALL_KANA, strict=True):
        if digit != "0":
            said += special.get(digit) or ONES[int(digit)] + unit
    return said


def _joined(said: str, unit: str) -> str:
    """Put a unit after a number, with the sound change between them: いっちょう, ろっけい."""
    for long, short in SHORT[: SHORTENED.get(unit, 0)]:
        if said.endswith(long):
            return said[: -len(long)] + short + unit
    return said + unit
