"""Whoever cites nothing pays for no laws, and a citation far below is found as one on top is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jdoc.language.width import fold
from jdoc.model import Block
from jdoc.recognizers.citation import Citations
from jdoc.recognizers.citing import Citing
from jdoc.stages.entities import find_entities

LETTER = ["みなと会館の改修について", "来月から改修を始める。", "ご不便をおかけします。"]
CITING = [
    "港湾法第三条の規定による。",
    "同法第四条第二項も同じである。",
    "前条の港をいう。",
    "この法律は令和５年に改正された。",
]


def loaded_for(*texts: str) -> str:
    """Return whether the citations of laws were loaded for a document."""
    code = (
        "import sys\nfrom jdoc.model import Block\nfrom jdoc.stages.entities import find_entities\n"
        f"list(find_entities([Block(text=text) for text in {[*texts]!r}]))\n"
        "print('jdoc.recognizers.citation' in sys.modules)"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_a_letter_loads_no_citations() -> None:
    assert loaded_for(*LETTER) == "False"
    assert loaded_for(*LETTER, CITING[0]) == "True"


@pytest.mark.parametrize("passed", range(4))
def test_citations_begin_where_the_first_one_stands(passed: int) -> None:
    texts = [*LETTER[:passed], *CITING]
    found = [*find_entities([Block(doc="a", seq=number, text=text) for number, text in enumerate(texts)])]
    blocks = [Block(doc="a", seq=number, text=text) for number, text in enumerate(texts)]
    at_once, later = Citations(blocks), Citing(blocks)
    for place, block in enumerate(found):
        names = [entity for entity in block.entities or () if entity.label != "CITATION"]
        folded = fold(block.text)
        assert [*later.find(place, folded, names)] == [*at_once.find(place, folded, names)]
    values = [entity.value for block in found for entity in block.entities or () if entity.label == "CITATION"]
    assert values[:2] == ["港湾法/At_3", "港湾法/At_4-Pr_2"]


def test_provisions_of_a_law_are_seen_from_the_first_block_on() -> None:
    blocks = [Block(text="総則", provision="Ch_1"), Block(text="イに規定する港", provision="At_1-Pr_1-It_1-Si1_1")]
    at_once, later = Citations(blocks), Citing(blocks)
    for place, block in enumerate(blocks):
        assert [*later.find(place, block.text, [])] == [*at_once.find(place, block.text, [])]
