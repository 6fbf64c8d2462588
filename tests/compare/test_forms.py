"""One text in several forms is the same: the cheapest test of all readers."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.comparison import compare_blocks
from jdoc.language.width import fold, widen
from jdoc.redline.totals import described
from jdoc.stages.split import split_documents
from tests.conftest import ROOT
from tests.readers.test_html import page_of
from tests.readers.test_markdown import element
from tests.readers.typeset import length, typeset
from tests.readers.words import word_of
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from jdoc.model import Block

TEXTS = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests/gold").glob("*.txt"))]
FORMS: dict[str, tuple[str, Callable[[Sequence[Block]], bytes]]] = {
    "pdf": ("a.pdf", typeset),
    "html": ("a.html", lambda blocks: page_of(blocks).encode()),
    "docx": ("a.docx", word_of),
    "markdown": ("a.md", lambda blocks: "\n\n".join(map(element, blocks)).encode()),
}


WIDEST = 38
"""Characters of a row that fits on the page."""


def width(rows: Sequence[Sequence[str]]) -> float:
    return sum(max(map(length, column)) + 1 for column in zip_longest(*rows, fillvalue=""))


def split(data: bytes, name: str) -> list[Block]:
    return list(split_documents([readers.read(data, name, report=print)]))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_another_form_of_a_text_is_the_same(path: Path, form: str) -> None:
    blocks = blocks_of(path)
    if form == "pdf" and path.stem == "results-forecast":
        pytest.skip("the test's typesetter breaks rows of figures in the middle, as no printed page does")
    if form == "pdf":  # what is wider than the page that the test sets can't be read from it
        blocks = [block for block in blocks if not block.rows or width(block.rows) < WIDEST]
    name, write = FORMS[form]
    total = compare_blocks(blocks, split(write(blocks), name)).totals
    assert not total.differ, described(total)


@pytest.mark.parametrize("change", [fold, widen])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_other_widths_are_the_same(path: Path, change: Callable[[str], str]) -> None:
    changed = blocks_of(path)
    for block in changed:
        block.text = change(block.text).replace("、", "，")
    total = compare_blocks(blocks_of(path), changed).totals
    assert not total.differ, described(total)
