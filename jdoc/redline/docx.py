"""A Word document that holds one table: what ISO/IEC 29500 asks for at the least, so that no library is needed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, TypeAlias
from xml.sax.saxutils import escape

from jdoc.language.controls import disarm
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.redline.rows import Part

WIDTH = 14570
"""Of the text of an A4 page on its side, in twentieths of a point."""
UNDERLINES = ("", '<w:u w:val="single"/>', '<w:u w:val="double"/>')
NO_XML = re.compile(r"[\ud800-\udfff\ufffe\uffff]")
"""What XML can't hold though it commands no terminal: half a pair of surrogates."""
WORDPROCESSING = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
SHEET = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)


class Paragraph(NamedTuple):
    """A paragraph: its pieces, and where they stand."""

    pieces: Sequence[Part]
    align: str = "left"


Cell: TypeAlias = "Sequence[Paragraph]"
"""What a cell of a table holds."""


def package(
    before: Sequence[Paragraph], head: Sequence[Cell], rows: Sequence[Sequence[Cell]], after: Sequence[Paragraph]
) -> bytes:
    """Write paragraphs, a table whose head stands on each page again, and paragraphs, as a Word document."""
    grid = "".join(f'<w:gridCol w:w="{WIDTH // len(head)}"/>' for _ in head)
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{_row(head, '<w:trPr><w:tblHeader/></w:trPr>')}{''.join(map(_row, rows))}</w:tbl>"
    )
    text = "".join(map(_paragraph, before)) + table + "".join(map(_paragraph, after or [Paragraph([])]))
    document = f'<w:document xmlns:w="{WORDPROCESSING}"><w:body>{text}{SHEET}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, part in {**PARTS, "word/document.xml": document}.items():
            parts.writestr(zipfile.ZipInfo(name), XML + part, zipfile.ZIP_DEFLATED)  # no date: the same each time
    return out.getvalue()


def _row(cells: Sequence[Cell], properties: str = "") -> str:
    width = WIDTH // len(cells)
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{''.join(map(_paragraph, cell or [Paragraph([])]))}</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{properties}{inside}</w:tr>"


def _paragraph(paragraph: Paragraph) -> str:
    return f'<w:p><w:pPr><w:jc w:val="{paragraph.align}"/></w:pPr>{"".join(map(_run, paragraph.pieces))}</w:p>'


def _run(piece: Part) -> str:
    """Write a piece; a line end in it is one."""
    text = escape(NO_XML.sub("\N{REPLACEMENT CHARACTER}", disarm(piece.text)))
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in text.split("\n"))
    fonts = '<w:rFonts w:ascii="ＭＳ 明朝" w:hAnsi="ＭＳ 明朝" w:eastAsia="ＭＳ 明朝"/>'
    return f'<w:r><w:rPr>{fonts}<w:sz w:val="21"/>{UNDERLINES[piece.lines]}</w:rPr>{lines}</w:r>'
