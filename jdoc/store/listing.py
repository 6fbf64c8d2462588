"""Hits as lines, as grep writes them: `file:line: …text…`, what stands around them with dashes."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from jdoc.views.excerpts import CONTROL, END, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.store.query import Query
    from jdoc.store.reader import Hit, Index, Span

FILE, LINE, MARK = "\x1b[35m", "\x1b[32m", "\x1b[36m"
PAGED = ".pdf"
"""Where lines count on their page; elsewhere they count from the beginning of the file."""
MANY = 3
"""Places of one block that are shown for each word."""


def address(doc: str, page: int | None, line: int | None) -> list[str]:
    """Return the parts of a place, as far as it is known; what would steer a terminal becomes a space.

    >>> address("a.pdf", 2, 7), address("a.txt", 2, 47)
    (['a.pdf', 'p.2', '7'], ['a.txt', '47'])
    """
    on_page = [f"p.{page}"] if page and doc.lower().endswith(PAGED) else []
    return [CONTROL.sub(" ", doc), *on_page, *([f"{line}"] if line else [])]


class Listing(NamedTuple):
    """How the hits of a query are shown."""

    source: Index
    query: Query
    context: int = 0
    """Blocks before each hit and after it."""
    colored: bool = False

    def lines(self, hits: Iterable[Hit]) -> Iterator[str]:
        """Yield the lines of hits, and of what stands around them; each block once."""
        if not self.context:
            yield from (self._line(hit, is_hit=True) for hit in hits)
            return
        hits = list(hits)
        found = {hit.id for hit in hits}
        shown: set[int] = set()
        last = None
        for hit in hits:
            for other in self._group(hit, found, shown):
                if last and (last.document, last.id + 1) != (other.document, other.id):
                    yield self._paint("--", MARK)
                yield self._line(other, is_hit=other.id in found)
                shown.add(other.id)
                last = other

    def _group(self, hit: Hit, found: set[int], shown: set[int]) -> list[Hit]:
        """Put a hit and what stands around it together; what follows the next hit stands around that one."""
        before, after = self.source.around(hit, self.context)
        following = takewhile(lambda other: other.id not in found, after)
        before = [other for other in before if other.id not in found]
        return [other for other in (*before, hit, *following) if other.id not in shown]

    def _line(self, hit: Hit, *, is_hit: bool) -> str:
        # Of a word that a long block is full of, the first places are shown.
        spans = [sorted(spans)[:MANY] for spans in self.source.spans(hit, self.query)] if is_hit else []
        places = _merged(span for found in spans for span in found)
        doc, *place = address(hit.columns.doc, *hit.place(places[0][0] if places else 0))
        mark = self._paint(":" if is_hit else "-", MARK)
        parts = [self._paint(doc, FILE), *(self._paint(part, LINE) for part in place)]
        return f"{mark.join(parts)}{mark} {excerpt(hit.columns.text, places, colored=self.colored)}"

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{END}" if self.colored else text


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order and apart."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
