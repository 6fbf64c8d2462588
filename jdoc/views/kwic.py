"""Key words in their context: each place on a line of its own, what was asked for below each other in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.controls import to_one_line
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
        line = to_one_line(text)
        before = fitting(line[max(0, start - side) : start][::-1], side)[::-1]
        behind = fitting(line[end : end + side], max(0, side - cells(line[start:end])))
        word = f"{HIT}{line[start:end]}{END}" if colored else line[start:end]
        gap = " " * max(0, side - cells(line[start:end]) - cells(behind))
        yield f"{' ' * (side - cells(before))}{before} {word} {behind}{gap} {':'.join(address(place))}"
