"""Placing: the cells of each row, put under the columns of the widest one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.structure.tables.extents import extent_of, extents_of
from jdoc.structure.tables.rows import empty, row_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.drafts import Piece
    from jdoc.structure.tables.extents import Extent
    from jdoc.structure.tables.grid import Grid
    from jdoc.structure.tables.rows import Row


def in_columns(grid: Grid) -> list[Row]:
    """Put each cell in its column: those of rows that lack some below those of the widest row."""
    if grid.is_marked:
        return _behind_tabs(grid.rows)
    columns = extents_of(grid.whole[0])
    return [_spread(row, columns) if len(row) < len(columns) else row for row in grid.rows]


def _behind_tabs(rows: list[Row]) -> list[Row]:
    """Give rows that tabs stand before their empty cells, but for those tabs that the whole table is set in by."""
    tabs = [row[0].line.tabs for row in rows]
    set_in = min(tabs)
    return (
        [[*empty(row[0].line, count - set_in), *row] for row, count in zip(rows, tabs, strict=True)]
        if any(tabs)
        else rows
    )


def _spread(row: Row, columns: Sequence[Extent]) -> Row:
    """Give a row as many cells as there are columns, its own where they overlap one or are nearest to it."""
    cells: dict[int, Piece] = {}
    lowest = 0
    for highest, cell in enumerate(row, len(columns) - len(row)):  # the cells behind it need a column each, too
        place = extent_of(cell)
        nearest = min(range(lowest, highest + 1), key=lambda column: place.distance(columns[column]))
        cells[nearest] = cell
        lowest = nearest + 1
    return row_of(row[0].line, cells, len(columns))
