"""Statutes: titles of acts that are nearly those that are listed."""

from __future__ import annotations

from functools import cache
from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.citations.laws import titles
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

TITLE = deferred("[一-鿿々ぁ-んァ-ヶー]{10,70}法律(?![案家学])")
"""What ends with the title of an act: `[不正競争の防止に関する法律]第2条`, not `法律`."""
ACT = "法律"
HEAD = 5
"""Characters by which titles are looked up."""
PARTS = deferred(
    "(?<=[のるた等])(?P<one>[一-鿿]{2,6})及び(?P<other>[一-鿿]{2,6})(?=に関する法律$|の[一-鿿]{2,4}に関する法律$)"
)
"""Two parts of a title that are told together: `廃棄物の[処理及び清掃]に関する法律`, not `及び`."""
SHORTEST = 12
"""Characters of a title that no other one is like."""
MOST = 2
"""Characters side by side that are mistaken."""
TELLING = frozenset("一二三四五六七八九十百元年月日新旧前後国地方都道府県市町村及並又若")
"""Characters that make another act of one: 平成二十八年."""


@cache
def _titles() -> frozenset[str]:
    return frozenset(title for title in titles() if title.endswith(ACT))


@cache
def _by_heads() -> dict[str, list[str]]:
    """Return the titles of acts by how they begin."""
    found: dict[str, list[str]] = {}
    for title in _titles():
        if len(title) >= SHORTEST:
            found.setdefault(title[:HEAD], []).append(title)
    return found


def find_mistitled(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield the titles of acts with a character or two that are others, with what is meant."""
    for index in facts.having(ACT):
        for match in TITLE.finditer(facts.texts[index]):
            found = None if facts.amends and facts.is_quoted(index, match.start()) else _mistitled(match[0])
            if found is not None:
                written, right = found
                yield Place(index, match.end() - len(written), match.end()), right


def _mistitled(words: str) -> tuple[str, str] | None:
    """Return what at the end of some words is nearly the title of an act, with that.

    >>> _mistitled("市は暴力団員による不法な行為の防止等に関する法律")
    ('暴力団員による不法な行為の防止等に関する法律', '暴力団員による不当な行為の防止等に関する法律')
    """
    if any(words[at:] in _titles() for at in range(len(words) - HEAD)):
        return None
    for at in range(len(words) - SHORTEST + 1):
        for title in _by_heads().get(words[at : at + HEAD], ()):
            if _is_nearly(words[at:], title):
                return words[at:], title
    return next(((words[at:], _parted()[words[at:]]) for at in range(len(words)) if words[at:] in _parted()), None)


@cache
def _parted() -> dict[str, str]:
    """Return the titles of acts without one of two parts that are told together, and with these exchanged.

    >>> _parted()["廃棄物の処理に関する法律"]
    '廃棄物の処理及び清掃に関する法律'
    """
    found: dict[str, str] = {}
    for title in sorted(_titles()):
        for match in PARTS.finditer(title):
            before, behind = title[: match.start()], title[match.end() :]
            for inner in (match["one"], f"{match['other']}及び{match['one']}"):
                found[before + inner + behind] = title
    return {written: title for written, title in found.items() if written not in _titles() and len(written) >= SHORTEST}


def _is_nearly(written: str, title: str) -> bool:
    if len(written) != len(title):
        return False
    differing = [at for at, differs in enumerate(map(ne, written, title)) if differs]
    if differing[-1] - differing[0] >= MOST:
        return False
    return all(written[at] not in TELLING and title[at] not in TELLING for at in differing)
