"""Furniture: page numbers, running headers, ruby and site navigation, which are on the page and not of the text."""

from __future__ import annotations

from itertools import pairwise, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.structure.page_numbers import bare_numbers, numbers_beside_titles, numbers_between_dashes, worded_numbers
from jdoc.structure.pages import Pages
from jdoc.structure.rules import Rule
from jdoc.structure.running_lines import has_cells, heads_said_again, running_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.structure.layout import Layout
    from jdoc.structure.lines import Line

_RUBY = deferred("[ぁ-ゖー]{1,10}(?:[ \u3000]+[ぁ-ゖー]{1,10})*")
"""How words are read, each apart: `[きょうじん]`, `[かい　い]`, not `キョウ`."""
_RUBY_BASE = deferred(r"(?:(?<=[^\x00-\x7f]) |^)([㐀-鿿々ヶ]{1,6})(?:$| (?=[^\x00-\x7f]))")
"""A word that ruby over it has set off: `に[ 強靱 ]な供給網`, `[強靱 ]な供給網`, not `強靱な供給網`."""
_LONGEST_BASE = 6
_NAVIGATION = deferred(
    r"(?:ホーム|トップページ|トップ|HOME|Home)(?: ?[>＞›»] ?.+|(?: ?[／/] ?[^／/]+){2,})+"
    r"|(?:この)?ページの?(?:トップ|先頭)(?:へ|に)(?:戻る|もどる)?|本文へ(?:移動|ジャンプ)?|(?:Get )?Adobe (?:Acrobat )?Reader.{0,20}"
)
"""What leads through a site: `[ホーム > 統計 > 人口]`, `[ページの先頭へ戻る]`, `[本文へ移動]`, not `ホーム／施設`."""
_BUTTON = deferred("印刷(?:する|用ページ)?|シェア(?:する)?|ツイート(?:する)?|メニュー|LINEで送る")
"""A button of a site, if it stands beside others: `[シェア]`, `[印刷する]`, not `市場シェア`."""
_NAVIGATION_STARTS = frozenset("ホトHこペ本AG印シツメL")
_LONGEST_PATH = 120
_LONGEST_LINK = 40
"""Characters: as long as a heading is at most, too."""
_MAIL = deferred(
    r"(?:差出人|送信者|送信元|宛先|件名|日時|送信日時|受信日時|From|To|C[Cc]|B[Cc][Cc]|Subject|Date|Sent|Reply-To)[ \u3000]?[:：]"
)
"""A header of a mail: `[件名：]会議の開催について`, `[From:] a@example.jp`, not `議題：予算`."""
_LONGEST_RUNNING_LINE = 60
_ISSUER = deferred(r".*?(?:㈱|㈲|株式会社|有限会社|[（(][株有][）)]|法人|機構|銀行)(?:[（(][0-9０-９A-Z]{4}[）)])?")
"""Who issues a document, on top of it: `[北浜機械㈱（7999）]２０２５年決算短信`, not `令和七年度決算`."""
_LEAST_REPEATED = 8
"""A title repeats more characters than these of the header above it."""


class PageLine(Struct, gc=False):
    """A line that may be furniture, on its page."""

    pages: Pages
    index: int
    line: Line

    @property
    def above(self) -> Sequence[Line]:
        """The line above, if any."""
        return self.pages.lines[self.index - 1 : self.index] if self.index else ()

    @property
    def below(self) -> Sequence[Line]:
        """The line below, if any."""
        return self.pages.lines[self.index + 1 : self.index + 2]

    @property
    def ends_document(self) -> bool:
        """Whether it is the last line, below the end of a sentence or far below any other."""
        if self.below or self.pages.is_paged:
            return False
        return self.pages.layout.stands_alone(self.line) or any(map(attrgetter("finished"), self.above))

    @property
    def cuts_sentence(self) -> bool:
        """Whether a sentence breaks off at the end of the line above, and goes on below."""
        around = [*self.above, *self.below]
        if len(around) < 2 or any(map(has_cells, around)) or around[1].enumerator:
            return False
        return self.pages.layout.breaks_sentence(around[0]) and not around[0].is_enumerator_alone

    @property
    def is_above_twin(self) -> bool:
        """Whether the same words stand apart below it on its page, as the heading that a header is taken from."""
        if [*map(_said, self.below)] != [_said(self.line)] or len(self.line.text) > _LONGEST_LINK:
            return False
        return self.below[0].gap > 0 and not has_cells(self.line)

    @property
    def is_header_of_title(self) -> bool:
        """Whether it is an issuer and a title below: 北浜機械㈱ ２０２５年決算短信."""
        head, *below = (line.squeezed for line in self.pages.lines[:3])
        issuer = _ISSUER.match(head)
        if issuer is None or len(head) > _LONGEST_RUNNING_LINE:
            return False
        ends = tuple(head[start:] for start in range(issuer.end(), len(head) - _LEAST_REPEATED))
        return any(title.startswith(ends) for title in below)

    @property
    def is_header_of_chapter(self) -> bool:
        """Whether a chapter that is not the first stands right below it: the page was cut out of a book.

        An excerpt of a law is no such page: the law's title stays.
        """
        chapter = self.below[0].enumerator
        if self.line.enumerator or chapter is None or chapter.series != "division 章":
            return False
        # where no page is known, what is centered is a title; the header of a page may stand in its middle
        is_title = self.line.page == 0 and self.pages.layout.stands_alone(self.line)
        return (chapter.value or 0) > 1 and not (is_title or self.pages.has_articles)

    @property
    def leads_through_site(self) -> bool:
        """Whether it holds words of navigation, or is a button beside others: シェア alone may be a share."""
        if _BUTTON.fullmatch(self.line.text):
            return any(map(_is_navigation, (*self.above, *self.below)))
        return _is_navigation(self.line)

    @property
    def is_ruby(self) -> bool:
        """Whether it holds the reading of words that the line below or above has set off by spaces."""
        words = self.line.text.split() if _RUBY.fullmatch(self.line.text) else []
        return bool(words) and any(_has_bases(line, words) for line in (*self.below, *self.above))


def _has_bases(line: Line, words: Sequence[str]) -> bool:
    """Tell whether a line has set off as many words as are read, each as long as its reading may be."""
    if " " not in line.text and len(line.text) > _LONGEST_BASE:
        return False
    bases = _RUBY_BASE.findall(line.text, line.enumerator.end if line.enumerator else 0)
    return len(bases) >= len(words) and all(map(_may_read, words, bases))


def _may_read(word: str, base: str) -> bool:
    """Tell whether kana can be how some kanji are read: きょうじん, of 強靱."""
    return len(base) <= len(word) <= 3 * len(base) + 2


def _is_navigation(line: Line) -> bool:
    """Tell words of navigation; paths may be longer than those."""
    text = line.text
    longest = _LONGEST_PATH if text.count("＞") + text.count(">") > 1 else _LONGEST_LINK
    return len(text) <= longest and (_NAVIGATION.fullmatch(text) or _BUTTON.fullmatch(text)) is not None


class Form(Rule[PageLine, Literal["furniture"]], frozen=True):
    """A form of furniture: a rule, and the lines by their indexes that it asks about."""

    among: Callable[[Pages], Iterable[int]]


def find_furniture(lines: Sequence[Line], layout: Layout, *, declared: bool = False) -> dict[int, str]:
    """Find the lines, by index, that are furniture, and why; `declared`: the format says itself what most of it is."""
    pages = Pages(lines, layout)
    for form in DECLARED_FURNITURE if declared else FURNITURE:
        found = [index for index in form.among(pages) if form.holds(PageLine(pages, index, lines[index]))]
        pages.add_furniture(found, form)
    return pages.furniture


def _numbers_between(pages: Pages) -> Iterator[int]:
    """Find the bare numbers that fill the steps between page numbers that are sure: 2 between the pages 1 and 3."""
    if len(pages.furniture) < 2:
        return
    numbers = {index: int(pages.texts[index]) for index in pages.numbers if pages.texts[index].isdecimal()}
    for start, stop in pairwise(sorted(numbers.keys() & pages.furniture.keys())):
        wanted = numbers[start] + 1
        for index in range(start + 1, stop):
            if numbers.get(index) == wanted < numbers[stop]:
                yield index
                wanted += 1


def _mail_headers(pages: Pages) -> Sequence[int]:
    """Find the headers that a mail program put on top, two and more: sender, date, subject."""
    headers = list(takewhile(lambda line: _MAIL.match(line.text), pages.lines))
    return range(len(headers)) if len(headers) > 1 else ()


def _said(line: Line) -> tuple[int, str]:
    return line.page, line.squeezed


def _always(_: PageLine) -> bool:
    return True


# fmt: off
NAVIGATION = Form("what leads through a site", "furniture", lambda line: line.leads_through_site, lambda pages: pages.starting_with(_NAVIGATION_STARTS))
FURNITURE = (
    Form("page number between dashes", "furniture", _always, numbers_between_dashes),
    Form("page number beside a running title", "furniture", _always, numbers_beside_titles),
    Form("page number with a stroke or a word", "furniture", _always, worded_numbers),
    Form("number at the edge of a page", "furniture", _always, bare_numbers),
    Form("number at the end of a document", "furniture", lambda line: line.ends_document, lambda pages: pages.numbers),
    Form("number inside a sentence", "furniture", lambda line: line.cuts_sentence, lambda pages: pages.numbers),
    Form("number between two page numbers", "furniture", _always, _numbers_between),
    Form("line that comes again at page breaks", "furniture", _always, running_lines),  # beside the numbers above
    Form("header above the same words", "furniture", lambda line: line.is_above_twin, lambda pages: pages.tops),
    Form("head of a table said again", "furniture", _always, heads_said_again),
    Form("header whose end is the title below", "furniture", lambda line: line.is_header_of_title, lambda pages: pages.first_of_three),
    Form("header above a chapter that is not the first", "furniture", lambda line: line.is_header_of_chapter, lambda pages: pages.first_of_three),
    Form("headers of a mail", "furniture", _always, _mail_headers),
    NAVIGATION,
    Form("ruby", "furniture", lambda line: line.is_ruby, lambda pages: pages.in_kana),
)
# fmt: on
DECLARED_FURNITURE = (NAVIGATION,)
