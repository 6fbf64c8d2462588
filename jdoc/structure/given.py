"""Given tables: those that a document's reader has found, as blocks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.continuation import Part, joined
from jdoc.structure.drafts import Draft, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.model import Document, Span, Table
    from jdoc.structure.lines import Line

_TAB = deferred(r"\t")
"""The cells of a row: `款[\t]項`."""


def given_tables(lines: Sequence[Line], document: Document) -> tuple[dict[int, Draft], list[Line]]:
    """Make the blocks of the tables that the reader has found, by the number of the line that each begins in.

    Those that go on over the page are one; also given are the lines that are only said again there.
    """
    if not document.tables:
        return {}, []
    by_index = {line.number - 1: line for line in lines}
    parts = [
        Part(draft, table.edges)
        for table in document.tables
        if (draft := _draft(table, by_index, document)) is not None
    ]
    drafts, repeated = joined(parts, lines)
    return {draft.first.number: draft for draft in drafts}, repeated


def rows_of_tables(document: Document) -> set[int]:
    """Give the numbers of the lines that are rows of such tables."""
    return {index + 1 for table in document.tables for index in table.lines}


def without_tables(lines: Sequence[Line], document: Document) -> Sequence[Line]:
    """Leave out the rows of such tables, and the lines above them that name a unit: none of them is furniture."""
    tables = rows_of_tables(document)
    if not tables:
        return lines
    captions = {
        line.number
        for line, after in pairwise(lines)
        if after.number in tables and line.number not in tables and "単位" in line.text
    }
    return [line for line in lines if line.number not in tables and line.number not in captions]


def _draft(table: Table, lines: Mapping[int, Line], document: Document) -> Draft | None:
    """Make a block of a table; none if all of it is furniture. Empty rows on top, which pages set widths by, are no rows."""
    first = next((index for index in table.lines if index in lines), None)
    if first is None:
        return None
    last = lines[first]
    cells = []
    for index in range(first, table.lines.stop):
        if index not in lines and document.lines[index].strip():
            continue  # furniture
        row = _cells(lines[index], document) if index in lines else []
        last = lines.get(index, last)
        cells.append([*row, *(Piece(last, 0, 0) for _ in range(table.width - len(row)))])
    because = "the format says so" if document.declared else "rules are drawn around its cells"
    spans = list(_lifted(table.spans, first - table.lines.start))
    return Draft(
        [cell for row in cells for cell in row], kind="table", closed=True, cells=cells, spans=spans, because=because
    )


def _lifted(spans: Iterable[Span], rows: int) -> Iterator[Span]:
    """Move merged cells up by the rows that are left out above them."""
    for row, column, height, width in spans:
        top, bottom = max(0, row - rows), row + height - rows
        if bottom - top > 1 or (bottom > top and width > 1):
            yield top, column, bottom - top, width


def _cells(line: Line, document: Document) -> list[Piece]:
    """Cut a row into its cells; the empty ones that it begins with have no text, so that their tabs are counted."""
    empty = document.lines[line.number - 1][: line.column - 1].count("\t")
    cells = [Piece(line, 0, 0) for _ in range(empty)]
    at = 0
    for tab in _TAB.finditer(line.text):
        cells.append(Piece(line, at, tab.start()))
        at = tab.end()
    return [*cells, Piece(line, at, len(line.text))]
