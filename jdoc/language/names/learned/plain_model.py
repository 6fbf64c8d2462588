"""The model in plain Python: the same labels as `model`, at a tenth of its speed, without numpy's start-up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.learned.templates import BITS as ROWS
from jdoc.language.names.learned.templates import (
    ENDING,
    FILE,
    HEAD,
    KIND,
    LABELS,
    LAST2,
    MIX,
    NOMINAL,
    ONE,
    OUT,
    PAIRS,
    POS,
    SELF,
    SHIFT,
    TRIGGERS,
    TWO,
    UNIGRAMS,
    attributes,
)
from jdoc.language.names.token_types import token_types
from jdoc.own_files import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.language.names.token_types import TokenType

ENOUGH = 1000
"""Tokens of a process that are labelled so; from there on it pays to load numpy."""
FEW = 60
"""Tokens of a document that are labelled so even then: for fewer, to call numpy costs more than they do."""
MOST = 50_000
"""Sums that are kept; when there are more, all are forgotten, so that memory stays flat."""
RUN = deferred(f"[{NOMINAL}]+")
"""A run of nouns, over the tags of a text: what is labeled as one."""
TRIGGER = deferred(f"[{TRIGGERS}]")
"""A token for whose sake a run is labeled, over tags."""
FULL = (1 << 64) - 1
WIDTH = len(LABELS)


class Plain:
    """The weights, and what was summed up so far."""

    def __init__(self) -> None:
        data = memoryview(read(FILE))
        size = (1 << ROWS) * WIDTH
        self.weights = data[:size].cast("b")
        steps = [int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(size, len(data), 2)]
        self.moves = [steps[label::WIDTH] for label in range(WIDTH)]
        """For each label, what it adds to come to it from each other one."""
        self.met = 0
        """Tokens that the process has had labelled."""
        self.told: dict[TokenType | None, tuple[int, ...]] = {}
        self.sums: dict[tuple[TokenType | None, int], list[int]] = {}

    def labels(self, numbers: Sequence[int], chars: str, gate: str | None = None) -> list[int]:
        """Return the labels of a text's tokens, given by the numbers of its types (from 1) and its class string.

        Runs without a trigger in the gate, a class string too, are left alone.
        """
        if len(self.sums) > MOST:
            self.told.clear()
            self.sums.clear()
        kinds = token_types().numbered
        types = [None, None, *(kinds[number - 1] for number in numbers), None, None]
        found = [0] * len(numbers)
        for match in RUN.finditer(chars):
            first, end = match.span()
            if gate is not None and not TRIGGER.search(gate, first, end):
                continue
            scores = [self._scores(types, at + 2, first + 2, end + 1) for at in range(first, end)]
            found[first:end] = self._decoded(scores)
        return found

    def _scores(self, types: Sequence[TokenType | None], at: int, first: int, last: int) -> list[int]:
        """Return the score of each label for a token in a run."""
        played = [types[place] for place in (at - 2, at - 1, at, at + 1, at + 2, last, first, first - 1, last + 1)]
        told = [self._told(kind) for kind in played]
        mixed = [
            told[role][attribute] * ONE + told[other][second] * TWO + (2000 + number) * KIND
            for number, (role, attribute, other, second) in enumerate(PAIRS)
        ]
        ahead = min(last - at, 5)
        place = (min(at - first, 5) * 8 + ahead + 1) * TWO
        mixed += (place, place + told[HEAD][ENDING] * ONE, (ahead + 1) * KIND + told[HEAD][LAST2] * ONE)
        mixed.append(place + told[SELF][POS] * ONE)
        rows = [self._row(number) for number in mixed]
        rows += [self._summed(kind, role) for role, kind in enumerate(played)]
        return [*map(sum, zip(*rows, strict=True))]

    def _told(self, kind: TokenType | None) -> tuple[int, ...]:
        told = self.told.get(kind)
        if told is None:
            told = self.told[kind] = attributes(kind)
        return told

    def _summed(self, kind: TokenType | None, role: int) -> list[int]:
        """Return what a type tells by itself in a role."""
        sums = self.sums.get((kind, role))
        if sums is None:
            told = self._told(kind)
            rows = [self._row(told[number] * ONE + (100 * role + number + 1) * KIND) for number in UNIGRAMS[role]]
            sums = self.sums[kind, role] = [*map(sum, zip(*rows, strict=True))]
        return sums

    def _row(self, mixed: int) -> list[int]:
        """Return the weights that a hash stands for."""
        mixed &= FULL
        at = ((mixed ^ mixed >> SHIFT) * MIX & FULL) >> OUT
        return self.weights[at * WIDTH : at * WIDTH + WIDTH].tolist()

    def _decoded(self, scores: Sequence[list[int]]) -> list[int]:
        """Return the best labels of a run (Viterbi)."""
        best = [steps[0] + score for steps, score in zip(self.moves, scores[0], strict=True)]
        back = []
        for here in scores[1:]:
            chosen, reached = [], []
            for steps, score in zip(self.moves, here, strict=True):
                paths = [*map(int.__add__, best, steps)]
                most = max(paths)
                chosen.append(paths.index(most))
                reached.append(most + score)
            back.append(chosen)
            best = reached
        found = [best.index(max(best))]
        for chosen in reversed(back):
            found.append(chosen[found[-1]])
        return found[::-1]


@cache
def plain_model() -> Plain:
    """Return the model, read once for the process."""
    return Plain()
