"""XLSX: the sheets of a workbook, with what their cells show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.declared import Writer, chars_of
from jdoc.readers.package import opened
from jdoc.readers.sheets import Left, write_name, write_sheet
from jdoc.readers.xlsx.boxes import joined
from jdoc.readers.xlsx.grid import grid_of
from jdoc.readers.xlsx.parts import DRAWN, OWNS, Book, texts_of
from jdoc.readers.xlsx.sheet import Parsed, parse_sheet

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile
    from jdoc.readers.package import Package
    from jdoc.readers.xml import Element

_MAIN = "xl/workbook.xml"


def read(file: RawFile) -> Document:
    """Read a workbook: what its sheets show, each below its name; what is hidden is left out, and that is told."""
    with opened(file) as package:
        root = package.root(_MAIN, OWNS)
        if root is None:
            raise InputError(file.name, "this Excel workbook is damaged: its list of sheets is missing")
        return _Workbook(file, package, root).write()


class _Workbook:
    """Writes the sheets of a file."""

    def __init__(self, file: RawFile, package: Package, root: Element) -> None:
        self.file = file
        self.package = package
        self.relations = package.relations(_MAIN)
        self.book = Book(package, root)
        self.sheets = [sheet for sheet in root.walk() if sheet.tag == "sheet"]
        self.writer = Writer(file.name)
        self.left = Left()

    def write(self) -> Document:
        """Write all sheets that are shown."""
        shown = [sheet for sheet in self.sheets if sheet.attributes.get("state", "visible") == "visible"]
        self.left.counts["hidden sheet"] += len(self.sheets) - len(shown)
        self.writer.document.pages = []
        for sheet in shown:
            name = sheet.attributes.get("name", "")
            self._sheet(sheet, name, among=len(shown))
        self.left.tell(self.file)
        return self.writer.document

    def _sheet(self, sheet: Element, name: str, *, among: int) -> None:
        """Write a sheet below its name."""
        relation = self.relations.get(sheet.attributes.get("relationships:id", ""))
        if relation is None or relation.kind != "worksheet" or relation.part not in self.package:
            self.left.counts["sheet without cells"] += 1
            return
        write_name(self.writer, name, among)
        place = f"{self.file.name}:{name}"
        parsed = parse_sheet(self.package.data(relation.part), f"{self.file.name}:{relation.part}")
        for problem in parsed.problems:
            self.file.report(InputError(place, problem))
        grid = grid_of(parsed, self.book, self.left)
        write_sheet(self.writer, grid._replace(cells=joined(grid.cells, parsed)), place, self.file.report)
        self._beside(relation.part, parsed)

    def _beside(self, part: str, parsed: Parsed) -> None:
        """Write the texts that are drawn on a sheet, and count its comments."""
        if not parsed.has_more:
            return
        for relation in self.package.relations(part).values():
            if relation.kind == "drawing" and (root := self.package.root(relation.part, DRAWN)):
                for text in texts_of(root):
                    self.writer.paragraphs(chars_of(text, 1))
            elif relation.kind == "comments" and (root := self.package.root(relation.part, OWNS)):
                self.left.counts["comment"] += sum(element.tag == "comment" for element in root.walk())
