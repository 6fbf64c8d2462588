"""Laws: 法令標準XML, the schema in which e-Gov publishes them, with its parts, chapters, articles and items."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers import xml
from jdoc.readers.cells import arranged, flowed
from jdoc.readers.declared import Writer, is_table
from jdoc.readers.xml import Element, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.model import BlockKind, Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile

_MOST_BYTES = 64 << 20  # the longest law takes ten
_HEADINGS = {"PartTitle": 1, "ChapterTitle": 2, "SectionTitle": 3, "SubsectionTitle": 4, "DivisionTitle": 5}
_KINDS: dict[str, BlockKind] = {
    "LawTitle": "title",
    "LawNum": "dateline",
    "ArticleCaption": "caption",
}
"""What the elements are that are one text."""
_BETWEEN_NAMES = deferred("[,、，]")
"""What stands between short names of a law: `港手法[、]港湾法`."""
_NUMBERED = frozenset({"Paragraph", "Item", *(f"Subitem{depth}" for depth in range(1, 11))})
_TITLES = frozenset({"ParagraphNum", "ItemTitle", *(f"Subitem{depth}Title" for depth in range(1, 11))})
_INLINE = frozenset({"Sentence", "Column", "Ruby", "Sup", "Sub", "Line", "Ruled"})
_HELD_APART = frozenset({"Column", "Item", "Paragraph"})
"""Elements that stand behind others on one line: a space goes between."""
_ROWS = frozenset({"TableRow", "TableHeaderRow"})
_CELLS = frozenset({"TableColumn", "TableHeaderColumn"})


def read(file: RawFile) -> Document:
    """Read a law, alone or as the API of e-Gov hands it out."""
    if len(file.data) > _MOST_BYTES:
        raise InputError(file.name, f"more than {_MOST_BYTES >> 20} MB of XML: this is no law")
    root = xml.parse(file.data, file.name)
    laws = [element for element in root.walk() if element.tag == "Law"]
    if not laws:
        raise InputError(file.name, "there is no law in this XML: the answer to a search, or an error of the API")
    writer = Writer(file.name)
    for law in laws:
        _Law(writer).write(law)
    return writer.document


class _Law:
    """Walks through a law and writes its blocks."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def write(self, element: Element) -> None:
        """Write what an element holds: as its row of the table says, or by what stands in it."""
        write = self._WRITERS.get(element.tag)
        if write is not None:
            write(self, element)
        elif element.tag in _KINDS:
            self.writer.whole(_chars(element), _KINDS[element.tag])
            short = element.attributes.get("Abbrev", "")
            self.writer.document.short_names += [each.strip() for each in _BETWEEN_NAMES.split(short) if each.strip()]
        elif element.tag.startswith("Appdx") and element.tag.endswith("Title"):
            self.writer.whole(_chars(element), "attachment")
        elif _is_text(element):
            self.writer.whole(_chars(element))
        else:
            for inner in element.elements():
                self.write(inner)

    def _heading(self, element: Element) -> None:
        self.writer.whole(_chars(element), "heading", level=_HEADINGS[element.tag])

    def _contents(self, contents: Element) -> None:
        """Write the entries of a table of contents, each with the articles that it covers."""
        for element in contents.walk():
            written = (inner for inner in element.elements() if inner.tag.endswith(("Title", "Range", "Label")))
            self.writer.whole(chain.from_iterable(map(_chars, written)), "contents")

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

    def _supplement(self, supplement: Element) -> None:
        """Write a supplementary provision; its label says of which amending law it is, as e-Gov shows it.

        A law that was often amended has many, each with an article 1.
        """
        amending = supplement.attributes.get("AmendLawNum", "")
        remark = f"\u3000（{amending}）" if amending else ""
        remark += "\u3000抄" if supplement.attributes.get("Extract") == "true" else ""
        for inner in supplement.elements():
            if inner.tag == "SupplProvisionLabel":
                label = list(_chars(inner))
                self.writer.whole([*label, *((char, *label[-1][1:]) for char in remark)], "attachment")
            else:
                self.write(inner)

    def _provision(self, element: Element) -> None:
        self._numbered(element, [])

    def _numbered(self, element: Element, title: list[Char]) -> None:
        """Write a paragraph or an item with its number, and what belongs to it below."""
        kind: BlockKind = "paragraph" if element.tag == "Paragraph" else "item"
        for inner in element.elements():
            if inner.tag in _TITLES:
                title = title or list(_chars(inner))
            elif inner.tag.endswith("Sentence"):
                gap = [("\u3000", *title[-1][1:])] if title else []
                self.writer.whole([*title, *gap, *_chars(inner)], kind)
                title = []
            elif inner.tag.endswith("Caption"):
                self.writer.whole(_chars(inner), "caption")
            else:
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
        if is_table(found):
            self.writer.table(found, spans)
            return
        for cell in cells:
            self.writer.whole(cell.content)

    _WRITERS: ClassVar[dict[str, Callable[[_Law, Element], None]]] = {
        **dict.fromkeys(_HEADINGS, _heading),
        **dict.fromkeys(_NUMBERED, _provision),
        "TOC": _contents,
        "Article": _article,
        "SupplProvision": _supplement,
        "Table": _table,
    }
    """What writes the elements that are more than one text."""


def _is_text(element: Element) -> bool:
    return _has_text(element) or any(inner.tag in _INLINE for inner in element.elements())


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "")
    return int(value) if value.isdecimal() and 0 < len(value) < 4 and int(value) else 1


def _has_text(element: Element) -> bool:
    return any(not part.text.isspace() for part in element.texts())


def _chars(element: Element) -> Iterator[Char]:
    """Yield the characters of an element, columns and paragraphs held apart, without the readings of ruby."""
    for inner in element.inside:
        if isinstance(inner, Text):
            yield from _placed(inner)
        elif inner.tag != "Rt":
            first = inner.first_text() if inner.tag in _HELD_APART and inner is not next(element.elements()) else None
            if first is not None:
                yield "\u3000", first.line, first.column
            yield from _chars(inner)


def _placed(text: Text) -> Iterable[Char]:
    if not text.text.isspace():
        yield from ((char, text.line, text.column + at) for at, char in enumerate(text.text))
