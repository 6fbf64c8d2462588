"""DOCX: what Word writes, paragraph by paragraph, with the numbers and notes that its readers see."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers import xml
from jdoc.readers.docx.body import Body
from jdoc.readers.docx.numbering import Numbering
from jdoc.readers.docx.styles import Styles

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile
    from jdoc.readers.xml import Element

_OWN = "/wordprocessingml/main"
_OWNS = ("/wordprocessingml/2006/main", _OWN)
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_MOST_BYTES = 64 << 20  # of one part once it is unpacked: a thousand pages take ten
_MAINS = ("word/document.xml", "word/document2.xml")
_NOT_WORD = {
    "xl/": "an Excel workbook: save the sheet that holds the document as PDF or CSV first",
    "ppt/": "a PowerPoint presentation: save it as PDF first",
    "content.xml": "an OpenDocument file: save it as DOCX or PDF first",
}
"""By how the name of a part begins, what other archives are."""


def read(file: RawFile) -> Document:
    """Read a Word file; another archive is refused and named."""
    name = file.name
    try:
        with zipfile.ZipFile(BytesIO(file.data)) as archive:
            main = _main(archive, name)
            folder = main.rpartition("/")[0]
            root = _parse(archive, main, name)
            styles, numbering, notes, ends = (_part(archive, f"{folder}/{part}.xml", name) for part in _PARTS)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError) as error:
        raise InputError(name, f"this archive is damaged: {str(error).lower() or 'it breaks off'}") from None
    except RuntimeError:
        raise InputError(name, "this archive is encrypted: save it without a password first") from None
    if root is None:
        raise InputError(name, "this Word file is damaged: its text is missing")
    return Body(name, Styles(styles), Numbering(numbering), (notes, ends)).write(root)


def _main(archive: zipfile.ZipFile, name: str) -> str:
    """Return the part that holds the text."""
    names = archive.namelist()
    main = next((part for part in _MAINS if part in names), None)
    if main is None:
        raise InputError(name, f"this is {_what_else(names)}")
    return main


def _what_else(names: list[str]) -> str:
    """Say what an archive is that is no Word file, and what to do with it."""
    kinds = (what for start, what in _NOT_WORD.items() if any(part.startswith(start) for part in names))
    return next(kinds, "an archive: unpack it first")


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    return _parse(archive, part, name) if part in archive.namelist() else None


def _parse(archive: zipfile.ZipFile, part: str, name: str) -> Element | None:
    """Unpack a part, as far as it may go whatever its size is said to be, and parse it."""
    with archive.open(part) as stream:
        data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(name, f"{part} holds more than {_MOST_BYTES >> 20} MB once unpacked: this is no document")
    return next(xml.parse(data, f"{name}:{part}", own=_OWNS).elements(), None)
