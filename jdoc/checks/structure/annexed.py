"""Annexed: annexes and forms whose heads name another article than the one that they belong to: 別表第２（第６条関係）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.attachments import NAMED, SIGN, further_of, read_named
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.provisions.paths import number_of, parse, up_to
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
OF_ARTICLES = deferred(" {0,8}[(](?P<of>第[^()]{1,40}関係)[)]")
"""Which articles an annex belongs to, behind its name: 別表第2`[(第6条関係)]`."""
ARTICLE = deferred(f"第(?P<number>{_NUMBER})条(?:の(?P<branch>{_NUMBER}))?")
"""An article: `[第6条]関係`, `[第6条の2]関係`."""
THROUGH = deferred("から|[-~〜―ー─]")
"""What makes all those between of two articles: 第5条`[から]第7条まで`."""
AGAIN = "同表"
"""What else a table is called in an article that names it no more."""

Article = tuple[int, ...]
"""The numbers of an article: 第三条の二 is (3, 2)."""
Key = tuple[str, str | None, str]


class Head(NamedTuple):
    """The head of an annex."""

    key: Key
    """The word for it, its number, and what stands behind that."""
    of: str
    """The articles that it names."""
    place: Place


def find_misplaced(facts: Facts) -> Iterator[Found]:
    """Find annexes whose heads name articles that don't speak of them, where others do."""
    heads = [*_heads(facts)] if not facts.amends and "条関係)" in facts.whole else []
    named = _named(facts) if heads else {}
    for head in heads:
        own, naming = _read(head.of), named.get(head.key, {})
        if own and naming and own.isdisjoint(naming) and not _may_be_meant(facts, own, head.key[0]):
            first = min(naming)
            written = facts.blocks[head.place.block].text[head.place.start : head.place.end]
            yield Found(head.place, f"{written}: 第{write_article(first)} names it", (naming[first],))


def _heads(facts: Facts) -> Iterator[Head]:
    """Yield the heads of annexes that name articles."""
    for index in facts.having("条関係)"):
        text = facts.texts[index]
        name = NAMED.match(text)
        behind = OF_ARTICLES.match(text, name.end()) if name is not None else None
        if name is not None and behind is not None and not text[behind.end() :].strip():
            each = read_named(index, name)
            key = each.word, each.number, name["branch"] or ""
            yield Head(key, behind["of"], Place(index, *behind.span("of")))


def read_article(*numbers: str | None) -> Article:
    """Read an article by its number, and those of what was put in behind it.

    >>> read_article("五", "2"), read_article("5", None)
    ((5, 2), (5,))
    """
    return tuple(read_whole(number) or 0 for number in numbers if number)


def write_article(article: Article) -> str:
    """Write an article.

    >>> write_article((5,)), write_article((5, 2))
    ('5条', '5条の2')
    """
    return "の".join([f"{article[0]}条", *map(str, article[1:])])


def _read(written: str) -> set[Article]:
    """Read the articles that a head names; those between two of a range as well.

    >>> sorted(_read("第5条、第7条の2関係")), sorted(_read("第5条から第7条まで関係"))
    ([(5,), (7, 2)], [(5,), (6,), (7,)])
    """
    found: set[Article] = set()
    matches = [*ARTICLE.finditer(written)]
    for at, match in enumerate(matches):
        article = read_article(*match.group("number", "branch"))
        between = written[matches[at - 1].end() : match.start()] if at else ""
        if THROUGH.fullmatch(between) and found:
            found |= {(number,) for number in range(max(found)[0], article[0])}
        found.add(article)
    return found


def articles_in(facts: Facts) -> Iterator[tuple[Article, int]]:
    """Yield the blocks of articles with their numbers."""
    for index in facts.read:
        provision = facts.blocks[index].provision or ""
        if provision.startswith("At_"):
            yield number_of(up_to(parse(provision), "At")[-1]), index


def _named(facts: Facts) -> dict[Key, dict[Article, Place]]:
    """Return the attachments that articles name, each with the articles that do."""
    named: dict[Key, dict[Article, Place]] = {}
    signed = {*facts.where(SIGN)}
    for article, index in articles_in(facts):
        text = facts.texts[index]
        for match in NAMED.finditer(text) if index in signed else ():
            if not is_said_of_another(facts, index, match.start()):
                first = read_named(index, match)
                for each in (first, *further_of(first, text)):
                    key = each.word, each.number, match["branch"] or ""
                    named.setdefault(key, {}).setdefault(article, each.place)
    return named


def _may_be_meant(facts: Facts, own: set[Article], word: str) -> bool:
    """Tell whether an article speaks of such an attachment without a number, or of the one before again, or isn't there."""
    every = [*articles_in(facts)]
    if not own <= {article for article, _ in every}:
        return True
    texts = [facts.texts[index] for article, index in every if article in own]
    bare = (match["word"] == word and not match["number"] for text in texts for match in NAMED.finditer(text))
    return any(AGAIN in text for text in texts) or any(bare)
