"""Full shares: the shares of a whole, which make 100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import slip_of
from jdoc.checks.numbers import HALF, HUNDRED, total
from jdoc.checks.tables.balances import Wrong
from jdoc.language.lazy import deferred
from jdoc.language.tables.summing import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.tables.grids import Grid

SHARES = deferred("構成比|構成率|割合|比率|シェア")
"""What a column of shares is called: `構成比(%)`, not `増減率`."""
FEWEST, MOST_TIMES = 2, 2
"""Shares that make all, and how many times all they may make: of answers several may be given."""


def wrong_full_shares(grid: Grid) -> Iterator[Wrong]:
    """Yield the totals of 100% that the shares above them don't make, or those beside them in each row."""
    rows = [*range(grid.depth, len(grid.rows))]
    yield from _of_rows(grid, rows)
    if grid.totals != rows[-1:] or any(map(grid.is_beside, rows)):
        return
    for at in range(1, grid.width):
        parts = [(row, at) for row in rows[:-1]]
        if SHARES.search(grid.whole_heads[at]) and all(cell in grid.numbers for cell in [*parts, (rows[-1], at)]):
            yield from _of_column(grid, (rows[-1], at), parts)


def _of_rows(grid: Grid, rows: Sequence[int]) -> Iterator[Wrong]:
    """Yield those of a first or last column of totals, if most rows have 100 there and make it."""
    columns = range(grid.stubs, grid.width)
    if len(columns) <= FEWEST or not all((row, at) in grid.numbers for row in rows for at in columns):
        return
    for at in columns[:: len(columns) - 1]:
        if TOTAL.search(grid.column_names[at]) and all(grid.numbers[row, at].value == HUNDRED for row in rows):
            yield from _wrong_rows(grid, rows, at, [each for each in columns if each != at])


def _wrong_rows(grid: Grid, rows: Sequence[int], at: int, others: Sequence[int]) -> list[Wrong]:
    """Return the rows whose shares don't make 100, if they are few, or the only one by a slip."""
    wrong = [each for row in rows for each in _of_column(grid, (row, at), [(row, other) for other in others])]
    return wrong if len(wrong) * MOST_TIMES < len(rows) or _is_slip(wrong, grid) else []


def _is_slip(wrong: Sequence[Wrong], grid: Grid) -> bool:
    """Tell whether one of the parts of the only row that is wrong is a slip of the pen for what makes it right."""
    if len(wrong) != 1:
        return False
    parts = [grid.numbers[part] for part in wrong[0].parts]
    lacking = float(HUNDRED - wrong[0].sum)
    return any(slip_of(float(each.value), float(each.value) + lacking, float(each.ulp)) for each in parts)


def _of_column(grid: Grid, cell: tuple[int, int], parts: list[tuple[int, int]]) -> Iterator[Wrong]:
    numbers = [grid.numbers[part] for part in parts]
    made = total(numbers)
    slack = max(number.ulp for number in numbers) * HALF * (len(numbers) + 1)
    is_whole = grid.numbers[cell].value == HUNDRED and len(numbers) >= FEWEST
    if is_whole and abs(made - HUNDRED) > slack and made * MOST_TIMES > HUNDRED and made < HUNDRED * MOST_TIMES:
        yield Wrong(cell, tuple(parts), made)
