"""Figures: cells that hold them, those that hold several among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.reflow import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIGURE = r"[▲△\-－−+＋]? ?[0-9０-９][0-9０-９,，.．]*[%％]?|[-－―–—…*]|皆増|皆減|同|〃"
FIGURE = deferred(_FIGURE)
"""A cell that holds a figure, or what stands for one: `[△1,234]`, `[―]`, `[皆増]`."""
_COUNTED = deferred(f"(?:{_FIGURE})|[0-9０-９][0-9０-９,，.．]*(?:年|か月|人|名|円|件|戸|社|回)")
"""A figure, with what it counts perhaps: `[30年]`; no day or month, which others follow."""
_SPACE = deferred("[ \u3000]+")
"""What parts two cells: `1,200[ ]△3.1`, `売上高[ ]増減率`."""
_GROUPED = deferred("[0-9０-９]{1,3}(?:[ \u3000][0-9０-９]{3})+")
"""One figure with spaces for commas: `[1 234 567]`."""


def figures_in(cell: Piece) -> list[Piece]:
    """Cut a cell that holds several figures; any other one stays whole."""
    text = cell.text
    if not _SPACE.search(text) or _GROUPED.fullmatch(text) or FIGURE.fullmatch(text):
        return [cell]
    pieces = list(cut(cell))
    return pieces if all(_COUNTED.fullmatch(piece.text) for piece in pieces) else [cell]


def cut(cell: Piece) -> Iterator[Piece]:
    """Cut a cell wherever it has a space."""
    start = at = cell.start
    for space in _SPACE.finditer(cell.text):
        yield Piece(cell.line, at, start + space.start())
        at = start + space.end()
    yield Piece(cell.line, at, cell.end)
