"""Bands: rows of a table that no rule parts, told by the figures that stand below each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from jdoc.language.lazy import deferred
from jdoc.readers.cells import Cell
from jdoc.readers.pdf.wording import fills

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.pdf.rows import Row

    Band: TypeAlias = list[Cell["Filled"]]
    Levels: TypeAlias = dict[int, list[float]]

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

    @property
    def is_figures(self) -> bool:
        """Whether it is two lines and more, all of them figures, and not one with a note in brackets below."""
        texts = [line.text.strip() for line in self.lines]
        if self.vertical or len(texts) < 2 or not all(map(_FIGURE.fullmatch, texts)):
            return False
        return len(set(map(_is_bracketed, texts))) == 1

    @property
    def is_wrapped(self) -> bool:
        """Whether one of its lines may go on in the next."""
        return any(fills(line, self.high) for line in self.lines[:-1])

    def stands_on(self, levels: Sequence[float]) -> bool:
        """Tell whether its lines stand on some levels, each by itself and none of them a wrapped one."""
        if self.vertical or (self.is_wrapped and not self.is_figures):
            return False
        return all(any(_is_on(line, level) for level in levels) for line in self.lines)

    def on(self, level: float) -> list[Row]:
        """Give the lines that stand on a level."""
        return [line for line in self.lines if _is_on(line, level)]


def _is_bracketed(text: str) -> bool:
    return text[0] in "（("


def _is_on(line: Row, level: float) -> bool:
    return abs(line.level - level) <= _REACH * line.size


def cut_bands(cells: Sequence[Cell[Filled]], ys: Sequence[float]) -> list[Cell[Filled]]:
    """Cut the rows that hold several figures below each other, so that each figure has a row of its own.

    A column whose lines stand on other levels stays one merged cell. `ys` are where the rows begin and end.
    """
    wide: Levels = {}
    levels: Levels = {}
    for (row, height), band in _bands(cells).items():
        if height > 1:
            wide |= _levels_of_group(band, ys[row : row + height + 1], row)
        else:
            levels |= _levels_of_row(band, row)
    if not levels and not wide:
        return list(cells)
    cuts = _Cuts(wide | levels, set(wide), len(ys) - 1)
    return [*chain.from_iterable(map(cuts.pieces, cells))]


def _bands(cells: Iterable[Cell[Filled]]) -> dict[tuple[int, int], Band]:
    """Gather the cells with text that stand beside each other and are as high, by their row and their height."""
    bands: defaultdict[tuple[int, int], Band] = defaultdict(list)
    for cell in cells:
        if cell.content.lines:
            bands[cell.row, cell.height].append(cell)
    return bands


def _levels_of_group(band: Band, ys: Sequence[float], row: int) -> Levels:
    """Find where rows are to be cut that a rule parts in the first columns only: there, several rows have one name.

    Two columns of such cells have to agree, one of them of figures; each row has to get a level.
    """
    contents = [cell.content for cell in band]
    if not any(content.is_figures for content in contents):
        return {}
    found = _most_levels(contents)
    rows = [[level for level in found if top < level <= bottom] for top, bottom in pairwise(ys)]
    agree = sum(content.stands_on(found) for content in contents) > 1
    return dict(enumerate(rows, row)) if agree and all(rows) else {}


def _levels_of_row(band: Band, row: int) -> Levels:
    """Find where a row is to be cut: the levels of the figures in it, if the names beside them agree."""
    figures = [cell.content for cell in band if cell.content.is_figures]
    if not figures:
        return {}
    levels = _most_levels(figures)
    names = min(band, key=lambda cell: cell.column).content
    return {row: levels} if names.is_figures or names.stands_on(levels) else {}


def _most_levels(contents: Iterable[Filled]) -> list[float]:
    """Give the levels of the lines in the cell that has most of them."""
    return [line.level for line in max(contents, key=lambda content: len(content.lines)).lines]


class _Cuts:
    """Where the rows of a table are cut."""

    def __init__(self, levels: Levels, wide: set[int], rows: int) -> None:
        self._levels = levels
        self._wide = wide
        """The rows that a rule parts in the first columns only: what names them is not cut."""
        counts = (len(levels.get(row, [0.0])) for row in range(rows))
        self._shift = [*accumulate(counts, initial=0)]
        """For each row, and for the end of the table, where it stands once the rows above it are cut."""

    def pieces(self, cell: Cell[Filled]) -> Iterator[Cell[Filled]]:
        """Cut a cell at the levels of its rows if its lines stand on them; else merge it over them."""
        row, end = self._shift[cell.row], self._shift[cell.row + cell.height]
        levels = self._levels_of(cell)
        if self._is_name(cell) or len(levels) != end - row or not cell.content.stands_on(levels):
            yield cell._replace(row=row, height=end - row)
            return
        for at, level in enumerate(levels, row):
            yield Cell(at, cell.column, 1, cell.width, replace(cell.content, lines=cell.content.on(level)))

    def _levels_of(self, cell: Cell[Filled]) -> list[float]:
        rows = range(cell.row, cell.row + cell.height)
        return [*chain.from_iterable(self._levels.get(row, ()) for row in rows)]

    def _is_name(self, cell: Cell[Filled]) -> bool:
        """Tell a cell that names rows which are parted in the first columns only, or that others are parted beside."""
        if cell.height == 1:
            return cell.row in self._wide
        return not self._wide.issuperset(range(cell.row, cell.row + cell.height))
