"""What `make demo` shows: a raw document, and the whole chain from there to an answer, as a user would type it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from jdoc.translation import is_japanese

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/white-paper.txt"
CALLS = (
    f"split {SAMPLE}",
    f"table --label MONEY,DATE,QUANTITY {SAMPLE}",
    "numerals --to mixed-comma -",
    "lookup 平成29年度",
    "index samples -d INDEX --names rules -q",
    "find --min 100億円 -d INDEX",
    "find 供与 NOT 融資 --kwic -d INDEX",
)
SAID = {
    False: (
        f"What a PDF gave ({SAMPLE}, lines 13 to 32):",
        "Its blocks: what each one is, where it begins, and below which headings it stands.",
        "What is found in them, with values.",
        "Numerals in one way of writing.",
        "All that an expression can mean.",
        "A folder, indexed once.",
        "A question: which amounts of 100億円 and more are there?",
        "And: where is 供与 said, but not 融資?",
        "`.venv/bin/jdoc help` says what else there is (`. .venv/bin/activate` makes it `jdoc`).",
    ),
    True: (
        f"PDF から取り出したままの本文（{SAMPLE} の 13 行目から 32 行目まで）：",
        "ブロックに分ける：それぞれが何で、どこから始まり、どの見出しの下にあるか。",
        "その中に見つけたものと、その値。",
        "数字の書き方をそろえる。",
        "ある表現が意味しうるすべて。",
        "フォルダーの索引を一度だけ作る。",
        "問い：100億円以上の金額はどこにあるか。",
        "もう一つ：「供与」があって「融資」のない箇所は。",
        "ほかにできることは `.venv/bin/jdoc help` で（`. .venv/bin/activate` とすれば `jdoc` だけで済みます）。",
    ),
}
"""What is said before, between and after the calls, in English and in Japanese."""
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
    said = iter(SAID[is_japanese()])
    told(next(said))
    print(*(f"  {line}" for line in raw[12:32]), sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        for call in CALLS:
            told(next(said))
            show(call, f"{folder}/x.db")
    told(next(said))


if __name__ == "__main__":
    main()
