"""Heads: which rows and columns of a table name the others, and what stands above and beside a cell."""

from __future__ import annotations

from itertools import compress, count
from typing import TYPE_CHECKING, TypeVar

from jdoc.language.lazy import deferred, once
from jdoc.language.tables.amounts import are_mostly_amounts, counts_columns, holds_amounts, is_amount
from jdoc.language.tables.layout import Layout
from jdoc.language.tables.words import UNIT, table_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.model import Span

Item = TypeVar("Item")

_NUMBER = deferred(r"[0-9]{1,3}(?:[.．、 \u3000]+|(?=[^\W\d_]))|\([0-9]{1,3}\) ?|[①-⑳] ?")
"""The running number before a name: `[1 ]市税`, `[(2)]証明`."""
_TOTAL = deferred("(?:合計|総計|小計|累計)$")
"""How a row that sums up others ends: `歳入[合計]`."""
_MOST_HEADS = 8  # rows


class Heads(Layout):
    """What the rows and columns of a table are called."""

    def __init__(self, rows: Sequence[Sequence[str]], spans: Iterable[Span] = (), above: Heads | None = None) -> None:
        """Read the heads of a table; one without any takes those of the table `above` that is as wide."""
        super().__init__(rows, spans)
        self.depth = self._depth()
        """How many rows on top are heads."""
        self.borrowed = self._lender(above)
        """The table whose heads are meant."""
        self.stubs: int = self.borrowed.stubs if self.borrowed else self._stubs()
        """How many columns at the left name the rows."""

    @property
    def is_told(self) -> bool:
        """Whether the heads are known by more than the places of words: cells are merged, or another table has them."""
        return self.has_merged or self.borrowed is not None

    def _depth(self) -> int:
        """Count the rows before the first one with an amount outside of its first column; some number the columns."""
        first = next(_places(holds_amounts, self.rows), None)
        if first is not None:
            return first if first <= _MOST_HEADS else 1
        numbered = [*_places(counts_columns, self.rows[:_MOST_HEADS])]
        return numbered[-1] + 1 if numbered else int(len(self.rows) > 1)

    def _lender(self, above: Heads | None) -> Heads | None:
        """Find the table that lends its heads to one without any: the one above, or that which lends them to it."""
        if above is None or self.depth:
            return None
        lender = above.borrowed or above
        return lender if lender.depth and lender.width == self.width else None

    def _stubs(self) -> int:
        """Count the columns before the first one whose cells are mostly amounts; a first one of totals is such."""
        first = 0 if self.depth and _is_total(self.text(0, 0)) else 1
        return next(filter(self._is_counted, range(first, self.width)), 1)

    def _is_counted(self, column: int) -> bool:
        """Tell whether the cells of a column are mostly amounts; what stands in a column of units is none."""
        if UNIT in (self.text(row, column) for row in range(self.depth)):
            return False
        cells = (row[column] for row in self.rows[self.depth :])
        return are_mostly_amounts([*filter(None, cells)])

    @once
    def _words(self) -> list[bool]:
        """Say of each column whether it names things, wherever it stands."""
        return [column < self.stubs or not self._is_counted(column) for column in range(self.width)]

    def over(self, column: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the head cells above a column, each cell once, from top to bottom."""
        places = dict.fromkeys(self._spread(row, column) for row in range(self.depth))
        return filter(self.is_filled, places)

    def _spread(self, row: int, column: int) -> tuple[int, int]:
        """Find the head cell above a column; where nothing is merged, an empty one belongs to what is on its left."""
        if not self._may_be_spread(row, column):
            return self.origin(row, column)
        filled = (at for at in range(column, self.stubs, -1) if self.text(row, at))
        return row, min(column, next(filled, self.stubs))

    def _may_be_spread(self, row: int, column: int) -> bool:
        """Tell whether a head cell is empty over another one that isn't."""
        if self.has_merged or row + 1 >= self.depth:
            return False
        return not self.text(row, column) and self.is_filled((row + 1, column))

    def column_head(self, column: int) -> list[str]:
        """Give the texts above a column, from top to bottom.

        >>> rows = [["区分", "令和5年", ""], ["", "男", "女"], ["東", "12", "13"]]
        >>> Heads(rows, [(0, 0, 2, 1), (0, 1, 1, 2)]).column_head(2)
        ['令和5年', '女']
        """
        if self.borrowed:
            return self.borrowed.column_head(column)
        return [self.shown(*place) for place in self.over(column)]

    def beside(self, row: int, column: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the cells that name a row for a cell in it, from left to right."""
        places = dict.fromkeys(self._fallen(row, at) for at in self._naming(row, column))
        places.pop(self.origin(row, column), None)
        return filter(self.is_filled, places)

    def _naming(self, row: int, column: int) -> list[int]:
        """Give the columns that name a row: those at the left, and the nearest one before a cell, under its head."""
        columns = [*range(min(self.stubs, column))]
        for at in range(column - 1, self.stubs - 1, -1):
            if self._words[at] and self._is_under_one_head(at, column):
                return [*columns, at] if self.text(row, at) else columns
        return columns

    def _is_under_one_head(self, column: int, other: int) -> bool:
        table = self.borrowed or self
        top, other_top = (next(table.over(at), None) for at in (column, other))
        return top is not None and top == other_top

    def _fallen(self, row: int, column: int) -> tuple[int, int]:
        """Find the cell that names a row; an empty one before a name belongs to what stands above it."""
        place = self.origin(row, column)
        if not self._may_have_fallen(row, column):
            return place
        at = self._filled[column][row]
        return place if at < self.depth or self.is_total(at) else self.origin(at, column)

    def _may_have_fallen(self, row: int, column: int) -> bool:
        """Tell whether a cell is empty, on its own, and before the name of something that is no total."""
        place = self.origin(row, column)
        if self.is_filled(place) or self.is_merged(place) or self.is_total(row):
            return False
        return any(self.text(row, at) for at in range(column + 1, self.stubs))

    @once
    def _filled(self) -> list[list[int]]:
        """For each column that names rows, the last row with a text, from each row upwards; -1: there is none."""
        found = []
        for column in range(self.stubs):
            last = -1
            found.append([last := row if self.text(row, column) else last for row in range(len(self.rows))])
        return found

    def row_head(self, row: int, column: int) -> list[str]:
        """Give the texts that name a row, for the cell in a column of it.

        >>> Heads([["款", "項", "額"], ["市税", "", "5"], ["", "市民税", "3"]]).row_head(2, 2)
        ['市税', '市民税']
        """
        return [self.shown(*place) for place in self.beside(row, column)]

    def is_total(self, row: int) -> bool:
        """Tell whether a row sums up others, so that it must not be added to them.

        >>> rows = [["区分", "額"], ["市税", "3"], ["歳入 合計", "5"], ["会計課", "2"]]
        >>> [Heads(rows).is_total(row) for row in range(4)]
        [False, False, True, False]
        """
        if row < self.depth:
            return False
        return any(_is_total(self.text(row, column)) for column in range(min(self.stubs, self.width)))

    def is_amount(self, row: int, column: int) -> bool:
        """Tell whether a cell is one of those that the heads are for."""
        return row >= self.depth and column > 0 and is_amount(self.text(row, column))


def _places(holds: Callable[[Item], bool], items: Iterable[Item]) -> Iterator[int]:
    """Yield where the items stand for which something holds, as far as somebody asks."""
    return compress(count(), map(holds, items))


def _is_total(name: str) -> bool:
    squeezed = "".join(_NUMBER.sub("", name, count=1).split()).strip("()[]〔〕【】<>")
    return table_words().get(squeezed) == "total" or _TOTAL.search(squeezed) is not None
