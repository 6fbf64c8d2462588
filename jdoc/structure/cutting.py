"""Cutting: the cells of a line of text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.cell_units import is_unit
from jdoc.language.lazy import deferred
from jdoc.language.tables.words import table_words
from jdoc.language.width import columns, fold
from jdoc.structure.drafts import Piece
from jdoc.structure.figures import figures_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.structure.lines import Line

_GAP = deferred(r"[ \u3000]{2,}|\t+")
"""Between two cells: `市税[  ]35`."""
_TAB = deferred(r"\t")
"""Between two cells that were pasted from a spreadsheet: `市税[\t]35`."""
_BAR = deferred(r"[ \u3000]*[|｜][ \u3000]*")
"""Between two cells of Markdown: `市税[ | ]35`."""
_MEASURED = deferred(r"([▲△\-－−]?[0-9０-９][0-9０-９,，.．]*)\u3000([^\s0-9０-９]{1,8})")
"""A figure and what stands behind it, set off: `[18,420　戸]`."""
_RULE = deferred(r"[|｜: \-]+")
"""The line below the head in Markdown: `[|---|--:|]`."""
_MOST = 200  # cells of a row that is set without rules: no page is that wide
_WIDE = 9  # columns: the characters of one word are nearer
_LONGEST_WORD = 6  # characters in wide type


def cells_of(line: Line) -> list[Piece]:
    """Cut a line into its cells; a single one where it has no columns."""
    text = line.text
    if is_barred(text):
        return [] if _RULE.fullmatch(text) else Piece(line, 1, len(text) - 1).cut(_BAR)
    number = line.enumerator.end if line.enumerator else 0  # it stays with the first cell
    if "\t" in text:
        return Piece(line).cut(_TAB, number)
    cells = Piece(line).cut(_GAP, number)
    if len(cells) > _MOST:
        return [Piece(line, 0, len(text))]
    first, *others = _closed_up(cells)
    return [first, *(part for cell in others for part in _parted(cell))]


def is_marked(row: Sequence[Piece]) -> bool:
    """Tell a row whose cells are held apart by tabs or bars, and not by white space that says how wide they are."""
    text = row[0].line.text
    return "\t" in text or is_barred(text)


def is_rule(line: Line) -> bool:
    """Tell the line below the head of a table in Markdown."""
    return _RULE.fullmatch(line.text) is not None and is_barred(line.text)


def _parted(cell: Piece) -> list[Piece]:
    """Cut the unit off a figure that it is set apart from, and figures from each other: each is a column of its own."""
    found = _MEASURED.fullmatch(cell.text)
    if found is None or not is_unit(fold(found[2])):
        return figures_in(cell)
    at = cell.start + found.end(1)
    return [Piece(cell.line, cell.start, at), Piece(cell.line, at + 1, cell.end)]


def _closed_up(cells: Sequence[Piece]) -> Iterator[Piece]:
    """Put the words of heads together that are set in wide type: 科　　目　　　　金　　額 are two cells."""
    at = 0
    while at < len(cells):
        last = at
        if len(cells[at].text) == 1:
            ends = range(min(len(cells), at + _LONGEST_WORD) - 1, at, -1)
            last = next((end for end in ends if _is_word(cells[at : end + 1])), at)
        yield Piece(cells[at].line, cells[at].start, cells[last].end)
        at = last + 1


def _is_word(cells: Sequence[Piece]) -> bool:
    """Tell whether characters that stand equally far apart are a word that tables have."""
    if any(len(cell.text) > 1 for cell in cells) or "".join(cell.text for cell in cells) not in table_words():
        return False
    gaps = {columns(cell.line.text[cell.end : after.start]) for cell, after in pairwise(cells)}
    return max(gaps) - min(gaps) <= 1 and max(gaps) < _WIDE


def is_barred(text: str) -> bool:
    """Tell a row of a Markdown table: a bar at both ends and one inside at the least."""
    return text[0] in "|｜" and text[-1] in "|｜" and len(_BAR.findall(text)) > 2


def span_of(cell: Piece) -> tuple[int, int]:
    """Say which columns of the page a cell takes."""
    left = cell.line.indent + columns(cell.line.text[: cell.start])
    return left, left + columns(cell.text)
