"""Tables: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.width import columns
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.lines import is_finished
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import Document
    from jdoc.structure.lines import Line

    Row: TypeAlias = list[Piece]

_GAP = deferred(r"[ \u3000]{2,}|\t+")
"""What parts cells: `鋼材[　　]30`, `鋼材[  ]30`, not `鋼材 30`."""
_TAB = deferred(r"\t")
"""What parts the cells of a spreadsheet."""
_FIGURE = deferred(r"[▲△\-－−+＋]? ?[0-9０-９][0-9０-９,，.．]*[%％]?|[-－―–—…*]|皆増|皆減|同|〃")
"""A figure of a table, or what stands for one: `[▲1,234]`, `[３．５％]`, `[皆増]`, `[－]`, not `区分`."""
_BAR = deferred(r"[ \u3000]*[|｜][ \u3000]*")
"""What parts the cells of a Markdown table: `鋼材[ | ]30`, not `鋼材 30`."""
_BARRED = deferred("[|｜].*[|｜].*[|｜]")
"""A row of a Markdown table: `[| 鋼材 | 30 |]`, not `| 鋼材 |`."""
_RULE = deferred(r"[|｜: \-]+")
"""The line below the head of a Markdown table: `[|---|:---|]`, not `鋼材`."""
_LONGEST_CELL_WITH_STOP = 30


class Grid(Struct, gc=False):
    """Lines one below the other that fall into cells."""

    rows: list[Row]

    @property
    def holds_text(self) -> bool:
        """Whether the last cell of a row is a sentence."""
        last = [row[-1].text for row in self.rows]
        return any(len(text) > _LONGEST_CELL_WITH_STOP and is_finished(text) for text in last)

    @property
    def is_drawn(self) -> bool:
        """Whether tabs or bars part all its cells."""
        lines = [row[0].line.text for row in self.rows]
        return all("\t" in line or _is_barred(line) for line in lines)

    @property
    def is_half_figures(self) -> bool:
        """Whether at least half of the cells behind the first column are figures."""
        cells = [cell for row in self.rows for cell in row[1:]]
        return 2 * sum(_FIGURE.fullmatch(cell.text) is not None for cell in cells) >= len(cells)

    @property
    def is_even(self) -> bool:
        """Whether it has three rows and more of as many cells, three and more."""
        widths = {len(row) for row in self.rows}
        return len(self.rows) >= 3 and len(widths) == 1 and min(widths) >= 3


Verdict: TypeAlias = Literal["table", "no table"]
TABLES: Question[Grid, Verdict] = Question(
    Rule("sentences in the last column", "no table", lambda grid: grid.holds_text),  # a term and what it means
    Rule("single row", "no table", lambda grid: len(grid.rows) < 2),
    Rule("cells parted by tabs or bars", "table", lambda grid: grid.is_drawn),
    Rule("figures in half of its cells", "table", lambda grid: grid.is_half_figures),
    Rule("three rows of three cells", "table", lambda grid: grid.is_even),
    Rule("gaps for other reasons", "no table", lambda _: True),  # signatures in two columns, a name and its value
)


def find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find the tables, by the number of the line that each begins in: as the document's format says, or by their cells."""
    if document.declared:
        return _declared_tables(lines, document)
    tables: dict[int, Draft] = {}
    end = 0
    for index, line in enumerate(lines):
        if index < end or not _may_open_table(line):
            continue
        grid, end = _grid_from(lines, index)
        rule = TABLES.decide(grid)
        if rule.verdict == "table":
            tables[line.number] = _table(_aligned(grid.rows), rule.name)
    return tables


def _may_open_table(line: Line) -> bool:
    """Tell whether a line falls into cells, and isn't one that stands for itself."""
    text = line.text
    if "  " in text or "\u3000\u3000" in text or "\t" in text or text[-1] in "|｜":
        return len(_cells(line)) > 1 and read_lone_line(text).verdict is None
    return False


def _grid_from(lines: Sequence[Line], start: int) -> tuple[Grid, int]:
    """Return the rows from a line on, and the index of the first line that is none of them."""
    rows = [_cells(lines[start])]
    end = start + 1
    while end < len(lines) and lines[end].gap <= 1:
        cells = _cells(lines[end])
        if len(cells) > 1:
            rows.append(cells)
        elif not _is_ruled(lines[end].text):
            break
        end += 1
    return Grid(rows), end


def _declared_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Make the tables that a document's format names."""
    numbers = [line.number for line in lines]
    tables: dict[int, Draft] = {}
    for span in document.tables:
        table = lines[bisect_left(numbers, span.start + 1) : bisect_left(numbers, span.stop + 1)]
        if table:  # a row without a text is no line
            tables[table[0].number] = _declared_table(table, document)
    return tables


def _declared_table(lines: Sequence[Line], document: Document) -> Draft:
    rows = [_declared_row(line, document) for line in lines]
    widest = max(map(len, rows))
    return _table([row + [_empty(row)] * (widest - len(row)) for row in rows], "the format says so")


def _declared_row(line: Line, document: Document) -> Row:
    """Cut a row that a reader has written; tabs in front of its text are empty cells."""
    empty = document.lines[line.number - 1][: line.column - 1].count("\t")
    return [*[Piece(line, 0, 0)] * empty, *Piece(line).cut(_TAB)]


def _empty(row: Sequence[Piece]) -> Piece:
    """Make a cell for what a row lacks."""
    return Piece(row[0].line, 0, 0)


def _cells(line: Line) -> Row:
    """Cut a line into its cells; a single one where it has no columns."""
    text = line.text
    if _is_barred(text):
        return [] if _RULE.fullmatch(text) else Piece(line, 1, len(text) - 1).cut(_BAR)
    number = line.enumerator.end if line.enumerator else 0  # it stays with the first cell
    return Piece(line).cut(_TAB if "\t" in text else _GAP, number)


def _is_barred(text: str) -> bool:
    """Tell a row of a Markdown table: a bar at both ends and one inside at the least."""
    return _BARRED.fullmatch(text) is not None


def _is_ruled(text: str) -> bool:
    """Tell the line below the head of a Markdown table: |---|---|."""
    return _RULE.fullmatch(text) is not None and _is_barred(text)


def _table(rows: Sequence[Row], because: str) -> Draft:
    """Make a block of a table's rows."""
    cells = chain.from_iterable(rows)
    return Draft([*cells], kind="table", closed=True, cells=rows, because=because)


def _aligned(rows: Sequence[Row]) -> Sequence[Row]:
    """Put each cell in its column: those of rows that lack some below those of the widest row."""
    widest = max(rows, key=len)
    if "\t" in widest[0].line.text:
        return rows
    spans = [_span(cell) for cell in widest]
    return [_spread(row, spans) if len(row) < len(widest) else row for row in rows]


def _span(cell: Piece) -> tuple[int, int]:
    """Say which columns of the page a cell takes."""
    left = cell.line.indent + columns(cell.line.text[: cell.start])
    return left, left + columns(cell.text)


def _spread(row: Row, spans: Sequence[tuple[int, int]]) -> Row:
    """Give a row as many cells as there are spans, its own where they overlap one or are nearest to it."""
    spread = [_empty(row) for _ in spans]
    lowest = 0
    for place, cell in enumerate(row):
        span = _span(cell)
        last = len(spans) - (len(row) - place) + 1
        distances = [_distance(span, below) for below in spans[lowest:last]]
        nearest = lowest + distances.index(min(distances))
        spread[nearest] = cell
        lowest = nearest + 1
    return spread


def _distance(span: tuple[int, int], other: tuple[int, int]) -> float:
    """Measure how far two spans lie apart, in columns, below 0 if they overlap; of equals the one in the middle is nearer."""
    (left, right), (start, stop) = span, other
    return max(start - right, left - stop) + abs(start + stop - left - right) / 1000
