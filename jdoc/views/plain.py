"""The text with its entities in brackets, for pipes and for terminals without colors."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.views.markup import entities_to_show, heading_level, mark_up
from jdoc.views.values import remark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jdoc.model import Block, Entity


def write_plain(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as paragraphs, headings with # in front as in Markdown, tables with tabs."""
    for block in blocks:
        text = mark_up(block.text, entities_to_show(block, labels), mark=_mark)
        out.write(disarm(_join_words("#" * heading_level(block), block.mark, text)) + "\n\n")


def _mark(entity: Entity, inner: str) -> str:
    return f"[{inner}]({_join_words(entity.label, remark(entity))})"


def _join_words(*words: str | None) -> str:
    return " ".join(filter(None, words))
