"""The numerals stage: what points into a text moves along with it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.errors import NumeralError
from jdoc.language.numerals import STYLES
from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.stages.numerals import rewrite_numerals

NUMBERS = ("DATE", "TIME", "DURATION", "MONEY", "PERCENT", "QUANTITY", "ORDINAL")
PIECES = st.sampled_from(
    [
        "総額",
        "５，６８０億円",
        "（約５２．５億ドル）",
        "五千六百八十億円",
        "第三条の一部",
        "２０１７年５月１日",
        "三井住友",
        "3人",
        "。",
    ]
)


def refuse(error: NumeralError) -> None:
    raise error


def rewritten(block: Block, style: str | None = "arabic", width: str | None = None) -> Block:
    (result,) = rewrite_numerals([block], style=style, width=width, report=refuse)
    return result


def entity(text: str, start: int, end: int) -> Entity:
    return Entity(label="MONEY", start=start, end=end, text=text[start:end])


def test_entities_and_source_move_along() -> None:
    text = "総額５，６８０億円（約５２．５億ドル）以上"
    block = Block(text=text, source=[(0, 57, 3), (4, 59, 1)], entities=[entity(text, 2, 9), entity(text, 11, 18)])
    rewritten(block)
    assert block.text == "総額568000000000円（約5250000000ドル）以上"
    assert [found.text for found in block.entities or []] == ["568000000000円", "5250000000ドル"]
    assert block.source == [(0, 57, 3), (2, 57, 5), (14, 59, 5), (17, 59, 8), (27, 59, 13)]


@given(st.lists(PIECES, min_size=1, max_size=8), st.data(), st.sampled_from(sorted(STYLES)))
def test_spans_stay_true_to_the_text(pieces: list[str], data: st.DataObject, style: str) -> None:
    text = "".join(pieces)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    whole = [sum(map(len, pieces[:place])) for place in range(len(pieces) + 1)]
    spans = [*pairwise(whole), (start, end)]
    block = rewritten(Block(text=text, source=[(0, 1, 1)], entities=[entity(text, *span) for span in spans]), style)
    for found in block.entities or []:
        assert block.text[found.start : found.end] == found.text
        assert found.text
    assert "".join(found.text for found in (block.entities or [])[:-1]) == block.text
    offsets = [run[0] for run in block.source or []]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset < len(block.text) for offset in offsets)


@given(st.lists(PIECES, max_size=8).map("".join), st.sampled_from(sorted(STYLES)))
def test_twice_is_once(text: str, style: str) -> None:
    once = rewritten(Block(text=text), style).text
    assert rewritten(Block(text=once), style).text == once


def test_names_articles_and_signatures_stay() -> None:
    text = "三井住友、九州、一橋大学、四国、八戸市、第三条、第ⅩⅣ条、一層、二国間"
    assert rewritten(Block(text=text)).text == text
    assert rewritten(Block(text="第七代大統領", kind="signature")).text == "第七代大統領"


def test_cells_of_a_table_follow_its_text() -> None:
    table = Block(text="年度\t金額\n三年度\t千二百円", kind="table", rows=[["年度", "金額"], ["三年度", "千二百円"]])
    assert rewritten(table).rows == [["年度", "金額"], ["3年度", "1200円"]]


def test_width_alone_and_after_a_style() -> None:
    assert rewritten(Block(text="第８７号、３．１％、ＯＤＡ"), None, width="half").text == "第87号、3.1％、ＯＤＡ"
    assert rewritten(Block(text="五百八十円"), "arabic", width="full").text == "５８０円"


def test_what_a_style_can_not_write_is_reported() -> None:
    told: list[NumeralError] = []
    text = "1" * 80 + "円"
    (block,) = rewrite_numerals([Block(text=text)], style="kanji", report=told.append)
    assert block.text == text
    with pytest.raises(NumeralError, match="無量大数"):
        raise told[0]


def test_a_single_digit_of_a_cell_stays_a_digit() -> None:
    table = Block(text="数\t5\n額\t3", kind="table", rows=[["数", "5"], ["額", "3"]])
    assert rewritten(table, "kanji").rows == [["数", "5"], ["額", "3"]]


MEANT = st.sampled_from(
    [
        *(
            "５つの",
            "5m幅",
            "１事業を",
            "第３ふ頭",
            "最大５種",
            "３か年",
            "２課",
            "△485百万円",
            "前年比-3.5％",
            "190～205億円",
        ),
        *(
            "55～60億円",
            "3.50％",
            "二、三人",
            "三十数人",
            "２分の１",
            "平成29年（2017年）",
            "第5条の2",
            "10時30分",
            "12.5ドル",
        ),
        *("3人", "0.3ポイント", "1,200円", "１億2,345万円", "100～200億円", "千五百人", "三割五分"),
    ]
)


@given(st.lists(MEANT, min_size=1, max_size=4), st.sampled_from(sorted(STYLES)), st.sampled_from(sorted(STYLES)))
def test_values_signs_and_kinds_stay_there_and_back(pieces: list[str], style: str, back: str) -> None:
    text = "、また、".join(pieces)

    def said(written: str) -> list[tuple[object, ...]]:
        (block,) = find_entities([Block(text=written)], labels=NUMBERS)
        return [(each.label, each.value, each.lower, each.upper, each.unit) for each in block.entities or ()]

    there = rewritten(Block(text=text), style).text
    assert said(there) == said(text)
    assert said(rewritten(Block(text=there), back).text) == said(text)
