"""Given tables: those that a document's reader has found, as blocks."""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.tables.continuation import Part, joined
from jdoc.structure.tables.rows import empty
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.model import Document, Span, Table
    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

_TAB = deferred(r"\t")
"""The cells of a row: `款[\t]項`."""


def given_tables(lines: Sequence[Line], document: Document) -> tuple[dict[int, Draft], list[Line]]:
    """Make the blocks of the tables that the reader has found, by the number of the line that each begins in.

    Those that go on over the page are one; also given are the lines that are only said again there.
    """
    if not document.tables:
        return {}, []
    text = _Text(document, {line.number - 1: line for line in lines})
    parts = [*map(text.part, filter(text.shows, document.tables))]
    drafts, repeated = joined(parts, lines)
    return {draft.first.number: draft for draft in drafts}, repeated


def rows_of_tables(document: Document) -> set[int]:
    """Give the numbers of the lines that are rows of such tables."""
    return {index + 1 for table in document.tables for index in table.lines}


def without_tables(lines: Sequence[Line], document: Document) -> Sequence[Line]:
    """Leave out the rows of such tables, and the lines above them that name a unit: none of them is furniture."""
    rows = rows_of_tables(document)
    if not rows:
        return lines
    captions = {line.number for line, after in pairwise(lines) if after.number in rows and "単位" in line.text}
    left_out = rows | captions
    return [line for line in lines if line.number not in left_out]


class _Text(NamedTuple):
    """The lines of a document, by their indexes; those that are empty or furniture are none."""

    document: Document
    lines: Mapping[int, Line]

    def shows(self, table: Table) -> bool:
        """Tell whether anything of a table is left: all of it may be furniture."""
        return any(map(self.lines.__contains__, table.lines))

    def part(self, table: Table) -> Part:
        """Make a block of a table. Empty rows on top, which pages set widths by, are no rows."""
        first = next(filter(self.lines.__contains__, table.lines))
        cells = [*self._rows(range(first, table.lines.stop), table.width)]
        because = "the format says so" if self.document.declared else "rules are drawn around its cells"
        spans = [*_lifted(table.spans, first - table.lines.start)]
        pieces = [*chain.from_iterable(cells)]
        draft = Draft(pieces, kind="table", closed=True, cells=cells, spans=spans, because=because)
        return Part(draft, table.edges)

    def _rows(self, indexes: range, width: int) -> Iterator[Row]:
        """Yield the rows of a table, each with as many cells; the first one isn't empty."""
        last = self.lines[indexes.start]
        for index in indexes:
            if not self._is_furniture(index):
                last = self.lines.get(index, last)
                row = self._cells(index)
                yield row + empty(last, width - len(row))

    def _is_furniture(self, index: int) -> bool:
        return index not in self.lines and not _is_empty(self.document.lines[index])

    def _cells(self, index: int) -> Row:
        """Cut a row into its cells; the empty ones that it begins with have no text, so that their tabs are counted."""
        line = self.lines.get(index)
        if line is None:
            return []
        tabs = self.document.lines[index][: line.column - 1].count("\t")
        return empty(line, tabs) + Piece(line).cut(_TAB)


def _is_empty(line: str) -> bool:
    return not line.strip()


def _lifted(spans: Iterable[Span], rows: int) -> Iterator[Span]:
    """Move merged cells up by the rows that are left out above them."""
    for row, column, height, width in spans:
        top, bottom = max(0, row - rows), row + height - rows
        if (bottom - top) * width > 1:
            yield top, column, bottom - top, width
