"""ORG, PERSON, GPE, LOC, FAC, LAW, EVENT: names, with what the document itself calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.language.names import Name
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Memory, Passage


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the names of a passage; those of the whole document are found with its first one."""
    memory = passage.memory
    if memory.names is None:
        memory.names = _names(memory)
    for name in memory.names.get(id(passage), ()):
        yield passage.entity(name.label, name.start, name.end, name.value, id=name.id, role=name.role, ref=name.ref)


def _names(memory: Memory) -> dict[int, list[Name]]:
    """Return the names of a document's passages, by their ids."""
    from jdoc.language.names.documents import find  # noqa: PLC0415 -- 15 ms that who looks for dates does not pay
    from jdoc.language.names.texts import Text  # noqa: PLC0415
    from jdoc.language.names.types import table  # noqa: PLC0415

    table().trim()
    texts = [Text(each.text, each.folded, each.block.kind) for each in memory.passages]
    return dict(zip(map(id, memory.passages), find(texts, with_model=memory.with_model), strict=True))
