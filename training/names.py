"""Train the model of names: `pip install numpy numba && python -m training.names FOLDER`.

FOLDER holds wac.train.jsonl, stockmark.train.jsonl and gsd.train.jsonl: a JSON object a line with `text` and `entities`
(`label`, `start`, `end`), converted from the corpora that NOTICE names. Writes jdoc/lexicon/names.model.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import numba
import numpy as np

from jdoc.language.names.learned.features import pair_rows, passages, roles, unigram_rows
from jdoc.language.names.learned.numpy_model import write
from jdoc.language.names.learned.templates import BITS, FILE, LABELS, UNIGRAMS, attributes
from jdoc.language.names.texts import Tokens, read_tokens
from jdoc.language.names.token_types import token_types

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array: TypeAlias = NDArray[Any]
    Weights: TypeAlias = tuple[Array, Array]

compiled: Any = numba.njit
CORPORA = ("wac", "stockmark", "gsd")
EPOCHS = 20
AGGRESSIVE = 0.002
RUN = re.compile("[NTFGoX]+")
MANNERS = (0.0, 0.3, 0.7)
"""How much the model keeps of what each corpus alone calls a name; the last one is nearest to official texts."""
OTHERS = {"FAC": "OTHER", "PRODUCT": "OTHER", "NORP": "OTHER", "ARTIFACT": "OTHER", "GPE": "LOC"}
OFFICES = ("大臣", "相", "副大臣")
"""外務 in 外務大臣 is an organisation in one of the corpora, not in jdoc."""


def labelled(record: dict[str, Any], text: Tokens) -> list[int]:
    """Return the label of each token of a text; names that tokens don't fit are left out."""
    index = text.index
    labels = [0] * len(text.types)
    for entity in record["entities"]:
        name = OTHERS.get(entity["label"], entity["label"])
        start, end = index.get(entity["start"]), index.get(entity["end"])
        office = name == "ORG" and text.folded.startswith(OFFICES, entity["end"])
        if f"B-{name}" not in LABELS or start is None or end is None or start >= end or office:
            continue
        if not RUN.fullmatch(text.tags[start:end]):  # 国境なき医師団: no run holds it, so it teaches nothing
            labels[start:end] = [-1] * (end - start)
            continue
        labels[start] = LABELS.index(f"B-{name}")
        labels[start + 1 : end] = [LABELS.index(f"I-{name}")] * (end - start - 1)
    return labels


def load(folder: Path, split: str) -> tuple[Array, Array]:
    """Return the rows of all tokens and their labels (-1: a blank, or a word that is no part of a run).

    The last row of a token is its corpus: annotators differ in what they call a name at all.
    """
    texts, gold, sources = [], [0, 0], [0, 0]
    for number, corpus in enumerate(CORPORA):
        for line in (folder / f"{corpus}.{split}.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = read_tokens(record["text"])
            texts.append(([kind.number + 1 for kind in text.types], text.tags))
            gold += [*labelled(record, text), 0, 0]
            sources += [number] * (len(text.types) + 2)
    given = passages(texts)
    told = np.array([attributes(None), *map(attributes, token_types().numbered)], np.uint64)
    played = roles(given)
    at = np.arange(len(given.numbers))
    rows = [unigram_rows(told, role)[given.numbers[played[role]]].astype(np.int32) for role in range(len(UNIGRAMS))]
    rows.append(pair_rows(told, given.numbers, played, at).T.astype(np.int32))
    rows.append((1 << BITS) + np.array(sources, np.int32)[:, None])
    return np.concatenate(rows, axis=1), np.where(given.nominal, np.array(gold, np.int8), -1).astype(np.int8)


@compiled  # type: ignore[untyped-decorator]
def decode(scores: Array, moves: Array, path: Array) -> None:
    """Write the best path (Viterbi) for some scores."""
    length, count = scores.shape
    best = np.empty((length, count), np.float32)
    back = np.zeros((length, count), np.int8)
    for label in range(count):
        best[0, label] = scores[0, label] + moves[0, label]
    for at in range(1, length):
        for label in range(count):
            top = np.float32(-1e30)
            for before in range(count):
                value = best[at - 1, before] + moves[before, label]
                if value > top:
                    top = value
                    back[at, label] = before
            best[at, label] = top + scores[at, label]
    last = np.argmax(best[length - 1])
    for at in range(length - 1, -1, -1):
        path[at] = last
        last = back[at, last]


@compiled  # type: ignore[untyped-decorator]
def scored(rows: Array, gold: Array, weights: Array) -> Array:
    """Return the scores of the tokens of a run, one more for each wrong label (margin)."""
    count = weights.shape[1]
    scores = np.zeros((len(gold), count), np.float32)
    for at in range(len(gold)):
        for row in rows[at]:
            for label in range(count):
                scores[at, label] += weights[row, label]
        for label in range(count):
            if label != gold[at]:
                scores[at, label] += 1.0
    return scores


@compiled  # type: ignore[untyped-decorator]
def learn(rows: Array, gold: Array, path: Array, size: float, weights: Array, moves: Array) -> None:
    """Move weights towards what is right, by a step of some size."""
    found, good = 0, 0
    for at in range(len(gold)):
        if gold[at] != path[at]:
            for row in rows[at]:
                weights[row, gold[at]] += size
                weights[row, path[at]] -= size
        moves[good, gold[at]] += size
        moves[found, path[at]] -= size
        found, good = path[at], gold[at]


@compiled  # type: ignore[untyped-decorator]
def epoch(rows: Array, gold: Array, runs: Array, learnt: Weights, summed: Weights, done: float) -> int:
    """Go through all runs once; change the weights where the best path is wrong (passive-aggressive, averaged)."""
    weights, moves = learnt
    wrong = 0
    for start, end in runs:
        scores = scored(rows[start:end], gold[start:end], weights)
        path = np.zeros(end - start, np.int8)
        decode(scores, moves, path)
        differ, loss = 0, 0.0
        found, good = 0, 0
        for at in range(end - start):
            right = gold[start + at]
            loss += scores[at, path[at]] - scores[at, right] + moves[found, path[at]] - moves[good, right]
            differ += right != path[at]
            found, good = path[at], right
        if differ:
            size = min(AGGRESSIVE, loss / (2.0 * differ * rows.shape[1]))
            learn(rows[start:end], gold[start:end], path, size, weights, moves)
            learn(rows[start:end], gold[start:end], path, size * (done + wrong), summed[0], summed[1])
            wrong += 1
    return wrong


def start() -> Weights:
    """Return weights of nothing, and moves between labels that forbid an I- without its beginning."""
    moves = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for number, label in enumerate(LABELS):
        if label.startswith("I-"):
            moves[:, number] = -1e6
            moves[[number, number - 1], number] = 0
    return np.zeros(((1 << BITS) + len(CORPORA), len(LABELS)), np.float32), moves


def main() -> None:
    """Train and write the weights."""
    rows, labels = load(Path(sys.argv[1]), "train")
    inside = np.concatenate(([False], labels >= 0, [False]))
    runs = np.flatnonzero(inside[1:] != inside[:-1]).reshape(-1, 2)
    learnt, summed = start(), start()
    summed[1][:] = 0
    done = 1.0
    random = np.random.default_rng(7)
    for number in range(EPOCHS):
        begun = time.perf_counter()
        wrong = epoch(rows, labels, random.permutation(runs), learnt, summed, done)
        done += wrong
        spent = time.perf_counter() - begun
        print(f"epoch {number + 1}: {wrong} of {len(runs)} runs wrong, {spent:.1f} s", file=sys.stderr)
    weights, moves = (own - total / done for own, total in zip(learnt, summed, strict=True))
    moves += np.array(MANNERS) @ weights[1 << BITS :]  # a label costs the same wherever it stands
    write(Path(FILE), weights[: 1 << BITS].astype(np.float32), moves.astype(np.float32))


if __name__ == "__main__":
    main()
