"""Boxes: what stands in the rectangles that a block is said to take is its text, and hardly anything else."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from jdoc import jsonl
from jdoc.pipeline import process_bytes
from jdoc.stages.sentences import cut_sentences
from tests.conftest import ROOT, SAMPLES
from tests.readers.typeset import PITCH, SIZE, Text, draw, typeset

if TYPE_CHECKING:
    from pathlib import Path

    from jdoc.model import Block

LINES = ("北浜市の港湾計画を次のとおり変更し、", "令和五年四月一日から施行することで", "一致した。")


def split(data: bytes) -> list[Block]:
    return [*process_bytes(data, "a.pdf")]


def inside(data: bytes, block: Block) -> str:
    """Return what pdfium finds in the boxes of a block."""
    pdf = pypdfium2.PdfDocument(data)
    found = ""
    for page, left, bottom, right, top in block.box or ():
        text = pdf[page - 1].get_textpage()
        found += text.get_text_bounded(left=left - 1, bottom=bottom - 1, right=right + 1, top=top + 1)
    return "".join(found.split())


def squeezed(text: str) -> list[str]:
    return sorted("".join(text.split()))


@pytest.mark.parametrize("vertical", [False, True])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_each_block_stands_in_its_boxes(sample: Path, *, vertical: bool) -> None:
    blocks = [jsonl.decode(line) for line in sample.with_suffix(".jsonl").read_bytes().splitlines()]
    data = typeset([block for block in blocks if not block.rows], vertical=vertical)
    for block in split(data):
        assert squeezed(block.mark + block.text) == squeezed(inside(data, block)), block


def test_columns_have_a_box_each() -> None:
    data = draw([*(Text(60, 60 + row * PITCH, LINES[row % 2]) for row in range(12)), *(
        Text(320, 60 + row * PITCH, LINES[row % 2]) for row in range(12)
    )])  # fmt: skip
    [block] = split(data)
    assert len(block.box or ()) == 2
    assert squeezed(block.text) == squeezed(inside(data, block))


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_boxes_of_a_page_on_its_side_are_where_the_file_has_them(quarters: int) -> None:
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    draw()
    canvas.setFont("HeiseiMin-W3", SIZE)
    canvas.rotate(90 * quarters)
    x, y = {1: (100, -100), 2: (-500, -300), 3: (-700, 400)}[quarters]
    for row, line in enumerate(LINES):
        canvas.drawString(x, y - row * PITCH, line)
    canvas.save()
    data = stream.getvalue()
    [block] = split(data)
    assert squeezed("".join(LINES)) == squeezed(inside(data, block))


def test_a_table_has_the_box_of_its_grid() -> None:
    data = (ROOT / "tests/gold/tables/drawn-balance.pdf").read_bytes()
    tables = [block for block in split(data) if block.kind == "table"]
    assert tables
    for table in tables:
        assert set("".join(table.text.split())) <= set(inside(data, table))


def test_a_page_without_text_counts() -> None:
    data = draw([Text(60, 60, "港を直す。")], [], [], [Text(60, 60, "第２条　道を直す。")])
    assert [(block.box or [])[0][0] for block in split(data)] == [1, 4]
    assert [[run[3] for run in block.source or ()] for block in split(data)] == [[1], [4]]


def test_sentences_have_the_boxes_of_their_block_and_texts_have_none() -> None:
    [block] = split(draw([Text(60, 60, "署名した。次回は未定である。")]))
    assert [each.box for each in cut_sentences([block], report=print)] == [block.box, block.box]
    assert [each.box for each in process_bytes("署名した。".encode())] == [None]
