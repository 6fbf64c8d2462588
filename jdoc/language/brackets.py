"""Brackets that wait for their other half: however many they are, it is told at once whether one of a kind is there."""

from __future__ import annotations

from collections import Counter
from typing import Generic, TypeVar

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
