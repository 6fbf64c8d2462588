"""Tables: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.words import table_words
from jdoc.language.width import columns
from jdoc.structure.given import rows_of_tables
from jdoc.structure.grouping import Draft, special_kind
from jdoc.structure.lines import is_finished
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.model import Document
    from jdoc.structure.lines import Line

_GAP = deferred(r"[ \u3000]{2,}|\t+")
_TAB = deferred(r"\t")
_FIGURE = deferred(r"[▲△\-－−+＋]? ?[0-9０-９][0-9０-９,，.．]*[%％]?|[-－―–—…*]|皆増|皆減|同|〃")
_EDGE = 2  # columns that the right edges of figures below each other may differ by
_WIDE = 9  # columns: the characters of one word are nearer
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
        above = lines[index - 1] if index > end and lines[index - 1].number not in given else None
        end = index + 1
        while end < len(lines) and lines[end].gap <= 1 and lines[end].number not in given:
            below = _cells(lines[end])
            if len(below) > 1:
                rows.append(below)
            elif _is_group(lines[end : end + 2], rows):
                rows.append([Piece(lines[end], 0, len(lines[end].text))])
            elif not (_RULE.fullmatch(lines[end].text) and _is_barred(lines[end].text)):
                break
            end += 1
        if _is_table(rows):
            if above is not None and _is_first_group(above, line, rows):
                rows.insert(0, [Piece(above, 0, len(above.text))])
            tables[rows[0][0].line.number] = _table(rows)
    return tables


def _is_first_group(above: Line, line: Line, rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether the line above a table names its first rows: it is set as those that name others further below."""
    if above.finished or line.gap or special_kind(above.text) is not None:
        return False
    groups = [row[0].line for row in rows if len(row) == 1]
    return above.indent < line.indent and any(group.indent == above.indent for group in groups)


def _is_group(lines: Sequence[Line], rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell the name of a group of rows, a line without figures: those of the next line stand below the ones above.

    Nothing else of a table stands alone on a line: what is a sentence, or reaches into the columns of figures, ends it.
    """
    if len(lines) < 2 or lines[1].gap > 1 or lines[0].finished or special_kind(lines[0].text) is not None:
        return False
    name, cells = lines[0], _cells(lines[1])
    figures = [_span(cell) for cell in cells[1:] if _FIGURE.fullmatch(cell.text)]
    if not figures or name.indent + columns(name.text) >= figures[0][0]:
        return False
    above = [_span(cell) for row in rows for cell in row[1:]]
    return all(any(abs(right - end) <= _EDGE for _, end in above) for _, right in figures)


def _cells(line: Line) -> list[Piece]:
    """Cut a line into its cells; a single one where it has no columns."""
    text = line.text
    if _is_barred(text):
        return [] if _RULE.fullmatch(text) else _cut(line, _BAR, 1, len(text) - 1)
    start = line.label.end if line.label else 0
    if "\t" in text:
        return _cut(line, _TAB, start, len(text))
    return list(_closed_up(_cut(line, _GAP, start, len(text)))) if _GAP.search(text, start) else []


def _closed_up(cells: Sequence[Piece]) -> Iterator[Piece]:
    """Put the words of heads together that are set in wide type: 科　　目　　　　金　　額 are two cells."""
    at = 0
    while at < len(cells):
        last = at
        if len(cells[at].text) == 1:
            last = next((end for end in range(len(cells) - 1, at, -1) if _is_word(cells[at : end + 1])), at)
        yield Piece(cells[at].line, cells[at].start, cells[last].end)
        at = last + 1


def _is_word(cells: Sequence[Piece]) -> bool:
    """Tell whether characters that stand equally far apart are a word that tables have."""
    if any(len(cell.text) > 1 for cell in cells) or "".join(cell.text for cell in cells) not in table_words():
        return False
    gaps = {columns(cell.line.text[cell.end : after.start]) for cell, after in pairwise(cells)}
    return max(gaps) - min(gaps) <= 1 and max(gaps) < _WIDE


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
