"""Spaced: rows of as many words each, one space apart, among them figures below each other."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.language.tables.plain import is_value
from jdoc.language.tables.rivers import FEWEST
from jdoc.structure.drafts import Piece
from jdoc.structure.tables.figures import is_figure, is_measured
from jdoc.structure.tables.rivers import decided, parts_of, run_from, totals_below
from jdoc.structure.tables.rows import closed_up_to, text_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

PAIR = 2
"""Words of a row that is a table only below the names of both columns."""
BECAUSE = "as many words in each row, one space apart"


def spaced_rows(lines: Sequence[Line], index: int, given: Container[int]) -> list[Row]:
    """Return the rows from a line on that have as many words each; nothing if they are no table.

    Lines whose numbers are given belong to other tables.
    """
    run = run_from(lines, index, given)
    if len(run) < FEWEST:
        return []
    parts = [*map(parts_of, run)]
    width = len(parts[1])
    parts[0] = closed_up_to(parts[0], width)
    lacks_first = len(parts[0]) == width - 1 and not any(map(is_value, map(text_of, parts[0])))
    head = [Piece(run[0], 0, 0)] * lacks_first + parts[0]
    body = [*takewhile(lambda row: len(row) == width, parts[1:])]
    are_numbered = {row[0].line.enumerator is not None for row in body}
    is_headed = len(head) == width and len(are_numbered) == 1 and (run[0].enumerator is None or are_numbered == {True})
    if not is_headed or len(body) < FEWEST - 1 or (width <= PAIR and is_figure(head[-1])):
        return []
    return decided([], [head, *body, *totals_below(run[len(body) + 1 :], body)])


def as_many(line: Line, above: Row) -> Row:
    """Cut a line into as many words as the row above it has, if all behind the first are figures; else it is one."""
    parts = parts_of(line)
    fits = len(parts) == len(above) and all(map(is_measured, parts[1:]))
    return parts if fits else [Piece(line, 0, len(line.text))]
