"""Of many pairs, those that can stand in one order, and weigh most."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def heaviest_chain(pairs: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the pairs (place, place, weight) whose places rise on both sides and whose weights are the most together.

    Takes n log n for n pairs.

    >>> heaviest_chain([(0, 1, 1.0), (1, 0, 3.0), (2, 2, 1.0)])
    [(1, 0), (2, 2)]
    """
    order = sorted(pairs, key=lambda pair: (pair[0], pair[1]))
    ranks = {place: rank for rank, place in enumerate(sorted({pair[1] for pair in order}), 1)}
    best = _Best(len(ranks))
    before: list[int] = []
    for _, row in groupby(range(len(order)), key=lambda at: order[at][0]):
        found = []
        for at in row:
            weight, last = best.below(ranks[order[at][1]])
            before.append(last)
            found.append((ranks[order[at][1]], weight + order[at][2], at))
        for rank, weight, at in found:  # only now: pairs of one place can't follow each other
            best.put(rank, weight, at)
    chain = []
    _, at = best.below(len(ranks) + 1)
    while at >= 0:
        chain.append(order[at][:2])
        at = before[at]
    return chain[::-1]


class _Best:
    """The heaviest chain that ends below a rank (a Fenwick tree)."""

    def __init__(self, size: int) -> None:
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def below(self, rank: int) -> tuple[float, int]:
        """Return the weight and the last pair of the heaviest chain that ends before a rank."""
        best = (0.0, -1)
        rank -= 1
        while rank > 0:
            best = max(best, self._tree[rank], key=lambda entry: entry[0])
            rank -= rank & -rank
        return best

    def put(self, rank: int, weight: float, at: int) -> None:
        """Note a chain that ends at a rank."""
        while rank < len(self._tree):
            if weight > self._tree[rank][0]:
                self._tree[rank] = (weight, at)
            rank += rank & -rank
