"""How much two blocks are alike: the pairs of characters that they share, rare ones counting more."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jdoc.comparison.records import Text

HEADINGS = frozenset({"title", "heading", "caption"})
OTHER_KIND = 0.7
"""What is left of the likeness of a heading and a paragraph."""
LONGEST = 20_000
"""Characters of a block that are looked at: its beginning is enough to know it again."""


class Likeness:
    """Measures blocks of two documents against each other; what was measured is kept."""

    def __init__(self, old: Sequence[Text], new: Sequence[Text]) -> None:
        self._texts = old, new
        self._size = max(1, (len(old) + len(new)) / 2)
        self._spread = Counter(pair for texts in (old, new) for text in texts for pair in {*pairs_of(text.shape)})
        self._rarities: dict[str, float] = {}
        self._bags: tuple[dict[int, Counter[str]], dict[int, Counter[str]]] = {}, {}
        self._weights: tuple[dict[int, float], dict[int, float]] = {}, {}
        self._known: dict[tuple[int, int], float] = {}

    def bag(self, side: int, place: int) -> Counter[str]:
        """Return the pairs of characters of a block."""
        bags = self._bags[side]
        if place not in bags:
            bags[place] = Counter(pairs_of(self._texts[side][place].shape))
        return bags[place]

    def rarity(self, pair: str) -> float:
        """Return the weight of a pair of characters: the fewer blocks have it, the more it tells."""
        known = self._rarities.get(pair)
        if known is None:
            known = self._rarities[pair] = log(1 + self._size / max(1.0, self._spread[pair] / 2))
        return known

    def rarest(self, side: int, place: int, count: int) -> list[str]:
        """Return the pairs of a block that tell most."""
        bag = self.bag(side, place)
        return sorted(bag, key=lambda pair: (-self.rarity(pair), pair))[:count]

    def weight(self, side: int, place: int) -> float:
        """Return what all pairs of a block weigh."""
        weights = self._weights[side]
        if place not in weights:
            weights[place] = self._weigh(self.bag(side, place))
        return weights[place]

    def of(self, old: int, new: int) -> float:
        """Return how much two blocks are alike, from 0 to 1."""
        known = self._known.get((old, new))
        if known is None:
            known = self._known[old, new] = self._measured(old, new)
        return known

    def among_neighbors(self, old: int, new: int) -> float:
        """Return how much two blocks are alike if what stands before and behind them has a say."""
        around = [
            self.of(old + step, new + step)
            for step in (-1, 1)
            if 0 <= old + step < len(self._texts[0]) and 0 <= new + step < len(self._texts[1])
        ]
        alone = self.of(old, new)
        return 0.85 * alone + 0.15 * sum(around) / len(around) if around else alone

    def contained(self, side: int, parts: Iterable[int], whole: int) -> float:
        """Return how much of some blocks is in a block of the other side, from 0 to 1."""
        bag = sum((self.bag(side, part) for part in parts), Counter[str]())
        weight = self._weigh(bag)
        return self._weigh(bag & self.bag(1 - side, whole)) / weight if weight else 0.0

    def together(self, side: int, parts: Iterable[int], whole: int) -> float:
        """Return how much several blocks, taken as one, are like a block of the other side."""
        bag = sum((self.bag(side, part) for part in parts), Counter[str]())
        weight = self._weigh(bag) + self.weight(1 - side, whole)
        return 2 * self._weigh(bag & self.bag(1 - side, whole)) / weight if weight else 0.0

    def _measured(self, old: int, new: int) -> float:
        first, second = self._texts[0][old], self._texts[1][new]
        factor = 1.0 if (first.block.kind in HEADINGS) == (second.block.kind in HEADINGS) else OTHER_KIND
        if first.key == second.key:
            return factor
        weight = self.weight(0, old) + self.weight(1, new)
        shared = self._weigh(self.bag(0, old) & self.bag(1, new))
        return min(0.999, factor * 2 * shared / weight) if weight else 0.0

    def _weigh(self, bag: Counter[str]) -> float:
        rarity = self.rarity
        return sum(count * rarity(pair) for pair, count in bag.items())


def pairs_of(shape: str) -> list[str]:
    """Return the pairs of neighboring characters; the first character has one with the beginning.

    >>> pairs_of("外務省")
    ['^外', '外務', '務省']
    """
    text = "^" + shape[:LONGEST]
    return [text[at : at + 2] for at in range(len(text) - 1)]
