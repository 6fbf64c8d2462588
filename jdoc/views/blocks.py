"""Blocks to look at: a row each, and the outline of a document on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.views.places import place_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.views.rows import Row

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    "kind": str,
    "page": int,
    "line": int,
    "column": int,
    "section": str,
    "label": str,
    "number": str,
    "locator": str,
    "provision": str,
    "name": str,
    "role": str,
    "text": str,
}
"""What a row holds, in order, and what its cells are."""
BRIEF = ("doc", "page", "line", "kind", "number", "text")
"""What a terminal shows of it."""


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield a row for each block, in reading order."""
    for block in blocks:
        yield {
            "doc": block.doc,
            "seq": block.seq,
            "kind": block.kind,
            **place_cells(block, 0),
            "label": block.label,
            "number": block.number,
            "locator": block.locator,
            "provision": block.provision,
            "name": block.name,
            "role": block.role,
            "text": block.text,
        }
