"""Words: the characters of an old Word file and their properties as the control words of a rich text file.

The two formats say the same things of a document, so that one body (`jdoc.readers.rtf.body`) writes the blocks of both.
"""

from __future__ import annotations

from struct import unpack_from
from typing import TYPE_CHECKING

from jdoc.readers.rtf.groups import Piece
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.readers.doc.pieces import Properties

_IN_TABLE, _ENDS_ROW, _ENDS_INNER_ROW, _ENDS_INNER_CELL = 0x2416, 0x2417, 0x244C, 0x244B
_SIDES = (0x2403, 0x2461)
"""How a paragraph is set: 1 centered, 2 to the right."""
_OUTLINE, _BODY_LEVEL = 0x2640, 9
NUMBERED = 0x460B
"""The list that numbers a paragraph, by itself."""
_DELETED, _HIDDEN = 0x0800, 0x083C
_TABLE = 0xD608
"""The cells of a row: where they end, and what they are merged with."""
_MERGED = ((0x01, 0x01, "clmgf"), (0x02, 0x02, "clmrg"), (0x60, 0x60, "clvmgf"), (0x60, 0x20, "clvmrg"))
"""What a cell is merged with: which bits of its flags say it, and the word for it."""
_CELL_SIZE = 20
_SIDE_WORDS = {1: "qc", 2: "qr"}
_BREAKS = frozenset("\x0c\x0e\r\x07")
"""What ends a paragraph: the end of a page, a column or a section, itself, or the end of a cell."""
_PLAIN = {"\x0b": "\n", "\x1e": "-", "\xa0": " "}
"""What stands for other characters: a line break, a hyphen and a space where no line ends."""
REFERENCE = "\x02"
"""What stands where a note belongs, and before its text."""


class Drawn(NamedTuple):
    """A character, and what is said of it."""

    char: str
    place: int
    """Its position in the whole text."""
    properties: Properties
    of_paragraph: Properties


class Paragraph(NamedTuple):
    """The characters of a paragraph as they are seen, and what ended it."""

    chars: list[Drawn]
    end: str
    properties: Properties
    """What is said of the paragraph, at its end."""

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(drawn.char for drawn in self.chars)


def paragraphs_of(drawn: Iterable[Drawn]) -> Iterator[Paragraph]:
    """Cut characters into paragraphs, without what is hidden or deleted, and without the codes of fields."""
    chars: list[Drawn] = []
    fields = _Fields()
    for each in drawn:
        if fields.is_code(each.char) or _is_unseen(each.properties):
            continue
        if each.char in _BREAKS:
            yield Paragraph(chars, each.char, each.of_paragraph)
            chars = []
        elif each.char in _PLAIN or each.char == REFERENCE or each.char >= " " or each.char == "\t":
            chars.append(each._replace(char=_PLAIN.get(each.char, each.char)))
    if chars:
        yield Paragraph(chars, "\r", chars[-1].of_paragraph)


class _Fields:
    """Which characters are codes of fields: from where one begins to where its result does."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def is_code(self, char: str) -> bool:
        """Take the next character."""
        if char == "\x13":
            self._open.append(True)
        elif char == "\x14" and self._open:
            self._open[-1] = False
        elif char == "\x15" and self._open:
            self._open.pop()
        else:
            return any(self._open)
        return True


def _is_unseen(properties: Properties) -> bool:
    return properties.number(_DELETED) == 1 or properties.number(_HIDDEN) == 1


def pieces_of(paragraphs: Iterable[Paragraph], styles: Mapping[int, str], notes: Mapping[int, str]) -> Iterator[Piece]:
    """Yield the control words of paragraphs; `notes` are the texts of notes by the places that refer to them."""
    for number, name in styles.items():
        yield Piece(word="s", number=number, where="stylesheet")
        yield Piece(text=f"{name};", where="stylesheet")
    for paragraph in paragraphs:
        properties = paragraph.properties
        if properties.number(_ENDS_ROW):
            yield from _row(properties)
        else:
            yield from _opening(properties)
            yield from _texts(paragraph.chars, notes)
            yield Piece(word=_end_word(paragraph))


def _opening(properties: Properties) -> Iterator[Piece]:
    yield Piece(word="pard")
    if properties.number(_IN_TABLE):
        yield Piece(word="intbl")
    yield Piece(word="s", number=properties.style)
    level = properties.number(_OUTLINE) if _OUTLINE in properties.values else _BODY_LEVEL
    if level < _BODY_LEVEL:
        yield Piece(word="outlinelevel", number=level)
    side = next((properties.number(code) for code in _SIDES if code in properties.values), 0)
    if side in _SIDE_WORDS:
        yield Piece(word=_SIDE_WORDS[side])


def _end_word(paragraph: Paragraph) -> str:
    if paragraph.properties.number(_ENDS_INNER_ROW):
        return "nestrow"
    if paragraph.properties.number(_ENDS_INNER_CELL):
        return "nestcell"
    return "cell" if paragraph.end == "\x07" else "par"


def _texts(chars: Sequence[Drawn], notes: Mapping[int, str]) -> Iterator[Piece]:
    text = ""
    for each in chars:
        if each.char in {REFERENCE, "\n"}:
            if text:
                yield Piece(text)
            text = ""
            note = notes.get(each.place, "")
            yield Piece(word="line") if each.char == "\n" else Piece(text=note, where="footnote")
        else:
            text += each.char
    if text:
        yield Piece(text)


def _row(properties: Properties) -> Iterator[Piece]:
    """Yield the words that say what cells a row has; they are read at its end."""
    yield Piece(word="trowd")
    written = properties.values.get(_TABLE, b"")
    count = written[0] if written else 0
    if len(written) >= 3 + 2 * count:
        edges = unpack_from(f"<{count + 1}h", written, 1)
        cells = written[3 + 2 * count :]
        for at in range(count):
            flags = cells[_CELL_SIZE * at] if _CELL_SIZE * at < len(cells) else 0
            yield from (Piece(word=word) for mask, value, word in _MERGED if flags & mask == value)
            yield Piece(word="cellx", number=edges[at + 1])
    yield Piece(word="row")
