"""Bands: rows of a table that no rule parts, told by the figures that stand below each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from jdoc.language.lazy import deferred
from jdoc.readers.cells import Cell
from jdoc.readers.pdf.wording import fills

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def cut_bands(cells: Sequence[Cell[Filled]], ys: Sequence[float]) -> list[Cell[Filled]]:
    """Cut the rows that hold several figures below each other, so that each figure has a row of its own.

    A column whose lines stand on other levels stays one merged cell. `ys` are where the rows begin and end.
    """
    levels = {row: found for row in {cell.row for cell in cells} if (found := _levels(cells, row))}
    wide = _levels_of_groups(cells, ys)
    levels |= {row: found for row, found in wide.items() if row not in levels}
    if not levels:
        return list(cells)
    shift = _shifts(cells, levels)
    return [piece for cell in cells for piece in _cut(cell, levels, wide, shift)]


def _levels_of_groups(cells: Sequence[Cell[Filled]], ys: Sequence[float]) -> dict[int, list[float]]:
    """Find where rows are to be cut that a rule parts in the first columns only: there, several rows have one name.

    Two columns of such cells have to agree, one of them of figures.
    """
    levels: dict[int, list[float]] = {}
    for row, height in {(cell.row, cell.height) for cell in cells if cell.height > 1 and _is_figures(cell)}:
        band = [cell for cell in cells if (cell.row, cell.height) == (row, height) and cell.content.lines]
        levels |= _levels_of_group(band, ys[row : row + height + 1], row)
    return levels


def _levels_of_group(band: Sequence[Cell[Filled]], ys: Sequence[float], row: int) -> dict[int, list[float]]:
    """Share the levels of some cells out to the rows that they take, from a row on; none if a row gets none."""
    found = _levels_in(band)
    rows = [[level for level in found if top < level <= bottom] for top, bottom in pairwise(ys)]
    agree = sum(_stands_on(cell, found) for cell in band) > 1
    return dict(enumerate(rows, row)) if agree and all(rows) else {}


def _levels(cells: Iterable[Cell[Filled]], row: int) -> list[float]:
    """Find where a row is to be cut: the levels of the figures in it, if the names beside them agree."""
    band = [cell for cell in cells if cell.row == row and cell.height == 1 and cell.content.lines]
    figures = [cell for cell in band if _is_figures(cell)]
    if not figures:
        return []
    levels = _levels_in(figures)
    first = min(band, key=lambda cell: cell.column)
    if first not in figures and not _stands_on(first, levels):
        return []
    return levels


def _levels_in(cells: Iterable[Cell[Filled]]) -> list[float]:
    """Give the levels of the lines in the cell that has most of them."""
    return [line.level for line in max(cells, key=lambda cell: len(cell.content.lines)).content.lines]


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


def _cut(
    cell: Cell[Filled],
    levels: Mapping[int, Sequence[float]],
    wide: Mapping[int, Sequence[float]],
    shift: Sequence[int],
) -> Iterator[Cell[Filled]]:
    """Cut a cell at the levels of its rows, if its lines stand on them; else it is merged over the rows of the others.

    Where the rows of a group are cut, its name is not.
    """
    row, end = shift[cell.row], shift[cell.row + cell.height]
    rows = range(cell.row, cell.row + cell.height)
    at = [level for row_ in rows for level in levels.get(row_, ())]
    is_name = cell.row in wide if cell.height == 1 else not all(row_ in wide for row_ in rows)
    if is_name or len(at) != end - row or not _stands_on(cell, at):
        yield cell._replace(row=row, height=end - row)
        return
    for place, level in enumerate(at):
        lines = [line for line in cell.content.lines if abs(line.level - level) <= _REACH * line.size]
        yield Cell(row + place, cell.column, 1, cell.width, replace(cell.content, lines=lines))
