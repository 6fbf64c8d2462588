"""`jdoc table --speeches` and what else looks at who speaks: a comparison, an index, the text on a terminal."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.screen import bare, on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TEXT = """\
　　◎日程第２　一般質問
○議長（岬三郎君）　質問を許します。
○２番（沖田和子君）　避難所は何か所ありますか。
　次に、漁港の整備について伺います。
（拍手）
　終わります。
○議長（岬三郎君）　休憩いたします。
　　　　　　　　　　　　　　　　　　　　　　　　午後３時　休憩
"""
ROWS = [
    ["2", "岬三郎", "議長", "質問を許します。"],
    ["3", "沖田和子", "２番", "避難所は何か所ありますか。\n次に、漁港の整備について伺います。\n終わります。"],
    ["7", "岬三郎", "議長", "休憩いたします。"],
]
COLUMNS = ("--columns", "line,speaker,speaker_role,text")


@pytest.fixture(scope="module")
def minutes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speeches") / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(table: str, delimiter: str = ",") -> list[list[str]]:
    return [*csv.reader(io.StringIO(table), delimiter=delimiter)]


def test_a_row_is_a_speech(jdoc: Jdoc, minutes: Path) -> None:
    done = jdoc("table", "--speeches", *COLUMNS, str(minutes))
    assert rows(done.stdout) == [["line", "speaker", "speaker_role", "text"], *ROWS]
    assert (done.returncode, done.stderr) == (0, "")
    tabs = jdoc("table", "--speeches", "--format", "tsv", *COLUMNS, str(minutes)).stdout
    assert rows(tabs, "\t")[1:] == ROWS


def test_rows_as_json_lines_of_a_folder_and_of_records(jdoc: Jdoc, minutes: Path) -> None:
    lines = jdoc("table", "--speeches", "--format", "jsonl", str(minutes.parent)).stdout
    found = [json.loads(line) for line in lines.splitlines()]
    assert [row["text"] for row in found] == [row[3] for row in ROWS]
    assert {row["section"] for row in found} == {"◎日程第２　一般質問"}
    records = jdoc("split", str(minutes)).stdout
    assert jdoc("table", "--speeches", "--format", "jsonl", stdin=records).stdout == lines


def test_rows_as_parquet(minutes: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    command = [sys.executable, "-m", "jdoc", "table", "--speeches", "--format", "parquet", str(minutes)]
    done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
    found = parquet.read_table(io.BytesIO(done.stdout)).to_pylist()
    assert [(row["speaker"], row["line"]) for row in found] == [(row[1], int(row[0])) for row in ROWS]


def test_rows_are_sorted(jdoc: Jdoc, minutes: Path) -> None:
    done = jdoc("table", "--speeches", "--sort", "-line", "--columns", "line", str(minutes))
    assert done.stdout.split() == ["line", "7", "3", "2"]


def test_a_terminal_shows_who_speaks(minutes: Path) -> None:
    shown = bare(on_terminal("table", "--speeches", str(minutes)))
    assert "speaker_role" in shown
    assert "沖田和子" in shown


@pytest.mark.parametrize("other", ["--tidy", "--stances", "--label=DATE"])
def test_rows_are_of_one_kind(jdoc: Jdoc, minutes: Path, other: str) -> None:
    done = jdoc("table", "--speeches", other, str(minutes))
    assert done.returncode == 2
    assert "--speeches" in done.stderr


def test_items_below_who_stands_alone_are_one_speech(jdoc: Jdoc) -> None:
    text = "【磯村座長】\n　始めます。\n【事務局】\n・資料は一つです。\n・意見は二つです。\n"
    done = jdoc("table", "--speeches", "--columns", "speaker,speaker_role,text", stdin=text)
    expected = [["磯村", "座長", "始めます。"], ["", "事務局", "・ 資料は一つです。\n・ 意見は二つです。"]]
    assert rows(done.stdout)[1:] == expected


def test_another_speaker_is_a_difference(jdoc: Jdoc, minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("２番（沖田和子君）", "３番（渚健二君）"), encoding="utf-8")
    [changed] = jdoc("diff", "--json", str(minutes), str(other)).stdout.splitlines()
    found = json.loads(changed)
    assert "".join(edit["old"]["text"] for edit in found["edits"]).startswith("２番")
    assert found["old"][0]["text"].startswith("２番（沖田和子君）　避難所")
    assert found["new"][0]["text"].startswith("３番（渚健二君）　避難所")


def test_an_index_finds_who_speaks(jdoc: Jdoc, minutes: Path, tmp_path: Path) -> None:
    index = tmp_path / "index.db"
    assert jdoc("index", str(minutes), "-d", str(index)).returncode == 0
    found = jdoc("find", "沖田和子", "-d", str(index), "--json").stdout
    assert [json.loads(line)["text"] for line in found.splitlines()] == ["避難所は何か所ありますか。"]


@pytest.mark.parametrize("form", [[], ["--html", "-"]])
def test_who_speaks_is_shown_with_the_text(jdoc: Jdoc, minutes: Path, form: list[str]) -> None:
    assert "○２番（沖田和子君）" in jdoc("show", *form, str(minutes)).stdout
