"""ODT: the texts of LibreOffice and others in the OpenDocument format."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from jdoc.errors import InputError
from jdoc.readers.cells import arranged, flowed
from jdoc.readers.declared import BREAK, CENTER, RIGHT, Writer, begins_with_enumerator, chars_of, is_blank, is_table
from jdoc.readers.declared import text_of as text_of_chars
from jdoc.readers.docx.styles import named_kind
from jdoc.readers.package import opened
from jdoc.readers.xml import Element, Text
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.model import BlockKind, Document
    from jdoc.readers.declared import Char
    from jdoc.readers.formats import RawFile

OWNS = tuple(f":{room}:1.0" for room in ("text", "office", "table", "drawing", "style", "xsl-fo-compatible"))
_UNREAD = frozenset({"tracked-changes", "annotation", "ruby-text", "forms", "sequence-decls", "note-citation", "desc"})
"""What was deleted, remarks, the readings of ruby, fields of forms."""
_AROUND_ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})
_EDGES = frozenset({"header", "header-left", "header-first", "footer", "footer-left", "footer-first"})
_SIDES = {"center": CENTER, "end": RIGHT, "right": RIGHT}
_MOST_BASES = 20
_MOST_REPEATED = 200
_MOST_SPACES = 200
_LEVELS = range(1, 10)


class _Style(NamedTuple):
    """What a style says."""

    name: str = ""
    parent: str = ""
    indent: int = 0
    is_hidden: bool = False


class _Level(NamedTuple):
    """How a level of a list is marked."""

    form: str = "bullet"
    """How numbers are written; `1` in Arabic digits."""
    before: str = ""
    after: str = ""
    start: int = 1

    def label(self, number: int) -> str:
        """Write the label of an item: nothing where numbers are written in a way that isn't known."""
        if self.form == "bullet":
            return "・"
        return f"{self.before}{number}{self.after}" if self.form == "1" else ""


class _Cell(NamedTuple):
    """A cell: how many rows and columns it takes, and its text."""

    height: int
    width: int
    chars: list[Char]


def read(file: RawFile) -> Document:
    """Read a text in the OpenDocument format."""
    with opened(file) as package:
        content = package.root("content.xml", OWNS)
        styles = package.root("styles.xml", OWNS)
    body = content.find("body", "text") if content else None
    if content is None or body is None:
        raise InputError(file.name, "this OpenDocument text is damaged: its text is missing")
    roots = [root for root in (styles, content) if root]
    writer = Body(
        file.name,
        {key: style for root in roots for key, style in read_styles(root)},
        {key: level for root in roots for key, level in _levels(root)},
    )
    writer.blocks(body)
    writer.margins(styles)
    return writer.writer.document


def read_styles(root: Element) -> Iterator[tuple[str, _Style]]:
    """Yield the styles of a document, by name."""
    for element in root.walk():
        if element.tag == "style":
            given = element.attributes
            name = given.get("name", "")
            paragraph, text = element.find("paragraph-properties"), element.find("text-properties")
            side = paragraph.attributes.get("text-align", "") if paragraph else ""
            is_hidden = text is not None and text.attributes.get("display") == "none"
            shown = given.get("display-name") or name.replace("_20_", " ")
            yield name, _Style(shown, given.get("parent-style-name", ""), _SIDES.get(side, 0), is_hidden)


def _levels(root: Element) -> Iterator[tuple[tuple[str, int], _Level]]:
    for element in root.walk():
        if element.tag == "list-style":
            for inner in element.elements():
                given = inner.attributes
                form = given.get("num-format", "") if inner.tag == "list-level-style-number" else "bullet"
                level = _Level(
                    form, given.get("num-prefix", ""), given.get("num-suffix", ""), _number(inner, "start-value")
                )
                yield (element.attributes.get("name", ""), _number(inner, "level")), level


class Body:
    """Writes the blocks of a text."""

    def __init__(self, name: str, styles: dict[str, _Style], levels: dict[tuple[str, int], _Level]) -> None:
        self.writer = Writer(name)
        self.styles = styles
        self.count = 0
        self.noted = 0
        self.levels = levels
        self.lists: list[str] = []
        """The styles of the lists that are open."""
        self.notes: list[Element] = []
        self.boxes: list[Element] = []

    def blocks(self, parent: Element) -> None:
        """Write what an element holds."""
        for inner in parent.elements():
            write = self._WRITERS.get(inner.tag)
            if write is not None:
                write(self, inner)
            elif inner.tag not in _UNREAD:
                self.blocks(inner)

    def margins(self, styles: Element | None) -> None:
        """Write the headers and footers of the pages."""
        edges = [element for element in styles.walk() if element.tag in _EDGES] if styles else []
        paragraphs = (inner for edge in edges for inner in edge.walk() if inner.tag == "p")
        self.writer.margins(text_of_chars(self.chars(paragraph)) for paragraph in paragraphs)

    def _paragraph(self, element: Element) -> None:
        chars = self.chars(element)
        kind, level = self._kind(element)
        self.writer.paragraphs(chars, kind, level=level, indent=self._indent(element))
        self._hanging()

    def _list(self, element: Element) -> None:
        """Write a list: items that have no number of their own get that of the list, or a bullet."""
        key = element.attributes.get("style-name") or (self.lists[-1] if self.lists else "")
        self.lists.append(key)
        level = self.levels.get((key, len(self.lists)), _Level())
        number = level.start
        for item in element.elements():
            first = True
            for inner in item.elements():
                if inner.tag == "p" and first:
                    self._item(inner, level.label(number))
                    first = False
                    number += 1
                else:
                    self.blocks(Element("", {}, [inner]))
        self.lists.pop()

    def _item(self, element: Element, label: str) -> None:
        chars = self.chars(element)
        if label and not is_blank(chars) and not begins_with_enumerator(text_of_chars(chars).strip()):
            chars = [*((char, self.count, 1) for char in f"{label}\u3000"), *chars]
        self.writer.paragraphs(chars, "item")
        self._hanging()

    def _kind(self, element: Element) -> tuple[BlockKind | None, int]:
        """Say what a paragraph is: headings are elements of their own, titles have a style."""
        if element.tag == "h":
            level = element.attributes.get("outline-level", "1")
            return "heading", int(level) if level.isdecimal() and int(level[:3]) in _LEVELS else 1
        return next(filter(None, (named_kind(style.name) for style in self._chain(element))), (None, 0))

    def _indent(self, element: Element) -> int:
        return next((style.indent for style in self._chain(element) if style.indent), 0)

    def _chain(self, element: Element) -> Iterator[_Style]:
        """Yield the style of an element and those that it is based on."""
        key = element.attributes.get("style-name", "")
        for _ in range(_MOST_BASES):
            style = self.styles.get(key)
            if style is None:
                return
            yield style
            key = style.parent

    def _hanging(self) -> None:
        """Write the notes and text boxes that hang on a paragraph behind it."""
        notes, boxes, self.notes, self.boxes = self.notes, self.boxes, [], []
        for note in notes:
            label = f"（注{note.attributes['number']}）"
            text = "".join(text_of_chars(self.chars(part)) for part in note.walk() if part.tag == "p").strip()
            self.writer.block(chars_of(label + text, self.count), "note")
        for box in boxes:
            self.blocks(box)

    def chars(self, element: Element) -> list[Char]:
        """Read the text of a paragraph, as its readers see it."""
        self.count += 1
        pieces = enumerate(self._pieces(element), 1)
        return [BREAK if piece == "\n" else (piece, self.count, column) for column, piece in pieces]

    def _pieces(self, element: Element) -> Iterator[str]:
        """Yield the characters of an element."""
        before = " "
        for inner in element.inside:
            if isinstance(inner, Text):
                for char in inner.text:
                    char = " " if char in "\t\r\n" else char  # noqa: PLW2901
                    if char != " " or before != " ":
                        yield char
                    before = char
                continue
            before = ""
            if inner.tag in _UNREAD or any(style.is_hidden for style in self._chain(inner)):
                continue
            act = self._INLINE.get(inner.tag)
            yield from act(self, inner) if act is not None else self._pieces(inner)

    def _spaces(self, element: Element) -> Iterable[str]:
        number = element.attributes.get("c", "1")
        return " " * (min(int(number), _MOST_SPACES) if number.isdecimal() and len(number) < 6 else 1)

    def _note(self, note: Element) -> Iterable[str]:
        self.noted += 1
        note.attributes["number"] = str(self.noted)
        self.notes.append(note)
        return f"（注{self.noted}）"

    def _box(self, box: Element) -> Iterable[str]:
        self.boxes.append(box)
        return ""

    def _table(self, table: Element) -> None:
        """Write a table, or what a table that only lays out the page holds."""
        rows = [[_Cell(*_spans(cell), self.cell(cell)) for cell in row] for row in _rows(table)]
        sizes = [range(sum(cell.width for cell in row)) for row in rows]
        if _is_nested(table) or not is_table(sizes, sum(len(cell.chars) for row in rows for cell in row)):
            for cell in (cell for row in _rows(table) for cell in row):
                self.blocks(cell)
            return
        self.writer.table(*arranged(flowed(rows), [], height=len(rows)))
        self._hanging()

    def cell(self, cell: Element) -> list[Char]:
        """Read the text of a cell; nothing where there is but white space."""
        chars: list[Char] = []
        for inner in cell.walk():
            if inner.tag in {"p", "h"}:
                chars += [(" ", self.count, 1), *self.chars(inner)]
        return [] if is_blank(chars) else chars

    _WRITERS: ClassVar[dict[str, Callable[[Body, Element], None]]] = {
        "p": _paragraph,
        "h": _paragraph,
        "list": _list,
        "table": _table,
    }
    """What writes the elements that are blocks; the others hold some."""
    _INLINE: ClassVar[dict[str, Callable[[Body, Element], Iterable[str]]]] = {
        "s": _spaces,
        "tab": lambda *_: "  ",
        "line-break": lambda *_: "\n",
        "note": _note,
        "text-box": _box,
    }
    """What an element stands for in the text of its paragraph."""


def rows_of(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, in whatever groups they are."""
    for inner in table.elements():
        if inner.tag == "table-row":
            yield inner
        elif inner.tag in _AROUND_ROWS:
            yield from rows_of(inner)


def _rows(table: Element) -> Iterator[list[Element]]:
    """Yield the cells of each row, without those that merged ones cover; rows and cells that repeat, so often."""
    for element in rows_of(table):
        cells = (cell for cell in element.elements() if cell.tag == "table-cell")
        row = [again for cell in cells for again in [cell] * _number(cell, "number-columns-repeated")]
        yield from [row] * _number(element, "number-rows-repeated")


def _is_nested(table: Element) -> bool:
    return any(inner.tag == "table" and inner is not table for inner in table.walk())


def _spans(cell: Element) -> tuple[int, int]:
    return _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")


def _number(element: Element, key: str) -> int:
    written = element.attributes.get(key, "1")
    return min(max(1, int(written)), _MOST_REPEATED) if written.isdecimal() and len(written) < 5 else 1
