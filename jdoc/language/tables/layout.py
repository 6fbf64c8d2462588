"""Layout: the cells of a table, and which places each of them covers."""

from __future__ import annotations

from itertools import islice, product
from typing import TYPE_CHECKING

from jdoc.language.width import fold_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Span


class Layout:
    """The cells of a table, those that are merged among them."""

    def __init__(self, rows: Sequence[Sequence[str]], spans: Iterable[Span] = ()) -> None:
        self._written = rows
        self.width = max(map(len, rows), default=0)
        folded = iter(fold_all([cell for row in rows for cell in row]))
        self.rows = [[*islice(folded, len(row)), *[""] * (self.width - len(row))] for row in rows]
        self._origins: dict[tuple[int, int], tuple[int, int]] = {}
        for span in spans:
            self._origins.update(dict.fromkeys(self._covered(span), (span[0], span[1])))
        self._merged = {*self._origins.values()}

    def _covered(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield the places that a merged cell covers."""
        row, column, height, width = span
        return product(
            range(row, min(row + height, len(self.rows))),
            range(column, min(column + width, self.width)),
        )

    @property
    def has_merged(self) -> bool:
        """Whether any of its cells are merged."""
        return bool(self._merged)

    def is_merged(self, place: tuple[int, int]) -> bool:
        """Tell whether a merged cell begins in a place."""
        return place in self._merged

    def origin(self, row: int, column: int) -> tuple[int, int]:
        """Give the first place of the cell that covers a place."""
        place = row, column
        return self._origins.get(place, place) if self._origins else place

    def text(self, row: int, column: int) -> str:
        """Give the text of the cell that covers a place, without white space around it, in half-width forms."""
        row, column = self.origin(row, column)
        return self.rows[row][column].strip()

    def is_filled(self, place: tuple[int, int]) -> bool:
        """Tell whether the cell that covers a place has a text."""
        return bool(self.text(*place))

    def shown(self, row: int, column: int) -> str:
        """Give the text of the cell that covers a place as it is written, wide type closed up: 補　正　額 is 補正額."""
        row, column = self.origin(row, column)
        words = self._written[row][column].split()
        is_wide_type = max(map(len, words), default=1) == 1
        return "".join(words) if is_wide_type else " ".join(words)
