"""Named: the two amounts farther off that the words of a rate name (女性が労働者の４分の３: 労働者318人、うち女性212人)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

NOUN = deferred("[^\\W0-9_ぁ-ん]{2,}")
"""A word that names something: `労働者`, not `うち`."""
FAR, TWO = 12, 2
"""Blocks before a rate in which what it names stands, and words that tell it from others."""
TENTHS = 10.0
"""What the last figure of a rate is worth that is told in tenths (割)."""


def named_pairs(told: Sequence[Told], at: int) -> Iterator[tuple[Told, Told]]:
    """Yield the one pair of amounts that a fraction, or a rate in tenths, names, the lesser first."""
    rate = told[at]
    if rate.kind != "fraction" and rate.ulp < TENTHS:
        return
    same = [each for each in told[max(0, at - TWO) : at] if each.sentence == rate.sentence and each.kind == "amount"]
    before = list(_before(told, at))
    pair = _of_words(before, rate) if not same else _of_subject(before, same[0]) if len(same) == 1 else None
    if pair is not None and pair[0].unit == pair[1].unit and pair[0].value != pair[1].value:
        part, whole = sorted(pair)
        yield part, whole


def _before(told: Sequence[Told], at: int) -> Iterator[Told]:
    """Yield the amounts before the sentence of a rate, the nearest first."""
    rate = told[at]
    for each in reversed(told[:at]):
        if rate.place.block - each.place.block > FAR:
            return
        if each.kind == "amount" and each.value > 0 and each.sentence != rate.sentence:
            yield each


def _of_words(before: Sequence[Told], rate: Told) -> tuple[Told, Told] | None:
    """Give two amounts side by side, each named by words of a rate, more of them than any other two are."""
    words = {*NOUN.findall(rate.before)}
    if len(words) < TWO:
        return None
    called = [{word for word in words if word in each.before} for each in before]
    found: dict[int, list[tuple[Told, Told]]] = {}
    for at in range(len(before) - 1):
        one, other = called[at], called[at + 1]
        if one and other and one != other:
            found.setdefault(len(one) + len(other), []).append((before[at], before[at + 1]))
    best = found[max(found)] if found else []
    return best[0] if len(best) == 1 and max(found) > TWO else None


def _of_subject(before: Sequence[Told], one: Told) -> tuple[Told, Told] | None:
    """Give the one amount of a sentence, and the last one before it that is called as the subject of the sentence."""
    subject = NOUN.match(one.before)
    called = [each for each in before if subject and each.unit == one.unit and each.before.startswith(subject[0])]
    return (one, called[0]) if called and len({each.value for each in called}) == 1 else None
