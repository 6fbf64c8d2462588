"""Page numbers: which lines count the pages that they stand on."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred, fullmatch_between
from jdoc.language.numerals.series import roman_value
from jdoc.structure.pages import LONGEST_PAGE_NUMBER, Pages
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

_DASH = "[-－‐–—―−─━~～]"
_DASHES = frozenset(_DASH[1:-1])
_BETWEEN_DASHES = deferred(rf"{_DASH}[ \u3000]*([0-9０-９]{{1,4}}|[ivxl]+|[一二三四五六七八九十]+)[ \u3000]*{_DASH}")
"""A page number between dashes: `[- 1 -]`, `[－　１２　－]`, `[─iv─]`, not `3-4`."""
_BESIDE_TITLE = deferred(
    rf"(?:([^。]{{0,40}}?[^。 \u3000])[ \u3000]*+)?{_DASH}[ \u3000]*+([0-9０-９]{{1,4}})[ \u3000]*+{_DASH}[ \u3000]*+([^。0-9０-９][^。]{{0,40}})?"
)
"""The same with a few words before or behind it: `[― 2 ―　一般会計]`, `[介護保険　- 12 -]`, not `1-2-3`."""
_WORDED = deferred(
    r"([(（\[]?)([Pp](?:age|AGE)?\.? ?)?([0-9０-９]{1,4})( ?(?:[/／]|of) ?[0-9０-９]{1,4})?( ?(?:ページ|頁))?([)）\]]?)"
)
"""A page number with a word, or with the number of all pages: `[3/10]`, `[p.5]`, `[4ページ]`, `[(12)]`, not `第4回`."""
_FIGURES = frozenset("0123456789０１２３４５６７８９")
_WORDED_STARTS = _FIGURES | frozenset("(（[Pp")
_WORDED_ENDS = _FIGURES | frozenset("ジ頁)）]")
_ITEM_FORMS = frozenset({"(0)", "（0）", "[0]", "0)", "0）"})
"""What numbers items as well, so that it counts pages only where it is known where those begin."""
_LEAST_BETWEEN = 2
"""Lines of text on a page, at the least, where the document doesn't know where its pages begin."""
_FARTHEST = 3
"""Pages from one page number to the next: title pages and pictures have none."""


class Counted(NamedTuple):
    """A line that may be the number of a page."""

    at: int
    """Its index."""
    page: int
    """That it stands on."""
    form: str
    """What the numbers of one document have in common."""
    value: int


def is_between_dashes(text: str) -> bool:
    """Tell a page number that is dressed as one.

    >>> [is_between_dashes(text) for text in ("- 1 -", "－　一二　－", "3-4")]
    [True, True, False]
    """
    return fullmatch_between(_BETWEEN_DASHES, text, _DASHES, _DASHES) is not None


def numbers_between_dashes(pages: Pages) -> Iterator[int]:
    """Find the page numbers that nothing but dashes stand beside."""
    for at in pages.starting_with(_DASHES):
        text = pages.texts[at]
        if len(text) <= LONGEST_PAGE_NUMBER and is_between_dashes(text):
            yield at


def numbers_beside_titles(pages: Pages) -> Iterator[int]:
    """Find the page numbers that a running title stands beside, ― 2 ―　一般会計: several with the same words, counting up."""
    found = [*_beside_titles(pages)]
    for group in _grouped(found, lambda number: number.form).values():
        yield from _linked(group, lambda before, after: before.value < after.value)
    yield from _of_their_pages(pages, found)


def _beside_titles(pages: Pages) -> Iterator[Counted]:
    for at in sorted({*pages.starting_with(_DASHES), *pages.ending_with(_DASHES)}):
        text = pages.texts[at]
        match = _BESIDE_TITLE.fullmatch(text) if sum(map(_DASHES.__contains__, text)) > 1 else None
        if match:
            before, value, behind = match.groups("")
            yield Counted(at, pages.lines[at].page, "".join((before + behind).split()), int(value))


def worded_numbers(pages: Pages) -> Iterator[int]:
    """Find the page numbers with a word or the number of all pages, where they count: 1/3, 2/3, 3/3."""
    found = [*_worded(pages)]
    if pages.is_paged:
        yield from _counting_pages(pages, found)
        return
    for form, group in _grouped(found, lambda number: number.form).items():
        if form not in _ITEM_FORMS:
            yield from _linked(group, _is_next)


def _worded(pages: Pages) -> Iterator[Counted]:
    for at in pages.short_lines:
        text = pages.texts[at]
        match = fullmatch_between(_WORDED, text, _WORDED_STARTS, _WORDED_ENDS)
        if match and match[0] != match[3]:
            before, word, value, *behind = match.groups("")
            yield Counted(at, pages.lines[at].page, f"{before}{word}0{''.join(behind)}", int(value))


def bare_numbers(pages: Pages) -> Iterator[int]:
    """Find the numbers that stand near the foot of their pages, or the top, and count them."""
    if pages.is_paged and pages.numbers:
        yield from _counting_pages(pages, _bare(pages))


def _bare(pages: Pages) -> Iterator[Counted]:
    places = {edge.at: edge.place for edge in pages.edges}
    for at in pages.numbers:
        if at in places:
            yield Counted(at, pages.lines[at].page, str(places[at]), _value(pages.texts[at]))


def _value(text: str) -> int:
    return int(text) if text.isdecimal() else roman_value(text) or 0


def _counting_pages(pages: Pages, numbers: Iterable[Counted]) -> Iterator[int]:
    """Find the numbers that count as the pages do: two of one form on pages near each other, or that of the page itself."""
    found = [*numbers]
    for group in _grouped(found, lambda number: (number.form, number.value - number.page)).values():
        yield from _linked(group, _is_near)
    yield from _of_their_pages(pages, found)


def _of_their_pages(pages: Pages, numbers: Iterable[Counted]) -> Iterator[int]:
    """Find those that stand last on the very page that they count."""
    for number in numbers:
        if number.value == number.page and pages.ends_page(number.at):
            yield number.at


def _grouped(numbers: Iterable[Counted], key: Callable[[Counted], Hashable]) -> dict[Hashable, list[Counted]]:
    groups: dict[Hashable, list[Counted]] = defaultdict(list)
    for number in numbers:
        groups[key(number)].append(number)
    return groups


def _linked(group: Iterable[Counted], are_linked: Callable[[Counted, Counted], bool]) -> Iterator[int]:
    """Find those of a group that go together with the one before or behind them."""
    for before, after in pairwise(group):
        if are_linked(before, after):
            yield from (before.at, after.at)


def _is_near(before: Counted, after: Counted) -> bool:
    return 0 < after.page - before.page <= _FARTHEST


def _is_next(before: Counted, after: Counted) -> bool:
    """Tell whether a number counts on, with a page of text above it."""
    return after.value == before.value + 1 and after.at - before.at > _LEAST_BETWEEN
