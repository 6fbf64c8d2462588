"""Spaced: rows of as many words each, one space apart, among them figures below each other."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.language.tables.plain import is_broken_sentence, is_value
from jdoc.language.tables.rivers import FEWEST
from jdoc.structure.drafts import Piece
from jdoc.structure.tables.figures import is_figure
from jdoc.structure.tables.rivers import decided, parts_of, totals_below
from jdoc.structure.tables.rows import closed_up_to, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

PAIR = 2
"""Words of a row that is a table only below the names of both columns."""
BECAUSE = "as many words in each row, one space apart"


def spaced_rows(run: Sequence[Line]) -> list[Row]:
    """Return the rows that have as many words each in the first of some lines; nothing if these are no table."""
    parts = [*takewhile(lambda row: not is_broken_sentence([*map(text_of, row)]), map(parts_of, run))]
    if len(parts) < FEWEST:
        return []
    width = len(parts[1])
    parts[0] = closed_up_to(parts[0], width)
    lacks_first = len(parts[0]) == width - 1 and not any(map(is_value, map(text_of, parts[0])))
    head = [Piece(run[0], 0, 0)] * lacks_first + parts[0]
    body = [*takewhile(lambda row: len(row) == width, parts[1:])]
    are_numbered = {row[0].line.enumerator is not None for row in body}
    is_headed = are_numbered in ({True}, {run[0].enumerator is not None})  # a head has no number, or they all have
    if not is_headed or len(head) != width or len(body) < FEWEST - 1 or (width <= PAIR and is_figure(head[-1])):
        return []
    return decided([], [head, *body, *totals_below(run[len(body) + 1 :], body)])


def as_many(line: Line, above: Row) -> Row:
    """Cut a line into as many words as the row above it has, if all behind the first are values; else it is one."""
    parts = parts_of(line)
    fits = len(parts) == len(above) and all(is_figure(part) or is_value(part.text) for part in parts[1:])
    return parts if fits else [Piece(line, 0, len(line.text))]
