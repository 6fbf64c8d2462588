"""Terms and definitions: which nouns are terms, how often, what they mean; as TSV and as TBX."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from jdoc.language.terms import find_terms
from jdoc.lexicon import rows
from jdoc.model import Block, Entity
from jdoc.pipeline import Work, process_text
from jdoc.views import definitions
from jdoc.views.tbx import write_tbx
from jdoc.views.terms import choose, gather_terms

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jdoc.views.terms import Term
    from tests.conftest import Run

    Jdoc = Callable[..., Run]

ORDINANCE = """　　　北浜市港湾条例

（定義）
第一条　この条例において「係留施設」とは、岸壁及び桟橋をいう。
２　市長は、港湾法（昭和二十五年法律第二百十八号。以下「法」という。）第四条の港湾管理者として、係留施設を管理する。
第二条　係留施設を使用する者（以下「施設使用者」という。）は、市長の許可を受けなければならない。
２　国際海事機関（ＩＭＯ）の定める基準により、施設使用者は、係留施設を使用する。
"""


def terms_of(text: str) -> list[str]:
    return [text[start:end] for start, end in find_terms(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("港湾整備計画等を定める。", ["港湾整備計画"]),
        ("各港湾管理者は、当該岸壁を管理する。", ["港湾管理者", "岸壁"]),
        ("第３回委員会で第４条の港湾を指定した。", ["委員会", "港湾"]),
        ("令和５年度一般会計補正予算", ["一般会計補正予算"]),
        ("中小企業庁の補助金", ["中小企業庁", "補助金"]),
        ("コンテナ・ターミナルと岸壁・桟橋", ["コンテナ・ターミナル", "岸壁", "桟橋"]),
        ("場合により必要なものを実施することとする。", []),
        ("資料は https://example.jp/minato/port にある。", []),
        ("款１０　港湾費　１２３", ["港湾費"]),
        ("業務委託先と負担金", ["業務委託先", "負担金"]),
        ("区分\t港湾費\n金額\t3", ["港湾費"]),
    ],
)
def test_terms_of_a_text(text: str, terms: list[str]) -> None:
    assert terms_of(text) == terms


@pytest.mark.parametrize("row", [*rows("term_words")], ids=lambda row: row["word"])
def test_every_word_of_general_language_is_read(row: dict[str, str]) -> None:
    word, uses = row["word"], row["use"].split(",")
    assert {*uses} <= {"stop", "prefix", "suffix"}
    if "stop" in uses:
        assert word not in terms_of(f"港、{word}、船")
    if "prefix" in uses:
        assert not any(term.startswith(word) for term in terms_of(f"{word}岸壁管理"))
    if "suffix" in uses:
        assert not any(term.endswith(word) for term in terms_of(f"岸壁管理{word}"))


def test_terms_are_counted_with_their_definitions_and_first_places() -> None:
    blocks = [*process_text(ORDINANCE, work=Work(stages=("split",)))]
    terms = {term.term: term for term in gather_terms([blocks])}
    berth = terms["係留施設"]
    assert (berth.count, berth.docs, berth.meaning, berth.line) == (4, 1, "岸壁及び桟橋", 4)
    assert berth.context == "この条例において「係留施設」とは、岸壁及び桟橋をいう。"
    assert (terms["施設使用者"].count, terms["施設使用者"].meaning) == (2, "係留施設を使用する者")
    assert "法" in terms
    assert [term.term for term in choose(terms.values(), 3) if term.count < 3] == ["施設使用者", "法"]


def test_names_of_the_record_are_terms_as_a_whole() -> None:
    name = Entity(label="LAW", start=0, end=9, text="港湾の管理に関する法")
    block = Block(doc="a", seq=0, text="港湾の管理に関する法を改める。", entities=[name])
    [term] = [term for term in gather_terms([[block]]) if term.label]
    assert (term.term, term.label) == ("港湾の管理に関する", "LAW")


def test_documents_are_counted() -> None:
    documents = [[Block(doc=name, seq=0, text="岸壁と岸壁")] for name in "ab"]
    [term] = gather_terms(documents)
    assert (term.count, term.docs) == (4, 2)


def check_tbx(written: str) -> ET.Element:
    """Hold a file against the rules of TBX-Basic (its core structure) that concern what is written."""
    root = ET.fromstring(written)  # noqa: S314 -- written by the test
    assert (root.tag, root.get("type")) == ("martif", "TBX-Basic")
    assert [each.tag for each in root] == ["martifHeader", "text"]
    assert [each.tag for each in root[0]] == ["fileDesc", "encodingDesc"]
    assert [each.tag for each in root[1]] == ["body"]
    ids = [entry.get("id") for entry in root.iter("termEntry")]
    assert len(set(ids)) == len(ids) == len(root[1][0])
    for entry in root.iter("termEntry"):
        for language in entry:
            assert language.tag == "langSet"
            assert language.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
            order = [each.tag for each in language]
            assert order in (["tig"], ["descrip", "tig"])
            assert [each.tag for each in language[-1]] == ["term", "termNote", "descrip", "note"]
    return root


class Written(list[str]):
    def write(self, text: str) -> int:
        self.append(text)
        return len(text)


def tbx_of(terms: list[Term]) -> str:
    out = Written()
    write_tbx(terms, out)
    return "".join(out)


def test_tbx_holds_the_terms() -> None:
    terms = gather_terms([[*process_text(ORDINANCE, work=Work(stages=("split",)))]])
    root = check_tbx(tbx_of(terms))
    assert [each.text for each in root.iter("term")] == [term.term for term in terms]
    odd = gather_terms([[Block(doc="<a>\x00", seq=0, text="岸壁<桟橋>\x0c&岸壁")]])
    assert [each.text for each in check_tbx(tbx_of(odd)).iter("term")] == ["岸壁", "桟橋"]


def test_the_command(jdoc: Jdoc, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ORDINANCE, encoding="utf-8")
    lines = [json.loads(line) for line in jdoc("terms", str(tmp_path)).stdout.splitlines()]
    assert [lines[0][key] for key in ("term", "count", "docs", "meaning")] == ["係留施設", 4, 1, "岸壁及び桟橋"]
    table = [*csv.DictReader(jdoc("terms", "--format", "tsv", str(tmp_path)).stdout.splitlines(), delimiter="\t")]
    assert [row["term"] for row in table] == [line["term"] for line in lines]
    check_tbx(jdoc("terms", "--format", "tbx", str(tmp_path)).stdout)
    assert jdoc("terms", stdin="以上").returncode == 1


def test_definitions_and_acronyms_have_their_places() -> None:
    blocks = [*process_text(ORDINANCE, work=Work(stages=("split",)))]
    found = [*definitions.rows(blocks)]
    assert [(row["term"], row["meaning"], row["form"], row["line"]) for row in found] == [
        ("係留施設", "岸壁及び桟橋", "definition", 4),
        ("法", "港湾法", "definition", 5),
        ("施設使用者", "係留施設を使用する者", "definition", 6),
        ("ＩＭＯ", "国際海事機関", "acronym", 7),
    ]
    assert [row["provision"] for row in found][:2] == ["At_1-Pr_1", "At_1-Pr_2"]


def test_acronyms_are_told_once_with_the_number_of_their_name_and_no_units() -> None:
    blocks = [
        Block(doc="a", seq=0, text="第３０回港湾会議（ＣＯＰ３０）と発電容量（ＭＷ）と資料（ＰＤＦ）。"),
        Block(doc="a", seq=1, text="第３０回港湾会議（ＣＯＰ３０）。"),
    ]
    assert [(row["term"], row["meaning"]) for row in definitions.rows(blocks)] == [("ＣＯＰ３０", "第３０回港湾会議")]


def test_the_command_lists_definitions(jdoc: Jdoc) -> None:
    done = jdoc("names", "--definitions", "-", stdin=ORDINANCE)
    assert [json.loads(line)["term"] for line in done.stdout.splitlines()] == ["係留施設", "法", "施設使用者", "ＩＭＯ"]
    assert jdoc("names", "--definitions", "-", stdin="港を直す。").returncode == 1
