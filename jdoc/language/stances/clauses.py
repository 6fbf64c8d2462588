"""Clauses: the acts of one sentence, each with its actor, its object and whom it is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.stances import objects
from jdoc.language.stances.actors import marked
from jdoc.language.stances.adverbs import strength
from jdoc.language.stances.arguments import addressee_of, object_of
from jdoc.language.stances.forms import PAST
from jdoc.language.stances.predicates import predicates
from jdoc.language.stances.subjects import Clause, actor_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.adverbs import Strength
    from jdoc.language.stances.arguments import Span
    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.texts import Sentence, Text


class Act(NamedTuple):
    """An act of a sentence."""

    predicate: Predicate
    actor: Actor | None
    """None where the sentence doesn't say."""
    object: Span | None
    addressee: Span | None
    adverb: str
    strength: Strength | None
    negated: bool
    conditional: bool
    asked: bool = False
    """The one named by は is asked to do it: 政府は…べきである."""
    carried: bool = False
    """Its actor is that of the act before, in the same sentence."""


NORM = deferred(r"(?:なければならない|なければなりません|てはならない|ことができる|準用する|を妨げない)。?$")
"""A sentence that lays down what is to be done: `通知し[なければならない。]`."""
GOVERNED = deferred(r"(?:(?!に対し|[はがら][,、]).)*?(?:こと(?:が|を|は|も|に)|よう[^ぁ-ん])")
"""A clause that goes on to a noun: `[検討し、結論を得ることが]求められる`."""
ASKING = frozenset({"ought to", "would be asked to"})


def acts(text: Text, sentence: Sentence) -> list[Act]:
    """Return the acts of a sentence, in order."""
    found: list[Act] = []
    told = list(predicates(text.masked, sentence))
    if not told or NORM.search(text.masked, sentence.start, sentence.end):
        return found
    actors = list(marked(text.masked, sentence))
    told = list(_main(told, actors))
    low, last = sentence.start, None
    for predicate in told:
        here = [actor for actor in actors if low <= actor.start and actor.end <= predicate.start]
        clause = Clause(text.masked, low, predicate, here, last)
        actor = actor_of(clause)
        if not _is_inner(clause, actor, sentence.end, is_last=predicate is told[-1]):
            act = _act(text, clause, actor, found[-1] if found else None)
            found.append(act._replace(carried=actor is None and last is not None))
            last, low = actor or last, predicate.clause_end
    return found


def _main(told: Sequence[Predicate], actors: Sequence[Actor]) -> Iterator[Predicate]:
    """Leave out what is part of what somebody is asked to do, and plans that only introduce an act."""
    final = told[-1]
    begins = _asked_from(final, actors) if final.rule in ASKING else final.clause_end
    planned = final.kind == "final" and not PAST.search(final.tail)
    for each in told:
        introduces = "plan" in each.word.roles and each.links and not (planned and each.word.form != "s")
        if (each is final or each.clause_end <= begins) and not introduces:
            yield each


def _asked_from(final: Predicate, actors: Sequence[Actor]) -> int:
    """Return where it begins what somebody is asked to do: behind the last topic."""
    topics = (actor.start for actor in actors if actor.start < final.start and actor.mark in ("topic", "to"))
    return max(topics, default=0)


def _is_inner(clause: Clause, actor: Actor | None, end: int, *, is_last: bool) -> bool:
    """Tell whether a verb that goes on belongs to a clause with its own subject: 日本が…を支持し，…した."""
    text, predicate = clause.text, clause.predicate
    if not predicate.links:
        return False
    if is_last:
        return GOVERNED.match(text, predicate.clause_end, end) is not None
    if actor and actor.mark == "subject":
        return False
    return objects.has_subject(text, actor.after if actor else clause.low, predicate.argument)


def _act(text: Text, clause: Clause, actor: Actor | None, before: Act | None) -> Act:
    predicate, low = clause.predicate, clause.low
    asked = predicate.rule in ASKING
    addressee = addressee_of(clause, actor)
    found = object_of(clause, actor, addressee, asked=asked)
    if found is None and before and addressee is None and _shares(clause, actor, before):
        found = before.object
    adverb = text.folded[predicate.reach : predicate.start].strip(" ,、") or predicate.adverb
    receiver = actor if asked and actor else addressee
    return Act(
        predicate,
        actor,
        found,
        (receiver.start, receiver.end) if receiver else None,
        adverb,
        strength(adverb + predicate.adverb),
        predicate.kind == "negative",
        objects.condition(text.masked, low, predicate.start),
        asked,
    )


def _shares(clause: Clause, actor: Actor | None, before: Act) -> bool:
    """Tell whether an act has the object of the one before: 高く評価し，支持した."""
    predicate = clause.predicate
    return (
        before.predicate.links
        and actor is None
        and not predicate.particle
        and predicate.act != "state"
        and not clause.text[clause.low : predicate.reach].strip(" ,、")
    )
