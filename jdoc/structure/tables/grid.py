"""Grids: rows below each other that may be a table, and what they tell of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.cell_units import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.line_ends import is_finished
from jdoc.language.width import fold
from jdoc.structure.tables.cutting import is_marked
from jdoc.structure.tables.entries import ENTRIES, Listing
from jdoc.structure.tables.extents import reach
from jdoc.structure.tables.figures import is_amount, is_figure, is_total
from jdoc.structure.tables.rows import Row, texts

if TYPE_CHECKING:
    from jdoc.structure.tables.extents import Extent

_PARTY = deferred("[甲乙丙丁]|立会人|証人|保証人")
"""Who signs a contract, in front of the name: `[甲]`, `[立会人]`, not `甲類`."""
_LONGEST_CELL_WITH_STOP = 30


class Grid(Struct, gc=False):
    """Rows of cells."""

    rows: list[Row]
    is_below_contents: bool = False
    """Whether the word 目次, or an entry, stands above it."""

    @property
    def width(self) -> int:
        """How many cells its widest row has."""
        return max(map(len, self.rows))

    @property
    def whole(self) -> list[Row]:
        """The rows that have all of their cells."""
        width = self.width
        return [row for row in self.rows if len(row) == width]

    @property
    def columns(self) -> list[Extent]:
        """Where each of its columns begins and ends."""
        return [*map(reach, zip(*self.whole, strict=True))]

    @property
    def is_marked(self) -> bool:
        """Whether tabs or bars part the cells of a row."""
        return any(map(is_marked, self.rows))

    @property
    def is_drawn(self) -> bool:
        """Whether tabs or bars part all its cells."""
        return all(map(is_marked, self.rows))

    @property
    def holds_text(self) -> bool:
        """Whether the last cell of a row is a sentence."""
        return any(map(_is_sentence, texts(self.rows, -1)))

    @property
    def names_parties(self) -> bool:
        """Whether each row begins with a party of a contract."""
        return all(map(_PARTY.fullmatch, texts(self.rows, 0)))

    @property
    def is_name_and_value(self) -> bool:
        """Whether it has two rows only, and one ends in a unit."""
        return len(self.rows) < 3 and any(map(is_unit, map(fold, texts(self.rows, -1))))

    @property
    def is_name_and_amount(self) -> bool:
        """Whether its rows, three and more, are names and amounts with their units, below a head perhaps."""
        if self.width != 2 or len(self.whole) < max(3, len(self.rows)):
            return False
        return all(row[0].line.enumerator is None and is_amount(row[1]) for row in self.rows[1:])

    @property
    def holds_entries(self) -> bool:
        """Whether pages stand in its last column."""
        return ENTRIES.decide(Listing(self.rows, self.is_below_contents)).verdict == "entries"

    @property
    def is_half_figures(self) -> bool:
        """Whether at least half of the cells behind the first column are figures."""
        cells = [*chain.from_iterable(row[1:] for row in self.rows)]
        return 2 * sum(map(is_figure, cells)) >= len(cells)

    @property
    def is_even(self) -> bool:
        """Whether it has three rows and more of as many cells, three and more; a total below them may have fewer."""
        whole = len(self.whole) + (is_total(self.rows[-1]) and len(self.rows[-1]) < self.width)
        return min(len(self.whole), self.width) >= 3 and whole == len(self.rows)


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_CELL_WITH_STOP and is_finished(text)
