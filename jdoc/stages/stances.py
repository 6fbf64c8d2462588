"""Stances: who welcomes, condemns, supports, requests what, in a stream of blocks."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Literal

from jdoc.language.stances import ACTS, documents
from jdoc.language.stances.definitions import terms
from jdoc.language.stances.words import words
from jdoc.model import Actor, Stance, Words
from jdoc.stages.grouping import group_by_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.language.stances.documents import Holder
    from jdoc.model import Block, Entity
    from jdoc.vocabulary import NameLabel

Codes = Literal["cameo"]
PASSED = frozenset({"title", "heading", "table", "contents", "furniture", "signature", "dateline", "caption"})
"""Kinds of blocks in which nobody is said to act."""
ACTING: tuple[NameLabel, ...] = ("ORG", "PERSON", "GPE")
"""The labels of those who act."""
SIDE = "側"


def find_stances(blocks: Iterable[Block], *, codes: Codes | None = None, with_names: bool = True) -> Iterator[Block]:
    """Yield each block with its stances; one document is held at a time.

    The canonical names of actors are those of the records' entities; where a document has none, they are found by
    rules, unless that isn't wanted. Stances that records bring along are found anew.

    >>> from jdoc.model import Block
    >>> [block] = find_stances([Block(text="外務大臣は、北朝鮮に対し、発射の中止を強く求めた。")])
    >>> [(found.act, found.actor.text, found.object.text, found.addressee.text) for found in block.stances]
    [('request', '外務大臣', '発射の中止', '北朝鮮')]
    """
    for document in group_by_document(blocks):
        articles = {index for index, block in enumerate(document) if _is_article(block)}
        if len(articles) > max(1, len(document) // 20):
            articles = set(range(len(document)))  # a law from its title to its tables
        passed = articles.union(index for index, block in enumerate(document) if block.kind in PASSED)
        found = documents.find([block.text for block in document], passed=passed)
        people = _People(document, found, with_names=with_names)
        for index, block in enumerate(document):
            block.stances = [_stance(stance, people, index, codes) for stance in found[index]]
            yield block


def find_missing_stances(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with stances: those of a document that has some as they are, else those that are found."""
    for document in group_by_document(blocks):
        if any(block.stances is not None for block in document):
            yield from document
        else:
            yield from find_stances(document)


class _People:
    """Whom the phrases of a document stand for."""

    def __init__(
        self, document: Sequence[Block], found: Sequence[Sequence[documents.Stance]], *, with_names: bool
    ) -> None:
        self.document = document
        self.terms: dict[str, str] = {}
        for block in document:
            for term, start, end in terms(block.text):
                self.terms.setdefault(term, block.text[start:end])
        places = {each.holder[:2] for stances in found for each in stances if each.holder}
        named: Iterable[Block] = document
        if with_names and places and all(block.entities is None for block in document):
            named = _with_names(document)
        self.names = _names_at(places, named)
        """The entities where somebody's name begins: by the block and the start."""

    def words(self, holder: Holder, index: int) -> Words:
        """Return some words of the document, for a record of one of its blocks."""
        text, seq = self._place(holder, index)
        return Words(text=text, start=holder.start, end=holder.end, block=seq)

    def actor(self, holder: Holder, index: int, *, implicit: bool) -> Actor:
        """Return an actor with its canonical name, or with whom the document says that it stands for."""
        text, seq = self._place(holder, index)
        ref = self.terms.get(text) or self.terms.get(text.removesuffix(SIDE))
        value = None if ref else self._name(holder, text)
        return Actor(
            text=text, start=holder.start, end=holder.end, block=seq, value=value, ref=ref, implicit=implicit or None
        )

    def _place(self, holder: Holder, index: int) -> tuple[str, int | None]:
        block = self.document[holder.text]
        return block.text[holder.start : holder.end], None if holder.text == index else block.seq

    def _name(self, holder: Holder, text: str) -> str | None:
        """Return the canonical name of a phrase that is a name, or of a person with a title behind."""
        end = holder.end - len(SIDE) * text.endswith(SIDE)
        for entity in self.names.get(holder[:2], ()):
            if entity.end == end or (entity.label == "PERSON" and entity.end <= holder.end):
                return _canonical(entity)
        return None


def _canonical(entity: Entity) -> str | None:
    return entity.value if isinstance(entity.value, str) else None


def _names_at(places: Collection[tuple[int, int]], blocks: Iterable[Block]) -> dict[tuple[int, int], list[Entity]]:
    """Return the entities that begin at some places, block and start; nothing else of the blocks is kept."""
    names: dict[tuple[int, int], list[Entity]] = {}
    for index, block in enumerate(blocks):
        for entity in block.entities or ():
            if (index, entity.start) in places:
                names.setdefault((index, entity.start), []).append(entity)
    return names


def _with_names(document: Sequence[Block]) -> Iterator[Block]:
    """Find the names of a document by rules; its own blocks stay as they are."""
    from jdoc.stages.entities import find_entities  # noqa: PLC0415 -- 30 ms that documents without stances need not

    return find_entities(map(copy, document), labels=ACTING, names="rules")


def _stance(found: documents.Stance, people: _People, index: int, codes: Codes | None) -> Stance:
    act, predicate = found.act, found.act.predicate
    return Stance(
        act=predicate.act,
        start=predicate.start,
        end=predicate.end,
        verb=predicate.verb,
        actor=people.actor(found.holder, index, implicit=found.implicit) if found.holder else None,
        object=people.words(documents.Holder(index, *act.object), index) if act.object else None,
        addressee=people.words(documents.Holder(index, *act.addressee), index) if act.addressee else None,
        polarity=ACTS[predicate.act].polarity,
        strength=act.strength,
        adverb=act.adverb or None,
        attitude=predicate.attitude or None,
        negated=act.negated or None,
        conditional=act.conditional or None,
        refers=people.words(found.refers, index) if found.refers else None,
        code=_code(predicate.act, predicate.word.word) if codes else None,
    )


def _code(act: str, word: str) -> str | None:
    """Return the event code of CAMEO for an act: that of its word, else that of the act's first word."""
    known = words()
    if word in known and known[word].act == act and known[word].code:
        return known[word].code
    return next((each.code for each in known.values() if each.act == act and each.code), None)


def _is_article(block: Block) -> bool:
    """Tell whether a block is one of a law's articles."""
    return any(map(documents.is_article, (block.label or "", *(block.section or ()))))
