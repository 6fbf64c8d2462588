"""Contexts: what stands before a verb of a stance: adverbs, particles, nouns that say the act, carried clauses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.kept import build
from jdoc.language.lazy import deferred
from jdoc.language.stances.adverbs import WINDOW, peeled
from jdoc.language.stances.forms import COMMA, inner
from jdoc.language.stances.words import alternation, words
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

LOOSE = deferred(
    r"(?P<particle>を(?!通じ|通し|もって|経て|代表)|よう|ことを(?!通じ|通し|もって|経て))(?P<adverb>(?:(?!よう|する|した|との|べき|もって)[^,、をはが。]){1,26}?(?:に(?:対して?)?|く|で|て|から|として|により|つつ))[,、]?\Z"
)
"""An object and, before the verb, what no list holds: 懸念[を相手国政府に]伝達した."""
PARTICLE = deferred(
    r"(?:(?P<about>について(?:は|も)?|につき|に関して?(?:は|も)?|を(?:めぐ|巡)(?:り|って)(?:は|も)?)|(?P<to>に(?:対して?(?:は|も)?|向けて?|も)?)"
    r"|(?P<so>ように?|旨)|(?P<that>(?<![こも])と|との)|(?P<case>[をではもへ]|(?<![たるすだ])が))[,、]?\Z"
)
"""The particle that an argument ends with: `協定[を]`, `制裁[に対し、]`, `妥当だ[と]`, not `歓迎`."""
MODIFIERS = (
    "深い 深く 深甚なる 深刻な 心からの 心より 強い 強く 重大な 重大なる 最大限の 最大の "
    "最大級の 甚大な 大きな 大いなる 多大な 全面的な 改めて 更なる さらなる 率直な 一定の "
    "若干の 格別の 衷心より 一貫した 明確な 断固とした"
)
"""What stands before a noun that says the act, and is no part of its object: 深い謝意."""


class Before(NamedTuple):
    """What stands directly before a verb."""

    adverb: int
    """Where its adverbs begin: the verb's own start if it has none."""
    particle: str
    """`を`, `に`, `と`, `よう`, `について` …; empty where no argument ends here."""
    argument: int
    """Where the argument ends, its particle left off."""


PARTICLES: dict[str | None, str] = {"about": "について", "to": "に", "so": "よう", "that": "と"}
"""The particles that are told as one, by the groups of `PARTICLE`."""


def look(text: str, low: int, at: int) -> Before:
    """Tell what stands before a verb at some place; nothing before `low` counts.

    >>> look("停止することを断固として求めた", 0, 12)
    Before(adverb=7, particle='を', argument=6)
    """
    return at_particle(text, low, peeled(text, low, at))


def at_particle(text: str, low: int, adverb: int) -> Before:
    """Tell what stands before the adverbs of a verb, which begin at some place."""
    found = PARTICLE.search(text, max(low, adverb - 9), adverb)
    if found is None:
        return Before(adverb, "", adverb)
    return Before(adverb, PARTICLES.get(found.lastgroup) or found["case"], found.start())


def loosely(text: str, low: int, at: int) -> Before | None:
    """Tell what stands before a verb where its adverbs are none of those listed."""
    found = LOOSE.search(text, max(low, at - WINDOW), at)
    if found is None:
        return None
    particle = found["particle"].removeprefix("こと")
    return Before(found.start("adverb"), particle, found.start("adverb") - len(particle))


@cache
def noun_before(role: str = "noun") -> re.Pattern[str]:
    """Return the pattern of a noun that says the act, up to a verb of saying or its adverbs: 深い[謝意を]."""
    listed = [word.word for word in words().values() if role in word.roles]
    modifiers = MODIFIERS.split()
    noun, modifier = alternation(listed), alternation(modifiers)
    first = "".join(sorted({word[0] for word in (*listed, *modifiers)}))
    return build(
        f"(?=[{first}])(?P<modifier>{modifier}*)(?P<whole>(?P<nouns>(?:{noun}(?:と|や|及び|、)(?=[お御一-龥]))?(?P<noun>{noun}))"
        f"(?:の(?:意|念|誠|気持ち|言葉|声|辞))?(?:の(?:表明|発言|説明|提起))?)(?P<mark>[をがもは]?){COMMA}?\\Z"
    )


@cache
def said_before() -> re.Pattern[str]:
    """Return the pattern of a clause that a verb of saying carries: [支持する旨]述べた, [用意があることを]表明した."""
    by_form: dict[str, list[str]] = {}
    for word in words().values():
        if (word.form and "verb" in word.roles) or "plan" in word.roles:
            by_form.setdefault(word.form, []).append(word.word)
    verbs = "|".join(f"{alternation(stems)}{inner(form)}" for form, stems in by_form.items())
    return build(
        f"(?P<inner>{verbs})(?:(?:旨の?|と(?:の|いう))(?:発言|意見|説明|立場|考え|見解|指摘|意向|声|要望)(?:を|が|も)"
        f"|(?:旨|こと|と)[をがもはの]?|(?:声|要望|意見|発言)(?:を|が|も)){COMMA}?」?\\Z"
    )


CARRIED = deferred(
    r"(?:旨|こと|と|(?:発言|意見|説明|立場|考え|見解|指摘|意向|声|要望)[をがも])[をがもはの]?[,、]?」?\Z"
)
"""How a clause ends that may be carried: where it doesn't, no more need be tried."""


def said(text: str, low: int, at: int) -> re.Match[str] | None:
    """Return the clause that a verb of saying at some place carries, `inner` being the verb that says the act."""
    if CARRIED.search(text, max(low, at - 6), at) is None:
        return None
    return said_before().search(text, max(low, at - 40), at)


def stem_of(verb: str) -> str:
    """Return the longest stem that a conjugated verb begins with; empty where it has none.

    >>> stem_of("支持する")
    '支持'
    """
    return next((verb[:size] for size in range(len(verb), 0, -1) if verb[:size] in words()), "")


class Carried(NamedTuple):
    """A clause that is carried as a whole, and what it says."""

    act: str
    pattern: re.Pattern[str]
    found: str
    """A clause that says it, up to a verb of saying."""
    left: str


ATTITUDE = (
    Carried(
        "concern",
        deferred(r"(?:懸念|憂慮|危惧)(?:の念)?(?:を禁じ(?:得|え)|に(?:堪|耐)え)(?:ない|ません)(?:旨|こと|と)を?\Z"),
        "深い憂慮の念を禁じ得ない旨",
        "憂慮した旨",
    ),
    Carried(
        "commit",
        deferred(
            r"(?:用意|意思|意向|意図|決意|考え|方針|所存|覚悟)(?:が|で)(?:ある|あり)(?:旨|こと|と)(?:を|の発言が|の説明が)?\Z"
        ),
        "復興に協力する用意がある旨",
        "用意した旨",
    ),
    Carried(
        "reject",
        deferred(r"(?:でき|られ|(?<!禁じ)得|許され)(?:ない|ず|ぬ)(?:旨|こと|と|もの)(?:を|であると)?\Z"),
        "かかる行為は容認できない旨",
        "容認した旨",
    ),
    Carried(
        "regret",
        deferred(r"遺憾(?:である|だ|とする|に思う|に思っている)?(?:旨|こと|と)(?:を|の発言が)?\Z"),
        "発射は遺憾である旨",
        "遺憾な事故があった旨",
    ),
    Carried(
        "welcome",
        deferred(r"(?:(?:嬉|うれ|喜ば|よろこば)し|心強)(?:い|く思う|く思っている)(?:旨|こと|と)(?:を|の発言が)?\Z"),
        "協力の進展を嬉しく思う旨",
        "嬉しい知らせが届いた旨",
    ),
)
"""What a clause says that a verb of saying carries: …に協力する[用意がある旨]述べた, [容認できないことを]表明した."""


def attitude(text: str, low: int, at: int) -> str:
    """Return the act that a clause says which ends at some place, if it is one."""
    if CARRIED.search(text, max(low, at - 12), at) is None:
        return ""
    return next((each.act for each in ATTITUDE if each.pattern.search(text, max(low, at - 30), at)), "")
