"""Units: which say the same, and how many of one another one is."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from jdoc.checks.numbers import Number
from jdoc.lexicon import columns


@cache
def _bases() -> dict[str, tuple[str, Decimal]]:
    """Return the units that are compared in another one, with it and how many of it they are."""
    return {unit: (base, Decimal(times)) for unit, base, times in columns("same_units", "unit", "base", "times")}


def same_unit(unit: str) -> str:
    """Give the one name of a unit that has several.

    >>> same_unit("㎡"), same_unit("名"), same_unit("ha"), same_unit("円")
    ('m2', '人', 'ha', '円')
    """
    return _names().get(unit, unit)


@cache
def _names() -> dict[str, str]:
    return {unit: base for unit, (base, times) in _bases().items() if times == 1}


def in_base(number: Number, unit: str) -> tuple[Number, str]:
    """Give an amount in the unit that it is compared in.

    >>> in_base(Number(Decimal("3.5"), Decimal("0.1")), "ヘクタール")
    (Number(value=Decimal('35000.0'), ulp=Decimal('1000.0')), 'm2')
    """
    if unit not in _bases():
        return number, unit
    base, times = _bases()[unit]
    if times == 1:
        return number, base
    return Number(number.value * times, number.ulp * times), base
