"""Hits as lines, as grep writes them: `file:line: …text…`, what stands around them with dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.controls import to_one_line
from jdoc.tuples import NamedTuple
from jdoc.views.excerpts import END, cut_excerpt, merge_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.views.excerpts import Span

_FILE, _LINE, _MARK = "\x1b[35m", "\x1b[32m", "\x1b[36m"
UNNAMED = "-"
"""What a document is called that came from standard input."""
_PAGED = (".pdf", UNNAMED)
"""Where lines count on their page, or may do so; elsewhere they count from the beginning of the file."""
_MOST_PLACES = 3
"""Places of one block that are shown for each word: of a word that a long block is full of, the first."""


class Place(NamedTuple):
    """Where something stands, as far as it is known."""

    doc: str
    page: int | None
    line: int | None


class ShownBlock(NamedTuple):
    """A block that was found, or one that stands around it."""

    place: Place
    text: str
    spans: Sequence[Sequence[Span]] = ()
    """Where in the text each thing that was asked for stands."""
    is_hit: bool = True
    goes_on: bool = True
    """It follows the block that is shown before it; else a line is drawn between them."""


def hit_lines(blocks: Iterable[ShownBlock], *, colored: bool = False, headed: bool = False) -> Iterator[str]:
    """Yield the line of each block, and one between those that don't follow each other.

    For people a document is a head above its lines, and of tables whole rows are shown, their cells with bars between.
    """
    paint = _paint if colored else _leave
    last: str | None = None
    for block in blocks:
        doc, *numbers = address(block.place)
        if headed and doc != last:
            yield from [] if last is None else [""]
            yield paint(doc, _FILE)
        elif not block.goes_on:
            yield paint("--", _MARK)
        last = doc
        mark = paint(":" if block.is_hit else "-", _MARK)
        where = mark.join([*([] if headed else [paint(doc, _FILE)]), *(paint(number, _LINE) for number in numbers)])
        shown = cut_excerpt(block.text, places_to_show(block.spans), colored=colored, in_rows=headed)
        yield f"{where}{mark} {shown}" if where else shown


def places_to_show(spans: Iterable[Iterable[Span]]) -> list[Span]:
    """Return the places of a text that are shown, in order and apart.

    >>> places_to_show([[(0, 2), (9, 11), (5, 7), (20, 22)], [(1, 4)]])
    [(0, 4), (5, 7), (9, 11)]
    """
    return merge_spans(span for places in spans for span in sorted(places)[:_MOST_PLACES])


def address(place: Place) -> list[str]:
    """Write a place, part by part, as far as it is known; what would steer a terminal becomes a space.

    >>> address(Place("a.pdf", 2, 7)), address(Place("a.txt", 2, 47))
    (['a.pdf', 'p.2', '7'], ['a.txt', '47'])
    """
    written = [to_one_line(place.doc)]
    if place.page and place.doc.lower().endswith(_PAGED):
        written.append(f"p.{place.page}")
    if place.line:
        written.append(f"{place.line}")
    return written


def _paint(text: str, color: str) -> str:
    return f"{color}{text}{END}"


def _leave(text: str, _color: str) -> str:
    return text
