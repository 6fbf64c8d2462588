"""Lookup: all that an expression can mean."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from jdoc.errors import NumeralError
from jdoc.language.numerals import STYLES, Range, edited, finditer, reading, rewrite
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.numerals import Numeral, Value


class Meaning(NamedTuple):
    """One of the things that an expression can mean."""

    expression: str
    """As it was asked for."""
    meaning: str
    """What it is: `number`."""
    value: int | Decimal | str | None
    """Normalised; a fraction as 2/3; none for a range."""
    kind: str
    """What the number counts: money, date, ordinal, cardinal …"""
    lower: int | Decimal | None
    upper: int | Decimal | None
    forms: dict[str, str]
    """The expression in every style of numerals that can write it."""
    reading: str | None
    """The number in hiragana."""


def meanings(expression: str) -> Iterator[Meaning]:
    """Yield all that an expression can mean, as far as jdoc knows; nothing for what it doesn't know.

    >>> found = next(meanings("五千六百八十億円"))
    >>> found.value, found.kind, found.forms["mixed-comma"], found.reading
    (568000000000, 'money', '5,680億円', 'ごせんろっぴゃくはちじゅうおく')
    """
    for numeral in finditer(fold(expression)):
        if numeral.value is not None:
            yield _number(expression, numeral)


def _number(expression: str, numeral: Numeral) -> Meaning:
    value = numeral.value
    forms = {style: form for style in STYLES if (form := _form(expression, style)) is not None}
    if isinstance(value, Range):
        return Meaning(expression, "number", None, numeral.kind, value.lower, value.upper, forms, None)
    return Meaning(expression, "number", _plain(value), numeral.kind, None, None, forms, _reading(value))


def _plain(value: Value | None) -> int | Decimal | str | None:
    return f"{value.numerator}/{value.denominator}" if isinstance(value, Fraction) else value  # type: ignore[return-value]


def _form(expression: str, style: str) -> str | None:
    """Write the expression in a style; None where the style has no way to write it."""
    try:
        return edited(expression, rewrite(expression, style, keep=()))
    except NumeralError:
        return None


def _reading(value: Value | None) -> str | None:
    try:
        return reading(value) if isinstance(value, int | Decimal | Fraction) else None
    except NumeralError:
        return None
