"""Heads: which rows and columns of a table name the others, and what stands above and beside a cell."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.places import running_number
from jdoc.language.tables.words import UNIT, table_words
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Span

_AMOUNT = deferred(
    r"[ (*<]*(?:[^\W\d_]{1,2} )?[△▲±+-]? ?[¥$€£\\]?[0-9][0-9,]*(?:\.[0-9]+)?(?: ?[~〜-] ?[△▲+-]?[0-9][0-9,.]*)?"
    r" ?(?![年月日時分号条款項目番級階期回代丁班位])(?!(?<!\.[0-9])歳)(?:[%％‰]|[^\W\d_]{1,3}[0-9]?)?[ )*>]*"
    r"|[-―–—…*]+|皆増|皆減|[ (]*[△▲]?[一二三四五六七八九][〇一二三四五六七八九、,・]+[ )]*"
)
"""A cell that holds an amount, with its unit perhaps: `[12,500円]`, `[△3.1]`, `[38.5歳]`, not `5年`, `20代`, `65歳`."""
_YEAR = deferred("(?:19|20)[0-9]{2}")
"""A number that is more likely a year: `[2024]`."""
_NOTHING = deferred("[-―–—…*]+|皆増|皆減")
"""What stands where an amount could: `[―]`."""
_NUMBER = deferred(r"[0-9]{1,3}(?:[.．、 \u3000]+|(?=[^\W\d_]))|\([0-9]{1,3}\) ?|[①-⑳] ?")
"""The running number before a name: `[1 ]市税`, `[(2)]証明`."""
_TOTAL = deferred("(?:合計|総計|小計|累計)$")
"""How a row that sums up others ends: `歳入[合計]`."""
_MOST_HEADS = 8  # rows


class Heads:
    """What the rows and columns of a table are called."""

    def __init__(self, rows: Sequence[Sequence[str]], spans: Iterable[Span] = (), above: Heads | None = None) -> None:
        """Read the heads of a table; one without any takes those of the table `above` that is as wide."""
        self._written = rows
        self.rows = [[fold(cell) for cell in row] for row in rows]
        self.width = max(map(len, rows), default=0)
        self._origins = {
            (down, aside): (row, column)
            for row, column, height, width in spans
            for down in range(row, min(row + height, len(rows)))
            for aside in range(column, min(column + width, self.width))
        }
        self.depth = self._depth()
        """How many rows on top are heads."""
        named = above.borrowed or above if above else None
        self.borrowed: Heads | None = (
            named if not self.depth and named and named.depth and named.width == self.width else None
        )
        """The table whose heads are meant."""
        self.stubs = self._stubs()
        """How many columns at the left name the rows."""

    @property
    def is_told(self) -> bool:
        """Whether the heads are known by more than the places of words: cells are merged, or another table has them."""
        return bool(self._origins) or self.borrowed is not None

    def _depth(self) -> int:
        """Count the rows before the first one with an amount outside of its first column; some number the columns."""
        least = 1 if len(self.rows) > 1 else 0
        for number, row in enumerate(self.rows):
            if _counts_columns(row):
                least = number + 1 if number < _MOST_HEADS else least
            elif any(cell and is_amount(cell) for cell in row[1:]):
                return number if number <= _MOST_HEADS else 1
        return least

    def _stubs(self) -> int:
        """Count the columns before the first one whose cells are mostly amounts."""
        if self.borrowed:
            return self.borrowed.stubs
        for column in range(1, self.width):
            if self._is_counted(column):
                return column
        return 1

    def _is_counted(self, column: int) -> bool:
        """Tell whether the cells of a column are mostly amounts."""
        if any(self.text(row, column) == UNIT for row in range(self.depth)):
            return False
        cells = [row[column] for row in self.rows[self.depth :] if column < len(row) and row[column]]
        return bool(cells) and sum(map(is_amount, cells)) * 2 >= len(cells)

    @cached_property
    def _words(self) -> list[bool]:
        """Say of each column whether it names things, wherever it stands."""
        return [column < self.stubs or not self._is_counted(column) for column in range(self.width)]

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Give the first place of the cell that covers a place."""
        return self._origins.get((row, column), (row, column))

    def text(self, row: int, column: int) -> str:
        """Give the text of the cell that covers a place, without white space around it, in half-width forms."""
        row, column = self.origin(row, column)
        return self.rows[row][column].strip() if column < len(self.rows[row]) else ""

    def shown(self, row: int, column: int) -> str:
        """Give the text of the cell that covers a place as it is written, wide type closed up: 補　正　額 is 補正額."""
        row, column = self.origin(row, column)
        words = self._written[row][column].split()
        return "".join(words) if all(len(word) == 1 for word in words) else " ".join(words)

    def over(self, column: int) -> Iterator[tuple[int, int]]:
        """Yield the places of the head cells above a column, each cell once, from top to bottom."""
        seen: set[tuple[int, int]] = set()
        for row in range(self.depth):
            place = self._spread(row, column)
            if place not in seen and self.text(*place):
                seen.add(place)
                yield place

    def _spread(self, row: int, column: int) -> tuple[int, int]:
        """Find the head cell above a column; where nothing is merged, an empty one belongs to what is on its left."""
        if self._origins or self.text(row, column) or row + 1 >= self.depth:
            return self.origin(row, column)
        at = column
        while at > self.stubs and not self.text(row, at):
            at -= 1
        return (row, at) if self.text(row + 1, column) and at >= self.stubs else (row, column)

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
        seen: set[tuple[int, int]] = set()
        for at in self._naming(row, column):
            place = self._fallen(row, at)
            if place not in seen and place != self.origin(row, column) and self.text(*place):
                seen.add(place)
                yield place

    def _naming(self, row: int, column: int) -> list[int]:
        """Give the columns that name a row: those at the left, and the nearest one before a cell, under its head."""
        columns = list(range(min(self.stubs, column)))
        for at in range(column - 1, self.stubs - 1, -1):
            if self._words[at] and self._is_under_one_head(at, column):
                return [*columns, at] if self.text(row, at) else columns
        return columns

    def _is_under_one_head(self, column: int, other: int) -> bool:
        table = self.borrowed or self
        tops = [next(table.over(place), None) for place in (column, other)]
        return tops[0] is not None and tops[0] == tops[1]

    def _fallen(self, row: int, column: int) -> tuple[int, int]:
        """Find the cell that names a row; an empty one before a name belongs to what stands above it."""
        place = self.origin(row, column)
        names_more = any(self.text(row, at) for at in range(column + 1, self.stubs))
        if self.text(*place) or place in self._origins.values() or not names_more or self.is_total(row):
            return place
        at = self._filled[column][row]
        return self.origin(at, column) if at >= self.depth and not self.is_total(at) else place

    @cached_property
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


def is_amount(text: str) -> bool:
    """Tell whether a cell holds an amount, and nothing else but its unit, in folded text.

    >>> [text for text in ("1,200", "△5", "12円", "¥500", "-", "2024", "3月", "2 その他", "1 t") if is_amount(text)]
    ['1,200', '△5', '12円', '¥500', '-', '1 t']
    """
    return _AMOUNT.fullmatch(text) is not None and not _YEAR.fullmatch(text) and not running_number(text)


def is_nothing(text: str) -> bool:
    """Tell a sign that stands where there is no amount.

    >>> is_nothing("-"), is_nothing("0")
    (True, False)
    """
    return _NOTHING.fullmatch(text) is not None


def _counts_columns(row: Sequence[str]) -> bool:
    """Tell a row that numbers the columns, those of each group perhaps: 1, 2, 3, 1, 2."""
    cells = [cell for cell in row[1:] if cell]
    if len(cells) < 3 or not all(cell.isascii() and cell.isdigit() for cell in cells):
        return False
    first, second, *_ = numbers = [int(cell) for cell in cells]
    return first <= 2 and second == first + 1 and all(after in {number + 1, 1} for number, after in pairwise(numbers))


def _is_total(name: str) -> bool:
    squeezed = "".join(_NUMBER.sub("", name, count=1).split()).strip("()[]〔〕【】<>")
    return table_words().get(squeezed) == "total" or _TOTAL.search(squeezed) is not None
