"""Body: the pieces of a rich text file to paragraphs, tables and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from jdoc.readers.declared import BREAK, CENTER, RIGHT, Writer, chars_of, is_blank, is_table
from jdoc.readers.docx.styles import named_kind
from jdoc.readers.rtf.rows import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.model import BlockKind, Document
    from jdoc.readers.declared import Char
    from jdoc.readers.rtf.groups import Piece

_LEVELS = 9


def _mark(word: str) -> Callable[[Body, int | None], None]:
    """Make what notes a word of the next cell."""
    return lambda body, _: body.row.marks.add(word)


class Body:
    """Takes the pieces of a file and writes its blocks."""

    def __init__(self, name: str) -> None:
        self.writer = Writer(name)
        self.count = 1
        self.chars: list[Char] = []
        self.column = 0
        self.styles: dict[int, str] = {}
        self.style_number = 0
        self.kind: tuple[BlockKind, int] | None = None
        self.indent = 0
        self.in_table = False
        self.row = Row()
        self.rows: list[Row] = []
        self.noted = 0
        self.note = ""
        self.notes: list[str] = []
        self.box: list[str] = []
        self.margins = [""]
        """The paragraphs of headers and footers."""

    def take(self, piece: Piece) -> None:
        """Take a piece."""
        if piece.where == "stylesheet":
            self._style(piece)
        elif piece.where == "footnote":
            self._footnote(piece)
        elif piece.where == "box":
            self._box(piece)
        elif piece.where == "margin":
            self._margin(piece)
        elif piece.where:
            return
        elif piece.text:
            self._text(piece.text)
        else:
            self._end_note()
            act = self._ACTS.get(piece.word)
            if act is not None:
                act(self, piece.number)

    def finish(self) -> Document:
        """Write what is left, and return the document."""
        self._end_note()
        self._paragraph(None)
        self._table()
        self.writer.margins(self.margins)
        return self.writer.document

    def _style(self, piece: Piece) -> None:
        """Note the name of a style."""
        if piece.word == "s":
            self.style_number = piece.number or 0
        elif piece.text and self.style_number not in self.styles:
            self.styles[self.style_number] = piece.text.strip().rstrip(";").strip()
            self.style_number = -1

    def _text(self, text: str) -> None:
        self._end_note()
        written = text.replace("\t", "  ")
        self.chars += [(char, self.count, self.column + at) for at, char in enumerate(written, 1)]
        self.column += len(written)

    def _footnote(self, piece: Piece) -> None:
        """Take a piece of a note: the number of the note is written once, before it."""
        if piece.text:
            self.note += piece.text
        elif piece.word == "par":
            self.note += " "

    def _end_note(self) -> None:
        """Put the mark of a note where it hangs, and keep the note for the end of the paragraph."""
        if self.note.strip():
            self.noted += 1
            note, self.note = self.note.strip(), ""
            mark = f"（注{self.noted}）"
            self.notes.append(mark + note)
            self._text(mark)

    def _box(self, piece: Piece) -> None:
        """Keep what stands in a text box for the end of the paragraph."""
        if piece.text:
            self.box = [*self.box[:-1], (self.box or [""])[-1] + piece.text]
        elif piece.word == "par":
            self.box.append("")

    def _margin(self, piece: Piece) -> None:
        """Keep what stands at the edges of pages for the end of the document."""
        if piece.text:
            self.margins[-1] += piece.text
        elif piece.word == "par":
            self.margins.append("")

    def _paragraph(self, _number: int | None) -> None:
        """End a paragraph: one of a table only ends a line of its cell."""
        if self.in_table:
            self.chars.append(BREAK)
            return
        chars, self.chars = self.chars, []
        self.column = 0
        self.count += 1
        if not is_blank(chars):
            self._table()
            kind, level = self.kind or (None, 0)
            self.writer.paragraphs(chars, kind, level=level, indent=self.indent)
        self._hanging()

    def _hanging(self) -> None:
        """Write the notes and the text boxes that hang on what was written."""
        for note in self.notes:
            self.writer.block(chars_of(note, self.count), "note")
        for text in self.box:
            self.writer.paragraphs(chars_of(text, self.count))
        self.notes, self.box = [], []

    def _cell(self, _number: int | None) -> None:
        self.row.texts.append(self.chars)
        self.chars = []
        self.column = 0
        self.count += 1

    def _end_row(self, _number: int | None) -> None:
        if self.row.texts:
            self.rows.append(self.row)
        self.row = self.row.next()

    def _table(self) -> None:
        """Write the rows that have come together, as a table or as what it lays out."""
        rows, self.rows = self.rows, []
        if not rows:
            return
        table, spans = rows_of(rows)
        characters = sum(len(text) for row in rows for text in row.texts)
        if is_table(table, characters):
            self.writer.table(table, spans)
            return
        for row in rows:
            for text in row.texts:
                self.writer.paragraphs(text)

    def _begin_paragraph(self, _number: int | None) -> None:
        self.in_table = False
        self.kind, self.indent = None, 0

    def _set_style(self, number: int | None) -> None:
        self.kind = named_kind(self.styles.get(number or 0, "")) or self.kind

    def _set_level(self, number: int | None) -> None:
        if number is not None and 0 <= number < _LEVELS:
            self.kind = self.kind or ("heading", number + 1)

    def _set_table(self, _number: int | None) -> None:
        self.in_table = True

    def _gap(self, _number: int | None) -> None:
        self._text(" ")

    def _break(self, _number: int | None) -> None:
        self.chars.append(BREAK)

    def _begin_row(self, _number: int | None) -> None:
        self.row = Row(texts=self.row.texts)

    _ACTS: ClassVar[dict[str, Callable[[Body, int | None], None]]] = {
        "par": _paragraph,
        "sect": _paragraph,
        "page": lambda *_: None,
        "line": _break,
        "pard": _begin_paragraph,
        "s": _set_style,
        "outlinelevel": _set_level,
        "qc": lambda body, _: setattr(body, "indent", CENTER),
        "qr": lambda body, _: setattr(body, "indent", RIGHT),
        "intbl": _set_table,
        "cell": _cell,
        "nestcell": _gap,
        "nestrow": _gap,
        "row": _end_row,
        "trowd": _begin_row,
        "clmgf": _mark("clmgf"),
        "clmrg": _mark("clmrg"),
        "clvmgf": _mark("clvmgf"),
        "clvmrg": _mark("clvmrg"),
        "cellx": lambda body, number: body.row.end_cell(number or 0),
    }
    """What is done at a control word."""
