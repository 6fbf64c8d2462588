"""Bands: rows of a table that no rule parts, told by the figures that stand below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jdoc.language.lazy import deferred
from jdoc.readers.cells import Cell
from jdoc.readers.pdf.wording import fills

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.rows import Row

_FIGURE = deferred(
    r"(?:[△▲\-－−+＋±約]?[ 　]*[0-9０-９][0-9０-９,，.． ]*[%％]?"
    r"|[（(][△▲\-－−]?[0-9０-９][0-9０-９,，.． ]*[%％]?[）)]|[-－―–—…*＊]+|皆増|皆減|〃)"
)
"""A line that is a figure through and through: `[△1,234]`, `[（56.7％）]`, not `12月`."""
_REACH = 0.45  # of the size: lines nearer than that stand on one level


class Filled(Struct):
    """What stands in a cell."""

    lines: list[Row]
    low: float
    """Where the cell begins along its lines."""
    high: float
    vertical: bool


def cut_bands(cells: Sequence[Cell[Filled]]) -> list[Cell[Filled]]:
    """Cut the rows that hold several figures below each other, so that each figure has a row of its own.

    A column whose lines stand on other levels stays one merged cell.
    """
    levels = {row: found for row in {cell.row for cell in cells} if (found := _levels(cells, row))}
    if not levels:
        return list(cells)
    shift = _shifts(cells, levels)
    return [piece for cell in cells for piece in _cut(cell, levels.get(cell.row), shift)]


def _levels(cells: Iterable[Cell[Filled]], row: int) -> list[float]:
    """Find where a row is to be cut: the levels of the figures in it, if the names beside them agree."""
    band = [cell for cell in cells if cell.row == row and cell.height == 1 and cell.content.lines]
    figures = [cell for cell in band if _is_figures(cell)]
    if not figures:
        return []
    levels = [line.level for line in max(figures, key=lambda cell: len(cell.content.lines)).content.lines]
    first = min(band, key=lambda cell: cell.column)
    if first not in figures and not _stands_on(first, levels):
        return []
    return levels


def _is_figures(cell: Cell[Filled]) -> bool:
    """Tell a column of figures: two lines and more, all of them figures, and not one with a note in brackets below."""
    lines = cell.content.lines
    if len(lines) < 2 or cell.content.vertical or not all(_FIGURE.fullmatch(line.text.strip()) for line in lines):
        return False
    bracketed = [line.text.strip()[0] in "（(" for line in lines]
    return any(bracketed) == all(bracketed)


def _stands_on(cell: Cell[Filled], levels: Sequence[float]) -> bool:
    """Tell whether the lines of a cell stand on some levels, each by itself and none of them a wrapped one."""
    content = cell.content
    if content.vertical:
        return False
    on_levels = all(any(abs(line.level - level) <= _REACH * line.size for level in levels) for line in content.lines)
    return on_levels and (_is_figures(cell) or not any(fills(line, content.high) for line in content.lines[:-1]))


def _shifts(cells: Iterable[Cell[Filled]], levels: dict[int, list[float]]) -> list[int]:
    """Say for each row, and for the end of the table, where it stands once the rows above it are cut."""
    rows = max(cell.row + cell.height for cell in cells)
    shift = [0]
    for row in range(rows):
        shift.append(shift[-1] + len(levels.get(row, [0.0])))
    return shift


def _cut(cell: Cell[Filled], levels: Sequence[float] | None, shift: Sequence[int]) -> Iterator[Cell[Filled]]:
    """Cut a cell at some levels, if its lines stand on them; else it is merged over the rows of the others."""
    row = shift[cell.row]
    if not levels or cell.height > 1 or not _stands_on(cell, levels):
        yield cell._replace(row=row, height=shift[cell.row + cell.height] - row)
        return
    for at, level in enumerate(levels):
        lines = [line for line in cell.content.lines if abs(line.level - level) <= _REACH * line.size]
        yield Cell(row + at, cell.column, 1, cell.width, replace(cell.content, lines=lines))
