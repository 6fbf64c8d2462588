"""`-o FILE` and `--format`: what every command that answers has by itself."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperGroup

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app
from jdoc.cli.commands import FileCommand, group_of
from tests.cli.screen import on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SAMPLE = "samples/notice.txt"
FAULTY = "faulty.txt"
"""A text in which `check` finds something."""
NO_ANSWER = {"run", "index"}
"""Commands that write files."""
NO_ROWS = {"show", "numerals", "schema", "help", *NO_ANSWER}
"""Commands whose answer is no records."""
FORMS = {"table", "jsonl", "csv", "tsv"}
MARKS = {"csv": ",", "tsv": "\t"}
CALLS = {
    "split": ["split", SAMPLE],
    "documents": ["documents", SAMPLE],
    "terms": ["terms", SAMPLE],
    "entities": ["entities", "--names", "rules", SAMPLE],
    "stances": ["stances", SAMPLE],
    "names": ["names", "--names", "rules", SAMPLE],
    "table": ["table", "--names", "rules", SAMPLE],
    "timeline": ["timeline", SAMPLE],
    "diff": ["diff", SAMPLE, "samples/results.txt"],
    "check": ["check", "--severity", "info", "--names", "rules", FAULTY],
    "find": ["find", "事業", "-d", "x.db"],
    "lookup": ["lookup", "五千六百八十億円", "平成29年5月1日"],
}
"""A call of each command that answers with records, in a folder that has the samples and an index."""


def commands() -> dict[str, FileCommand]:
    load("")
    group = group_of(app)
    assert isinstance(group, TyperGroup)
    return {name: each for name, each in group.commands.items() if isinstance(each, FileCommand)}


def options_of(command: FileCommand) -> set[str]:
    return {option for each in command.params for option in each.opts}


def forms_of(command: FileCommand) -> set[str]:
    return {form for each in command.params if "--format" in each.opts for form in getattr(each.type, "choices", ())}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answers")
    shutil.copytree(ROOT / "samples", path / "samples")
    (path / FAULTY).write_text("説明会は、2024年11月10日（土）に開く。\n", encoding="utf-8")
    return path


@pytest.fixture
def at(folder: Path, jdoc: Jdoc, monkeypatch: pytest.MonkeyPatch) -> Jdoc:
    monkeypatch.setattr("tests.conftest.ROOT", folder)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    if not (folder / "x.db").exists():
        assert jdoc("index", "samples", "-d", "x.db", "--names", "rules", "-q").returncode == 0
    return jdoc


def test_every_command_says_where_its_answer_goes_and_in_which_form() -> None:
    found = commands()
    assert {*found} == {*COMMANDS}
    assert {name for name, each in found.items() if "--output" not in options_of(each)} == NO_ANSWER
    forms = {name: forms_of(each) for name, each in found.items()}
    assert {name for name, known in forms.items() if not known >= FORMS} == NO_ROWS
    assert {*CALLS} == {*found} - NO_ROWS


@pytest.mark.parametrize("command", CALLS)
def test_every_answer_can_be_a_file_of_any_form(at: Jdoc, folder: Path, command: str) -> None:
    call = CALLS[command]
    rows = {}
    for form in ("jsonl", "csv", "tsv"):
        file = folder / f"answer.{form}"
        assert at(*call, "-o", str(file), "--format", form).returncode in {0, 1}
        rows[form] = file.read_text(encoding="utf-8")
    assert at(*call, "--format", "csv").stdout == rows["csv"]
    assert all(isinstance(json.loads(line), dict) for line in rows["jsonl"].splitlines())
    comma, tab = (
        list(csv.reader(io.StringIO(rows[form]), delimiter=mark)) for form, mark in (("csv", ","), ("tsv", "\t"))
    )
    assert comma == tab
    assert len(comma) > 1
    assert {len(row) for row in comma} == {len(comma[0])}
    assert [each for each in folder.iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize("command", CALLS)
def test_a_table_is_one_in_a_pipe_too(at: Jdoc, command: str) -> None:
    shown = at(*CALLS[command], "--format", "table")
    assert shown.stdout
    assert not shown.stdout.startswith("{")
    assert "\x1b" not in shown.stdout


def test_the_name_of_a_file_says_its_form(at: Jdoc, folder: Path) -> None:
    assert at("names", SAMPLE, "--names", "rules", "-o", str(folder / "N.CSV")).stdout == ""
    assert (folder / "N.CSV").read_text(encoding="utf-8").startswith("value,label,count")
    at("table", SAMPLE, "--names", "rules", "-o", str(folder / "t.jsonl"))
    assert (folder / "t.jsonl").read_text(encoding="utf-8").startswith('{"doc"')
    at("names", SAMPLE, "--names", "rules", "-o", str(folder / "n.csv"), "--format", "jsonl")
    assert (folder / "n.csv").read_text(encoding="utf-8").startswith("{")


def test_a_file_is_in_utf8_and_there_only_once_it_is_whole(
    at: Jdoc, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp932")
    kept = folder / "kept.txt"
    kept.write_text("前の答え", encoding="utf-8")
    wrong = at("table", SAMPLE, "--columns", "nothing", "-o", str(kept))
    assert (wrong.returncode, kept.read_text(encoding="utf-8")) == (2, "前の答え")
    assert at("numerals", "--to", "arabic", SAMPLE, "-o", str(kept)).returncode == 0
    assert "令和5年" in kept.read_text(encoding="utf-8")
    assert at("lookup", "xyzzyx", "-o", str(kept)).returncode == 1
    assert kept.read_text(encoding="utf-8") == ""


def test_what_is_read_is_not_written_over(at: Jdoc, folder: Path) -> None:
    document = folder / "samples" / "notice.txt"
    before = document.read_bytes()
    done = at("split", SAMPLE, "-o", SAMPLE)
    assert (done.returncode, done.stderr) == (2, f"jdoc: {SAMPLE}: the answer would take the place of what is read\n")
    assert document.read_bytes() == before


def test_a_file_that_cannot_be_written_is_told(at: Jdoc, folder: Path) -> None:
    done = at("split", SAMPLE, "-o", "nowhere/a.jsonl")
    assert (done.returncode, done.stderr) == (3, "jdoc: nowhere/a.jsonl: there is no folder nowhere: make it first\n")
    assert at("split", SAMPLE, "-o", "/dev/null").returncode == 0
    link = folder / "link.jsonl"
    link.symlink_to(folder / "aim.jsonl")
    assert at("split", SAMPLE, "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert (folder / "aim.jsonl").read_text(encoding="utf-8").startswith("{")


def test_a_part_of_an_answer_is_written_where_some_input_failed(at: Jdoc, folder: Path) -> None:
    done = at("split", "nothing.txt", SAMPLE, "-o", "part.jsonl")
    assert done.returncode == 3
    assert (folder / "part.jsonl").read_text(encoding="utf-8") == at("split", SAMPLE).stdout


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_no_form_commands_a_terminal(tmp_path: Path, form: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "総額\x9b2J５億円", "number": "1\\u202e"}\n', encoding="utf-8")
    for command in ("split", "entities"):
        shown = on_terminal(command, str(file), "--format", form)
        assert not {"\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("call", "begins"),
    [
        ("show -o page.html", b"<!DOCTYPE html>"),
        ("diff samples/notice.txt -o page.htm", b"<!DOCTYPE html>"),
        ("timeline -o dates.ics", b"BEGIN:VCALENDAR"),
        ("terms -o terms.tbx", b"<?xml"),
        ("split -o blocks.txt", b'{"doc"'),
        ("table -o rows.xlsx", None),
        ("show -o page.pdf", None),
        ("lookup -o words.docx", None),
    ],
)
def test_a_file_is_what_its_name_says_or_none(call: str, begins: bytes | None, jdoc: Jdoc, tmp_path: Path) -> None:
    *options, name = call.split()
    done = jdoc(*options, f"{tmp_path / name}", "samples/results.txt" if options[0] == "diff" else SAMPLE)
    assert done.returncode == (2 if begins is None else int(options[0] == "diff"))
    assert (tmp_path / name).exists() == (begins is not None)
    if begins is None:
        assert f"can't write .{name.rpartition('.')[2]}, but .csv" in done.stderr
    else:
        assert (tmp_path / name).read_bytes().startswith(begins)
