"""Skeletons: a text in which each amount is one character, so that a pattern can say how amounts stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.rules import Place

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

MONEY, PERCENT, COUNT, TIMES = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for an amount of money, for a rate, for anything else that is counted, and for how many times as much."""
SIGNS = {"MONEY": MONEY, "PERCENT": PERCENT, "QUANTITY": COUNT}
NO_SIGN = frozenset({"length", "fraction", "group"})
"""Kinds of amounts that are left as words."""


class Skeleton:
    """A text with signs for its amounts."""

    def __init__(self, index: int, text: str, told: Sequence[Amount]) -> None:
        self.index = index
        """Of its block."""
        parts: list[str] = []
        self.amounts: dict[int, Amount] = {}
        """By where their signs stand."""
        at = size = 0
        for amount in told:
            if amount.kind in NO_SIGN:
                continue
            _, start, end = amount.place
            parts += (text[at:start], TIMES if amount.kind == "times" else SIGNS[amount.entity.label])
            size += start - at
            self.amounts[size] = amount
            size += 1
            at = end
        self.text = "".join([*parts, text[at:]])
        self.end = size
        """Where its last amount ends."""

    def place(self, start: int, end: int) -> Place:
        """Give where some words of it stand in its block."""
        return Place(self.index, start + self._hidden(start), end + self._hidden(end))

    def _hidden(self, before: int) -> int:
        return sum(amount.place.end - amount.place.start - 1 for at, amount in self.amounts.items() if at < before)

    def of(self, match: re.Match[str], *names: str) -> list[Amount]:
        """Give the amounts that groups of a match are; of groups that found nothing none."""
        return [self.amounts[match.start(name)] for name in names if match.start(name) in self.amounts]


def skeletons(facts: Facts, fewest: int = 2) -> list[Skeleton]:
    """Return the texts of a document that hold several amounts, tables left out."""
    made = facts.kept("skeletons", lambda: [*_made(facts)])
    return made if fewest == 1 else [skeleton for skeleton in made if len(skeleton.amounts) >= fewest]


def _made(facts: Facts) -> Iterator[Skeleton]:
    for index, told in amounts(facts).items():
        skeleton = Skeleton(index, facts.texts[index], told) if not facts.blocks[index].rows else None
        if skeleton and skeleton.amounts:
            yield skeleton
