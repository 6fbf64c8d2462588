"""What `make bench` measures of the index: 50 MB of text made of the samples, questions to it, and a scan of all of it.

The text and its index stay in the folder for temporary files, since building them takes minutes.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

from jdoc.language.comparison import searchable
from jdoc.store.query import Query, Word
from jdoc.store.reader import Index
from tests.bench import tell_processes
from tests.corpus import write_corpus

SIZE = 60_000_000
"""Bytes of the files; a sixth is page numbers, line ends and indents, which aren't text of a block."""
QUERIES = 200
FOLDER = Path(tempfile.gettempdir(), "jdoc-bench")


def build() -> Path:
    """Make the text and its index, unless they are there."""
    folder, file = FOLDER / "statements", FOLDER / "statements.db"
    if not folder.exists():
        folder.mkdir(parents=True)
        write_corpus(folder, SIZE, Random(1))  # noqa: S311 -- the same each time
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "jdoc", "index", str(folder), "-d", str(file)], check=True)
    size = sum(path.stat().st_size for path in folder.rglob("*.txt"))
    with closing(sqlite3.connect(file)) as index:
        text = sum(len(text.encode()) for (text,) in index.execute("select text from block"))
    print(
        f"  {size / 1e6:.1f} MB of files, {text / 1e6:.1f} MB of text; jdoc index: {time.perf_counter() - start:.0f} s"
    )
    ratios = f"{file.stat().st_size / size:.2f} times the files, {file.stat().st_size / text:.2f} times the text"
    print(f"  the index has {file.stat().st_size / 1e6:.1f} MB, {ratios}")
    return file


def compare(file: Path) -> None:
    """Compare the answers to random queries with what reading all of the text finds."""
    with closing(sqlite3.connect(file)) as found:
        texts = [(block, searchable(text)) for block, text in found.execute("select id, text from block")]
    random = Random(2)  # noqa: S311
    same = hits = 0
    seconds = {"index": 0.0, "scan": 0.0}
    with Index(str(file)) as index:
        for _ in range(QUERIES):
            length, (_, text) = random.randint(1, 6), random.choice(texts)
            start = random.randint(0, max(0, len(text) - length))
            word = text[start : start + length] or "国"
            begin = time.perf_counter()
            answer = {hit.id for hit in index.hits(Query([Word(word)]))}
            between = time.perf_counter()
            scan = {block for block, text in texts if word in text}
            seconds["index"] += between - begin
            seconds["scan"] += time.perf_counter() - between
            same += answer == scan
            hits += len(scan)
    per = {name: f"{total / QUERIES * 1e3:.1f} ms" for name, total in seconds.items()}
    print(
        f"  {same} of {QUERIES} queries found what a scan finds; {hits:,} hits; {per['index']} and {per['scan']} each"
    )


def main() -> None:
    """Print all figures."""
    print("Index of perturbed samples:")
    file = build()
    compare(file)
    find = [sys.executable, "-m", "jdoc", "find", "-d", str(file)]
    print("Whole processes that ask it (wall, medians of interleaved rounds):")
    tell_processes(
        {
            "python -c 'import typer'": [sys.executable, "-c", "import typer"],
            "two words and a date": [*find, "海上", "協力", "--from", "2016", "--to", "2017-03"],
            "the same, only counted": [*find, "海上", "協力", "--from", "2016", "--to", "2017-03", "--count"],
            "a longer word": [*find, "国際協力機構", "--count"],
            "a name and an amount": [*find, "--value", "ＪＩＣＡ", "--min", "1億円"],
            "an amount in kanji": [*find, "五百億円"],
        }
    )


if __name__ == "__main__":
    main()
