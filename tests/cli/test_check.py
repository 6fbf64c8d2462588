"""The command that finds what can't be right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator, FormatChecker

from jdoc.checks.table import RULES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

SARIF = Path(__file__).with_name("sarif-2.1.0-excerpt.json")
"""What the standard asks of the objects that are written."""
WRONG = "北浜市のお知らせ\n\n会は、令和５年５月18日（金）に開く。\n\n受付は４月31日までとする。\n"


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "notice.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_findings_are_lines_that_editors_read(jdoc: Jdoc, notice: Path) -> None:
    done = jdoc("check", str(notice))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{notice}:3:4: error: 2023-05-18 is a Thursday, not a Friday [weekday-mismatch]",
        f"{notice}:5:4: error: ４月31日: no such day [no-such-day]",
    ]
    assert done.stderr == "2 errors in 1 document\n"


def test_json_has_a_finding_a_line_with_both_places(jdoc: Jdoc, notice: Path) -> None:
    first, second = map(json.loads, jdoc("check", "--format", "json", str(notice)).stdout.splitlines())
    assert (first["rule"], first["line"], first["column"], first["seq"]) == ("weekday-mismatch", 3, 4, 1)
    assert first["related"][0]["text"] == "（金）"
    assert second["text"] == "４月31日"


def test_the_exit_code_is_that_of_what_is_found_whatever_the_format(jdoc: Jdoc, notice: Path, tmp_path: Path) -> None:
    for form in ("text", "json", "github", "sarif", "blocks"):
        assert jdoc("check", "--format", form, str(notice)).returncode == 1
    assert jdoc("check", "--select", "tables", str(notice)).returncode == 0
    assert jdoc("check", "--ignore", "dates", str(notice)).returncode == 0
    assert jdoc("check", "--select", "nothing", str(notice)).returncode == 2
    assert jdoc("check", str(tmp_path / "nofile.txt")).returncode == 3


def test_severity_and_fail_on(jdoc: Jdoc, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("市は、会議（以下「広域調整会」という。）を置く。", encoding="utf-8")
    assert jdoc("check", str(path)).returncode == 1
    assert jdoc("check", "--fail-on", "error", str(path)).returncode == 0
    assert jdoc("check", "--severity", "error", str(path)).stdout == ""


def test_sarif_declares_all_rules_and_survives_edits(jdoc: Jdoc, notice: Path) -> None:
    first = json.loads(jdoc("check", "--format", "sarif", str(notice)).stdout)
    notice.write_text("号外\n\n" + WRONG, encoding="utf-8")
    second = json.loads(jdoc("check", "--format", "sarif", str(notice)).stdout)
    assert [rule["id"] for rule in first["runs"][0]["tool"]["driver"]["rules"]] == [rule.id for rule in RULES]
    prints = [[each["partialFingerprints"] for each in log["runs"][0]["results"]] for log in (first, second)]
    assert prints[0] == prints[1]
    assert first["version"] == "2.1.0"


def test_sarif_is_what_its_schema_asks_for(jdoc: Jdoc, tmp_path: Path) -> None:
    path = tmp_path / "お知らせ 1.txt"
    law = (
        "第一条　目的を定める。\n\n第二条　第九条に定める。\n\n第三条　市は、会議（以下「調整会議」という。）を置く。\n"
    )
    path.write_text(WRONG + law, encoding="utf-8")
    log = json.loads(jdoc("check", "--format", "sarif", "--severity", "info", str(path)).stdout)
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) >= len(("weekday", "day", "reference", "term"))
    assert [*Draft7Validator(schema, format_checker=FormatChecker()).iter_errors(log)] == []
    del log["runs"][0]["results"][0]["message"]
    assert not Draft7Validator(schema).is_valid(log)


def test_github_writes_its_commands(jdoc: Jdoc, notice: Path) -> None:
    first = jdoc("check", "--format", "github", str(notice)).stdout.splitlines()[0]
    assert first.startswith(f"::error file={notice},line=3,col=4,title=weekday-mismatch::2023-05-18 is")


def test_what_is_in_a_baseline_is_not_told_again(jdoc: Jdoc, notice: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.jsonl"
    jdoc("check", "--write-baseline", str(known), str(notice))
    notice.write_text("前文\n\n" + WRONG + "\n受付は６月31日までとする。\n", encoding="utf-8")
    done = jdoc("check", "--baseline", str(known), str(notice))
    assert [line.rpartition(": ")[0] for line in done.stdout.splitlines()] == [f"{notice}:9:4: error: ６月31日"]
    assert done.stderr == "1 error in 1 document; 2 held back\n"


def test_what_is_marked_as_intended_is_held_back_and_idle_marks_are_told(jdoc: Jdoc, notice: Path) -> None:
    marks = notice.with_name(".jdoc-check")
    marks.write_text("*.txt\tno-such-day\t４月31日\tquoted\n*.txt\ttable-sum\t*\told\nbad line\n", encoding="utf-8")
    done = jdoc("check", str(notice))
    assert "no-such-day" not in done.stdout
    assert "2: nothing of table-sum was found here" in done.stderr
    assert "3: expected a glob" in done.stderr


def test_a_page_says_itself_what_is_intended(jdoc: Jdoc, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("受付は４月31日までとする。\n\n<!-- jdoc-check: ignore no-such-day: quoted -->\n", encoding="utf-8")
    assert jdoc("check", str(page)).returncode == 0


def test_documents_that_belong_together(jdoc: Jdoc, tmp_path: Path) -> None:
    for number, name in ((5, "世界税関機構"), (7, "世界コーヒー機関")):
        text = f"議案第{number}号\n\n北浜市は、{name}（ＷＣＯ）に加わる。別紙１のとおりとする。\n"
        (tmp_path / f"bill{number}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "別紙１.txt").write_text("額の表\n", encoding="utf-8")
    told = [
        json.loads(line) for line in jdoc("check", "--across", "--format", "json", str(tmp_path)).stdout.splitlines()
    ]
    assert {each["rule"] for each in told} == {"number-skipped", "acronym-conflict"}
    assert all(other["doc"].endswith("bill5.txt") for each in told for other in each["related"])


def test_findings_travel_with_records(jdoc: Jdoc, notice: Path, tmp_path: Path) -> None:
    records = jdoc("check", "--format", "blocks", str(notice)).stdout
    written = jdoc("numerals", "--to", "kanji", stdin=records).stdout
    [first] = json.loads(written.splitlines()[1])["findings"]
    assert first["text"] == "令和五年五月十八日（金）"
    index = str(tmp_path / "papers.db")
    jdoc("index", "--check", str(notice), "-d", index, "-q")
    assert "４月31日" in jdoc("find", "--rule", "no-such-day", "-d", index).stdout
    assert "no-such-day" in jdoc("show", "--check", str(notice)).stdout


def test_each_rule_can_be_explained(jdoc: Jdoc) -> None:
    assert len(jdoc("check", "--rules").stdout.splitlines()) == len(RULES) == 27
    assert "add up to" in jdoc("check", "--explain", "table-sum").stdout
