"""Amounts in English: 5,680億円 is 568 billion yen, to the last yen."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TypeAlias

from jdoc.lexicon import columns

Number: TypeAlias = "int | float | Decimal"

SCALES = (("trillion", 12), ("billion", 9), ("million", 6))
MOST_DECIMALS = 5
"""Behind the point of a number with its scale: one that has more is written out, for nothing is rounded."""


def write_number(number: Number) -> str:
    """Write a number, exactly.

    >>> [write_number(each) for each in (568000000000, 3456700000000, Decimal("12.50"), 2446122000, -4200)]
    ['568 billion', '3.4567 trillion', '12.5', '2,446,122,000', '-4,200']
    """
    exact = Decimal(str(number))
    name, zeros = next(((name, zeros) for name, zeros in SCALES if abs(exact) >= 10**zeros), ("", 0))
    scaled = exact.scaleb(-zeros).normalize()
    if name and -int(scaled.as_tuple().exponent) <= MOST_DECIMALS:
        return f"{scaled:,f} {name}"
    return f"{exact.normalize():,f}"


def write_ordinal(number: int) -> str:
    """Write an ordinal in figures.

    >>> [write_ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 102, 111)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '102nd', '111th']
    """
    is_teen = number % 100 in range(11, 14)
    return f"{number:,}{'th' if is_teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def write_money(number: Number | tuple[Number, Number], code: str) -> str | None:
    """Write an amount of money, or a range of them; None for a currency without an English name.

    >>> write_money(568000000000, "JPY"), write_money(1, "USD"), write_money((3, 5), "EUR"), write_money(3, "フラン")
    ('568 billion yen', '1 US dollar', '3 to 5 euros', None)
    """
    names = _currencies().get(code)
    return names and f"{_number_or_range(number)} {names[number != 1]}"


def write_quantity(number: Number | tuple[Number, Number], unit: str) -> str | None:
    """Write how much or how many of something; None for what has no one English name.

    >>> write_quantity(500, "人"), write_quantity(Decimal("3.5"), "km"), write_quantity(7, "件")
    ('500 people', '3.5 km', None)
    """
    if unit.isascii() or unit.startswith(("°", "µ", "μ", "Ω")):
        return f"{_number_or_range(number)} {unit}"
    patterns = _units().get(("QUANTITY", unit))
    return patterns and patterns[number != 1].replace("{n}", _number_or_range(number))


def write_counted(number: int | str, unit: str) -> str | None:
    """Write an ordinal with what it counts; None for what has no one English name.

    >>> write_counted(6, "回"), write_counted("3_2", "条"), write_counted(3, "号")
    ('6th', 'Article 3-2', None)
    """
    patterns = _units().get(("ORDINAL", unit))
    if patterns is None or ("{nth}" in patterns[1] and not isinstance(number, int)):
        return None
    ordinal = write_ordinal(number) if isinstance(number, int) else ""
    return patterns[1].replace("{nth}", ordinal).replace("{nn}", f"{number}".replace("_", "-"))


def _number_or_range(number: Number | tuple[Number, Number]) -> str:
    return " to ".join(map(write_number, number)) if isinstance(number, tuple) else write_number(number)


@cache
def _currencies() -> dict[str, tuple[str, str]]:
    return {code: (one, many) for code, one, many in columns("english_currencies", "code", "one", "many")}


@cache
def _units() -> dict[tuple[str, str], tuple[str, str]]:
    listed = columns("english_units", "unit", "label", "one", "many")
    return {(label, unit): (one, many) for unit, label, one, many in listed}
