"""Completion: cells that a single space parts, told by the other rows of their table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.cutting import is_marked
from jdoc.structure.drafts import Piece
from jdoc.structure.figures import FIGURE, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TAIL = deferred("[ \u3000](?=[▲△\\-－−]?[0-9０-９]+[,，.．][0-9０-９,，.．]*[%％]?$)")
"""Before an amount behind a name: `2025 年３月期[ ]48,216`, not `第 3`."""


def completed(rows: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Cut the rows that lack cells at single spaces: amounts off names, and the words of the head if that fills it."""
    if len(rows) < 2 or any(map(is_marked, rows)):
        return [list(row) for row in rows]
    most = max(map(len, rows))
    width = most + all(_TAIL.search(row[0].text) for row in rows if len(row) == most)
    heads = next((number for number, row in enumerate(rows) if _has_figures(row)), 0)
    found = [_as_head(row, width) if 1 < len(row) < width else list(row) for row in rows[:heads]]
    return found + [_with_tail(row) if len(row) < width else list(row) for row in rows[heads:]]


def _with_tail(row: Sequence[Piece]) -> list[Piece]:
    """Cut the amount off the name of a row."""
    first, *others = row
    tail = _TAIL.search(first.text)
    if tail is None:
        return [first, *others]
    start, end = (first.start + at for at in tail.span())
    return [Piece(first.line, first.start, start), Piece(first.line, end, first.end), *others]


def _has_figures(row: Iterable[Piece]) -> bool:
    return any(FIGURE.fullmatch(cell.text) for cell in row)


def _as_head(row: Sequence[Piece], width: int) -> list[Piece]:
    """Cut the words of a head, those of all its cells or of all but the first, into as many as there are columns."""
    others = [piece for cell in row[1:] for piece in cell.cut(SPACE)]
    for cells in ([*row[0].cut(SPACE), *others], [row[0], *others]):
        if len(cells) == width:
            return cells
    return list(row)
