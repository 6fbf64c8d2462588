"""Citations on the command line: found, looked up, asked for in an index, written as a list of edges, linked."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Jdoc = Callable[..., Run]

RULES = """\
船舶係留規則

第一条　この規則は、港湾法（昭和二十五年法律第二百十八号。以下「法」という。）の施行に関し必要な事項を定める。
第二条　船主は、法第三十七条第一項の許可を受けて船を係留する。
２　前項の許可は、法第三十八条の二から第四十条までに従う。
３　第九条の二の届出は、次条第二号による。
第三条　届出は、次の各号に掲げる事項を記載する。
一　船名
二　法第三十七条第一項第一号に掲げる施設
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    path = tmp_path / "rules.txt"
    path.write_text(RULES, encoding="utf-8")
    return path


def test_edge_list(jdoc: Jdoc, rules: Path) -> None:
    done = jdoc("table", "--label", "CITATION", "--columns", "provision,value", "--format", "csv", f"{rules}")
    assert [*csv.reader(done.stdout.splitlines())] == [
        ["provision", "value"],
        ["At_1-Pr_1", "船舶係留規則"],
        ["At_2-Pr_1", "港湾法/At_37-Pr_1"],
        ["At_2-Pr_2", "船舶係留規則/At_2-Pr_1"],
        ["At_2-Pr_2", "港湾法/At_38_2..At_40"],
        ["At_2-Pr_3", "船舶係留規則/At_9_2"],
        ["At_2-Pr_3", "船舶係留規則/At_3-Pr_1-It_2"],
        ["At_3-Pr_1-It_2", "港湾法/At_37-Pr_1-It_1"],
    ]


def test_columns_of_a_citation(jdoc: Jdoc, rules: Path) -> None:
    columns = "text,law,path,law_num,law_id,target,url"
    done = jdoc("table", "--label", "CITATION", "--columns", columns, "--format", "jsonl", f"{rules}")
    found = {row["text"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert found["法第三十七条第一項"] == {
        "text": "法第三十七条第一項",
        "law": "港湾法",
        "path": "At_37-Pr_1",
        "law_num": "昭和二十五年法律第二百十八号",
        "law_id": "325AC0000000218",
        "url": "https://laws.e-gov.go.jp/law/325AC0000000218",
    }
    assert found["次条第二号"]["target"] == 7
    assert "url" not in found["次条第二号"]


def test_no_model_is_loaded_for_citations(rules: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import jdoc;"
        "found = [*jdoc.process(Path(sys.argv[1]), work=jdoc.Work(labels=['CITATION']))];"
        "labels = {entity.label for block in found for entity in block.entities};"
        "print(labels, {'numpy'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code, f"{rules}"], capture_output=True, text=True, check=True)
    assert done.stdout == "{'CITATION'} set()\n"


@pytest.mark.parametrize(
    ("expression", "value", "element"),
    [
        ("民法709条", "民法/At_709", "MainProvision-Article_709"),
        ("労基法第三十六条第一項", "労働基準法/At_36-Pr_1", "MainProvision-Article_36-Paragraph_1"),
        ("417AC0000000086/3_2", "会社法/At_3_2", "MainProvision-Article_3_2"),
    ],
)
def test_lookup_of_a_provision(jdoc: Jdoc, expression: str, value: str, element: str) -> None:
    [found] = map(json.loads, jdoc("lookup", expression).stdout.splitlines())
    assert (found["meaning"], found["value"]) == ("citation", value)
    assert found["api"].endswith(f"{found['law_id']}?elm={element}")


def test_lookup_of_what_is_not_listed(jdoc: Jdoc) -> None:
    [found] = map(json.loads, jdoc("lookup", "北浜町港湾条例第三条").stdout.splitlines())
    assert found == {"expression": "北浜町港湾条例第三条", "meaning": "citation", "value": "北浜町港湾条例/At_3"}


def test_index_knows_what_cites_a_provision(jdoc: Jdoc, rules: Path) -> None:
    file = f"{rules.parent / 'index.db'}"
    jdoc("index", f"{rules}", "-d", file)

    def lines(value: str) -> list[str]:
        done = jdoc("find", "-d", file, "--value", value)
        return [line.split(":")[-2] for line in done.stdout.splitlines()]

    assert lines("港湾法第37条") == ["4", "9"]
    assert lines("港湾法/37/1/1") == ["9"]
    assert lines("港湾法39条") == ["5"]
    assert lines("港湾法/At_36") == []
    assert lines("船舶係留規則/3/1/2") == ["6"]
    assert set(lines("港湾法")) >= {"4", "5", "9"}


def test_page_links_citations(jdoc: Jdoc, rules: Path) -> None:
    page = jdoc("show", "--html", "-", f"{rules}").stdout
    assert 'href="#b7" title="船舶係留規則/At_3-Pr_1-It_2">→</a>' in page
    assert 'href="https://laws.e-gov.go.jp/law/325AC0000000218" title="港湾法/At_37-Pr_1">↗</a>' in page


def test_page_marks_what_leads_nowhere(jdoc: Jdoc, rules: Path) -> None:
    rules.write_text(RULES.replace("次条第二号による", "第二条の二による"), encoding="utf-8")
    page = jdoc("show", "--html", "-", f"{rules}").stdout
    assert '<b class="odd" title="no-such-provision">⚠</b>' in page


def test_numerals_of_citations_alone(jdoc: Jdoc) -> None:
    text = "第三条の二第一項第四号及び前二項の三隻\n"
    assert jdoc("numerals", "--to", "arabic", stdin=text).stdout == "第三条の二第一項第四号及び前二項の3隻\n"
    only = jdoc("numerals", "--to", "arabic", "--only", "citation", stdin=text).stdout
    assert only == "第3条の2第1項第4号及び前二項の三隻\n"
