"""Nested: rows right below one that are meant to make it, of a table whose total is right without them."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.checks.numbers import are_alike
from jdoc.checks.tables.balances import Wrong
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.checks.numbers import Number

    Cell = tuple[int, int]

MOST = 40
"""Rows of a total that are looked at: they are tried in pairs."""
FEWEST = 2
"""Rows below one that make it, and rows that make the total."""


class Group(NamedTuple):
    """The places of a row and of those right below it, and what these make."""

    head: int
    parts: range
    made: Decimal

    def is_slip(self, values: Sequence[Decimal]) -> bool:
        """Tell whether a slip in the row, or in one below it, explains that they don't make it."""
        off = values[self.head] - self.made
        parts = (values[at] for at in self.parts)
        return are_alike(self.made, values[self.head]) or any(are_alike(part + off, part) for part in parts)


class Nested(NamedTuple):
    """Rows that a total is right without, and what is wrong of them."""

    wrong: Wrong | None


def nested(total: Cell, cells: Sequence[Cell], numbers: Mapping[Cell, Number]) -> Nested | None:
    """Give the cells that a total is right without, where it isn't right with all, nor without those that make the one above them."""
    if total not in numbers or not MOST >= len(cells) > FEWEST or not numbers.keys() >= {*cells}:
        return None
    stated, values = numbers[total], [numbers[cell].value for cell in cells]
    is_right = abs(sum(values) - stated.value) <= stated.ulp * len(values)
    if is_right or any(summed_below(values, at) for at in range(len(values))):
        return None
    group = group_below(values, stated.value)
    if group is None:
        return None
    parts = tuple(cells[at] for at in group.parts)
    return Nested(Wrong(cells[group.head], parts, group.made) if group.is_slip(values) else None)


def summed_below(values: Sequence[Decimal], at: int) -> range:
    """Give the places of the numbers right below one that make it: two and more."""
    made = Decimal(0)
    for end in range(at + 1, len(values)):
        made += values[end]
        if made == values[at] and end > at + 1:
            return range(at + 1, end + 1)
        if made >= values[at]:
            break
    return range(0)


def group_below(values: Sequence[Decimal], total: Decimal) -> Group | None:
    """Give the one group of numbers without which, or without whose head, the others make a total.

    >>> group_below([*map(Decimal, (245, 82, 118, 43, 49, 164))], Decimal(458))  # 245 is 82, 120 and 43
    Group(head=0, parts=range(1, 4), made=Decimal('243'))
    >>> group_below([*map(Decimal, (245, 82, 118))], Decimal(458))
    """
    groups = [*_groups(values, total)] if total else []
    return groups[0] if len(groups) == 1 else None


def _groups(values: Sequence[Decimal], total: Decimal) -> Iterator[Group]:
    over = sum(values) - total
    for head, value in enumerate(values):
        for end, made in enumerate(accumulate(values[head + 1 :]), head + 1):
            parts = range(head + 1, end + 1)
            is_group = len(parts) >= FEWEST and 0 < made != value and len(values) - len(parts) >= FEWEST
            if is_group and (made == over or (value == over and are_alike(made, value))):
                yield Group(head, parts, made)
