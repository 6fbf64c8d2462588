"""The names that a person marked in official texts, against what is found in them.

A record of `gold/names/` is a paragraph with its `names`: `labels` are all right ones, `alt` other right spans,
`nested` names inside, which are not required; `optional` spans are neither right nor wrong. The least F1 of each file
is a little below what it was when the file came: who changes the rules sees what that costs.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import pytest

from jdoc.model import Block
from jdoc.stages.entities import find_entities
from jdoc.vocabulary import NAME_LABELS

FOLDER = Path(__file__).parent / "gold" / "names"
LEAST = {"documents": 0.97, "ministries": 0.96, "mixed": 0.95, "releases": 0.96}
PLACES = {"GPE": "LOC"}

Span = tuple[str, int, int]


def _span(label: str, start: int, end: int) -> Span:
    return PLACES.get(label, label), start, end


def _counts(record: dict[str, Any], found: set[Span]) -> tuple[int, int, int]:
    """Count what was found, what was found although it is no name, and what was missed."""
    right: set[Span] = set()
    open_: set[Span] = set()
    missed = 0
    for mark in record["names"]:
        ways = {_span(label, mark["start"], mark["end"]) for label in (*mark.get("labels", ()), mark["label"])}
        ways |= {_span(*other) for other in mark.get("alt", ())}
        hits = ways & found
        right |= hits
        missed += not hits
        open_ |= ways | {_span(*inner) for inner in mark.get("nested", ())}
    optional = record["optional"]
    facilities = [(mark["start"], mark["end"]) for mark in record["names"] if mark["label"] == "FAC"]
    wrong = [
        (label, start, end)
        for label, start, end in found - right - open_
        if not any(first <= start and end <= last for first, last in optional)
        and not (label in {"ORG", "LOC"} and any(start < last and first < end for first, last in facilities))
    ]
    return len(record["names"]) - missed, len(wrong), missed


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_names_that_a_person_marked_are_found_and_few_others(path: Path) -> None:
    records = [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
    good = wrong = missed = 0
    for doc, group in groupby(records, key=lambda record: record["doc"]):
        document = list(group)
        blocks = [Block(doc=doc, seq=seq, text=record["text"]) for seq, record in enumerate(document)]
        for record, block in zip(document, find_entities(blocks, labels=NAME_LABELS), strict=True):
            found = {_span(entity.label, entity.start, entity.end) for entity in block.entities or ()}
            counts = _counts(record, found)
            good, wrong, missed = good + counts[0], wrong + counts[1], missed + counts[2]
    assert 2 * good / (2 * good + wrong + missed) > LEAST[path.stem], (good, wrong, missed)
