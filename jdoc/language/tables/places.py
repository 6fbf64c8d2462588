"""Places: which cell of a table a character of its text stands in."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.language.cell_units import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Sequence


_RUNNING = deferred(
    r"(?:[0-9]{1,3}(?:[.,、][ \u3000]*|[ \u3000]+)|\([0-9]{1,3}\)[ \u3000]*)"
    r"(?=[^\W\d_]{2})(?![年月日時分秒]|[%度]|時間)"
)
"""The number that a name in a cell begins with: `[1　]町税`, `[4.]寄附金`, not `3 人`."""


def running_number(cell: str) -> int:
    """Give the length of the running number that the name in a cell begins with, in folded text; 0 if there is none.

    >>> [running_number(cell) for cell in ("1\u3000町税", "4.寄附金", "(2)証明", "3 人", "5 世帯", "12,500円")]
    [2, 2, 3, 0, 0, 0]
    """
    found = _RUNNING.match(cell)
    return found.end() if found and not is_unit(cell[found.end() :].strip()) else 0


class Places:
    """The cells of a table, by where they begin in its text: rows held apart by line feeds, cells by tabs."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._labels: list[int] = []
        self._starts: list[int] = []
        self._cells: list[tuple[int, int]] = []
        start = 0
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                self._starts.append(start)
                self._labels.append(start + running_number(fold(cell)))
                self._cells.append((number, column))
                start += len(cell) + 1

    def at(self, offset: int) -> tuple[int, int]:
        """Give row and column of the cell that a character stands in.

        >>> places = Places([["款", "額"], ["市税", "35"]])
        >>> [places.at(offset) for offset in (0, 2, 4, 7)]
        [(0, 0), (0, 1), (1, 0), (1, 1)]
        """
        return self._cells[bisect_right(self._starts, offset) - 1]

    def is_label(self, offset: int) -> bool:
        """Tell whether a character belongs to the running number of a cell.

        >>> places = Places([["１　町税", "35"]])
        >>> [places.is_label(offset) for offset in (0, 2, 5)]
        [True, False, False]
        """
        return offset < self._labels[bisect_right(self._starts, offset) - 1]
