"""CITATION: references to provisions: 会社法第二条第一号, 前条第二項, 同法."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.citations.contexts import cite
from jdoc.language.citations.cues import may_cite
from jdoc.language.citations.customary import Customs
from jdoc.language.citations.grammar import find_chains
from jdoc.language.citations.laws import Known, Law, as_other, law_before
from jdoc.language.citations.legends import find_terms
from jdoc.language.citations.meanings import NO_SUCH, NOTHING, UNDEFINED, Source
from jdoc.language.citations.paths import DIVISION_LEVELS
from jdoc.language.citations.places import LATER, Places
from jdoc.language.citations.resolution import Resolver
from jdoc.language.laws.listed import numbered, titled
from jdoc.language.laws.numbers import find_numbers
from jdoc.language.lazy import deferred
from jdoc.language.names.definitions import canonical
from jdoc.language.width import fold
from jdoc.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.language.citations.chains import Chain
    from jdoc.language.citations.contexts import Citation
    from jdoc.language.citations.meanings import Meaning
    from jdoc.model import Block

BRACKET_BEHIND = deferred("[(][^()]*[)]$")
"""What may stand behind a title: 条例`[(案)]`."""
SIGN = deferred("[○◎●■◆][ ]?(?![○◎●■◆])")
"""What stands before a title that it is no part of: `[○]`港湾条例, not `○○市条例`."""
ARTICLE = deferred("[0-9一二三四五六七八九十百千]+[条項号]")
"""What no name of a law holds: 第`[三条]`, `[77条]`・政令."""
TREATIES = ("条約", "協定", "議定書", "憲章", "規程")
"""What the titles of documents end with whose paragraphs may be called by bare digits."""


class Citations:
    """The citations of a document; its blocks are read in order, for one looks back on another."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        title = next((block.text for block in blocks if block.kind == "title"), "")
        self.own = own_name(title)
        headings = {place for place, block in enumerate(blocks) if block.kind == "heading"}
        self.places = Places([block.provision for block in blocks], [block.label for block in blocks], headings)
        self.resolver = Resolver(self.own, self.places, _amending(blocks))
        self.terms: dict[str, str] = {}
        """What the document calls laws, as far as it is read."""
        self.customs = Customs(lambda: "\n".join(fold(block.text) for block in blocks))
        self.numbers: dict[str, tuple[str | None, str | None]] = {
            source.name: (source.num, source.id) for source in self.resolver.amending.values()
        }
        """The numbers and IDs of laws, by their names."""
        self.is_treaty = bool(self.places) and self.own.endswith(TREATIES)

    def find(self, place: int, folded: str, names: Iterable[Entity]) -> Iterator[Entity]:
        """Yield the citations of a block, among the names that were found in it."""
        laws = self._laws(place, folded, names)
        chains = self._chains(place, folded)
        if not chains and not laws:
            self.resolver.pass_by(place)
            return
        known = Known.of(folded, {law.end: law for law in laws}, self.terms, self.customs)
        citations, named = cite(folded, chains, laws, partial(law_before, known))
        meanings = self.resolver.resolve(place, folded, citations, named)
        for citation, meaning in zip(citations, meanings, strict=True):
            if meaning is not None and not self._is_label(place, citation):
                yield self._entity(self.blocks[place].text, citation, meaning)

    def _laws(self, place: int, folded: str, names: Iterable[Entity]) -> list[Law]:
        """Return the laws that were found in a block, and note what the document calls them."""
        laws = [_law(name) for name in names if name.label == "LAW"]
        laws = [as_other(folded, law) for law in laws if not ARTICLE.search(folded, law.start, law.end)]
        defined = self.blocks[place].definitions or ()
        for law in laws:
            written = folded[law.start : law.end]
            if written != law.name:
                self.terms[written] = law.name
            self.terms.update((term, law.name) for term in find_terms(folded, law.start, law.end))
            self.terms.update((each.term, law.name) for each in defined if each.end == law.end)
            if law.num:
                self.numbers[law.name] = law.num, law.id
        return laws

    def _chains(self, place: int, folded: str) -> list[Chain]:
        has_items = bool(self.places) and self.places.is_item(place)
        if not (has_items or self.is_treaty or may_cite(folded)):
            return []
        return find_chains(folded, items=has_items or self.is_treaty, plain_paragraphs=self.is_treaty)

    def _is_label(self, place: int, citation: Citation) -> bool:
        """Tell the number of an article that stands alone in its line, or the head of an appendix, from a reference."""
        block = self.blocks[place]
        if block.kind == "attachment":
            return citation.start == 0 and citation.law is None
        if block.kind == "contents" and citation.start == 0:
            return citation.chain.steps[0].level in DIVISION_LEVELS if citation.chain.steps else False
        return block.kind == "heading" and citation.end - citation.start == len(block.text)

    def _entity(self, text: str, citation: Citation, meaning: Meaning) -> Entity:
        num, id_ = self._number(meaning.source) if meaning.source else (None, None)
        note = self._note(meaning)
        return Entity(
            label="CITATION",
            start=citation.start,
            end=citation.end,
            text=text[citation.start : citation.end],
            value=meaning.value,
            relative=meaning.relative or None,
            sentence=(citation.upto and citation.upto.part) or citation.chain.part,  # type: ignore[arg-type]
            note=note,
            target=None if note else self._target(meaning),
            law_num=num,
            law_id=id_,
        )

    def _note(self, meaning: Meaning) -> str | None:
        """Say what is odd about a citation."""
        if meaning.source is None or meaning.path is None:
            return NOTHING
        if not meaning.source.is_known:
            return UNDEFINED
        if not meaning.source.is_own or not self.places:
            return None
        ends = filter(None, (meaning.path, meaning.upto))
        return NO_SUCH if any(self.places.is_missing((*meaning.root, *_plain(path))) for path in ends) else None

    def _number(self, source: Source) -> tuple[str | None, str | None]:
        """Return the number and the ID of a law, as the document says them, or as they are listed."""
        if not source.name or not source.is_known:
            return None, None
        if source.name not in self.numbers:
            listed = titled(source.name)
            self.numbers[source.name] = (listed.law_num, listed.law_id) if listed else (None, None)
        return self.numbers[source.name]

    def _target(self, meaning: Meaning) -> int | None:
        """Return the block that a citation leads to, of the document itself or of what is quoted with it."""
        if not (meaning.source and meaning.path and (meaning.source.is_own or meaning.root)):
            return None
        place = self.places.block((*meaning.root, *_plain(meaning.path)))
        return None if place is None else self.blocks[place].seq


def own_name(title: str) -> str:
    """Return what a law calls itself: its title without a sign before it and a bracket behind it.

    >>> own_name("○北浜町港湾条例（平成三年条例第四号）"), own_name("○○町港湾条例")
    ('北浜町港湾条例', '○○町港湾条例')
    """
    first = fold(title).partition("\n")[0].strip()
    sign = SIGN.match(first)
    return BRACKET_BEHIND.sub("", canonical(first[sign.end() if sign else 0 :])).strip()


def _amending(blocks: Iterable[Block]) -> dict[str, Source]:
    """Return the laws whose 附則 are the later ones of a document, by the numbers in their heads: 附則（平成10年…）."""
    found = {}
    for block in blocks:
        if block.provision and block.provision.startswith(LATER) and block.provision.endswith("]"):
            number = next(find_numbers(fold(block.text)), None)
            if number:
                law = numbered(number.canonical)
                found[block.provision] = Source(law.title or number.canonical, num=number.canonical, id=law.law_id)
    return found


def _plain(path: Sequence[str]) -> tuple[str, ...]:
    return tuple(step for step in path if not step.endswith("*"))


def _law(name: Entity) -> Law:
    return Law(name.start, name.end, f"{name.value}", num=name.law_num, id=name.law_id)
