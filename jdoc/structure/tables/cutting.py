"""Cutting: the cells of a line of text."""

from __future__ import annotations

from itertools import chain, pairwise, starmap
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.words import word_length
from jdoc.language.width import columns, fold
from jdoc.structure.drafts import Piece
from jdoc.structure.tables.figures import SPACE, figures_in, is_figure
from jdoc.structure.tables.rows import text_of, whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

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
_LONGEST_WORD = 6  # characters in wide type


def cells_of(line: Line) -> Row:
    """Cut a line into its cells; a single one where it has no columns, none if it is the one below the head in Markdown."""
    if is_barred(line.text):
        return [] if _RULE.fullmatch(line.text) else Piece(line, 1, len(line.text) - 1).cut(_BAR)
    if "\t" in line.text:
        return _cut(line, _TAB) if line.text.count("\t") == 1 else whole(line).cut(_TAB)
    cells = _cut(line, _GAP)
    return _with_words(cells) if len(cells) <= _MOST else [whole(line)]


def _cut(line: Line, between: re.Pattern[str]) -> Row:
    """Cut a line where its cells are held apart; its number stays with the first of them, but not with a figure."""
    number = line.enumerator.end if line.enumerator else 0
    cells = Piece(line).cut(between, number)
    return Piece(line).cut(between) if is_figure(Piece(line, number, cells[0].end)) else cells


def _with_words(cells: Row) -> Row:
    """Put words together whose characters stood apart, and cut what stands in one cell but belongs into several."""
    first, *others = _closed_up(cells)
    return [first, *chain.from_iterable(map(_parted, others))]


def is_marked(row: Row) -> bool:
    """Tell a row whose cells are held apart by tabs or bars, and not by white space that says how wide they are."""
    text = row[0].line.text
    return "\t" in text or is_barred(text)


def may_hold_cells(text: str) -> bool:
    """Tell whether there is anything in a text that could part cells."""
    return "  " in text or "\u3000\u3000" in text or "\t" in text or text[-1] in "|｜"


def may_be_thin(line: Line) -> bool:
    """Tell a line that ends with a figure behind a space: a single one may part its cells."""
    return line.text[-1] in _FIGURE_ENDS and SPACE.search(line.text) is not None


_FIGURE_ENDS = frozenset(
    "0123456789０１２３４５６７８９%％-－―–—…*〃減増同円件人名戸台校社回所点冊本棟票個枚床隻頭組度量日年月歳㎡㎥ｍmtgaLl"
)


def _parted(cell: Piece) -> Row:
    """Cut the unit off a figure that it is set apart from, and figures from each other: each is a column of its own."""
    found = _MEASURED.fullmatch(cell.text)
    if found is None or not _is_unit(found[2]):
        return figures_in(cell)
    at = cell.start + found.end(1)
    return [Piece(cell.line, cell.start, at), Piece(cell.line, at + 1, cell.end)]


def _closed_up(cells: Row) -> Iterator[Piece]:
    """Put the words of heads together that are set in wide type: 科　　目　　　　金　　額 are two cells."""
    at = 0
    while at < len(cells):
        near = cells[at : at + _LONGEST_WORD]
        count = word_length([*map(text_of, near)], [*starmap(_gap, pairwise(near))])
        yield Piece(cells[at].line, cells[at].start, cells[at + count - 1].end)
        at += count


def _gap(cell: Piece, after: Piece) -> int:
    return columns(cell.line.text[cell.end : after.start])


def is_barred(text: str) -> bool:
    """Tell a row of a Markdown table: a bar at both ends and one inside at the least."""
    return text[0] in "|｜" and text[-1] in "|｜" and len(_BAR.findall(text)) > 2


def _is_unit(text: str) -> bool:
    from jdoc.language.cell_units import is_unit  # noqa: PLC0415 -- 3 ms, for lines that are few

    return is_unit(fold(text))
