"""Body: the paragraphs, tables, notes and text boxes of a Word file, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from jdoc.readers.cells import Cell, arranged
from jdoc.readers.characters import fold
from jdoc.readers.declared import BREAK, Writer, chars_of, is_blank, is_table, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.model import Document
    from jdoc.readers.declared import Char
    from jdoc.readers.docx.numbering import Numbering
    from jdoc.readers.docx.styles import Styles
    from jdoc.readers.xml import Element

# What was deleted or moved away, the words of fields, the readings of ruby, older drawings of what is drawn before.
_UNREAD = frozenset({"del", "moveFrom", "instrText", "delText", "rt", "pPr", "rPr", "sdtPr", "sectPr", "2006:Fallback"})
_AROUND_CELLS = frozenset({"sdt", "sdtContent", "ins", "customXml"})
"""What rows or cells may lie in: content controls, what was added, marks of others."""


class Body:
    """Writes the text of a file."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering, notes: Sequence[Element | None]) -> None:
        self.writer = Writer(name)
        self.styles = styles
        self.numbering = numbering
        self.count = 0
        self.noted = 0
        self.notes = {
            (note.tag, note.attributes.get("id", "")): note for root in notes if root for note in root.elements()
        }
        self.waiting: list[Element] = []
        """Text boxes and notes, to come behind the paragraph that they hang on."""

    def write(self, root: Element, edges: Iterable[Element]) -> Document:
        """Write all that the body holds, and the headers and footers as furniture."""
        for body in root.elements():
            if body.tag == "body":
                self._blocks(body)
        paragraphs = (inner for edge in edges for inner in edge.walk() if inner.tag == "p")
        self.writer.margins(text_of(self._chars(paragraph)) for paragraph in paragraphs)
        return self.writer.document

    def _blocks(self, parent: Element) -> None:
        for inner in parent.elements():
            if inner.tag == "p":
                self._paragraph(inner)
            elif inner.tag == "tbl":
                self._table(inner)
            elif inner.tag not in _UNREAD:
                self._blocks(inner)

    def _paragraph(self, paragraph: Element) -> None:
        look = self.styles.look(paragraph)
        chars = self._chars(paragraph)
        if look.number and not is_blank(chars):
            label = self.numbering.label(*look.number)
            chars = [*_label_chars(label, self.count), *chars]
        self.writer.paragraphs(chars, look.kind, level=look.level, indent=look.indent)
        self._write_waiting()

    def _write_waiting(self) -> None:
        """Write what hangs on the paragraph that was written."""
        waiting, self.waiting = self.waiting, []
        for element in waiting:
            if element.tag in {"footnote", "endnote"}:
                self._note(element)
            else:
                self._blocks(element)

    def _note(self, note: Element) -> None:
        """Write a note behind the paragraph that it belongs to."""
        text = "".join(text_of(self._chars(part)) for part in note.elements()).strip()
        label = f"（注{note.attributes['number']}）"
        self.writer.block(chars_of(label + text, self.count), "note")

    def _chars(self, paragraph: Element) -> list[Char]:
        """Read the text of a paragraph, as its readers see it."""
        self.count += 1
        text: list[str] = []
        chars: list[Char] = []
        for piece in self._texts(paragraph):
            if piece == "\n":
                chars.append(BREAK)
            else:
                chars += [(char, self.count, len(text) + at) for at, char in enumerate(piece, 1)]
            text += piece
        return chars

    def _texts(self, element: Element) -> Iterator[str]:
        """Yield the texts of an element, as its readers see them."""
        for inner in element.elements():
            write = self._WRITERS.get(inner.tag)
            if write is not None:
                yield write(self, inner)
            elif inner.tag not in _UNREAD and not _is_hidden(inner):
                yield from self._texts(inner)

    def _break(self, element: Element) -> str:
        """Write a line break; one of a page or a column stands for nothing."""
        return "\n" if element.attributes.get("type", "textWrapping") == "textWrapping" else ""

    def _keep(self, box: Element) -> str:
        """Keep a text box for the end of the paragraph."""
        self.waiting.append(box)
        return ""

    def _refer(self, reference: Element) -> str:
        """Write the mark of a note, and keep the note for the end of the paragraph."""
        note = self.notes.get((reference.tag.removesuffix("Reference"), reference.attributes.get("id", "")))
        if note is None:
            return ""
        self.noted += 1
        note.attributes["number"] = str(self.noted)
        self.waiting.append(note)
        return f"（注{self.noted}）"

    _WRITERS: ClassVar[dict[str, Callable[[Body, Element], str]]] = {
        "t": lambda _, element: _written(element),
        "math:t": lambda _, element: _written(element),
        "br": _break,
        "cr": _break,
        "tab": lambda *_: "  ",
        "noBreakHyphen": lambda *_: "-",
        "sym": lambda _, element: _symbol(element),
        "footnoteReference": _refer,
        "endnoteReference": _refer,
        "txbxContent": _keep,
    }
    """What an element stands for in the text of its paragraph; the others hold elements."""

    def _table(self, table: Element) -> None:
        """Write a table, or what a table that only lays out the page holds."""
        rows = [(row, list(_within(row, "tc"))) for row in _within(table, "tr")]
        cells = [cell for _, row in rows for cell in row]
        sizes = [row for _, row in rows]
        if is_table(sizes, sum(map(_count_characters, cells))) and not any(map(_holds_table, cells)):
            self.writer.table(*arranged(self._placed(rows), []))
            return
        for cell in cells:
            self._blocks(cell)

    def _placed(self, rows: Iterable[tuple[Element, Sequence[Element]]]) -> list[Cell[list[Char]]]:
        """Place the cells of a table; one that goes on with the cell above it belongs to that."""
        placed: list[Cell[list[Char]]] = []
        above: dict[int, int] = {}
        """For each column, the place in `placed` of the cell that may go on below."""
        for number, (row, cells) in enumerate(rows):
            column = _number(row.find("trPr", "gridBefore"), 0)
            for cell in cells:
                width = _number(cell.find("tcPr", "gridSpan"), 1)
                chars = self._cell(cell)
                merged = cell.find("tcPr", "vMerge")
                goes_on = merged is not None and merged.attributes.get("val", "continue") == "continue"
                at = above.get(column)
                if goes_on and at is not None and not chars and placed[at].width == width:
                    placed[at] = placed[at]._replace(height=number - placed[at].row + 1)
                else:
                    above[column] = len(placed)
                    placed.append(Cell(number, column, 1, width, chars))
                column += width
        return placed

    def _cell(self, cell: Element) -> list[Char]:
        """Read what stands in a cell; nothing if that is only white space."""
        chars: list[Char] = []
        for inner in cell.walk():
            if inner.tag == "p":
                chars += [(" ", self.count, 1), *self._chars(inner)]
        return chars if any(not char.isspace() for char, _, _ in chars) else []


def _number(element: Element | None, usual: int) -> int:
    """Read how many columns of the grid something takes."""
    value = element.attributes.get("val", "") if element else ""
    return int(value) if value.isdecimal() and len(value) < 3 else usual


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the rows of a table, or the cells of a row, those in content controls included."""
    for inner in parent.elements():
        if inner.tag == tag:
            yield inner
        elif inner.tag in _AROUND_CELLS:
            yield from _within(inner, tag)


def _count_characters(cell: Element) -> int:
    return sum(len(part.text) for part in cell.all_texts())


def _holds_table(cell: Element) -> bool:
    return any(inner.tag == "tbl" for inner in cell.walk())


def _label_chars(label: str, number: int) -> list[Char]:
    """Write the number that Word gives a paragraph, and a gap, as if they stood before its first character."""
    return [(char, number, 1) for char in f"{label}\u3000"] if label else []


def _written(element: Element) -> str:
    return "".join(part.text for part in element.texts()).replace("\n", " ")


def _symbol(element: Element) -> str:
    """Write a character of a font that has its own: a bullet of Wingdings."""
    code = element.attributes.get("char", "")
    return fold(chr(int(code, 16) & 0xFFFF)) if len(code) == 4 and code.isalnum() else ""


def _is_hidden(run: Element) -> bool:
    vanish = run.find("rPr", "vanish") if run.tag == "r" else None
    return vanish is not None and vanish.attributes.get("val", "1") not in {"0", "false", "off"}
