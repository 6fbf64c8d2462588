"""What `make bench-peers` measures: jdoc beside other tools for the same text, interleaved in one run, medians.

ja-timex finds dates and times, pynormalizenumexp numbers, GiNZA names: each is asked for what it finds in blocks of the
dense documents of tests/gold. Whichever is not installed is left out, and that is said.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import fugashi

from jdoc.readers.text import to_document
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents
from jdoc.vocabulary import NAME_LABELS
from tests.bench import bare, drop, rates
from tests.bench_chain import CALENDAR, COUNTED, corpora

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Finder = Callable[[str], object]

EVERY = 12
"""Of which blocks the peers see one: GiNZA takes a minute for all of them."""
ROUNDS = 3


def _ja_timex() -> Finder:
    parse: Finder = import_module("ja_timex").TimexParser().parse
    return parse


def _pynormalizenumexp() -> Finder:
    normalize: Finder = import_module("pynormalizenumexp.normalize_numexp").NormalizeNumexp("ja").normalize
    return normalize


def _ginza() -> Finder:
    others = ["parser", "attribute_ruler", "morphologizer", "compound_splitter", "bunsetu_recognizer"]
    read: Finder = import_module("spacy").load("ja_ginza", exclude=others)
    return read


PEERS: dict[str, tuple[Callable[[], Finder], str]] = {
    "ja-timex": (_ja_timex, "dates, times, durations"),
    "pynormalizenumexp": (_pynormalizenumexp, "all entities but names"),
    "GiNZA, names alone": (_ginza, "names"),
}
"""How each is called to work, and the route of jdoc's that does the same."""


def peers() -> dict[str, Finder]:
    """Return those that are installed; say which are not."""
    found = {}
    for name, (load, _) in PEERS.items():
        try:
            found[name] = load()
        except (ImportError, OSError) as error:
            print(f"  {name}: not here ({error})")
    return found


def routes(texts: Sequence[str]) -> tuple[dict[str, Callable[[], object]], int]:
    """Return the routes over each twelfth block of some documents, and the bytes of these."""
    blocks = list(split_documents(to_document(text, f"{number}") for number, text in enumerate(texts)))[::EVERY]
    tagger = fugashi.Tagger()
    found: dict[str, Callable[[], object]] = {
        "surfaces of the tokenizer": lambda: drop([word.surface for word in tagger(block.text)] for block in blocks),
        "dates, times, durations": lambda: drop(find_entities(map(bare, blocks), labels=CALENDAR)),
        "all entities but names": lambda: drop(find_entities(map(bare, blocks), labels=COUNTED)),
        "names": lambda: drop(find_entities(map(bare, blocks), labels=NAME_LABELS)),
    }
    texts_of_blocks = [block.text for block in blocks]
    for name, find in peers().items():
        found[name] = partial(_all, find, texts_of_blocks)
    return found, sum(len(block.text.encode()) for block in blocks)


def _all(find: Finder, texts: Sequence[str]) -> None:
    drop(map(find, texts))


def main() -> None:
    """Print the speed of each, and how many times as fast as its peer jdoc is."""
    print("jdoc and its peers, dense documents (CPU):")
    found, size = routes(corpora()["dense"])
    speeds = rates(found, size, rounds=ROUNDS)
    for name, speed in speeds.items():
        own = PEERS[name][1] if name in PEERS else None
        times = f"   `{own}` of jdoc is {speeds[own] / speed:6.1f} times as fast" if own else ""
        print(f"  {name:28} {speed:9.4f} MB/s{times}")


if __name__ == "__main__":
    main()
