"""Where an entity stands: its place in the file, and the sentence around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.places import find_place

if TYPE_CHECKING:
    from jdoc.model import Block, Entity
    from jdoc.views.cells import Cell

_SENTENCE = deferred(
    r"(?:[（(][^（）()\n]*[）)]|「[^「」\n]*」|．(?=[0-9０-９])|[^。！？．\n])*(?:[。！？．][」』）)]*|\n|$)"
)
"""Up to its mark, or the row of a table; none inside brackets counts: `[総額５．５億円（予算。）で始める。]以上`."""
_MOST_AROUND = 300
"""Characters of a sentence that are shown before an entity, and after it."""


PLACED: dict[str, type] = {"page": int, "line": int, "column": int, "section": str}
"""Where a character stands, as columns of a table."""


def place_cells(block: Block, offset: int) -> dict[str, Cell]:
    """Return what a row says of where a character of a block's text stands: its page, line, column and section."""
    place = find_place(block, offset)
    return {
        "page": place.page,
        "line": place.line,
        "column": place.column,
        "section": " > ".join(block.section or ()) or None,
    }


CITED: dict[str, type] = {"locator": str, "provision": str, "uid": str}
"""By what a block is cited, as columns of a table."""


def cited_cells(block: Block) -> dict[str, Cell]:
    """Return by what a block is cited: its place by numbers, as a provision of a law, and by what it says."""
    return {"locator": block.locator, "provision": block.provision, "uid": block.uid}


def find_sentence(block: Block, entity: Entity) -> str:
    """Return the sentence, or the row of a table, that an entity stands in.

    >>> from jdoc.model import Block, Entity
    >>> block = Block(text="歓迎した。総額５．５億円（予算。）で５月１日に始める。以上。")
    >>> find_sentence(block, Entity(label="DATE", start=18, end=22, text="５月１日"))
    '総額５．５億円（予算。）で５月１日に始める。'
    """
    begin, end = max(0, entity.start - _MOST_AROUND), entity.end + _MOST_AROUND
    for match in _SENTENCE.finditer(block.text, begin, end):
        if match.end() > entity.start:
            return " ".join(block.text[match.start() : max(match.end(), entity.end)].split())
    return entity.text
