"""Ruled tables: one table as a page of a PDF, as HTML and as a Word file."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.readers.typeset import FONT, wrap
from tests.readers.words import paragraph, run, word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.model import Span

WIDTH, HEIGHT = 595.0, 842.0
SIZE = 9.0
PITCH = 12.0
PADDING = 3.0

Style = Literal["stroke", "fill", "dots", "double", "dash"]
Place = tuple[int, int]


class Ruled(NamedTuple):
    """A table: its rows, "" in covered places, and its merged cells."""

    rows: list[list[str]]
    spans: list[Span]

    def cells(self) -> Iterator[tuple[int, int, int, int, str]]:
        """Yield row, column, height, width and text of each cell."""
        sizes = {(row, column): (height, width) for row, column, height, width in self.spans}
        covered = {
            (row + down, column + aside)
            for row, column, height, width in self.spans
            for down in range(height)
            for aside in range(width)
        } - sizes.keys()
        for row, texts in enumerate(self.rows):
            for column, text in enumerate(texts):
                if (row, column) not in covered:
                    yield (row, column, *sizes.get((row, column), (1, 1)), text)


def ruled(written: str) -> Ruled:
    """Read a table as it is written in tests: cells held apart by |, < is covered from the left, ^ from above."""
    given = [[cell.strip() for cell in line.split("|")] for line in written.strip().splitlines()]
    spans: list[Span] = []
    for row, cells in enumerate(given):
        for column, cell in enumerate(cells):
            if cell in {"<", "^"}:
                continue
            width = 1 + _count(cells[column + 1 :], "<")
            height = 1 + _count((below[column] for below in given[row + 1 :]), "^")
            if width > 1 or height > 1:
                spans.append((row, column, height, width))
    return Ruled([["" if cell in {"<", "^"} else cell for cell in cells] for cells in given], spans)


def _count(cells: Iterable[str], mark: str) -> int:
    count = 0
    for cell in cells:
        if cell != mark:
            break
        count += 1
    return count


class Page:
    """A page that tables and lines of text are drawn on; y from the top."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.stream = BytesIO()
        self.canvas = Canvas(self.stream, pagesize=(WIDTH, HEIGHT))

    def text(self, x: float, y: float, text: str, size: float = SIZE, *, right: bool = False) -> None:
        """Draw a line of text from x on, or up to x."""
        self.canvas.setFont(FONT, size)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, HEIGHT - y, text)

    def rule(self, x1: float, y1: float, x2: float, y2: float, style: Style = "stroke") -> None:
        """Draw a straight line."""
        _RULES[style](self.canvas, x1, HEIGHT - y1, x2, HEIGHT - y2)

    def table(
        self,
        table: Ruled,
        y: float,
        *,
        x: float = 50.0,
        width: float = WIDTH - 100,
        style: Style = "stroke",
        open_sides: bool = False,
    ) -> float:
        """Draw a table and give where it ends; figures stand at the right edge of their cells."""
        columns = len(table.rows[0])
        xs = [x + width / columns * at for at in range(columns + 1)]
        ys = [y]
        for row in range(len(table.rows)):
            ys.append(ys[-1] + 2 * PADDING + PITCH * _lines(table, row, xs))
        for row, column, height, across, text in table.cells():
            left, top, end, bottom = xs[column], ys[row], xs[column + across], ys[row + height]
            self.rule(left, top, end, top, style)
            self.rule(left, bottom, end, bottom, style)
            if not (open_sides and column == 0):
                self.rule(left, top, left, bottom, style)
            if not (open_sides and column + across == columns):
                self.rule(end, top, end, bottom, style)
            at_end = text[-1:].isdigit()
            for number, line in enumerate(wrap(text, (end - left - 2 * PADDING) / SIZE)):
                level = top + PADDING + SIZE * 0.9 + PITCH * number
                self.text(end - PADDING if at_end else left + PADDING, level, line, right=at_end)
        return ys[-1]

    def turn(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """Give the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self.stream.getvalue()


def _lines(table: Ruled, row: int, xs: Sequence[float]) -> int:
    """Count the lines that a row needs."""
    most = 1
    for at, column, height, width, text in table.cells():
        room = (xs[column + width] - xs[column] - 2 * PADDING) / SIZE
        if at <= row < at + height:
            most = max(most, -(-len(wrap(text, room)) // height))
    return most


def _stroke(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.line(x1, y1, x2, y2)


def _fill(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.rect(min(x1, x2) - 0.3, min(y1, y2) - 0.3, abs(x2 - x1) + 0.6, abs(y2 - y1) + 0.6, stroke=0, fill=1)


def _dots(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 2))
    for step in range(steps + 1):
        x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
        canvas.rect(x - 0.3, y - 0.3, 0.6, 0.6, stroke=0, fill=1)


def _double(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.setLineWidth(0.3)
    for aside in (-0.8, 0.8):
        x, y = (aside, 0.0) if x1 == x2 else (0.0, aside)
        canvas.line(x1 + x, y1 + y, x2 + x, y2 + y)


def _dash(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.setDash(3, 2)
    _stroke(canvas, x1, y1, x2, y2)
    canvas.setDash()


_RULES: dict[Style, Callable[[Canvas, float, float, float, float], None]] = {
    "stroke": _stroke,
    "fill": _fill,
    "dots": _dots,
    "double": _double,
    "dash": _dash,
}


def html(table: Ruled) -> bytes:
    """Write a table as a page of HTML."""
    rows: list[list[str]] = [[] for _ in table.rows]
    for row, _, height, width, text in table.cells():
        rows[row].append(f'<td rowspan="{height}" colspan="{width}">{escape(text)}</td>')
    inside = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return f"<!DOCTYPE html><html lang=ja><meta charset=utf-8><body><table>{inside}</table></body></html>".encode()


def docx(table: Ruled) -> bytes:
    """Write a table as a Word file, where a cell that is merged downwards is told in each row."""
    rows: list[list[tuple[int, str]]] = [[] for _ in table.rows]
    for row, column, height, width, text in table.cells():
        span = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
        for down in range(height):
            merged = "" if height == 1 else "<w:vMerge/>" if down else '<w:vMerge w:val="restart"/>'
            inside = paragraph(run("" if down else text))
            rows[row + down].append((column, f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{inside}</w:tc>"))
    inside = "".join(f"<w:tr>{''.join(cell for _, cell in sorted(cells))}</w:tr>" for cells in rows)
    return word(f"<w:tbl>{inside}</w:tbl>")
