"""Chapters: the articles that a table of contents gives to each, against those that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.annexed import read_article, write_article
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.structure.annexed import Article

_NUMBER = "[0-9]{1,4}|[一二三四五六七八九十百千]{1,7}"
# What was put in behind a number: 第三条`の二`.
_BRANCH = "(?:の(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})){0,3}"
LINE = deferred(
    f"(?P<chapter>第(?:{_NUMBER})章{_BRANCH}) [^()]{{1,40}}(?P<told>[(]第(?P<first>{_NUMBER})条(?P<one>{_BRANCH})"
    f"(?: ?[―—–〜~・、-]+ ?第(?P<last>{_NUMBER})条(?P<other>{_BRANCH}))?[)])"
)
"""A line of a table of contents: `[第二章 利用(第四条-第九条)]`, not `第二章 利用`."""
ARTICLE = deferred("At_(?P<number>[0-9]+(?:_[0-9]+)*)(?![0-9:])")
"""The article of a provision: `[At_3]-Pr_1`, `[At_3_2]`."""
CHAPTER = deferred(f"第(?:{_NUMBER})章{_BRANCH}")
"""The number of a chapter: `[第二章の二]`, not `第二節`."""


def find_wrong_chapters(facts: Facts) -> Iterator[Found]:
    """Find chapters whose first or last article isn't the one that the contents tell, where most of them are."""
    lines = _contents(facts)
    own = _articles(facts) if lines else {}
    if any(match["chapter"] not in own for _, match in lines):
        return
    wrong = [each for each in lines if _told(each[1]) != _ends(own[each[1]["chapter"]])]
    for index, match in wrong if len(wrong) * 2 < len(lines) else ():
        place = Place(index, match.start("told") + 1, match.end("told") - 1)
        first, last = map(write_article, _ends(own[match["chapter"]]))
        written = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{written}: the chapter has 第{first} to 第{last}")


def _contents(facts: Facts) -> list[tuple[int, re.Match[str]]]:
    """Return the lines of a table of contents that tell the articles of a chapter."""
    contents = (index for index, block in enumerate(facts.blocks) if block.kind == "contents")
    return [(index, match) for index in contents if (match := LINE.fullmatch(facts.texts[index]))]


def _ends(articles: list[Article]) -> tuple[Article, Article]:
    return articles[0], articles[-1]


def _articles(facts: Facts) -> dict[str, list[Article]]:
    """Return the articles of each chapter, in their order, by its number as it is written."""
    found: dict[str, list[Article]] = {}
    chapter = ""
    for index in facts.read:
        block = facts.blocks[index]
        if block.kind == "heading" and CHAPTER.fullmatch(facts.labels[index]):
            chapter = facts.labels[index]
        article = ARTICLE.match(block.provision or "")
        if article and chapter:
            found.setdefault(chapter, []).append(tuple(map(int, article["number"].split("_"))))
    return found


def _told(match: re.Match[str]) -> tuple[Article, Article]:
    first = read_article(match["first"], *match["one"].split("の"))
    return first, read_article(match["last"], *match["other"].split("の")) if match["last"] else first
