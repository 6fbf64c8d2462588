"""`jdoc show`, `table`, `timeline` and `lookup` as people see them: on a terminal, without colours, in a pipe."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.cli.screen import ESCAPE, bare, on_terminal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SAMPLE = "samples/white-paper.txt"
RULES = ("--names", "rules")


@pytest.mark.parametrize(
    "command",
    [("show", "--no-pager", *RULES), ("table", *RULES), ("timeline", "--no-pager"), ("names", *RULES)],
    ids=lambda command: command[0],
)
def test_a_terminal_of_80_columns_holds_every_line(command: tuple[str, ...]) -> None:
    shown = on_terminal(*command, SAMPLE, "samples/joint-press-release.txt")
    assert ESCAPE.search(shown)
    assert max(cell_len(line) for line in bare(shown).splitlines()) <= 80


@pytest.mark.parametrize(
    ("call", "exit_code"),
    [
        ("table --label TIME", 0), ("entities --label TIME", 0), ("table --speeches", 0), ("names --label FAC", 1),
        ("timeline --from 2950", 1), ("stances --act condemn", 1), ("table --tidy --label PERCENT", 0),
    ],
)  # fmt: skip
def test_a_terminal_is_told_that_nothing_is_found(call: str, exit_code: int) -> None:
    assert on_terminal(*call.split(), "samples/notice.txt", exit_code=exit_code) == "jdoc: nothing found\n"


@pytest.mark.parametrize("command", ["timeline", "entities"])
def test_dates_that_count_from_an_unnamed_day_are_told(command: str, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("市は、昨年、本年9月に実施した。\n", encoding="utf-8")
    told = "jdoc: dates that count from a day which isn't named: 2 (--base-date names it)\n"
    assert told in on_terminal(command, str(file), exit_code=command == "timeline")
    assert told not in on_terminal(command, str(file), "--base-date", "2020-05-01")


def test_long_tables_go_to_the_pager_of_the_user_unless_told_not_to() -> None:
    long = ("table", *RULES, SAMPLE)
    assert on_terminal(*long, JDOC_PAGER="head -n 1").count("\n") == 1
    assert on_terminal(*long, "--no-pager", JDOC_PAGER="head -n 1").count("\n") > 24


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_a_place_stands_in_one_line_and_the_folder_above_all(columns: int, tmp_path: Path) -> None:
    folder = tmp_path / "港湾局の令和５年度の報告書とその附属する資料の一式"
    folder.mkdir()
    for name, body in (("with-a-long-name-of-its-own-that-says-much.txt", "国際連合"), ("b.txt", "外務省")):
        (folder / name).write_text(f"{body}は、歓迎した。\n", encoding="utf-8")
    for command in (("names", *RULES), ("table", *RULES, "--label", "ORG"), ("documents",)):
        lines = bare(on_terminal(*command, str(folder), columns=columns, JDOC_PAGER="")).splitlines()
        assert lines[0] == f"{folder}/"
        assert max(map(cell_len, lines[1:])) <= columns
        assert any(line.count("that-says-much.txt") == 1 for line in lines)


def test_show_puts_values_beside_the_line_that_they_belong_to() -> None:
    lines = bare(on_terminal("show", "--no-pager", *RULES, SAMPLE)).splitlines()
    [line] = [line for line in lines if "だけで年間約９万隻の船舶" in line]
    assert line.endswith("  QUANTITY ~ 90,000 隻")
    assert {cell_len(line[: line.index("DATE ")]) for line in lines if "DATE " in line} == {54}
    assert not any(line.startswith(("、", "。", "）")) for line in lines)


def test_show_on_a_narrow_terminal_keeps_text_and_values() -> None:
    shown = bare(on_terminal("show", "--no-pager", *RULES, SAMPLE, columns=40))
    assert max(cell_len(line) for line in shown.splitlines()) <= 40
    assert "MONEY" in shown


def test_without_colour_nothing_is_coloured_and_nothing_is_lost() -> None:
    coloured, plain = (
        on_terminal("show", "--no-pager", *RULES, SAMPLE),
        on_terminal("show", "--no-pager", *RULES, SAMPLE, NO_COLOR="1"),
    )
    assert bare(coloured) == bare(plain)
    assert "38;5;" in coloured
    assert "38;5;" not in plain


@pytest.mark.parametrize("command", ["show", "timeline", "table"])
def test_a_dumb_terminal_gets_no_command(command: str) -> None:
    assert "\x1b" not in on_terminal(command, SAMPLE, TERM="dumb", JDOC_PAGER="")


def test_a_pipe_gets_the_entities_in_brackets(jdoc: Jdoc) -> None:
    done = jdoc("show", "--label", "MONEY,DATE", SAMPLE)
    assert "### 第２節 太平洋島嶼国\n" in done.stdout
    assert "総額約[550億円](MONEY ~ JPY 55,000,000,000)）" in done.stdout
    assert "\x1b" not in done.stdout


def test_what_a_record_holds_commands_no_terminal(tmp_path: Path) -> None:
    record = tmp_path / "hostile.jsonl"
    entity = {"label": "\x1b[1mX", "start": 0, "end": 3, "text": "\x1b[2", "value": "\x1b]0;title\x07"}
    record.write_text(json.dumps({"text": "\x1b[2J\x9b2J赤", "label": "\x1b", "entities": [entity]}), encoding="utf-8")
    for command in ("show", "table"):
        shown = bare(on_terminal(command, str(record), JDOC_PAGER=""))
        assert "\x1b" not in shown
        assert "\x9b" not in shown
        assert "�[2J" in shown or "�[2" in shown


def test_the_pager_is_called_where_the_screen_is_too_small(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    pager = f"{sys.executable} -c 'import sys, pathlib; pathlib.Path(\"{seen}\").write_bytes(sys.stdin.buffer.read())'"
    shown = on_terminal("show", *RULES, SAMPLE, lines=100, JDOC_PAGER=pager)
    assert "太平洋" in shown
    assert not seen.exists()
    assert on_terminal("show", *RULES, SAMPLE, lines=10, JDOC_PAGER=pager) == ""
    assert seen.read_text(encoding="utf-8") == shown
    assert on_terminal("show", *RULES, "--no-pager", SAMPLE, lines=10, JDOC_PAGER=pager) == shown


def test_lookup_writes_amounts_with_commas_on_a_terminal() -> None:
    assert "  number       568,000,000,000 JPY (money)" in on_terminal("lookup", "五千六百八十億円").splitlines()


def test_lookup_sets_a_card_on_a_terminal() -> None:
    assert on_terminal("lookup", "ＵＮＯＤＣ").splitlines() == [
        "ＵＮＯＤＣ",
        "  org          国際連合薬物・犯罪事務所",
        "  aliases      国連薬物・犯罪事務所、国連薬物犯罪事務所",
        "  English      United Nations Office on Drugs and Crime",
    ]


def test_table_is_csv_in_a_pipe(jdoc: Jdoc) -> None:
    done = jdoc("table", "--label", "MONEY", "--sort", "-amount", "--columns", "line,amount,unit,text", SAMPLE)
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["line", "amount", "unit", "text"],
        ["30", "55000000000", "JPY", "550億円"],
        ["45", "600000000", "USD", "６億ドル"],
    ]
    assert jdoc("table", "--bom", "--format", "tsv", "--columns", "doc,text", SAMPLE).stdout.startswith(
        "\ufeffdoc\ttext\n"
    )


@pytest.mark.parametrize(
    "args", [("--columns", "lien"), ("--sort", "-lien"), ("--sort", "-"), ("--format", "xlsx"), ("--label", "DATES")]
)
def test_names_that_are_not_known_are_told_with_those_that_are(jdoc: Jdoc, args: tuple[str, str]) -> None:
    done = jdoc("table", *args, SAMPLE)
    assert (done.returncode, done.stdout) == (2, "")
    assert args[1].removeprefix("-") in done.stderr
    assert any(known in done.stderr for known in ("line", "DATE", "csv"))


def test_records_that_have_entities_are_taken_as_they_are(jdoc: Jdoc) -> None:
    records = jdoc("entities", "--label", "MONEY", SAMPLE).stdout
    assert [row.split(",")[0] for row in jdoc("table", "--columns", "label", stdin=records).stdout.split()] == [
        "label",
        "MONEY",
        "MONEY",
    ]
    split = jdoc("split", SAMPLE).stdout
    assert jdoc("table", *RULES, stdin=split).stdout == jdoc("table", *RULES, SAMPLE).stdout


def test_timeline_lists_what_falls_into_a_period(jdoc: Jdoc) -> None:
    done = jdoc("timeline", "--from", "2017", "--to", "2018-05", SAMPLE)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["value"], row["line"]) for row in found] == [
        ("2017", 31),
        ("2017/2021", 28),
        ("2018-05", 43),
    ]
    assert all(row["text"] in row["sentence"] for row in found)
    assert jdoc("timeline", "--from", "2030", "samples/results.txt").returncode == 1
    assert jdoc("timeline", "--from", "2017-13", SAMPLE).returncode == 2


def test_show_writes_a_page_to_a_file_or_to_standard_output(jdoc: Jdoc, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    done = jdoc("show", *RULES, "--html", str(file), SAMPLE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert jdoc("show", *RULES, "--html", "-", SAMPLE).stdout == file.read_text(encoding="utf-8")
    done = jdoc("show", *RULES, "--html", str(tmp_path / "no" / "page.html"), SAMPLE)
    assert (done.returncode, done.stderr) == (3, f"jdoc: {tmp_path}/no/page.html: no such file or directory\n")


def test_a_document_named_as_the_page_stays(jdoc: Jdoc, tmp_path: Path) -> None:
    document = tmp_path / "a.txt"
    document.write_text("海を守る。\n", encoding="utf-8")
    done = jdoc("show", *RULES, "--html", str(document), SAMPLE)
    assert done.returncode == 3
    assert "not written: there is a file of another form" in done.stderr
    assert document.read_text(encoding="utf-8") == "海を守る。\n"


TABLE = "| 区分 | 額（千円） |\n| --- | --- |\n| 1 町税 | 4,812 |\n| 計 | =1+1 |\n"


def test_tidy_is_a_row_an_amount(jdoc: Jdoc) -> None:
    done = jdoc("table", "--tidy", "-", stdin=TABLE)
    [row] = csv.DictReader(io.StringIO(done.stdout))
    assert (row["row_head"], row["column_head"], row["amount"], row["unit"]) == (
        "1 町税",
        "額（千円）",
        "4812000",
        "JPY",
    )
    assert (row["row"], row["column"], row["total"]) == ("1", "1", "false")


def test_tables_are_files_of_their_own(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("in/a.md", "in/b/a.md"):
        (tmp_path / name).write_text(f"# 資料\n\n{TABLE}\n本文\n\n{TABLE}", encoding="utf-8")
    done = jdoc("table", "--tables", str(tmp_path / "out"), str(tmp_path / "in"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.endswith(f"4 tables written to {tmp_path / 'out'}\n")
    files = sorted((tmp_path / "out").iterdir())
    assert len(files) == 4
    assert files[0].name == "a.md-01.csv"
    assert files[0].read_text(encoding="utf-8") == '区分,額（千円）\n1 町税,"4,812"\n計,\'=1+1\n'
    (tmp_path / "in" / "a.md").write_text(f"# 資料\n\n{TABLE}", encoding="utf-8")
    done = jdoc("table", "--tables", str(tmp_path / "out"), str(tmp_path / "in" / "a.md"))
    assert f"{tmp_path / 'out'}: a.md-02.csv is of an earlier call" in done.stderr
    assert (done.returncode, len([*(tmp_path / "out").iterdir()])) == (0, 4)
    assert jdoc("table", "--tables", str(tmp_path / "out"), "-", stdin="本文だけ。").returncode == 1
    assert jdoc("table", "--tables", str(tmp_path / "out"), "--tidy", SAMPLE).returncode == 2
    assert "jdoc: " in jdoc("table", "--tables", str(files[0]), "-", stdin=TABLE).stderr
