"""Where blocks stand, by the case file: provisions and locators; and what holds for these and for identifiers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc.readers.text import to_document
from jdoc.stages.split import split_documents
from tests.conftest import ROOT

if TYPE_CHECKING:
    from jdoc.model import Block

CASES = Path(__file__).with_name("places.txt").read_text(encoding="utf-8").split("\n\n")[1:]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
TEXTS = [
    "港を管理する。",
    "市が費用を負担する。",
    "第二条　次のとおりとする。",
    "一　港",
    "二　市",
    "２　前項による。",
    "（目的）",
]


def split(text: str) -> list[Block]:
    return [*split_documents([to_document(text, "a.txt")])]


def rows(case: str) -> list[tuple[str, str, str]]:
    cells = (line.split("|", 2) for line in case.strip("\n").splitlines()[1:])
    return [(provision.strip(), locator.strip(), line[1:]) for provision, locator, line in cells]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.strip("\n").split("\n", 1)[0])
def test_blocks_stand_where_the_case_says(case: str) -> None:
    lines = rows(case)
    blocks = split("\n".join(line for _, _, line in lines))
    begins = {(block.source or [(0, 0, 0)])[0][1]: block for block in blocks}
    found = [
        (begins[number].provision or "-", begins[number].locator or "-", line) if number in begins else ("", "", line)
        for number, (_, _, line) in enumerate(lines, 1)
    ]
    assert found == lines


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in SAMPLES), *CASES])
def test_locators_and_identifiers_are_unique(text: str) -> None:
    blocks = split(text)
    numbered = [block for block in blocks if block.number is not None]
    assert [block.text for block in numbered if block.locator is None] == []
    assert [each for each, times in Counter(block.locator for block in blocks).items() if each and times > 1] == []
    assert len({block.uid for block in blocks}) == len(blocks)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=12), st.data())
def test_identifiers_stay_when_a_block_is_put_in(texts: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(texts)))
    before = split("\n\n".join(texts))
    after = split("\n\n".join([*texts[:at], "新しい文である。", *texts[at:]]))
    kept = [block.uid for block in after if "新しい文" not in block.text]
    assert kept == [block.uid for block in before]


def test_identifiers_of_one_text_are_counted() -> None:
    first, second, third = (block.uid for block in split("第一条　削除\n第二条　港\n第一条　削除\n"))
    assert third == f"{first}-2"
    assert second not in {first, third}


def test_identifiers_do_not_look_at_furniture() -> None:
    text = "港の管理\n\n- 1 -\n\f港の管理\n\n　港を管理する。\n\n- 2 -\n"
    document = to_document(text, "a.txt")
    kept = [block.uid for block in split_documents([document], keep_furniture=True) if block.kind != "furniture"]
    assert kept == [block.uid for block in split_documents([document])]
