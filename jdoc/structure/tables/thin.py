"""Thin: tables that were pasted with a single space between their cells, told by the figures at the ends of their rows."""

from __future__ import annotations

from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Literal

from jdoc.language.lazy import deferred
from jdoc.structure.drafts import Piece
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule
from jdoc.structure.tables.figures import FIGURE, SPACE, has_figures, is_counted, is_grouped, is_measured, is_total
from jdoc.structure.tables.rows import closed_up, is_name
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

ROW = deferred(
    "(?![0-9０-９,，.．]+[ \u3000])(?:[^ \u3000。、：:]{1,24}(?<![はがをにで])|[^ \u3000](?:[ \u3000][^ \u3000]){1,3})"
    f"(?P<figures>(?:[ \u3000]+(?![0０][0-9０-９])(?:{FIGURE})(?:[^\\W\\d_ぁ-ん]{{1,4}}|か[所国月]|㎡)?)+)"
)
"""A name, perhaps in wide type, and figures behind it: `[港の整備　１，２００　１，３００]`, `[合　計 35 △2.1]`, `[Ａ区画　12,400㎡　186千円]`, not `港の数は　12`, `電話 0123 45`."""
FEWEST_ROWS = 3
"""Rows of as many figures that nobody writes below each other by chance."""
NAME_AND_FIGURE = 2
"""Cells that are a table only below a caption and the names of both columns, or above their total."""
BECAUSE = "figures behind names, one space apart"


class Thin(NamedTuple):
    """Rows with as many figures each."""

    head: Row
    """The names of the columns, from the line above; none where it has others."""
    rows: list[Row]


NONE = Thin([], [])


def thin_rows(lines: Sequence[Line], index: int, free: int, given: Container[int]) -> Thin:
    """Return the rows from a line on, and the names of their columns above them; nothing if they are no table.

    Lines before the free one, and lines whose numbers are given, belong to other tables.
    """
    first = thin_cells(lines[index])
    rows = [first, *takewhile(partial(_goes_on, first, given), map(thin_cells, islice(lines, index + 1, None)))]
    if len(first) < NAME_AND_FIGURE or len(rows) < FEWEST_ROWS:
        return NONE
    above = lines[max(free, index - 2) : index]
    head = _head(above[-1:], rows)
    is_sure = len(first) > NAME_AND_FIGURE or is_total(rows[-1]) or bool(head and _is_captioned(above))
    return Thin(head, rows) if is_sure else NONE


def _goes_on(first: Row, given: Container[int], row: Row) -> bool:
    """Tell whether the row below others has as many figures, and no empty line stands above it."""
    line = row[0].line
    return len(row) == len(first) and not line.gap and line.number not in given


def thin_cells(line: Line) -> Row:
    """Cut a line into its name and its figures; a single cell where it isn't such a row."""
    whole = Piece(line, 0, len(line.text))
    found = ROW.fullmatch(line.text)
    if found is None or is_grouped(found["figures"].strip()) or read_lone_line(line.text).verdict is not None:
        return [whole]
    start = found.start("figures")
    gap = SPACE.match(line.text, start)
    cells = Piece(line, gap.end() if gap else start, len(line.text)).cut(SPACE)
    return [Piece(line, 0, start), *cells] if all(map(is_measured, cells)) else [whole]


def as_many(cells: Row, above: Row) -> Row:
    """Return the cells of a row that one space parts, below a row of as many; else the line as one.

    Where the first has spaces of its own, figures with their units stand behind it: Ｃ　８１～２００㎥　１，８５９円　１４２円.
    """
    line = cells[0].line
    whole = Piece(line, 0, len(line.text))
    *names, _ = parts = whole.cut(SPACE)
    behind = len(above) - 1
    if NAME_AND_FIGURE <= behind < len(parts) and all(map(is_counted, parts[-behind:])):
        return [Piece(line, 0, names[-behind].end), *parts[-behind:]]
    return {len(above): cells}.get(len(cells), [whole])


class Above(NamedTuple):
    """The line above such rows, cut at its spaces, and how many cells they have."""

    line: Line
    parts: Row
    first: Line
    """The first line of the rows."""
    width: int

    @property
    def left_out(self) -> int:
        """How many columns have no name: the first one often hasn't."""
        return self.width - len(self.parts)


HEADS: Question[Above, Literal["head", "no head"]] = Question(
    Rule("far above rows of figures", "no head", lambda above: above.first.gap > 0),
    Rule("sentence or caption above rows of figures", "no head", lambda above: not is_name(above.line)),
    Rule("figures above rows of figures", "no head", lambda above: has_figures(above.parts)),
    Rule("names of other columns", "no head", lambda above: above.left_out not in {0, 1}),
    Rule("names of as many columns", "head", lambda _: True),
)


def _head(lines: Sequence[Line], rows: Sequence[Row]) -> Row:
    """Cut the line above into the names of as many columns, of which the first may be left out; nothing if they are others."""
    for line in lines:
        above = Above(line, closed_up(Piece(line, 0, len(line.text)).cut(SPACE)), rows[0][0].line, len(rows[0]))
        if HEADS.decide(above).verdict == "head":
            return [*[Piece(line, 0, 0)] * above.left_out, *above.parts]
    return []


def _is_captioned(above: Sequence[Line]) -> bool:
    """Tell whether the caption of a table stands above the names of its columns."""
    return len(above) > 1 and not above[1].gap and read_lone_line(above[0].text).verdict == "caption"
