"""Above: the lines that name the columns of a table which is set without rules, where nothing stands over its names."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from jdoc.language.width import columns as width_of
from jdoc.structure.drafts import Piece
from jdoc.structure.tables.extents import Extent, extent_of
from jdoc.structure.tables.figures import SPACE, has_figures, is_figure
from jdoc.structure.tables.grid import Grid
from jdoc.structure.tables.rows import close_above, is_name, row_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

_MOST = 4  # lines
_ASIDE = 6  # columns that a head may reach out over its figures by


class _Gap(NamedTuple):
    """White space in a line: its place in the text, and on the page."""

    start: int
    end: int
    place: Extent

    @property
    def width(self) -> int:
        return self.place.right - self.place.left


_NO_GAP = _Gap(0, 0, Extent(0, 0))


def lines_above(lines: Sequence[Line], rows: list[Row]) -> list[Row]:
    """Find the lines right above the first one of a table whose words stand over its columns of figures, two of them and more.

    Each gives a row, with an empty cell over the names of the rows.
    """
    columns = _columns(Grid(rows))
    if len(columns) < 2:
        return []
    names = takewhile(is_name, close_above(lines, rows[0][0].line, _MOST))
    return [*takewhile(bool, map(partial(_cells_over, columns), names))][::-1]


def _columns(grid: Grid) -> list[Extent]:
    """Give where the columns of figures begin and end; nothing where those of the first row are no figures."""
    if grid.is_marked or not all(map(is_figure, grid.whole[0][1:])):
        return []
    return grid.columns[1:]


def _cells_over(columns: Sequence[Extent], line: Line) -> Row:
    """Cut a line into what stands over each column; nothing if there is more, or if it names one column only."""
    starts = [column.left - _ASIDE for column in columns]
    parts = [*_parts(line, columns)]
    cells = {bisect_left(starts, extent_of(part).middle): part for part in parts}
    if len(cells) < max(2, len(parts)) or 0 in cells or has_figures(parts):
        return []
    return row_of(line, cells, len(columns) + 1)


def _parts(line: Line, columns: Sequence[Extent]) -> Iterator[Piece]:
    """Yield the parts of a line between the widest gaps that reach into the white between two columns of figures."""
    gaps = [*_gaps(line)]
    start = 0
    for before, after in pairwise(columns):
        gap = _widest(gaps, Extent(before.right - _ASIDE, after.left + _ASIDE))
        if gap.end > start:
            yield Piece(line, start, gap.start)
            start = gap.end
    yield Piece(line, start, len(line.text))


def _gaps(line: Line) -> Iterator[_Gap]:
    for gap in SPACE.finditer(line.text):
        left = line.indent + width_of(line.text[: gap.start()])
        yield _Gap(*gap.span(), Extent(left, left + width_of(gap[0])))


def _widest(gaps: Sequence[_Gap], white: Extent) -> _Gap:
    """Choose the widest gap in the white of a page; of two that are as wide, nobody knows which one parts the names."""
    near = [gap for gap in gaps if gap.place.touches(white)]
    widest, second, *_ = sorted([*near, _NO_GAP, _NO_GAP], key=lambda gap: gap.width, reverse=True)
    return widest if widest.width > second.width else _NO_GAP
