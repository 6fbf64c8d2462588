"""Subjects: who acts, among the actors that a clause names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.stances import objects

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


SPOKEN = deferred(r"[をがはのにへと]\Z")
"""Behind these no clause begins."""
ANOTHER = deferred(r"(?:のに対し(?:て)?|ところ|が|一方(?:で)?|[しりきみび]|(?:して|って))[,、]\s?\Z")
"""A clause ends in which somebody else acts: `招請した[のに対し、]`."""
CLAUSE = deferred(r"[るただいうくすつぬむぐぶの](?:こと|旨|の|よう)(?:の(?:意義|効果|[一-龥]{2}性))?$")
"""An object that is a clause, whose subject has が: 加盟国が権利を有[すること]に留意する."""
SAYING = ("と", "よう")
"""The particles of what is said: who has は before them may act in it, not say it."""


def actor_of(clause: Clause) -> Actor | None:
    """Choose who acts."""
    near = _near(clause)
    if near:
        return near
    chosen = None
    for actor in clause.here:
        if _may_act(clause, actor) and (chosen is None or _follows(clause, chosen, actor)):
            chosen = actor
    if chosen or clause.predicate.kind == "passive" or clause.last:
        return chosen
    return next((actor for actor in clause.here if _is_subject(clause, actor)), None)


def _near(clause: Clause) -> Actor | None:
    """Return a subject that stands right before: 新たな取組が紹介され、多くの国がこれに賛同."""
    for actor in reversed(clause.here):
        if clause.predicate.argument - actor.after < 12 and _is_subject(clause, actor):
            return actor
    return None


def _follows(clause: Clause, first: Actor, actor: Actor) -> bool:
    """Tell whether an actor begins a clause of its own behind another one's: Aから招請したのに対し、Bは、…."""
    if actor.mark != "topic" or (clause.predicate.particle in SAYING and not actor.comma):
        return False
    if first.mark == "source":
        return actor.comma
    between = max(first.after, actor.start - 8), actor.start
    return first.mark == "topic" and ANOTHER.search(clause.text, *between) is not None


def _is_subject(clause: Clause, actor: Actor) -> bool:
    text, predicate = clause.text, clause.predicate
    return (
        actor.mark == "subject"
        and predicate.kind != "passive"
        and not CLAUSE.search(text, max(actor.after, predicate.argument - 16), predicate.argument)
        and actor.end < predicate.argument
        and _opens(clause, actor)
        and (actor.comma or not objects.VERB.search(text, actor.after, predicate.reach))
    )


def _may_act(clause: Clause, actor: Actor) -> bool:
    """Tell whether a phrase with は, から, として or により names who acts."""
    if actor.mark not in MARKS or not _opens(clause, actor):
        return False
    predicate = clause.predicate
    if actor.end == predicate.argument and predicate.particle in ("は", "も"):
        return False  # it is the object
    return MARKS[actor.mark](clause, actor)


def _source_acts(clause: Clause, actor: Actor) -> bool:
    return actor.comma or actor.kind in ("person", "group") or clause.text[actor.after - 1] in "はも"


def _topic_acts(clause: Clause, actor: Actor) -> bool:
    """Tell whether a topic acts; one behind another clause, without a comma, may act in what is said."""
    if clause.last is None or actor.comma:
        return True
    return not (clause.predicate.particle in SAYING and actor.kind in ("state", "body"))


MARKS: dict[str, Callable[[Clause, Actor], bool]] = {
    "by": lambda clause, _: clause.predicate.kind == "passive",
    "source": _source_acts,
    "as": lambda *_: True,
    "topic": _topic_acts,
}
"""By how an actor is marked, whether it acts."""


def _opens(clause: Clause, actor: Actor) -> bool:
    """Tell whether a clause begins with an actor."""
    text, low, start = clause.text, clause.low, actor.start
    if start <= low or not SPOKEN.search(text, max(low, start - 1), start):
        return True
    return text[low:start].endswith(("とともに", "一方"))
