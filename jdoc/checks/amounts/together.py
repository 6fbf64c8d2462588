"""Together: two paragraphs that share an amount (応募154件), and have another one of the same thing with figures turned round."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.likeness import NOUNS
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import digits
from jdoc.checks.rules import Found
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

FIGURES, FEWEST = 3, 2
"""Figures of what two paragraphs share, and of what they tell differently."""
NEAR = 10
"""Characters before an amount in which its noun stands."""
MANY = 4
"""Paragraphs with one amount that are compared: what more of them have is told everywhere."""
Key = tuple["Decimal", str]


class Told(NamedTuple):
    """An amount and the nouns right before it."""

    amount: Amount
    nouns: frozenset[str]


def find_together(facts: Facts) -> Iterator[Found]:
    """Find amounts of one noun in two paragraphs that share another amount, where one is the other with figures turned round."""
    shared: dict[Key, list[Skeleton]] = {}
    for skeleton in skeletons(facts, FEWEST):
        for key in {_key(amount) for at, amount in skeleton.amounts.items() if skeleton.text[at] in {MONEY, COUNT}}:
            if len(digits(key[0])) >= FIGURES:
                shared.setdefault(key, []).append(skeleton)
    for each in shared.values():
        for one, other in combinations(each, 2) if len(each) <= MANY else ():
            yield from _turned_round(one, other)


def _key(amount: Amount) -> Key:
    return amount.number.value, amount.unit


def _turned_round(one: Skeleton, other: Skeleton) -> Iterator[Found]:
    counts = Counter(_key(amount) for skeleton in (one, other) for amount in skeleton.amounts.values())
    behind: dict[str, list[Told]] = {}
    for last in _told(other):
        behind.setdefault(_figures(last), []).append(last)
    for first in _told(one):
        for last in behind.get(_figures(first), ()) if _is_once(first, counts) else ():
            if _is_once(last, counts) and first.nouns & last.nouns and _are_turned_round(first.amount, last.amount):
                message = f"{last.amount.entity.text}, but {first.amount.entity.text} elsewhere"
                yield Found(last.amount.place, message, (first.amount.place,))


def _figures(told: Told) -> str:
    """Return the figures of an amount in their order of size."""
    return "".join(sorted(digits(told.amount.number.value)))


def _is_once(told: Told, counts: Counter[Key]) -> bool:
    return counts[_key(told.amount)] == 1


def _told(skeleton: Skeleton) -> Sequence[Told]:
    text = skeleton.text
    return [
        Told(amount, frozenset(NOUNS.findall(text[max(0, at - NEAR) : at])).difference(words_of("common")))
        for at, amount in skeleton.amounts.items()
        if text[at] in {MONEY, COUNT}
    ]


def _are_turned_round(one: Amount, other: Amount) -> bool:
    first, last = one.number.value, other.number.value
    is_same = one.unit == other.unit and first.adjusted() == last.adjusted() and first != last
    return is_same and len(digits(first)) >= FEWEST and sorted(digits(first)) == sorted(digits(last))
