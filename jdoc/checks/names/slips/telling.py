"""Telling: names of a document that are told otherwise at one place, if what speaks for a slip weighs enough."""

from __future__ import annotations

from functools import cache
from operator import mul
from typing import TYPE_CHECKING

from jdoc.checks.names.slips.evidence import MOST_COST, STEPS, Site, evidence_of
from jdoc.checks.names.slips.pairs import difference_of, pairs_of
from jdoc.checks.names.slips.written import names_of
from jdoc.checks.rules import Found, Place
from jdoc.checks.weights import weights_of
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.slips.pairs import Pair

ENOUGH = 3.9
"""What the evidence must weigh: found so that clean documents have one such place in 100,000 characters."""
BIAS = "any"
"""The row of the table for what every place has."""


CLEAR = 2.5
"""How much more it must weigh for one of two names than for the other, to be told though it stands there first or more often."""


class Slip(NamedTuple):
    """A name that is told otherwise."""

    weight: float
    pair: Pair
    place: Place
    right: Place
    often: tuple[int, int]
    """How often each of them stands there."""

    @property
    def likelihood(self) -> float:
        """Say how likely this is the one to be told, of two names that may each be the slip: the rarer, or the later one."""
        is_rarer = (self.often[0], self.right) < (self.often[1], self.place)
        return self.weight + CLEAR * is_rarer


def find_slips(facts: Facts) -> Iterator[Found]:
    """Find names that stand there otherwise at one place: the surest first, and each cause once."""
    told: set[tuple[int, int]] = set()
    for slip in sorted(_slips(facts), key=lambda slip: (-slip.likelihood, slip.place)):
        places = {(block, at) for block, start, end in (slip.place, slip.right) for at in range(start, end)}
        if told.isdisjoint(places):
            told |= places
            yield Found(slip.place, f"{slip.pair.written}: {slip.pair.right} elsewhere", (slip.right,), slip.pair.right)


def _slips(facts: Facts) -> Iterator[Slip]:
    """Yield the names that may be slips, each of the two."""
    sites = sites_of(facts)
    weighed = {at: weight for at, site in enumerate(sites) if (weight := _weight_if_enough(site)) is not None}
    sure = {frozenset(sites[at].longest[:2]) for at in weighed}
    for at, site in enumerate(sites) if sure else ():
        if frozenset(site.longest[:2]) in sure:
            weight = weighed[at] if at in weighed else weigh(evidence_of(site))
            yield _slip_at(site, weight)


def _weight_if_enough(site: Site) -> float | None:
    """Weigh the evidence, as long as what is left to look for can make it enough."""
    is_whole = True

    def goes_on(found: dict[str, float], step: int) -> bool:
        nonlocal is_whole
        is_whole = weigh(found) + _left()[step] >= ENOUGH
        return is_whole

    weight = weigh(evidence_of(site, goes_on))
    return weight if is_whole and weight >= ENOUGH else None


@cache
def _left() -> list[float]:
    """Return how much can still speak for a slip behind each step that the evidence is looked for in."""
    most = [sum(weights()[name] for name in step.speak_for) for step in STEPS]
    return [weights()["cost"] * MOST_COST + sum(most[step + 1 :]) for step in range(len(STEPS))]


def _slip_at(site: Site, weight: float) -> Slip:
    pair = site.longest
    [here], [there] = (site.names.places(name) for name in pair[:2])
    return Slip(weight, pair, here, there, (site.names.often(pair.written), site.names.often(pair.right)))


def sites_of(facts: Facts) -> list[Site]:
    """Return the places where a name of a document differs from another one, each once however long the names are."""
    names = names_of(facts)
    sites: dict[tuple[int, int, str, str], Site] = {}
    for pair in pairs_of(names):
        [place] = names.places(pair.written)
        if (facts.amends and facts.is_quoted(place.block, place.start)) or _is_reading(facts, pair, place):
            continue
        at, here, there = difference_of(pair.written, pair.right)
        sites.setdefault((place.block, place.start + at, here, there), Site([], names, facts)).pairs.append(pair)
    return [*sites.values()]


def _is_reading(facts: Facts, pair: Pair, place: Place) -> bool:
    """Tell whether a name is the reading of another one, in brackets behind it: 北浜山脈（きたはまさんみゃく）."""
    is_behind = facts.texts[place.block].endswith(f"{pair.right}(", 0, place.start)
    return is_behind and KANA.search(pair.written) is not None


KANA = deferred("[ぁ-ん]{2}")
"""What a reading has: `北浜[さん]みゃく`, not `北浜山脈`."""


def weights() -> Mapping[str, float]:
    """Return what each evidence weighs."""
    return weights_of("name_slips")


def weigh(evidence: dict[str, float]) -> float:
    """Weigh the evidence for a slip.

    >>> weigh({"turned": 1, "once": 1, "named": 1}) > weigh({"other": 1, "once": 1, "beside": 1})
    True
    """
    known = weights()
    weight: float = known[BIAS] + sum(map(mul, map(known.__getitem__, evidence), evidence.values()))
    return weight
