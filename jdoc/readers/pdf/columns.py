"""Columns: which lines of a page are read together, where it is set in columns side by side."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.readers.pdf.rows import Row, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GUTTER = 1.3  # ems: the least distance of two columns
_NARROWEST_COLUMN = 7  # ems
_FILLED = 0.8  # the share of a column that a line of running text fills


class Column(Struct):
    """Lines that are read one after the other."""

    rows: list[Row]
    start: float
    end: float
    beside: bool = False
    """Another column stands beside it."""


def columns_of(rows: Sequence[Row], size: float, usual: float | None = None) -> list[Column]:
    """Put the lines of a page in the order in which they are read, column by column.

    Headers, footers and what is written across the page's direction are columns of their own. `usual` is where the
    columns of the pages before meet: a last page may show less clearly where.
    """
    body = sorted((row for row in rows if not row.edge), key=lambda row: row.level)
    top = _apart(body, size)
    bottom = _apart(body[top:][::-1], size)
    middle = [part for row in body[top : len(body) - bottom] for part in parts_of(row)]
    edges = [row for row in rows if row.edge]
    columns = [
        column_of(body[:top]),
        *_regions(middle, size, 3, usual),
        column_of(body[len(body) - bottom :]),
        column_of(edges),
    ]
    return [column for column in columns if column.rows]


def _apart(rows: Sequence[Row], size: float) -> int:
    """Count the lines at a page's edge, one or two, that stand well apart from the rest, as headers do."""
    for count in (1, 2):
        if len(rows) > 4 * count and abs(rows[count].level - rows[count - 1].level) > 2.2 * size:
            short = all(len(row.spots) <= 40 and row.table is None for row in rows[:count])
            return count if short else 0
    return 0


def column_of(parts: Iterable[Row], *, beside: bool = False) -> Column:
    """Make a column of the lines, or parts of lines, that stand in it."""
    rows = _rejoined(parts)
    start = min((row.start for row in rows), default=0.0)
    return Column(rows, start, max((row.end for row in rows), default=0.0), beside)


def parts_of(row: Row) -> list[Row]:
    """Cut a line at its wide gaps."""
    cuts = [
        at + 1 for at in range(len(row.spots) - 1) if row.spots[at + 1].start - row.spots[at].end > GUTTER * row.size
    ]
    if not cuts:
        return [row]
    bounds = [0, *cuts, len(row.spots)]
    parts = [
        Row(spots, row.level, size_of(spots), lifted=row.lifted, edge=row.edge)
        for spots in (row.spots[start:stop] for start, stop in pairwise(bounds))
    ]
    parts[-1].mark = row.mark
    parts[0].ruby = row.ruby
    return parts


def _rejoined(parts: Iterable[Row]) -> list[Row]:
    """Put the parts of one line that stand in one column together again, in reading order."""
    rows: list[Row] = []
    for part in sorted(parts, key=lambda part: (part.level, part.start)):
        last = rows[-1] if rows else None
        if (
            last is not None
            and not (last.table or part.table)
            and part.level - last.level <= 0.4 * last.size
            and part.start >= last.end - 0.3 * last.size
        ):
            spots = last.spots + part.spots
            rows[-1] = Row(
                spots,
                last.level,
                size_of(spots),
                part.mark,
                last.ruby + part.ruby,
                max(last.lifted, part.lifted),
                last.edge,
            )
        else:
            rows.append(part)
    return rows


def gutter_of(columns: Sequence[Column]) -> float | None:
    """Find where the columns of a page meet, if it has columns side by side."""
    for left, right in pairwise(columns):
        if left.beside and right.beside and left.end < right.start:
            return (left.end + right.start) / 2
    return None


def _regions(parts: list[Row], size: float, depth: int, usual: float | None = None) -> list[Column]:
    """Cut a page at the gutter between its columns, if it has one; what goes across comes between."""
    gutter = _gutter(parts, size) if depth else None
    if gutter is None and usual is not None and _meet(parts, usual, size):
        gutter = usual
    if gutter is None:
        return [column_of(parts)]
    regions = _Regions(gutter, size, depth)
    parts = sorted(parts, key=lambda part: part.level)
    for index in range(len(parts)):
        regions.add(parts, index)
    regions.close()
    return [column for column in regions.columns if column.rows]


class _Regions:
    """The lines of a page, put to the left of a gutter, to its right, or across it, from the top down."""

    def __init__(self, gutter: float, size: float, depth: int) -> None:
        self.columns: list[Column] = []
        self._gutter = gutter
        self._size = size
        self._depth = depth
        self._left: list[Row] = []
        self._right: list[Row] = []
        self._across: list[Row] = []

    def add(self, parts: Sequence[Row], index: int) -> None:
        """Add one of the page's lines, which come in order."""
        part = parts[index]
        is_begun = bool(self._left or self._right)
        if part.start < self._gutter < part.end or (not is_begun and _is_over(parts, index, self._gutter)):
            if is_begun:
                self.close()
            self._across.append(part)
            return
        if self._across:
            self.close()
        (self._left if part.end <= self._gutter else self._right).append(part)

    def close(self) -> None:
        """End the columns that are side by side, and what goes across below them."""
        for side in (self._left, self._right):
            inner = _regions(list(side), self._size, self._depth - 1)
            self.columns += (Column(column.rows, column.start, column.end, beside=True) for column in inner)
            side.clear()
        self.columns.append(column_of(self._across))
        self._across.clear()


def _is_over(parts: Sequence[Row], index: int, gutter: float) -> bool:
    """Tell a short line on the right, as a date, that stands over both columns."""
    part = parts[index]
    below = next((other for other in parts[index + 1 : index + 3] if other.end <= gutter), None)
    return part.start >= gutter and below is not None and below.level - part.level > 0.5 * part.size


def _gutter(parts: Sequence[Row], size: float) -> float | None:
    """Find where the page is cut into columns of running text."""
    if len(parts) < 8:
        return None
    low, high = min(part.start for part in parts), max(part.end for part in parts)
    step = size / 3
    bins = min(int((high - low) / step) + 1, 2000)
    covered = [0] * (bins + 1)
    for part in parts:
        first, last = int((part.start - low) / step), int((part.end - low) / step)
        for at in range(max(0, first), min(bins, last) + 1):
            covered[at] += 1
    middle = range(bins // 5, bins - bins // 5)
    for at in sorted(middle, key=lambda at: (covered[at], abs(at - bins // 2))):
        if covered[at] * 3 > len(parts):
            return None
        place = low + (at + 0.5) * step
        if _parts_columns(parts, place, size):
            return place
        if covered[at] > covered[min(middle, key=covered.__getitem__)] + 2:
            return None
    return None


def _meet(parts: Sequence[Row], gutter: float, size: float) -> bool:
    """Tell whether a page is in columns at the gutter of other pages: hardly a line goes across it."""
    left = [part for part in parts if part.end <= gutter]
    right = [part for part in parts if part.start >= gutter]
    across = len(parts) - len(left) - len(right)
    return across * 6 <= len(parts) and (is_running_text(left, size) if left else False)


def _parts_columns(parts: Sequence[Row], place: float, size: float) -> bool:
    """Tell whether lines of running text stand on both sides of a place, and not the cells of a table."""
    left = [part for part in parts if part.end <= place]
    right = [part for part in parts if part.start >= place]
    if min(len(left), len(right)) < 4 or len(left) + len(right) < 2 * (len(parts) - len(left) - len(right)):
        return False
    apart = min(part.start for part in right) - max(part.end for part in left)
    return apart > GUTTER * size and is_running_text(left, size) and is_running_text(right, size)


def is_running_text(parts: Sequence[Row], size: float) -> bool:
    """Tell whether most lines of a column fill it."""
    width = max(part.end for part in parts) - min(part.start for part in parts)
    filled = sum(part.end - part.start >= _FILLED * width for part in parts)
    return width >= _NARROWEST_COLUMN * size and filled > 2 and filled * (3 if filled > 4 else 2) >= len(parts)
