"""DOC: the paragraphs, tables and notes of old Word files (97 to 2003)."""

from __future__ import annotations

import struct
from collections import Counter
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from jdoc.errors import InputError, Notice
from jdoc.readers.doc.pieces import (
    DamagedError,
    characters_of,
    is_encrypted,
    properties_of,
    streams_of,
    styles_of,
    table_name,
)
from jdoc.readers.doc.words import NUMBERED, REFERENCE, Drawn, paragraphs_of, pieces_of
from jdoc.readers.rtf.body import Body
from jdoc.readers.rtf.groups import Piece
from jdoc.readers.sheets import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import olefile

    from jdoc.model import Document
    from jdoc.readers.doc.pieces import Streams
    from jdoc.readers.formats import RawFile

_DAMAGED = "this old Word file is damaged, or older than Word 97: save it as DOCX first"
_ENCRYPTED = "this old Word file is encrypted: open it with its password, and save it without one first"
_FOOTNOTES, _ENDNOTES = (2, 3), (46, 47)
"""The numbers of the places, in the table stream, of references to notes and of where their texts begin."""


def read(file: RawFile) -> Document:
    """Read an old Word file."""
    try:
        import olefile  # noqa: PLC0415 -- an extra
    except ImportError:
        problem = (
            "this is an old Word file (DOC), which needs olefile: pip install 'jdoc-ja[office]' (or save it as DOCX)"
        )
        raise InputError(file.name, problem) from None
    try:
        with olefile.OleFileIO(BytesIO(file.data)) as holder:
            main = holder.openstream("WordDocument").read()
            if is_encrypted(main):
                raise InputError(file.name, _ENCRYPTED)
            streams = streams_of(main, *(_stream(holder, name) for name in (table_name(main), "Data")))
            return _document(file, streams)
    except (OSError, DamagedError, struct.error, LookupError, OverflowError, ValueError, TypeError):
        raise InputError(file.name, _DAMAGED) from None


def _stream(holder: olefile.OleFileIO[str], name: str) -> bytes:
    data: bytes = holder.openstream(name).read() if holder.exists(name) else b""
    return data


def _document(file: RawFile, streams: Streams) -> Document:
    drawn = _drawn(streams)
    texts = streams.texts
    main = [*paragraphs_of(islice(drawn, texts.main))]
    notes = _notes(streams, [*islice(drawn, texts.footnotes)], _FOOTNOTES)
    margins = [*paragraphs_of(islice(drawn, texts.headers))]
    left: Counter[str] = Counter()
    _count(islice(drawn, texts.macros))
    left["comment"] = _count(islice(drawn, texts.annotations))
    notes |= _notes(streams, [*islice(drawn, texts.endnotes)], _ENDNOTES)
    boxes = [*paragraphs_of(islice(drawn, texts.boxes))]
    body = Body(file.name)
    for piece in pieces_of([*main, *boxes], styles_of(streams), notes):
        body.take(piece)
    for paragraph in margins:
        body.take(Piece(text=paragraph.text, where="margin"))
        body.take(Piece(word="par", where="margin"))
    told = [counted(count, kind) for kind, count in left.items() if count]
    if numbered := sum(bool(each.properties.number(NUMBERED)) for each in main if each.text.strip()):
        told.append(f"at most {counted(numbered, 'automatic number')}")
    if told:
        file.report(Notice(file.name, f"left out: {', '.join(told)} (saved as DOCX, they are read)"))
    return body.finish()


def _drawn(streams: Streams) -> Iterator[Drawn]:
    """Yield all characters with what is said of them."""
    of_paragraphs = properties_of(streams, of_paragraphs=True)
    of_characters = properties_of(streams, of_paragraphs=False)
    for place, (char, byte) in enumerate(characters_of(streams)):
        yield Drawn(char, place, of_characters.at(byte), of_paragraphs.at(byte))


def _count(drawn: Iterable[Drawn]) -> int:
    """Count the paragraphs of a part of the text that have any."""
    return sum(bool(paragraph.text.strip(REFERENCE + " \u3000")) for paragraph in paragraphs_of(drawn))


def _notes(streams: Streams, drawn: list[Drawn], kind: tuple[int, int]) -> dict[int, str]:
    """Return the texts of notes, by the places that refer to them; each note begins with a reference, too."""
    references, texts = (_places(streams.place(number), size) for number, size in zip(kind, (2, 0), strict=True))
    first = drawn[0].place if drawn else 0
    notes = {}
    for reference, start, end in zip(references, texts, texts[1:], strict=False):
        paragraphs = paragraphs_of(each for each in drawn if start <= each.place - first < end)
        notes[reference] = " ".join(text for each in paragraphs if (text := each.text.strip(REFERENCE + " \u3000")))
    return notes


def _places(table: bytes, size: int) -> list[int]:
    """Read places in the text, behind which something of a size is said of each but the last one."""
    count = (len(table) - 4) // (4 + size)
    return [*struct.unpack_from(f"<{count + 1}I", table, 0)][: count + (not size)] if count > 0 else []
