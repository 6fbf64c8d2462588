"""Text and entities woven into one: how every view marks what stands in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from jdoc.model import Block, Entity

DEEPEST = 4
"""How deep entities may stand in each other: records from elsewhere may hold anything."""


def shown(block: Block, labels: Collection[str]) -> list[Entity]:
    """Return the entities of a block, or those of some labels, in order, the outer ones first."""
    found = [entity for entity in block.entities or () if not labels or entity.label in labels]
    return sorted(found, key=lambda entity: (entity.start, -entity.end))


def weave(
    text: str,
    entities: Sequence[Entity],
    *,
    mark: Callable[[Entity, str], str],
    plain: Callable[[str], str] = str,
    within: tuple[int, int] | None = None,
    depth: int = 0,
) -> str:
    """Write a stretch of text through `plain`, and each entity in it through `mark`, the inner ones first.

    >>> from jdoc.model import Entity
    >>> found = [Entity(label=label, start=0, end=end, text="") for label, end in (("EVENT", 5), ("ORDINAL", 3))]
    >>> weave("第６回会合で", found, mark=lambda entity, inner: f"<{entity.label} {inner}>")
    '<EVENT <ORDINAL 第６回>会合>で'
    """
    at, end = within or (0, len(text))
    parts = []
    index = 0
    while index < len(entities):
        entity = entities[index]
        index += 1
        if not at <= entity.start < entity.end <= end:
            continue  # it overlaps another one, or stands nowhere
        first = index
        while index < len(entities) and entities[index].start < entity.end:
            index += 1
        inner = entities[first:index] if depth < DEEPEST else []
        written = weave(text, inner, mark=mark, plain=plain, within=(entity.start, entity.end), depth=depth + 1)
        parts += [plain(text[at : entity.start]), mark(entity, written)]
        at = entity.end
    return "".join([*parts, plain(text[at:end])])
