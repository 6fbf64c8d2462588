"""Speeches: what is taken off in front of a text, and that nobody is said to have said what another one did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdoc.readers.text import to_document as document
from jdoc.stages.speakers import with_speaker
from jdoc.stages.split import split_documents

if TYPE_CHECKING:
    from jdoc.model import Block

MANNERS = {
    "assembly": [
        "○議長（岬三郎君）　",
        "○２番（沖田和子君）　",
        "○町長（潮田正一君）（登壇）　",
        "○総務課長（渚健二君）　",
    ],
    "committee": ["○磯村委員長　", "○沖田委員　", "○入江政府参考人　", "○潮田国務大臣　"],
    "council": ["【磯村座長】　", "【沖田委員】　", "【事務局】　", "【浜口委員】　"],
    "digest": ["（磯村会長）", "（沖田委員）", "（事務局）", "（浜口委員）"],
    "talk": ["磯村会長：", "沖田委員：", "事務局：", "浜口委員："],
}
SENTENCES = [
    "漁港の整備につきましては、昨年度に調査を行い、本年度から二か年をかけて工事を進めることとしております。",
    "町の避難所は、現在十二か所でございます。",
    "この点について、町長の御見解をお伺いします。",
    "御異議なしと認めます。",
    "財源といたしましては、国の補助金のほか、地方債を充てることとし、残りを一般財源で賄うものでございます。",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join)
SPEECHES = st.lists(
    st.tuples(st.integers(0, 3), st.lists(TEXTS, min_size=1, max_size=3), st.booleans()), min_size=6, max_size=10
)


def split(text: str) -> list[Block]:
    return list(split_documents([document(text, "-")]))


def wrapped(text: str, width: int) -> str:
    return "\n".join(text[start : start + width] for start in range(0, len(text), width))


@settings(max_examples=40)
@given(st.sampled_from([*MANNERS]), SPEECHES, st.sampled_from([20, 35, 40, 1000]))
def test_nobody_is_said_to_have_said_what_another_did(
    manner: str, speeches: list[tuple[int, list[str], bool]], width: int
) -> None:
    heads = MANNERS[manner]
    lines: list[str] = []
    for who, paragraphs, applause in [(0, SENTENCES[1:2], False), (1, SENTENCES[2:3], False), *speeches]:
        lines += [wrapped(heads[who] + paragraphs[0], width)]
        lines += [wrapped(f"　{paragraph}", width) for paragraph in paragraphs[1:]]
        lines += ["　　　（拍手）"] if applause else []
    said = [block for block in split("\n".join(lines)) if block.kind == "paragraph"]
    assert "".join(block.text for block in said) == "".join(
        "".join(paragraphs) for _, paragraphs, _ in [(0, SENTENCES[1:2], 0), (1, SENTENCES[2:3], 0), *speeches]
    )
    assert len([block for block in said if block.attribution]) == len(speeches) + 2
    turn = None
    for block in said:
        turn = (block.name, block.role) if block.attribution else turn
        assert (block.name, block.role) == turn


@pytest.mark.parametrize(
    ("line", "label", "attribution", "name", "role"),
    [
        ("○２番（沖田和子君）（登壇）　質問します。", "○", "２番（沖田和子君）（登壇）", "沖田和子", "２番"),
        ("◆　議　長（岬　三郎君）　始めます。", "◆", "議　長（岬　三郎君）", "岬　三郎", "議長"),
        (
            "○国務大臣（官房長官）（潮田君）　はい。",
            "○",
            "国務大臣（官房長官）（潮田君）",
            "潮田",
            "国務大臣（官房長官）",
        ),
        ("○渚（健）委員　質問します。", "○", "渚（健）委員", "渚（健）", "委員"),
        ("○沖田　和子君　質問します。", "○", "沖田　和子君", "沖田　和子", None),
    ],
)
def test_what_stands_before_a_speech(line: str, label: str, attribution: str, name: str, role: str | None) -> None:
    first, *_ = split(f"{line}\n　続きです。\n○事務局　説明します。\n")
    assert (first.label, first.attribution, first.name, first.role) == (label, attribution, name, role)
    assert "".join(f"{first.mark}{first.text}".split()) == "".join(line.split())


def test_who_speaks_is_put_in_front_again_with_all_that_points_into_the_text() -> None:
    block = split("○議長（岬三郎君）　２番の発言を許します。\n○２番（沖田和子君）　はい。\n")[0]
    said = with_speaker(block)
    assert said.text == "議長（岬三郎君）　２番の発言を許します。"
    assert [run[0] for run in said.source or ()] == [0, 9]
    assert block.text == "２番の発言を許します。"
