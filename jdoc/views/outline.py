"""The outline of documents on a terminal: a line a block, where it begins, what it is, how its text begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import disarm, to_one_line
from jdoc.places import find_place
from jdoc.translation import is_japanese, named
from jdoc.views.excerpts import END
from jdoc.views.wrapping import cells, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block

_BOLD, _DIM = "\x1b[1m", "\x1b[2m"
_ABOVE = frozenset({"title", "heading"})
_DEEPEST = 6
"""Levels of headings that are set in."""
_KIND, _NUMBER = {False: 10, True: 6}, 7
"""Columns of what kind of block it is, in English and in Japanese, and of its number."""
_TAIL = 16
"""Columns of the end of a text that is too long."""


def outline_lines(blocks: Iterable[Block], *, width: int, colored: bool = False) -> Iterator[str]:
    """Yield a line for each block, no wider than the screen; documents have their names above, pages their numbers.

    >>> from jdoc.model import Block
    >>> [*outline_lines([Block(text="経済協力", kind="heading", number="1", source=[(0, 3, 1)])], width=60)]
    ['    3 heading    1       経済協力']
    """
    last: str | None = None
    page: int | None = None
    for block in blocks:
        if block.doc != last:
            if last is not None:
                yield ""
            yield _painted(_one_line(block.doc or "-"), _BOLD, colored=colored)
            last, page = block.doc, None
        place = find_place(block, 0)
        if place.page and place.page != page:
            page = place.page
            yield _painted(f"{f'p.{page}':>5}", _DIM, colored=colored)
        kind = _filled(named("kind", block.kind or ""), _KIND[is_japanese()])
        where = f"{place.line or '':>5} {kind} {_filled(_one_line(block.number or ''), _NUMBER)} "
        depth = "  " * min(_DEEPEST, len(block.section or ()))
        text = _shortened(
            _one_line("\u3000".join(filter(None, (block.attribution, block.text)))),
            max(_TAIL * 2, width - cells(where + depth)),
        )
        style = _BOLD if block.kind in _ABOVE else ""
        yield f"{_painted(where, _DIM, colored=colored)}{depth}{_painted(text, style, colored=colored)}"


def _filled(text: str, width: int) -> str:
    return text + " " * (width - cells(text))


def _one_line(text: str) -> str:
    return to_one_line(disarm(text))


def _shortened(text: str, width: int) -> str:
    """Cut the middle out of a text that is too long."""
    if cells(text) <= width:
        return text
    return f"{fitting(text, width - _TAIL - 3)} … {fitting(text[::-1], _TAIL)[::-1]}"


def _painted(text: str, style: str, *, colored: bool) -> str:
    return f"{style}{text}{END}" if colored and style else text
