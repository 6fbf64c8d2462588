"""The entities that a person marked in the gold documents, against what the commands find in them."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from jdoc.readers.text import to_document as document
from jdoc.stages.entities import find_entities
from jdoc.stages.split import split_documents
from jdoc.vocabulary import NAME_LABELS
from tests.conftest import ROOT, gold_text

if TYPE_CHECKING:
    from pathlib import Path

    from jdoc.model import Entity

GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))
BEAR_NO_DAY = {"bill", "white-paper"}
"""What says nowhere when it was written: what counts from that day stays open."""
LABELS = ("DATE", "DURATION", "MONEY", "PERCENT")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _is_right(expected: dict[str, Any], found: Entity) -> bool:
    """Compare values; a date by its first and last day, which the gold writes to the day and EDTF to the month."""
    if found.label != expected["label"] or _squeezed(found.text) != _squeezed(expected["text"]):
        return False
    if found.label == "DATE":
        return (found.earliest, found.latest) == (expected["earliest"], expected["latest"])
    if found.label == "MONEY" and found.unit != expected["unit"]:
        return False
    return bool(found.value == expected["value"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_what_a_person_marked_is_found_with_its_value(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    blocks = split_documents([document(gold_text(path).read_text(encoding="utf-8"), path.stem)])
    found = [
        entity
        for block in find_entities(blocks, labels=LABELS, base_date=dt.date.fromisoformat(gold["base_date"]))
        for entity in block.entities or ()
    ]
    expected = [
        entity
        for block in gold["blocks"]
        for entity in block["entities"]
        if entity["label"] in LABELS and not entity.get("optional")
    ]
    assert expected
    assert [mark for mark in expected if not any(_is_right(mark, entity) for entity in found)] == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_the_day_is_found_where_the_document_bears_it(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    blocks = split_documents([document(gold_text(path).read_text(encoding="utf-8"), path.stem)])
    found = next(iter(find_entities(blocks, labels=LABELS)))
    if path.stem in BEAR_NO_DAY:
        assert (found.base_date, found.base_date_source) == (None, None)
    else:
        assert found.base_date == gold["base_date"]
        assert found.base_date_source in {"dateline", "title", "signature", "opening"}


def test_nine_names_of_ten_are_found() -> None:
    missed, count = [], 0
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        blocks = split_documents([document(gold_text(path).read_text(encoding="utf-8"), path.stem)])
        found = {
            (entity.label, _squeezed(entity.text))
            for block in find_entities(blocks, labels=NAME_LABELS)
            for entity in block.entities or ()
        }
        marked = [entity for block in gold["blocks"] for entity in block["entities"] if entity["label"] in NAME_LABELS]
        for mark in marked:
            labels = {mark["label"], *mark.get("labels", ())}
            if not mark.get("optional"):
                count += 1
                missed += [mark["text"]] * found.isdisjoint((label, _squeezed(mark["text"])) for label in labels)
    assert count > 250
    assert len(missed) < count / 10, missed
