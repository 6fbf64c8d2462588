"""Word files, written as small as they can be."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{look}</w:pPr></w:style>'
    for key, name, look in (
        ("T", "Title", '<w:jc w:val="center"/>'),
        *((f"H{level}", f"heading {level}", "") for level in range(1, 10)),
        ("R", "right", '<w:jc w:val="right"/>'),
    )
)


def part(name: str, inside: str) -> str:
    return f"<?xml version='1.0' encoding='UTF-8'?><w:{name} {SPACE} {OTHERS}>{inside}</w:{name}>"


def word(body: str, **parts: str) -> bytes:
    """Write a file of a body and other parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/styles.xml", part("styles", STYLES))
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", part(name, inside))
    return stream.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def table(rows: Iterable[Iterable[str]]) -> str:
    cells = (f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def word_of(blocks: Iterable[Block]) -> bytes:
    """Write blocks as a word processor's user does."""
    return word("".join(map(_element, blocks)))


def _element(block: Block) -> str:
    if block.rows:
        return table(block.rows)
    gap = "" if not block.mark or block.mark[-1] in "）)．" else "\u3000"
    text = block.mark + gap + block.text
    style = ""
    if block.kind == "title":
        style = "T"
    elif block.kind == "heading":
        style = f"H{1 + len(block.section or [])}"
    elif block.kind in {"signature", "dateline"} and not text.endswith("殿"):
        style = "R"
    return paragraph(run(text), style)
