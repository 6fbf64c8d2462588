"""How the command behaves in a pipeline and on input that is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from jdoc.__main__ import COMMANDS, load
from jdoc.cli import app
from jdoc.readers.formats import RECORDS, SUFFIXES
from tests.cli.screen import on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SAMPLE = "samples/notice.txt"


def test_standard_input_and_dash_read_alike(jdoc: Jdoc) -> None:
    text = (ROOT / SAMPLE).read_text(encoding="utf-8")
    piped, dashed, named = jdoc("split", stdin=text), jdoc("split", "-", stdin=text), jdoc("split", SAMPLE)
    assert piped.returncode == dashed.returncode == named.returncode == 0
    assert piped.stdout == dashed.stdout == named.stdout.replace(f'"doc":"{SAMPLE}"', '"doc":"-"')


def test_records_pass_through_untouched(jdoc: Jdoc) -> None:
    records = jdoc("split", SAMPLE).stdout
    assert jdoc("split", stdin=records).stdout == records
    assert jdoc("split", stdin='{"text": "a", "mine": 1}\n').stdout == '{"text":"a","mine":1}\n'


def test_bad_lines_and_bad_files_are_told_and_the_rest_goes_on(jdoc: Jdoc, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"text":"a"}\n{"text":\n{"text":"b"}\n', encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    nothing = tmp_path / "nothing.txt"
    nothing.touch()
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    done = jdoc("split", "nofile.txt", str(broken), str(empty), f"{tmp_path}/*.zz", str(nothing), str(binary), SAMPLE)
    assert done.returncode == 3
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()[:2]] == ["a", "b"]
    assert len(done.stdout.splitlines()) == 2 + 27
    assert done.stderr.splitlines() == [
        "jdoc: nofile.txt: no such file or directory",
        f"jdoc: {broken}:2: this is no JSON: Input data was truncated",
        f"jdoc: {empty}: no documents in this folder (looked for {', '.join(sorted(SUFFIXES | RECORDS))})",
        f"jdoc: {tmp_path}/*.zz: no file matches",
        f"jdoc: {nothing}: nothing in it: the document is empty",
        f"jdoc: {binary}: this is no text: a binary file, or an encoding that jdoc doesn't know (try --encoding)",
    ]


def test_folders_are_searched_in_depth_and_in_order(jdoc: Jdoc, tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.md", ".hidden/x.txt", "c.bin"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("声明。\n", encoding="utf-8")
    done = jdoc("split", str(tmp_path))
    names = [json.loads(line)["doc"].removeprefix(f"{tmp_path}{os.sep}") for line in done.stdout.splitlines()]
    assert names == ["b.txt", os.path.join("a", "y.md"), os.path.join("a", "z.txt")]  # noqa: PTH118
    globbed = jdoc("split", f"{tmp_path}/**/*.txt")
    assert len(globbed.stdout.splitlines()) == 2


def test_a_closed_pipe_is_no_error() -> None:
    command = (
        f"{sys.executable} -m jdoc split {SAMPLE} samples samples samples samples | head -n 1; exit ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (0, b"", 1)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a full disk")  # noqa: PTH110
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "jdoc", "split", SAMPLE], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert (done.returncode, done.stderr.decode()) == (3, "jdoc: standard output: no space left on device\n")


def test_ctrl_c_leaves_no_traceback(tmp_path: Path) -> None:
    pipe = tmp_path / "x.txt"
    os.mkfifo(pipe)
    process = subprocess.Popen([sys.executable, "-m", "jdoc", "split", str(pipe)], stderr=subprocess.PIPE, cwd=ROOT)
    with pipe.open("wb"):  # returns when jdoc reads
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in errors


@pytest.mark.parametrize("args", [["--bogus"], ["nocommand"], ["split", "--bogus"]])
def test_wrong_usage_is_exit_code_2(jdoc: Jdoc, args: list[str]) -> None:
    done = jdoc(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: jdoc" in done.stderr


def test_version(jdoc: Jdoc) -> None:
    assert jdoc("--version").stdout.startswith("jdoc 0.")


def test_every_command_is_loaded_with_its_module() -> None:
    for command in COMMANDS:
        load(command)
        loaded = import_module(f"jdoc.cli.{command}")
        callbacks = [command.function for command in app.commands.values()]
        assert [callback for callback in callbacks if callback.__module__ == loaded.__name__] == [
            getattr(loaded, command)
        ]


def test_records_that_are_wrong_inside_are_told(jdoc: Jdoc) -> None:
    lines = [
        '{"text": "昨年", "base_date": "2017-02-30"}',
        '{"text": "a", "source": [[1]]}',
        '{"text": "a", "deep": ' + "[" * 1_000_000 + "]" * 1_000_000 + "}",
        '{"text": "来年", "base_date": "9999-12-31"}',
    ]
    done = jdoc("entities", "--label", "DATE", stdin="\n".join(lines) + "\n")
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "base_date '2017-02-30' is no day" in done.stderr
    assert "-:2: this is no record of jdoc" in done.stderr
    assert "-:3: this is nested too deep" in done.stderr
    assert len(done.stdout.splitlines()) == 2


def test_a_poor_locale_spoils_no_answer(jdoc: Jdoc, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    assert "総額約[550億円](MONEY" in jdoc("show", "--label", "MONEY", "samples/white-paper.txt").stdout


def test_a_pager_that_is_no_command_is_told() -> None:
    done = on_terminal("show", SAMPLE, exit_code=3, JDOC_PAGER='"less')
    assert done.strip().endswith("jdoc: the pager '\"less' is no command: no closing quotation")


@pytest.mark.parametrize(
    ("call", "code", "problem"),
    [
        ("show <&-", 2, "nothing to read"),
        ("table - <&-", 3, "-: standard input is closed"),
        ("lookup 5億円 >&-", 3, "standard output is closed"),
        (f"names {SAMPLE} >&-", 3, "standard output is closed"),
    ],
)
def test_closed_streams_are_told(call: str, code: int, problem: str) -> None:
    done = subprocess.run(["sh", "-c", f"{sys.executable} -m jdoc {call}"], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == code
    assert done.stderr.decode().startswith(f"jdoc: {problem}")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "20170501"])
def test_a_base_date_that_nothing_can_be_counted_from(jdoc: Jdoc, day: str) -> None:
    record = json.dumps({"text": "再来年、3日後、次の金曜日、29年12月22日", "base_date": day}, ensure_ascii=False)
    done = jdoc("entities", stdin=record)
    assert done.returncode == 3
    assert done.stderr == f"jdoc: record: base_date {day!r} is no day, expected YYYY-MM-DD, from 1000 to 2999\n"
    assert json.loads(done.stdout)["entities"][0]["text"] == "再来年"


def test_a_base_date_is_of_the_years_that_documents_come_from(jdoc: Jdoc) -> None:
    done = jdoc("entities", "--base-date", "9999-12-31", stdin='{"text": "再来年"}')
    assert done.returncode == 2
    assert "9999-12-31: expected a day of the years from 1000 to 2999" in done.stderr


@pytest.mark.parametrize(
    ("ends", "code"), [("sys.exit()", 0), ("sys.exit(3)", 3), ("sys.exit('lost')", 1), ("int('x')", 1)]
)
def test_a_process_ends_with_all_that_was_written_and_with_its_code(ends: str, code: int) -> None:
    call = (
        "import atexit, sys, jdoc.__main__\n"
        "def main():\n    print('written', end='')\n    atexit.register(print, ', and behind')\n    " + ends + "\n"
        "jdoc.__main__.main = main\n"
        "jdoc.__main__.program()\n"
    )
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.returncode, done.stdout) == (code, "written, and behind\n")
