"""Which words of two texts are the same, in order: as much as can be, words that say something counting more."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.comparison.chains import heaviest_chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.words import Word

WEIGHTS = {
    "atom": 6.0,
    "content": 3.0,
    "verb": 2.0,
    "suffix": 1.5,
    "tail": 1.0,
    "particle": 1.0,
    "joint": 1.0,
    "mark": 1.0,
}
LARGEST = 60_000
"""Pairs of words that are looked at one by one; of more, words that each side has once come first."""


def match_words(old: Sequence[Word], new: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the pairs of words that are the same, in order."""
    found: list[tuple[int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        first, last, second, end = waiting.pop()
        ahead = _alike(old[first:last], new[second:end])
        found += [(first + step, second + step) for step in range(ahead)]
        first, second = first + ahead, second + ahead
        behind = _alike(old[first:last][::-1], new[second:end][::-1])
        last, end = last - behind, end - behind
        found += [(last + step, end + step) for step in range(behind)]
        if (last - first) * (end - second) <= LARGEST:
            found += _aligned(old, new, range(first, last), range(second, end))
            continue
        chain = _unique(old, new, range(first, last), range(second, end))
        if chain:
            found += chain
            corners = [(first - 1, second - 1), *chain, (last, end)]
            waiting += [(a + 1, c, b + 1, d) for (a, b), (c, d) in pairwise(corners) if c > a + 1 and d > b + 1]
    return sorted(found)


def _alike(old: Sequence[Word], new: Sequence[Word]) -> int:
    """Count the words at the beginning that are the same."""
    same = (here.key == there.key for here, there in zip(old, new, strict=False))
    return next((count for count, yes in enumerate(same) if not yes), min(len(old), len(new)))


def _unique(old: Sequence[Word], new: Sequence[Word], here: range, there: range) -> list[tuple[int, int]]:
    """Return pairs of words that each side has once, in order."""
    first, second = Counter(old[at].key for at in here), Counter(new[at].key for at in there)
    places = {new[at].key: at for at in there}
    once = [
        (at, places[key], WEIGHTS[old[at].what])
        for at in here
        if first[key := old[at].key] == 1 and second.get(key) == 1
    ]
    return heaviest_chain(once)


def _aligned(old: Sequence[Word], new: Sequence[Word], here: range, there: range) -> Iterator[tuple[int, int]]:
    """Yield the heaviest common words of two stretches: words that follow one another weigh a little more."""
    if not here or not there:
        return
    width = len(there) + 1
    keys = [new[at].key for at in there]
    best = [[0.0] * width]
    runs = [0.0] * width
    for at in here:
        word = old[at]
        weight, key, above, row, next_runs = WEIGHTS[word.what], word.key, best[-1], [0.0] * width, [0.0] * width
        left = 0.0
        for column, other in enumerate(keys, 1):
            value = max(above[column], left)
            if other == key:
                taken = above[column - 1] + weight + runs[column - 1]
                if taken >= value:
                    value = taken
                    next_runs[column] = 0.4
            row[column] = left = value
        best.append(row)
        runs = next_runs
    yield from _traced(best, here, there)


def _traced(best: list[list[float]], here: range, there: range) -> Iterator[tuple[int, int]]:
    """Yield the pairs that the best way through the table has, from its end."""
    row, column = len(here), len(there)
    while row and column:
        value = best[row][column]
        if value == best[row - 1][column]:
            row -= 1
        elif value == best[row][column - 1]:
            column -= 1
        else:
            row, column = row - 1, column - 1
            yield here[row], there[column]
