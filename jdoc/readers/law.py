"""Laws: 法令標準XML, the schema in which e-Gov publishes them, with its parts, chapters, articles and items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers import xml
from jdoc.readers.cells import arranged, flowed
from jdoc.readers.declared import Writer
from jdoc.readers.xml import Element, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Document, Kind
    from jdoc.readers.declared import Char

_LARGEST = 64 << 20  # bytes: the longest law takes ten
_HEADINGS = {"PartTitle": 1, "ChapterTitle": 2, "SectionTitle": 3, "SubsectionTitle": 4, "DivisionTitle": 5}
_KINDS: dict[str, Kind] = {"LawTitle": "title", "LawNum": "dateline", "ArticleCaption": "caption"}
_NUMBERED = frozenset({"Paragraph", "Item", *(f"Subitem{depth}" for depth in range(1, 11))})
_TITLES = frozenset({"ParagraphNum", "ItemTitle", *(f"Subitem{depth}Title" for depth in range(1, 11))})
_INLINE = frozenset({"Sentence", "Column", "Ruby", "Sup", "Sub", "Line", "Ruled"})
_LABELS = {"SupplProvisionLabel": "AmendLawNum"}
_ROWS = frozenset({"TableRow", "TableHeaderRow"})
_CELLS = frozenset({"TableColumn", "TableHeaderColumn"})


def read(data: bytes, name: str) -> Document:
    """Read a law, alone or as the API of e-Gov hands it out."""
    if len(data) > _LARGEST:
        raise InputError(name, f"more than {_LARGEST >> 20} MB of XML: this is no law")
    root = xml.parse(data, name)
    laws = [element for element in root.walk() if element.tag == "Law"]
    if not laws:
        raise InputError(name, "there is no law in this XML: the answer to a search, or an error of the API")
    writer = Writer(name)
    for law in laws:
        _Law(writer).write(law)
    return writer.document


class _Law:
    """Walks through a law and writes its blocks."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def write(self, element: Element) -> None:
        """Write what an element holds."""
        tag = element.tag
        if tag in _HEADINGS:
            self.writer.whole(_chars(element), "heading", level=_HEADINGS[tag])
        elif tag == "TOC":
            self._contents(element)
        elif tag == "Article":
            self._article(element)
        elif tag in _NUMBERED:
            self._numbered(element, [])
        elif tag == "Table":
            self._table(element)
        elif tag in _LABELS or (tag.startswith("Appdx") and tag.endswith("Title")):
            self.writer.whole(_chars(element), "attachment")
        elif tag in _KINDS:
            self.writer.whole(_chars(element), _KINDS[tag])
        elif any(inner.tag in _INLINE for inner in element.elements()) or _has_text(element):
            self.writer.whole(_chars(element))
        else:
            for inner in element.elements():
                self.write(inner)

    def _contents(self, contents: Element) -> None:
        """Write the entries of a table of contents, each with the articles that it covers."""
        for element in contents.walk():
            parts = [inner for inner in element.elements() if inner.tag.endswith(("Title", "Range", "Label"))]
            self.writer.whole((char for part in parts for char in _chars(part)), "contents")

    def _article(self, article: Element) -> None:
        """Write an article: its caption, and its number before its first paragraph."""
        title: list[Char] = []
        for inner in article.elements():
            if inner.tag == "ArticleTitle":
                title = list(_chars(inner))
            elif inner.tag == "Paragraph":
                self._numbered(inner, title)
                title = []
            else:
                self.write(inner)
        if title:
            self.writer.whole(title, "paragraph")

    def _numbered(self, element: Element, title: list[Char]) -> None:
        """Write a paragraph or an item with its number, and what belongs to it below."""
        kind: Kind = "paragraph" if element.tag == "Paragraph" else "item"
        for inner in element.elements():
            if inner.tag in _TITLES:
                title = title or list(_chars(inner))
            elif inner.tag.endswith("Sentence"):
                gap = [("\u3000", *title[-1][1:])] if title else []
                self.writer.whole([*title, *gap, *_chars(inner)], kind)
                title = []
            else:
                if inner.tag.endswith("Caption"):
                    self.writer.whole(_chars(inner), "caption")
                    continue
                self.write(inner)

    def _table(self, table: Element) -> None:
        rows = [
            [
                (_span(cell, "rowspan"), _span(cell, "colspan"), list(_chars(cell)))
                for cell in row.elements()
                if cell.tag in _CELLS
            ]
            for row in table.elements()
            if row.tag in _ROWS
        ]
        cells = flowed(rows)
        found, spans = arranged(cells, [], height=len(rows))
        if len(found) > 1 and len(found[0]) > 1:
            self.writer.table(found, spans)
            return
        for cell in cells:
            self.writer.whole(cell.content)


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return int(value) if value.isdecimal() and 0 < len(value) < 4 and int(value) else 1


def _has_text(element: Element) -> bool:
    return any(isinstance(inner, Text) and not inner.text.isspace() for inner in element.inside)


def _chars(element: Element) -> Iterator[Char]:
    """Yield the characters of an element, columns and paragraphs held apart, without the readings of ruby."""
    for inner in element.inside:
        if isinstance(inner, Text):
            yield from _placed(inner)
        elif inner.tag != "Rt":
            if inner.tag in {"Column", "Item", "Paragraph"} and inner is not next(element.elements()):
                yield from (("\u3000", part.line, part.column) for part in _first(inner))
            yield from _chars(inner)


def _first(element: Element) -> list[Text]:
    """Find the first text of an element, if it has any."""
    return [part for inner in element.walk() for part in inner.inside if isinstance(part, Text)][:1]


def _placed(text: Text) -> Iterable[Char]:
    if not text.text.isspace():
        yield from ((char, text.line, text.column + at) for at, char in enumerate(text.text))
