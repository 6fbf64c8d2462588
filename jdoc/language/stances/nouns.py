"""Nouns that say the act, while a verb only carries it: 謝意を表明した, 懸念が示された, 議論を行った."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.stances import contexts
from jdoc.language.stances.contexts import Before
from jdoc.language.stances.words import Word, words
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.sites import Site

MARKS = frozenset("をがもは、,")
"""How a noun before a verb of saying ends."""
JUDGED = deferred(r"(?:ある|べき|だ|い|ない|[いっ]た|でき)(?:る|だ)?と(?:の|いう)\Z")
"""An opinion and no plan: 必要が[あるとの]考え."""
ADNOMINAL = deferred(r"(?:への|に対する|についての|に関する|に向けた)\Z")
"""What makes a noun the object of another: `支援[への]`, before 謝意."""
SEPARATE = frozenset({"thank", "support", "appreciate", "congratulate", "sympathise", "condemn"})
"""Acts whose noun is no part of the object: 支援[への]謝意; but 支援への期待 as a whole."""
DOABLE = frozenset({"discuss", "request", "recommend", "condemn", "state", "decide", "confirm", "point_out", "thank"})
"""Acts of nouns that one can do: 議論を行う."""
ARGUMENTS = frozenset({"に", "を", "へ", "について", "よう"})
"""The particles of what a noun is about."""


class Noun(NamedTuple):
    """A noun that says the act, before a verb."""

    site: Site
    match: re.Match[str]
    word: Word
    before: Before
    """What stands before it and its modifiers."""
    linked: int
    """Where what is linked to it ends, the particle left off: 支援[への]; 0 if nothing is."""

    @property
    def modifier(self) -> int:
        """Where its modifiers begin: 深い謝意."""
        return self.match.start("modifier")

    @property
    def is_done(self) -> bool:
        """The verb does what the noun says: 議論を行う."""
        return "do" in self.site.roles

    @property
    def is_opinion(self) -> bool:
        """It says what is so, not what one will do: 必要があるとの考え."""
        return self.word.word == "考え" and self.site.has_before(JUDGED, self.match.start(), 6) is not None

    @property
    def has_argument(self) -> bool:
        """What stands before it has the particle of what it is about."""
        return self.before.particle in ARGUMENTS

    @property
    def is_apart(self) -> bool:
        """It is no part of its object."""
        return self.word.act in SEPARATE or self.is_done


MEANINGS: tuple[Rule[Noun, str], ...] = (
    Rule(
        "opinions that are exchanged",
        lambda noun: noun.is_done and (noun.word.act == "state" or noun.is_opinion),
        "discuss",
        "両大臣は、情勢に関する意見を交わした。 → discuss 両大臣 情勢 -",
        "両大臣は、情勢に関する意見を述べた。 → state 両大臣 情勢に関する意見 -",
    ),
    Rule(
        "an opinion, and no plan",
        lambda noun: noun.is_opinion,
        "state",
        "大臣は、見直しが必要であるとの考えを示した。 → state 大臣 見直しが必要であるとの考え -",
        "大臣は、改革を進めていく考えを示した。 → commit 大臣 改革を進めていく考え -",
    ),
    Rule(
        "what nobody can do",
        lambda noun: noun.is_done and noun.word.act not in DOABLE,
        "",
        "大臣は、祝意を重ねた。 →",
        "両大臣は、議論を行った。 → discuss 両大臣 - -",
    ),
)
"""What a noun says beside its own act; nothing where it is no act here."""
ABOUT: tuple[Rule[Noun, Callable[[Noun], Before]], ...] = (
    Rule(
        "linked to a noun apart",
        lambda noun: noun.linked and noun.is_apart,
        lambda noun: Before(noun.modifier, "に", noun.linked),
        "首相は、支援への謝意を表明した。 → thank 首相 支援 -",
        "首相は、支援への期待を表明した。 → hope 首相 支援への期待 -",
    ),
    Rule(
        "nothing before a noun apart",
        lambda noun: noun.is_apart and not noun.has_argument,
        lambda noun: Before(noun.before.adverb, "", noun.before.adverb),
        "首相は、長年の謝意を表明した。 → thank 首相 - -",
        "首相は、支援に深い謝意を表明した。 → thank 首相 支援 -",
    ),
    Rule(
        "the noun with all before it",
        lambda noun: noun.linked or not noun.has_argument,
        lambda noun: Before(noun.before.adverb, "を", noun.match.end("whole")),
        "首相は、協力の意向を表明した。 → commit 首相 協力の意向 -",
        "首相は、事態に懸念を表明した。 → concern 首相 事態 -",
    ),
)
"""What an act is about that a noun says; else it is what stands before the noun."""


def noun_said(site: Site) -> Predicate | None:
    """謝意を表明した, 懸念が示された, 議論を行った."""
    found = _found(site)
    if found is None:
        return None
    noun = _noun(site, found)
    act = decide(MEANINGS, noun, noun.word.act)
    return _predicate(noun._replace(word=noun.word._replace(act=act))) if act else None


def _found(site: Site) -> re.Match[str] | None:
    """Find the noun before a verb; it may have は where the verb is denied, and no particle in 懸念表明."""
    kind = site.verb.kind
    if kind != "bare" and site.left not in MARKS:
        return None
    nouns = contexts.noun_before("shared" if "share" in site.roles else "noun")
    found = site.has_before(nouns, site.adverb, 30)
    fits = {"は": kind == "negative", "": kind == "bare"}
    return found if found and fits.get(found["mark"], True) else None


def _noun(site: Site, found: re.Match[str]) -> Noun:
    modifier = found.start("modifier")
    link = site.has_before(ADNOMINAL, modifier, 6)
    before = contexts.look(site.text, site.low, modifier)
    return Noun(site, found, words()[found["noun"]], before, link.start() if link else 0)


def _predicate(noun: Noun) -> Predicate:
    """Make the predicate of a noun."""
    site, found = noun.site, noun.match
    before = decide(ABOUT, noun, lambda noun: noun.before)(noun)
    return site.predicate(before, noun.word.act, noun.word)._replace(
        start=found.start("nouns"),
        attitude=found["noun"],
        adverb=found["modifier"],
        comes="arise" in site.roles,
        verb=_carried(site.text[found.start("nouns") : found.end()], site) + site.name,
    )


def _carried(noun: str, site: Site) -> str:
    """Return a noun with its particle as it stands before the dictionary form: 懸念が示された is 懸念を示す."""
    return f"{noun[:-1]}を" if site.verb.kind == "passive" and noun.endswith(("が", "も")) else noun
