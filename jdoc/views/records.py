"""Records as plain lines and as a table: what tools read that know no JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.views.places import CITED, PLACED, cited_cells, place_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.views.rows import Row

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    "block": int,
    "start": int,
    "end": int,
    "kind": str,
    **PLACED,
    "number": str,
    **CITED,
    "mark": str,
    "text": str,
    "translation": str,
}
"""What is told of a record, in order."""
BRIEF = ("doc", "page", "line", "kind", "number", "text")
"""What a terminal shows of it."""


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    r"""Yield a line for each record: its number, who speaks, its text; cells with spaces between.

    >>> from jdoc.model import Block
    >>> [*lines([Block(label="３", text="署名した。"), Block(text="区分\t額\n港\t3")])]
    ['３ 署名した。', '区分 額 港 3']
    """
    for block in blocks:
        yield f"{block.mark} {block.text}".replace("\t", " ").replace("\n", " ").strip()


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield a row for each record."""
    for block in blocks:
        yield {
            "doc": block.doc,
            "seq": block.seq,
            "block": block.block,
            "start": block.start,
            "end": block.end,
            "kind": block.kind,
            **place_cells(block, 0),
            "number": block.number,
            **cited_cells(block),
            "mark": block.mark or None,
            "text": block.text,
            "translation": block.translation,
        }
