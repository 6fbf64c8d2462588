"""ODS: the sheets of an OpenDocument workbook, with what their cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.limits import check
from jdoc.readers.cells import Cell
from jdoc.readers.declared import BREAK, Writer, is_blank, text_of
from jdoc.readers.odt import OWNS, Body, read_styles, rows_of
from jdoc.readers.package import opened
from jdoc.readers.sheets import Left, Sheet, write_name, write_sheet
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.model import Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile
    from jdoc.readers.xml import Element

_AROUND_COLUMNS = frozenset({"table-header-columns", "table-columns", "table-column-group"})
_BORDERS = ("border", "border-top", "border-bottom", "border-left", "border-right")
_OF_CELLS = frozenset({"p", "annotation"})
"""What a cell holds but for drawings."""
_HIDDEN = frozenset({"collapse", "filter"})
_MOST_EMPTY = 20
"""The same where there are only borders: the rows of a form, not a sheet that is all ruled."""
_MOST_COLUMNS, _MOST_ROWS = 20_000, 1_100_000
_MOST_CELLS = 1_000_000
_MOST_REPEATED = 1_000
"""Rows or columns that a filled cell stands for, at most: sheets end in a million empty ones, told in one row."""


def read(file: RawFile) -> Document:
    """Read a workbook: what its sheets show, each below its name; what is hidden is left out, and that is told."""
    with opened(file) as package:
        content = package.root("content.xml", OWNS)
    book = content.find("body", "spreadsheet") if content else None
    if content is None or book is None:
        raise InputError(file.name, "this OpenDocument workbook is damaged: its sheets are missing")
    return _Workbook(file, content, book).write()


class _Placed(NamedTuple):
    """A cell of a row whose number isn't known yet."""

    cell: Cell[list[Char]]
    has_borders: bool
    is_covered: bool
    """By a merged cell: it has borders and no text."""


class _Workbook:
    """Writes the sheets of a file."""

    def __init__(self, file: RawFile, content: Element, book: Element) -> None:
        self.file = file
        self.writer = Writer(file.name)
        self.texts = Body(file.name, dict(read_styles(content)), {})
        self.hidden = frozenset(_styles_with(content, _is_hidden))
        self.bordered = frozenset(_styles_with(content, _has_borders))
        self.sheets = [element for element in book.elements() if element.tag == "table"]
        self.left = Left()
        self.drawn: list[Element] = []
        """What is drawn on the cells of the sheet."""

    def write(self) -> Document:
        """Write all sheets that are shown."""
        shown = [sheet for sheet in self.sheets if sheet.attributes.get("style-name") not in self.hidden]
        self.left.counts["hidden sheet"] += len(self.sheets) - len(shown)
        for sheet in shown:
            name = sheet.attributes.get("name", "")
            write_name(self.writer, name, len(shown))
            grid = self._grid(sheet)
            write_sheet(self.writer, grid, f"{self.file.name}:{name}", self.file.report)
            self._beside(sheet)
        self.left.tell(self.file)
        return self.writer.document

    def _grid(self, sheet: Element) -> Sheet:
        """Place the cells of a sheet that have a text, borders, or are merged; those that repeat, as often."""
        hidden = _hidden_columns(sheet)
        cells: list[Cell[list[Char]]] = []
        bordered: set[int] = set()
        unseen: set[int] = set()
        number = 0
        for element in rows_of(sheet):
            is_shown = element.attributes.get("visibility") not in _HIDDEN
            times = _number(element, "number-rows-repeated")
            row = self._seen([*self._row(element)], hidden, is_shown=is_shown)
            numbers = range(number, number + min(times, _MOST_REPEATED if _count_filled(row) else _MOST_EMPTY))
            cells += [_in_row(placed.cell, at) for at in numbers for placed in row if not placed.is_covered]
            check(len(cells), _MOST_CELLS, "cells")
            if sum(placed.has_borders for placed in row) > 1:
                bordered.update(numbers)
            if not is_shown:
                unseen.update(range(number, min(number + times, _MOST_ROWS)))
            number += times
        return Sheet(cells, frozenset(bordered), unseen.__contains__)

    def _seen(self, row: list[_Placed], hidden: set[int], *, is_shown: bool) -> list[_Placed]:
        """Leave out, and count, the cells of a row that nobody sees."""
        seen = [placed for placed in row if is_shown and placed.cell.column not in hidden]
        kind = "hidden columns" if is_shown else "hidden rows"
        self.left.counts[f"cell in {kind}"] += _count_filled(row) - _count_filled(seen)
        return seen

    def _row(self, row: Element) -> Iterator[_Placed]:
        column = 0
        for element in row.elements():
            times = _number(element, "number-columns-repeated")
            is_covered = element.tag != "table-cell"
            chars = [] if is_covered else self._chars(element)
            height, width = _number(element, "number-rows-spanned"), _number(element, "number-columns-spanned")
            has_borders = element.attributes.get("style-name") in self.bordered
            if chars or has_borders or height * width > 1:
                for again in range(min(times, _MOST_REPEATED)):
                    yield _Placed(Cell(0, column + again, height, width, chars), has_borders, is_covered)
            column += times

    def _chars(self, cell: Element) -> list[Char]:
        """Read a cell: each of its paragraphs is a line."""
        self.left.counts["comment"] += sum(inner.tag == "annotation" for inner in cell.elements())
        self.drawn += [inner for inner in cell.elements() if inner.tag not in _OF_CELLS]
        lines = [self.texts.chars(inner) for inner in cell.elements() if inner.tag == "p"]
        chars = [char for line in lines for char in [BREAK, *line]][1:]
        return [] if is_blank(chars) else chars

    def _beside(self, sheet: Element) -> None:
        """Write the texts that are drawn on a sheet, or on one of its cells."""
        drawn, self.drawn = self.drawn, []
        for shape in [*drawn, *(element for element in sheet.elements() if element.tag == "shapes")]:
            for paragraph in (element for element in shape.walk() if element.tag == "p"):
                chars = self.texts.chars(paragraph)
                if not is_blank(chars):
                    self.writer.paragraphs(chars)


def _styles_with(content: Element, has: Callable[[Element], bool]) -> Iterator[str]:
    """Yield the names of the styles one of whose properties says something."""
    for style in content.walk():
        if style.tag == "style" and any(map(has, style.elements())):
            yield style.attributes.get("name", "")


def _is_hidden(properties: Element) -> bool:
    return properties.tag == "table-properties" and properties.attributes.get("display") == "false"


def _has_borders(properties: Element) -> bool:
    given = properties.attributes
    return properties.tag == "table-cell-properties" and any(given.get(side, "none") != "none" for side in _BORDERS)


def _count_filled(row: Iterable[_Placed]) -> int:
    return sum(bool(placed.cell.content) for placed in row)


def _in_row(cell: Cell[list[Char]], row: int) -> Cell[list[Char]]:
    """Place a cell in its row, and its characters in that line of the file."""
    chars = [BREAK if char == "\n" else (char, row + 1, at) for at, char in enumerate(text_of(cell.content), 1)]
    return cell._replace(row=row, content=chars)


def _hidden_columns(sheet: Element) -> set[int]:
    """Return the numbers of the columns that nobody sees."""
    hidden: set[int] = set()
    number = 0
    for column in _columns(sheet):
        times = _number(column, "number-columns-repeated")
        if column.attributes.get("visibility") in _HIDDEN:
            hidden.update(range(number, min(number + times, _MOST_COLUMNS)))
        number += times
    return hidden


def _columns(parent: Element) -> Iterator[Element]:
    for inner in parent.elements():
        if inner.tag == "table-column":
            yield inner
        elif inner.tag in _AROUND_COLUMNS:
            yield from _columns(inner)


def _number(element: Element, key: str) -> int:
    written = element.attributes.get(key, "1")
    return max(1, int(written)) if written.isdecimal() and len(written) < 8 else 1
