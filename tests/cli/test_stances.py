"""`jdoc stances` and the commands that take its records: what people see, exit codes, the index."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.screen import bare, on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TEXT = """\
　　　　　　　　　　共同声明

１　双方は、総額５，６８０億円の支援を歓迎した。

２　ノルデン側は、日本の協力に深い謝意を表明し、日本側は、演習の強行を断固として非難した。

３　日本側は、ノルデン国に対し、資料の提供を求めた。
"""


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("stances") / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_records_have_their_stances(jdoc: Jdoc, statement: Path) -> None:
    done = jdoc("stances", str(statement))
    found = [stance for line in done.stdout.splitlines() for stance in json.loads(line)["stances"]]
    assert [each["act"] for each in found] == ["welcome", "thank", "condemn", "request"]
    assert found[1]["object"]["text"] == "日本の協力"
    assert found[3]["addressee"]["text"] == "ノルデン国"
    assert (done.returncode, done.stderr) == (0, "")


def test_records_come_from_a_pipe_and_go_on(jdoc: Jdoc, statement: Path) -> None:
    split = jdoc("split", str(statement)).stdout
    assert jdoc("stances", stdin=split).stdout == jdoc("stances", str(statement)).stdout
    rewritten = jdoc("numerals", "--to", "kanji", stdin=jdoc("stances", stdin=split).stdout).stdout
    [record] = [json.loads(line) for line in rewritten.splitlines() if "歓迎" in line]
    told = record["stances"][0]["object"]
    assert told["text"] == record["text"][told["start"] : told["end"]]
    assert "五千六百八十億円" in told["text"]


def test_only_some_acts(jdoc: Jdoc, statement: Path) -> None:
    done = jdoc("stances", "--act", "blame,request", str(statement))
    assert [each["act"] for line in done.stdout.splitlines() for each in json.loads(line)["stances"]] == [
        "condemn",
        "request",
    ]
    refused = jdoc("stances", "--act", "shout", str(statement))
    assert refused.returncode == 2
    assert "shout" in refused.stderr


def test_counts(jdoc: Jdoc, statement: Path) -> None:
    assert jdoc("stances", "--stat", str(statement)).stdout.splitlines() == [
        "双方\t1\twelcome 1",
        "ノルデン側\t1\tthank 1",
        "日本側\t2\tcondemn 1 request 1",
        "total\t4\twelcome 1 thank 1 condemn 1 request 1",
    ]


def test_a_document_without_acts_is_one_without_answer(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("列車は駅を出た。\n", encoding="utf-8")
    done = jdoc("stances", "--stat", str(tmp_path / "plain.txt"))
    assert (done.returncode, done.stdout) == (1, "")


def test_a_bad_record_is_told_with_its_place_and_the_rest_is_done(jdoc: Jdoc) -> None:
    good = '{"doc":"x","seq":1,"kind":"paragraph","text":"外相は、提案を歓迎した。"}'
    done = jdoc("stances", stdin=f"{{broken\n{good}\n")
    assert [each["act"] for each in json.loads(done.stdout)["stances"]] == ["welcome"]
    assert done.returncode == 3
    assert ":1: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_terminal_shows_a_table(statement: Path) -> None:
    shown = bare(on_terminal("stances", "--no-pager", "--by", "act", str(statement)))
    lines = [line.split() for line in shown.splitlines()]
    assert lines[0] == ["line", "actor", "act", "object"]
    assert ["5", "日本側", "condemn", "(strong)", "演習の強行"] in lines


def test_a_table_has_a_row_for_each_act(jdoc: Jdoc, statement: Path) -> None:
    done = jdoc("table", "--stances", "--columns", "line,actor,act,family,strength,object,addressee", str(statement))
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[2] == {
        "line": "5",
        "actor": "日本側",
        "act": "condemn",
        "family": "blame",
        "strength": "strong",
        "object": "演習の強行",
        "addressee": "",
    }
    assert len(rows) == 4


def test_codes_stand_in_records_and_tables(jdoc: Jdoc, statement: Path) -> None:
    coded = jdoc("stances", "--codes", "cameo", str(statement)).stdout
    rows = csv.DictReader(io.StringIO(jdoc("table", "--stances", "--columns", "act,code", stdin=coded).stdout))
    assert [(row["act"], row["code"]) for row in rows] == [
        ("welcome", "051"),
        ("thank", "051"),
        ("condemn", "111"),
        ("request", "020"),
    ]


def test_text_is_shown_with_its_acts(jdoc: Jdoc, statement: Path) -> None:
    shown = jdoc("show", "--stances", "--no-pager", str(statement)).stdout
    assert "演習の強行" in shown
    assert "日本側 (strong)" in shown
    page = jdoc("show", "--stances", "--html", "-", str(statement)).stdout
    assert "非難" in page
    assert "what an act is about" in page


@pytest.fixture(scope="module")
def index(statement: Path) -> Path:
    file = statement.parent / "x.db"
    command = [sys.executable, "-m", "jdoc", "index", str(statement), "-d", str(file), "--names", "rules", "-q"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return file


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (["--act", "condemn"], [5]),
        (["--act", "blame", "--strength", "strong"], [5]),
        (["--act", "praise"], [3, 5]),
        (["--actor", "日本側"], [5, 7]),
        (["--actor", "日本", "--act", "request"], [7]),
        (["--actor", "双方", "--act", "condemn"], []),
        (["--strength", "weak"], []),
        (["支援", "--act", "welcome"], [3]),
    ],
)
def test_acts_are_found_in_an_index(jdoc: Jdoc, index: Path, asked: list[str], lines: list[int]) -> None:
    done = jdoc("find", *asked, "-d", str(index))
    assert [int(line.split(":")[1]) for line in done.stdout.splitlines()] == lines
    assert (done.returncode, done.stderr) == (0 if lines else 1, "")


def test_a_run_to_tables_loses_no_stances_in_silence(jdoc: Jdoc, statement: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    done = jdoc("run", str(statement), "-o", out, "--stages", "split,stances", "--format", "csv", "-q")
    assert done.returncode == 2
    assert "stances and check in --stages go with --format jsonl" in " ".join(done.stderr.split())


def test_a_run_has_stances_as_one_of_its_stages(jdoc: Jdoc, statement: Path, tmp_path: Path) -> None:
    done = jdoc("run", str(statement), "-o", str(tmp_path / "out"), "--stages", "split,stances", "-q")
    assert done.returncode == 0, done.stderr
    [result] = (tmp_path / "out").rglob("statement*.jsonl")
    assert [each["act"] for line in result.read_text("utf-8").splitlines() for each in json.loads(line)["stances"]] == [
        "welcome",
        "thank",
        "condemn",
        "request",
    ]
