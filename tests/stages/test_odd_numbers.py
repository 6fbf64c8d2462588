"""Numbers that are none, or longer than any: no stage fails at them, and none makes another number of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jdoc import Work, process
from jdoc.pipeline import run_stages
from jdoc.vocabulary import ENTITY_LABELS

if TYPE_CHECKING:
    from jdoc.model import Block

LONG = "1" * 5000
"""More digits than Python makes a number of."""
EVERYTHING = Work(stages=("split", "entities", "check", "stances", "numerals"), labels=ENTITY_LABELS, names="rules")


def found(text: str) -> list[Block]:
    return [*process(text, work=EVERYTHING)]


def citations(text: str) -> list[tuple[str, object]]:
    return [
        (entity.text, entity.value)
        for block in found(text)
        for entity in block.entities or ()
        if entity.label == "CITATION"
    ]


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("第二条　次の船\nロ　帆船\nハ　漁船\n", ["At_2", "At_2-Pr_1-It_2", "At_2-Pr_1-It_3"]),
        ("第二条　次の船\n一　商船\n（ハ）帆船\n", ["At_2", "At_2-Pr_1-It_1", "At_2-Pr_1-It_1-Si1_3"]),
        ("第二条　次の船\n一　商船\nア　帆船\n", ["At_2", "At_2-Pr_1-It_1", "At_2-Pr_1-It_1-Si1_1"]),
        ("第二条　次の船\n一　商船\nカ　帆船\n", ["At_2", "At_2-Pr_1-It_1", "At_2-Pr_1-It_1-Si1_6"]),
        ("第二条　次の船\n(1)　商船\n答　帆船\n", ["At_2", "At_2-Pr_1-It_1", "At_2-Pr_1-It_1"]),
    ],
)
def test_a_list_that_has_lost_its_head_has_lost_little(text: str, provisions: list[str]) -> None:
    assert [block.provision for block in found(text)] == provisions


@pytest.mark.parametrize(
    "text",
    [
        "第二条　イからハまでに掲げる船\nロ　帆船\nハ　漁船\n第三条　前条ロの船\n",
        "第一条　船\n第二条　前十十条の規定\n",
        "第一条　船\n第二条　前数項、次何条の規定\n",
        "第1.2条　船\n第1.3条　第1.2条の船、前条の船\n",
        "第十十条　船\n第二条　前条及び第十十条の船\n",
        "第一条　海岸法の一部を次のように改正する。\n第二条の次に次の十十条を加える。\n第三条　船\n",
        f"第{LONG}条　船\n第二条　第{LONG}条、前{LONG}条及び前条の船\n",
        f"東館{LONG}、西館{LONG}の計{LONG}\n",
        f"（{LONG}）船\n上記（{LONG}）のとおり、{LONG}円、{LONG}年{LONG}月、別表第{LONG}\n",
    ],
)
def test_no_stage_fails(text: str) -> None:
    assert found(text)


def test_what_is_no_number_leads_nowhere() -> None:
    assert citations("第一条　船\n第二条　前十十条の船\n") == []
    assert citations("第一条　船\n第二条　前条の船\n") == [("前条", "/At_1")]


@pytest.mark.parametrize("odd", ["At_x", f"At_{LONG}", "It_ロ", "At_3-Pr_-It_", "_", "-", "At_²", "Sp[x]-At_1:y"])
def test_provisions_of_records_from_elsewhere(odd: str) -> None:
    texts = ("前条の船は、次項及び第二項の船とする。", "上記(2)及び第三条第一号ロによる。")
    records = [
        {"doc": "a", "text": text, "provision": place, "label": label, "number": number, "locator": locator}
        for text, place, label, number, locator in zip(
            texts * 2,
            ("At_1-Pr_1", odd) * 2,
            ("第一条", LONG, "²", "ロ"),
            ("1", LONG, "²", "(²)"),
            ("1", LONG) * 2,
            strict=True,
        )
    ]
    blocks = process("\n".join(map(json.dumps, records)), work=Work(stages=()))
    assert len([*run_stages(blocks, work=EVERYTHING, report=raise_it)]) == len(records)


def raise_it(error: Exception) -> None:
    raise error
