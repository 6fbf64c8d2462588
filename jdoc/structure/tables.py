"""Tables: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.cell_units import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.structure.above import lines_above
from jdoc.structure.completion import completed
from jdoc.structure.cutting import cells_of, is_marked, is_rule, span_of
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.entries import are_entries, entries, first_entry, may_be_entries
from jdoc.structure.figures import FIGURE
from jdoc.structure.given import rows_of_tables
from jdoc.structure.groups import is_first_group, is_group
from jdoc.structure.lines import is_finished
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule
from jdoc.structure.spread import upper_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import Document
    from jdoc.structure.lines import Line

    Row: TypeAlias = list[Piece]

_PARTY = deferred("[甲乙丙丁]|立会人|証人|保証人")
"""Who signs a contract, in front of the name: `[甲]`, `[立会人]`, not `甲類`."""
_LONGEST_CELL_WITH_STOP = 30


class Grid(Struct, gc=False):
    """Lines one below the other that fall into cells."""

    rows: list[Row]
    is_below_contents: bool = False
    """Whether the word 目次, or an entry, stands above it."""

    @property
    def holds_text(self) -> bool:
        """Whether the last cell of a row is a sentence."""
        last = [row[-1].text for row in self.rows if row]
        return any(len(text) > _LONGEST_CELL_WITH_STOP and is_finished(text) for text in last)

    @property
    def names_parties(self) -> bool:
        """Whether each row begins with a party of a contract."""
        return all(_PARTY.fullmatch(row[0].text) for row in self.rows)

    @property
    def is_drawn(self) -> bool:
        """Whether tabs or bars part all its cells."""
        return all(map(is_marked, self.rows))

    @property
    def is_name_and_value(self) -> bool:
        """Whether it has two rows only, and one ends in a unit."""
        return len(self.rows) < 3 and any(is_unit(fold(row[-1].text)) for row in self.rows)

    @property
    def are_entries(self) -> bool:
        """Whether pages stand in its last column."""
        return (self.is_half_figures or self.is_even) and are_entries(self.rows, below=self.is_below_contents)

    @property
    def is_half_figures(self) -> bool:
        """Whether at least half of the cells behind the first column are figures."""
        cells = [cell for row in self.rows for cell in row[1:]]
        return 2 * sum(FIGURE.fullmatch(cell.text) is not None for cell in cells) >= len(cells)

    @property
    def is_even(self) -> bool:
        """Whether it has three rows and more of as many cells, three and more."""
        widths = {len(row) for row in self.rows}
        return len(self.rows) >= 3 and len(widths) == 1 and min(widths) >= 3


Verdict: TypeAlias = Literal["table", "contents", "no table"]
TABLES: Question[Grid, Verdict] = Question(
    Rule("sentences in the last column", "no table", lambda grid: grid.holds_text),  # a term and what it means
    Rule("single row", "no table", lambda grid: len(grid.rows) < 2),
    Rule("parties of a contract below each other", "no table", lambda grid: grid.names_parties),
    Rule("cells parted by tabs or bars", "table", lambda grid: grid.is_drawn),
    Rule("two rows that end in units", "no table", lambda grid: grid.is_name_and_value),
    Rule("pages in a column of their own", "contents", lambda grid: grid.are_entries),
    Rule("figures in half of its cells", "table", lambda grid: grid.is_half_figures),
    Rule("three rows of three cells", "table", lambda grid: grid.is_even),
    Rule("gaps for other reasons", "no table", lambda _: True),  # signatures in two columns, a name and its value
)


def find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find the tables, and the entries of contents whose pages stand apart, by the number of the line that each begins in.

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
        if index < end or line.number in given or not _may_open_table(line):
            continue
        rows, end = _rows_from(lines, index, given)
        first = first_entry(lines, index, tables) if may_be_entries(rows) else None
        rule = TABLES.decide(Grid(rows, first is not None))
        if rule.verdict == "no table":
            continue
        if rule.verdict == "contents":
            names = lines[index if first is None else first : index]
            tables |= entries([*names, *(row[0].line for row in rows)], rule.name)
        else:
            draft = _table(lines[free:index], line, rows, rule.name)
            tables[min(cell.line.number for cell in draft.cells[0])] = draft
        free = end
    return tables


def _may_open_table(line: Line) -> bool:
    """Tell whether a line falls into cells, and isn't one that stands for itself."""
    if not _may_hold_cells(line.text):
        return False
    return len(cells_of(line)) > 1 and read_lone_line(line.text).verdict is None


def _may_hold_cells(text: str) -> bool:
    return "  " in text or "\u3000\u3000" in text or "\t" in text or text[-1] in "|｜"


def _rows_from(lines: Sequence[Line], start: int, given: set[int]) -> tuple[list[Row], int]:
    """Return the rows from a line on, and the index of the first line that is none of them."""
    rows = [cells_of(lines[start])]
    end = start + 1
    while end < len(lines) and lines[end].gap <= 1 and lines[end].number not in given:
        row = _row(lines, end, rows)
        if row is None:
            break
        rows += [row] if row else []
        end += 1
    return completed(rows), end


def _row(lines: Sequence[Line], index: int, rows: Sequence[Row]) -> Row | None:
    """Cut a line into cells; the name of a group is one, the line below the head in Markdown has none, None is no row."""
    cells = cells_of(lines[index])
    if len(cells) > 1:
        return cells
    if is_group(lines[index : index + 2], rows):
        return [_whole(lines[index])]
    return [] if is_rule(lines[index]) else None


def _whole(line: Line) -> Piece:
    return Piece(line, 0, len(line.text))


def _table(above: Sequence[Line], line: Line, rows: Sequence[Row], because: str) -> Draft:
    """Make a block of a table's rows, each cell in its column, and of the heads in the lines above it."""
    named = _named(above, line, rows)
    cells = _in_columns([*named, *rows])
    upper = None
    if not is_marked(rows[0]):
        upper = upper_head(_close(above[: len(above) - len(named)], cells[0][-1].line), cells)
    if upper is not None:
        cells.insert(0, upper.row)
    spans = upper.spans if upper else []
    pieces = [cell for row in cells for cell in row]
    return Draft(pieces, kind="table", closed=True, cells=cells, spans=spans, because=because)


def _named(above: Sequence[Line], line: Line, rows: Sequence[Row]) -> list[Row]:
    """Give the rows that lines above a table make: the name of its first rows, or those of its columns."""
    if above and is_first_group(above[-1], line, rows):
        return [[_whole(above[-1])]]
    return [] if any(map(is_marked, rows)) else lines_above(above, line, rows)


def _close(above: Sequence[Line], line: Line) -> Sequence[Line]:
    """Give the two lines above a line, or the one, that no empty line parts from it."""
    if line.gap or not above:
        return []
    return above[-1:] if above[-1].gap else above[-2:]


def _in_columns(rows: Sequence[Row]) -> list[Row]:
    """Put each cell in its column: those of rows that lack some below those of the widest row."""
    if any(map(is_marked, rows)):
        return [list(row) for row in rows]
    widest = max(rows, key=len)
    spans = [span_of(cell) for cell in widest]
    return [_spread(row, spans) if len(row) < len(widest) else list(row) for row in rows]


def _spread(row: Row, spans: Sequence[tuple[int, int]]) -> Row:
    """Give a row as many cells as there are spans, its own where they overlap one or are nearest to it."""
    spread = [Piece(row[0].line, 0, 0) for _ in spans]
    lowest = 0
    for place, cell in enumerate(row):
        span = span_of(cell)
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
