"""PPTX: the slides of a presentation, their titles as headings, their points as items, tables and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError, Notice
from jdoc.readers.cells import Cell, arranged
from jdoc.readers.declared import BREAK, Writer, begins_with_enumerator, is_blank, text_of
from jdoc.readers.package import opened
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import BlockKind, Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile
    from jdoc.readers.package import Package
    from jdoc.readers.xml import Element

_MAIN = "ppt/presentation.xml"
_OWNS = tuple(f"/{room}{year}main" for room in ("presentationml/", "drawingml/") for year in ("2006/", ""))
_TITLES = frozenset({"title", "ctrTitle"})
_AROUND = frozenset({"sldNum", "dt", "ftr", "hdr"})
"""Placeholders of what stands on each slide: its number, the day, a footer."""
_POINTS = frozenset({"body", "obj", ""})
"""Placeholders of points, which have bullets unless they say otherwise."""
_BESIDE = frozenset({"notesSlide", "diagramData"})
"""What hangs on a slide and holds text: what the speaker notes, drawings made of a list."""
_FORMS = {"arabicPeriod": "1.", "arabicParenR": "1)", "arabicParenBoth": "(1)", "arabicPlain": "1"}
"""How points are numbered, by the names in the file."""
_MOST_SPANNED = 100
_ELSEWHERE = 1 << 40
_DEEPEST_GROUP = 50


class _Shape(NamedTuple):
    """Something on a slide, with its place from the top and from the left."""

    top: int
    left: int
    kind: str
    """Of its placeholder; `none` where it is none."""
    element: Element


def read(file: RawFile) -> Document:
    """Read the slides that are shown, in their order, the notes of each behind it."""
    with opened(file) as package:
        root = package.root(_MAIN, _OWNS)
        if root is None:
            raise InputError(file.name, "this PowerPoint presentation is damaged: its list of slides is missing")
        return _Presentation(file, package).write(root)


class _Presentation:
    """Writes the slides of a file."""

    def __init__(self, file: RawFile, package: Package) -> None:
        self.file = file
        self.package = package
        self.writer = Writer(file.name)
        self.count = 0
        self.hidden = 0

    def write(self, root: Element) -> Document:
        """Write all slides that are shown."""
        relations = self.package.relations(_MAIN)
        for listed in (element for element in root.walk() if element.tag == "sldId"):
            relation = relations.get(listed.attributes.get("relationships:id", ""))
            slide = self.package.root(relation.part, _OWNS) if relation else None
            if slide is None or relation is None:
                self.file.report(InputError(self.file.name, "a slide is missing: it is not read"))
            elif slide.attributes.get("show") in {"0", "false"}:
                self.hidden += 1
            else:
                self._slide(slide, relation.part)
        if self.hidden:
            what = "1 hidden slide" if self.hidden == 1 else f"{self.hidden} hidden slides"
            self.file.report(Notice(self.file.name, f"left out: {what}"))
        return self.writer.document

    def _slide(self, slide: Element, part: str) -> None:
        """Write a slide: its title first, then from the top to the bottom."""
        self.writer.document.pages.append(len(self.writer.document.lines))
        shapes = [*_shapes(slide)]
        titles = [shape for shape in shapes if shape.kind in _TITLES]
        for shape in titles:
            self._title(shape)
        for shape in sorted((shape for shape in shapes if shape.kind not in _TITLES), key=lambda shape: shape[:2]):
            self._shape(shape)
        self._hanging(part)

    def _hanging(self, part: str) -> None:
        """Write what hangs on a slide: notes, and drawings made of a list."""
        for relation in self.package.relations(part).values():
            beside = self.package.root(relation.part, _OWNS) if relation.kind in _BESIDE else None
            if beside is not None and relation.kind == "notesSlide":
                self._notes(beside)
            elif beside is not None:
                for paragraph in _paragraphs(beside):
                    self.writer.paragraphs(self._chars(paragraph))

    def _title(self, shape: _Shape) -> None:
        """Write a title as one heading; that of the first slide, where it has a place of its own, is the document's."""
        chars: list[Char] = []
        for paragraph in _paragraphs(shape.element):
            chars += [char if char is not BREAK else ("\u3000", self.count, 1) for char in self._chars(paragraph)]
        is_first = shape.kind == "ctrTitle" and len(self.writer.document.pages) == 1
        kind: BlockKind = "title" if is_first else "heading"
        self.writer.block(chars, kind, level=0 if is_first else 1)

    def _shape(self, shape: _Shape) -> None:
        table = next((element for element in shape.element.walk() if element.tag == "tbl"), None)
        if table is not None:
            self._table(table)
            return
        numbers: dict[str, int] = {}
        for paragraph in _paragraphs(shape.element):
            chars = self._chars(paragraph)
            if shape.kind in _AROUND:
                self.writer.block(chars, furniture=True)
            elif _is_point(paragraph, shape.kind) and not is_blank(chars):
                self._point(chars, _label(paragraph, numbers))
            else:
                self.writer.paragraphs(chars)

    def _point(self, chars: list[Char], label: str) -> None:
        """Write a point as an item, with its label unless it has a number of its own."""
        if label and not begins_with_enumerator(text_of(chars).strip()):
            chars = [*((char, self.count, 1) for char in f"{label}\u3000"), *chars]
        self.writer.block((char for char in chars if char is not BREAK), "item")

    def _notes(self, notes: Element) -> None:
        """Write what the speaker notes."""
        for shape in _shapes(notes):
            if shape.kind in _POINTS:
                for paragraph in _paragraphs(shape.element):
                    self.writer.block(self._chars(paragraph), "note")

    def _table(self, table: Element) -> None:
        """Write a table; covered cells are there, and marked."""
        cells = []
        rows = [element for element in table.elements() if element.tag == "tr"]
        for number, row in enumerate(rows):
            for column, cell in enumerate(element for element in row.elements() if element.tag == "tc"):
                given = cell.attributes
                if {given.get("hMerge"), given.get("vMerge")} & {"1", "true"}:
                    continue
                chars = [(" ", *char[1:]) if char is BREAK else char for char in self._cell(cell)]
                cells.append(Cell(number, column, _span(given.get("rowSpan")), _span(given.get("gridSpan")), chars))
        self.writer.table(*arranged(cells, [], height=len(rows)))

    def _cell(self, cell: Element) -> Iterator[Char]:
        for paragraph in _paragraphs(cell):
            yield (" ", self.count, 1)
            yield from self._chars(paragraph)

    def _chars(self, paragraph: Element) -> list[Char]:
        """Read the text of a paragraph."""
        self.count += 1
        pieces = enumerate("".join(_texts(paragraph)), 1)
        return [BREAK if piece == "\n" else (piece, self.count, column) for column, piece in pieces]


def _shapes(slide: Element) -> Iterator[_Shape]:
    """Yield what stands on a slide, groups taken apart; of what is drawn in two ways, the first."""
    waiting = [(slide, 0)]
    while waiting:
        element, depth = waiting.pop()
        for inner in element.elements():
            if inner.tag in {"sp", "graphicFrame", "cxnSp"}:
                yield _shape(inner)
            elif inner.tag != "2006:Fallback" and depth < _DEEPEST_GROUP:
                waiting.append((inner, depth + 1))


def _shape(element: Element) -> _Shape:
    placeholder = next((inner for inner in element.walk() if inner.tag == "ph"), None)
    kind = placeholder.attributes.get("type", "") if placeholder is not None else "none"
    place = next((inner for inner in element.walk() if inner.tag == "off"), None)
    given = place.attributes if place is not None else {}
    usual = 0 if placeholder is not None else _ELSEWHERE
    return _Shape(_whole(given.get("y"), usual), _whole(given.get("x"), usual), kind, element)


def _whole(written: str | None, usual: int) -> int:
    try:
        return int((written or "")[:20])
    except ValueError:
        return usual


def _span(written: str | None) -> int:
    return min(max(1, _whole(written, 1)), _MOST_SPANNED)


def _paragraphs(element: Element) -> Iterable[Element]:
    return (inner for inner in element.walk() if inner.tag == "p")


def _is_point(paragraph: Element, kind: str) -> bool:
    """Tell a point: it has a bullet, or stands where points do and doesn't say that it has none."""
    look = paragraph.find("pPr")
    marks = {inner.tag for inner in look.elements()} if look is not None else set[str]()
    if marks & {"buChar", "buAutoNum", "buBlip"}:
        return True
    return kind in _POINTS and "buNone" not in marks


def _label(paragraph: Element, numbers: dict[str, int]) -> str:
    """Return what stands before a point: its number, a bullet; nothing for numbers of a form that isn't known.

    `numbers` holds, for each level, the number of the point above; those of deeper levels begin anew.
    """
    look = paragraph.find("pPr")
    level = look.attributes.get("lvl", "0") if look is not None else "0"
    numbered = look.find("buAutoNum") if look is not None else None
    for deeper in [key for key in numbers if key > level]:
        del numbers[deeper]
    if numbered is None:
        numbers.pop(level, None)
        return "・"
    start = _whole(numbered.attributes.get("startAt"), 1)
    numbers[level] = numbers.get(level, start - 1) + 1
    return _FORMS.get(numbered.attributes.get("type", ""), "").replace("1", str(numbers[level]))


def _texts(paragraph: Element) -> Iterator[str]:
    """Yield the texts of a paragraph."""
    for inner in paragraph.elements():
        if inner.tag == "t":
            yield from (text.text for text in inner.texts())
        elif inner.tag == "br":
            yield "\n"
        elif inner.tag == "tab":
            yield "  "
        elif inner.tag != "pPr":
            yield from _texts(inner)
