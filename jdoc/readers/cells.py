"""Cells: where the cells of a table stand and what they span, to its rows and merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from jdoc.limits import check
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.model import Span

T = TypeVar("T")
_LONGEST_SPAN = 1_000  # rows or columns: no table that is meant to be read has a cell of more

_PLACES, _PLACES_A_CELL = 20_000, 50
"""Places that a table may have, and how many more for each of its cells: all are written, those without a cell too."""


class Cell(NamedTuple, Generic[T]):
    """A cell, by its upper left place, how many rows and columns it takes, and what stands in it."""

    row: int
    column: int
    height: int
    width: int
    content: T


def flowed(rows: Iterable[Iterable[tuple[int, int, T]]]) -> list[Cell[T]]:
    """Place cells that are given as height, width and content, each in the first column that is still free.

    >>> [(cell.row, cell.column) for cell in flowed([[(2, 1, "a"), (1, 2, "b")], [(1, 1, "c"), (1, 1, "d")]])]
    [(0, 0), (0, 1), (1, 1), (1, 2)]
    """
    cells: list[Cell[T]] = []
    taken: dict[int, int] = {}
    """For each column, the first row that nothing from above reaches into."""
    for row, given in enumerate(rows):
        column = 0
        for height, width, content in given:
            while taken.get(column, 0) > row:
                column += 1
            cell = Cell(row, column, min(height, _LONGEST_SPAN), min(width, _LONGEST_SPAN), content)
            cells.append(cell)
            taken.update(dict.fromkeys(range(column, column + cell.width), row + cell.height))
            column += cell.width
    return cells


def arranged(cells: Sequence[Cell[T]], empty: T, *, height: int | None = None) -> tuple[list[list[T]], list[Span]]:
    """Write cells as rows of one length, and say which of them are merged.

    The content of a merged cell stands in its first place, the others hold what is `empty`. Rows and columns in which
    no cell begins, which nobody can see, are left out. A table of `height` rows has no cells below them.

    >>> arranged([Cell(0, 0, 1, 4, "計"), Cell(1, 0, 1, 2, "男"), Cell(1, 2, 9, 2, "女")], "")
    ([['計', ''], ['男', '女']], [(0, 0, 1, 2)])
    """
    kept = [cell for cell in cells if height is None or cell.row < height]
    rows, columns = _numbered(cell.row for cell in kept), _numbered(cell.column for cell in kept)
    check(len(rows) * len(columns), _PLACES + _PLACES_A_CELL * len(kept), "places in a table of so few cells")
    table = [[empty for _ in columns] for _ in rows]
    spans: list[Span] = []
    for cell in kept:
        row, column = rows[cell.row], columns[cell.column]
        table[row][column] = cell.content
        down, across = _count(rows, cell.row, cell.height), _count(columns, cell.column, cell.width)
        if down > 1 or across > 1:
            spans.append((row, column, down, across))
    return table, spans


def _numbered(places: Iterable[int]) -> dict[int, int]:
    """Give the rows, or the columns, in which a cell begins, with their numbers."""
    return {place: number for number, place in enumerate(sorted(set(places)))}


def _count(numbered: dict[int, int], start: int, size: int) -> int:
    """Count those of them that a cell takes."""
    return sum(place in numbered for place in range(start, start + size))
