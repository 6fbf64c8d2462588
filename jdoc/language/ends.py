"""Where the ends of a range stand, and what each of them is worth."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias, cast

from jdoc.language.arithmetic import multiply, recorded
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Worth: TypeAlias = int | float | Decimal | str | None
"""What an end can be worth: a number, a date or a time."""


class Ends(NamedTuple):
    """Both ends of a range in its text, in the order in which they are written."""

    stop: int
    """Where the first one ends."""
    start: int
    """Where the second one begins."""
    end: int
    """Where it ends: before まで, which may close the range."""
    first: Worth
    last: Worth
    """What they are worth."""
    begin: int | None = None
    """Where the first one begins, if the range doesn't begin with it: 自 2023年4月1日 至 2024年3月31日."""

    def moved(self, by: int) -> Ends:
        """Return the ends of a range that stands further behind.

        >>> Ends(2, 3, 5, 3, 5).moved(10)[:3]
        (12, 13, 15)
        """
        stop, start, end, first, last, begin = self
        return Ends(stop + by, start + by, end + by, first, last, begin if begin is None else begin + by)

    def scaled(self, factor: int | Fraction) -> Ends:
        """Multiply both numbers."""
        first, last = (multiply(cast("int | Decimal", number), factor) for number in (self.first, self.last))
        return self._replace(first=cast("Worth", first), last=cast("Worth", last))

    def recorded(self) -> Ends:
        """Return them with numbers that a record can hold."""
        return self._replace(first=cast("Worth", recorded(self.first)), last=cast("Worth", recorded(self.last)))
