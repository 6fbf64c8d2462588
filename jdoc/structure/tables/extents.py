"""Extents: which columns of the page the parts of a table take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.width import columns
from jdoc.structure.tables.rows import text_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.structure.drafts import Piece

_EDGE = 2  # columns that the right edges of figures below each other may differ by


class Extent(NamedTuple):
    """The columns of the page that something takes: the first, and the one behind the last."""

    left: int
    right: int

    @property
    def middle(self) -> float:
        """The column in its middle."""
        return (self.left + self.right) / 2

    def holds(self, column: float) -> bool:
        """Tell whether a column of the page is one of these, or their edge."""
        return self.left <= column <= self.right

    def touches(self, other: Extent) -> bool:
        """Tell whether two have a column or an edge in common."""
        return self.left <= other.right and other.left <= self.right

    def ends_below(self, other: Extent) -> bool:
        """Tell whether it ends where another one does, as figures of one column do."""
        return abs(self.right - other.right) <= _EDGE

    def stands_below(self, other: Extent) -> bool:
        """Tell whether it stands below the words of a head, wherever that is set in its column."""
        return self.ends_below(other) or (self.left < other.right and other.left < self.right)

    def distance(self, other: Extent) -> float:
        """Measure how far two lie apart, below 0 if they overlap; of equals the one in the middle is nearer."""
        apart = max(other.left - self.right, self.left - other.right)
        return apart + abs(self.middle - other.middle) / 500


def extent_of(cell: Piece) -> Extent:
    """Say which columns of the page a cell takes."""
    left = cell.line.indent + columns(cell.line.text[: cell.start])
    return Extent(left, left + columns(cell.text))


def extents_of(cells: Iterable[Piece]) -> list[Extent]:
    """Say of each of some cells which columns it takes."""
    return [*map(extent_of, cells)]


def reach(cells: Iterable[Piece]) -> Extent:
    """Say from where to where some cells reach; empty ones take no place."""
    lefts, rights = zip(*extents_of(filter(text_of, cells)) or [Extent(0, 0)], strict=True)
    return Extent(min(lefts), max(rights))
