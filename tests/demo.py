"""What `make demo` shows: a raw document, and the whole chain from there to an answer, as a user would type it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/white-paper.txt"
STEPS = (
    ("Its blocks: what each one is, where it begins, and below which headings it stands.", f"split {SAMPLE}"),
    ("What is found in them, with values.", f"table --label MONEY,DATE,QUANTITY {SAMPLE}"),
    ("Numerals in one way of writing.", "numerals --to mixed-comma -"),
    ("All that an expression can mean.", "lookup 平成29年度"),
    ("A folder, indexed once.", "index samples -d INDEX --names rules -q"),
    ("A question: which amounts of 100億円 and more are there?", "find --min 100億円 -d INDEX"),
    ("And: where is 供与 said, but not 融資?", "find 供与 NOT 融資 --kwic -d INDEX"),
)
"""What is shown, and the call that shows it."""
WRITTEN = "総額五千六百八十億円（約５２．５億ドル）、第三条の一部\n"
"""What is written anew."""


def told(text: str) -> None:
    """Say something between two calls; on a terminal it stands out."""
    bold = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    print(f"\n\x1b[1m{text}\x1b[0m" if bold else f"\n{text}", flush=True)


def show(call: str, index: str) -> None:
    """Run a call as it is written; what it shows on a terminal is shown in a pipe too."""
    table = " --format table" if call.split(maxsplit=1)[0] in {"split", "table", "lookup"} else ""
    piped = f"echo {WRITTEN.strip()} | " if call.endswith(" -") else ""
    print(f"$ {piped}jdoc {call}".replace("INDEX", "x.db"), flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "jdoc", *shlex.split(f"{call}{table}".replace("INDEX", index))],
        input=WRITTEN.encode(),
        cwd=ROOT,
        check=True,
        env={**os.environ, "JDOC_PAGER": ""},
    )
    assert done.returncode == 0


def main() -> None:
    """Show the demo."""
    raw = (ROOT / SAMPLE).read_text(encoding="utf-8").splitlines()
    told(f"What a PDF gave ({SAMPLE}, lines 13 to 32):")
    print(*(f"  {line}" for line in raw[12:32]), sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for text, call in STEPS:
            told(text)
            show(call, f"{folder}/x.db")
    told("`jdoc help` says what else there is.")


if __name__ == "__main__":
    main()
