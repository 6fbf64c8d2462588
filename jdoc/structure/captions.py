"""Captions: lines in brackets that say what the article below them is about, told by that article."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.drafts import Draft, Piece

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jdoc.structure.lines import Line

_INSIDE = "(?:[^（()）。]|[（(][^（()）。]*[）)]){1,80}"
_CAPTION = deferred(f"[（(]{_INSIDE}[）)]")
"""What an article is about: `[（目的）]`, `[（報告（年次）の提出）]`, not `目的`, `（以下「市」という。）`."""
_CAPTION_AT_END = deferred(
    r"(?:\A|(?<![、，(（「『])\n)(?!.*(?:以下「|をいう[）)]|参考[）)]|第[0-9０-９〇一二三四五六七八九十百]+号[）)]$))"
    rf"([（(]{_INSIDE}[）)])\Z"
)
"""The lines that a caption takes, the last of some: `[（目的）]`, not `総則（目的）`, `（平成十年条例第三号）`."""
_CLOSERS = frozenset("）)")
_MOST_LINES = 3
"""Lines that a caption takes: those of amendments to other laws are long."""


def is_caption(squeezed: str) -> bool:
    """Tell whether a text without spaces is one bracket, as the captions of articles are."""
    return _CAPTION.fullmatch(squeezed) is not None


def find_captions(lines: Sequence[Line]) -> dict[int, Draft]:
    """Find the captions of articles, by the numbers of their first lines, whatever the lines above them look like.

    A full last line above tells nothing of what follows it, and a caption may be as long as two lines; but no running
    text is one bracket and stands above 第３条.
    """
    captions: dict[int, Draft] = {}
    for index in [index for index, line in enumerate(lines) if line.text[0] == "第" and line.series == "article"]:
        if lines[index - 1].text[-1] in _CLOSERS:
            captions.update(_caption_above(lines, index))
    return captions


def _caption_above(lines: Sequence[Line], index: int) -> Mapping[int, Draft]:
    """Return the caption above an article, if there is one, by the number of its first line."""
    above = lines[max(0, index - _MOST_LINES) : index]
    found = _CAPTION_AT_END.search("\n".join(map(attrgetter("squeezed"), above)))
    if found is None:
        return {}
    pieces = [*map(Piece, above[-1 - found[1].count("\n") :])]
    return {pieces[0].line.number: Draft(pieces, kind="caption", closed=True, because="what an article is about")}
