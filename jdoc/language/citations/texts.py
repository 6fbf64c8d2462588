"""Texts: the citations of one block, each read by where the text stands and by what was cited before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.citations import paths
from jdoc.language.citations.chains import is_terse
from jdoc.language.citations.laws import is_own_act, kind_fits
from jdoc.language.citations.meanings import Cited, Meaning, Source
from jdoc.language.citations.places import SUPPLEMENT, Here
from jdoc.language.citations.steps import UNNAMED
from jdoc.language.lazy import deferred
from jdoc.language.provisions.paths import level_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.citations.chains import Chain
    from jdoc.language.citations.contexts import Citation
    from jdoc.language.citations.knowledge import Knowledge
    from jdoc.language.citations.laws import Law
    from jdoc.language.citations.steps import Step
    from jdoc.language.provisions.paths import Path

QUOTES = frozenset("「『")
AMENDED = ("改正前の", "改正後の")
"""What shows that an article is of the law that was amended: |改正後の|第四条."""
APPLIED = deferred("[^()。]{0,60}において(?:読み替えて)?(?:準用|適用)")
"""What shows that an article in a bracket is of the law before it: 法第六条（第八条`[において準用]`する場合）."""
CHAPEAU = "chapeau"
"""What stands above the items of a paragraph, as 第五条各号列記以外の部分 has them in its only one."""
ITEM_LEVELS = ("It", *paths.SUBITEMS)
NAMELESS = frozenset((*paths.DIVISION_LEVELS, *paths.APPENDICES, *ITEM_LEVELS, UNNAMED))
"""The levels of what is no citation where neither a law is named nor a provision stands around it."""


class Base(NamedTuple):
    """What the steps of a citation stand below."""

    source: Source | None
    path: Path
    upto: Path | None = None
    relative: bool = False
    root: Path = ()
    steps: int = 0
    """How many of the steps it has taken in."""


UNKNOWN = Base(None, (), relative=True)


class Text:
    """The text of one block that is being read."""

    def __init__(self, knowledge: Knowledge, here: Here, folded: str, citations: Sequence[Citation]) -> None:
        self.knowledge, self.here, self.folded, self.citations = knowledge, here, folded, citations
        self.law = knowledge.amended or knowledge.own
        """The law that the text belongs to, as far as it names none."""
        self.places, self.history = knowledge.places, knowledge.history
        self.found: list[Meaning | None] = []

    def meanings(self) -> list[Meaning | None]:
        """Read the citations one after the other: each looks back on those before it."""
        for citation in self.citations:
            meaning = self._in_its_text(citation).meaning(citation)
            self.found.append(meaning)
            if meaning is not None:
                self.history.add(Cited(meaning, _levels(citation), citation.scope, citation.end))
        return self.found

    def _in_its_text(self, citation: Citation) -> Text:
        """Return the text that a citation belongs to: what is quoted of a provision stands where that stands."""
        for at, quote in enumerate(citation.scope):
            if self.folded[quote] not in QUOTES:
                continue
            read = self.history.last_read(self.folded, citation.scope[:at], quote)
            if read is None:
                return self
            meaning = read.meaning
            if meaning.source is None or meaning.path is None:
                return _Elsewhere(self, None, Here((), (), ()))
            here = Here(meaning.last, meaning.root, ())
            return _Elsewhere(self, meaning.source, here)
        return self

    def meaning(self, citation: Citation) -> Meaning | None:
        """Return what a citation of this text means; None if it is none."""
        if citation.chain.is_open or (citation.upto and citation.upto.is_open):
            return Meaning(None, None)
        base = self._base(citation)
        if base is None:
            return None
        if base.source is None:
            return Meaning(None, None, relative=True)
        path = self._descend(base.path, citation.chain.steps[base.steps :], base.source)
        upto = base.upto
        if upto:
            upto = self._descend(upto, citation.chain.steps[base.steps :], base.source)
        if citation.chain.part == CHAPEAU:
            path = paths.in_paragraph(path)
        meaning = Meaning(base.source, path, upto, base.relative, base.root)
        return self._with_end(citation.upto, meaning) if citation.upto else meaning

    def _with_end(self, chain: Chain, meaning: Meaning) -> Meaning:
        """Add the other end of a range, which stands below what the first end stands below."""
        first = chain.steps[0] if chain.steps else None
        if first is None or meaning.path is None:
            return meaning._replace(path=None)
        if first.how == "number" or chain.law:
            level = first.level if first.level != UNNAMED else _level_beside(meaning.last, is_listed=True)
            base = Base(meaning.source, paths.above_level(meaning.last, level)) if level else UNKNOWN
        else:
            base = self._relative(first, ()) or UNKNOWN
        if base.source is None:
            return meaning._replace(path=None, upto=None, relative=True)
        upto = self._descend(base.upto or base.path, chain.steps[base.steps :], base.source)
        return meaning._replace(upto=upto, relative=meaning.relative or base.relative)

    def _descend(self, path: Path, steps: Sequence[Step], source: Source) -> Path:
        """Go down steps from a provision."""
        for step in steps:
            is_kana = step.level.startswith("Si") and _is_kana(step.number)
            number = self.knowledge.position(step.number, source) if is_kana else step.number
            level = paths.below(level_of(path[-1])) if step.level == UNNAMED and path else step.level
            path = (*path, f"{level}_{number}" if number else level)
        return paths.normalized(path)

    def _position(self, number: str) -> str:
        """Return the number of a step, of a kana its position."""
        return self.knowledge.position(number, self.law) if _is_kana(number) else number

    # what it stands below

    def _base(self, citation: Citation) -> Base | None:
        """Return what a citation stands below; None if it is none at all."""
        chain, law = citation.chain, citation.law
        first = chain.steps[0] if chain.steps else None
        if law:
            spelt_out = self.history.spelt_out(law, citation.scope)
            return Base(self._source(spelt_out), (), relative=spelt_out.name != law.name)
        if chain.law:
            return self._pronoun(chain, citation)
        if first is None:
            return None
        if first.how == "number":
            return self._inherited(citation, first) or (
                None if self._is_count(citation) else self._bare(citation, first)
            )
        return self._relative(first, citation.scope)

    def _source(self, law: Law) -> Source:
        own = self.knowledge.own
        return own if own.name and law.name == own.name else as_source(law)

    def _inherited(self, citation: Citation, first: Step) -> Base | None:
        """Take from the member before it in a list, or from what its bracket is about, all above its own level."""
        before = citation.above if citation.listed is None else citation.listed
        other = None if before is None else self.found[before]
        if other is None:
            return None
        if other.path is None:
            return None if first.level == "At" else UNKNOWN
        is_listed = citation.listed is not None
        if not is_listed and first.level == "At" and APPLIED.match(self.folded, citation.end):
            return Base(other.source, (), relative=True, root=other.root)
        level = first.level if first.level != UNNAMED else _level_beside(other.last, is_listed=is_listed)
        return self._beside_other(other, level, is_listed=is_listed) if other.last and level else None

    @staticmethod
    def _beside_other(other: Meaning, level: paths.Level, *, is_listed: bool) -> Base | None:
        """Take from another citation what stands above a level; in a bracket, all of it, but of a range its ends."""
        own, rank = paths.rank(other.last[-1]), paths.RANKS.get(level, paths.LOWEST)
        if is_listed or (other.upto and own == rank):
            kept = paths.above_level(other.last, level)
            return Base(other.source, kept, relative=True, root=other.root) if own >= rank else None
        is_inside = own < rank and (level != "At" or level_of(other.last[-1]) in paths.DIVISION_LEVELS)
        return Base(other.source, other.last, relative=True, root=other.root) if is_inside else None

    def _is_count(self, citation: Citation) -> bool:
        """Tell whether digits alone are none of an article, as no law stands before them: 計算方法|2|."""
        first = citation.chain.steps[0]
        return first.level == "At" and self.folded[first.start] != "§" and is_terse(self.folded, citation.chain)

    def _bare(self, citation: Citation, first: Step) -> Base | None:
        """Put a bare number where it stands: an article into the own law, what is below one into the own provision."""
        level = first.level
        if not self.has_place:
            return self._bare_elsewhere(citation, level)
        if level in ITEM_LEVELS[1:] or level == UNNAMED:
            return self._bare_item(first)
        if level in {"Pr", "It"}:
            return self._bare_below(first, citation.scope)
        if level == SUPPLEMENT and self.here.later_supplement:
            return Base(self._law_here(), (self.here.later_supplement,), relative=True, steps=1)
        law = self._law_of_article(citation) if level == "At" else self._law_here()
        above = self.here.divisions if level in paths.DIVISION_LEVELS else ()
        return Base(law, paths.above_level(above, level), relative=True, root=self.here.root) if law else UNKNOWN

    def _bare_below(self, first: Step, scope: tuple[int, ...]) -> Base | None:
        """Put a bare paragraph or item into the own provision; laws write no item without 第."""
        if first.level == "It" and first.is_plain and self.places:
            return None
        is_outside = first.level == "Pr" and self.places.has_paragraph(self.here, first.number)
        above = () if is_outside else self._above(first.level, scope)
        return UNKNOWN if above is None else Base(self._law_here(), above, relative=True, root=self.here.root)

    def _above(self, level: paths.Level, scope: tuple[int, ...]) -> Path | None:
        """Return what a paragraph or an item stands in: where the text stands, in what amends a law the last place."""
        if self.law is self.knowledge.amended and not self.here.root:
            last = self.history.last_in(self.law, scope)
            return paths.above_level(last, level) or None
        return (self.here.paragraph if level == "It" else self.here.article) or None

    def _law_of_article(self, citation: Citation) -> Source | None:
        """Return the law of a bare article: 改正後の第四条 is one of the law that was amended."""
        return self._law_here() if self.folded.endswith(AMENDED, 0, citation.start) else self._enacted()

    def _enacted(self) -> Source | None:
        """Return the law that the text was enacted in: in the later 附則 of a law, one that has amended it."""
        known = self.knowledge
        only_amends = self.law is known.own and self.here.is_in_supplement() and not self.places.has_articles
        return known.amended_before if only_amends and known.amended_before else self._this_enacted()

    def _this_enacted(self) -> Source | None:
        """Return the law that この法律 is."""
        later = self.here.later_supplement
        return self.knowledge.amending.get(later) if later else self._law_here()

    @property
    def has_place(self) -> bool:
        """Whether it is known which law the text belongs to."""
        return bool(self.places) or self.law is not self.knowledge.own

    def _law_here(self) -> Source:
        return self.law

    def _bare_elsewhere(self, citation: Citation, level: paths.Level) -> Base | None:
        """In a document without provisions, an article is one of the law cited before it."""
        if level == "It" and citation.chain.steps[0].is_plain:
            found = self.history.last_cited(citation.scope)
            above = paths.above_level(found.last, level) if found else ()
            return Base(found.source, above, relative=True) if found and above else None
        if level in NAMELESS:
            return None
        last = self.history.last_law(citation.scope) if level == "At" else None
        return Base(last, (), relative=True) if last else UNKNOWN

    def _bare_item(self, first: Step) -> Base | None:
        """Find the level that a kana or a number in brackets counts, in the own provision."""
        number = self._position(first.number)
        for level in reversed(ITEM_LEVELS):
            above = paths.above_level(self.here.path, level)
            step = f"{level}_{number}"
            if above and self.places.provisions.block((*self.here.root, *above, step)) is not None:
                return Base(self._law_here(), (*above, step), relative=True, root=self.here.root, steps=1)
        return None

    # 前条, 同条, この条

    def _relative(self, first: Step, scope: tuple[int, ...]) -> Base | None:
        base = getattr(self, RELATIVE[first.how])(first, scope)
        if base is UNKNOWN and first.level in paths.DIVISION_LEVELS:
            return None
        return base._replace(steps=1) if base else None

    def _same(self, step: Step, scope: tuple[int, ...]) -> Base:
        cited = self.history.last_with(step.level, scope)
        if cited is None or cited.meaning.source is None:
            return UNKNOWN
        meaning = cited.meaning
        return Base(meaning.source, paths.up_to_level(meaning.last, step.level), relative=True, root=meaning.root)

    def _this(self, step: Step, _: tuple[int, ...]) -> Base:
        path = self.here.at(step.level)
        return Base(self._law_here(), path, relative=True, root=self.here.root) if path else UNKNOWN

    def _beside(self, step: Step, _: tuple[int, ...]) -> Base:
        """Find 前条, 次項, 前二号, 前各号."""
        own = self.here.at(step.level)
        if not own:
            return UNKNOWN
        sign = -1 if step.how == "before" else 1
        count = 1 if step.number == "*" else int(step.number)
        near, far = self.places.beside(self.here, own, sign), self.places.beside(self.here, own, sign * count)
        if step.number == "*":
            far = self.places.first_beside(self.here, own)
        if near is None or far is None:
            return UNKNOWN
        first, last = (far, near) if sign < 0 else (near, far)
        return Base(self._law_here(), first, last if last != first else None, relative=True, root=self.here.root)

    # この法律, 同法

    def _pronoun(self, chain: Chain, citation: Citation) -> Base | None:
        """Find the law that a pronoun means; this contract alone is no provision."""
        if not chain.steps and is_own_act(chain.law):
            return None
        if chain.law.startswith("同"):
            source = self.history.last_named(chain.law, citation.scope, citation.start)
            return Base(source, (), relative=True) if source else UNKNOWN
        return self._this_law(chain.law)

    def _this_law(self, pronoun: str) -> Base:
        """Find the law that a text belongs to, or its 附則."""
        if pronoun.endswith("附則"):
            root = next((step for step in self.here.path if level_of(step) == SUPPLEMENT), None)
            return Base(self._law_here(), (root,), relative=True) if root else UNKNOWN
        law = self._this_enacted()
        if law is None or not (self.places or law.name):
            return UNKNOWN
        may_differ = self.places and (not law.name or self.here.later_supplement)
        fits = may_differ or kind_fits(pronoun, law.name)
        return Base(law, (), relative=True) if fits else UNKNOWN


class _Elsewhere(Text):
    """A text that another one quotes, which stands in a provision of a law of its own."""

    def __init__(self, text: Text, law: Source | None, here: Here) -> None:
        super().__init__(text.knowledge, here, text.folded, text.citations)
        self.found = text.found
        self.is_known = law is not None
        self.law = law or self.law

    @property
    def has_place(self) -> bool:
        """Whether it is known which law the text belongs to."""
        return self.is_known

    def _same(self, step: Step, scope: tuple[int, ...]) -> Base:
        """Look back no further than the quotation reaches."""
        cited = self.history.last_with(step.level, scope)
        return super()._same(step, scope) if cited and len(cited.scope) == len(scope) else UNKNOWN

    def _beside(self, step: Step, scope: tuple[int, ...]) -> Base:
        """Count back and on among paragraphs alone, where nothing else is known of that law."""
        if not self.is_known:
            return UNKNOWN
        own = self.here.at(step.level)
        return super()._beside(step, scope) if self.law.is_own or (step.level == "Pr" and own) else UNKNOWN


RELATIVE = {"same": "_same", "here": "_this", "before": "_beside", "after": "_beside"}
"""What finds the provision of a step that gives no number."""


def as_source(law: Law) -> Source:
    """Return a law as a source of provisions."""
    return Source(law.name, is_known=law.is_known, num=law.num, id=law.id)


def _level_beside(path: Path, *, is_listed: bool) -> paths.Level | None:
    """Return the level of a number in brackets that goes on a list, or stands in a bracket behind a provision."""
    level = level_of(path[-1]) if path else ""
    if not is_listed:
        return paths.below(level)
    return level if level in ITEM_LEVELS else None


def _levels(citation: Citation) -> frozenset[str]:
    """Return the levels that are written in a citation."""
    chains = (citation.chain, citation.upto) if citation.upto else (citation.chain,)
    return frozenset(step.level for chain in chains for step in chain.steps)


def _is_kana(number: str) -> bool:
    return len(number) == 1 and "ァ" <= number <= "ヴ"
