"""Sums: what the parts of a table add up to, and what it says."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.numbers import HALF, Number, total, written
from jdoc.checks.rules import Found, Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.tables.grids import Grid

Cell = tuple[int, int]


class Sum(NamedTuple):
    """A cell that says what others add up to."""

    cell: Cell
    parts: tuple[Cell, ...]


class Wrong(NamedTuple):
    """A sum that isn't right."""

    cell: Cell
    parts: tuple[Cell, ...]
    sum: Decimal


def wrong_sums(grid: Grid) -> Iterator[Wrong]:
    """Yield the sums of a table, down its columns and along its rows, that aren't right."""
    yield from _down(grid)
    yield from _along(grid)


def _down(grid: Grid) -> Iterator[Wrong]:
    rows = range(grid.depth, len(grid.rows))
    totals = [row for row in rows if grid.sums_up(row)]
    beside = {row for row in rows if grid.is_beside(row)}
    columns = [column for column in range(1, grid.width) if grid.is_summed(column)]
    for row in totals:
        if row in beside:
            continue
        ways = _ways(row, rows, totals, beside, grid)
        sums = [[_sum((row, at), [(part, at) for part in way], grid) for at in columns] for way in ways]
        is_plain = len(totals) == 1 and not beside and row == rows[-1] and not _has_levels(grid)
        yield from _judged(sums, grid, is_plain=is_plain)


def _has_levels(grid: Grid) -> bool:
    """Tell whether names of rows stand on several levels, so that some are parts of others."""
    if grid.stubs > 1:
        return True
    names = [row[0] for row in grid.rows[grid.depth :]]
    return len({len(name) - len(name.lstrip()) for name in names if name.strip()}) > 1 or not all(map(str.strip, names))


def _ways(row: int, rows: range, totals: list[int], beside: set[int], grid: Grid) -> list[list[int]]:
    """Give the rows that a total may be of, the likeliest first."""
    parts = [at for at in rows if at not in totals and at not in beside]
    above = max((at for at in totals if at < row), default=rows[0] - 1)
    below = min((at for at in totals if at > row), default=rows[-1] + 1)
    since = [at for at in parts if above < at < row]
    topmost = [at for at in parts if at < row and grid.rows[at][0].strip()]
    outer = [at for at in topmost if not grid.rows[at][0][:1].isspace()]
    subtotals = [at for at in totals if at < row and at not in beside]
    return [
        since,
        [at for at in parts if at < row],
        subtotals + since,
        [above, *since] if above >= rows[0] else [],
        topmost,
        outer,
        [at for at in parts if row < at < below],
        [at for at in parts if at > row],
        [at for at in totals if at > row],
    ]


def _sum(cell: Cell, parts: Sequence[Cell], grid: Grid) -> Sum | None:
    """Make a sum of the cells that hold numbers; None where there is none to speak of."""
    filled = tuple(part for part in parts if part in grid.numbers)
    if cell not in grid.numbers or len(filled) < 2:
        return None
    return Sum(cell, filled)


def _judged(ways: list[list[Sum | None]], grid: Grid, *, is_plain: bool) -> Iterator[Wrong]:
    """Yield the wrong ones of some sums, by the way of adding up that most of them obey."""
    judged = [[(each, _is_right(each, grid)) for each in way if each is not None] for way in ways]
    judged = [way for way in judged if way]
    if not judged:
        return
    best = max(judged, key=lambda way: (sum(_is_evidence(each, grid) for each, right in way if right), -len(way)))
    support = sum(_is_evidence(each, grid) for each, right in best if right)
    wrong = [each for each, right in best if not right]
    if not support and not (is_plain and len(best) == 1):
        return
    if len(wrong) > max(1, support // 3):
        return
    right_otherwise = {each.cell for way in judged for each, right in way if right}
    for each in wrong:
        if each.cell not in right_otherwise:
            yield Wrong(each.cell, each.parts, total(grid.numbers[part] for part in each.parts))


def _is_evidence(each: Sum, grid: Grid) -> bool:
    """Tell whether a sum that is right shows anything: two parts of it are more than nothing."""
    return sum(grid.numbers[part].value != 0 for part in each.parts) >= 2


def _is_right(each: Sum, grid: Grid) -> bool:
    stated = grid.numbers[each.cell]
    parts = [grid.numbers[part] for part in each.parts]
    return abs(total(parts) - stated.value) <= _tolerance(stated, parts, grid)


def _tolerance(stated: Number, parts: Sequence[Number], grid: Grid) -> Decimal:
    """Give what rounding of the written digits allows: half of the last digit for each, where they are rounded."""
    ulp = max(number.ulp for number in (stated, *parts))
    if not grid.is_rounded and ulp == 1:
        return Decimal(0)
    return ulp * HALF * (len(parts) + 1)


def _along(grid: Grid) -> Iterator[Wrong]:
    """Yield the wrong sums of rows: those of a column that says that it sums up, as most rows obey it."""
    names = grid.column_names
    summed = [at for at in range(grid.stubs, grid.width) if grid.is_summed(at)]
    totals = [at for at in summed if names[at] in {"計", "合計", "総計", "小計", "総数"}]
    rows = range(grid.depth, len(grid.rows))
    for column in totals:
        ways = _column_ways(column, summed, totals, grid)
        sums = [[_sum((row, column), [(row, part) for part in way], grid) for row in rows] for way in ways]
        judged = [_obeyed(way, grid) for way in sums]
        right, wrong = max(judged, key=lambda each: len(each[0]), default=([], []))
        if len(right) >= 2 and len(right) >= 2 * len(wrong):
            for each in wrong:
                yield Wrong(each.cell, each.parts, total(grid.numbers[part] for part in each.parts))


def _obeyed(sums: Sequence[Sum | None], grid: Grid) -> tuple[list[Sum], list[Sum]]:
    right: list[Sum] = []
    wrong: list[Sum] = []
    for each in sums:
        if each is not None:
            (right if _is_right(each, grid) else wrong).append(each)
    return [each for each in right if _is_evidence(each, grid)], wrong


def _column_ways(column: int, summed: list[int], totals: list[int], grid: Grid) -> list[list[int]]:
    """Give the columns that a column of totals may be of."""
    parts = [at for at in summed if at not in totals]
    before = max((at for at in totals if at < column), default=-1)
    behind = min((at for at in totals if at > column), default=grid.width)
    family = [at for at in parts if grid.column_head(at)[:1] == grid.column_head(column)[:1]]
    return [
        [at for at in parts if before < at < column],
        [at for at in parts if at < column],
        [at for at in parts if column < at < behind],
        [at for at in parts if at > column],
        family,
        [at for at in totals if at < column],
        [at for at in totals if at > column],
    ]


def sum_found(wrong: Wrong, grid: Grid) -> Found:
    """Tell a sum that isn't right."""
    row, column = wrong.cell
    name = grid.row_name(row) if wrong.parts[0][1] == column else f"{grid.row_name(row)} {grid.column_names[column]}"
    stated = written(grid.numbers[wrong.cell].value)
    related: tuple[Place, ...] = tuple(grid.place(*part) for part in wrong.parts[:20])
    what = "rows" if wrong.parts[0][1] == column else "columns"
    return Found(grid.place(row, column), f"{name}: {stated}, but the {what} add up to {written(wrong.sum)}", related)
