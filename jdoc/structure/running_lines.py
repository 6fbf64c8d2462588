"""Running lines: which lines come again at the edges of pages and are no text, headers and footers."""

from __future__ import annotations

from collections import defaultdict
from itertools import dropwhile, pairwise, starmap, takewhile
from operator import attrgetter, itemgetter, sub
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.language.offices import is_office
from jdoc.structure.lone_lines import read_lone_line
from jdoc.structure.rules import Question, Rule
from jdoc.structure.tables.continuation import is_total, says_it_goes_on
from jdoc.structure.tables.cutting import cells_of, may_hold_cells
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.pages import Edge, Pages

_LONGEST = 60
_AS_IT_STANDS = 1 << 20
_NUMBER = r"""
    (?:第|[Pp](?:age|AGE)?\.?)?[ \u3000]?(?P<number>[0-9０-９]{1,4})
    (?:[ \u3000]?[/／][ \u3000]?[0-9０-９]{1,4})?(?:ページ|頁)?
    """
"""The number of a page: 12, 3/10, p. 5, 第４頁."""
_IN_FRONT_STARTS = frozenset("第Pp0123456789０１２３４５６７８９")
_BEHIND_ENDS = frozenset("ジ頁0123456789０１２３４５６７８９")
_NUMBER_IN_FRONT = deferred(rf"(?x){_NUMBER}[ \u3000]+(?P<words>.+)")
"""A running line that the number of its page leads: `[12　海洋白書]`, not `12海洋白書`."""
_NUMBER_BEHIND = deferred(rf"(?x)(?P<words>.+?)[ \u3000]+{_NUMBER}")
"""A running line that the number of its page ends: `[海洋白書　第３頁]`, `[海洋白書 p.3]`, not `海洋白書`."""
_THING = deferred(
    r"(?:資料|議案|報告|諮問|請願|陳情|別[紙表記添冊図]|様式|[表図例問号]|番号|事例|案|そ?の|№|[Nn][Oo]\.?)[)）]?$"
)
"""What has a number of its own: `[資料]`, `[議案]`, `事業[番号]`, not `海洋白書`."""
_DATE = deferred(
    r"[（(]?(?:令和|平成|昭和|大正|西暦)?[0-9０-９元一二三四五六七八九十]+年(?:[0-9０-９一二三四五六七八九十]+月)?"
    r"(?:[0-9０-９一二三四五六七八九十]+日)?\D{0,8}"
)
"""A date on a line of its own: `[令和３年６月７日提出]`, not `令和３年度決算書（第１号）`."""
_DIGITS = deferred(r"\d+")
"""What forms differ in that are printed twice: `第[２]号`."""
_HONORIFICS = ("殿", "様", "御中", "各位")
_MOST_HEADS = 6
"""Lines above a table that are said again where it goes on."""
_ASIDE = 4
"""Columns that the same header may be set in otherwise."""
_LEAST_OF_FORM = 3
_ALIKE = 0.75
"""The share of the lines of a form that is printed twice that are the same."""


class Recurrence(Struct):
    """A line at the edge of a page, and those at the same place of other pages that say the same."""

    pages: Pages
    by_page: Mapping[int, Sequence[int]]
    """The lines of each page of the document, by index."""
    edges: Sequence[Edge]
    words: str
    """What they have in common but for the number of the page."""

    @property
    def line(self) -> Line:
        """The first of them."""
        return self.pages.lines[self.edges[0].at]

    @property
    def numbers(self) -> list[int]:
        """The pages that they stand on."""
        return sorted(set(map(attrgetter("page"), self.edges)))

    @property
    def is_seldom(self) -> bool:
        """Whether they stand on one page, or on few that don't follow each other."""
        numbers = self.numbers
        if len(numbers) < 2:
            return True
        in_a_row = 2 in map(sub, numbers[2:], numbers)
        return 3 * len(numbers) <= len(self.by_page) and not in_a_row

    @property
    def is_lone(self) -> bool:
        """Whether the words say what the line is: a caption, an attachment, the end of a text."""
        return read_lone_line(self.line.text).verdict is not None

    @property
    def has_number_of_its_own(self) -> bool:
        """Whether the number that differs is that of a handout or a bill, and not of a page."""
        return len({self.pages.lines[edge.at].squeezed for edge in self.edges}) > 1 and bool(_THING.search(self.words))

    @property
    def is_row(self) -> bool:
        """Whether it falls into cells, and the line beside it on each page does so too."""
        return has_cells(self.line) and all(map(self._is_in_table, self.edges))

    def _is_in_table(self, edge: Edge) -> bool:
        lines = self.pages.lines
        line = lines[edge.at]
        around = [line, *lines[max(0, edge.at - 1) : edge.at], *lines[edge.at + 1 : edge.at + 2]]
        pairs = pairwise(sorted(filter(has_cells, around), key=_number))
        return any(starmap(_are_neighbors, pairs))

    @property
    def is_signed(self) -> bool:
        """Whether it holds an office and a name, or is addressed to somebody."""
        return _signs(self.line)

    @property
    def is_dated(self) -> bool:
        """Whether it is a date."""
        return _DATE.fullmatch(self.line.squeezed) is not None

    @property
    def tops_each_page(self) -> bool:
        """Whether it stands above all else on each page, and there are more than two."""
        firsts = set(map(itemgetter(0), self.by_page.values()))
        return len(firsts) > 2 and firsts.issubset(map(attrgetter("at"), self.edges))

    @property
    def is_title_first(self) -> bool:
        """Whether the first of them is set in otherwise than the next, as the title on a cover is."""
        first, second, *_ = map(self.pages.lines.__getitem__, map(attrgetter("at"), self.edges))
        return first.page == self.pages.lines[0].page and abs(first.indent - second.indent) > _ASIDE

    @property
    def is_said_before(self) -> bool:
        """Whether the text says the same above the first of them."""
        return any(line.squeezed == self.words for line in self.pages.lines[: self.edges[0].at])

    @property
    def is_in_form(self) -> bool:
        """Whether the pages that it stands on say the same, line by line, as forms do that are printed twice."""
        texts = map(self._texts, self.numbers)
        return all(starmap(_are_alike, pairwise(texts)))

    def _texts(self, page: int) -> set[str]:
        return set(map(self._text, self.by_page[page]))

    def _text(self, index: int) -> str:
        return _DIGITS.sub("", self.pages.lines[index].squeezed)


def _signs(line: Line) -> bool:
    words = line.text.split()
    return line.text.endswith(_HONORIFICS) or (len(words) > 1 and is_office(words[0]))


def _number(line: Line) -> int:
    return line.number


def _are_neighbors(line: Line, below: Line) -> bool:
    return line.page == below.page and not below.gap


def _are_alike(texts: set[str], others: set[str]) -> bool:
    return len(texts & others) >= max(_LEAST_OF_FORM, _ALIKE * len(texts | others))


Running: TypeAlias = Literal["running line", "said again", "text"]
RUNNING: Question[Recurrence, Running] = Question(
    Rule("words that come again on few pages", "text", lambda r: r.is_seldom),
    Rule("caption or attachment on each page", "text", lambda r: r.is_lone),
    Rule("handouts or bills that each begin a page", "text", lambda r: r.has_number_of_its_own),
    Rule("row of a table on each page", "text", lambda r: r.is_row),
    Rule("who signs on each page", "text", lambda r: r.is_signed),
    Rule("date that is no header", "text", lambda r: r.is_dated and not r.tops_each_page),
    Rule("form that is printed twice", "text", lambda r: r.is_in_form),
    Rule("title on the cover, and on each page", "said again", lambda r: r.is_title_first),
    Rule("date on top of every page", "said again", lambda r: r.is_dated),
    Rule("heading or note on each of its pages", "said again", lambda r: r.line.enumerator is not None),
    Rule("words on each page", "running line", lambda _: True),
)
"""Is what comes again at the edges of pages a header or a footer?"""


def running_lines(pages: Pages) -> Iterator[int]:
    """Find the lines that are the same at the same place of several pages, but for the number of the page."""
    by_page = pages.by_page
    if len(by_page) < 2:
        return
    alike: dict[tuple[int, str, int], list[Edge]] = defaultdict(list)
    for edge in pages.edges:
        for words, aside in _readings(pages.lines[edge.at], edge.page):
            alike[edge.place, words, aside].append(edge)
    for (_, words, _), edges in alike.items():
        if len(edges) > 1:
            yield from _taken(Recurrence(pages, by_page, edges, words))


def _readings(line: Line, page: int) -> Iterator[tuple[str, int]]:
    """Read a line as it stands, and as some words with the number of its page, by how far that is from its count."""
    if line.finished:
        return
    text = line.text
    words = text.split()
    squeezed = "".join(words)
    if len(squeezed) > _LONGEST:
        return
    yield squeezed, _AS_IT_STANDS
    if len(words) == 1:
        return
    in_front = _NUMBER_IN_FRONT.fullmatch(text) if text[0] in _IN_FRONT_STARTS else None
    behind = _NUMBER_BEHIND.fullmatch(text) if text[-1] in _BEHIND_ENDS else None
    for match in filter(None, (in_front, behind)):
        yield _squeezed(match["words"]), int(match["number"]) - page


def _taken(recurrence: Recurrence) -> Iterator[int]:
    """Give the lines that are no text: all, or all but the first if that is said nowhere else."""
    verdict = RUNNING.decide(recurrence).verdict
    taken = [edge.at for edge in recurrence.edges]
    if verdict == "said again" and not recurrence.is_said_before:
        del taken[0]
    if verdict != "text":
        yield from taken


def heads_said_again(pages: Pages) -> Iterator[int]:
    """Find what is said again, caption and head, where a table goes on over the page."""
    if pages.is_paged:
        for above, below in pairwise(pages.by_page.values()):
            yield from Turn(pages.lines, above, below).heads_said_again


class Turn(NamedTuple):
    """Where a page is turned: the lines of both pages, by index."""

    lines: Sequence[Line]
    above: Sequence[int]
    below: Sequence[int]

    @property
    def heads_said_again(self) -> Sequence[int]:
        """The lines on top of the lower page that stand above the table of the upper one, if that goes on here."""
        if not self._is_in_table:
            return ()
        fresh = [*dropwhile(lambda at: says_it_goes_on(self.lines[at].text), self.below[:_MOST_HEADS])]
        known = dropwhile(lambda at: not self._says_the_same((fresh[0], at)), self.above[:-1])
        heads = [at for at, _ in takewhile(self._says_the_same, zip(fresh, known, strict=False))]
        if not any(map(self._has_cells, heads)):
            return ()
        count = self.below.index(heads[-1]) + 1
        rows = [*filter(self._has_cells, self.below[count : count + 1])]
        return self.below[: count * len(rows)]  # nothing if no row stands below

    @property
    def _is_in_table(self) -> bool:
        """Whether the last line above is a row of a table that can go on."""
        last = self.lines[self.above[-1]]
        return has_cells(last) and not is_total(_squeezed(cells_of(last)[0].text))

    def _says_the_same(self, pair: tuple[int, int]) -> bool:
        line, other = pair
        return self.lines[line].squeezed == self.lines[other].squeezed

    def _has_cells(self, at: int) -> bool:
        return has_cells(self.lines[at]) and not _signs(self.lines[at])


def has_cells(line: Line) -> bool:
    """Tell whether a line falls into cells."""
    return may_hold_cells(line.text) and len(cells_of(line)) > 1


def _squeezed(text: str) -> str:
    return "".join(text.split())
