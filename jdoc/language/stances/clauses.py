"""Clauses: the acts of one sentence, each with its actor, its object and whom it is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.stances import objects
from jdoc.language.stances.actors import marked
from jdoc.language.stances.adverbs import strength
from jdoc.language.stances.arguments import addressee_of, object_of
from jdoc.language.stances.predicates import predicates
from jdoc.language.stances.subjects import Clause, actor_of
from jdoc.tuples import NamedTuple

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
LONGEST_NORM = 12
GOVERNED = deferred(r"(?:(?!に対し|[はがら][,、]).)*?(?:こと(?:が|を|は|も|に)|よう[^ぁ-ん])")
"""A clause that goes on to a noun: `[検討し、結論を得ることが]求められる`."""


def acts(text: Text, sentence: Sentence) -> list[Act]:
    """Return the acts of a sentence, in order."""
    found: list[Act] = []
    told = list(predicates(text.masked, sentence))
    if not told or NORM.search(text.masked, max(sentence.start, sentence.end - LONGEST_NORM), sentence.end):
        return found
    actors = list(marked(text.masked, sentence))
    told = list(_main(told, actors))
    low, last, act = sentence.start, None, None
    for predicate in told:
        here = [actor for actor in actors if low <= actor.start and actor.end <= predicate.start]
        clause = Clause(text.masked, low, predicate, here, last)
        clause = clause._replace(actor=actor_of(clause))
        is_inner = _is_governed if predicate is told[-1] else _has_own_subject
        if not predicate.links or not is_inner(clause, sentence.end):
            act = _act(text, clause, act)
            found.append(act)
            last, low = clause.actor or last, predicate.clause_end
    return found


def _main(told: Sequence[Predicate], actors: Sequence[Actor]) -> Iterator[Predicate]:
    """Leave out what is part of what somebody is asked to do, and plans that only introduce an act."""
    final = told[-1]
    begins = _asked_from(final, actors) if final.asks else final.clause_end
    for each in told:
        is_asked = each is not final and each.clause_end > begins
        if not is_asked and not _introduces(each, final):
            yield each


def _asked_from(final: Predicate, actors: Sequence[Actor]) -> int:
    """Return where it begins what somebody is asked to do: behind the last topic."""
    topics = (actor.start for actor in actors if actor.start < final.start and actor.mark in ("topic", "to"))
    return max(topics, default=0)


def _introduces(plan: Predicate, final: Predicate) -> bool:
    """Tell whether a plan goes on to what is done; めざし is part of that even where that is a plan, too."""
    if "plan" not in plan.word.roles or not plan.links:
        return False
    return plan.word.form == "s" or final.kind != "final" or final.is_past


def _is_governed(clause: Clause, end: int) -> bool:
    """Tell whether the last verb goes on to a noun: 検討し、結論を得ることが求められる."""
    return GOVERNED.match(clause.text, clause.predicate.clause_end, end) is not None


def _has_own_subject(clause: Clause, _: int) -> bool:
    """Tell whether a verb that goes on belongs to a clause with its own subject: 日本が…を支持し，…した."""
    if clause.actor and clause.actor.mark == "subject":
        return False
    return objects.has_subject(clause.text, clause.begin, clause.predicate.argument)


def _act(text: Text, clause: Clause, before: Act | None) -> Act:
    """Make the act of a clause."""
    predicate, actor = clause.predicate, clause.actor
    addressee = addressee_of(clause)
    receiver = actor if predicate.asks and actor else addressee
    found = object_of(clause, addressee)
    if found is None and addressee is None:
        found = _shared(clause, before)
    adverb = text.folded[predicate.reach : predicate.start].strip(" ,、") or predicate.adverb
    return Act(
        predicate,
        actor,
        found,
        receiver.span if receiver else None,
        adverb,
        strength(adverb + predicate.adverb),
        negated=predicate.kind == "negative",
        conditional=objects.condition(text.masked, clause.low, predicate.start),
        asked=predicate.asks,
        carried=actor is None and clause.last is not None,
    )


def _shared(clause: Clause, before: Act | None) -> Span | None:
    """Return the object of the act before, where an act has the same: 高く評価し，支持した."""
    if before is None or clause.actor or not before.predicate.links:
        return None
    return None if _says_more(clause) else before.object


def _says_more(clause: Clause) -> bool:
    """Tell whether anything stands before the predicate of a clause that it may be about."""
    predicate = clause.predicate
    if predicate.particle or predicate.act == "state":
        return True
    return clause.text[clause.low : predicate.reach].strip(" ,、") != ""
