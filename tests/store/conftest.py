"""What the tests of the index share: a folder of statements, its index, and the way to write down all of an index."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT
from tests.corpus import write_corpus

if TYPE_CHECKING:
    from pathlib import Path

TABLES = (
    *("making", "file", "document", "word", "section", "block", "meaning", "lookup", "manner", "entity"),
    *("stance", "finding"),
)


def build(folder: Path, file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Index a folder."""
    return subprocess.run(command(folder, file, *options), cwd=ROOT, capture_output=True, text=True, check=False)


def command(folder: Path, file: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "jdoc", "index", str(folder), "-d", str(file), "--names", "rules", *options]


def contents(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of all tables, and which block has which pairs of characters."""
    with closing(sqlite3.connect(file)) as index:
        assert index.execute("pragma integrity_check").fetchone() == ("ok",)
        found = {table: index.execute(f"select * from {table} order by 1, 2").fetchall() for table in TABLES}  # noqa: S608
        index.execute("create virtual table temp.pairs using fts5vocab(main, pair, instance)")
        found["pair"] = index.execute("select term, doc from temp.pairs order by term, doc").fetchall()
    return found


def blocks(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what an index tells people, without ids: two indexes of the same files tell the same."""
    views = {
        "documents": "name, date, blocks, path, sha256",
        "blocks": "doc, date, seq, kind, section, page, line, text",
        "entities": "doc, label, text, value, unit, low, high, earliest, latest, code, approx, bound, role, start, end",
        "names": "label, name, code, count",
        "stances": "doc, page, line, actor, name, act, object, addressee, start, end",
    }
    with closing(sqlite3.connect(file)) as index:
        return {
            view: sorted(index.execute(f"select {columns} from {view}").fetchall(), key=repr)  # noqa: S608
            for view, columns in views.items()
        }


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "statements"
    write_corpus(folder, 270_000, Random(10))  # noqa: S311 -- the same each time
    return folder


@pytest.fixture(scope="session")
def built(corpus: Path) -> tuple[Path, float]:
    """Return an index that nothing disturbed, and the seconds that it took."""
    file, start = corpus.parent / "two.db", time.monotonic()
    done = build(corpus, file, "--jobs", "2")
    assert done.returncode == 0, done.stderr
    return file, time.monotonic() - start


@pytest.fixture(scope="session")
def index(built: tuple[Path, float]) -> Path:
    return built[0]
