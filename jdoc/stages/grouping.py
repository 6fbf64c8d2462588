"""Grouping: the blocks of a stream, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import Notice
from jdoc.limits import VARIABLE, at_most

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.errors import JdocError
    from jdoc.model import Block


MOST_CHARACTERS = 20_000_000
"""Of one document, however it is given: some hundred times as long as the longest of them."""


def group_by_document(
    blocks: Iterable[Block], report: Callable[[JdocError], None] | None = None
) -> Iterator[list[Block]]:
    """Gather the blocks of each document; a block that names no document is one of its own.

    A stream that calls all of its records one document and numbers none of them may never end: it is handed on in
    parts, which is told.
    """
    document: list[Block] = []
    characters, most = 0, at_most(MOST_CHARACTERS)
    for block in blocks:
        is_other = bool(document) and _begins_anew(block, document[-1])
        if is_other or (characters > most and block.seq is None):
            yield document
            document, characters = [], 0
            if not is_other and report:
                parts = f"more than {most:,} characters of one document without `seq`"
                report(Notice(block.doc or "-", f"{parts}: read as several ({VARIABLE}=10 keeps more together)"))
        if block.doc is None:
            yield [block]  # nothing that comes later can change it
        else:
            document.append(block)
            characters += len(block.text)
    if document:
        yield document


def _begins_anew(block: Block, before: Block) -> bool:
    """Tell whether a block is the first of another document."""
    return block.doc is None or block.doc != before.doc or (block.seq or 0) < (before.seq or 0)
