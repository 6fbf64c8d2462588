"""Which block of OLD became which of NEW: first those that are equal, then those that are most alike, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from jdoc.comparison.chains import heaviest_chain
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.comparison.records import Text
    from jdoc.comparison.similarity import Likeness

LEAST = 0.5
"""What is less alike is no pair, unless its place says so."""
ANCHOR = 8
"""Characters that a text must have to settle where everything around it goes."""
SMALL = 900
"""Of this many pairs of blocks, each is looked at."""
RAREST = 30
"""Pairs of characters by which the candidates of a block are looked up."""
CROWD = 12
"""Blocks that share a pair of characters: if they are more, it finds no candidates."""
CANDIDATES = 12


class Gap(NamedTuple):
    """What is not settled yet between two settled pairs: blocks of OLD and of NEW."""

    old: range
    new: range


def align(old: Sequence[Text], new: Sequence[Text], likeness: Likeness) -> list[tuple[int, int]]:
    """Return the pairs of blocks that are the same or much alike, in the order of both documents."""
    settled: list[tuple[int, int]] = []
    whole = Gap(range(len(old)), range(len(new)))
    for gap in _settle(whole, old, new, settled):
        settled += _best_pairs(gap, likeness)
    return sorted(settled)


def gaps(settled: Sequence[tuple[int, int]], old: int, new: int) -> Iterator[Gap]:
    """Yield what stands between settled pairs, given how many blocks each side has."""
    here = there = 0
    for first, second in [*settled, (old, new)]:
        if first > here or second > there:
            yield Gap(range(here, first), range(there, second))
        here, there = first + 1, second + 1


def _settle(whole: Gap, old: Sequence[Text], new: Sequence[Text], settled: list[tuple[int, int]]) -> Iterator[Gap]:
    """Settle what is equal, from what is unique on; yield the gaps that are left."""
    waiting = [whole]
    while waiting:
        gap = _shrunk(waiting.pop(), old, new, settled)
        if not gap.old or not gap.new:
            continue
        anchors = _anchors(gap, old, new)
        if not anchors:
            yield gap
            continue
        settled += anchors
        first, second = gap.old.start, gap.new.start
        inside = gaps([(a - first, b - second) for a, b in anchors], len(gap.old), len(gap.new))
        waiting += [Gap(_shifted(inner.old, first), _shifted(inner.new, second)) for inner in inside]


def _shrunk(gap: Gap, old: Sequence[Text], new: Sequence[Text], settled: list[tuple[int, int]]) -> Gap:
    """Settle equal blocks at both ends of a gap."""
    (first, last), (second, end) = (gap.old.start, gap.old.stop), (gap.new.start, gap.new.stop)
    while first < last and second < end and old[first].key == new[second].key:
        settled.append((first, second))
        first, second = first + 1, second + 1
    while first < last and second < end and old[last - 1].key == new[end - 1].key:
        last, end = last - 1, end - 1
        settled.append((last, end))
    return Gap(range(first, last), range(second, end))


def _shifted(places: range, by: int) -> range:
    return range(places.start + by, places.stop + by)


def _anchors(gap: Gap, old: Sequence[Text], new: Sequence[Text]) -> list[tuple[int, int]]:
    """Return the pairs of blocks whose text each side of a gap has once: those in order, as much text as can be."""
    here, there = Counter(old[at].key for at in gap.old), Counter(new[at].key for at in gap.new)
    places = {new[at].key: at for at in gap.new}
    pairs = [
        (at, places[key])
        for at in gap.old
        if len(key := old[at].key) >= ANCHOR and here[key] == 1 and there.get(key) == 1
    ]
    return heaviest_chain([(*pair, float(len(old[pair[0]].key))) for pair in pairs])


def _best_pairs(gap: Gap, likeness: Likeness) -> list[tuple[int, int]]:
    """Return the pairs of a gap that are alike, in order, so that all together are as much alike as can be."""
    found = []
    for old, new in candidates(gap.old, gap.new, likeness):
        if likeness.of(old, new) < LEAST * 0.8:
            continue
        near = likeness.among_neighbors(old, new)
        if near >= LEAST:
            found.append((old, new, near - LEAST * 0.6))
    return heaviest_chain(found)


def candidates(old: Sequence[int], new: Sequence[int], likeness: Likeness) -> Iterable[tuple[int, int]]:
    """Yield the pairs of blocks that are worth being measured, in order."""
    if len(old) * len(new) <= SMALL:
        return [(here, there) for here in old for there in new]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for there in new:
        for pair in likeness.rarest(1, there, RAREST):
            holders[pair].append(there)
    found = []
    for here in old:
        votes: Counter[int] = Counter()
        for pair in likeness.rarest(0, here, RAREST):
            places = holders.get(pair, [])
            votes.update(places if len(places) <= CROWD else _nearest(places, here - old[0] + new[0]))
        found += [(here, there) for there in sorted(there for there, _ in votes.most_common(CANDIDATES))]
    return found


def _nearest(places: list[int], at: int) -> list[int]:
    """Return some of many places, those around one."""
    middle = bisect_left(places, at)
    return places[max(0, middle - CROWD // 2) : middle + CROWD // 2]
