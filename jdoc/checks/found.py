"""What the rules find in a document: once for each cause, and once for each document where there is too much of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.contrasts import unopposed
from jdoc.checks.facts import Facts
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.rules import Found, Place, Rule
    from jdoc.model import Block

MOST = 8
MOST_IN_THOUSAND = 3
"""Findings of one rule, and in 1,000 characters, that a document may have before it looks as if it were misread."""


class Told(NamedTuple):
    """A finding, and the rule that it is of."""

    rule: Rule
    found: Found


def check(blocks: Sequence[Block], rules: Iterable[Rule]) -> list[Told]:
    """Return what rules find in the blocks of one document, in the order of their places."""
    facts = Facts(blocks)
    told: list[Told] = []
    for rule in rules:
        found = sorted({each.place: each for each in unopposed(facts.found(rule.find), rule.id, facts)}.values())
        told += (Told(rule, each) for each in _bearable(found, facts))
    return sorted(_once(told), key=lambda each: (each.found.place, each.rule.id))


def _once(told: list[Told]) -> Iterator[Told]:
    """Yield what is told once: a character of a name that looks like the right one by the name, not by the character."""
    names = {(block, at) for block, start, end in _places(told, "name-variant") for at in range(start, end)}
    for each in _sure(told):
        block, start, end = each.found.place
        if each.rule.id != "lookalike" or names.isdisjoint((block, at) for at in range(start, end)):
            yield each


def _sure(told: list[Told]) -> Iterator[Told]:
    """Leave out what is weighed where something else is told of it, or of one of its amounts that it is wrong."""
    sure = [each for each in told if not each.found.is_weighed]
    known = {place for each in sure for place in (each.found.place, *each.found.related)}
    wrong = {place for each in sure for place in _wrong_in(each)}
    for each in told:
        is_told = each.found.place in known or not wrong.isdisjoint(each.found.related)
        if not (each.found.is_weighed and is_told):
            yield each


def _wrong_in(told: Told) -> Iterator[Place]:
    """Yield what may be wrong by what is told: the first of two places, either of them where one amount is said twice."""
    yield told.found.place
    if told.rule.id == "amount-restated":
        yield from told.found.related


def _places(told: list[Told], rule: str) -> Iterator[Place]:
    return (each.found.place for each in told if each.rule.id == rule)


def _bearable(found: list[Found], facts: Facts) -> Iterator[Found]:
    """Yield what a rule has found; of too much the first alone, with how many there are."""
    if len(found) > MOST and len(found) * 1000 > MOST_IN_THOUSAND * facts.size:
        first = found[0]
        yield first._replace(
            message=f"{first.message}; and {len(found) - 1} more: this looks like text that was misread"
        )
    else:
        yield from found
