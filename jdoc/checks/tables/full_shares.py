"""Full shares: the shares of a whole, which make 100%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.numbers import HALF, HUNDRED, total
from jdoc.checks.tables.balances import Wrong
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.tables.grids import Grid

SHARES = deferred("構成比|構成率|割合|比率|シェア")
"""What a column of shares is called: `構成比(%)`, not `増減率`."""
FEWEST, MOST_TIMES = 2, 2
"""Shares that make all, and how many times all they may make: of answers several may be given."""


def wrong_full_shares(grid: Grid) -> Iterator[Wrong]:
    """Yield the totals of 100% that the shares above them don't make."""
    rows = [*range(grid.depth, len(grid.rows))]
    if grid.totals != rows[-1:] or any(map(grid.is_beside, rows)):
        return
    for at in range(1, grid.width):
        parts = [(row, at) for row in rows[:-1]]
        if SHARES.search(grid.whole_heads[at]) and all(cell in grid.numbers for cell in [*parts, (rows[-1], at)]):
            yield from _of_column(grid, (rows[-1], at), parts)


def _of_column(grid: Grid, cell: tuple[int, int], parts: list[tuple[int, int]]) -> Iterator[Wrong]:
    numbers = [grid.numbers[part] for part in parts]
    made = total(numbers)
    slack = max(number.ulp for number in numbers) * HALF * (len(numbers) + 1)
    is_whole = grid.numbers[cell].value == HUNDRED and len(numbers) >= FEWEST
    if is_whole and abs(made - HUNDRED) > slack and made * MOST_TIMES > HUNDRED and made < HUNDRED * MOST_TIMES:
        yield Wrong(cell, tuple(parts), made)
