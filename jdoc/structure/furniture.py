"""Furniture: page numbers, running headers, ruby and site navigation, which are on the page and not of the text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

_DASH = "[-－‐–—―−─~～]"
_PAGE_NUMBER = deferred(
    rf"{_DASH}[ \u3000]?([0-9０-９]{{1,4}}|[ivxl]+|[一二三四五六七八九十]+)[ \u3000]?{_DASH}"
    r"|[0-9０-９]{1,4} ?[/／] ?[0-9０-９]{1,4}|[Pp](?:age|\.)? ?[0-9]{1,4}|[0-9０-９]{1,4} ?ページ"
)
"""A page number that is dressed as one: `[- 1 -]`, `[－　１２　－]`, `[3/10]`, `[p.5]`, `[4ページ]`, not `3-4`."""
_BARE_NUMBER = deferred(r"[0-9０-９]{1,4}|[ivxl]{1,6}")
_LONGEST_PAGE_NUMBER = 12
_RUBY = deferred("[ぁ-ゖー]{1,10}(?:[ \u3000]+[ぁ-ゖー]{1,10})*")
"""How words are read, each apart: `[きょうじん]`, `[かい　い]`, not `キョウ`."""
_RUBY_BASE = deferred(r"(?<=[^\x00-\x7f]) [㐀-鿿々ヶ]{1,6}|^[㐀-鿿々ヶ]{1,6} (?=[^\x00-\x7f])")
"""A word that ruby over it has set off: `に[ 強靱] な供給網`, `[強靱 ]な供給網`, not `強靱な供給網`."""
_HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))
_NAVIGATION = deferred(
    r"(?:ホーム|トップページ|トップ|HOME|Home)(?: ?[>＞›»／/] ?.+)+|(?:この)?ページの?(?:トップ|先頭)(?:へ|に)(?:戻る|もどる)?"
    r"|本文へ(?:移動|ジャンプ)?|(?:Get )?Adobe (?:Acrobat )?Reader.{0,20}|印刷(?:する|用ページ)?|シェア|ツイート|メニュー"
)
"""What leads through a site: `[ホーム > 統計 > 人口]`, `[ページの先頭へ戻る]`, `[本文へ移動]`, not `統計の概要`."""
_NAVIGATION_STARTS = frozenset("ホトHこペ本AG印シツメ")
_MAIL = deferred(
    r"(?:差出人|送信者|送信元|宛先|件名|日時|送信日時|受信日時|From|To|C[Cc]|B[Cc][Cc]|Subject|Date|Sent|Reply-To)[ \u3000]?[:：]"
)
"""A header of a mail: `[件名：]会議の開催について`, `[From:] a@example.jp`, not `議題：予算`."""
_DIGITS_AND_SPACE = deferred(r"[\s\d]+")
_LONGEST_RUNNING_LINE = 60
_LEAST_REPEATED = 8
"""A title repeats more characters than these of the header above it."""


class Pages(Struct):
    """The lines of a document, and what was found on its pages so far."""

    lines: Sequence[Line]
    layout: Layout
    furniture: dict[int, str] = field(default_factory=dict)
    """Why each line, by its index, is furniture."""
    short: list[int] = field(default_factory=list)
    """The lines, by index, that are no longer than a page number."""

    bare: list[int] = field(default_factory=list)
    """Those of them that hold a number alone."""

    def __post_init__(self) -> None:
        lines = self.lines
        self.short = [index for index, line in enumerate(lines) if len(line.text) <= _LONGEST_PAGE_NUMBER]
        self.bare = [index for index in self.short if _BARE_NUMBER.fullmatch(lines[index].text)]

    def starting(self, characters: Collection[str]) -> list[int]:
        """Return the lines that begin with one of some characters."""
        return [index for index, line in enumerate(self.lines) if line.text[0] in characters]


class Finder(Struct, frozen=True):
    """A form of furniture: what it is called, and how its lines are found, by their indexes."""

    name: str
    find: Callable[[Pages], Iterable[int]]


def find_furniture(lines: Sequence[Line], layout: Layout, *, declared: bool = False) -> dict[int, str]:
    """Find the lines, by index, that are furniture, and why; `declared`: the format says itself what most of it is."""
    pages = Pages(lines, layout)
    for finder in DECLARED_FURNITURE if declared else FURNITURE:
        for index in list(finder.find(pages)):
            pages.furniture.setdefault(index, f"furniture: {finder.name}")
    return pages.furniture


def _dressed_numbers(pages: Pages) -> Iterable[int]:
    return (index for index in pages.short if _PAGE_NUMBER.fullmatch(pages.lines[index].text))


def _last_numbers(pages: Pages) -> Iterable[int]:
    return (index for index in pages.bare if _ends_page(pages.lines, index))


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    if index + 1 == len(lines):
        return index > 0  # a number alone is a text
    return 0 < lines[index].page != lines[index + 1].page


def _interrupting_numbers(pages: Pages) -> Iterable[int]:
    inner = range(1, len(pages.lines) - 1)
    return (index for index in pages.bare if index in inner and _goes_on(pages.lines[index - 1], pages.layout))


def _goes_on(line: Line, layout: Layout) -> bool:
    """Tell whether a sentence breaks off at a line's end, which is neither a title nor an enumerator that waits."""
    if not layout.wrapped or line.finished or (line.enumerator and line.enumerator.end >= len(line.text)):
        return False
    if layout.marks:
        return not line.marked
    return layout.is_full(line) and not layout.stands_alone(line)


def _numbers_between(pages: Pages) -> Iterator[int]:
    """Find the bare numbers that fill the steps between page numbers that are sure: 2 between the pages 1 and 3."""
    numbers = {index: int(pages.lines[index].text) for index in pages.short if pages.lines[index].text.isdecimal()}
    sure = sorted(index for index in numbers if index in pages.furniture)
    for start, stop in pairwise(sure):
        wanted = numbers[start] + 1
        for index in range(start + 1, stop):
            if numbers.get(index) == wanted < numbers[stop]:
                yield index
                wanted += 1


def _running_lines(pages: Pages) -> Iterator[int]:
    """Find the lines that come again near the page breaks, headers and footers."""
    lines, numbers = pages.lines, sorted(pages.furniture)
    windows = list(_page_edges(lines, numbers))
    places: dict[str, set[int]] = {}
    spread: Counter[str] = Counter()
    for window in windows:
        keys = {index: _running_key(lines[index]) for index in window if index not in pages.furniture}
        spread.update({key for key in keys.values() if key})
        for index, key in keys.items():
            places.setdefault(key, set()).add(index)
    needed = max(2, len(windows) // 2)
    for key, indexes in places.items():
        if spread[key] >= needed and len(indexes) > 1:
            yield from indexes


def _running_key(line: Line) -> str:
    """Return what the same header has on every page, whatever page it counts; nothing for what can be none."""
    key = _DIGITS_AND_SPACE.sub("", line.text)
    return "" if line.finished or len(key) > _LONGEST_RUNNING_LINE else key


def _page_edges(lines: Sequence[Line], numbers: Sequence[int]) -> Iterator[range]:
    """Yield, for each page break, the lines around it that may be headers or footers."""
    if lines and lines[0].page != lines[-1].page:
        breaks = [index for index, (line, after) in enumerate(pairwise(lines), 1) if after.page != line.page]
        for start, stop in pairwise([0, *breaks, len(lines)]):
            yield range(start, min(start + 2, stop))
            yield range(max(start + 2, stop - 2), stop)
        return
    if numbers:
        yield range(min(2, len(lines)))  # the top of the first page
    for index in numbers:
        yield range(max(0, index - 1), min(len(lines), index + 2))


def _header_over_title(pages: Pages) -> Iterable[int]:
    """Find the header of a single page by the title below, which its end repeats: 北浜機械㈱ ２０２５年決算短信."""
    if len(pages.lines) < 3:
        return []
    head, *below = ("".join(line.text.split()) for line in pages.lines[:3])
    if len(head) > _LONGEST_RUNNING_LINE:
        return []
    ends = tuple(head[start:] for start in range(1, len(head) - _LEAST_REPEATED))
    return [0] if any(title.startswith(ends) for title in below) else []


def _header_over_chapter(pages: Pages) -> Iterable[int]:
    """Find the header of a page cut out of a book: a chapter that is not the first stands right below it."""
    if len(pages.lines) < 3 or pages.lines[0].enumerator:
        return []
    below = pages.lines[1].enumerator
    return [0] if below and below.series == "division 章" and (below.value or 0) > 1 else []


def _mail_headers(pages: Pages) -> Iterable[int]:
    """Find the headers that a mail program put on top: sender, date, subject."""
    count = sum(1 for _ in takewhile(lambda line: _MAIL.match(line.text), pages.lines))
    return range(count) if count > 1 else ()


def _navigation(pages: Pages) -> Iterable[int]:
    return (index for index in pages.starting(_NAVIGATION_STARTS) if _is_navigation(pages.lines[index].text))


def _is_navigation(text: str) -> bool:
    longest = 120 if text.count("＞") + text.count(">") > 1 else 40
    return len(text) <= longest and _NAVIGATION.fullmatch(text) is not None


def _ruby(pages: Pages) -> Iterable[int]:
    return (index for index in pages.starting(_HIRAGANA) if _is_ruby(pages.lines, index))


def _is_ruby(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line holds the reading of words that the line below or above has set off by spaces."""
    text = lines[index].text
    if not "ぁ" <= text[-1] <= "ー" or not _RUBY.fullmatch(text):
        return False
    neighbors = [*lines[index + 1 : index + 2], *lines[max(0, index - 1) : index]]
    return any(len(_RUBY_BASE.findall(line.text)) >= len(text.split()) for line in neighbors)


NAVIGATION = Finder("what leads through a site", _navigation)
FURNITURE = (
    Finder("page number with a dash, a stroke or a word", _dressed_numbers),
    Finder("number at the end of a page", _last_numbers),
    Finder("number inside a sentence", _interrupting_numbers),
    Finder("number between two page numbers", _numbers_between),
    Finder("line that comes again at page breaks", _running_lines),  # looks beside the page numbers
    Finder("header whose end is the title below", _header_over_title),
    Finder("header above a chapter that is not the first", _header_over_chapter),
    Finder("headers of a mail", _mail_headers),
    NAVIGATION,
    Finder("ruby", _ruby),
)
DECLARED_FURNITURE = (NAVIGATION,)
