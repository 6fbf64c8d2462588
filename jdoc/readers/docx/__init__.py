"""DOCX: what Word writes, paragraph by paragraph, with the numbers and notes that its readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.docx.body import Body
from jdoc.readers.docx.numbering import Numbering
from jdoc.readers.docx.styles import Styles
from jdoc.readers.package import opened

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_OWN = "/wordprocessingml/main"
_OWNS = ("/wordprocessingml/2006/main", _OWN)
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_MAINS = ("word/document.xml", "word/document2.xml")


def read(file: RawFile) -> Document:
    """Read a Word file."""
    with opened(file) as package:
        main = next((part for part in _MAINS if part in package), None)
        folder = (main or "").rpartition("/")[0]
        root = package.root(main, _OWNS) if main else None
        styles, numbering, notes, ends = (package.root(f"{folder}/{part}.xml", _OWNS) for part in _PARTS)
    if root is None:
        raise InputError(file.name, "this Word file is damaged: its text is missing")
    return Body(file.name, Styles(styles), Numbering(numbering), (notes, ends)).write(root)
