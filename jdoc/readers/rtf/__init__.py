"""RTF: the paragraphs, tables and notes of a rich text file, in the encodings of its fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.rtf.body import Body
from jdoc.readers.rtf.groups import pieces_of

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_MOST_BYTES = 64 << 20  # pictures are written as digits


def read(file: RawFile) -> Document:
    """Read a rich text file."""
    if len(file.data) > _MOST_BYTES:
        raise InputError(file.name, f"more than {_MOST_BYTES >> 20} MB of RTF: this is no document")
    body = Body(file.name)
    for piece in pieces_of(file.data, file.name):
        body.take(piece)
    return body.finish()
