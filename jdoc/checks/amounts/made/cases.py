"""Cases: amounts, what others make by one way of reckoning, and whether they fit, fit but for a slip, or don't."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import Slip, slip_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

FITS, ANY = "fits", "any"
"""What is no slip: what fits, and what isn't explained by any."""
BESIDE = 2
"""Blocks between lines of one list."""


class Case(NamedTuple):
    """Some amounts, and what the others make of one of them."""

    way: str
    """How it is reckoned: sum, pair, product, mean, average, rate, points."""
    wrong: Told
    """The one that is other than made, or the result."""
    members: tuple[Told, ...]
    """The result, and what it is made of."""
    made: float
    slip: Slip
    tries: int
    """How many others were as likely to be looked at as this one, and before."""
    is_whole: bool = False
    """Whether it has all amounts of a sentence or a list."""
    name: str = ""
    """What a rate is: share, rise, fall."""
    is_named: bool = False
    """Whether the words of a rate name what it is of."""


def rarity(value: float, slack: float, ulp: float) -> float:
    """Tell how seldom a number fits by chance, in bits."""
    return log2(max(abs(value), 2) / max(2 * slack, ulp, 1e-9))


def near(
    told: Sequence[Told], at: int, most: int, blocks: int, may_be: Callable[[Told], bool] | None = None
) -> list[Told]:
    """Return the amounts around one, the nearest first."""
    found: list[Told] = []
    for each in _around(told, at, blocks):
        if may_be is None or may_be(each):
            found.append(each)
            if len(found) == most:
                break
    return found


def _around(told: Sequence[Told], at: int, blocks: int) -> Iterator[Told]:
    """Yield the amounts around one that stand in so many blocks before and behind it, the nearest first."""
    here = told[at]
    first, last = here.place.block - blocks, here.place.block + blocks
    back, on = at - 1, at + 1
    while True:
        may_back = back >= 0 and told[back].place.block >= first
        may_on = on < len(told) and told[on].place.block <= last
        if may_back and not (may_on and told[on].at - here.at < here.at - told[back].at):
            yield told[back]
            back -= 1
        elif may_on:
            yield told[on]
            on += 1
        else:
            return


def of_result(way: str, members: tuple[Told, ...], made: float, slack: float, tries: int) -> Iterator[Case]:
    """Yield the case of a result and what it is made of."""
    result = members[0]
    if abs(result.value - made) <= slack:
        fits = Slip(FITS, rarity(result.value, slack, result.ulp))
        yield Case(way, result, members, made, fits, tries)
    elif 0 < made < 3 * result.value < 9 * made:
        yield Case(way, result, members, made, slip_of(result.value, made, result.ulp) or Slip(ANY, 0), tries)
