"""Amounts are exact, whatever is thrown at them, and found in linear time."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdoc import jsonl
from jdoc.model import Block
from jdoc.stages.entities import find_entities

AMOUNTS = ("MONEY", "PERCENT", "QUANTITY", "ORDINAL")
HOSTILE = (
    "1円",
    "1～",
    "1%~",
    "約",
    "上限は",
    "最大で",
    "数十",
    "(1円)",
    "10マナト",
    "第一、",
    "1割1分",
    "US$1",
    "1人以上",
    "１　人",
    "5円(",
    "単位：",
)


@given(st.decimals(min_value="0.0001", max_value=10**12, places=4), st.sampled_from(["円", "%", "kg", "か国", "億円"]))
def test_no_float_gets_in(number: Decimal, unit: str) -> None:
    written = f"{number:f}"
    (block,) = find_entities([Block(text=f"額は{written}{unit}")], labels=AMOUNTS)
    (entity,) = block.entities or []
    expected = Decimal(written) * (10**8 if unit == "億円" else 1)
    assert entity.value == expected
    assert isinstance(entity.value, int) == (expected == int(expected))
    assert "e" not in jsonl.encode(block).decode().partition('"value":')[2].partition("}")[0].lower().partition(",")[0]


@given(st.text(alphabet="0123456789一二十百万億円%割分の第回人～-(),.、約以上台ドル$ \t\n", max_size=60))
def test_spans_are_true_to_the_text(text: str) -> None:
    for kind in (None, "table"):
        (block,) = find_entities([Block(text=text, kind=kind)], labels=AMOUNTS)
        for entity in block.entities or []:
            assert text[entity.start : entity.end] == entity.text
        jsonl.encode(block)


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_runs_take_linear_time(piece: str) -> None:
    start = time.process_time()
    list(find_entities([Block(text=piece * (100_000 // len(piece)))], labels=AMOUNTS))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("row", ["（単位：円）\t1\n", "1\t2\n", "計\t（円）\n", "(\t(\n", "1\t\t\t\n"])
def test_long_tables_take_linear_time(row: str) -> None:
    start = time.process_time()
    list(find_entities([Block(text=row * (100_000 // len(row)), kind="table")], labels=AMOUNTS))
    assert time.process_time() - start < 5


def test_whose_money_is_looked_up_once() -> None:
    start = time.process_time()
    list(find_entities([Block(doc="a", text="10マナト") for _ in range(20_000)], labels=AMOUNTS))
    assert time.process_time() - start < 10
