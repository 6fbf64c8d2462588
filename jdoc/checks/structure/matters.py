"""Matters: references to an article for what it doesn't speak of, and another one is about: 第４条の許可, where 第３条 is （利用の許可）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.annexed import articles_in, read_article, write_article
from jdoc.checks.structure.located import is_said_of_another
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.structure.annexed import Article

_NUMBER = "(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
# What an article may be about.
_MATTER = (
    "許可|承認|申請|届出|認定|登録|指定|報告|協議|決定|命令|使用料|手数料|負担金|減免|立入検査|勧告|公表|変更|中止"
)
POINTS = deferred(f"条(?:第{_NUMBER}項)?の(?:規定に(?:よる|より)|)(?:{_MATTER})")
"""What each of these references has: 第5`[条の許可]`."""
REFERENCE = deferred(
    f"(?<![^\\W0-9_ぁ-ん])(?<!び)(?<!又は)(?<!くは)(?<!条、)(?:第(?P<number>{_NUMBER})条(?:の(?P<branch>{_NUMBER}))?|(?P<before>前条))"
    f"(?:第{_NUMBER}項)?の(?:規定による)?(?P<matter>{_MATTER})(?=[をのにはが、])"
)
"""An article by its number and what it is about: `[第5条第1項の許可]を`, `[前条の申請]が`, not `第5条の規定により許可を`."""
OTHERWISE = {
    "届出": ("届け出", "届け"),
    "使用料": ("料金",),
    "手数料": ("料金",),
    "減免": ("減額", "免除"),
    "指定": ("指定",),
}
"""How else an article may speak of it."""


class Text(NamedTuple):
    """What an article says."""

    caption: str
    text: str
    place: Place


def find_of_others(facts: Facts) -> Iterator[Found]:
    """Find references to articles for what another one is about."""
    has_articles = any(block.provision for block in facts.blocks)
    blocks = facts.where(POINTS) if has_articles and not facts.amends else []
    every = _texts(facts) if blocks else {}
    own = {index: article for article, index in articles_in(facts)} if every else {}
    for index in blocks if every else ():
        if index in own:
            yield from _in_block(facts, index, own[index], every)


def _in_block(facts: Facts, index: int, own: Article, every: dict[Article, Text]) -> Iterator[Found]:
    for match in REFERENCE.finditer(facts.texts[index]):
        article = _before(own, every) if match["before"] else read_article(match["number"], match["branch"])
        right = _about(every, article, match["matter"]) if article in every else None
        if right and right != own and not is_said_of_another(facts, index, match.start()):
            written = facts.blocks[index].text[match.start() : match.start("matter") - 1]
            message = f"{written}: 第{write_article(right)} is about {match['matter']}"
            yield Found(Place(index, *match.span()), message, (every[right].place,))


def _before(own: Article, every: dict[Article, Text]) -> Article:
    return max((article for article in every if article < own), default=())


def _about(every: dict[Article, Text], article: Article, matter: str) -> Article | None:
    """Return the one article that is about something by its caption, if the one that is referred to never speaks of it."""
    words = (matter, *OTHERWISE.get(matter, ()))
    if any(word in every[article].caption + every[article].text for word in words):
        return None
    about = [each for each, text in every.items() if matter in text.caption]
    return about[0] if len(about) == 1 else None


def _texts(facts: Facts) -> dict[Article, Text]:
    """Return the articles that have captions, with all that they say; of a text that numbers two articles alike, none."""
    found: dict[Article, Text] = {}
    for article, index in articles_in(facts):
        text = facts.texts[index]
        if article in found:
            found[article] = found[article]._replace(text=found[article].text + text)
        else:
            above = facts.blocks[index - 1].kind == "caption" if index else False
            found[article] = Text(facts.texts[index - 1] if above else "", text, Place(index, 0, len(text)))
    return found if sum(bool(each.caption) for each in found.values()) * 2 > len(found) else {}
