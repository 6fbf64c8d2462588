"""Grouping: the blocks of a stream, document by document."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block


def group_by_document(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Gather the blocks of each document; a block that names no document is one of its own."""
    document: list[Block] = []
    for block in blocks:
        if document and (
            block.doc is None or block.doc != document[-1].doc or (block.seq or 0) < (document[-1].seq or 0)
        ):
            yield document
            document = []
        if block.doc is None:
            yield [block]  # nothing that comes later can change it
        else:
            document.append(block)
    if document:
        yield document
