"""The text with its entities in brackets, for pipes and for terminals without colours."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from jdoc.views.values import remark, visible
from jdoc.views.weaving import shown, weave

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jdoc.model import Block, Entity


def write_plain(blocks: Iterable[Block], out: IO[str], *, labels: Collection[str] = ()) -> None:
    """Write blocks as paragraphs, headings with # in front as in Markdown, tables with tabs."""
    for block in blocks:
        depth = {"title": 1, "heading": len(block.section or ()) + 2}.get(block.kind or "", 0)
        text = weave(block.text, shown(block, labels), mark=_marked)
        out.write(visible(" ".join(filter(None, ["#" * depth, block.label, text]))) + "\n\n")


def _marked(entity: Entity, inner: str) -> str:
    return f"[{inner}]({' '.join(filter(None, [entity.label, remark(entity)]))})"
