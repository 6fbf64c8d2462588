"""Pen: how a number may have become another one by a slip of the pen, and how seldom two numbers look so by chance."""

from __future__ import annotations

from functools import lru_cache
from math import log2

from jdoc.tuples import NamedTuple

NINE, TEN = 9, 10
FEW, SMALL = 2, 30
"""Figures, and numbers, that a count has which may be off by one."""
OFF = frozenset(unit * times for unit in (1, 9, 99, 999) for times in range(1, TEN))
"""By how much numbers differ that a slip leads from and to, without the zeros behind."""


class Slip(NamedTuple):
    """What a slip is, and how seldom numbers of that length look so by chance, in bits."""

    kind: str
    bits: float


@lru_cache(maxsize=256)
def _bits(figures: int, ways: int) -> float:
    """Tell how seldom one of so many ways leads from a number of some figures to a given one, in bits."""
    return round(log2(NINE) + (figures - 1) * log2(TEN) - log2(ways), 2)


def may_be_slip(off: float, ulp: float) -> bool:
    """Tell whether two numbers that differ by so much may be one but for a slip.

    >>> may_be_slip(180.0, 1), may_be_slip(895.0, 1)
    (True, False)
    """
    number = round(abs(off) / (ulp or 1))
    while number and not number % TEN:
        number //= TEN
    return number in OFF


def slip_of(written: float, made: float, ulp: float) -> Slip | None:
    """Tell by which slip a number was written for another one; None where by none.

    >>> [slip_of(one, other, 1) for one, other in ((3423, 3243), (812, 815), (120, 110))]
    [Slip(kind='neighbours', bits=11.55), Slip(kind='figure', bits=5.06), Slip(kind='one', bits=3.58)]
    >>> slip_of(4715, 3820, 1)
    """
    one, other = _without_zeros(round(abs(written) / (ulp or 1)), round(abs(made) / (ulp or 1)))
    if not one or not other or one == other:
        return None
    slip = _of_counts(one, other) or _of_figures(f"{one}", f"{other}") or _carried(one, other)
    return slip if slip is None or slip.bits > 0 else None


def _of_counts(one: int, other: int) -> Slip | None:
    """Tell whether small counts are off by one."""
    most = max(one, other)
    return Slip("one", round(log2(most), 2)) if abs(one - other) == 1 and most <= SMALL else None


def _carried(one: int, other: int) -> Slip | None:
    """Tell whether one figure is off by one, and carried: 199 and 209."""
    size = len(f"{one}")
    return Slip("step", _bits(size, 2 * size)) if f"{abs(one - other)}".rstrip("0") == "1" else None


def _without_zeros(one: int, other: int) -> tuple[int, int]:
    """Take off the zeros that two numbers end in alike."""
    while one and other and not one % TEN and not other % TEN:
        one, other = one // TEN, other // TEN
    return one, other


def _of_figures(first: str, last: str) -> Slip | None:
    """Tell which slip it is between two numbers of one length."""
    size = len(first)
    if size != len(last) or size == 1:
        return None
    at = [place for place in range(size) if first[place] != last[place]]
    if len(at) == 1:
        is_step = abs(int(first[at[0]]) - int(last[at[0]])) == 1
        return Slip("step", _bits(size, 2 * size)) if is_step else Slip("figure", _bits(size, NINE * size))
    if len(at) > FEW or sorted(first) != sorted(last):
        return None
    return Slip("neighbours", _bits(size, size - 1)) if at[1] - at[0] == 1 else Slip("apart", _bits(size, size * size))
