"""Markdown: paragraphs, headings, lists and tables, without their marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers import text
from jdoc.readers.declared import Writer, chars_of_lines
from jdoc.readers.markdown.front_matter import read_front_matter
from jdoc.readers.markdown.parts import parts_of
from jdoc.readers.navigation import mark_navigation

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile


def read(file: RawFile) -> Document:
    """Read Markdown as its readers see it once it is set."""
    written = text.read(file)
    lines = chars_of_lines(written)
    front = read_front_matter(lines)
    parts = parts_of(lines, front.end)
    mark_navigation(parts)
    writer = Writer(file.name, first_is_title=True)
    writer.document.unseen = written.unseen
    front.write(writer, parts)
    for part in parts:
        part.write(writer)
    return writer.document
