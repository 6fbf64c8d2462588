"""ODS: the sheets of an OpenDocument workbook, with what their cells show."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.errors import InputError, Notice
from jdoc.readers.cells import Cell
from jdoc.readers.declared import Writer, chars_of, is_blank
from jdoc.readers.odt import OWNS, Body, read_styles
from jdoc.readers.package import opened
from jdoc.readers.sheets import Sheet, counted, is_unnamed, write_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile
    from jdoc.readers.xml import Element

_AROUND_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_HIDDEN = frozenset({"collapse", "filter"})
_MOST_REPEATED = 1_000
"""Rows or columns that a filled cell stands for, at most: sheets end in a million empty ones, which are one row each."""


def read(file: RawFile) -> Document:
    """Read a workbook: what its sheets show, each below its name; what is hidden is left out, and that is told."""
    with opened(file) as package:
        content = package.root("content.xml", OWNS)
    book = content.find("body", "spreadsheet") if content else None
    if content is None or book is None:
        raise InputError(file.name, "this OpenDocument workbook is damaged: its sheets are missing")
    return _Workbook(file, content, book).write()


class _Workbook:
    """Writes the sheets of a file."""

    def __init__(self, file: RawFile, content: Element, book: Element) -> None:
        self.file = file
        self.writer = Writer(file.name)
        self.texts = Body(file.name, dict(read_styles(content)), {})
        self.hidden = frozenset(_hidden_styles(content))
        self.sheets = [element for element in book.elements() if element.tag == "table"]
        self.left: Counter[str] = Counter()

    def write(self) -> Document:
        """Write all sheets that are shown."""
        shown = [sheet for sheet in self.sheets if sheet.attributes.get("style-name") not in self.hidden]
        self.left["hidden sheet"] += len(self.sheets) - len(shown)
        for sheet in shown:
            name = sheet.attributes.get("name", "")
            if len(shown) > 1 or not is_unnamed(name):
                self.writer.block(chars_of(name, 1), "heading", level=1)
            cells = [*self._cells(sheet)]
            write_sheet(self.writer, Sheet(cells), f"{self.file.name}:{name}", self.file.report)
            self._beside(sheet)
        if kinds := [counted(count, kind) for kind, count in self.left.items() if count]:
            self.file.report(Notice(self.file.name, f"left out: {', '.join(kinds)}"))
        return self.writer.document

    def _cells(self, sheet: Element) -> Iterator[Cell[list[Char]]]:
        """Yield the cells that have a text, or are merged; those that repeat, as often."""
        row = 0
        for element, is_shown in _rows(sheet):
            times = _number(element, "number-rows-repeated")
            cells = [*self._row(element)]
            if not is_shown:
                self.left["cell in hidden rows"] += len(cells)
            for again in range(min(times, _MOST_REPEATED) if cells and is_shown else 0):
                yield from (cell._replace(row=row + again) for cell in cells)
            row += times

    def _row(self, row: Element) -> Iterator[Cell[list[Char]]]:
        column = 0
        for element in row.elements():
            times = _number(element, "number-columns-repeated")
            chars = self._chars(element) if element.tag == "table-cell" else []
            height, width = _number(element, "number-rows-spanned"), _number(element, "number-columns-spanned")
            if chars or height * width > 1:
                for again in range(min(times, _MOST_REPEATED)):
                    yield Cell(0, column + again, height, width, chars)
            column += times

    def _chars(self, cell: Element) -> list[Char]:
        self.left["comment"] += sum(inner.tag == "annotation" for inner in cell.elements())
        return self.texts.cell(cell)

    def _beside(self, sheet: Element) -> None:
        """Write the texts that are drawn on a sheet."""
        for shapes in (element for element in sheet.elements() if element.tag == "shapes"):
            for paragraph in (element for element in shapes.walk() if element.tag == "p"):
                chars = self.texts.chars(paragraph)
                if not is_blank(chars):
                    self.writer.paragraphs(chars)


def _hidden_styles(content: Element) -> Iterator[str]:
    """Yield the names of the styles whose sheets nobody sees."""
    for style in content.walk():
        if style.tag == "style":
            properties = style.find("table-properties")
            if properties and properties.attributes.get("display") == "false":
                yield style.attributes.get("name", "")


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Yield the rows of a table, in whatever groups they are, and whether they are shown."""
    for inner in table.elements():
        if inner.tag == "table-row":
            yield inner, inner.attributes.get("visibility") not in _HIDDEN
        elif inner.tag in _AROUND_ROWS:
            yield from _rows(inner)


def _number(element: Element, key: str) -> int:
    written = element.attributes.get(key, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 8 else 1
