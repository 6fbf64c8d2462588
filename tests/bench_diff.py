"""What `make bench` measures of `jdoc diff`: against `jdoc entities` on both documents, and that it is bounded."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from jdoc.comparison import compare_blocks
from jdoc.model import Block
from jdoc.pipeline import Work, process
from tests.bench import tell_processes
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOCKS = 100
MANY = 2000


def edition(texts: Sequence[str], count: int, seed: int) -> list[str]:
    """Return paragraphs in an edition of their own: of 20, one is missing and five have a word put in."""
    random = Random(seed)  # noqa: S311 -- no secret
    written = []
    for number in range(count):
        text = f"{texts[number % len(texts)]}（整理番号{number}）"
        at = random.randrange(len(text))
        written.append(f"{text[:at]}直ちに{text[at:]}" if random.random() < 0.25 else text)
    return [text for text in written if random.random() > 0.05]


def texts_of_samples() -> list[str]:
    """Return the paragraphs of the samples."""
    blocks = (block for path in sorted((ROOT / "samples").glob("*.txt")) for block in process(path, work=SPLIT))
    return [block.text for block in blocks if block.kind == "paragraph"]


SPLIT = Work(stages=("split",))


def hostile(texts: Sequence[str]) -> dict[str, tuple[list[str], list[str]]]:
    """Return pairs of documents that a comparison could lose itself in."""
    one = ["総額320億円の支援を表明した。"]
    return {
        f"{MANY} blocks against {MANY}": (edition(texts, MANY, 1), edition(texts, MANY, 2)),
        f"{MANY} equal blocks": (one * MANY, one * (MANY - 10)),
        f"{MANY} blocks that are all alike": (
            [f"同じ文である、これを第{number}とする。" for number in range(MANY)],
            [f"同じ文である、それを第{number + 7}とする。" for number in range(MANY)],
        ),
        "a block of 1 MB, all of it changed": (
            [one[0] * 24_000],
            ["総額410億円の支援を直ちに表明した。" * 24_000],
        ),
        "1 MB of one character": (["あ" * 350_000], ["い" * 349_999]),
        "1 MB in one block, and cut up": (["港の整備を進める。" * 35_000], ["港の整備を進める。"] * 35_000),
    }


def main() -> None:
    """Print all figures."""
    texts = texts_of_samples()
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder, name)) for name in ("old.txt", "new.txt")]
        for seed, path in enumerate(paths):
            paragraphs = [f"　{text}" for text in edition(texts, BLOCKS, seed)]
            Path(path).write_text("\n\n".join(paragraphs), encoding="utf-8")
        call = [sys.executable, "-m", "jdoc"]
        print(f"Whole processes, {BLOCKS} blocks against {BLOCKS} (wall, medians):")
        tell_processes(
            {
                "jdoc entities --names rules, both": [*call, "entities", "--names", "rules", *paths],
                "jdoc diff": [*call, "diff", *paths],
            },
            codes=(0, 1),
        )
    print("Comparisons of blocks at hand (one round):")
    for name, sides in hostile(texts).items():
        old, new = ([Block(text=text) for text in side] for side in sides)
        wall, spent = time.perf_counter(), time.process_time()
        compare_blocks(old, new)
        print(f"  {name:38} {time.process_time() - spent:7.2f} s CPU {time.perf_counter() - wall:7.2f} s wall")


if __name__ == "__main__":
    main()
