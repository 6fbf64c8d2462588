"""A stream document by document, however it calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.model import Block
from jdoc.stages import grouping
from jdoc.stages.grouping import group_by_document

if TYPE_CHECKING:
    import pytest

    from jdoc.errors import JdocError


def test_a_stream_that_numbers_nothing_is_handed_on_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_CHARACTERS", 10)
    told: list[JdocError] = []
    blocks = [Block(doc="a", text="四文字だ") for _ in range(7)]
    assert [len(document) for document in group_by_document(blocks, told.append)] == [3, 3, 1]
    assert [str(error).partition(" (")[0] for error in told] == [
        "a: more than 10 characters of one document without `seq`: read as several"
    ] * 2


def test_what_is_numbered_is_one_document_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_CHARACTERS", 10)
    blocks = [Block(doc="a", seq=number, text="四文字だ") for number in range(7)]
    assert [len(document) for document in group_by_document([*blocks, *blocks])] == [7, 7]
    nameless = [Block(text="四文字だ") for _ in range(9)]
    assert [len(document) for document in group_by_document(nameless)] == [1] * 9
