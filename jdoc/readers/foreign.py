"""Foreign files: formats that can be told by their content and that jdoc doesn't read, and what to do with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the files begin that hold others, of Office until 2003, of 一太郎 and of Outlook."""
_LONGEST_LIST = 200_000
"""Bytes at the end of an archive that the list of its files is looked for in."""
_PACKED = "a compressed archive: unpack it first"
_JSON = deferred(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*(?:[\[{\"]|\])|\{\s*\"[^\"\n]{0,200}\"\s*:)")
"""How JSON begins that is no record a line: an array of objects, arrays or strings; an object."""
_HEAD_OF_MAIL = deferred(rb"From \S+[^\n]*\d{4}\s*\n[A-Z][A-Za-z-]{1,50}: ")
"""The line that each mail of a mailbox begins with, and the first line of its head."""
_JSON_ENDS = (b"]", b"}")
_FLAT = deferred(rb"(?:\xef\xbb\xbf)?\s*\[(?:\s*(?:-?[0-9][0-9.eE+-]*|true|false|null)\s*(?:,|\]\s*\Z))+")
"""An array of numbers alone, which is no note: [1, 2], and not [1]の注."""


class Foreign(NamedTuple):
    """A format that is not read."""

    is_held_by: Callable[[bytes], bool]
    """Whether bytes are of this format."""
    what: str
    """What it is, and what to do with it: the rest of a sentence that begins with `this is`."""


def begins_with(*marks: bytes) -> Callable[[bytes], bool]:
    """Make the test for files that begin with one of some marks."""
    return lambda data: data.startswith(marks)


def holds_stream(*names: str) -> Callable[[bytes], bool]:
    """Make the test for a file that holds others, one of a name among them."""
    written = [name.encode("utf-16-le") for name in names]
    return lambda data: data.startswith(_OLE) and any(name in data for name in written)


def _is_mailbox(data: bytes) -> bool:
    return data.startswith(b"From ") and _HEAD_OF_MAIL.match(data) is not None


def says_it_is(*kinds: str) -> Callable[[bytes], bool]:
    """Make the test for files of OpenDocument, which say at their beginning of what kind they are."""
    marks = [f"mimetypeapplication/vnd.oasis.opendocument.{kind}".encode() for kind in kinds]
    return lambda data: data.startswith(b"PK\x03\x04") and any(mark in data[:200] for mark in marks)


def is_json(data: bytes) -> bool:
    """Tell JSON that is no record a line, an array above all.

    >>> [is_json(data) for data in (b'[{"text": "a"}]', b"[1] abc", b'["a", "b"] ', b"[1,2]")]
    [True, False, True, True]
    """
    return (_JSON.match(data) is not None and data.rstrip().endswith(_JSON_ENDS)) or _FLAT.match(data) is not None


def is_json_array(data: bytes) -> bool:
    """Tell by its beginning whether a file may be a JSON array, and so no records."""
    match = _JSON.match(data)
    return match is not None and b"[" in match[0]


FOREIGN = (
    Foreign(is_json, "JSON, but not one record a line: take its records apart first (jq -c '.[]' FILE | jdoc …)"),
    Foreign(_is_mailbox, "a mailbox of many mails: save them as .eml files first"),
    Foreign(
        holds_stream("EncryptedPackage"),
        "a file of Office that is encrypted: open it with its password, and save it without one first",
    ),
    Foreign(
        holds_stream("__properties_version1.0", "__substg1.0_"),
        "a mail of Outlook (MSG): save it as text or HTML in Outlook, or as .eml in another mail program, first",
    ),
    Foreign(
        holds_stream("DocumentText", "JSRV_SegmentInformation"),
        "a file of 一太郎: save it as DOCX or PDF in 一太郎 first (ファイル > 名前を付けて保存)",
    ),
    Foreign(
        holds_stream("PowerPoint Document"),
        "an old PowerPoint presentation (PPT): save it as PPTX first"
        " (soffice --headless --convert-to pptx FILE does it, too)",
    ),
    Foreign(
        begins_with(_OLE[:4]),
        "a file of an old Office program, or of 一太郎, or an encrypted one:"
        " save it as DOCX, XLSX or PDF, without a password, first",
    ),
    Foreign(
        lambda data: data.startswith(b"PK\x03\x04") and b"xl/workbook.bin" in data[-_LONGEST_LIST:],
        "a binary Excel workbook (XLSB): save it as XLSX first"
        " (soffice --headless --convert-to xlsx FILE does it, too)",
    ),
    Foreign(
        lambda data: b"office:mimetype=" in data[:4096] and b"<office:document" in data[:4096],
        "a file of OpenDocument in one piece (FODT, FODS): save it as ODT or ODS first",
    ),
    Foreign(
        says_it_is("presentation", "graphics", "chart", "formula"),
        "a file of OpenDocument that is no text (ODP, ODG): save it as PDF first",
    ),
    Foreign(begins_with(b"\x1f\x8b"), "a compressed file: unpack it first (gzip -dc FILE | jdoc split)"),
    Foreign(begins_with(b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0"), _PACKED),
    Foreign(lambda data: re.match(rb"..-lh[0-9d]-", data[:7], re.DOTALL) is not None, _PACKED),
)
"""The first that holds these bytes names them."""


def is_foreign(data: bytes) -> bool:
    """Tell whether bytes are of a format that is known, and not read."""
    return any(foreign.is_held_by(data) for foreign in FOREIGN)


def read(file: RawFile) -> Document:
    """Refuse a file, and say what it is and what to do with it."""
    what = next(foreign.what for foreign in FOREIGN if foreign.is_held_by(file.data))
    raise InputError(file.name, f"this is {what}")
