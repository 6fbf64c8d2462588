"""How near a comparison comes to what a person marked: pairs of blocks, phrases, values, moves."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from jdoc.comparison import compare
from jdoc.comparison.folding import key_of
from tests.compare.gold import FOLDER, Gold, dressed, golds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.comparison.records import Pair
    from jdoc.model import Block

MEASURES = ("aligned", "put in, struck out", "phrases", "phrases and class", "values", "moves")


class Score:
    """For each measure: what is right, what was said too much, what is missing."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wrong: list[tuple[str, str, str]] = []

    def add(self, measure: str, name: str, said: Iterable[object], true: Iterable[object]) -> None:
        """Count one document's answers."""
        here, there = Counter(map(str, said)), Counter(map(str, true))
        self.right[measure] += (here & there).total()
        self.wrong += [(measure, name, f"+ {each}") for each in (here - there).elements()]
        self.wrong += [(measure, name, f"- {each}") for each in (there - here).elements()]

    def of(self, measure: str) -> float:
        """Return F1."""
        errors = sum(found == measure for found, *_ in self.wrong)
        right = 2 * self.right[measure]
        return right / (right + errors) if right + errors else 1.0


def places(blocks: list[Block], gold: Gold, side: str) -> dict[int, int]:
    """Return for each block (by seq) the block of the gold that it is."""
    width, comma = gold.setting[side][1:]
    wanted = [key_of(dressed(piece.text, width, comma)) for piece in getattr(gold, side)]
    assert [key_of(block.text) for block in blocks] == wanted, (gold.name, side)
    return {block.seq or 0: place for place, block in enumerate(blocks)}


def score(gold: Gold, result: Score) -> None:
    """Compare a pair of documents and count."""
    found = list(compare(FOLDER / f"{gold.name}.old.txt", FOLDER / f"{gold.name}.new.txt"))
    old = sorted((block for pair in found for block in pair.old), key=lambda block: block.seq or 0)
    new = sorted((block for pair in found for block in pair.new), key=lambda block: block.seq or 0)
    here, there = places(old, gold, "old"), places(new, gold, "new")
    said = [(*_ids(pair, here, there), pair) for pair in found]
    true = {(pair.old, pair.new): pair for pair in gold.pairs}
    links = [(a, b) for olds, news, _ in said for a in olds for b in news]
    result.add("aligned", gold.name, links, ((a, b) for pair in gold.pairs for a in pair.old for b in pair.new))
    result.add(
        "put in, struck out",
        gold.name,
        ((olds, news) for olds, news, _ in said if not olds or not news),
        (key for key, pair in true.items() if not pair.old or not pair.new),
    )
    result.add(
        "moves",
        gold.name,
        ((olds, news) for olds, news, pair in said if pair.moved),
        (key for key, pair in true.items() if pair.change == "moved"),
    )
    phrases = [(news or olds, phrase) for olds, news, pair in said for phrase in _phrases(pair)]
    marked = [
        (pair.new, (phrase.old[2], phrase.new[2], phrase.kind))
        for pair in gold.pairs
        if pair.old and pair.new
        for phrase in pair.phrases
    ]
    result.add(
        "phrases",
        gold.name,
        ((at, *map(key_of, p[:2])) for at, p in phrases),
        ((at, *map(key_of, p[:2])) for at, p in marked),
    )
    result.add(
        "phrases and class",
        gold.name,
        ((at, *map(key_of, p[:2]), p[2]) for at, p in phrases),
        ((at, *map(key_of, p[:2]), p[2]) for at, p in marked),
    )
    result.add(
        "values",
        gold.name,
        ((v.label, key_of(v.old.text), key_of(v.new.text)) for *_, pair in said for v in pair.values),
        ((label, key_of(a), key_of(b)) for pair in gold.pairs for label, a, b in pair.values),
    )


def _ids(pair: Pair, here: dict[int, int], there: dict[int, int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(here[block.seq or 0] for block in pair.old), tuple(there[block.seq or 0] for block in pair.new)


def _phrases(pair: Pair) -> Iterable[tuple[str, str, str]]:
    return ((edit.old.text, edit.new.text, edit.what) for edit in pair.edits if edit.what != "style")


def main() -> None:
    """Print the figures, and with -v each error."""
    result = Score()
    for gold in golds():
        score(gold, result)
    for measure in MEASURES:
        errors = [error for error in result.wrong if error[0] == measure]
        print(
            f"{measure:20} F1 {result.of(measure):.3f}   {result.right[measure]} right, {len(errors)} wrong or missing"
        )
        if "-v" in sys.argv:
            print(*(f"    {name}: {what}" for _, name, what in errors), sep="\n")


if __name__ == "__main__":
    main()
