"""Wording: the lines of a cell as one text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers.pdf.spacing import is_letter, spaced

if TYPE_CHECKING:
    from jdoc.readers.pdf.bands import Filled
    from jdoc.readers.pdf.rows import Row

_PADDING = 6.0  # points that a cell may leave free at its side
_NARROWEST = 0.36  # of their size: what a space between two letters takes
_BULLETS = frozenset("・○●◎◇◆□■※▽▼☆★①②③④⑤⑥⑦⑧⑨⑩")
# A number that a narrow cell cuts behind a comma: 1,234, above 567.
_CUT_NUMBER = deferred(r"[0-9０-９][,，]\n(?=[0-9０-９]{3}(?![0-9０-９]))")
_AMOUNT = deferred("[ 　][△▲]?[0-9０-９][0-9０-９,，.．]*$")
"""An amount at the end of a line, set off from what it is for: `道路の補修[ 1,200]`."""
_NUMBER = deferred("[△▲]?[0-9０-９][0-9０-９,，.．]*")
"""A line that is a number: `[593,407]`."""
_LOOSE = deferred(
    r"(?<=[0-9０-９])[ 　]+(?=[,，.．][0-9０-９ ])|(?<=[0-9０-９][,，])[ 　]+(?=[0-9０-９]{3}(?![0-9０-９]))"
    r"|(?<=[△▲])[ 　]+(?=[0-9０-９])"
)
"""Gaps that wide type leaves inside a number: `1[ ],234`, `1,[ ]234`, `△[ ]5`."""


def fills(line: Row, high: float) -> bool:
    """Tell whether a line reaches the end of its cell, so that it may go on in the next one."""
    return high - line.end < 1.2 * line.size + _PADDING


def text_of(cell: Filled) -> str:
    """Write the lines of a cell: without a space where one fills the cell and goes on in the next.

    Where two figures or two Latin letters would meet, nothing tells whether they are one word: a space stands between.
    """
    lines = cell.lines
    if not lines:
        return ""
    texts = [_LOOSE.sub("", spaced(line, narrowest=_NARROWEST)) for line in lines]
    parts = [texts[0]]
    for (upper, lower), (above, below) in zip(pairwise(lines), pairwise(texts), strict=True):
        goes_on = (fills(upper, cell.high) and not _AMOUNT.search(above)) or _is_downwards(upper, lower)
        parts += ["" if goes_on and _joins(above, below) else " ", below]
    return "".join(parts)


def _is_downwards(upper: Row, lower: Row) -> bool:
    """Tell two characters below each other that are one word, written downwards, each on a line of its own."""
    alone = len(upper.spots) == len(lower.spots) == 1
    return alone and is_letter(upper.spots[0].char) and is_letter(lower.spots[0].char)


def _joins(above: str, below: str) -> bool:
    """Tell whether a line goes on in the next without a space between."""
    last, first = above[-1], below[0]
    if first in _BULLETS or (last.isdigit() and first.isdigit()):
        return False
    if not last.isdigit() and last not in ",，" and _NUMBER.fullmatch(below):
        return False  # the unit stands above the amount: 円⏎593,407
    if last in ",，":
        return _CUT_NUMBER.search(f"{above}\n{below}") is not None or not first.isdigit()
    return not (last.isascii() and first.isascii())
