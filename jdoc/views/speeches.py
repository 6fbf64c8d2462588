"""Speeches to look at: a row each, who speaks and what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.speakers import names_speaker
from jdoc.views.places import CITED, PLACED, cited_cells, place_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.views.rows import Row

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    **PLACED,
    "speaker": str,
    "speaker_role": str,
    "text": str,
    **CITED,
}
"""What a row holds, in order, and what its cells are; paragraphs of the text stand on lines of their own."""
BRIEF = ("doc", "page", "line", "speaker", "speaker_role", "text")
"""What a terminal shows of it."""
_SPOKEN = frozenset({"paragraph", "item"})


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield a row for each speech, in reading order: its further paragraphs are of the one that it begins with."""
    row: Row | None = None
    last: Block | None = None
    for block in blocks:
        if row is not None and last is not None and _goes_on(last, block):
            row["text"] = "\n".join(filter(None, [str(row["text"]), _written(block)]))
            continue
        if block.kind == "note" and last is not None and block.doc == last.doc:
            continue  # 拍手: the speech goes on
        if row is not None:
            yield row
        row, last = (_make_row(block), block) if _is_spoken(block) else (None, None)
    if row is not None:
        yield row


def _is_spoken(block: Block) -> bool:
    return block.kind in _SPOKEN and (block.name or block.role) is not None


def _goes_on(last: Block, block: Block) -> bool:
    """Tell whether a block is a further paragraph of the speech that begins with another one."""
    if not _is_spoken(block) or block.attribution is not None or _is_alone(block):
        return False
    return (block.doc, block.name, block.role) == (last.doc, last.name, last.role)


def _is_alone(block: Block) -> bool:
    """Tell whether the block is who speaks, above items."""
    return block.label is None and names_speaker(block.text)


def _written(block: Block) -> str:
    return f"{block.label} {block.text}" if block.label and block.attribution is None else block.text


def _make_row(block: Block) -> Row:
    return {
        "doc": block.doc,
        "seq": block.seq,
        **place_cells(block, 0),
        "speaker": block.name,
        "speaker_role": block.role,
        "text": "" if _is_alone(block) else _written(block),
        **cited_cells(block),
    }
