"""DOCX: what Word writes, paragraph by paragraph, with the numbers and notes that its readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.errors import InputError, Notice
from jdoc.readers.docx.body import Body
from jdoc.readers.docx.numbering import Numbering
from jdoc.readers.docx.styles import Styles
from jdoc.readers.package import opened
from jdoc.readers.sheets import counted

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_OWN = "/wordprocessingml/main"
_OWNS = ("/wordprocessingml/2006/main", _OWN)
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_EDGES = ("header", "footer")
_MAINS = ("word/document.xml", "word/document2.xml")


def read(file: RawFile) -> Document:
    """Read a Word file."""
    with opened(file) as package:
        main = next((part for part in _MAINS if part in package), None)
        folder = (main or "").rpartition("/")[0]
        root = package.root(main, _OWNS) if main else None
        edges = [package.root(part, _OWNS) for edge in _EDGES for part in package.parts(f"{folder}/{edge}")]
        charts = len(package.parts(f"{folder}/charts/chart"))
        styles, numbering, notes, ends = (package.root(f"{folder}/{part}.xml", _OWNS) for part in _PARTS)
    if root is None:
        raise InputError(file.name, "this Word file is damaged: its text is missing")
    if charts:
        file.report(Notice(file.name, f"left out: {counted(charts, 'chart')}"))
    return Body(file.name, Styles(styles), Numbering(numbering), (notes, ends)).write(root, filter(None, edges))
