"""A document as edits are looked for in it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import msgspec

from jdoc.comparison.folding import key_of
from jdoc.comparison.references import References
from jdoc.comparison.words import REFERENCE, Atom, atoms_of
from jdoc.language.lazy import deferred
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from jdoc.comparison.records import Text
    from jdoc.model import Block, Entity


CALLED = deferred(
    r"(?:別[紙表添記図冊]|[付附][表図録]|様式|書式|資料|添付(?:書類)?|写真|[附付]属書|議案"
    r"|No[.．]?|(?<![一-龥])[図表注例問]|Ｑ) ?\Z"
)
"""What stands before the number that a thing is called by: `[別紙]`, 下の`[図]`, not `代表`."""


class Side:
    """A document as edits are looked for in it: its entities and references are found once they are asked for."""

    def __init__(self, texts: Sequence[Text], targets: dict[int, int]) -> None:
        self.blocks = [text.block for text in texts]
        self._targets = targets
        """For each block, the number of the pair that it belongs to: the same for what it became."""
        self._entities: list[list[Entity]] | None = None
        self._read: References | None = None

    def entities(self, place: int) -> list[Entity]:
        """Return the entities of a block."""
        if self._entities is None:
            self._entities = entities_of(self.blocks)
        return self._entities[place]

    def atoms(self, place: int) -> list[Atom]:
        """Return what counts as one word in a block."""
        references = [*self._references(place)]
        taken = [(atom.start, atom.end) for atom in references]
        amounts = [
            atom
            for atom in atoms_of(self.entities(place))
            if not any(atom.start < end and start < atom.end for start, end in taken)
        ]
        return sorted([*references, *amounts], key=lambda atom: atom.start)

    def _references(self, place: int) -> Iterator[Atom]:
        if self._read is None:
            self._read = References(self.blocks)
        if not self._read:
            return
        text = self.blocks[place].text
        for start, end, target, rest in self._read.of(place):
            known: Hashable = None
            if isinstance(target, int):
                known = ("to", self._targets[target], rest) if target in self._targets else None
            elif target is not None and all(each in self._targets for each in target):
                known = ("to", tuple(self._targets[each] for each in target), rest)
            written = ("written", key_of(text[start:end]))
            yield Atom(start, end, known or written, None, REFERENCE if known else "ORDINAL")


def entities_of(blocks: Sequence[Block]) -> list[list[Entity]]:
    """Return the entities of each block of a document: those that it has, else those that are found."""
    if any(block.entities is not None for block in blocks):
        return [[*_numbers_apart(block.text, _true(block))] for block in blocks]
    from jdoc.stages.entities import find_entities  # noqa: PLC0415 -- a document that didn't change has no need of it

    copies = [copy.copy(block) for block in blocks]
    for seq, block in enumerate(copies):
        block.doc, block.seq = block.doc or "-", seq
    found = find_entities(copies, labels=ENTITY_LABELS, names="rules")
    return [[*_numbers_apart(block.text, block.entities or ())] for block in found]


def _numbers_apart(text: str, entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield entities, numbers that things are called by as such: of 別紙2 instead of 別紙3 nothing is a third less."""
    for entity in entities:
        if entity.label == "CARDINAL" and CALLED.search(text, max(0, entity.start - 6), entity.start):
            yield msgspec.structs.replace(entity, label="ORDINAL")
        else:
            yield entity


def _true(block: Block) -> Iterator[Entity]:
    """Yield the entities of a record that stand in its text, in order: others have put in what they liked."""
    for entity in sorted(block.entities or (), key=lambda entity: (entity.start, -entity.end)):
        if 0 <= entity.start < entity.end <= len(block.text):
            entity.text = block.text[entity.start : entity.end]
            yield entity
