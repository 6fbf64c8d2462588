"""Plain text: physical lines, without what stands for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.model import Document
from jdoc.readers.decoding import INVISIBLE, decode

if TYPE_CHECKING:
    import re

    from jdoc.readers.formats import RawFile

# White space that is neither a space, a tab nor U+3000.
_BLANK = deferred("[\x0b-\x0d\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f]")
# Whatever is not kept as it stands: what is invisible or blank, and combining voicing marks.
_UNCLEAN = deferred("[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f\u2060\u3099\u309a\ufeff]")
_VOICED = deferred("([ぁ-ゖァ-ヺ])([\u3099\u309a])")
"""A kana and a combining mark that voices it, as macOS writes が and ぱ in the names of files."""


def read(file: RawFile) -> Document:
    """Read a text file; bytes that can't be decoded are told with their place and become U+FFFD."""
    return to_document(decode(file).text, file.name)


def to_document(text: str, name: str) -> Document:
    r"""Cut text into physical lines and pages.

    A line ends at LF or CRLF, at CR where there is no LF. A form feed begins a page, with the line that it stands in.

    >>> to_document("共同声明\r\n\f１　総論", "a.txt").lines
    ['共同声明', ' １\u3000総論']
    """
    text = _with_line_feeds(text)
    document = Document(name, text.split("\n"))
    lines = document.lines
    if "\f" in text:
        document.pages = [0, *(index for index, line in enumerate(lines) if index and "\f" in line)]
    if _UNCLEAN.search(text):
        for index, line in enumerate(lines):
            if _UNCLEAN.search(line):
                clean(document, index, _BLANK.sub(" ", line))
    return document


def _with_line_feeds(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")


def clean(document: Document, index: int, line: str) -> None:
    """Take out of a line what stands for nothing and join combining voicing marks to their kana, columns kept.

    File names and text from macOS come as か + U+3099, which no search for が would find.
    """
    voiced = voiced_in(line)
    dropped = {match.start() for match in INVISIBLE.finditer(line)}.union(place + 1 for place in voiced)
    kept = [place for place in range(len(line)) if place not in dropped]
    document.lines[index] = "".join(voiced.get(place, line[place]) for place in kept)
    if dropped:
        document.columns[index] = [place + 1 for place in kept]
        _note_unseen(document, index, line, dropped)


def voiced_in(line: str) -> dict[int, str]:
    r"""Give the places of kana that are written with a combining mark behind them, and each as one character.

    >>> voiced_in("カ\u3099ス")
    {0: 'ガ'}
    """
    if "\u3099" not in line and "\u309a" not in line:
        return {}  # most lines have no such mark, and those of other formats are all asked
    return {match.start(): _compose(match) for match in _VOICED.finditer(line)}


def clean_last(document: Document) -> None:
    """Do the same with the last line of a page that counts its lines."""
    line = document.lines[-1]
    if INVISIBLE.search(line) or _VOICED.search(line):
        clean(document, len(document.lines) - 1, line)


def _note_unseen(document: Document, index: int, line: str, dropped: set[int]) -> None:
    """Note what nobody sees in a line or at its ends, but for the mark of the encoding that opens a file."""
    page, number = (len(document.pages), document.numbers[index]) if document.numbers else (0, index + 1)
    for place in dropped:
        if _is_beside_word(line, place) and (index or place):
            document.unseen[page, number, place + 2] = f"U+{ord(line[place]):04X}"


def unseen_in(line: str) -> list[tuple[int, str]]:
    r"""Give the places in a line of what nobody sees, beside a letter or a figure, with what it is.

    >>> unseen_in("情\u200b報\u00ad。\u200b")
    [(1, 'U+200B'), (3, 'U+00AD')]
    """
    places = sorted([*(match.start() for match in INVISIBLE.finditer(line)), *(at + 1 for at in voiced_in(line))])
    return [(place, f"U+{ord(line[place]):04X}") for place in places if _is_beside_word(line, place)]


def _is_beside_word(line: str, place: int) -> bool:
    """Tell whether a letter or a figure stands beside a character."""
    return line[max(0, place - 1) : place].isalnum() or line[place + 1 : place + 2].isalnum()


def stands_for(char: str) -> str:
    r"""Give what a character stands for in text: nothing, a space, or itself.

    >>> [stands_for(char) for char in "\u200b\xa0あ\u3000"]
    ['', ' ', 'あ', '\u3000']
    """
    if not _UNCLEAN.match(char):
        return char
    return "" if INVISIBLE.match(char) else _BLANK.sub(" ", char)


def _compose(match: re.Match[str]) -> str:
    """Write a kana and its voicing mark as one character, where there is one."""
    import unicodedata  # noqa: PLC0415 -- a table of 1 MB that few documents need

    composed = unicodedata.normalize("NFC", match[0])
    return composed if len(composed) == 1 else match[1]
