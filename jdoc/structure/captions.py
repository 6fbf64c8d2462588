"""Captions: lines in brackets that say what the article below them is about, told by that article."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.structure.drafts import Draft, Piece
from jdoc.structure.lone_lines import read_lone_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.structure.lines import Line

_CAPTION = deferred(
    "(?!.*(?:以下「|をいう）|第[0-9０-９〇一二三四五六七八九十百]+号[）)]$))[（(][^（()）。]{1,60}(?:[（(][^（）()。]*[）)][^（）()。]*)*[）)]"
)
"""What an article is about, without spaces: `[（目的）]`, `[（報告（年次）の提出）]`, not `目的`, `（平成十年条例第三号）`."""
_OPENERS = frozenset("（(")
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
    captions = {}
    for index, line in enumerate(lines):
        if line.enumerator is not None and line.enumerator.scheme.name == "article" and index:
            found = _caption_above(lines, index)
            if found:
                captions[found[0].number] = Draft(
                    [*map(Piece, found)], kind="caption", closed=True, because="what an article is about"
                )
    return captions


def _caption_above(lines: Sequence[Line], index: int) -> Sequence[Line]:
    """Return the lines of the caption above a line, if there is one."""
    if lines[index - 1].text[-1] not in _CLOSERS:
        return ()
    above = lines[max(0, index - _MOST_LINES) : index]
    inside = [*takewhile(lambda line: line.text[0] not in _OPENERS, reversed(above))]
    start = index - len(inside) - 1
    found = lines[max(0, start) : index]
    text = "".join(line.squeezed for line in found)
    if not is_caption(text) or read_lone_line(found[0].text).verdict is not None:
        return ()
    return () if start > 0 and lines[start - 1].open else found
