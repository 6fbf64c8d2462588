"""Clauses: the acts of one sentence, each with its actor, its object and whom it is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.language.stances import objects
from jdoc.language.stances.actors import Actor, marked
from jdoc.language.stances.adverbs import Strength, strength
from jdoc.language.stances.forms import PAST
from jdoc.language.stances.predicates import predicates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.texts import Sentence, Text

Span = tuple[int, int]


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


CALLS = frozenset({"request", "recommend", "instruct", "condemn", "thank", "congratulate"})
"""Acts that have an addressee beside their object."""
ORDERS = frozenset({"request", "recommend", "instruct"})
WISHES = ORDERS | {"hope"}
SPOKEN = deferred(r"[をがはのにへと]\Z")
"""Behind these no clause begins."""
NORM = deferred(r"(?:なければならない|なければなりません|てはならない|ことができる|準用する|を妨げない)。?$")
"""A sentence that lays down what is to be done: `通知し[なければならない。]`."""
ANOTHER = deferred(r"(?:のに対し(?:て)?|ところ|が|一方(?:で)?|[しりきみび]|(?:して|って))[,、]\s?\Z")
"""A clause ends in which somebody else acts: `招請した[のに対し、]`."""
GOVERNED = deferred(r"(?:(?!に対し|[はがら][,、]).)*?(?:こと(?:が|を|は|も|に)|よう[^ぁ-ん])")
"""A clause that goes on to a noun: `[検討し、結論を得ることが]求められる`."""
CLAUSE = deferred(r"[るただいうくすつぬむぐぶの](?:こと|旨|の|よう)(?:の(?:意義|効果|[一-龥]{2}性))?$")
"""An object that is a clause, whose subject has が: 加盟国が権利を有[すること]に留意する."""
ASKING = frozenset({"ought to", "would be asked to"})
NEGATED = frozenset({"negative"})
SUBJECT_MATTER = deferred(r"[\s,、]*(?P<what>[^,、はが]{1,60})は[,、]?")
"""What a judgement is about: `[これは、]`."""
MATTER = deferred(r"[\s,、]*(?P<what>.{1,120}?)(?:について|に関して?)[,、]")
"""What is talked about: `[諮問のあった件について、]慎重に審議を重ね`."""
MATTERS = frozenset({"regret", "reject", "discuss", "agree"})
TOPIC = deferred(r"(?:について(?:は)?|に関して?(?:は)?|(?<!の)に対して?(?:は)?|は)[,、]?\Z")
"""How a topic ends that stands before the actor: `テロ[について、]`, `攻撃[に対しては、]`."""


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
        actor = _actor(text.masked, low, predicate, here, last)
        if _is_inner(text.masked, low, predicate, actor, sentence.end, is_last=predicate is told[-1]):
            continue
        found.append(
            _act(text, low, predicate, actor, here, found)._replace(carried=actor is None and last is not None)
        )
        last, low = actor or last, predicate.clause_end
    return found


def _main(told: Sequence[Predicate], actors: Sequence[Actor]) -> Iterator[Predicate]:
    """Leave out what is part of what somebody is asked to do, and plans that only introduce an act."""
    final = told[-1]
    asked = final.rule in ASKING
    topic = max(
        (actor.start for actor in actors if actor.start < final.start and actor.mark in ("topic", "to")), default=0
    )
    planned = final.kind == "final" and not PAST.search(final.tail)
    for each in told:
        if each is not final and asked and each.clause_end > topic:
            continue
        if "plan" in each.word.roles and each.links and not (planned and each.word.form != "s"):
            continue
        yield each


def _actor(text: str, low: int, predicate: Predicate, here: Sequence[Actor], last: Actor | None) -> Actor | None:
    """Choose who acts among the actors of a clause."""
    near = _near(text, low, predicate, here)
    if near:
        return near
    chosen = None
    for actor in here:
        if actor.mark not in ("topic", "source", "as", "by") or not _may_act(text, low, predicate, actor, last):
            continue
        if chosen is None or _follows(text, predicate, chosen, actor):
            chosen = actor
    if chosen:
        return chosen
    if predicate.kind == "passive" or last:
        return None
    return next((actor for actor in here if _is_subject(text, low, predicate, actor)), None)


def _follows(text: str, predicate: Predicate, first: Actor, actor: Actor) -> bool:
    """Tell whether an actor begins a clause of its own behind another one's: Aから招請したのに対し、Bは、…."""
    if actor.mark != "topic" or not (actor.comma or predicate.particle not in ("と", "よう")):
        return False
    return (first.mark == "source" and actor.comma) or (
        first.mark == "topic" and ANOTHER.search(text, max(first.after, actor.start - 8), actor.start) is not None
    )


def _near(text: str, low: int, predicate: Predicate, here: Sequence[Actor]) -> Actor | None:
    """Return a subject that stands right before: 新たな取組が紹介され、多くの国がこれに賛同."""
    for actor in reversed(here):
        if predicate.argument - actor.after < 12 and _is_subject(text, low, predicate, actor):
            return actor
    return None


def _is_subject(text: str, low: int, predicate: Predicate, actor: Actor) -> bool:
    return (
        actor.mark == "subject"
        and predicate.kind != "passive"
        and not CLAUSE.search(text, max(actor.after, predicate.argument - 16), predicate.argument)
        and actor.end < predicate.argument
        and _opens(text, low, actor)
        and (actor.comma or not objects.VERB.search(text, actor.after, predicate.reach))
    )


def _may_act(text: str, low: int, predicate: Predicate, actor: Actor, last: Actor | None) -> bool:
    """Tell whether a phrase with は, から or として names who acts."""
    if not _opens(text, low, actor):
        return False
    if actor.end == predicate.argument and predicate.particle in ("は", "も"):
        return False
    if actor.mark == "by":
        return predicate.kind == "passive"
    if actor.mark == "source":
        return actor.comma or actor.kind in ("person", "group") or text[actor.after - 1] in "はも"
    if last is None or actor.comma or actor.mark == "as":
        return True
    return not (predicate.particle in ("と", "よう") and actor.kind in ("state", "body"))


def _opens(text: str, low: int, actor: Actor) -> bool:
    """Tell whether a clause begins with an actor."""
    start = actor.start
    return (
        start <= low
        or not SPOKEN.search(text, max(low, start - 1), start)
        or text[low:start].endswith(("とともに", "一方"))
    )


def _is_inner(text: str, low: int, predicate: Predicate, actor: Actor | None, end: int, *, is_last: bool) -> bool:
    """Tell whether a verb that goes on belongs to a clause with its own subject: 日本が…を支持し，…した."""
    if not predicate.links:
        return False
    if is_last:
        return GOVERNED.match(text, predicate.clause_end, end) is not None
    begin = actor.after if actor else low
    return objects.has_subject(text, begin, predicate.argument) and not (actor and actor.mark == "subject")


def _act(
    text: Text, low: int, predicate: Predicate, actor: Actor | None, here: Sequence[Actor], before: Sequence[Act]
) -> Act:
    asked = predicate.rule in ASKING
    begin = actor.after if actor else low
    receivers = [each for each in here if each.mark == "to" and each.start >= begin]
    addressee = _addressee(text.masked, begin, predicate, receivers)
    if (
        addressee
        and addressee.end <= predicate.argument
        and addressee.after > begin
        and _leads(text.masked, begin, addressee)
    ):
        begin = addressee.after
    found = (
        _object(text.masked, begin, predicate)
        or _about(text.masked, low, actor, predicate)
        or _topic(text.masked, begin, predicate)
    )
    if addressee and found and addressee.end == found[1] and predicate.particle == "に":
        found = None
    if found is None and not addressee and before and _shares(text.masked, low, predicate, actor, before[-1]):
        found = before[-1].object
    adverb = text.folded[predicate.reach : predicate.start].strip(" ,、") or predicate.adverb
    receiver = (addressee.start, addressee.end) if addressee else None
    if asked and actor:
        receiver = (actor.start, actor.end)
    return Act(
        predicate,
        actor,
        found,
        receiver,
        adverb,
        strength(adverb + predicate.adverb),
        predicate.kind in NEGATED,
        objects.condition(text.masked, low, predicate.start),
        asked,
    )


def _addressee(text: str, begin: int, predicate: Predicate, receivers: Sequence[Actor]) -> Actor | None:
    """Return whom an act is addressed to."""
    if predicate.act not in CALLS | WISHES:
        return None
    for each in receivers:
        if each.kind == "other" and predicate.act not in ORDERS:
            continue
        if text.startswith("には", each.end) and predicate.act not in WISHES:
            continue
        if each.end == predicate.argument and predicate.particle == "に":
            if predicate.act in CALLS and predicate.act not in ("thank", "congratulate"):
                return each
        elif each.start >= predicate.argument or (_leads(text, begin, each) and text[each.end + 1 : each.after] != ""):
            return each
    return None


def _leads(text: str, begin: int, addressee: Actor) -> bool:
    """Tell whether a clause begins with the addressee, but for circumstances."""
    return objects.begin(text, begin, addressee.end) == addressee.start and (
        addressee.comma or addressee.kind != "state" or text[addressee.end : addressee.end + 3] == "に対し"
    )


def _object(text: str, begin: int, predicate: Predicate) -> Span | None:
    if not predicate.particle or predicate.argument <= begin:
        return None
    start, end = objects.begin(text, begin, predicate.argument), predicate.argument
    while end > start and text[end - 1] in ",、 ":
        end -= 1
    if start >= end or text[start:end] == predicate.attitude or objects.OWN_WAYS.search(text, start, end):
        return None
    return start, end


def _about(text: str, low: int, actor: Actor | None, predicate: Predicate) -> Span | None:
    """Return what stands before the actor as the object: テロについて、政府として、断固として非難する."""
    if actor is None or predicate.reach - actor.after > 1 or predicate.rule in ASKING:
        return None
    found = TOPIC.search(text, low, actor.start)
    if found is None:
        return None
    start = objects.begin(text, low, found.start())
    return (start, found.start()) if start < found.start() else None


def _topic(text: str, begin: int, predicate: Predicate) -> Span | None:
    """Return what a clause is about that goes on before its act: これは、決議に反し、断じて容認できない."""
    if predicate.particle:
        return None
    pattern = SUBJECT_MATTER if predicate.rule in ("regret", "cannot be accepted") else MATTER
    start = objects.begin(text, begin, begin)
    found = pattern.match(text, start, predicate.reach) if predicate.act in MATTERS else None
    return found.span("what") if found else None


def _shares(text: str, low: int, predicate: Predicate, actor: Actor | None, before: Act) -> bool:
    """Tell whether an act has the object of the one before: 高く評価し，支持した."""
    return (
        before.predicate.links
        and actor is None
        and not predicate.particle
        and predicate.act != "state"
        and not text[low : predicate.reach].strip(" ,、")
    )
