"""Rows: the cells of tables by the edges that each row says, to rows of one length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.readers.cells import Cell, arranged
from jdoc.readers.declared import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.model import Span
    from jdoc.readers.declared import Char

_NEAR = 30
"""Twips that edges of one column may differ by."""
_MOST_CELLS = 200
"""Of one row, as Word has 63."""


class Row(Struct):
    """A row: the texts of its cells, and what is said of each."""

    texts: list[list[Char]] = field(default_factory=list)
    edges: list[int] = field(default_factory=list)
    """Where each cell ends, in twips."""
    merged: list[frozenset[str]] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    """What has been said of the next cell."""

    def end_cell(self, edge: int) -> None:
        """Take where a cell ends."""
        if len(self.edges) < _MOST_CELLS:
            self.edges.append(edge)
            self.merged.append(frozenset(self.marks))
        self.marks.clear()

    def next(self) -> Row:
        """Return the next row, which has the same cells unless something else is said."""
        return Row([], [*self.edges], [*self.merged])


def rows_of(rows: Sequence[Row]) -> tuple[list[list[list[Char]]], list[Span]]:
    """Arrange the cells of rows; those that go on with the cell beside or above are one with it."""
    edges = _edges(rows)
    placed: list[Cell[list[Char]]] = []
    above: dict[int, int] = {}
    for number, row in enumerate(rows):
        for column, width, merged, text in _cells(row, edges):
            at = above.get(column)
            if "clvmrg" in merged and at is not None and is_blank(text) and placed[at].width == width:
                placed[at] = placed[at]._replace(height=number - placed[at].row + 1)
            else:
                above[column] = len(placed)
                placed.append(Cell(number, column, 1, width, text))
    return arranged(placed, [])


def _edges(rows: Sequence[Row]) -> list[int]:
    """Return the edges of all columns; of those that are near each other, the first."""
    edges: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)
    return edges


def _cells(row: Row, edges: Sequence[int]) -> Iterator[tuple[int, int, frozenset[str], list[Char]]]:
    """Yield the cells of a row: the column that each begins in, how many it takes, what is said of it, its text."""
    column = 0
    start, width, kept = 0, 0, frozenset[str]()
    text: list[Char] = []
    for place, chars in enumerate(row.texts[:_MOST_CELLS]):
        merged = row.merged[place] if place < len(row.merged) else frozenset[str]()
        end = _column_of(row.edges[place], edges) + 1 if place < len(row.edges) else column + 1
        end = max(end, column + 1)
        if "clmrg" in merged and width:
            width = end - start
            text = [*text, *chars]
        else:
            if width:
                yield start, width, kept, text
            start, width, kept, text = column, end - column, merged, chars
        column = end
    if width:
        yield start, width, kept, text


def _column_of(edge: int, edges: Sequence[int]) -> int:
    return max((place for place, each in enumerate(edges) if each <= edge), default=0)
