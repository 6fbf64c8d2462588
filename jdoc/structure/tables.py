"""Tables: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import columns
from jdoc.structure.given import rows_of_tables
from jdoc.structure.grouping import Draft, special_kind
from jdoc.structure.lines import is_finished
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.model import Document
    from jdoc.structure.lines import Line

_GAP = deferred(r"[ \u3000]{2,}|\t+")
_TAB = deferred(r"\t")
_FIGURE = deferred(r"[▲△\-－−+＋]? ?[0-9０-９][0-9０-９,，.．]*[%％]?|[-－―–—…*]|皆増|皆減|同|〃")
_BAR = deferred(r"[ \u3000]*[|｜][ \u3000]*")
_RULE = deferred(r"[|｜: \-]+")


def find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find the tables, by the number of the line that each begins in.

    A table is two lines and more that fall into the same number of cells, or into nearly as many and mostly figures.
    Where the document's format says what its tables are, there are no others.
    """
    tables: dict[int, Draft] = {}
    if document.declared:
        return tables
    end = 0
    given = rows_of_tables(document)
    for index, line in enumerate(lines):
        text = line.text
        if (
            index < end
            or line.number in given
            or not ("  " in text or "\t" in text or "\u3000\u3000" in text or text[-1] in "|｜")
        ):
            continue
        cells = _cells(line)
        if len(cells) < 2 or special_kind(text) is not None:
            continue
        rows = [cells]
        end = index + 1
        while end < len(lines) and lines[end].gap <= 1 and lines[end].number not in given:
            below = _cells(lines[end])
            if len(below) > 1:
                rows.append(below)
            elif not (_RULE.fullmatch(lines[end].text) and _is_barred(lines[end].text)):
                break
            end += 1
        if _is_table(rows):
            tables[line.number] = _table(rows)
    return tables


def _cells(line: Line) -> list[Piece]:
    """Cut a line into its cells; a single one where it has no columns."""
    text = line.text
    if _is_barred(text):
        return [] if _RULE.fullmatch(text) else _cut(line, _BAR, 1, len(text) - 1)
    start = line.label.end if line.label else 0
    if "\t" in text:
        return _cut(line, _TAB, start, len(text))
    return _cut(line, _GAP, start, len(text)) if _GAP.search(text, start) else []


def _is_barred(text: str) -> bool:
    """Tell a row of a Markdown table: a bar at both ends and one inside at the least."""
    return text[0] in "|｜" and text[-1] in "|｜" and len(_BAR.findall(text)) > 2


def _cut(line: Line, pattern: re.Pattern[str], start: int, end: int) -> list[Piece]:
    """Cut a line at the matches of a pattern; a label before `start` stays with the first cell."""
    pieces = []
    at = 0 if not _is_barred(line.text) else start
    for found in pattern.finditer(line.text, start, end):
        pieces.append(Piece(line, at, found.start()))
        at = found.end()
    pieces.append(Piece(line, at, end))
    return pieces


def _is_table(rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell a table from lines that have gaps for other reasons: two-column signatures, label and value."""
    texts = [[cell.text for cell in row] for row in rows]
    if any(is_finished(row[-1]) and len(row[-1]) > 30 for row in texts if row[-1]):
        return False
    if all("\t" in row[0].line.text or _is_barred(row[0].line.text) for row in rows) and len(rows) > 1:
        return True
    figures = sum(bool(_FIGURE.fullmatch(cell)) for row in texts for cell in row[1:])
    counts = [len(row) for row in rows]
    if len(rows) < 2:
        return False
    if figures * 2 >= sum(counts) - len(rows):
        return True
    return len(rows) >= 3 and min(counts) == max(counts) >= 3


def _table(rows: Sequence[Sequence[Piece]]) -> Draft:
    """Make a block of a table's rows, each cell in its column."""
    widest = max(rows, key=len)
    if any(len(row) < len(widest) for row in rows) and "\t" not in widest[0].line.text:
        spans = [_span(cell) for cell in widest]
        rows = [_aligned(row, spans) if len(row) < len(widest) else row for row in rows]
    return Draft([cell for row in rows for cell in row], kind="table", closed=True, cells=[list(row) for row in rows])


def _span(cell: Piece) -> tuple[int, int]:
    """Say which columns of the page a cell takes."""
    left = cell.line.indent + columns(cell.line.text[: cell.start])
    return left, left + columns(cell.text)


def _aligned(row: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> list[Piece]:
    """Put the cells of a row that lacks some under those of the widest row, by what they overlap or are nearest to."""
    aligned = [Piece(row[0].line, 0, 0) for _ in spans]
    lowest = 0
    for place, cell in enumerate(row):
        left, right = _span(cell)
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
