"""The recipes of CONTRIBUTING, tried in a copy: what is added is there, with the places touched that they name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

READER = '''\
"""Slips: a line of stars, and text behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers import text

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile


def read(file: RawFile) -> Document:
    """Read a slip."""
    return text.to_document(file.data.decode().partition("\\n")[2], file.name)
'''
COMMAND = '''\
"""The command `lines`."""

from __future__ import annotations

from jdoc.cli import Problems, app, emit
from jdoc.cli.options import Paths


@app.command(epilog="Example: jdoc lines statement.txt")
def lines(paths: Paths = None) -> None:
    """Count the blocks of documents."""
    from jdoc.cli.inputs import read_blocks

    problems = Problems()
    emit([str(sum(1 for _ in read_blocks(paths, problems))).encode()], problems)
'''


class Copy(NamedTuple):
    """A copy of jdoc that something is added to."""

    folder: Path

    def add(self, path: str, text: str) -> None:
        """Add a file."""
        (self.folder / "jdoc" / path).write_text(text, encoding="utf-8")

    def add_row(self, path: str, table: str, row: str) -> None:
        """Put a row first into a table."""
        file = self.folder / "jdoc" / path
        before, head, after = file.read_text(encoding="utf-8").partition(f"\n{table} = (\n")
        assert head
        file.write_text(f"{before}{head}    {row}\n{after}", encoding="utf-8")

    def run(self, *args: str) -> str:
        """Run the command of the copy, and return what it says."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "jdoc", *args]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=60
        )
        return done.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    shutil.copytree(ROOT / "jdoc", tmp_path / "jdoc", ignore=shutil.ignore_patterns("__pycache__"))
    return Copy(tmp_path)


def test_a_reader_is_a_file_and_a_row(copy: Copy) -> None:
    copy.add("readers/slip.py", READER)
    copy.add_row("readers/formats.py", "READERS", 'Reader("slip", _begins(b"***"), (".slip",)),')
    (copy.folder / "slips").mkdir()
    (copy.folder / "slips" / "a.slip").write_text("***\n総額５億円を支援する。\n", encoding="utf-8")
    told_by_its_content = copy.folder / "b"
    told_by_its_content.write_text("***\n総額６億円を支援する。\n", encoding="utf-8")
    written = copy.run("split", "slips", "b")
    assert [line.count("*") for line in written.splitlines()] == [0, 0]
    assert "５億円" in written
    assert "６億円" in written


def test_a_command_is_a_file_and_its_name(copy: Copy) -> None:
    copy.add("cli/lines.py", COMMAND)
    copy.add_row("__main__.py", "COMMANDS", '"lines",')
    (copy.folder / "a.txt").write_text("総額５億円を支援する。\n", encoding="utf-8")
    assert copy.run("lines", "a.txt") == "1\n"
    listed = copy.run("--help").partition("Commands:\n")[2]
    assert listed.split()[0] == "lines"
    assert "Count the blocks of documents." in listed
