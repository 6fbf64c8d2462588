"""Numerals that one stage hands over to the next: the result is that of a stage that finds them itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.language.numerals import STYLES, finditer
from jdoc.model import Block
from jdoc.pipeline import Work, ignore, run_stages
from jdoc.readers.text import to_document
from jdoc.recognizers.document import DocumentContext
from jdoc.stages.entities import find_entities
from jdoc.stages.handing import HandOver
from jdoc.stages.numerals import rewrite_numerals
from jdoc.stages.split import split_documents
from tests.conftest import ROOT, SAMPLES

if TYPE_CHECKING:
    from collections.abc import Sequence

STAGES = ("entities", "numerals")
PIECES = [
    *"第三条十百5１年月日から、。で億円％約-数 国の回半本昨△①Ⅲ\t\n",
    *(
        [
            "2017年5月",
            "一昨年",
            "二十日",
            "COP29",
            "2018-2028年",
            "12:30",
            "ゼロ%",
            "三分の二",
            "元年",
            "今世紀",
            "第2四半期",
            "上半期",
            "二十数万",
            "1/2",
        ]
    ),
    *("会社法（平成１７年法律第８６号）", "4, 900", "平 成 2 6 年", "http://a.example/30"),
]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), min_size=1, max_size=4)


def blocks_of(texts: Sequence[str]) -> list[Block]:
    return [Block(doc="a", seq=seq, text=text) for seq, text in enumerate(texts)]


def together(blocks: list[Block], style: str) -> list[bytes]:
    work = Work(stages=STAGES, style=style, names="rules")  # type: ignore[arg-type]
    return [*map(jsonl.encode, run_stages(blocks, work=work, report=ignore))]


def apart(blocks: list[Block], style: str) -> list[bytes]:
    found = [*find_entities(blocks, names="rules")]
    return [*map(jsonl.encode, rewrite_numerals(found, report=ignore, style=style))]


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(sorted(STYLES)))
def test_both_stages_at_once_give_what_they_give_apart(texts: list[str], style: str) -> None:
    assert together(blocks_of(texts), style) == apart(blocks_of(texts), style)


@pytest.mark.parametrize("style", ["arabic", "kanji", "mixed-comma", "fullwidth"])
def test_both_stages_at_once_on_whole_documents(style: str) -> None:
    for path in [*SAMPLES, *(ROOT / "tests" / "gold").glob("*.txt")]:
        document = to_document(path.read_text(encoding="utf-8"), path.name)
        first, second = (list(split_documents([document])) for _ in range(2))
        assert together(first, style) == apart(second, style)


@settings(max_examples=300)
@given(TEXTS)
def test_what_is_handed_over_is_all_that_there_is(texts: list[str]) -> None:
    blocks = blocks_of(texts)
    handed = HandOver()
    for passage in DocumentContext(blocks).passages:
        assert passage.cues.times is not None
        handed.keep(passage)
        scanned = handed.scanned(passage.block)
        if scanned:
            assert list(scanned.numerals) == list(finditer(scanned.folded))


def test_nothing_is_handed_over_for_another_block_or_text() -> None:
    passage, other = DocumentContext(blocks_of(["5億円", "5億円"])).passages
    handed = HandOver()
    handed.keep(passage)
    assert handed.scanned(other.block) is None
    assert passage.cues.numerals
    handed.keep(passage)
    assert handed.scanned(passage.block) is not None
    handed.keep(passage)
    passage.block.text = "6億円"
    assert handed.scanned(passage.block) is None
