"""What `make demo` shows: a raw document, the blocks that `jdoc split` makes of it, and a pipeline over all samples."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc import jsonl

if TYPE_CHECKING:
    from jdoc.model import Block

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/white-paper.txt"


def run(*args: str) -> bytes:
    """Run jdoc as a user does."""
    return subprocess.run([sys.executable, "-m", "jdoc", *args], stdout=subprocess.PIPE, cwd=ROOT, check=True).stdout


def blocks(*paths: str) -> list[Block]:
    """Split documents."""
    return [jsonl.decode(line) for line in run("split", *paths).splitlines()]


def line_of(block: Block) -> str:
    """Write a block in one line: where it begins, what it is, its number, how its text begins."""
    line = block.source[0][1] if block.source else 0
    depth = "  " * len(block.section or [])
    text = block.text if len(block.text) < 46 else block.text[:30] + " … " + block.text[-12:]
    return f"  line {line:3}  {block.kind or '':10} {block.number or '':6} {depth}{text}"


def main() -> None:
    """Show the demo."""
    raw = (ROOT / SAMPLE).read_text(encoding="utf-8").splitlines()
    print(f"What a PDF gave ({SAMPLE}, lines 13 to 26):\n")
    print(*(f"  {line}" for line in raw[12:26]), sep="\n")
    print(f"\nWhat `jdoc split {SAMPLE}` makes of it, a JSON line a block; here the whole document in short:\n")
    print(*map(line_of, blocks(SAMPLE)), sep="\n")
    print("\nOne of those lines whole:\n")
    print("  " + run("split", SAMPLE).splitlines()[4].decode())
    kinds = Counter(block.kind for block in blocks("samples/"))
    print(
        "\nAll samples (`jdoc split samples/`): " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    )


if __name__ == "__main__":
    main()
