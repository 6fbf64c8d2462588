"""Hits as lines, as grep writes them: `file:line: …text…`, what stands around them with dashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.views.excerpts import END, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.store.reader import Hit, Index

FILE, LINE, MARK = "\x1b[35m", "\x1b[32m", "\x1b[36m"
PAGED = ".pdf"
"""Where lines count on their page; elsewhere they count from the beginning of the file."""
MANY = 3
"""Places of one block that are shown for each word."""


def address(doc: str, page: int | None, line: int | None) -> list[str]:
    """Return the parts of a place, as far as it is known.

    >>> address("a.pdf", 2, 7), address("a.txt", 2, 47)
    (['a.pdf', 'p.2', '7'], ['a.txt', '47'])
    """
    on_page = [f"p.{page}"] if page and doc.lower().endswith(PAGED) else []
    return [doc, *on_page, *([f"{line}"] if line else [])]


class Listing(NamedTuple):
    """How hits are shown."""

    context: int = 0
    """Blocks before each hit and after it."""
    colored: bool = False

    def lines(self, hits: Iterable[Hit], index: Index) -> Iterator[str]:
        """Yield the lines of hits, and of what stands around them; each block once."""
        if not self.context:
            yield from map(self._line, hits)
            return
        hits = list(hits)
        found = {hit.id for hit in hits}
        shown: set[int] = set()
        last = None
        for hit in hits:
            before, after = index.around(hit, self.context)
            group = [other for other in before if other.id not in shown | found]
            for at, other in enumerate([*group, hit, *after]):
                if other.id in shown or (other.id in found and other.id != hit.id):
                    if at > len(group):
                        break  # what follows stands around the next hit
                    continue
                if last is not None and (last.document, last.id + 1) != (other.document, other.id):
                    yield self._paint("--", MARK)
                shown.add(other.id)
                last = other
                yield self._line(hit if other.id == hit.id else other)

    def _line(self, hit: Hit) -> str:
        spans = hit.spans()
        mark = self._paint(":" if hit.found else "-", MARK)
        doc, *place = address(hit.columns.doc, *hit.place(spans[0][0] if spans else 0))
        parts = [self._paint(doc, FILE), *(self._paint(part, LINE) for part in place)]
        text = excerpt(hit.columns.text, self._first(hit), colored=self.colored)
        return f"{mark.join(parts)}{mark} {text}"

    def _first(self, hit: Hit) -> list[tuple[int, int]]:
        """Choose the places that are shown: of a word that a long block is full of, the first ones."""
        return hit._replace(found=[sorted(spans)[:MANY] for spans in hit.found]).spans()

    def _paint(self, text: str, color: str) -> str:
        return f"{color}{text}{END}" if self.colored else text
