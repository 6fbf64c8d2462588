"""Where an entity stands: its place in the file, and the sentence around it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.sentences import find_sentences
from jdoc.places import find_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.model import Block, Entity
    from jdoc.views.cells import Cell

_LINE = deferred(r"[^\n]+|$")
"""A row of a table: `[区分	額]`."""
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
    start, end = _last_before(entity.start, _rows(block.text) if block.kind == "table" else _sentences(block.text))
    start, end = max(start, entity.start - _MOST_AROUND), min(end, entity.end + _MOST_AROUND)
    return " ".join(block.text[min(start, entity.start) : max(end, entity.end)].split())


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the last sentence stands that begins at an offset or before it.

    >>> [sentence_at("決めた。始める。", offset) for offset in (1, 4)]
    [(0, 4), (4, 8)]
    """
    return _last_before(offset, _sentences(text))


def _last_before(offset: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return spans[max(0, bisect_right(spans, offset, key=itemgetter(0)) - 1)]


@lru_cache(maxsize=2)
def _sentences(text: str) -> list[tuple[int, int]]:
    """Return where the sentences of a text stand; the last one is kept, as its entities come one after another."""
    return find_sentences(text) or [(0, len(text))]


@lru_cache(maxsize=1)
def _rows(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a text stand."""
    return [(match.start(), match.end()) for match in _LINE.finditer(text)]
