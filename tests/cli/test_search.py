"""`jdoc index`, `jdoc find` and `jdoc lookup -d` as they are run."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.cli.screen import bare, on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

TEXT = """\
　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　平成29年５月１日

１　経済協力

　双方は、ＪＩＣＡ（国際協力機構）による総額５，６８０億円の支援を歓迎した。外相会談は2017年３月に行われた。

２　人的交流

　外務大臣は、500社が参加する会合を歓迎し、JICAの研修員300人を受け入れると述べた。
　会議場の㌔数は３５㌔。"引用"と（カッコ）、C++。
"""
JOINS = "it joins two words, or stands before one: 支援 OR 協力, 支援 NOT 遺憾; in quotes it is a word"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("find")
    (folder / "statement.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "jdoc", "index", "samples", "statement.txt", "-d", "x.db", "--names", "rules", "-q"],
        cwd=linked(folder),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return folder / "x.db"


def linked(folder: Path) -> Path:
    """Put the samples into a folder, so that names are short."""
    (folder / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    return folder


@pytest.mark.parametrize(
    ("args", "places"),
    [
        (["外相"], ["statement.txt:5"]),
        (["jica"], ["samples/white-paper.txt:33", "statement.txt:5", "statement.txt:9"]),
        (["ＪＩＣＡ", "歓迎"], ["statement.txt:5", "statement.txt:9"]),
        (["ＪＩＣＡ　歓迎", "研修員"], ["statement.txt:9"]),
        (['"歓迎した。外相"'], ["statement.txt:5"]),
        (['"歓迎した 外相"'], []),
        (["568000000000"], ["statement.txt:5"]),
        (["5,680億円"], ["statement.txt:5"]),
        (["五千六百八十億円"], ["statement.txt:5"]),
        (["５６８０億ドル"], []),
        (["三百人"], ["statement.txt:9"]),
        (["2017-03"], ["statement.txt:5"]),
        (["二〇一七年三月"], ["statement.txt:5"]),
        (["キロ"], ["statement.txt:10"]),
        (['"""引用"""'], ["statement.txt:10"]),
        (["c++"], ["statement.txt:10"]),
        (["--label", "ORG", "--value", "国際協力機構", "--doc", "statement"], ["statement.txt:5", "statement.txt:9"]),
        (["--value", "ｊｉｃａ", "--doc", "st*.txt"], ["statement.txt:5", "statement.txt:9"]),
        (["--value", "五千六百八十億円"], ["statement.txt:5"]),
        (["歓迎", "--from", "2017-03", "--to", "2017-03-15"], ["statement.txt:5"]),
        (["外相", "--from", "平成29年4月"], []),
        (["外相", "--from", "2017", "--to", "2017", "--precision", "month"], ["statement.txt:5"]),
        (["外相", "--from", "2017", "--to", "2017", "--precision", "day"], []),
        (["--min", "5000億円", "--max", "1兆円"], ["statement.txt:5"]),
        (["--label", "QUANTITY", "--min", "300", "--doc", "statement"], ["statement.txt:9"]),
        (["歓迎", "--section", "人的"], ["statement.txt:9"]),
        (["--section", "１ 経済協力"], ["statement.txt:5"]),
        (["--locator", "２", "--doc", "statement"], ["statement.txt:7"]),
        (["--locator", "第二章／第1節/2"], ["samples/white-paper.txt:27"]),
        (["--locator", "3", "--doc", "statement"], []),
        (["外相", "OR", "研修員"], ["statement.txt:5", "statement.txt:9"]),
        (["外相 OR ㌔数 OR 研修員", "歓迎"], ["statement.txt:5", "statement.txt:9"]),
        (["国 OR 五千六百八十億円", "--doc", "statement"], ["statement.txt:5"]),
        (["歓迎", "NOT", "外相", "--doc", "statement"], ["statement.txt:9"]),
        (["歓迎 NOT 300人", "--doc", "statement"], ["statement.txt:5"]),
        (["NOT", "歓迎", "NOT", "㌔", "--doc", "statement"], ["statement.txt:1", "statement.txt:3", "statement.txt:7"]),
        (['NOT "歓迎した。外相"', "外相"], []),
        (['"OR"', "--doc", "statement"], []),
    ],
)
def test_what_is_found(jdoc: Jdoc, file: Path, args: list[str], places: list[str]) -> None:
    done = jdoc("find", *args, "-d", str(file))
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == places, done.stdout
    assert (done.returncode, done.stderr) == (0 if places else 1, "")


def test_the_ways_to_answer(jdoc: Jdoc, file: Path) -> None:
    def find(*args: str) -> str:
        return jdoc("find", "歓迎", "--doc", "statement", "-d", str(file), *args).stdout

    assert find("--count") == "2\n"
    assert find("--files") == "statement.txt\n"
    assert find().splitlines()[1] == (
        "statement.txt:9: 外務大臣は、500社が参加する会合を歓迎し、JICAの研修員300人を受け入れると述べた。"
    )
    assert find("-C", "1").splitlines() == [
        "statement.txt-3- 経済協力",
        f"statement.txt:5: {TEXT.splitlines()[4].strip()}",
        "statement.txt-7- 人的交流",
        "statement.txt:9: 外務大臣は、500社が参加する会合を歓迎し、JICAの研修員300人を受け入れると述べた。",
        'statement.txt-10- 会議場の㌔数は３５㌔。"引用"と（カッコ）、C++。',
    ]
    assert sorted(find("--rank").splitlines()) == sorted(find().splitlines())


def test_key_words_stand_below_each_other(jdoc: Jdoc, file: Path) -> None:
    lines = jdoc("find", "歓迎 OR 研修員", "--doc", "statement", "--kwic", "-d", str(file)).stdout.splitlines()
    assert len(lines) == 3
    assert {cell_len(line.partition("歓迎" if "歓迎 " in line else "研修員")[0]) for line in lines} == {28}
    assert [line.split()[-1] for line in lines] == ["statement.txt:5", "statement.txt:9", "statement.txt:9"]
    shown = on_terminal("find", "外相", "--kwic", "-d", str(file))
    assert "\x1b[1;31m外相\x1b[0m" in shown
    assert all(cell_len(line) <= 80 for line in bare(shown).splitlines())


def test_records_come_out_as_they_went_in(jdoc: Jdoc, file: Path, tmp_path: Path) -> None:
    found = jdoc("find", "--doc", "samples/", "--json", "-d", str(file)).stdout
    assert found == jdoc("entities", "samples", "--names", "rules").stdout
    strange = tmp_path / "strange.jsonl"
    strange.write_text(
        '{"doc":"a\\"b","text":"約' + "9" * 30 + '円 \\u0000\\u001b[31m","mine":{"source":[[1.50]]}}\n{"text":""}\n',
        encoding="utf-8",
    )
    other = str(tmp_path / "x.db")
    assert jdoc("index", str(strange), "-d", other).returncode == 0
    assert (
        jdoc("find", "円", "--json", "-d", other).stdout
        == jdoc("entities", str(strange)).stdout.partition("\n")[0] + "\n"
    )
    assert jdoc("find", "9" * 30 + "円", "-d", other).stdout == f'a"b: 約{"9" * 30}円   [31m\n'


@pytest.mark.parametrize("query", ["海野一郎", "海野　一郎", '"海野 一郎"', "第12号", "歳入合計"])
def test_what_is_set_apart_is_found(jdoc: Jdoc, tmp_path: Path, query: str) -> None:
    text = "議案第 12 号の提出者は、会長　海野　一郎である。歳　　入　　合　　計は次のとおり。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    file = str(tmp_path / "a.db")
    jdoc("index", f"{tmp_path / 'a.txt'}", "-d", file, "--names", "rules")
    assert jdoc("find", query, "--count", "-d", file).stdout == "1\n"


def test_answers_go_on_in_a_pipe(jdoc: Jdoc, file: Path) -> None:
    records = jdoc("find", "5,680億円", "-d", str(file), "--json").stdout
    assert "568000000000円" in jdoc("numerals", "--to", "arabic", stdin=records).stdout


@pytest.mark.parametrize(
    ("args", "problem"),
    [
        ([], "nothing to look for: name a word or a condition (jdoc find --help)"),
        (['"'], '": a quotation mark has no partner'),
        (["支援", "OR"], f"OR: {JOINS}"),
        (["OR", "支援"], f"OR: {JOINS}"),
        (["NOT OR 支援"], f"OR: {JOINS}"),
        (["支援 NOT 協力 OR 歓迎"], f"OR: {JOINS}"),
        (["NOT"], f"NOT: {JOINS}"),
        (["x", "--from", "いつか"], "いつか: this is no date, expected 2016, 2016-04, 2016-04-01, 平成28年度 …"),
        (["x", "--from", "2017", "--to", "2016"], "--from 2017 is after --to 2016"),
        (["x", "--min", "円"], "円: this is no amount, expected 5680, 100億円, 1.5兆ドル, 三割 …"),
        (["x", "--min", "1円", "--max", "5％"], "1円 and 5％ don't count the same"),
        (["x", "--json", "--count"], "--json, or --format, and --count: choose one"),
    ],
)
def test_bad_queries(jdoc: Jdoc, file: Path, args: list[str], problem: str) -> None:
    done = jdoc("find", *args, "-d", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"jdoc: {problem}\n")


def test_indexes_that_are_none(jdoc: Jdoc, tmp_path: Path) -> None:
    missing, text = tmp_path / "missing.db", tmp_path / "text.db"
    text.write_text("これは索引ではない。\n" * 300, encoding="utf-8")
    assert jdoc("find", "x", "-d", str(missing)).stderr == (
        f"jdoc: {missing}: no such index: jdoc index FOLDER -d FILE makes one\n"
    )
    done = jdoc("find", "x", "-d", str(text))
    assert (done.returncode, done.stderr) == (3, f"jdoc: {text}: this is no index of jdoc\n")
    assert not missing.exists()
    done = jdoc("index", "samples", "-d", str(tmp_path))
    assert (done.returncode, done.stderr) == (3, f"jdoc: {tmp_path}: this is a folder, expected an index\n")
    done = jdoc("index", "samples", "-d", "")
    assert (done.returncode, done.stderr) == (3, "jdoc: --db: no file is named\n")


def test_a_damaged_index_is_told(jdoc: Jdoc, file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    data = file.read_bytes()
    damaged.write_bytes(data[:8192] + b"\xff" * (len(data) - 8192))
    for call in (["find", "外相"], ["index", "samples"]):
        done = jdoc(*call, "-d", str(damaged))
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr == f"jdoc: {damaged}: the index is damaged: remove it and build it anew\n"


def test_an_unknown_label_is_told(jdoc: Jdoc, file: Path) -> None:
    done = jdoc("find", "--label", "ORGS", "-d", str(file))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"jdoc: ORGS: no entity in {file} has this label\n"


def test_hits_are_painted_on_a_terminal_only(file: Path) -> None:
    def shown(**environment: str) -> str:
        parent, child = pty.openpty()
        call = [sys.executable, "-m", "jdoc", "find", "外相", "-d", str(file)]
        subprocess.run(call, cwd=ROOT, stdout=child, check=True, env={**os.environ, **environment})
        os.close(child)
        with open(parent, "rb") as terminal:  # noqa: PTH123 -- a descriptor
            return terminal.read1(4096).decode()

    assert "\x1b[1;31m外相\x1b[0m会談" in shown()
    assert "\x1b" not in shown(NO_COLOR="1")
    assert "\x1b" not in shown(TERM="dumb")


def test_a_terminal_shows_documents_as_heads_and_rows_of_tables_whole(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('款,項,金額（円）\n港湾費,埠頭費,"5,500"\n予備費,,800\n', encoding="utf-8")
    (tmp_path / "b.txt").write_text("港湾費は、5,500円とする。\n", encoding="utf-8")
    file = ("-d", str(tmp_path / "a.db"))
    jdoc("index", str(tmp_path / "a.csv"), str(tmp_path / "b.txt"), *file, "--names", "rules")
    first, hit, empty, second, other = bare(on_terminal("find", "5,500", *file)).splitlines()
    assert (first, empty, second) == (f"{tmp_path}/a.csv", "", f"{tmp_path}/b.txt")
    assert hit.endswith("…港湾費│埠頭費│5,500…")
    assert other == "1: 港湾費は、5,500円とする。"
    assert on_terminal("find", "なし", *file, exit_code=1) == "jdoc: nothing found\n"


def test_odd_names_are_found_and_command_no_terminal(jdoc: Jdoc, tmp_path: Path) -> None:
    names = ["a[1]*.txt", "\x1b[31m.txt"]
    for name in names:
        (tmp_path / name).write_text("国連の会合。\n", encoding="utf-8")
    file = ("-d", str(tmp_path / "x.db"))
    assert jdoc("index", str(tmp_path), *file, "-q", "--names", "rules").returncode == 0
    assert jdoc("find", "--doc", names[0], "--files", *file).stdout == f"{tmp_path}/{names[0]}\n"
    for call in (["find", "会合"], ["find", "会合", "--files"]):
        assert f"{tmp_path}/ [31m.txt" in bare(on_terminal(*call, *file))
    assert "\x1b" not in on_terminal("lookup", "国連", *file)


@pytest.mark.parametrize("args", [["会合", "-l", "\udcff"], ["補助", "-C", "9" * 30]])
def test_odd_arguments_are_no_crash(jdoc: Jdoc, file: Path, args: list[str]) -> None:
    assert "Traceback" not in jdoc("find", *args, "-d", str(file)).stderr


def test_lookup_shows_what_a_folder_knows_of_a_name(jdoc: Jdoc, file: Path) -> None:
    found = [json.loads(line) for line in jdoc("lookup", "ｊｉｃａ", "-d", str(file)).stdout.splitlines()]
    assert [(name["value"], name["label"], name["count"], name["documents"]) for name in found] == [
        ("国際協力機構", "ORG", 5, 2)
    ]
    [name] = found
    assert name["aliases"] == ["JICA", "ＪＩＣＡ"]
    assert name["years"] == {"2017": 3}  # a document without a day of its own has no year
    assert (name["first"]["date"], name["first"]["doc"], name["first"]["line"]) == ("2017-05-01", "statement.txt", 5)
    assert name["last"]["doc"] == "statement.txt"
    done = jdoc("lookup", "そよかぜ", "-d", str(file))
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"jdoc: そよかぜ: nothing that {file} knows\n")


@pytest.mark.parametrize("value", ["会社法", "平成１７年法律第８６号", "417AC0000000086"])
def test_a_law_is_found_by_title_number_and_id(jdoc: Jdoc, tmp_path: Path, value: str) -> None:
    (tmp_path / "a.txt").write_text(
        "会社法第二条による。\n\n平成十七年法律第八十六号附則第三条による。\n", encoding="utf-8"
    )
    file = f"{tmp_path / 'a.db'}"
    jdoc("index", f"{tmp_path / 'a.txt'}", "-d", file, "--names", "rules")
    found = jdoc("find", "--label", "LAW", "--value", value, "-d", file, "--json").stdout.splitlines()
    assert [json.loads(line)["seq"] for line in found] == [0, 1]
