"""Rough: rates that are said about so (約３割), or as the least or the most (15％以上)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.numbers import HALF, Bounds

if TYPE_CHECKING:
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount

LEAST, MOST = frozenset({"ge", "gt"}), frozenset({"le", "lt"})
"""Bounds of what is as much or more, and as much or less."""
ROUND, ROUNDED = 10, 5
"""What a rough rate is a multiple of, and by how much it may be off then: 約20％ for 17.6％."""


def is_roughly(rate: Amount, made: Bounds) -> bool:
    """Tell whether a rate that is said roughly, or with a bound, may be what two amounts make."""
    stated, ulp, bound = abs(rate.number.value), rate.number.ulp, rate.entity.bound
    low, high = made
    slack = _slack(stated, ulp) if rate.entity.approx else ulp * HALF
    if bound in LEAST:
        return high + slack >= stated
    if bound in MOST:
        return low - slack <= stated
    return low - slack <= stated <= high + slack


def _slack(stated: Decimal, ulp: Decimal) -> Decimal:
    """Give by how much a rough rate may be off."""
    return ulp * ROUNDED if ulp == 1 and not stated % ROUND else ulp
