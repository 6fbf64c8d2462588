"""Tables: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.cells import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.above import lines_above
from jdoc.structure.completion import completed
from jdoc.structure.cutting import cells_of, is_marked, is_rule, span_of
from jdoc.structure.entries import are_entries, entries
from jdoc.structure.figures import FIGURE
from jdoc.structure.given import rows_of_tables
from jdoc.structure.grouping import Draft, special_kind
from jdoc.structure.groups import is_first_group, is_group
from jdoc.structure.lines import is_finished
from jdoc.structure.reflow import Piece
from jdoc.structure.spread import upper_head

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jdoc.model import Document
    from jdoc.structure.lines import Line

_PARTY = deferred("[甲乙丙丁]|立会人|証人|保証人")
"""Who signs a contract: `[甲]　みどり市長　岡田　進`."""
_MOST_CHAPTERS = 3  # lines without a page before the first entry that has one


def find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find the tables, and the entries of tables of contents, by the number of the line that each begins in.

    A table is two lines and more that fall into the same number of cells, or into nearly as many and mostly figures.
    Where the document's format says what its tables are, there are no others.
    """
    tables: dict[int, Draft] = {}
    if document.declared:
        return tables
    given = rows_of_tables(document)
    end = free = 0
    for index, line in enumerate(lines):
        if line.number in given:
            free = index + 1
        elif index >= end and _may_begin(line):
            rows, end = _rows(lines, index, given)
            rows = completed(rows)
            if not _is_table(rows):
                continue
            first = _first_entry(lines, index, tables)
            if are_entries(rows, below=first is not None):
                tables |= entries([*lines[index if first is None else first : index], *(row[0].line for row in rows)])
            else:
                draft = _table(lines[free:index], line, rows)
                tables[min(cell.line.number for cell in draft.cells[0])] = draft
            free = end
    return tables


def _first_entry(lines: Sequence[Line], index: int, found: Mapping[int, Draft]) -> int | None:
    """Find the line below the word 目次, or below other entries, from a line on upwards; chapters may stand between."""
    for first in range(index, max(0, index - _MOST_CHAPTERS - 1), -1):
        above = lines[first - 1]
        draft = found.get(above.number)
        if draft.kind == "contents" if draft else special_kind(above.text) == "contents":
            return first
        if above.label is None or above.finished:
            return None
    return None


def _named(above: Sequence[Line], line: Line, rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Give the rows that lines above a table make: the name of its first rows, or those of its columns."""
    if above and is_first_group(above[-1], line, rows):
        return [[_whole(above[-1])]]
    return [] if any(map(is_marked, rows)) else lines_above(above, line, rows)


def _may_begin(line: Line) -> bool:
    """Tell whether a line has cells."""
    text = line.text
    if not ("  " in text or "\t" in text or "\u3000\u3000" in text or text[-1] in "|｜"):
        return False
    return len(cells_of(line)) > 1 and special_kind(text) is None


def _rows(lines: Sequence[Line], index: int, given: set[int]) -> tuple[list[list[Piece]], int]:
    """Cut lines into cells from one on, as far as they have some; also say where they end."""
    rows = [cells_of(lines[index])]
    end = index + 1
    while end < len(lines) and lines[end].gap <= 1 and lines[end].number not in given:
        below = cells_of(lines[end])
        if len(below) > 1:
            rows.append(below)
        elif is_group(lines[end : end + 2], rows):
            rows.append([_whole(lines[end])])
        elif not is_rule(lines[end]):
            break
        end += 1
    return rows, end


def _whole(line: Line) -> Piece:
    return Piece(line, 0, len(line.text))


def _is_table(rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell a table from lines that have gaps for other reasons: two-column signatures, label and value."""
    texts = [[cell.text for cell in row] for row in rows]
    if any(is_finished(row[-1]) and len(row[-1]) > 30 for row in texts if row[-1]):
        return False
    if all(map(is_marked, rows)) and len(rows) > 1:
        return True
    if all(_PARTY.fullmatch(row[0]) for row in texts):
        return False
    figures = sum(bool(FIGURE.fullmatch(cell)) for row in texts for cell in row[1:])
    counts = [len(row) for row in rows]
    if len(rows) < 2 or (len(rows) < 3 and any(is_unit(fold(row[-1])) for row in texts)):
        return False
    if figures * 2 >= sum(counts) - len(rows):
        return True
    return len(rows) >= 3 and min(counts) == max(counts) >= 3


def _table(above: Sequence[Line], line: Line, rows: Sequence[Sequence[Piece]]) -> Draft:
    """Make a block of a table's rows, each cell in its column, and of the heads in the lines above it."""
    named = _named(above, line, rows)
    cells = _in_columns([*named, *rows])
    upper = None
    if not is_marked(rows[0]):
        upper = upper_head(_close(above[: len(above) - len(named)], cells[0][-1].line), cells)
    if upper is not None:
        cells.insert(0, upper.row)
    return Draft(
        [cell for row in cells for cell in row],
        kind="table",
        closed=True,
        cells=cells,
        spans=upper.spans if upper else [],
    )


def _close(above: Sequence[Line], line: Line) -> Sequence[Line]:
    """Give the two lines above a line, or the one, that no empty line parts from it."""
    if line.gap or not above:
        return []
    return above[-1:] if above[-1].gap else above[-2:]


def _in_columns(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Fill up the rows that lack cells, so that each cell stands in its column."""
    if any(map(is_marked, rows)):
        return [list(row) for row in rows]
    widest = max(rows, key=len)
    spans = [span_of(cell) for cell in widest]
    return [_aligned(row, spans) if len(row) < len(widest) else list(row) for row in rows]


def _aligned(row: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Put the cells of a row that lacks some under those of the widest row, by what they overlap or are nearest to."""
    aligned = [Piece(row[0].line, 0, 0) for _ in spans]
    lowest = 0
    for place, cell in enumerate(row):
        left, right = span_of(cell)
        last = len(spans) - (len(row) - place) + 1
        best = min(
            range(lowest, last),
            key=lambda index: (
                max(spans[index][0] - right, left - spans[index][1])
                + abs(spans[index][0] + spans[index][1] - left - right) / 1000
            ),
        )
        aligned[best] = cell
        lowest = best + 1
    return aligned
