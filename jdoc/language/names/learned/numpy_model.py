"""The model: labels for the tokens of runs, by weights that were learnt from public corpora."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from jdoc.language.names.learned import features
from jdoc.language.names.learned.templates import BITS, FILE, LABELS, UNIGRAMS, attributes
from jdoc.language.names.token_types import token_types
from jdoc.own_files import read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

NEVER = -30_000
WIDE = 16
"""Labels with room for more: rows of whole machine words are gathered at twenty times the speed."""


def write(path: Path, weights: NDArray[np.float32], moves: NDArray[np.float32]) -> None:
    """Write weights to a file, each in a byte; a few are so large that they are cut off."""
    scale = 127 / np.quantile(np.abs(weights[weights != 0]), 0.9999)
    small = np.clip(np.rint(weights * scale), -127, 127).astype(np.int8)
    steps = np.where(moves < -1e5, NEVER, np.rint(moves * scale)).astype("<i2")
    path.write_bytes(small.tobytes() + steps.tobytes())


def _widened(weights: NDArray[np.int8]) -> NDArray[np.uint64]:
    """Return weights with a row of machine words for each."""
    wide = np.zeros((len(weights), WIDE), np.int8)
    wide[:, : len(LABELS)] = weights
    return wide.view(np.uint64)


class Model:
    """The weights, and what single types add to the scores in each role, summed once."""

    def __init__(self) -> None:
        data = read(FILE)
        size = (1 << BITS) * len(LABELS)
        self.weights = np.frombuffer(data, np.int8, size).reshape(-1, len(LABELS))
        self.wide = _widened(self.weights)
        self.moves = np.frombuffer(data, "<i2", offset=size).reshape(len(LABELS), -1).astype(np.int32)
        self._forget()

    def labels(
        self, texts: Sequence[tuple[Sequence[int], str]], gates: Sequence[str] | None = None
    ) -> list[NDArray[np.int8]]:
        """Return the labels of each text's tokens; a text is the numbers of its types (from 1) and its class string.

        Gates are class strings too: runs without a trigger in theirs are left alone.
        """
        self._meet()
        given = features.passages(texts)
        found = np.zeros(len(given.numbers), np.int8)
        played = features.roles(given)
        asked = given.nominal if gates is None else given.nominal & features.triggered(gates, played)
        at = np.flatnonzero(asked)
        if len(at):
            found[at] = self._decoded(self._scores(given, played, at), at)
        result, start = [], 2
        for numbers, _ in texts:
            result.append(found[start : start + len(numbers)])
            start += len(numbers) + 2
        return result

    def _forget(self) -> None:
        """Begin with no type but the blank."""
        self.kinds = token_types().numbered
        self.known = 0
        self.told = np.array([attributes(None)], np.uint64)
        self.sums = self._summed(self.told)

    def _meet(self) -> None:
        """Sum up what types tell that are new since the last time."""
        kinds = token_types().numbered
        if kinds is not self.kinds:  # the table has begun anew, and so have its numbers
            self._forget()
        if len(kinds) > self.known:
            told = np.array([attributes(kind) for kind in kinds[self.known :]], np.uint64)
            self.told = np.concatenate((self.told, told))
            self.sums = np.concatenate((self.sums, self._summed(told)))
            self.known = len(kinds)

    def _summed(self, told: NDArray[np.uint64]) -> NDArray[np.int16]:
        sums = [
            self.weights[features.unigram_rows(told, role)].sum(axis=1, dtype=np.int16) for role in range(len(UNIGRAMS))
        ]
        padded = np.zeros((len(told), len(UNIGRAMS), WIDE), np.int16)
        padded[:, :, : len(LABELS)] = np.stack(sums, axis=1)
        return padded

    def _scores(
        self, given: features.Passages, played: Sequence[NDArray[np.intp]], at: NDArray[np.intp]
    ) -> NDArray[np.int32]:
        """Return the score of each label for the tokens at some places."""
        rows = features.pair_rows(self.told, given.numbers, played, at)
        scores = np.zeros((len(at), WIDE), np.int16)  # 35 rows of bytes, and the sums: far below 32,767
        for row in rows.view(np.int64):
            scores += self.wide.take(row, axis=0).view(np.int8)
        sums = self.sums.view(np.uint64)
        for role in range(len(UNIGRAMS)):
            scores += sums[:, role].take(given.numbers[played[role][at]], axis=0).view(np.int16)
        return scores[:, : len(LABELS)].astype(np.int32)

    def _decoded(self, scores: NDArray[np.int32], at: NDArray[np.intp]) -> NDArray[np.int8]:
        """Return the best labels (Viterbi), all runs side by side."""
        starts = np.flatnonzero(np.concatenate(([True], np.diff(at) > 1)))
        lengths = np.diff(np.concatenate((starts, [len(at)])))
        order = np.argsort(-lengths, kind="stable")
        starts, lengths = starts[order], lengths[order]
        best = self.moves[0] + scores[starts]
        back = []
        actives = [int(np.searchsorted(-lengths, -step, side="left")) for step in range(int(lengths[0]))]
        for step in range(1, int(lengths[0])):
            active = actives[step]
            paths = best[:active, :, None] + self.moves[None]
            back.append(paths.argmax(axis=1).astype(np.int8))
            best[:active] = paths.max(axis=1) + scores[starts[:active] + step]
        found = np.zeros(len(at), np.int8)
        label = best.argmax(axis=1).astype(np.int8)
        for step in range(int(lengths[0]) - 1, -1, -1):
            active = actives[step] if step else len(starts)
            found[starts[:active] + step] = label[:active]
            if step:
                label[:active] = back[step - 1][np.arange(active), label[:active]]
        return found


@cache
def model() -> Model:
    """Return the model, read once for the process."""
    return Model()
