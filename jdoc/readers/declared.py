"""Declared blocks: documents of formats that say where their blocks begin, written as lines."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from jdoc.language.enumerators import read_enumerator
from jdoc.language.width import columns
from jdoc.model import Document, Table
from jdoc.readers.text import stands_for, unseen_in, voiced_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Sized

    from jdoc.model import BlockKind, Span

Char = tuple[str, int, int]
"""A character, and the line and column of the file where it stands."""

BREAK: Char = ("\n", 0, 0)
"""A line break that the author set."""
CENTER = 16
RIGHT = 48
"""Columns that a centered line is set in by, and one at the right."""
_NARROWEST_WRAPPED = 40  # columns: where all lines are shorter, none was wrapped at a width
_RAGGED = 4  # columns that a wrapped line may fall short
_SENTENCE_ENDS = frozenset("。．！？」）)")
_LONGEST_CELL = 150
"""Characters that the cells of a table have on average, at most: those of a page's layout have more."""


class Writer:
    """Writes the blocks of one document, one after the other."""

    def __init__(self, name: str, *, first_is_title: bool = False) -> None:
        self._first_is_title = first_is_title
        self.document = Document(name, [], declared=True)
        self._titles: list[int] = []
        self._titled = self._last = 0
        self._begun = self._led = False

    def block(
        self,
        chars: Iterable[Char],
        kind: BlockKind | None = None,
        *,
        level: int = 0,
        indent: int = 0,
        furniture: bool = False,
    ) -> None:
        """Write a block; where `first_is_title`, the first headings of the first level are titles."""
        document = self.document
        start = len(document.lines)
        for _, line in groupby(chars, key=lambda char: char[1]):
            self._line(list(line), indent if len(document.lines) == start else 0)
        self._begin(start, kind, level, furniture=furniture)

    def _begin(self, start: int, kind: BlockKind | None, level: int, *, furniture: bool = False) -> None:
        """Note what was written since a line as one block."""
        document = self.document
        if len(document.lines) == start:
            return
        document.lines[-1] += " "
        document.starts.add(start)
        if furniture:
            document.furniture.update(range(start, len(document.lines)))
            return
        if self._first_is_title and (kind, level) == ("heading", 1):
            kind, level = self._title_or_heading(start)
        if kind is not None:
            document.kinds[start] = (kind, level)
        self._begun = self._begun or kind != "title"

    def _title_or_heading(self, start: int) -> tuple[BlockKind, int]:
        """Tell titles from headings of the first level: those come first, or after a date and an addressee."""
        if begins_with_enumerator(self.document.lines[start].strip()):
            return "heading", 1
        if not self._titles:
            self._led = self._begun
        elif start != self._titled:
            if self._led:
                self.document.kinds.update(dict.fromkeys(self._titles, ("heading", 1)))
            return "heading", 1
        self._titles.append(start)
        self._titled = len(self.document.lines)
        return "title", 0

    def margins(self, texts: Iterable[str]) -> None:
        """Write what stands at the edges of all pages, each text once: it is none of the document's."""
        for text in dict.fromkeys(" ".join(text.split()) for text in texts):
            self.block(chars_of(text, max(1, len(self.document.lines))), furniture=True)

    def paragraphs(
        self,
        chars: Sequence[Char],
        kind: BlockKind | None = None,
        *,
        level: int = 0,
        indent: int = 0,
        furniture: bool = False,
    ) -> None:
        """Write a block for each paragraph that the line breaks of the author end; a heading is one whole.

        A paragraph without text is an empty line.
        """
        if is_blank(chars):
            self._empty_line()
            return
        for paragraph in [chars] if kind == "heading" else cut_paragraphs(chars):
            self.block(paragraph, kind, level=level, indent=indent, furniture=furniture)

    def _empty_line(self) -> None:
        self.document.lines.append("")
        self.document.numbers.append(self.document.numbers[-1] if self.document.numbers else 1)

    def whole(self, chars: Iterable[Char], kind: BlockKind | None = None, *, level: int = 0) -> None:
        """Write a block whose inner gaps count, whatever lines of the file it stands on: as one line."""
        start = len(self.document.lines)
        self._line(list(chars), 0)
        self._begin(start, kind, level)

    def _line(self, chars: Sequence[Char], indent: int) -> None:
        """Write a line, if there is anything in it but white space, and note where its characters stand."""
        line = _printable(chars)
        if is_blank(line):
            return
        if len(line) < len(chars):
            self._note_unseen(chars)
        document = self.document
        index = len(document.lines)
        numbers = [number for _, number, _ in line]
        columns = [column for _, _, column in line]
        is_gathered = numbers.count(numbers[0]) < len(numbers)
        if is_gathered:
            document.origins[index] = _with_margins(numbers, indent)
        if is_gathered or indent or columns != list(range(1, len(line) + 1)):
            document.columns[index] = _with_margins(columns, indent)
        document.lines.append(" " * indent + text_of(line))
        document.numbers.append(numbers[0])

    def _note_unseen(self, chars: Sequence[Char]) -> None:
        """Note what nobody sees in a line, by its place in the file; what counts its lines anew has no such place."""
        for at, code in unseen_in(text_of(chars)):
            _, number, column = chars[at]
            if number >= self._last:
                self._last = number
                self.document.unseen[0, number, column + 1] = code

    def table(self, rows: Sequence[Sequence[Sequence[Char]]], spans: Iterable[Span] = ()) -> None:
        """Write a table of rows of cells; rows that are too short are filled up with empty cells."""
        document = self.document
        start = len(document.lines)
        width = max(map(len, rows), default=0)
        if not any(not char.isspace() for row in rows for cell in row for char, _, _ in cell):
            return
        for row in rows:
            self._row(row)
        document.tables.append(Table(range(start, len(document.lines)), width, list(spans)))
        document.starts.add(start)
        self._begun = True

    def _row(self, row: Sequence[Sequence[Char]]) -> None:
        """Write a row as one line; one without text as an empty line."""
        document = self.document
        line: list[Char] = []
        for place, cell in enumerate(row):
            if place:
                line.append(("\t", *(line[-1][1:] if line else (0, 1))))
            line += [(" ", *char[1:]) if char[0] in "\t\n" else char for char in _stripped(cell)]
        start = len(document.lines)
        number = next((number for char, number, _ in line if not char.isspace()), 1)
        self._line([(char, at or number, column) for char, at, column in line], 0)
        if len(document.lines) == start:
            document.lines.append("")
            document.numbers.append(number)


def is_table(rows: Sequence[Sized], characters: int = 0) -> bool:
    """Tell a table by its rows of cells from one that only lays out a text: of one row or column, or of long texts.

    >>> [is_table(rows, 400) for rows in (["ab", "cd"], ["ab"], ["a", "b"], ["a", "bc"])]
    [True, False, False, True]
    """
    widths = [*map(len, rows)]
    return len(widths) > 1 and max(widths) > 1 and characters <= _LONGEST_CELL * sum(widths)


def _printable(chars: Iterable[Char]) -> list[Char]:
    """Leave out what stands for nothing, and the spaces at the end; kana and their voicing marks are one character."""
    chars = [*chars]
    voiced = voiced_in(text_of(chars))
    line = [
        (written, number, column)
        for at, (char, number, column) in enumerate(chars)
        if (written := voiced.get(at) or ("" if at - 1 in voiced else stands_for(char)))
    ]
    return line[: len(text_of(line).rstrip(" "))]


def _with_margins(places: list[int], indent: int) -> list[int]:
    """Give places to the spaces that a line is set in by, and to the one that ends its block."""
    return [*places[:1] * indent, *places, places[-1]]


def text_of(chars: Iterable[Char]) -> str:
    """Return the text of some characters."""
    return "".join(char for char, _, _ in chars)


def is_blank(chars: Iterable[Char]) -> bool:
    """Tell whether there is nothing but white space among some characters."""
    return not text_of(chars).strip()


def begins_with_enumerator(text: str) -> bool:
    """Tell whether a text begins with an enumerator: a number or a bullet."""
    return read_enumerator(text) is not None


def _stripped(cell: Sequence[Char]) -> Sequence[Char]:
    """Leave out the white space around a text."""
    text = text_of(cell)
    return cell[len(text) - len(text.lstrip()) : len(text.rstrip())]


def chars_of(text: str, number: int) -> list[Char]:
    """Give the characters of a text that is one line of the file."""
    return [(char, number, column) for column, char in enumerate(text, 1)]


def chars_of_lines(document: Document) -> list[list[Char]]:
    """Give the characters of all lines of a text file, each with the column that it has there."""
    lines = enumerate(document.lines)
    known = document.columns
    return [
        [(char, at + 1, column) for char, column in zip(line, known.get(at, count(1)), strict=False)]
        for at, line in lines
    ]


def cut_paragraphs(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """Cut a block at those line breaks that end a paragraph; the others only wrap its lines, and are left out."""
    lines: list[list[Char]] = [[]]
    for char in chars:
        if char is BREAK:
            lines.append([])
        else:
            lines[-1].append(char)
    texts = [text_of(line).strip(" \t\r\n") for line in lines]
    width = max(columns(text) for text in texts)
    paragraph: list[Char] = []
    for index, line in enumerate(lines):
        if index and _ends(texts[index - 1], texts[index], width):
            yield paragraph
            paragraph = []
        paragraph += line
    yield paragraph


def _ends(text: str, after: str, width: int) -> bool:
    """Tell whether a line break ends a paragraph: nothing wraps lines there, or the next line begins anew."""
    if not text or not after or after[0] == "\u3000" or begins_with_enumerator(after):
        return True
    if width < _NARROWEST_WRAPPED or columns(text) < width - 2 * _RAGGED:
        return True
    return text[-1] in _SENTENCE_ENDS and columns(text) < width - _RAGGED
