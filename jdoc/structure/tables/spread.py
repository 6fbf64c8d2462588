"""Spread: heads of a table set without rules that stand over several columns, in the lines above its own head."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.structure.tables.cutting import cells_of
from jdoc.structure.tables.extents import Extent, extent_of
from jdoc.structure.tables.figures import has_figures
from jdoc.structure.tables.grid import Grid
from jdoc.structure.tables.rows import close_above, is_name, row_of, whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.model import Span
    from jdoc.structure.drafts import Piece
    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

_ASIDE = 2.5  # columns that the middle of a head may stand beside the middle of what it names
_MOST = 40  # columns: a table of more has no such heads that anybody could read


class Upper(NamedTuple):
    """The upper head of a table: one row, or none."""

    rows: list[Row]
    spans: list[Span]
    """The cells of it that are merged, if it is the first row and the lower head the second."""


NO_HEAD = Upper([], [])


class _Stretch(NamedTuple):
    """Columns beside each other that a head may stand over."""

    start: int
    end: int
    """How many of the columns that heads may have stand before it, and how many up to its last one."""
    first: int
    last: int
    place: Extent


class _Share(NamedTuple):
    """The columns that some words take, one stretch for each, and how far from their middles the words stand."""

    cost: float
    stretches: tuple[_Stretch, ...]

    @property
    def end(self) -> int:
        return self.stretches[-1].end


_NOTHING = _Share(0.0, ())


def upper_head(lines: Sequence[Line], rows: list[Row]) -> Upper:
    """Read the head above the head of a table: words in the middle over some columns each, which they share out.

    What names one column for both heads may stand on a line between the two.
    """
    near = close_above(lines, rows[0][-1].line, 2)
    grid = Grid(rows)
    if not near or not _may_have_upper_head(grid):
        return NO_HEAD
    columns = grid.columns
    tall = _tall(near[0], columns)
    own = near[: 1 + bool(tall)]
    if len(own) <= bool(tall) or not all(map(_may_name, own)):
        return NO_HEAD
    return _upper(own[-1], tall, columns)


def _upper(top: Line, tall: dict[int, Piece], columns: Sequence[Extent]) -> Upper:
    """Make a row of the words of a line, each in the first of its columns, and of those that stand between two lines."""
    words = _words(top)
    shared = _shared(words, sorted({*range(1, len(columns))} - tall.keys()), columns)
    if not shared:
        return NO_HEAD
    cells = {stretch.first: word for stretch, word in zip(shared, words, strict=True)} | tall
    wide: list[Span] = [(0, each.first, 1, each.last - each.first + 1) for each in shared if each.last > each.first]
    high: list[Span] = [(0, column, 2, 1) for column in tall]
    return Upper([row_of(top, cells, len(columns))], sorted(wide + high))


def _may_name(line: Line) -> bool:
    return line.enumerator is None and is_name(line)


def _words(line: Line) -> Row:
    return cells_of(line) or [whole(line)]


def _may_have_upper_head(grid: Grid) -> bool:
    """Tell whether a table has three columns and more, two rows and more, words on top in each column, figures at its end."""
    top, end = grid.rows[0], grid.rows[-1]
    if grid.is_marked or not 2 < grid.width <= _MOST or len(grid.whole) < 2:
        return False
    return len(top) == grid.width and has_figures(end) and not has_figures(top)


def _tall(line: Line, columns: Sequence[Extent]) -> dict[int, Piece]:
    """Read the heads of one column each that stand on a line between the two heads; the first names the rows."""
    words = _words(line)
    found = {_column_at(extent_of(word).middle, columns): word for word in words}
    return found if min(found) == 0 and len(found) == len(words) else {}


def _column_at(place: float, columns: Sequence[Extent]) -> int:
    """Find the first column that holds a place; -1 if none does."""
    return next((number for number, column in enumerate(columns) if column.holds(place)), -1)


def _shared(words: Row, free: Sequence[int], columns: Sequence[Extent]) -> tuple[_Stretch, ...]:
    """Share columns out to words, neighbors to each, so that each word stands over the middle of its own.

    Nothing if that can't be done, or if no word has several columns.
    """
    if not 1 < len(words) < len(free):
        return ()
    stretches = [*_stretches(free, columns)]
    best = {0: _NOTHING}
    """The best way to share columns out to the words so far, by the number of columns that they take."""
    for word in words:
        shares = sorted(_extended(best, stretches, extent_of(word).middle))
        best = {share.end: share for share in reversed(shares)}
    return best.get(len(free), _NOTHING).stretches


def _stretches(free: Sequence[int], columns: Sequence[Extent]) -> Iterator[_Stretch]:
    """Yield all stretches of columns that are free and stand beside each other."""
    for start, end in combinations(range(len(free) + 1), 2):
        first, last = free[start], free[end - 1]
        if last - first == end - 1 - start:
            yield _Stretch(start, end, first, last, Extent(columns[first].left, columns[last].right))


def _extended(best: Mapping[int, _Share], stretches: Sequence[_Stretch], middle: float) -> Iterator[_Share]:
    """Yield the ways to give the next word a stretch that it stands over, behind the columns that are taken."""
    for stretch in stretches:
        aside = abs(stretch.place.middle - middle)
        if aside <= _ASIDE and stretch.start in best:
            share = best[stretch.start]
            yield _Share(share.cost + aside, (*share.stretches, stretch))
