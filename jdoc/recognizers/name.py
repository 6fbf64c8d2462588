"""ORG, PERSON, GPE, LOC, FAC, LAW, EVENT: names, with what the document itself calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.names.documents import find
from jdoc.language.names.texts import Text
from jdoc.language.names.types import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the names of a passage; those of the whole document are found with its first one."""
    memory = passage.memory
    if memory.names is None:
        table().trim()
        texts = [Text(each.text, each.folded, each.block.kind) for each in memory.passages]
        memory.names = dict(zip(map(id, memory.passages), find(texts, with_model=memory.with_model), strict=True))
    for name in memory.names.get(id(passage), ()):
        yield passage.entity(name.label, name.start, name.end, name.value, id=name.id, role=name.role, ref=name.ref)
