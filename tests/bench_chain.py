"""What `make bench` measures of the stages: against the tokenizer's surfaces, over three kinds of text, and its memory.

Statements are read again and again, so that all that is kept is met; dense documents are laws, budgets and results,
full of numbers; of a stream no text comes twice, as of an archive: it is made of the others, or `STREAM=FOLDER` names
one with JSON lines that have a `text`. Figures hold for their kind of text alone: they differ by a factor of three.
`AGAINST=FOLDER make bench` measures another worktree in the same rounds.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import fugashi

from jdoc.pipeline import Work, ignore, run_stages
from jdoc.readers.text import to_document
from jdoc.stages.entities import find_entities
from jdoc.stages.numerals import rewrite_text
from jdoc.stages.split import split_documents
from jdoc.vocabulary import NAME_LABELS
from tests.bench import bare, drop, own_memory, rates
from tests.conftest import ROOT
from tests.corpus import perturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.vocabulary import NamesMode

CALENDAR = ("DATE", "TIME", "DURATION")
COUNTED = (*CALENDAR, "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
SURFACES = "surfaces of the tokenizer"
GOALS = {
    "all stages": (0.36, 0.17, 0.20),
    "all stages, names by rules": (0.40, 0.185, None),
    "names, full": (0.50, 0.42, 0.40),
    "all entities but names": (4.0, 0.85, 2.8),
    "dates, times, durations": (4.8, 1.15, 3.5),
    "split": (4.0, 1.5, 3.2),
}
"""What is wanted of a route, as its speed in that of the tokenizer: for statements, dense documents, a stream."""
GOLD = ROOT / "tests" / "gold"
STATEMENTS = ("chairs-summary", "joint-press-statement", "trilateral-communique", "visit-statement")
MOST_LINES = 2_000
PROCESSES = 3
"""Processes for each tree; the median of them counts, for what is kept in one of them is met once only."""
ROUNDS = 3
LONG = 10_000_000
MEMORY = {"a stream of 300 documents": (300, 60), "one document of 10 MB": (1, 360)}
"""Documents, and MiB of anonymous memory that are wanted at the most."""


def corpora() -> dict[str, list[str]]:
    """Return the texts of each kind."""
    statements = [(GOLD / f"{name}.txt").read_text(encoding="utf-8") for name in STATEMENTS]
    dense = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt")) if path.stem not in STATEMENTS]
    random = Random(1)  # noqa: S311 -- the same each time
    named = os.environ.get("STREAM")
    unseen = [shuffled(text, random) for text in stream(statements, random)]
    return {"statements": statements * 5, "dense": dense, "stream": _texts_of(Path(named)) if named else unseen}


def stream(texts: Sequence[str], random: Random) -> list[str]:
    """Return documents of which none says what another has said: numbers, words and names are others."""
    return [perturbed(text, random) for _ in range(10) for text in texts]


def _texts_of(folder: Path) -> list[str]:
    """Return documents of eight texts each, which JSON lines hold."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    texts = [record["text"] for record in map(json.loads, islice(lines, MOST_LINES)) if "text" in record]
    return ["\n\n".join(texts[at : at + 8]) for at in range(0, len(texts), 8)]


def shuffled(text: str, random: Random) -> str:
    """Put another kanji in place of every third one outside of numbers, so that words come that nobody has met."""
    kanji = [char for char in text if _is_word(char)]
    return "".join(random.choice(kanji) if _is_word(char) and not random.randrange(3) else char for char in text)


def _is_word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" and char not in "年月日円億万千百十"


def routes(texts: Sequence[str]) -> tuple[dict[str, Callable[[], object]], int]:
    """Return the routes over some documents, and the bytes of their blocks."""
    blocks = list(split_documents(to_document(text, f"{number}") for number, text in enumerate(texts)))
    tagger = fugashi.Tagger()
    found: dict[str, Callable[[], object]] = {
        "all stages": lambda: _all_stages(texts, names="full"),  # first: what is kept is met by no route before it
        SURFACES: lambda: drop([word.surface for word in tagger(block.text)] for block in blocks),
        "all stages, names by rules": lambda: _all_stages(texts, names="rules"),
        "names, full": lambda: drop(find_entities(map(bare, blocks), labels=NAME_LABELS)),
        "names, by rules": lambda: drop(find_entities(map(bare, blocks), labels=NAME_LABELS, names="rules")),
        "all entities but names": lambda: drop(find_entities(map(bare, blocks), labels=COUNTED)),
        "dates, times, durations": lambda: drop(find_entities(map(bare, blocks), labels=CALENDAR)),
        "numerals, to arabic": lambda: drop(rewrite_text(block.text, style="arabic", report=print) for block in blocks),
        "split": lambda: drop(split_documents(to_document(text, "-") for text in texts)),
    }
    return found, sum(len(block.text.encode()) for block in blocks)


def _all_stages(texts: Sequence[str], *, names: NamesMode) -> None:
    work = Work(stages=("split", "entities", "numerals"), style="arabic", names=names)
    documents = (to_document(text, f"{number}") for number, text in enumerate(texts))
    drop(run_stages(split_documents(documents), work=work, report=ignore))


def measure() -> None:
    """Write the speed of all routes, in that of the tokenizer: what runs in a process of its own."""
    gc.set_threshold(50_000, 20, 20)  # as the command does
    found = {}
    for kind, texts in corpora().items():
        if kind != "stream":
            _all_stages(texts[:1], names="full")  # patterns and tables: what one process does once
        speeds = rates(*routes(texts), rounds=1 if kind == "stream" else ROUNDS)
        found[kind] = {name: speed / speeds[SURFACES] for name, speed in speeds.items()}
    print(json.dumps(found))


def chain() -> None:
    """Print the speed of all routes over all kinds of text, beside what is wanted, and that of another worktree."""
    trees = [str(ROOT), *filter(None, [os.environ.get("AGAINST")])]
    rounds = [{tree: _run(tree) for tree in trees} for _ in range(PROCESSES)]
    for number, kind in enumerate(corpora()):
        print(f"  {kind}:")
        for name in rounds[0][trees[0]][kind]:
            here, *others = (statistics.median(each[tree][kind][name] for each in rounds) for tree in trees)
            goal = GOALS.get(name, (None,) * 3)[number]
            wanted = f"   goal {goal}" if goal else ""
            against = "".join(f"   {here / other:5.2f} times the other tree's" for other in others)
            print(f"    {name:28} {here:7.3f} of the tokenizer{against}{wanted}")


def _run(tree: str) -> dict[str, dict[str, float]]:
    """Measure the jdoc of a worktree, whatever its own bench measures."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "jdoc").symlink_to(Path(tree, "jdoc"))
        Path(folder, "tests").symlink_to(ROOT / "tests")
        call = [sys.executable, "-c", "from tests.bench_chain import measure; measure()"]
        environment = {**os.environ, "PYTHONPATH": folder}
        done = subprocess.run(call, stdout=subprocess.PIPE, check=True, env=environment, cwd=folder)
    speeds: dict[str, dict[str, float]] = json.loads(done.stdout)
    return speeds


def memory() -> None:
    """Print the memory of its own that `jdoc entities` takes, over many documents and for a long one."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (count, most) in MEMORY.items():
            texts = stream(corpora()["dense"], Random(2))  # noqa: S311
            paths = [Path(folder, f"{count}-{number}.txt") for number in range(count)]
            for number, path in enumerate(paths):
                text = texts[number % len(texts)] + f"\n第{number}号\n"
                path.write_text(text * (LONG // len(text.encode()) if count == 1 else 1), encoding="utf-8")
            call = [sys.executable, "-m", "jdoc", "entities", *map(str, paths)]
            with subprocess.Popen(call, stdout=subprocess.DEVNULL) as process:
                taken = 0
                while process.poll() is None:
                    taken = max(taken, own_memory(f"{process.pid}"))
            print(f"  {name:28} {taken >> 10:6} MiB   goal {most}")


def main() -> None:
    """Print all figures."""
    print(f"Stages (CPU, medians of {PROCESSES} processes):")
    chain()
    print("Memory of `jdoc entities` (anonymous, at the most):")
    memory()


if __name__ == "__main__":
    main()
