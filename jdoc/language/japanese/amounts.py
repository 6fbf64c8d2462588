"""Amounts in Japanese: 568000000000 JPY is 5,680億円, to the last yen."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TypeAlias

from jdoc.language.numerals.writing import render
from jdoc.lexicon import columns

Number: TypeAlias = "int | float | Decimal | str | None"
"""As values of entities are: a fraction is a text."""
LEAST_NAMED, MOST_NAMED = 10**4, 10**20
"""Numbers that are written with 万, 億, 兆 and 京: smaller ones are read as fast in digits."""


def write_number(number: Number) -> str:
    """Write a number, exactly; a fraction as it is said, and anything else as it is.

    >>> [write_number(each) for each in (568000000000, 12300, Decimal("12.50"), "2/3", "3_2")]
    ['5,680億', '1万2,300', '12.50', '3分の2', '3_2']
    """
    if isinstance(number, str):
        over, slash, under = number.partition("/")
        is_fraction = slash and over.isdecimal() and under.isdecimal()
        return f"{under}分の{over}" if is_fraction else number
    if type(number) is int and LEAST_NAMED <= abs(number) < MOST_NAMED:
        return with_myriads(number)
    return "" if number is None else f"{Decimal(str(number)):,f}"


@lru_cache(maxsize=1024)
def with_myriads(number: int) -> str:
    """Write a number with 億 and 万; tables and indexes ask for the same again and again."""
    return render(number, "mixed-comma")


def write_counted(number: Number, unit: str, *, counts: bool) -> str:
    """Write an ordinal with what it counts; `counts` tells that it was written with 第.

    >>> write_counted("3_2", "条", counts=True), write_counted(2, "番目", counts=False)
    ('第3条の2', '2番目')
    """
    first, *branches = f"{number}".split("_")
    whole = write_number(int(first)) if first.isdecimal() else first
    return "の".join([f"{'第' if counts else ''}{whole}{unit}", *branches])


@cache
def currency_names() -> dict[str, str]:
    """Return what each currency is called behind an amount, by its code.

    >>> [currency_names()[code] for code in ("JPY", "USD", "EUR", "HKD")]
    ['円', '米ドル', 'ユーロ', '香港ドル']
    """
    found: dict[str, str] = {}
    for name, code, per, source in columns("currencies", "name", "code", "per", "source"):
        is_name = not name.isascii() and name.replace(" ", "").isalpha()
        if code and not per and is_name and (source == "CLDR" or code not in found):
            found[code] = name.replace(" ", "・")
    return found
