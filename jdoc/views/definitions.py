"""The list of definitions: what documents say that they call things, and acronyms with what they are short for."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, cast

from jdoc.language.acronyms import find_acronyms
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import no_names
from jdoc.language.units import letter_units
from jdoc.language.width import fold
from jdoc.translation import named
from jdoc.views.doc_names import DocNames
from jdoc.views.places import CITED, PLACED, cited_cells, place_cells
from jdoc.vocabulary import SAID_AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block
    from jdoc.views.rows import Row
    from jdoc.vocabulary import DefinitionForm

COLUMNS: dict[str, type] = {
    "term": str,
    "meaning": str,
    "form": str,
    "scope": str,
    "within": str,
    "doc": str,
    "seq": int,
    **PLACED,
    **CITED,
}
"""What is told of a definition, in order."""
COUNTED = deferred("第?[0-9]{1,4}[回次期]$")
"""What counts a name that stands behind it: `[第30回]`, not `30か`."""
LONGEST_COUNT = 6
"""Characters of it."""


def rows(blocks: Iterable[Block]) -> Iterator[Row]:
    """Yield a row for each definition, in reading order; an acronym once for each name that it is given with.

    >>> from jdoc.model import Block
    >>> [(row["term"], row["meaning"]) for row in rows([Block(text="世界税関機構（ＷＣＯ）で一致した。")])]
    [('ＷＣＯ', '世界税関機構')]
    """
    given: set[tuple[str | None, str, str]] = set()
    for block in blocks:
        if block.kind not in SAID_AGAIN:
            yield from _defined(block)
            yield from _shortened(block, given)


def _defined(block: Block) -> Iterator[Row]:
    for each in block.definitions or ():
        row = _row(block, each.term, each.text or None, "definition", each.start)
        yield row | {"scope": each.scope, "within": each.within}


def _shortened(block: Block, given: set[tuple[str | None, str, str]]) -> Iterator[Row]:
    """Yield the acronyms of a block that nothing defines in words, units and the like left out."""
    defined = {fold(each.term) for each in block.definitions or ()}
    folded = fold(block.text)
    for found in find_acronyms(folded):
        key = (block.doc, found.word, found.name)
        if found.word not in defined | no_names() | letter_units() and key not in given:
            given.add(key)
            counted = COUNTED.search(folded, max(0, found.name_start - LONGEST_COUNT), found.name_start)
            start = counted.start() if counted else found.name_start
            meaning = block.text[start : found.name_start + len(found.name)]
            yield _row(block, block.text[found.start : found.end], meaning, "acronym", found.start)


def _row(block: Block, term: str, meaning: str | None, form: DefinitionForm, start: int) -> Row:
    return {
        "term": term,
        "meaning": meaning,
        "form": form,
        "scope": None,
        "within": None,
        "doc": block.doc,
        "seq": block.seq,
        **place_cells(block, start),
        **cited_cells(block),
    }


def table_lines(found: Iterable[Row], out: IO[str]) -> Iterator[str]:
    """Yield the lines of definitions as a table, for a terminal."""
    from jdoc.views.screen_tables import draw_cells  # noqa: PLC0415 -- 50 ms that only a terminal needs

    cells = [[named("column", name) for name in ("term", "meaning", "scope", "where")]]
    listed = [*found]
    docs = DocNames(row["doc"] for row in listed)
    for row in listed:
        place = docs.where(row["doc"], cast("int | None", row["page"]), cast("int | None", row["line"]))
        scope = named("scope", f"{row['scope'] or ''}")
        cells.append([f"{cell or ''}" for cell in (row["term"], row["meaning"], scope, place)])
    return draw_cells(cells, out, right=(), place=3, folder=docs.folder)
