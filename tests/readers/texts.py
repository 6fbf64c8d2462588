"""OpenDocument texts, written as small as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.readers.books import packed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block
    from tests.readers.ruled import Ruled

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{room}:1.0"'
    for short, room in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)
STYLES = (
    '<style:style style:name="Title"/><style:style style:name="P1" style:parent-style-name="Title"/>'
    '<style:style style:name="R"><style:paragraph-properties fo:text-align="end"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-prefix="(" style:num-suffix=")"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="A"><text:list-level-style-number text:level="1" style:num-format="一"/>'
    "</text:list-style>"
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
)


def odt(body: str, **parts: str) -> bytes:
    """Write a file of a body."""
    styles = f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    inside = f"{styles}<office:body><office:text>{body}</office:text></office:body>"
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {SPACES}>{inside}</office:document-content>",
            **parts,
        }
    )


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def odt_table(table: Ruled) -> str:
    """Write a table with its merged cells."""
    cells = {(row, column): (height, width, text) for row, column, height, width, text in table.cells()}
    rows = ""
    for row in range(len(table.rows)):
        rows += "<table:table-row>"
        for column in range(len(table.rows[0])):
            if (row, column) not in cells:
                rows += "<table:covered-table-cell/>"
                continue
            height, width, text = cells[row, column]
            spans = f'table:number-rows-spanned="{height}" table:number-columns-spanned="{width}"'
            rows += f"<table:table-cell {spans}>{p(escape(text))}</table:table-cell>"
        rows += "</table:table-row>"
    return f"<table:table>{rows}</table:table>"


def odt_of(blocks: Iterable[Block]) -> bytes:
    """Write blocks as paragraphs."""
    return odt("".join(p(escape(block.text)) for block in blocks))
