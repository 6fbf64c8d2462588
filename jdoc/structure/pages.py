"""Pages: the lines of a document page by page, and which of them stand at the edges of their pages."""

from __future__ import annotations

from functools import cached_property
from itertools import compress, count
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line
    from jdoc.structure.rules import Rule

_BARE_NUMBER = deferred(r"[0-9０-９]{1,4}|[ivxl]{1,6}")
"""What may be the number of a page and may be something else: `[12]`, `[iv]`, not `港`."""
_NUMBER_STARTS = frozenset("0123456789０１２３４５６７８９ivxl")
LONGEST_PAGE_NUMBER = 12
_EDGE_LINES = 2
"""Lines at the top of a page, and at its foot, that can be headers and footers."""
_CLOSE = 3
"""Points that the lines of one place may differ by from page to page."""
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))
_RUBY_ENDS = _HIRAGANA | {"ー"}


class Edge(NamedTuple):
    """A line near the top or the foot of a page."""

    at: int
    """Its index."""
    page: int
    place: int
    """Where it stands on the page: as measured, else 1 for the top and -1 for the foot."""


class Pages:
    """The lines of a document, and what was found on its pages so far."""

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines = lines
        self.layout = layout
        self.furniture: dict[int, str] = {}
        """Why each line, by its index, is furniture."""

    @cached_property
    def texts(self) -> list[str]:
        """The texts of the lines."""
        return [*map(attrgetter("text"), self.lines)]

    @cached_property
    def firsts(self) -> list[str]:
        """The character that each line begins with."""
        return [*map(itemgetter(0), self.texts)]

    @cached_property
    def lasts(self) -> list[str]:
        """The character that each line ends with."""
        return [*map(itemgetter(-1), self.texts)]

    @cached_property
    def short_lines(self) -> list[int]:
        """The lines, by index, that are no longer than a page number."""
        return _places(map(LONGEST_PAGE_NUMBER.__ge__, map(len, self.texts)))

    @cached_property
    def numbers(self) -> list[int]:
        """The lines, by index, that hold a number alone."""
        return [
            at
            for at in self.short_lines
            if self.firsts[at] in _NUMBER_STARTS and _BARE_NUMBER.fullmatch(self.texts[at])
        ]

    @property
    def has_articles(self) -> bool:
        """Whether the document is a law."""
        return "article" in map(attrgetter("series"), self.lines)

    @property
    def first_of_three(self) -> Sequence[int]:
        """The first line, by index, if there are two below it."""
        return range(len(self.lines) > 2)

    def starting_with(self, characters: frozenset[str]) -> list[int]:
        """Return the lines, by index, that begin with one of some characters."""
        return _places(map(characters.__contains__, self.firsts))

    def ending_with(self, characters: frozenset[str]) -> list[int]:
        """Return the lines, by index, that end with one of some characters."""
        return _places(map(characters.__contains__, self.lasts))

    @property
    def in_kana(self) -> Iterable[int]:
        """The lines, by index, that begin and end with hiragana."""
        return [at for at in self.starting_with(_HIRAGANA) if self.lasts[at] in _RUBY_ENDS]

    @cached_property
    def is_paged(self) -> bool:
        """Whether the document knows where its pages begin."""
        return len({line.page for line in (*self.lines[:1], *self.lines[-1:])}) > 1

    def ends_page(self, index: int) -> bool:
        """Tell whether a line is the last of its page, or of a document without pages; one that is all of it is a text."""
        if index + 1 == len(self.lines):
            return index > 0
        return self.lines[index].page != self.lines[index + 1].page

    def add_furniture(self, found: Sequence[int], form: Rule[Any, Any]) -> None:
        """Note more lines that are furniture, and why; what was known of one stays."""
        if found:
            self.furniture = dict.fromkeys(found, form.reason) | self.furniture
            vars(self).pop("by_page", None)

    @cached_property
    def by_page(self) -> dict[int, list[int]]:
        """The lines of each page, by index, that are no furniture.

        Where the document knows no pages, its page numbers end them; where it has none of those either, there are none.
        """
        pages: dict[int, list[int]] = {}
        turned = 0
        for index, line in enumerate(self.lines if self.is_paged or self.furniture else ()):
            if index not in self.furniture:
                pages.setdefault(line.page + turned, []).append(index)
            elif not self.is_paged:
                turned += 1
        return pages

    @property
    def tops(self) -> Iterable[int]:
        """The first line of each page, by index."""
        return map(itemgetter(0), self.by_page.values()) if self.is_paged else ()

    @property
    def edges(self) -> Iterator[Edge]:
        """The lines at the top and at the foot of each page that aren't known to be furniture; on a short one some are both."""
        is_measured = any(map(attrgetter("level"), self.lines))
        for page, lines in self.by_page.items():
            down = sorted(lines, key=self._level) if is_measured else lines
            for at in down[:_EDGE_LINES]:
                yield Edge(at, page, self._place(at) or 1)
            for at in down[-_EDGE_LINES:]:
                yield Edge(at, page, self._place(at) or -1)

    def _level(self, index: int) -> float:
        return self.lines[index].level

    def _place(self, index: int) -> int:
        return round(self.lines[index].level / _CLOSE)


def _places(holds: Iterable[bool]) -> list[int]:
    """Find where something holds."""
    return [*compress(count(), holds)]
