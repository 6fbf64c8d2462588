"""One text however it is wrapped: whatever the width, with paragraphs set in or parted, in full and half width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jdoc.language.width import fold, widen
from jdoc.readers.text import to_document as document
from jdoc.stages.split import split_documents
from tests.conftest import ROOT
from tests.readers.typeset import length, wrap
from tests.stages.test_split import shown
from tests.test_samples import blocks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jdoc.model import Block

TEXTS = [*sorted((ROOT / "samples").glob("*.txt")), *sorted((ROOT / "tests/gold").glob("*.txt"))]
UNTOLD = {
    "joint-press-release 20": "a title that fills its line, above one that is centered",
    "gazette-law 20": "a title of two lines below a number of a law",
    "quarterly-results": "words in columns that are wider than the lines",
    "results": "words in columns that are wider than the lines",
    "results-forecast": "words in columns that are wider than the lines, titles that fill theirs",
    "oda-release 20": "words in columns that are wider than the lines",
    "budget-release 20": "words in columns that are wider than the lines",
    "city-budget-outline 20": "words in columns that are wider than the lines",
    "trilateral-communique 20": "signatures that are wider than the lines",
    "visit-statement 20": "signatures that are wider than the lines",
    "visit-statement": "a date and a place, wide and half as wide",
    "joint-press-statement 20": "signatures that are wider than the lines",
    "joint-press-statement 40 set in": "an item that fills its line and ends no sentence, above a heading",
    "council-minutes 35 set in": "a sentence that ends its line early by one character, for a number's sake",
    "budget-release 35": "a sentence that ends its line early by one character, for a number's sake",
    "cabinet-decision 20 parted": "a sentence that ends its line early by one character, for a number's sake",
    "cabinet-decision 35 parted": "a sentence that ends its line early by one character, for a number's sake",
    "chairs-summary 20 parted": "items that fill their lines, above empty ones",
    "chairs-summary 35 parted": "items that fill their lines, above empty ones",
    "loan-release 20": "headings of two lines",
}
"""What lines don't tell, by the texts and widths (and how their paragraphs are parted) where it matters."""
CHANGES: dict[str, Callable[[str], str]] = {"as it is": str, "wide": widen, "half as wide": fold}
RIGHT = frozenset({"signature", "dateline"})


def laid_out(blocks: Sequence[Block], ems: int, *, sets_in: bool, parts: bool) -> str:
    """Write blocks as lines of a width: titles centered, dates and signatures to the right.

    Paragraphs are set in, or parted by an empty line, or both.
    """
    texts = ["\n".join(lines_of_block(block, ems, sets_in=sets_in)) for block in blocks]
    return ("\n\n" if parts else "\n").join(texts) + "\n"


def lines_of_block(block: Block, ems: int, *, sets_in: bool) -> Iterator[str]:
    if block.rows:
        yield from rows(block.rows)
        return
    text = written(block)
    if sets_in and block.kind == "paragraph" and not block.mark:
        text = "\u3000" + text
    for line in wrap(text, ems):
        free = max(0, int(2 * (ems - length(line))))
        if block.kind == "title":
            yield " " * (free // 2) + line
        elif block.kind in RIGHT and not text.endswith("殿"):
            yield " " * free + line
        else:
            yield line


def written(block: Block) -> str:
    if block.kind == "signature" and block.name:
        return f"{block.role}\u3000\u3000{block.name}"
    if block.mark:
        return f"{block.mark}{'' if block.mark[-1] in '）)' else chr(0x3000)}{block.text}"
    if block.kind == "paragraph" and "。" not in block.text:
        return block.text.replace("\u3000", "\u3000\u3000")
    return block.text


def rows(table: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(length, column)) + 2 for column in zip(*table, strict=True)]
    for row in table:
        cells = (cell + " " * int(2 * (width - length(cell))) for cell, width in zip(row, widths, strict=True))
        yield "".join(cells).rstrip()


def changed(block: Block, change: Callable[[str], str]) -> Block:
    block.text = change(block.text)
    block.label = change(block.label) if block.label else None
    block.rows = [[change(cell) for cell in row] for row in block.rows] if block.rows else None
    if block.name:
        block.name, block.role = change(block.name), change(block.role or "")
    return block


def normal(blocks: Sequence[Block]) -> list[str]:
    return ["".join(fold(shown(block)).replace("．", ".").split()) for block in blocks]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("sets_in", "parts"), [(True, False), (False, True), (True, True)])
@pytest.mark.parametrize("ems", [20, 35, 40])
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_is_the_same_however_it_is_wrapped(
    path: Path, ems: int, change: str, *, sets_in: bool, parts: bool
) -> None:
    way = "set in" if sets_in else "parted"
    if not UNTOLD.keys().isdisjoint({path.stem, f"{path.stem} {ems}", f"{path.stem} {ems} {way}"}):
        pytest.skip("lines don't tell")
    blocks = [
        block
        for block in blocks_of(path)
        if not block.rows or all(length("".join(row)) < ems - 8 for row in block.rows)
    ]
    blocks = [changed(block, CHANGES[change]) for block in blocks]
    text = laid_out(blocks, ems, sets_in=sets_in, parts=parts)
    assert normal(list(split_documents([document(text, "-")]))) == normal(blocks)
