"""Presentations, written as small as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.readers.books import LINKS, packed, relations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block
    from tests.readers.ruled import Ruled

SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    f' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{LINKS}"'
)


def lines(*texts: str, look: str = "") -> str:
    return "".join(f"<a:p><a:pPr>{look}</a:pPr><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in texts)


def shape(inside: str, kind: str | None = None, place: tuple[int, int] | None = None) -> str:
    """Write a shape: of a kind of placeholder, or at a place from the left and the top."""
    holder = "" if kind is None else f'<p:ph type="{kind}"/>' if kind else "<p:ph/>"
    off = "" if place is None else f'<a:off x="{place[0]}" y="{place[1]}"/>'
    return f"<p:sp><p:nvSpPr>{holder}</p:nvSpPr><p:spPr>{off}</p:spPr><p:txBody>{inside}</p:txBody></p:sp>"


def slide_table(table: Ruled) -> str:
    """Write a table as PowerPoint does: covered cells are there, and marked."""
    cells = {(row, column): (height, width, text) for row, column, height, width, text in table.cells()}
    rows = ""
    for row in range(len(table.rows)):
        rows += "<a:tr>"
        for column in range(len(table.rows[0])):
            height, width, text = cells.get((row, column), (1, 1, ""))
            mark = "" if (row, column) in cells else ' hMerge="1"'
            spans = f'rowSpan="{height}" gridSpan="{width}"{mark}'
            rows += f"<a:tc {spans}><a:txBody>{lines(text)}</a:txBody></a:tc>"
        rows += "</a:tr>"
    return f"<p:graphicFrame><a:tbl>{rows}</a:tbl></p:graphicFrame>"


def slide(inside: str, more: str = "") -> str:
    return f"<p:sld {SPACES}{more}><p:cSld><p:spTree>{inside}</p:spTree></p:cSld></p:sld>"


def presentation(*slides: str, notes: str = "", drawn: str = "") -> bytes:
    """Write a presentation; the notes, and what is drawn of a list, hang on its first slide."""
    ids = "".join(f'<p:sldId id="{at}" r:id="r{at}"/>' for at in range(len(slides)))
    beside = relations([("n", "notesSlide", "../notes.xml"), ("d", "diagramData", "../drawn.xml")])
    return packed(
        {
            "ppt/presentation.xml": f"<p:presentation {SPACES}><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>",
            "ppt/_rels/presentation.xml.rels": relations(
                (f"r{at}", "slide", f"slides/{at}.xml") for at in range(len(slides))
            ),
            **{f"ppt/slides/{at}.xml": inside for at, inside in enumerate(slides)},
            "ppt/slides/_rels/0.xml.rels": beside,
            **({"ppt/notes.xml": slide(notes)} if notes else {}),
            **({"ppt/drawn.xml": slide(drawn)} if drawn else {}),
        }
    )


def slides_of(blocks: Iterable[Block]) -> bytes:
    """Write blocks on slides of their own."""
    return presentation(*(slide(shape(lines(block.text), "title")) for block in blocks))
