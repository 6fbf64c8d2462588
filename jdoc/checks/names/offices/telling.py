"""Telling: persons who have one office here and another there, if what speaks for a slip weighs enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.offices.evidence import Site, evidence_of, holders_of
from jdoc.checks.names.offices.mentions import named_in
from jdoc.checks.names.offices.pairs import pairs_of
from jdoc.checks.rules import Found
from jdoc.checks.weights import weigh_all, weights_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.offices.pairs import Pair

ENOUGH = 1.5
"""What the evidence must weigh."""


class Conflict(NamedTuple):
    """Two offices of one person, with what speaks for a slip."""

    weight: float
    pair: Pair


def find_offices(facts: Facts) -> Iterator[Found]:
    """Find persons who have an office that can't be theirs beside another one: the surest of each person."""
    told: set[str] = set()
    for _, pair in sorted(conflicts_of(facts), key=lambda each: (-each.weight, each.pair.odd[0].place)):
        odd, own = pair.odd[0], pair.own[0]
        if told.isdisjoint({pair.name, odd.name}):
            told |= {pair.name, odd.name}
            message = f"{pair.name}: {odd.office.role}, but {own.office.role} elsewhere"
            yield Found(odd.place, message, (own.place,))


def conflicts_of(facts: Facts) -> list[Conflict]:
    """Return the pairs of offices that weigh enough."""
    if not facts.entities({"PERSON"}) and not any(block.attribution for block in facts.blocks):
        return []
    named = named_in(facts)
    pairs = [*pairs_of(named)]
    holders = holders_of(named) if pairs else {}
    weighed = (Conflict(weigh(evidence_of(Site(pair, named, facts, holders))), pair) for pair in pairs)
    return [each for each in weighed if each.weight >= ENOUGH]


def weigh(evidence: dict[str, float]) -> float:
    """Weigh the evidence for a slip; what the table lacks weighs nothing.

    >>> weigh({"deputy": 1, "kinds chair chair": 1}) > weigh({"deputy": 1, "kinds chair chair": 1, "former": 1})
    True
    """
    return weigh_all(weights_of("office_evidence"), evidence)
