"""Subjects: who acts, among the actors that a clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.language.stances import objects
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.records import Predicate


class Clause(NamedTuple):
    """A predicate with what stands before it."""

    text: str
    """The whole text, what stands in brackets hidden."""
    low: int
    """Where the clause begins: behind the predicate before."""
    predicate: Predicate
    here: Sequence[Actor]
    """The actors that it names."""
    last: Actor | None
    """Who acts in the clause before."""
    actor: Actor | None = None
    """Who acts in it, once that is known."""

    @property
    def begin(self) -> int:
        """Where what is said of the actor begins."""
        return self.actor.after if self.actor else self.low


SPOKEN = deferred(r"[をがはのにへと]\Z")
"""Behind these no clause begins."""
ANOTHER = deferred(r"(?:のに対し(?:て)?|ところ|が|一方(?:で)?|[しりきみび]|(?:して|って))[,、]\s?\Z")
"""A clause ends in which somebody else acts: `招請した[のに対し、]`."""
CLAUSE = deferred(r"[るただいうくすつぬむぐぶの](?:こと|旨|の|よう)(?:の(?:意義|効果|[一-龥]{2}性))?$")
"""An object that is a clause, whose subject has が: 加盟国が権利を有[すること]に留意する."""
SAYING = ("と", "よう")
"""The particles of what is said: who has は before them may act in it, not say it."""
SPEAKERS = frozenset({"person", "group"})
"""The kinds of those who speak."""
BODIES = frozenset({"state", "body"})
"""The kinds of those who are talked about."""
NEAR = 12
"""Characters between a subject right before an act and its object's end."""


class Candidate(NamedTuple):
    """One who may act in a clause."""

    clause: Clause
    actor: Actor

    @property
    def opens(self) -> bool:
        """The clause begins with it."""
        text, low, start = self.clause.text, self.clause.low, self.actor.start
        if start <= low or not SPOKEN.search(text, max(low, start - 1), start):
            return True
        return text[low:start].endswith(("とともに", "一方"))

    @property
    def is_object(self) -> bool:
        """It is what the act is about."""
        predicate = self.clause.predicate
        return self.actor.end == predicate.argument and predicate.particle in ("は", "も")

    @property
    def acts_in_clause(self) -> bool:
        """It is the subject of a clause that is the object."""
        text, argument = self.clause.text, self.clause.predicate.argument
        return CLAUSE.search(text, max(self.actor.after, argument - 16), argument) is not None

    @property
    def has_verb(self) -> bool:
        """A verb follows that it may be the subject of."""
        return objects.VERB.search(self.clause.text, self.actor.after, self.clause.predicate.reach) is not None

    @property
    def may_be_said(self) -> bool:
        """It may act in what is said, and somebody else say it."""
        clause, actor = self.clause, self.actor
        return clause.last is not None and clause.predicate.particle in SAYING and not actor.comma

    @property
    def is_source(self) -> bool:
        """から is behind somebody who speaks: 政府から、; 市から need not be."""
        actor = self.actor
        return actor.comma or actor.kind in SPEAKERS or self.clause.text[actor.after - 1] in "はも"

    @property
    def gets(self) -> bool:
        """What comes from somebody comes to it: 市は、国から要請があった."""
        clause = self.clause
        return clause.predicate.comes and any(other.mark == "source" for other in clause.here)


NAMED = frozenset({"topic", "source", "as", "by"})
"""How those are marked who are named to act."""
ACTS, NOT = True, False
ACTING: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "in the middle of the clause",
        lambda each: not each.opens,
        NOT,
        "議長は、提案を歓迎した。 / 決議に加盟国は、賛成した。 → welcome 議長 提案 -; support 議長 - -",
        "議長は、提案を歓迎した。 / 会合の後、加盟国は、賛成した。 → welcome 議長 提案 -; support 加盟国 - -",
    ),
    Rule(
        "what the act is about",
        lambda each: each.is_object,
        NOT,
        "外相は、提案を歓迎した。 / 議長国は容認できない。 → welcome 外相 提案 -; reject 外相 議長国 -",
        "外相は、提案を歓迎した。 / 議長国は、攻撃を容認できない。 → welcome 外相 提案 -; reject 議長国 攻撃 -",
    ),
    Rule(
        "by whom it is done",
        lambda each: each.actor.mark == "by" and each.clause.predicate.kind == "passive",
        ACTS,
        "議長は、提案を歓迎した。 / 加盟国により、決議が採択された。 → welcome 議長 提案 -; decide 加盟国 決議 -",
        "議長は、提案を歓迎した。 / 加盟国は、決議を採択した。 → welcome 議長 提案 -; decide 加盟国 決議 -",
    ),
    Rule(
        "to whom it comes",
        lambda each: each.actor.mark == "topic" and each.gets,
        NOT,
        "議長は、提案を歓迎した。 / 市は、国から協力の要請があった。 → welcome 議長 提案 -; request 国 協力の要請 -",
        "議長は、提案を歓迎した。 / 市は、国から来た要請に反対した。 → welcome 議長 提案 -; reject 市 国から来た要請 -",
    ),
    Rule(
        "from whom it comes",
        lambda each: each.actor.mark == "source" and (each.is_source or each.clause.predicate.comes),
        ACTS,
        "日本側から、提案を歓迎した。 → welcome 日本側 提案 -",
        "東京から、提案を歓迎した。 →",
    ),
    Rule(
        "in whose name",
        lambda each: each.actor.mark == "as",
        ACTS,
        "日本政府として、提案を歓迎した。 → welcome 日本政府 提案 -",
        "外相は、日本政府としての提案を歓迎した。 → welcome 外相 日本政府としての提案 -",
    ),
    Rule(
        "of whom something is said",
        lambda each: each.may_be_said and each.actor.kind in BODIES,
        NOT,
        "大臣は、提案を歓迎し、米国は撤退すると述べた。 → welcome 大臣 提案 -; state 大臣 米国は撤退する -",
        "大臣は、提案を歓迎し、米国は、撤退すると述べた。 → welcome 大臣 提案 -; state 米国 撤退する -",
    ),
    Rule(
        "the topic",
        lambda each: each.actor.mark == "topic",
        ACTS,
        "外相は、提案を歓迎した。 → welcome 外相 提案 -",
        "提案を歓迎した。 →",
    ),
)
"""Whether one who is named with は, から, として or により acts; others don't."""
SUBJECTS: tuple[Rule[Candidate, bool], ...] = (
    Rule(
        "no が",
        lambda each: each.actor.mark != "subject",
        NOT,
        "議長は、反対した。 / 外相に提案を求めた。 → reject 議長 - -; request 議長 提案 外相",
        "議長は、反対した。 / 外相が提案を求めた。 → reject 議長 - -; request 外相 提案 -",
    ),
    Rule(
        "not in the passive",
        lambda each: each.clause.predicate.kind == "passive",
        NOT,
        "議長は、反対した。 / 外相が、決議が採択された。 → reject 議長 - -; decide 議長 外相が、決議 -",
        "議長は、反対した。 / 決議が採択された。 → reject 議長 - -; decide 議長 決議 -",
    ),
    Rule(
        "the subject of the object",
        lambda each: each.acts_in_clause,
        NOT,
        "議長は、反対した。 / 首相が、行くことに留意した。 → reject 議長 - -; note 議長 首相が、行くこと -",
        "議長は、反対した。 / 首相が、提案に留意した。 → reject 議長 - -; note 首相 提案 -",
    ),
    Rule(
        "behind what the act is about, or itself that",
        lambda each: each.actor.end >= each.clause.predicate.argument,
        NOT,
        "議長は、反対した。 / 米国が容認できない。 → reject 議長 - -; reject 議長 米国 -",
        "議長は、反対した。 / 米国が攻撃を容認できない。 → reject 議長 - -; reject 米国 攻撃 -",
    ),
    Rule(
        "in the middle of the clause",
        lambda each: not each.opens,
        NOT,
        "議長は、反対した。 / 各国に外相が支持を表明した。 → reject 議長 - -; support 議長 - -",
        "議長は、反対した。 / 外相が支持を表明した。 → reject 議長 - -; support 外相 - -",
    ),
    Rule(
        "the subject of another verb",
        lambda each: each.has_verb and not each.actor.comma,
        NOT,
        "議長は、反対した。 / 外相が示した提案を支持した。 → reject 議長 - -; support 議長 外相が示した提案 -",
        "議長は、反対した。 / 外相が、示した提案を支持した。 → reject 議長 - -; support 外相 示した提案 -",
    ),
)
"""Whether one who is named with が, and nobody else, acts: else it does."""


def actor_of(clause: Clause) -> Actor | None:
    """Choose who acts."""
    return _near(clause) or _named(clause) or _first_subject(clause)


def _near(clause: Clause) -> Actor | None:
    """Return a subject that stands right before: 新たな取組が紹介され、多くの国がこれに賛同."""
    close = (actor for actor in reversed(clause.here) if clause.predicate.argument - actor.after < NEAR)
    return next((actor for actor in close if _is_subject(clause, actor)), None)


def _named(clause: Clause) -> Actor | None:
    """Return the first who is named to act, or one who is in a clause of its own behind."""
    chosen = None
    named = (actor for actor in clause.here if actor.mark in NAMED)
    for actor in named:
        if decide(ACTING, Candidate(clause, actor), NOT) and (chosen is None or _follows(clause, chosen, actor)):
            chosen = actor
    return chosen


def _first_subject(clause: Clause) -> Actor | None:
    """Return the first subject, where nobody acts before."""
    here = () if clause.last else clause.here
    return next((actor for actor in here if _is_subject(clause, actor)), None)


def _is_subject(clause: Clause, actor: Actor) -> bool:
    return decide(SUBJECTS, Candidate(clause, actor), ACTS)


def _follows(clause: Clause, first: Actor, actor: Actor) -> bool:
    """Tell whether an actor begins a clause of its own behind another one's: Aから招請したのに対し、Bは、…."""
    if actor.mark != "topic" or (clause.predicate.particle in SAYING and not actor.comma):
        return False
    if first.mark == "source":
        return actor.comma
    between = max(first.after, actor.start - 8), actor.start
    return first.mark == "topic" and ANOTHER.search(clause.text, *between) is not None
