"""Products: how many each of several things has, and all of them (5班を編成し、各班4名、計20名)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[0-9][0-9,]*"
EACH = deferred(
    f"各(?P<thing>[^\\W0-9_ぁ-ん]{{1,4}}?)(?:に|の|から|が|は|で|当たり|あたり|ごとに|とも| )?(?:約|定員)?(?P<each>{_NUMBER})(?P<unit>[^\\W0-9_ぁ-ん]{{1,2}})(?:ずつ|で|を|の|とし)?[、(]?(?:合計|総計|総勢|延べ|合わせて|計)(?P<total>{_NUMBER})(?P=unit)"
)
"""How many each has, and all: `[各班4名、計24名]`, not `各班4名`."""
REACH, FARTHEST_OFF = 3, 2
"""Blocks above that say how many things there are; things that a slip adds or leaves out."""


def find_wrong_products(facts: Facts) -> Iterator[Found]:
    """Find what all of several things have, where each has so many, and their number makes another product."""
    for index in facts.having("各"):
        for match in EACH.finditer(facts.texts[index]):
            yield from _told(facts, index, match)


def _told(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    each, stated = _read(match["each"]), _read(match["total"])
    counts = {*_counts(facts, index, match)}
    products = {count * each: place for count, place in counts}
    if len(products) != 1 or "約" in match[0]:
        return
    [(product, related)] = products.items()
    if 0 < abs(product - stated) <= FARTHEST_OFF * each and stated % each == 0:
        place = Place(index, match.start("total"), match.end())
        said = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{said}, but the parts add up to {product:,}", (related,))


def _counts(facts: Facts, index: int, match: re.Match[str]) -> Iterator[tuple[int, Place]]:
    """Yield how many of a thing there are said to be, before it or in the blocks above."""
    count = _count_of(match["thing"])
    for at in range(max(0, index - REACH), index + 1):
        text = facts.texts[at]
        for found in count.finditer(text, 0, match.start() if at == index else len(text)):
            yield _read(found["number"]), Place(at, *found.span())


def _read(written: str) -> int:
    return read_whole(written.replace(",", "")) or 0


@cache
def _count_of(thing: str) -> re.Pattern[str]:
    """Return what says how many of a thing there are, more than one: 5班, not 第5班."""
    return re.compile(
        f"(?<![第0-9,.])(?P<number>[2-9]|[1-9][0-9]{{1,2}}|[二三四五六七八九十]){re.escape(thing)}(?![^\\W0-9_ぁ-ん])"
    )
