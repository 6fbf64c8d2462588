"""Typesetting: blocks to the pages of a PDF, as a word processor would set them."""

from __future__ import annotations

from io import BytesIO
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.model import Block

FONT = "HeiseiMin-W3"
SIZE = 10.5
PITCH = 18.0
_NEVER_FIRST = frozenset("、。，．）」』】〕ー々っゃゅょ％")
_RIGHT = frozenset({"signature", "dateline"})


class Text(NamedTuple):
    """A string at a place, x and y from the upper left corner."""

    x: float
    y: float
    text: str
    size: float = SIZE


def draw(
    *pages: Iterable[Text], width: float = 595, height: float = 842, vertical: bool = False, **options: Any
) -> bytes:
    """Write strings to the pages of a PDF."""
    font = UnicodeCIDFont(FONT, isVertical=vertical)
    pdfmetrics.registerFont(font)
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), **options)
    for page in pages:
        for text in page:
            canvas.setFont(font.fontName, text.size)
            canvas.drawString(text.x, height - text.y, text.text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def wrap(text: str, ems: float, *, vertical: bool = False) -> list[str]:
    """Break a text into lines; no line begins with a stop."""
    lines, line, filled = [], "", 0.0
    for char in text:
        wide = 1.0 if vertical or char > "\x7f" else 0.5
        if filled + wide > ems and char not in _NEVER_FIRST:
            lines.append(line)
            line, filled = "", 0.0
        line += char
        filled += wide
    return [*lines, line]


def length(text: str, *, vertical: bool = False) -> float:
    """Count the ems that a text takes."""
    return sum(1.0 if vertical or char > "\x7f" else 0.5 for char in text)


def typeset(blocks: Sequence[Block], *, vertical: bool = False, columns: int = 1) -> bytes:
    """Set blocks: titles centered, dates and names to the right, paragraphs set in by one character."""
    ems = 40 if columns == 1 else 20
    lines = list(_lines(blocks, ems, vertical=vertical))
    count = 38 if vertical else 40
    pages: list[list[Text]] = []
    for start in range(0, len(lines), count * columns):
        page: list[Text] = []
        for index, parts in enumerate(lines[start : start + count * columns]):
            column, row = divmod(index, count)
            for indent, text in parts:
                along, across = 60 + (column * (ems + 2) + indent) * SIZE, 60 + row * PITCH
                page.append(Text(780 - across + 60, along, text) if vertical else Text(along, across, text))
        pages.append([*page, Text(420 if vertical else 297, 580 if vertical else 820, str(len(pages) + 1), 9)])
    size = (842, 595) if vertical else (595, 842)
    return draw(*pages, width=size[0], height=size[1], vertical=vertical)


def _lines(blocks: Iterable[Block], ems: int, *, vertical: bool) -> Iterator[list[tuple[float, str]]]:
    """Yield lines, each as strings with their indents."""
    for block in blocks:
        if block.rows:
            yield from _table(block.rows, ems)
            continue
        text = _written(block).replace(
            "\u3000", "\u3000\u3000" if block.kind == "paragraph" and "。" not in block.text else "\u3000"
        )
        for line in wrap(text, ems, vertical=vertical):
            free = max(0.0, ems - length(line, vertical=vertical))
            if block.kind == "title":
                yield [(free / 2, line)]
            elif block.kind in _RIGHT and not text.endswith("殿"):
                yield [(free, line)]
            else:
                yield [(0, line)]


def _written(block: Block) -> str:
    if block.mark:
        return f"{block.mark}{'' if block.mark[-1] in '）)' else chr(0x3000)}{block.text}"
    return "\u3000" + block.text if block.kind == "paragraph" else block.text


def _table(rows: Sequence[Sequence[str]], ems: int) -> Iterator[list[tuple[float, str]]]:
    step = ems / max(map(len, rows))
    columns = [[length(cell) for cell in column] for column in zip_longest(*rows, fillvalue="")]
    starts = [place * step for place in range(len(columns))]
    if any(max(column) >= step for column in columns[:-1]):  # as wide as they need to be
        starts = [*accumulate((max(column) + 1 for column in columns[:-1]), initial=0.0)]
    for row in rows:
        yield [(start, cell) for start, cell in zip(starts, row, strict=False) if cell]
