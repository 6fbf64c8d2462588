"""Verbs that are acts by themselves: 歓迎した, 強く求めた, 一致した."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.stances import contexts
from jdoc.language.stances.forms import PAST
from jdoc.language.stances.sites import SAID, Site
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.stances.contexts import Before
    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.words import Word

RESULTS = deferred("(?:結果|成果|状況|現状|進捗|報告|諸問題|課題|展望)$")
"""What one looks back on: `協力の[結果]`; to have examined it is to have discussed it."""
WAYS = deferred("(?:のとおり|の通り|次のように|以下のように)[,、]?$")
"""How something is said, in the place of what: `[次のように]`."""
MATTER = deferred("(?:[るたい](?:こと|の|点)|ところ|件)$")
"""What は may mark beside who acts: 負担が重い[こと]は認識している."""
REASON = deferred(r"(?:として|ことから|ため(?:に)?)\Z")
"""Why somebody is for something or against it: `確認すべき[として]`, before 反対した."""
TAKEN = frozenset({"reject", "support"})
"""Acts by which one takes a side."""
TOPICS = ("", "は", "も", "が", "で")
"""What no argument ends with, but a topic may."""
DECIDED = frozenset({"decide", "reject"})
"""Acts that are told without what they are about: 全会一致で可決された."""
PLANNED = frozenset({"final", "link"})
"""The forms in which a plan may be an act."""
ACT, NO_ACT = True, False


FORMS: tuple[Rule[Site, bool], ...] = (
    Rule(
        "the passive of a verb that tells acts in it",
        lambda site: site.is_passive and "passive" in site.roles and site.verb.closed,
        ACT,
        "議長は、提案を歓迎した。 / 議案が採択された。 → welcome 議長 提案 -; decide 議長 議案 -",
        "議長は、提案を歓迎した。 / 協力が期待された。 → welcome 議長 提案 -",
    ),
    Rule(
        "another passive",
        lambda site: site.is_passive,
        NO_ACT,
        "議長は、提案を歓迎した。 / 協力が期待された。 → welcome 議長 提案 -",
        "議長は、提案を歓迎した。 / 議案が採択された。 → welcome 議長 提案 -; decide 議長 議案 -",
    ),
    Rule(
        "a plan of the past, or in passing",
        lambda site: site.is_plan and (site.verb.kind not in PLANNED or PAST.search(site.verb.tail)),
        NO_ACT,
        "議長は、提案を歓迎した。 / 大臣は、合意を目指した。 → welcome 議長 提案 -",
        "大臣は、提案を歓迎した。 / 合意を目指す。 → welcome 大臣 提案 -; commit 大臣 合意 -",
    ),
)
"""Whether the form of a verb is one in which it is an act: else it is."""
ALONE: tuple[Rule[Site, bool], ...] = (
    Rule(
        "decided somehow",
        lambda site: site.is_passive and site.verb.word.act in DECIDED and site.has_adverb,
        ACT,
        "議長は、提案を歓迎した。 / 全会一致で採択された。 → welcome 議長 提案 -; decide 議長 - -",
        "議長は、提案を歓迎した。 / 全会一致で期待された。 → welcome 議長 提案 -",
    ),
    Rule(
        "another passive",
        lambda site: site.is_passive,
        NO_ACT,
        "議長は、提案を歓迎した。 / 報告書、採択された。 → welcome 議長 提案 -",
        "両国は、改めて賛成した。 → support 両国 - -",
    ),
    Rule(
        "a noun at the end, a plan",
        lambda site: site.is_plan or site.verb.kind == "bare",
        NO_ACT,
        "大臣は、これを歓迎し、強く要請。 → welcome 大臣 これ -",
        "大臣は、これを歓迎し、賛成した。 → welcome 大臣 これ -; support 大臣 これ -",
    ),
    Rule(
        "said in some way",
        lambda site: site.verb.word.act == "state" and WAYS.search(site.text, site.low, site.verb.start),
        ACT,
        "大臣は、次のとおり述べた。 → state 大臣 - -",
        "大臣は、事実であると述べた。 → state 大臣 事実である -",
    ),
    Rule(
        "nothing said",
        lambda site: site.verb.word.act == "state",
        NO_ACT,
        "大臣は、改めて述べた。 →",
        "大臣は、現状を述べた。 → state 大臣 現状 -",
    ),
    Rule(
        "behind a comma, an adverb, a topic",
        lambda site: site.has_adverb or site.adverb == site.low or site.left in ",、は",
        ACT,
        "両国は、賛成した。 → support 両国 - -",
        "両国は、提案に賛成した。 → support 両国 提案 -",
    ),
    Rule(
        "a side taken for a reason",
        lambda site: site.verb.word.act in TAKEN and site.has_before(REASON, site.adverb, 4),
        ACT,
        "議員は、確認すべきとして反対した。 → reject 議員 - -",
        "議員は、増税に反対した。 → reject 議員 増税 -",
    ),
)
"""Whether a verb is an act without what it is about: else it is none, as it may be a part of another word."""


def plain(site: Site) -> Predicate | None:
    """歓迎した, 強く求めた, 一致した: the verb itself is the act."""
    if not decide(FORMS, site, ACT):
        return None
    before = _argument(site)
    if not before.particle and not decide(ALONE, site, NO_ACT):
        return None
    return site.predicate(before, act_of(site, site.verb.word, before))


def _argument(site: Site) -> Before:
    """Return what a verb is about, with the particle that it wants; with none where nothing is."""
    before = site.before
    if before.particle == "は" and site.has_before(MATTER, before.argument, 4):
        before = before._replace(particle=site.verb.word.cases[0])
    if before.particle in _cases(site.verb.kind, site.verb.word.cases):
        return before
    alone = before.particle in TOPICS and decide(ALONE, site, NO_ACT)
    loose = None if alone else contexts.loosely(site.text, site.low, site.verb.start)
    return loose or before._replace(particle="")


OF_FORMS: dict[str, tuple[str, ...]] = {"passive": ("が", "は", "も", *SAID), "negative": ("は", "が", "も")}
"""The particles of an object by the form of the verb."""
LIKE = {"と": "よう", "を": "も"}
"""A particle that stands for another one."""


@cache
def _cases(kind: str, cases: tuple[str, ...]) -> frozenset[str]:
    """Return the particles of the objects of a verb in some form."""
    own = {"について", *cases, *(LIKE[case] for case in cases if case in LIKE)}
    return frozenset(OF_FORMS[kind] if kind == "passive" else own.union(OF_FORMS.get(kind, ())))


class Use(NamedTuple):
    """A verb or a noun as it is used."""

    site: Site
    word: Word
    before: Before
    """What stands before it."""


EXAMINED: tuple[Rule[Use, str], ...] = (
    Rule(
        "what is there to look back on",
        lambda use: RESULTS.search(use.site.text, max(0, use.before.argument - 6), use.before.argument),
        "discuss",
        "両大臣は、昨年度の成果を検討し、提案を歓迎した。 → discuss 両大臣 昨年度の成果 -; welcome 両大臣 提案 -",
        "両大臣は、昨年度の成果を歓迎した。 → welcome 両大臣 昨年度の成果 -",
    ),
    Rule(
        "in the past",
        lambda use: use.word is use.site.verb.word and use.site.is_past,
        "discuss",
        "両大臣は、支援の在り方を検討した。 → discuss 両大臣 支援の在り方 -",
        "両大臣は、提案を歓迎し、支援の在り方を検討する。 → welcome 両大臣 提案 -; consider 両大臣 支援の在り方 -",
    ),
)
"""What considering was, where it is no plan any more."""


def act_of(site: Site, word: Word, before: Before) -> str:
    """Return the act of a word; what was examined (検討した) was discussed, what will be is under consideration."""
    return decide(EXAMINED, Use(site, word, before), word.act) if word.act == "consider" else word.act
