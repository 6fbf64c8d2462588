"""Headed: what heads say of small tables, of which a row or two show it: means, running totals, extremes, what is carried over."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import slip_of
from jdoc.checks.numbers import total, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from re import Pattern

    from jdoc.checks.numbers import Number
    from jdoc.checks.tables.grids import Grid

Cell = tuple[int, int]

MEAN = deferred("^(?:単純)?平均[点値]?$")
"""What a column or row is called that holds the mean of the others: `[平均]`, not `平均年齢`."""
RUNNING = deferred("累[計積]")
"""What a column is called that adds up from row to row: `[累計]`, `[累積]%`, not `計`."""
MOST, LEAST = deferred("^最[大高多長](?:値|数)?$"), deferred("^最[小低少短](?:値|数)?$")
"""What a row is called that holds the largest of the others, or the smallest: `[最大]`, `[最低値]`."""
OPENING = deferred("期首|^前(?:年度?|期|月|回)(?:度)?(?:末|から?の?繰越|繰越|残高)|月初|年度当初")
"""What a column of what was is called: `[期首]残高`, `[前年度繰越]`, not `前年度`."""
CLOSING = deferred("期末|^[翌次](?:年度|期|月|回)(?:へ?の?繰越|繰越)|月末|(?<!前)年度末")
"""What a column of what is now is called: `[期末]残高`, `[翌年度繰越]`, not `前年度末`."""
UNLIKE = deferred("率|比|割合|%|順位|人口|計$|備考|配点|基準|満点|定員|目標")
"""Heads of columns that have no mean with others: `合格[率]`, `満点`."""
NAMED = deferred("[0-9]")
"""What rows have whose order is that of years: R`[4]`, not `東区`."""
FEWEST, FEW = 2, 3
"""Parts of a mean; rows that show a running total."""


class Check(NamedTuple):
    """A number of a table, what others make, and by what it may be off."""

    cell: Cell
    parts: tuple[Cell, ...]
    made: Decimal
    slack: Decimal
    what: str
    """How it is told: mean, sum or same."""


def find_wrong_headed(grid: Grid) -> Iterator[Found]:
    """Find numbers that aren't what their heads say of them, where all others of the table are."""
    for checks in (_means(grid), _extremes(grid), _carried(grid)):
        wrong = [each for each in checks if abs(grid.numbers[each.cell].value - each.made) > each.slack]
        if len(wrong) == 1 and (len(checks) > 1 or _is_slip(wrong[0], grid)):
            yield _found(wrong[0], grid)
    for column in range(1, grid.width):
        if RUNNING.search(grid.whole_heads[column]):
            yield from _running(grid, column)


def _is_slip(check: Check, grid: Grid) -> bool:
    stated = grid.numbers[check.cell]
    return check.what == "extreme" or slip_of(float(stated.value), float(check.made), float(stated.ulp)) is not None


def _found(check: Check, grid: Grid) -> Found:
    stated = written(grid.numbers[check.cell].value)
    message = {
        "mean": f"{stated}, but the mean of the others is {written(check.made)}",
        "sum": f"{stated}, but the parts add up to {written(check.made)}",
    }.get(check.what, f"{stated}, but {written(check.made)} elsewhere")
    return Found(grid.place(*check.cell), message, tuple(grid.place(*part) for part in check.parts))


def _body(grid: Grid) -> range:
    return range(grid.depth, len(grid.rows))


def _means(grid: Grid) -> list[Check]:
    """Return the means of rows, by a last column that is called so."""
    last = grid.width - 1
    columns = range(max(1, grid.stubs), last)
    if not MEAN.search(grid.column_names[last]) or grid.totals:
        return []
    if any(UNLIKE.search(grid.whole_heads[at]) for at in columns) or len(columns) < FEWEST:
        return []
    return [*filter(None, (_mean(grid, (row, last), [(row, at) for at in columns]) for row in _body(grid)))]


def _mean(grid: Grid, cell: Cell, parts: Sequence[Cell]) -> Check | None:
    if not _has_all(grid, [cell, *parts]):
        return None
    ulp = grid.numbers[cell].ulp
    made = total([grid.numbers[part] for part in parts]) / len(parts)
    return Check(cell, tuple(parts), made.quantize(ulp), ulp, "mean")


def _has_all(grid: Grid, cells: Iterable[Cell]) -> bool:
    return all(cell in grid.numbers for cell in cells)


def _extremes(grid: Grid) -> list[Check]:
    """Return the largest and the smallest numbers of columns, by last rows that are called so."""
    named = [row for row in _body(grid) if _is_extreme(grid.row_name(row))]
    others = [row for row in range(grid.depth, min(named, default=0)) if not MEAN.search(grid.row_name(row))]
    if len(others) < FEWEST:
        return []
    columns = [at for at in range(1, grid.width) if _has_all(grid, [(row, at) for row in (*named, *others)])]
    return [_extreme(grid, (row, at), [(other, at) for other in others]) for at in columns for row in named]


def _is_extreme(name: str) -> bool:
    return bool(MOST.search(name) or LEAST.search(name))


def _extreme(grid: Grid, cell: Cell, parts: Sequence[Cell]) -> Check:
    of = max if MOST.search(grid.row_name(cell[0])) else min
    return Check(cell, tuple(parts), of(grid.numbers[part].value for part in parts), Decimal(0), "extreme")


def _carried(grid: Grid) -> list[Check]:
    """Return what a row begins with and the row above it ended with, by heads that say so."""
    opening, closing = _only(grid, OPENING), _only(grid, CLOSING)
    if not 0 < opening < closing or not all(NAMED.search(grid.row_name(row)) for row in _body(grid)):
        return []
    pairs = [((last, opening), (first, closing)) for first, last in pairwise(_body(grid))]
    known = [pair for pair in pairs if _has_all(grid, pair)]
    return [Check(one, (other,), grid.numbers[other].value, Decimal(0), "same") for one, other in known]


def _only(grid: Grid, name: Pattern[str]) -> int:
    """Give the only column that is called so; 0 where there is none, or several."""
    found = [at for at in range(1, grid.width) if name.search(grid.whole_heads[at])]
    return found[0] if len(found) == 1 else 0


def _running(grid: Grid, column: int) -> Iterator[Found]:
    """Tell a running total that the rows up to its own don't add up to, where those of the others do."""
    base = _before(grid, column)
    rows = [row for row in _body(grid) if row not in grid.totals]
    parts, sums = ([(row, at) for row in rows] for at in (base, column))
    if not base or len(rows) < FEW or not _has_all(grid, [*parts, *sums]):
        return
    at = _only_wrong(_steps_off([grid.numbers[cell] for cell in sums], [grid.numbers[cell] for cell in parts]))
    if at > 0:
        made = grid.numbers[sums[at - 1]].value + grid.numbers[parts[at]].value
        yield _found(Check(sums[at], tuple(parts[: at + 1]), made, Decimal(0), "sum"), grid)


def _before(grid: Grid, column: int) -> int:
    """Give the last column of numbers before one; 0 where there is none."""
    return next((at for at in range(column - 1, 0, -1) if (grid.depth, at) in grid.numbers), 0)


def _only_wrong(off: Sequence[Decimal]) -> int:
    """Give the only total that is wrong, by which it and the one behind it are off; 0 where there is none such."""
    at = next((at for at, each in enumerate(off) if each), 0)
    return at if not any(off[at + 2 :]) and sum(off, Decimal(0)) == 0 else 0


def _steps_off(sums: Sequence[Number], parts: Sequence[Number]) -> list[Decimal]:
    """Give by how much each running total is off from the one above it and what is added, but for rounding; the last one's as of one that is put right behind it."""
    slack = 2 * max(each.ulp for each in (*sums, *parts)) if sums[0].ulp < 1 else Decimal(0)
    off = [sums[0].value - parts[0].value]
    off += [
        one.value - before.value - part.value for (before, one), part in zip(pairwise(sums), parts[1:], strict=True)
    ]
    off = [each if abs(each) > slack else Decimal(0) for each in off]
    if off[-1] and not any(off[:-1]):
        off.append(-off[-1])
    return off
