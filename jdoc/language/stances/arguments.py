"""Arguments: what an act is about, and whom it is addressed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.stances import objects

if TYPE_CHECKING:
    from jdoc.language.stances.actors import Actor
    from jdoc.language.stances.records import Predicate
    from jdoc.language.stances.subjects import Clause

Span = tuple[int, int]
CALLS = frozenset({"request", "recommend", "instruct", "condemn", "thank", "congratulate"})
"""Acts that have an addressee beside their object."""
ORDERS = frozenset({"request", "recommend", "instruct"})
WISHES = ORDERS | {"hope"}
SUBJECT_MATTER = deferred(r"[\s,、]*(?P<what>[^,、はが]{1,60})は[,、]?")
"""What a judgement is about: `[これは、]`."""
MATTER = deferred(r"[\s,、]*(?P<what>.{1,120}?)(?:について|に関して?)[,、]")
"""What is talked about: `[諮問のあった件について、]慎重に審議を重ね`."""
MATTERS = frozenset({"regret", "reject", "discuss", "agree"})
TOPIC = deferred(r"(?:について(?:は)?|に関して?(?:は)?|(?<!の)に対して?(?:は)?|は)[,、]?\Z")
"""How a topic ends that stands before the actor: `テロ[について、]`, `攻撃[に対しては、]`."""
TOWARDS = CALLS - {"thank", "congratulate"}
"""Those whose addressee may have に: 政府に求める; 支援に感謝する is about it."""


def addressee_of(clause: Clause, actor: Actor | None) -> Actor | None:
    """Return whom an act is addressed to."""
    act, begin = clause.predicate.act, actor.after if actor else clause.low
    if act not in CALLS | WISHES:
        return None
    for each in clause.here:
        if each.mark != "to" or each.start < begin or _is_no_receiver(clause, each):
            continue
        if each.end == clause.predicate.argument and clause.predicate.particle == "に":
            if act in TOWARDS:
                return each
        elif each.start >= clause.predicate.argument or _leads_on(clause.text, begin, each):
            return each
    return None


def _is_no_receiver(clause: Clause, each: Actor) -> bool:
    act = clause.predicate.act
    if each.kind == "other" and act not in ORDERS:
        return True
    return act not in WISHES and clause.text.startswith("には", each.end)


def _leads_on(text: str, begin: int, each: Actor) -> bool:
    """Tell whether a clause begins with a receiver whose particle is more than に."""
    return _leads(text, begin, each) and text[each.end + 1 : each.after] != ""


def _leads(text: str, begin: int, addressee: Actor) -> bool:
    """Tell whether a clause begins with the addressee, but for circumstances."""
    return objects.begin(text, begin, addressee.end) == addressee.start and (
        addressee.comma or addressee.kind != "state" or text[addressee.end : addressee.end + 3] == "に対し"
    )


def object_of(clause: Clause, actor: Actor | None, addressee: Actor | None, *, asked: bool) -> Span | None:
    """Return what an act is about."""
    text, predicate = clause.text, clause.predicate
    begin = _beginning(clause, actor, addressee)
    found = _object(text, begin, predicate)
    if found is None and actor and not asked:
        found = _about(text, clause.low, actor, predicate)
    found = found or _topic(text, begin, predicate)
    if addressee and found and addressee.end == found[1] and predicate.particle == "に":
        return None
    return found


def _beginning(clause: Clause, actor: Actor | None, addressee: Actor | None) -> int:
    """Return where an object may begin: behind the actor, and the addressee that leads the clause."""
    begin = actor.after if actor else clause.low
    if addressee is None or addressee.after <= begin or addressee.end > clause.predicate.argument:
        return begin
    return addressee.after if _leads(clause.text, begin, addressee) else begin


def _object(text: str, begin: int, predicate: Predicate) -> Span | None:
    if not predicate.particle or predicate.argument <= begin:
        return None
    start, end = objects.begin(text, begin, predicate.argument), predicate.argument
    while end > start and text[end - 1] in ",、 ":
        end -= 1
    if start >= end or text[start:end] == predicate.attitude or objects.OWN_WAYS.search(text, start, end):
        return None
    return start, end


def _about(text: str, low: int, actor: Actor, predicate: Predicate) -> Span | None:
    """Return what stands before the actor as the object: テロについて、政府として、断固として非難する."""
    if predicate.reach - actor.after > 1:
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
