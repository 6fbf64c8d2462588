"""Named rates: a rate that is called by what it is of (落札率), and the two amounts, told near it."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.amounts.mentions import every_mention, kinds_of_mentions
from jdoc.checks.numbers import HUNDRED, quotient, written
from jdoc.checks.rules import Found
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.mentions import Mention
    from jdoc.checks.facts import Facts

NEAR, FEW = 12, 16
"""Blocks and amounts before a rate among which those that it is of are told."""
TAXED = (Decimal(1), Decimal("1.1"), Decimal("1.08"), Decimal("1.05"))
"""How many times as much an amount is with tax: one of the two may be with it, and the other one without."""


class Sides(NamedTuple):
    """How the two amounts of a rate are called."""

    part: frozenset[str]
    whole: frozenset[str]


@cache
def named_rates() -> dict[str, Sides]:
    """Return the rates that are called by what they are of."""
    rows = columns("named_rates", "rate", "part", "whole")
    return {rate: Sides(*(frozenset(words.split(",")) for words in sides)) for rate, *sides in rows}


def find_wrong_named_rates(facts: Facts) -> Iterator[Found]:
    """Find rates that the amounts which they are of, told before them, don't make."""
    if not _are_there(facts):
        return
    told = sorted(every_mention(facts), key=lambda mention: mention.place)
    for at, rate in enumerate(told):
        sides = named_rates().get(rate.name) if rate.unit == "%" and not rate.is_apart else None
        if sides is not None:
            part, whole = (_nearest(told, at, words) for words in sides)
            if part and whole and part.unit == whole.unit and not _fits(part, whole, rate):
                value = (part.number.value / whole.number.value * HUNDRED).quantize(rate.number.ulp)
                message = f"{rate.text} is not {part.text} of {whole.text} ({written(value)})"
                yield Found(rate.place, message, (whole.place, part.place))


def _are_there(facts: Facts) -> bool:
    """Tell whether the document has a rate of the table, by its last two characters first."""
    ends = _by_ends()
    likely = ends.keys() & facts.pairs
    is_named = any(rate in facts.words for end in likely for rate in ends[end])
    return is_named and any(unit == "%" and end in likely for end, unit in kinds_of_mentions(facts))


@cache
def _by_ends() -> dict[str, list[str]]:
    """Return the rates of the table by their last two characters."""
    ends: dict[str, list[str]] = {}
    for rate in named_rates():
        ends.setdefault(rate[-2:], []).append(rate)
    return ends


def _nearest(told: Sequence[Mention], at: int, words: frozenset[str]) -> Mention | None:
    """Give the last amount before a rate that is called so, unless the same rate of another thing stands between."""
    for other in reversed(told[max(0, at - FEW) : at]):
        if told[at].place.block - other.place.block > NEAR or (other.name == told[at].name and other.unit == "%"):
            return None
        if other.name in words:
            return None if other.is_apart else other
    return None


def _fits(part: Mention, whole: Mention, rate: Mention) -> bool:
    """Tell whether a rate may be that of two amounts, rounded or cut off, with tax or without."""
    ratio = quotient(part.number.bounds, whole.number.bounds)
    if ratio is None or ratio[0] <= 0:
        return True
    stated, ulp = rate.number.value, rate.number.ulp
    ranges = [(ratio[0] * HUNDRED * tax, ratio[1] * HUNDRED * tax) for tax in TAXED]
    ranges += [(ratio[0] * HUNDRED / tax, ratio[1] * HUNDRED / tax) for tax in TAXED]
    return any(low - ulp < stated < high + ulp for low, high in ranges)
