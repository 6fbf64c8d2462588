"""Rows: cells beside each other, and lines that may name them."""

from __future__ import annotations

from itertools import accumulate, chain, takewhile
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.tables.words import closed_lengths, closed_lengths_to
from jdoc.structure.drafts import Piece
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jdoc.structure.lines import Line

Row: TypeAlias = list[Piece]


def text_of(cell: Piece) -> str:
    """Give the text of a cell."""
    return cell.text


def texts(rows: Sequence[Row], at: int) -> list[str]:
    """Give the texts of one cell of each row: the first is 0, the last -1."""
    return [row[at].text for row in rows]


def texts_of(rows: Sequence[Sequence[Piece]]) -> list[list[str]]:
    """Give the texts of all cells, row by row."""
    return [[*map(text_of, row)] for row in rows]


def whole(line: Line) -> Piece:
    """Make a cell of a line, with the number that it may begin with."""
    return Piece(line, 0, len(line.text))


def empty(line: Line, count: int) -> Row:
    """Make cells without text."""
    return [Piece(line, 0, 0) for _ in range(count)]


def row_of(line: Line, cells: Mapping[int, Piece], width: int) -> Row:
    """Make a row of cells by their columns; the others are empty."""
    row = empty(line, width)
    for column, cell in cells.items():
        row[column] = cell
    return row


def is_name(line: Line) -> bool:
    """Tell whether a line may name something: it is no sentence, caption or note."""
    return not line.finished and read_lone_line(line.text).verdict is None


def close_above(lines: Sequence[Line], first: Line, most: int) -> list[Line]:
    """Give some lines right above the first one of a table, the nearest one first, as far as no empty line parts them."""
    below = takewhile(lambda line: not line.gap, chain([first], reversed(lines)))
    return [line for line, _ in zip(reversed(lines[-most:]), below, strict=False)]


def closed_up(parts: Row) -> Row:
    """Put the words together that are set in wide type: 区　分　歳入 are two cells."""
    return _put_together(parts, closed_lengths([*map(text_of, parts)]))


def closed_up_to(parts: Row, width: int) -> Row:
    """Put words together that are set in wide type, so that as many are left as there are columns; else only known ones."""
    return _put_together(parts, closed_lengths_to([*map(text_of, parts)], width))


def _put_together(parts: Row, lengths: Sequence[int]) -> Row:
    """Make one of as many parts, side by side, as each length says."""
    ends = [*accumulate(lengths)]
    pairs = zip((0, *ends), ends, strict=False)
    return [Piece(parts[start].line, parts[start].start, parts[end - 1].end) for start, end in pairs]
