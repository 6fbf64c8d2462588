"""Cues: a document searched as one gives what its texts give one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc.model import Block
from jdoc.recognizers import LABELS
from jdoc.stages.entities import find_entities
from jdoc.vocabulary import NAME_LABELS

COUNTED = [label for label in LABELS if label not in NAME_LABELS]
TEXTS = st.lists(
    st.text(alphabet="第三条十百5１年月日から、。で億円％約-マイナス数\n\x00 国の回時半本昨", max_size=12),
    min_size=1,
    max_size=5,
)


def shown(blocks: list[Block]) -> list[list[tuple[str, int, int, object]]]:
    return [[(e.label, e.start, e.end, e.value) for e in block.entities or ()] for block in blocks]


@settings(max_examples=300)
@given(TEXTS)
def test_a_block_alone_gives_what_it_gives_among_others(texts: list[str]) -> None:
    """Without a base date nothing refers to another block but the words for dates, which no text here begins with."""
    marked = [f"国{text}" for text in texts]
    document = [Block(doc="a", seq=seq, text=text) for seq, text in enumerate(marked)]
    alone = [Block(text=text) for text in marked]
    together = shown(list(find_entities(document, labels=("MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))))
    assert together == shown(list(find_entities(alone, labels=("MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"))))


def test_a_numeral_that_ends_its_text_is_seen_among_others() -> None:
    texts = ["国", "", "国", "十", "百\n", "国"]
    blocks = [Block(doc="a", seq=seq, text=text) for seq, text in enumerate(texts)]
    found = shown(list(find_entities(blocks, labels=COUNTED)))
    assert [[entity[3] for entity in entities] for entities in found] == [[], [], [], [10], [100], []]


def test_words_do_not_reach_over_the_edge_of_a_block() -> None:
    texts = ["ここに第", "三条の会合", "約", "五億円", "2017年5月", "1日に"]
    blocks = [Block(doc="a", seq=seq, text=text) for seq, text in enumerate(texts)]
    found = list(find_entities(blocks, labels=COUNTED))
    assert [(e.text, e.approx) for block in found for e in block.entities or ()] == [
        ("五億円", None),
        ("2017年5月", None),
        ("1日", None),
    ]
