"""What is wrong with a document costs that one alone, in every command; nothing of its name steers a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jdoc.cli import Problems
from jdoc.errors import InputError, fence
from jdoc.model import Block
from jdoc.pipeline import each_apart
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

ODD_NAME = "b\udcff.txt"
"""What a system without UTF-8 may call a file."""
STEERING_NAME = "c\x1b]0;X\x07\n.pdf"
"""What sets the title of a terminal and begins a line."""
BROKEN = """
import sys, jdoc.__main__
from jdoc.{module} import {name} as whole
import jdoc.{module}
def broken(*given, **options):
    for found in whole(*given, **options):
        if "壊" in str(found):
            raise ZeroDivisionError("of all things")
        yield found
jdoc.{module}.{name} = broken
sys.argv = ["jdoc", {arguments}]
jdoc.__main__.main()
"""
"""A jdoc with a defect in a stage that documents with 壊 meet."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", ODD_NAME, "d.txt"):
        (folder / name).write_text("2016年5月1日、総額５億円の支援を外務省が歓迎した。\n", encoding="utf-8")
    (folder / STEERING_NAME).write_bytes(b"%PDF-1.7 nothing")
    os.mkfifo(folder / "e.txt")
    (folder / "f.txt").symlink_to("/dev/zero")
    return folder


COMMANDS = (
    ("split",),
    ("entities",),
    ("stances",),
    ("names",),
    ("show",),
    ("show", "--html", "-"),
    ("table", "--format", "jsonl"),
    ("timeline",),
    ("numerals", "--to", "kanji"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_file_of_a_folder_costs_another(jdoc: Jdoc, folder: Path, command: tuple[str, ...]) -> None:
    done = jdoc(*command, str(folder))
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    told = done.stderr.splitlines()
    assert len(told) == 3
    assert not any(map("".join(told).__contains__, "\x1b\x07"))
    assert sum("this is no regular file" in line for line in told) == 2
    if command != ("names",):
        assert done.stdout.count("外務省") + done.stdout.count("2016-05-01") >= 3
    if "numerals" not in command and command != ("names",):
        assert r"b\xff.txt" in done.stdout.replace(r"\\", "\\") or command == ("show",)


@pytest.mark.parametrize(
    ("module", "name", "arguments"),
    [
        ("stages.split", "_split", ("split",)),
        ("stages.entities", "find_entities", ("entities",)),
        ("stages.entities", "find_entities", ("show",)),
        ("stages.stances", "find_stances", ("stances",)),
        ("stages.numerals", "rewrite_numerals", ("numerals", "--to", "kanji")),
        ("views.rows", "make_rows", ("table",)),
    ],
)
def test_a_defect_costs_one_document(tmp_path: Path, module: str, name: str, arguments: tuple[str, ...]) -> None:
    lines = [
        json.dumps({"doc": f"{number}.txt", "text": text}) for number, text in enumerate(("５月", "５月壊", "５月"))
    ]
    given = tmp_path / "in"
    given.mkdir()
    if name == "_split":
        for number, text in enumerate(("一", "壊", "三")):
            (given / f"{number}.txt").write_text(text, encoding="utf-8")
    else:
        (given / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = ", ".join(map(repr, (*arguments, str(given))))
    program = BROKEN.format(module=module, name=name, arguments=said)
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    [told] = done.stderr.splitlines()
    assert "1.txt: defect in jdoc: ZeroDivisionError: of all things" in told
    assert "please report" in told
    assert "壊" not in done.stdout
    assert len(done.stdout.splitlines()) >= 2


def test_a_traceback_is_for_those_who_ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[InputError] = []
    monkeypatch.setenv("JDOC_DEBUG", "1")
    with fence("a.txt", told.append):
        int("壊")
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.delenv("JDOC_DEBUG")
    with fence("a.txt", told.append):
        int("壊")
    assert capsys.readouterr().err == ""
    assert [str(error).startswith("a.txt: defect in jdoc: ValueError") for error in told] == [True, True]


def test_a_document_comes_whole_or_not_at_all() -> None:
    def stage(blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            if block.text == "悪":
                raise MemoryError
            yield block.text

    blocks = [Block(doc=doc, seq=seq, text=text) for doc, seq, text in (("a", 0, "一"), ("b", 0, "二"), ("b", 1, "悪"))]
    problems = Problems()
    assert [*each_apart([*blocks, Block(text="悪"), Block(text="三")], stage, problems.report)] == ["一", "三"]
    assert problems.count == 2


def test_what_stands_for_no_file_is_read_where_it_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "x.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "jdoc", "split", str(pipe)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        pipe.write_text("共同声明\n", encoding="utf-8")
        assert "共同声明" in process.communicate(timeout=60)[0]


@pytest.mark.parametrize("command", ["run", "index"])
def test_runs_tell_names_on_one_line_and_pass_by_pipes(jdoc: Jdoc, folder: Path, tmp_path: Path, command: str) -> None:
    out = ("-o", f"{tmp_path}/out") if command == "run" else ("-d", f"{folder}/own.txt")
    for _ in range(2):  # an index in its own folder is no document at the second call either
        done = jdoc(command, str(folder), *out, "--names", "rules", "--jobs", "1", "--quiet")
        assert done.returncode == 3
        assert len(done.stderr.splitlines()) == 3 or command == "run"
        assert not any(map(done.stderr.__contains__, "\x1b\x07"))
        assert "own.txt" not in done.stderr
