"""Finding: lines whose cells stand in columns, held apart by tabs, bars or several spaces."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, field

from jdoc.language.tables.plain import Cut, faults
from jdoc.structure.drafts import Draft
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule, Where
from jdoc.structure.tables.above import lines_above
from jdoc.structure.tables.completion import completed
from jdoc.structure.tables.cutting import cells_of, may_hold_cells
from jdoc.structure.tables.entries import entries, first_entry, may_be_entries
from jdoc.structure.tables.given import rows_of_tables
from jdoc.structure.tables.grid import Grid
from jdoc.structure.tables.groups import is_first_group, is_group
from jdoc.structure.tables.looks import ends_of_runs, parted_rows
from jdoc.structure.tables.placing import in_columns
from jdoc.structure.tables.rows import text_of, texts_of, whole
from jdoc.structure.tables.spaced import as_many
from jdoc.structure.tables.spread import upper_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import Document, Span
    from jdoc.structure.drafts import Piece
    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

Verdict: TypeAlias = Literal["table", "contents", "no table"]
TABLES: Question[Grid, Verdict] = Question(
    Rule("sentences in the last column", "no table", lambda grid: grid.holds_text),  # a term and what it means
    Rule("single row", "no table", lambda grid: len(grid.rows) < 2),
    Rule("parties of a contract below each other", "no table", lambda grid: grid.names_parties),
    Rule("cells parted by tabs or bars", "table", lambda grid: grid.is_drawn),
    Rule("two rows that end in units", "no table", lambda grid: grid.is_name_and_value),
    Where(
        lambda grid: grid.is_half_figures or grid.is_even,
        Rule("pages in a column of their own", "contents", lambda grid: grid.holds_entries),
        Rule("figures in half of its cells", "table", lambda grid: grid.is_half_figures),
        Rule("three rows of three cells", "table", lambda grid: grid.is_even),
    ),
    Rule("names and amounts in two columns", "table", lambda grid: grid.is_name_and_amount),
    Rule("gaps for other reasons", "no table", lambda _: True),  # signatures in two columns, a name and its value
)


def find_tables(lines: Sequence[Line], document: Document) -> dict[int, Draft]:
    """Find tables, and entries of contents whose pages stand apart, by the number of the line that each begins in."""
    search = _Search(lines, rows_of_tables(document))
    end = 0
    for index, line in enumerate(lines):
        if line.number in search.given:
            search.free = index + 1
        elif index >= end and _may_open_table(line):
            end = search.read(index)
    _find_rivers(search)
    return search.found


def _find_rivers(search: _Search) -> None:
    """Find tables that white space alone parts, where no others are, or in their place if these have more faults."""
    search.free = end = 0
    search.owners = {piece.line.number: number for number, draft in search.found.items() for piece in draft.pieces}
    ends = ends_of_runs(search.lines, search.given)
    for index, line in enumerate(search.lines):
        if line.number in search.given:
            search.free = index + 1
        elif index >= end and ends[index] > index and search.owners.get(line.number, line.number) == line.number:
            end = search.read_parted(index, search.lines[index : ends[index]])


def _may_open_table(line: Line) -> bool:
    """Tell whether a line falls into cells, and isn't one that stands for itself."""
    return may_hold_cells(line.text) and len(cells_of(line)) > 1 and read_lone_line(line.text).verdict is None


CAPTION = "caption"


class _Search(Struct):
    """What is found on the way down a document."""

    lines: Sequence[Line]
    given: set[int]
    """The numbers of the lines that are rows of tables which the reader has found."""
    found: dict[int, Draft] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)
    """By the number of each line of a table that was found without rivers, that of its first line."""
    free: int = 0
    """The first line below the last table."""

    def read(self, start: int) -> int:
        """Read the rows from a line on, note what they are, and return the index of the first line that is none of them."""
        rows, end = self._rows_from(start)
        first = first_entry(self.lines, start, self.found) if may_be_entries(rows) else None
        rule = TABLES.decide(Grid(rows, first is not None))
        if rule.verdict == "no table":
            return end
        if rule.verdict == "contents":
            names = self.lines[start if first is None else first : start]
            self.found |= entries([*names, *(row[0].line for row in rows)], rule.name)
        else:
            table = _table(self.lines[self.free : start], rows, rule.name)
            self.found[min(cell.line.number for cell in table.cells[0])] = table
        self.free = end
        return end

    def read_parted(self, start: int, run: Sequence[Line]) -> int:
        """Note the rows of a run if white space parts their cells, and return as `read` does; 0 if they are no table."""
        rows, because = parted_rows(run)
        others = self._overlapping(rows)
        if not rows or (others and not _is_better(rows, [*others.values()])):
            return 0
        for number in others:
            del self.found[number]
        table = _table(self.lines[self.free : start], rows, because)
        self.found[min(cell.line.number for cell in table.cells[0])] = table
        self.free = start + len(rows)
        return self.free

    def _overlapping(self, rows: Sequence[Row]) -> dict[int, Draft]:
        """Return the tables that have lines in common with some rows."""
        numbers = {self.owners[line] for line in _lines_of(rows) if line in self.owners}
        return {number: self.found[number] for number in sorted(numbers)}

    def _rows_from(self, start: int) -> tuple[list[Row], int]:
        """Return the rows from a line on, and the index of the first line that is none of them."""
        rows = [cells_of(self.lines[start])]
        end = start + 1
        while (row := self._row(end, rows)) is not None:
            rows += filter(None, [row])
            end += 1
        return completed(rows), end

    def _row(self, index: int, rows: Sequence[Row]) -> Row | None:
        """Cut a line into cells; the name of a group is one, the line below the head in Markdown has none, None is no row."""
        if not self._may_go_on(index):
            return None
        line = self.lines[index]
        if read_lone_line(line.text).verdict == CAPTION:
            return None  # of the next table
        cells = cells_of(line)
        if line.gap and [*map(text_of, cells)] == [*map(text_of, rows[0])]:
            return None  # the head once more, of a table of its own
        if len(cells) == 1:
            cells = as_many(line, rows[-1])
        if len(cells) != 1:
            return cells
        return [whole(line)] if is_group(self.lines, index, rows) else None

    def _may_go_on(self, index: int) -> bool:
        """Tell whether there is another line, which is near enough and no row of a table that the reader has found."""
        if index >= len(self.lines):
            return False
        line = self.lines[index]
        return line.gap <= 1 and line.number not in self.given


def _table(above: Sequence[Line], rows: list[Row], because: str) -> Draft:
    """Make a block of a table's rows, each cell in its column, and of the heads in the lines above it."""
    named = _named(above, rows)
    cells = in_columns(Grid([*named, *rows]))
    upper = upper_head(above[: len(above) - len(named)], cells)
    return _draft([*upper.rows, *cells], upper.spans, because)


def _draft(cells: list[Row], spans: list[Span], because: str) -> Draft:
    return Draft([*chain.from_iterable(cells)], kind="table", closed=True, cells=cells, spans=spans, because=because)


def _is_better(rows: Sequence[Row], others: Sequence[Draft]) -> bool:
    """Tell whether rows are cut better than other tables in their place."""
    if any(draft.kind != "table" for draft in others):
        return False
    cells = [draft.cells for draft in others]
    known = Cut(set[int]().union(*map(_lines_of, cells)), sum(faults(texts_of(each)) for each in cells))
    return Cut(_lines_of(rows), faults(texts_of(rows))).is_better(known)


def _lines_of(rows: Sequence[Sequence[Piece]]) -> set[int]:
    return {cell.line.number for row in rows for cell in row if cell.text}


def _named(above: Sequence[Line], rows: list[Row]) -> list[Row]:
    """Give the rows that lines above a table make: the name of its first rows, or those of its columns."""
    if above and is_first_group(above[-1], rows):
        return [[whole(above[-1])]]
    return lines_above(above, rows)
