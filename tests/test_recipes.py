"""The recipes of CONTRIBUTING, tried in a copy: what is added is there, with the places touched that they name."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

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

RECOGNIZER = '''\
"""EMAIL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

ADDRESS = deferred("[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+")


def find_addresses(passage: Passage) -> Iterator[Entity]:
    """Yield the addresses of a passage."""
    for match in ADDRESS.finditer(passage.folded):
        yield passage.entity("EMAIL", *match.span(), match[0])
'''
NAME_RULE = """
    Rule(
        "fishermen's cooperative",
        "ORG",
        Rank.INCORPORATED,
        matches(deferred("(?P<name>[一-龥]{2,6}漁師組)")),
        lambda match: Find(match.start, match.end),
        found="[北浜漁師組]が参加した。",
        left="漁師組が参加した。",
    ),"""
SCHEME = 'Scheme("section", 3, "anywhere", "over others", "paragraph", "§", "§ ?[0-9０-９]+", "[§ 3]　定義"),'


class Copy(NamedTuple):
    """A copy of jdoc that something is added to."""

    folder: Path

    def add(self, path: str, text: str) -> None:
        """Add a file."""
        (self.folder / "jdoc" / path).write_text(text, encoding="utf-8")

    def add_row(self, path: str, table: str, row: str) -> None:
        """Put a row first into a table."""
        file = self.folder / "jdoc" / path
        source = file.read_text(encoding="utf-8")
        source, places = re.subn(
            rf"^{table}\b[^\n]*\($", lambda opening: f"{opening[0]}\n    {row}", source, flags=re.MULTILINE
        )
        assert places == 1
        file.write_text(source, encoding="utf-8")

    def list_word(self, table: str, *cells: str) -> None:
        """Put a row last into a table of the lexicon."""
        with (self.folder / "jdoc" / "lexicon" / f"{table}.tsv").open("a", encoding="utf-8") as file:
            file.write("\t".join(cells) + "\n")

    def read(self, text: str, *args: str) -> list[dict[str, Any]]:
        """Return the records of a text."""
        (self.folder / "a.txt").write_text(text, encoding="utf-8")
        return [json.loads(line) for line in self.run(*args, "a.txt").splitlines()]

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
    copy.add_row("readers/formats.py", "READERS", 'Reader("slip", begins_with(b"***"), (".slip",)),')
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


WORDS = {
    "a currency": (("currencies", "ガルド", "XGD", "", "", "own"), "総額３００ガルドを支出した。", ("MONEY", 300)),
    "a law": (
        ("laws", "潮流条約", "LAW", "潮流の観測に関する条約", "own"),
        "潮流条約を締結した。",
        ("LAW", "潮流の観測に関する条約"),
    ),
    "an ending of places": (
        ("place_endings", "砂州", "LOC", "join,tell", "", "own"),
        "石垣砂州に行く。",
        ("LOC", "石垣砂州"),
    ),
    "a title": (("titles", "監守", "own", "name,personal"), "会議で神田監守が述べた。", ("PERSON", "神田")),
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_a_row_of_its_table(copy: Copy, word: str) -> None:
    row, text, expected = WORDS[word]
    assert expected not in labels_and_values(copy.read(text, "entities", "--names", "rules"))
    copy.list_word(*row)
    assert expected in labels_and_values(copy.read(text, "entities", "--names", "rules"))


def test_a_title_ends_a_signature(copy: Copy) -> None:
    copy.list_word("titles", "監守", "own", "name,signature")
    *_, last = copy.read("会議の結果を公表した。\n\n令和７年５月１日\n\n里海会議監守　　山田　太郎\n", "split")
    assert (last["kind"], last["role"]) == ("signature", "里海会議監守")


def test_a_rule_of_names_is_a_row(copy: Copy) -> None:
    text = "調査に北浜漁師組が参加した。"
    assert ("ORG", "北浜漁師組") not in labels_and_values(copy.read(text, "entities", "--names", "rules"))
    copy.add_row("language/names/companies.py", "RULES", NAME_RULE.strip())
    assert ("ORG", "北浜漁師組") in labels_and_values(copy.read(text, "entities", "--names", "rules"))


def test_a_scheme_is_a_row(copy: Copy) -> None:
    copy.add_row("language/enumerators/schemes.py", "SCHEMES", SCHEME)
    blocks = copy.read("§ 1　総則\n市は、計画を定める。\n§ 2　雑則\n市は、計画を公表する。\n", "split")
    assert [(block["kind"], block.get("label"), block["text"]) for block in blocks] == [
        ("heading", "§ 1", "総則"),
        ("paragraph", None, "市は、計画を定める。"),
        ("heading", "§ 2", "雑則"),
        ("paragraph", None, "市は、計画を公表する。"),
    ]


def test_a_recognizer_is_a_file_a_label_and_a_row(copy: Copy) -> None:
    copy.add("recognizers/email.py", RECOGNIZER)
    copy.add_row("recognizers/__init__.py", "RECOGNIZERS", 'Recognizer(("EMAIL",), email.find_addresses),')
    vocabulary = copy.folder / "jdoc" / "vocabulary.py"
    source = vocabulary.read_text(encoding="utf-8")
    vocabulary.write_text(source.replace('"LAW", "EVENT"]', '"LAW", "EVENT", "EMAIL"]'), encoding="utf-8")
    table = copy.folder / "jdoc" / "recognizers" / "__init__.py"
    source = table.read_text(encoding="utf-8")
    table.write_text(source.replace("dates, money", "dates, email, money"), encoding="utf-8")
    found = labels_and_values(copy.read("連絡先はinfo@example.jpである。", "entities", "-l", "EMAIL"))
    assert found == [("EMAIL", "info@example.jp")]


def labels_and_values(blocks: list[dict[str, Any]]) -> list[tuple[str, object]]:
    return [(entity["label"], entity["value"]) for block in blocks for entity in block["entities"]]
