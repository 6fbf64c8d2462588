"""No sums: totals that aren't meant to be what their parts add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jdoc.checks.tables.grids import Grid

Cell = tuple[int, int]
DAYS = deferred("日数|月数|年数|回数|期間|開催日")
"""What a column of times is called: 診療`[日数]`, not `人数`."""


def is_no_sum(cell: Cell, parts: Sequence[Cell], grid: Grid) -> bool:
    """Tell whether parts aren't meant to be added up: they sum up each other, or run side by side."""
    return _holds_subtotals(cell, parts, grid) or _is_longest(cell, parts, grid)


def _holds_subtotals(cell: Cell, parts: Sequence[Cell], grid: Grid) -> bool:
    """Tell whether a part sums up those before it, or all of them come twice, though no name says so."""
    values = [grid.numbers[part].value for part in parts]
    is_twice = sum(values) == 2 * grid.numbers[cell].value
    before = (at for at in range(2, len(values)) if sum(values[:at]) == values[at] != 0)
    return is_twice or any(not _is_by_chance(cell, parts[: at + 1], grid) for at in before)


def _is_by_chance(cell: Cell, parts: Sequence[Cell], grid: Grid) -> bool:
    """Tell whether a row isn't the sum of those before it in the other columns: then it is no subtotal in one."""
    rows, column = [row for row, _ in parts], cell[1]
    others = [other for other in range(grid.stubs, grid.width) if other != column and grid.is_summed(other)]
    made = [values for values in (_values(grid, rows, other) for other in others) if values]
    return len({*rows}) == len(rows) and bool(made) and all(sum(values[:-1]) != values[-1] for values in made)


def _values(grid: Grid, rows: Sequence[int], column: int) -> list[Decimal]:
    """Give the numbers of some rows in a column; [] where one of them has none."""
    cells = [(row, column) for row in rows]
    return [grid.numbers[cell].value for cell in cells] if all(cell in grid.numbers for cell in cells) else []


def _is_longest(cell: Cell, parts: Sequence[Cell], grid: Grid) -> bool:
    """Tell whether a sum of days is the greatest of its parts, which run side by side: 開館日数, 診療日数."""
    is_of_days = DAYS.search(grid.whole_heads[cell[1]]) is not None
    return is_of_days and grid.numbers[cell].value == max(grid.numbers[part].value for part in parts)
