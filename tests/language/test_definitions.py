"""What texts define, by the case file; and that it takes linear time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from jdoc.language.definitions import defining, find_definitions
from jdoc.readers.text import to_document
from jdoc.stages.numerals import rewrite_numerals
from jdoc.stages.split import split_documents

LINES = Path(__file__).with_name("definitions.txt").read_text(encoding="utf-8").splitlines()
CASES = [line for line in LINES if line and not line.startswith("# ")]


@pytest.mark.parametrize("case", CASES)
def test_definitions(case: str) -> None:
    text, _, expected = case.partition(" =>")
    found = [
        f"{each.term} = {text[each.start : each.end]}" + ("" if each.scope == "document" else f" ({each.scope})")
        for each in find_definitions(text)
    ]
    assert "; ".join(found) == expected.strip()
    assert not found or defining(["港", text]) == {1}


def test_terms_of_a_list() -> None:
    text = (
        "北浜市漁港条例\n第１条　この章において、次の各号に掲げる用語の意義は、当該各号に定めるところによる。\n"
        "(1)　漁船　漁業に使う船をいう。\n(2)　「岸壁」　船を着ける施設\n(3)　その他市長が定めるもの。\n"
        "第２条　港　船の泊まる水面\n"
    )
    blocks = [*split_documents([to_document(text, "a.txt")])]
    defined = [each for block in blocks for each in block.definitions or ()]
    assert [(each.term, each.text, each.scope, each.within) for each in defined] == [
        ("漁船", "漁業に使う船", "section", "この章において"),
        ("岸壁", "船を着ける施設", "section", "この章において"),
    ]


def test_what_an_amending_law_quotes_defines_nothing_for_it() -> None:
    text = (
        "北浜市港湾条例の一部を改正する条例\n　北浜市港湾条例（以下「条例」という。）の一部を次のように改正する。\n"
        "　第五条の次に次の一条を加える。\n第五条の二　市長は、漁船（以下「船」という。）を調べる。\n"
    )
    blocks = [*split_documents([to_document(text, "a.txt")])]
    assert [each.term for block in blocks for each in block.definitions or ()] == ["条例"]


def test_definitions_move_with_numerals() -> None:
    text = "　市は、令和五年法律第三号に規定する二十の港（以下「二十港」という。）を管理する。\n"
    blocks = [*rewrite_numerals(split_documents([to_document(text, "a.txt")]), report=print, style="arabic")]
    [block] = [block for block in blocks if block.definitions]
    [definition] = block.definitions or []
    assert definition.text == block.text[definition.start : definition.end] == "令和5年法律第3号に規定する20の港"


@pytest.mark.parametrize(
    "piece", ["（以下", "「港」とは、", "（以下「港」という。）", "以下この条", "、港", "「", "（", "をい"]
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        start = time.process_time()
        find_definitions(piece * count)
        return time.process_time() - start

    seconds(100)
    short, long = min(seconds(2000) for _ in range(3)), min(seconds(8000) for _ in range(3))
    assert long < 12 * short + 0.05
