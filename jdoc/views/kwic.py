"""Key words in their context: each place on a line of its own, what was asked for below each other in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import to_one_line
from jdoc.tuples import NamedTuple
from jdoc.views.excerpts import END, HIT
from jdoc.views.hits import address
from jdoc.views.wrapping import cells, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.views.excerpts import Span
    from jdoc.views.hits import Place

_LEAST = 20
"""Columns of the context on each side, on the narrowest screen."""
_PLACE = 26
"""Columns that the place may take, and the word beyond its half."""


class ShownPlace(NamedTuple):
    """A place where something stands that was asked for."""

    place: Place
    text: str
    span: Span


def kwic_lines(found: Iterable[ShownPlace], *, width: int, colored: bool = False) -> Iterator[str]:
    """Yield a line for each place: what stands before, the word, what stands behind, and where that is.

    >>> from jdoc.views.hits import Place
    >>> places = [ShownPlace(Place("a.txt", None, 3), "双方は、支援を歓迎した。", (4, 6))]
    >>> [line.strip() for line in kwic_lines(places, width=80)]
    ['双方は、 支援 を歓迎した。          a.txt:3']
    """
    side = max(_LEAST, (width - _PLACE) // 2)
    for place, text, (start, end) in found:
        word = to_one_line(text[start:end])
        before = fitting(to_one_line(text[max(0, start - side) : start])[::-1], side)[::-1]
        behind = fitting(to_one_line(text[end : end + side]), max(0, side - cells(word)))
        gap = " " * max(0, side - cells(word) - cells(behind))
        word = f"{HIT}{word}{END}" if colored else word
        yield f"{' ' * (side - cells(before))}{before} {word} {behind}{gap} {':'.join(address(place))}"
