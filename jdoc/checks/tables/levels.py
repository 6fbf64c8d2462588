"""Levels: rows of a budget that say on which level they stand (款, 項, 目), each the sum of those one level below it."""

from __future__ import annotations

from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.checks.numbers import are_alike, total
from jdoc.checks.tables.balances import Wrong
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.tables.grids import Grid

LEVEL = deferred(
    "(?:第?[0-9一二三四五六七八九十]{1,3} ?)?(?P<level>[款項目節])(?![^\\W0-9_一二三四五六七八九十第].*[款項目節])"
)
"""How the name of a row says its level: `[款]資本的収入`, `[第1項]企業債`, not `市税`."""
LEVELS = "款項目節"
NOT_A_LEVEL = ("項目", "目的", "節約", "節電", "目標", "目次")
"""Words that begin as such a name does."""
FEWEST = 2
"""Rows below one that make it."""


def wrong_levels(grid: Grid) -> Iterator[Wrong]:
    """Yield the rows that those one level below them don't make, where others are right, or the sum looks like it."""
    levels = _levels(grid)
    if len({level for level in levels.values() if level is not None}) < FEWEST:
        return
    for column in range(grid.stubs, grid.width):
        if grid.is_summed(column):
            yield from _judged([*_sums(grid, levels, column)], grid)


def _levels(grid: Grid) -> dict[int, int | None]:
    """Give the level of each row that is added; None for one that has none."""
    rows = [row for row in range(grid.depth, len(grid.rows)) if not grid.is_beside(row)]
    named = {row: _level(fold(grid.row_name(row))) for row in rows}
    if grid.stubs != FEWEST or any(level is not None for level in named.values()):
        return named
    return {row: None if row in grid.totals else _column_of_name(grid.rows[row]) for row in rows}


def _column_of_name(row: Sequence[str]) -> int | None:
    """Tell in which of two columns a row has its name: that of a 款 stands in the first, those of its 項 below in the second."""
    first, second = bool(row[0].strip()), bool(row[1].strip())
    return None if first == second else int(second)


def _level(name: str) -> int | None:
    match = LEVEL.match(name)
    return LEVELS.index(match["level"]) if match and not name.startswith(NOT_A_LEVEL) else None


def _sums(grid: Grid, levels: dict[int, int | None], column: int) -> Iterator[Wrong]:
    """Yield the rows that have others one level below them, with what those make."""
    rows = [*levels]
    for at, row in enumerate(rows):
        own = levels[row]
        if own is None or (row, column) not in grid.numbers:
            continue
        below = [*takewhile(partial(_is_below, levels, own), rows[at + 1 :])]
        parts = tuple((other, column) for other in below if levels[other] == own + 1)
        if len(parts) >= FEWEST and all(part in grid.numbers for part in parts):
            yield Wrong((row, column), parts, total(grid.numbers[part] for part in parts))


def _is_below(levels: dict[int, int | None], own: int, row: int) -> bool:
    level = levels[row]
    return level is not None and level > own


def _judged(sums: Sequence[Wrong], grid: Grid) -> Iterator[Wrong]:
    stated = [grid.numbers[each.cell] for each in sums]
    wrong = [
        (each, number)
        for each, number in zip(sums, stated, strict=True)
        if each.sum != number.value and not grid.is_near(each.sum, number, len(each.parts))
    ]
    right = len(sums) - len(wrong)
    for each, number in wrong if len(wrong) <= max(1, right) else ():
        if right or are_alike(each.sum, number.value):
            yield each
