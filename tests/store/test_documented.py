"""docs/index.md says what the file holds."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n```\n(.*?)```", PAGE, re.DOTALL)
ROWS = re.findall(r"^\| `(\w+)` \|.*\|(.*)\|$", PAGE, re.MULTILINE)
DOCUMENTED = {name: re.findall(r"`(\w+)`(?: \(.*?\))?", columns) for name, columns in ROWS}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    file = tmp_path_factory.mktemp("samples") / "samples.db"
    call = [sys.executable, "-m", "jdoc", "index", "samples", "-d", str(file), "--quiet"]
    subprocess.run(call, cwd=ROOT, check=True)
    with closing(sqlite3.connect(file)) as found:
        yield found


@pytest.mark.parametrize(("question", "answer"), QUESTIONS)
def test_questions_and_answers(samples: sqlite3.Connection, question: str, answer: str) -> None:
    rows = samples.execute(question).fetchall()
    assert "".join("|".join("" if cell is None else f"{cell}" for cell in row) + "\n" for row in rows) == answer


def test_every_table_and_column_is_documented(samples: sqlite3.Connection) -> None:
    shadows = "name not like 'pair\\_%' escape '\\' and name not like 'sqlite\\_%' escape '\\'"
    names = samples.execute(f"select name from sqlite_master where type in ('table', 'view') and {shadows}")  # noqa: S608
    columns = {name: [row[1] for row in samples.execute(f"pragma table_info({name})")] for (name,) in names.fetchall()}
    assert columns == DOCUMENTED


def test_versions_are_documented(samples: sqlite3.Connection) -> None:
    (version,) = samples.execute("pragma user_version").fetchone()
    assert f"now {version};" in PAGE
