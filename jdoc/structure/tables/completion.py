"""Completion: cells that a single space parts, told by the other rows of their table."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.tables.figures import SPACE, has_figures
from jdoc.structure.tables.grid import Grid
from jdoc.structure.tables.rows import closed_up, texts

if TYPE_CHECKING:
    from jdoc.structure.tables.rows import Row

_TAIL = deferred(
    "[ \u3000](?=[▲△\\-－−]?[0-9０-９]+[,，.．][0-9０-９,，.．]*(?:[%％㎡㎥]|[千百十万億]*円|[人件戸台]|ha|トン)?$)"
)
"""Before an amount behind a name: `2025 年３月期[ ]48,216`, `Ａ区画[ ]12,400㎡`, not `第 3`."""


def completed(rows: list[Row]) -> list[Row]:
    """Cut the rows that lack cells at single spaces: amounts off names, and the words of the head if that fills it."""
    grid = Grid(rows)
    if len(rows) < 2 or grid.is_marked:
        return rows
    width = grid.width + all(map(_TAIL.search, texts(grid.whole, 0)))
    counted = [*map(has_figures, rows)]
    heads = counted.index(True) if any(counted) else 0
    return [_as_head(row, width) for row in rows[:heads]] + [_with_tail(row, width) for row in rows[heads:]]


def _with_tail(row: Row, width: int) -> Row:
    """Cut the amount off the name of a row that lacks cells."""
    return [*row[0].cut(_TAIL), *row[1:]] if len(row) < width else row


def _as_head(row: Row, width: int) -> Row:
    """Cut the words of a head, those of all its cells or of all but the first, into as many as there are columns."""
    if not 1 < len(row) < width:
        return row
    first, *others = (cell.cut(SPACE) for cell in row)
    words = closed_up([*chain.from_iterable(others)])
    choices = [*first, *words], [row[0], *words]
    return next((cells for cells in choices if len(cells) == width), row)
