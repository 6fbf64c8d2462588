"""Typed: documents whose format takes lines for paragraphs, since they were typed or pasted line by line."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from jdoc.language.line_ends import is_finished
from jdoc.structure.layout import layout_of
from jdoc.structure.lines import lines_of

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.structure.lines import Line

_NARROWEST, _WIDEST = 40, 110
"""Columns that a text is wrapped at by hand, at least and at most."""
_SHORTEST = 36
"""Columns that a line has at least which is full where a text is wrapped: kinsoku may take a few."""
_FEWEST = 3
"""Lines that break off in mid-sentence and go on in the next one: one or two may be cut by hand."""


def as_typed(document: Document) -> Document:
    """Give a document as lines of text where its format says of each line that it is a paragraph; else as it is.

    What the format says of headings, items and tables stays.
    """
    if not document.declared or not _may_be_wrapped(document):
        return document
    starts = set(document.kinds) | {table.lines.start for table in document.tables}
    typed = replace(document, declared=False, starts=starts, lines=[line.rstrip(" ") for line in document.lines])
    return typed if _is_wrapped(_plain_lines(typed)) else document


def _may_be_wrapped(document: Document) -> bool:
    """Tell whether enough lines are long and end in no stop, before all of them are read as lines of text."""
    lines = (line.rstrip() for line in document.lines)
    return sum(2 * len(line) >= _SHORTEST and not is_finished(line) for line in lines) >= _FEWEST


def _plain_lines(document: Document) -> list[Line]:
    """Return the lines of which the format says nothing but that they are paragraphs."""
    known = {index + 1 for table in document.tables for index in table.lines}
    known |= {index + 1 for index in (*document.furniture, *document.kinds)}
    return [line for line in lines_of(document) if line.number not in known]


def _is_wrapped(lines: list[Line]) -> bool:
    """Tell whether most lines that reach a width break off there in mid-sentence and go on in the next one."""
    if len(lines) <= _FEWEST:
        return False
    layout = layout_of(lines)
    if not layout.wrapped or not _NARROWEST <= layout.width <= _WIDEST:
        return False
    full = [(line, below) for line, below in pairwise(lines) if layout.is_full(line)]
    broken = sum(layout.goes_on(line, below) and (below.finished or layout.is_full(below)) for line, below in full)
    return broken >= _FEWEST and 2 * broken > len(full)
