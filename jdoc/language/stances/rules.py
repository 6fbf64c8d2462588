"""Rules: in which contexts a verb is an act; each looks at what stands before the verb."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.stances import contexts
from jdoc.language.stances.nouns import noun_said
from jdoc.language.stances.sites import SAID, Site
from jdoc.language.stances.verbs import act_of, plain
from jdoc.language.stances.words import words
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.stances.records import Predicate, Verb


class Rule(NamedTuple):
    """A way in which a verb is an act."""

    name: str
    roles: frozenset[str]
    """The verbs that it is asked about."""
    judge: Callable[[Site], Predicate | None]
    found: str
    """A sentence in which it finds an act, the predicate in brackets, the act behind."""
    left: str
    """A sentence in which it finds none."""


WORD = deferred("[一-鿿ァ-ー]")
"""What a word has that goes on: `事[実]`."""
ATTITUDES = frozenset(
    {"welcome", "appreciate", "thank", "support", "congratulate", "condemn", "reject", "regret", "concern"}
)
"""Acts that one says in saying that one has done them: 歓迎した旨述べた; 決定した旨述べた is a statement."""


def judged(text: str, low: int, verb: Verb) -> Predicate | None:
    """Return the predicate that a verb is by the first rule that says so; nothing before `low` counts."""
    site = Site(text, low, verb)
    for rule in _rules(site.roles):
        site.rule = rule.name
        found = rule.judge(site)
        if found:
            return found
    return None


@cache
def _rules(roles: frozenset[str]) -> list[Rule]:
    """Return the rules that are asked about verbs with some roles."""
    return [rule for rule in RULES if not rule.roles.isdisjoint(roles)]


def reported(site: Site) -> Predicate | None:
    """支持する旨述べた, 期待すると応じた: the act is that of the clause."""
    found = contexts.said(site.text, site.low, site.adverb)
    if found is None:
        return None
    word, start = words()[contexts.stem_of(found["inner"])], found.start()
    if word.act not in ATTITUDES and found["inner"].endswith(("た", "だ")):
        return None
    before = contexts.look(site.text, site.low, start)
    if before.particle not in {"も", "について", *word.cases}:
        if before.adverb == start and WORD.match(site.text[start - 1 : start]):
            return None
        before = before._replace(particle="")
    name = site.text[start : found.end()].replace("」", "") + site.name
    return site.predicate(before, act_of(site, word, before), word)._replace(start=start, verb=name)


def attitude(site: Site) -> Predicate | None:
    """協力する用意がある旨述べた: the act is that of the clause, which is the object as a whole."""
    act = contexts.attitude(site.text, site.low, site.adverb)
    return site.predicate(site.before, act) if act else None


def answered(site: Site) -> Predicate | None:
    """検討を指示したと応じた, 事実であると答えた: a statement."""
    return site.predicate(site.before, "state") if site.before.particle in SAID else None


def _roles(*names: str) -> frozenset[str]:
    return frozenset(names)


RULES = (
    Rule(
        "carried clause",
        _roles("say", "answer", "arise", "light"),
        reported,
        "大臣は，提案を[支持する旨述べ]た。 support",
        "大臣は，支持者が増えた旨を紹介した。",
    ),
    Rule(
        "carried attitude",
        _roles("say", "answer", "arise", "light"),
        attitude,
        "大臣は，協力する用意がある旨[述べ]た。 commit",
        "大臣は，用意がある国を紹介した。",
    ),
    Rule(
        "noun said",
        _roles("say", "light", "do", "arise", "answer", "share"),
        noun_said,
        "首相は，支援に深い[謝意を表明]した。 thank",
        "首相は，謝意の表明を検討中である。",
    ),
    Rule(
        "answered",
        _roles("answer"),
        answered,
        "大臣は，事実であると[答え]た。 state",
        "大臣は，質問に答えた。",
    ),
    Rule(
        "verb",
        _roles("verb", "say", "plan"),
        plain,
        "各国は，合意を高く[評価]した。 appreciate",
        "各国は，評価した点を紹介した。",
    ),
)
