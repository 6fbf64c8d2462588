"""Tables: what is written in the cells of a page's grids."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from itertools import chain, product
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.readers.cells import Cell, arranged
from jdoc.readers.pdf.bands import Filled, cut_bands
from jdoc.readers.pdf.rows import Row, Spot, is_vertical, lines_in, size_of, trimmed
from jdoc.readers.pdf.spacing import is_letter
from jdoc.readers.pdf.wording import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Span
    from jdoc.readers.pdf.glyphs import Glyph
    from jdoc.readers.pdf.grids import Grid

_MIDDLE = 0.38  # of its size: how far the middle of a character stands above its baseline
_FEW = 9  # cells: a table of fewer need not show where its heads are
_ROW, _COLUMN = attrgetter("row"), attrgetter("column")


class Table(Struct):
    """A table of a page."""

    rows: list[list[str]]
    spans: list[Span]
    edges: list[float]
    """Where its columns begin, and where the last one ends."""
    top: float
    bottom: float
    size: float
    """Of most characters."""
    ruby: list[str] = field(default_factory=list)
    """The readings that are printed in it."""

    def as_row(self) -> Row:
        """Stand for the table among the lines of its page."""
        place = Spot("", self.edges[0], self.edges[-1], self.size)
        return Row([place], self.top + self.size, self.size, ruby=self.ruby, table=self)


def take_tables(grids: Iterable[Grid], glyphs: Sequence[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """Make tables of grids and of what is written in them; also give the characters that are left over.

    What has one column with text only, or none, is no table; nor is the ground of a chart.
    """
    tables: list[Table] = []
    left = list(glyphs)
    for grid in grids:
        inside, outside = _parted(grid, left)
        if len(inside) < 2:
            continue
        table = _table(grid, inside)
        if table is not None:
            tables.append(table)
            left = outside
    return tables, left


def _parted(grid: Grid, glyphs: Iterable[Glyph]) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """Tell which characters stand in which cell of a grid, by their middle, and which outside of it."""
    numbers = {place: number for number, cell in enumerate(grid.cells) for place in _places(cell)}
    xs, ys = grid.xs, grid.ys
    left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    for glyph in glyphs:
        x = (glyph.left + glyph.right) / 2
        y = (glyph.top + glyph.bottom) / 2 if glyph.turned else glyph.y - _MIDDLE * glyph.size
        if left < x < right and top < y < bottom:
            inside[numbers[bisect_right(ys, y) - 1, bisect_right(xs, x) - 1]].append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


def _places(cell: Cell[None]) -> Iterator[tuple[int, int]]:
    """Yield the places that a cell covers: row and column."""
    return product(range(cell.row, cell.row + cell.height), range(cell.column, cell.column + cell.width))


def _table(grid: Grid, inside: dict[int, list[Glyph]]) -> Table | None:
    filled = [_filled(grid, number, inside.get(number, ())) for number in range(len(grid.cells))]
    written = [cell for cell in filled if cell.content.lines]
    if len(set(map(_COLUMN, written))) < 2 or _is_ground(filled, written):
        return None
    rows, spans = arranged(cut_bands(filled, grid.ys), Filled([], 0, 0, vertical=False))
    texts = [list(map(text_of, row)) for row in rows]
    lines = list(chain.from_iterable(cell.content.lines for cell in written))
    size = size_of(chain.from_iterable(row.spots for row in lines))
    ruby = list(chain.from_iterable(row.ruby for row in lines))
    return Table(texts, spans, _edges(grid), grid.ys[0], grid.ys[-1], size, ruby)


def _edges(grid: Grid) -> list[float]:
    """Find where the columns begin in which a cell does, and where the last one ends."""
    return [*(grid.xs[column] for column in sorted({cell.column for cell in grid.cells})), grid.xs[-1]]


def _filled(grid: Grid, number: int, glyphs: Sequence[Glyph]) -> Cell[Filled]:
    """Put the characters of a cell on lines."""
    cell = grid.cells[number]
    vertical = _is_downwards(glyphs)
    lines = [line for row in lines_in(glyphs, vertical=vertical) if (line := trimmed(row)).spots]
    if vertical:
        low, high = grid.ys[cell.row], grid.ys[cell.row + cell.height]
    else:
        low, high = grid.xs[cell.column], grid.xs[cell.column + cell.width]
    content = Filled(sorted(lines, key=lambda row: row.level), low, high, vertical)
    return Cell(cell.row, cell.column, cell.height, cell.width, content)


def _is_downwards(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether a cell is written from top to bottom; figures below each other are lines of their own."""
    if len(glyphs) < 2:
        return False
    letters = sum(is_letter(glyph.char) for glyph in glyphs)
    return letters * 2 > len(glyphs) and is_vertical(glyphs)


def _is_ground(filled: Sequence[Cell[Filled]], written: Sequence[Cell[Filled]]) -> bool:
    """Tell the lines behind a chart: hardly any text, and none where the heads of a table stand, nor a row of names."""
    if len(filled) < _FEW or len(written) * 2 >= len(filled):
        return False
    rows, columns = Counter(map(_ROW, filled)), Counter(map(_COLUMN, filled))
    heads, sides = Counter(map(_ROW, written)), Counter(map(_COLUMN, written))
    has_heads = heads[0] * 2 >= rows[0]
    has_sides = any(sides[column] * 2 >= count for column, count in columns.items())
    return not (has_heads or has_sides or _has_names(written, rows))


def _has_names(written: Sequence[Cell[Filled]], rows: Counter[int]) -> bool:
    """Tell whether words stand in all cells of a row, which has so many as `rows` says."""
    names = Counter(map(_ROW, filter(_has_word, written)))
    return any(names[row] == count > 1 for row, count in rows.items())


def _has_word(cell: Cell[Filled]) -> bool:
    spots = chain.from_iterable(line.spots for line in cell.content.lines)
    return any(is_letter(spot.char) for spot in spots)
