"""Brackets that wait for their other half: however many they are, it is told at once whether one of a kind is there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

BRACKET = deferred("[()「」『』【】〔〕〈〉《》\\[\\]“”]")
"""A bracket, after folding: `[(]注)`."""
CELL_END = deferred("[\t\n]")
"""What ends a cell or its row: `区分[\t]金額`."""
PARTNERS = dict(zip("(「『【〔〈《[“", ")」』】〕〉》]”", strict=True))
Item = TypeVar("Item")


class Waiting(Generic[Item]):
    """The brackets that are open at a place of a text, each with what is kept of it.

    >>> waiting = Waiting[int]()
    >>> waiting.open(")", 0), waiting.open("」", 3)
    (None, None)
    >>> waiting.holds("』"), waiting.holds(")"), waiting.close(), waiting.holds("」")
    (False, True, ('」', 3), False)
    """

    def __init__(self) -> None:
        self._items: list[tuple[str, Item]] = []
        self._counts: Counter[str] = Counter()

    def open(self, closer: str, item: Item) -> None:
        """Add a bracket, by what closes it."""
        self._items.append((closer, item))
        self._counts[closer] += 1

    def holds(self, closer: str) -> bool:
        """Tell whether any of them is closed by this."""
        return self._counts[closer] > 0

    def close(self) -> tuple[str, Item]:
        """Take the innermost one away: what closes it, and what was kept of it."""
        closer, item = self._items.pop()
        self._counts[closer] -= 1
        return closer, item

    @property
    def innermost(self) -> Item | None:
        """What was kept of the innermost one."""
        return self._items[-1][1] if self._items else None

    @property
    def items(self) -> list[Item]:
        """What was kept of all of them, the outermost first."""
        return [item for _, item in self._items]


def outermost(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches from an outermost bracket to its partner; one without a partner is none.

    No bracket reaches from one cell into another.

    >>> [*outermost("（注「あ」）と（い、【う】".translate({0xFF08: "(", 0xFF09: ")"}))]
    [(0, 6), (10, 13)]
    """
    waiting = Waiting[int]()
    found: list[tuple[int, int]] = []
    for match in BRACKET.finditer(folded):
        sign, at = match[0], match.start()
        if sign in PARTNERS:
            waiting.open(PARTNERS[sign], at)
        elif waiting.holds(sign):
            closer, opening = waiting.close()
            while closer != sign:
                closer, opening = waiting.close()
            found.append((opening, at + 1))
    reached, cell_end = 0, -1
    for opening, closing in sorted(found):
        if cell_end < opening:
            end = CELL_END.search(folded, opening)
            cell_end = end.start() if end else len(folded)
        if opening >= reached and closing <= cell_end:
            reached = closing
            yield opening, closing
