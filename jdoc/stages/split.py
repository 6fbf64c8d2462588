"""Split: a document's physical lines to its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.model import Block
from jdoc.structure.contents import mark_contents
from jdoc.structure.furniture import find_furniture, find_navigation
from jdoc.structure.given import given_tables, without_tables
from jdoc.structure.grouping import Draft, group
from jdoc.structure.layout import layout_of, learn_gap
from jdoc.structure.lines import lines_of
from jdoc.structure.outline import outline
from jdoc.structure.reflow import Piece, join
from jdoc.structure.signatures import pair_signatures
from jdoc.structure.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Document, Run
    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line
    from jdoc.structure.outline import Place


def split_documents(documents: Iterable[Document], *, keep_furniture: bool = False) -> Iterator[Block]:
    """Yield the blocks of each document in reading order.

    Hard wraps are undone, labels taken off, page furniture left out, or written as blocks of its own if it is kept.
    """
    for document in documents:
        yield from _split(document, keep_furniture=keep_furniture)


def _split(document: Document, *, keep_furniture: bool) -> Iterator[Block]:
    lines = list(lines_of(document))
    furniture: list[Line] = []
    if document.furniture:
        furniture = [line for line in lines if line.number - 1 in document.furniture]
        lines = [line for line in lines if line.number - 1 not in document.furniture]
    layout, kept, found = _settled(lines, document)
    furniture += found
    tables, repeated = given_tables(kept, document)
    furniture += repeated
    drafts = pair_signatures(group(kept, layout, tables | find_tables(kept, document)))
    mark_contents(drafts)
    joined = [_text(draft, document) for draft in drafts]
    places = outline(drafts, [text for text, _ in joined])
    blocks = [
        (draft.first.number, _block(document.name, draft, text, source, place))
        for draft, (text, source), place in zip(drafts, joined, places, strict=True)
    ]
    if keep_furniture and furniture:
        blocks = _with_furniture(blocks, furniture, document)
    for seq, (_, block) in enumerate(blocks):
        block.seq = seq
        yield block


def _settled(lines: list[Line], document: Document) -> tuple[Layout, list[Line], list[Line]]:
    """Learn how a document is laid out, and part its lines from those that are furniture.

    Rows of the tables that its reader has found tell nothing of its lines and are no furniture.
    """
    if document.declared:
        layout = layout_of(lines, declared=True)
        numbers = {lines[index].number for index in find_navigation(lines)}
    else:
        texts = without_tables(lines, document)
        layout = layout_of(texts)
        numbers = {texts[index].number for index in find_furniture(texts, layout)}
        if numbers:
            learn_gap(layout, [line for line in texts if line.number not in numbers])
    if not numbers:
        return layout, lines, []
    return (
        layout,
        [line for line in lines if line.number not in numbers],
        [line for line in lines if line.number in numbers],
    )


def _text(draft: Draft, document: Document) -> tuple[str, list[Run]]:
    """Write a block's text: a table's with tabs and line feeds, a signature's name and title apart."""
    if draft.cells:
        return _joined(draft.cells, "\n", "\t", document)
    if draft.name is not None:
        return _joined([[piece] for piece in draft.pieces], " ", "", document)
    return join(draft.pieces, document)


def _joined(rows: Sequence[Sequence[Piece]], between: str, inside: str, document: Document) -> tuple[str, list[Run]]:
    """Join cells with separators; each begins a run of its own."""
    parts: list[str] = []
    source: list[Run] = []
    offset = 0
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            separator = inside if place else between if number else ""
            content, runs = join([cell], document, gaps=True)
            offset += len(separator)
            source += [(run[0] + offset, *run[1:]) for run in runs]
            parts += (separator, content)
            offset += len(content)
    return "".join(parts), source


def _block(name: str, draft: Draft, text: str, source: list[Run], place: Place) -> Block:
    block = Block(doc=name, kind=place.kind, section=place.section, text=text, source=source)
    if draft.label is not None and not draft.is_bare:
        block.label = draft.label.written
    if place.number is not None:
        block.number, block.part = place.number, place.part
    if draft.cells:
        cells = iter(text.replace("\n", "\t").split("\t"))
        block.rows = [[next(cells) for _ in row] for row in draft.cells]
        block.spans = draft.spans or None
    if draft.name is not None:
        block.name = draft.name.text
        block.role = "".join(piece.text for piece in draft.pieces if piece is not draft.name)
    return block


def _with_furniture(
    blocks: Iterable[tuple[int, Block]], lines: Iterable[Line], document: Document
) -> list[tuple[int, Block]]:
    """Put the furniture among the blocks, in the order of lines."""
    furniture = []
    for line in lines:
        text, source = join([Piece(line)], document, gaps=True)
        block = Block(doc=document.name, kind="furniture", section=[], text=text, source=source)
        furniture.append((line.number, block))
    return sorted([*blocks, *furniture], key=lambda numbered: numbered[0])
