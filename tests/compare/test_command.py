"""`jdoc diff` as people run it: what it shows, what it counts, its exit codes, folders."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from tests.cli.screen import ESCAPE, bare, on_terminal
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

GOLD = "tests/gold/diff"
LAW = (f"{GOLD}/law.old.txt", f"{GOLD}/law.new.txt")
STATEMENT = (f"{GOLD}/statement.old.txt", f"{GOLD}/statement.new.txt")
SAMPLE = "samples/notice.txt"


@pytest.fixture
def pair(tmp_path: Path) -> Callable[[str, str], tuple[str, str]]:
    def write(old: str, new: str) -> tuple[str, str]:
        for name, text in (("old.txt", old), ("new.txt", new)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return str(tmp_path / "old.txt"), str(tmp_path / "new.txt")

    return write


def test_the_text_shows_the_change_and_the_value(jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]]) -> None:
    done = jdoc("diff", "--text", *pair("総額３２０億円を出す。\n", "総額410億円を直ちに出す。\n"))
    assert done.returncode == 1
    assert done.stdout == (
        "1 edited; 1 value\n"
        "~ edited  1:1 → 1:1\n"
        "  総額[-３２０億円-]{+410億円+}を{+直ちに+}出す。\n"
        "  = MONEY ３２０億円 → 410億円 (+28.1 %)\n"
    )


def test_a_move_says_from_where(jdoc: Jdoc) -> None:
    lines = jdoc("diff", "--text", *STATEMENT).stdout.splitlines()
    [line] = [line for line in lines if line.startswith("↕")]
    assert line == "↕ 5 → 8 moved from after II「経済及び環境」  20:3 → 30:3"


@pytest.mark.parametrize("beside", [(), ("-y",)], ids=["inline", "side by side"])
def test_a_terminal_holds_every_line_and_colours_are_no_text(beside: tuple[str, ...]) -> None:
    arguments = ("diff", "--no-pager", *beside, *LAW)
    shown = on_terminal(*arguments, exit_code=1)
    assert ESCAPE.search(shown)
    assert max(cell_len(line) for line in bare(shown).splitlines()) <= 80
    plain = on_terminal(*arguments, exit_code=1, NO_COLOR="1")
    assert not ESCAPE.search(plain)
    assert max(cell_len(line) for line in plain.splitlines()) <= 80


def test_side_by_side_has_old_on_the_left(jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]]) -> None:
    done = jdoc("diff", "-y", *pair("船を二隻出す。\n", "船を三隻出す。\n"))
    [row] = [line for line in done.stdout.splitlines() if "│" in line]
    left, right = row.split(" │ ")
    assert (left.strip(), right) == ("船を[-二隻-]出す。", "船を{+三隻+}出す。")


def test_context_and_all_show_what_is_the_same(jdoc: Jdoc) -> None:
    few, some, everything = (
        jdoc("diff", *options, *LAW).stdout.splitlines() for options in (("--text",), ("-C", "1"), ("--text", "--all"))
    )
    assert len(few) < len(some) < len(everything)
    assert any(line.endswith("この法律は、公布の日から施行する。") for line in everything) or len(everything) > 60


def test_gaps_between_what_is_shown_are_marked(jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]]) -> None:
    ships = [f"船{letter}を出す。" for letter in "甲乙丙丁戊己庚辛"]
    sides = pair("\n\n".join(ships), "\n\n".join(["船甲を三隻出す。", *ships[1:-1], "船辛を二隻出す。"]))
    few, more = (jdoc("diff", "-C", number, *sides).stdout for number in ("1", "4"))
    assert ("⋮\n  船庚を出す。\n" in few, few.count("⋮"), more.count("⋮")) == (True, 1, 0)
    assert jdoc("diff", "-C", "1", "-y", *sides).stdout.count("⋮") == 1
    assert "⋮" not in jdoc("diff", "--text", *sides).stdout


def test_paragraphs_and_items_of_articles_have_names_of_their_own(jdoc: Jdoc) -> None:
    lines = jdoc("diff", "--text", *LAW).stdout.splitlines()
    heads = [line.partition("  ")[0] for line in lines if line.startswith("+ new 第4条")]
    assert heads == ["+ new 第4条", "+ new 第4条 2項", "+ new 第4条 2項 1号", "+ new 第4条 2項 2号"]


def test_records_stand_in_a_pipe_and_where_asked_for_on_a_terminal(jdoc: Jdoc) -> None:
    piped = jdoc("diff", *LAW).stdout
    assert bare(on_terminal("diff", "--json", *LAW, exit_code=1)).splitlines() == piped.splitlines()
    records = [json.loads(line) for line in piped.splitlines()]
    assert {record["change"] for record in records} == {"edited", "inserted", "deleted"}
    everything = [json.loads(line) for line in jdoc("diff", "--all", *LAW).stdout.splitlines()]
    assert [record for record in everything if record["change"] != "same"] == records
    for record in everything:
        for edit in record["edits"]:
            for side in ("old", "new"):
                span = edit[side]
                assert record[side][span["block"]]["text"][span["start"] : span["end"]] == span["text"]


def test_the_numbers_of_sections_are_those_of_the_document(jdoc: Jdoc) -> None:
    *sections, total = (json.loads(line) for line in jdoc("diff", "--stat", "--json", *LAW).stdout.splitlines())
    assert total.pop("section") is None
    assert total == {name: sum(each[name] for each in sections) for name in total}
    assert jdoc("diff", "--stat", *LAW).stdout.splitlines()[-1].split() == ["7", "12", "2", "5", "total"]


@pytest.mark.parametrize(
    ("old", "new", "option", "code"),
    [
        ("額は5000円とする。\n", "額は五千円とする。\n", "--style", 0),
        ("１．船を出す。\n", "２．船を出す。\n", "--numbers", 0),
        ("船を出す。\n\n車を出す。\n", "船を出す。車を出す。\n", "--breaks", 0),
        ("船を出す。\n", "車を出す。\n", "--style", 1),
    ],
)
def test_what_counts(
    jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]], old: str, new: str, option: str, code: int
) -> None:
    sides = pair(old, new)
    assert jdoc("diff", *sides).returncode == code
    assert jdoc("diff", option, *sides).returncode == 1


def test_references_count_where_asked_for(jdoc: Jdoc) -> None:
    few, more = (json.loads(jdoc("diff", "--stat", "--json", *each, *LAW).stdout.splitlines()[-1])["edited"]
                 for each in ((), ("--references",)))  # fmt: skip
    assert few < more


def test_only_and_ignore_leave_out(jdoc: Jdoc) -> None:
    records = [json.loads(line) for line in jdoc("diff", "--only", "value", *STATEMENT).stdout.splitlines()]
    assert {record["change"] for record in records} == {"edited"}
    assert all(record["values"] for record in records)
    left = [json.loads(line) for line in jdoc("diff", "--ignore", "DATE,ORDINAL", *STATEMENT).stdout.splitlines()]
    assert not {"DATE", "ORDINAL"} & {value["label"] for record in left for value in record["values"]}


def test_section_and_kind_look_at_a_part(jdoc: Jdoc) -> None:
    records = [json.loads(line) for line in jdoc("diff", "--section", "罰則", *LAW).stdout.splitlines()]
    assert records
    assert all("罰則" in "".join(block["section"]) for record in records for block in record["new"])
    kinds = [json.loads(line) for line in jdoc("diff", "--kind", "heading", *LAW).stdout.splitlines()]
    assert {block["kind"] for record in kinds for block in record["new"] + record["old"]} == {"heading"}


def test_the_same_text_in_two_forms_exits_0(jdoc: Jdoc) -> None:
    records = jdoc("split", SAMPLE).stdout
    done = jdoc("diff", "-", SAMPLE, stdin=records)
    assert (done.returncode, done.stdout) == (0, "")
    assert jdoc("diff", "--text", SAMPLE, SAMPLE).stdout == "no difference\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((SAMPLE, "nowhere.txt"), 3, "nowhere.txt: no such file or directory"),
        ((SAMPLE, "samples"), 2, "a folder can be compared with a folder alone"),
        (("-", "-"), 2, "standard input can be one of both alone"),
        ((SAMPLE, SAMPLE, "--only", "nothing"), 2, "nothing: not known, expected some of wording"),
        ((SAMPLE, SAMPLE, "--taishohyo", "table.pdf"), 2, "must end in .docx or .html"),
        ((SAMPLE, SAMPLE, "--html", "nowhere/page.html"), 3, "nowhere/page.html: no such file or directory"),
        ((SAMPLE, SAMPLE, "--json", "-y"), 2, "--json"),
        (("samples", "samples", "--html", "page.html"), 2, "for two documents"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_is_said(jdoc: Jdoc, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = jdoc("diff", *arguments)
    assert done.returncode == code
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_crash_is_no_answer() -> None:
    import subprocess

    program = (
        "import sys, jdoc.comparison, jdoc.__main__\n"
        "def broken(*_, **__): raise ZeroDivisionError('of all things')\n"
        "jdoc.comparison.compare_blocks = broken\n"
        f"sys.argv = ['jdoc', 'diff', {SAMPLE!r}, {SAMPLE!r}]\n"
        "jdoc.__main__.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr.startswith(f"jdoc: {SAMPLE} and {SAMPLE}: defect in jdoc: ZeroDivisionError: of all things")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    for side, other in (("old", "new"), ("new", "old")):
        (tmp_path / side / "sub").mkdir(parents=True)
        shutil.copy(ROOT / GOLD / f"law.{side}.txt", tmp_path / side / "sub" / "law.txt")
        shutil.copy(ROOT / GOLD / f"statement.{side}.txt", tmp_path / side / f"called-{side}.txt")
        shutil.copy(ROOT / SAMPLE, tmp_path / side / "same.txt")
        (tmp_path / side / f"not-{other}.txt").write_text(f"{side}は何も似ていない。\n" * 3, encoding="utf-8")
    (tmp_path / "old" / "not-new.txt").write_text("山に登り、星を数えた。\n", encoding="utf-8")
    (tmp_path / "new" / "not-old.txt").write_text("税率は、別に定める。\n", encoding="utf-8")
    return str(tmp_path / "old"), str(tmp_path / "new")


def test_folders_are_compared_document_by_document(jdoc: Jdoc, folders: tuple[str, str]) -> None:
    done = jdoc("diff", "--text", *folders)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    heads = [line for line in lines if line.startswith(("Only", "called", "sub/", "same"))]
    assert [head.partition(": ")[0] for head in heads] == [
        "called-old.txt → called-new.txt",
        "Only in OLD",
        "Only in NEW",
        "sub/law.txt",
    ]
    assert lines[-1].startswith("4 documents differ: ")
    assert lines[-2] == lines[lines.index(heads[1]) - 1] == ""
    assert jdoc("diff", "--stat", *folders).stdout.splitlines()[-1] == lines[-1]
    assert jdoc("diff", "--jobs", "1", *folders).stdout == jdoc("diff", "--jobs", "2", *folders).stdout
    assert jdoc("diff", folders[0], folders[0]).returncode == 0


def test_a_document_that_cannot_be_read_is_said_and_the_rest_compared(jdoc: Jdoc, folders: tuple[str, str]) -> None:
    for folder in folders:
        (ROOT / folder / "broken.docx").write_bytes(b"PK\x03\x04broken")
    done = jdoc("diff", "--stat", "--json", *folders)
    assert done.returncode == 3
    assert done.stderr.count("broken.docx: this archive is damaged") == 2
    assert {json.loads(line)["doc"] for line in done.stdout.splitlines()} >= {"sub/law.txt"}
    assert "broken" not in done.stdout


def test_the_page_of_the_docs_shows_what_happens(jdoc: Jdoc) -> None:
    page = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    shown, positions = (part.partition("```")[0].splitlines()[1:] for part in page.split("```console\n")[1:])
    lines = jdoc("diff", "--stances", "--text", *STATEMENT).stdout.splitlines()
    assert [line for line in lines if "!" in line] == positions
    assert jdoc("diff", "--text", *STATEMENT).stdout.splitlines()[-len(shown) :] == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "受付は8月3日から同月20日（木）まで。",
            "受付は8月3日から同月20日（金）まで。",
            "[-同月20日（木）-]{+同月20日（金）+}",
        ),
        ("会場は９月４日（金）、５日（土）。", "会場は９月４日（金）、５日（日）。", "５日（[-土-]{+日+}）"),
        ("別紙５による。", "別紙４による。", "= ORDINAL ５ → ４\n"),
        ("図 2を見よ。", "図 3を見よ。", "= ORDINAL 2 → 3\n"),
    ],
)
def test_weekdays_and_numbers_of_annexes_are_told_as_what_they_are(
    jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]], old: str, new: str, shown: str
) -> None:
    done = jdoc("diff", "--text", *pair(old, new))
    assert done.returncode == 1
    assert shown in done.stdout


def test_another_way_to_write_a_weekday_is_style(jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]]) -> None:
    done = jdoc("diff", "--text", *pair("８月３日（月）から５日（水）まで", "8月3日（月曜日）から5日（水曜日）まで"))
    assert done.returncode == 0


def test_what_a_table_leaves_out_is_told(
    jdoc: Jdoc, pair: Callable[[str, str], tuple[str, str]], tmp_path: Path
) -> None:
    done = jdoc(
        "diff", "--taishohyo", str(tmp_path / "table.html"), *pair("任期は１０年とする。", "任期は10年とする。")
    )
    assert "that the table leaves out: 1 (--style puts them in)" in done.stderr
