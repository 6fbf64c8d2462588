"""Statutes: titles of acts that are nearly those that are listed."""

from __future__ import annotations

from functools import cache
from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.checks.same import same_before, same_behind
from jdoc.language.citations.laws import titles
from jdoc.language.laws.listed import numbered
from jdoc.language.laws.numbers import read_number
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


NUMBERED = deferred(
    "(?P<title>[一-鿿々ぁ-んァ-ヶー・]{2,70}法律?)[(](?P<number>(?:明治|大正|昭和|平成|令和)(?:[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})年法律第[0-9一二三四五六七八九十百〇]{1,5}号)"
)
"""The title of an act with its number: `[地方自治法(昭和22年法律第67号]`, not `同法(以下`."""
OF_A_NUMBER = deferred("年法律第")
"""What each of them has: 昭和22`[年法律第]`67号, not `法律`."""


def find_misnumbered(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield the titles of acts that are nearly those that their numbers tell, with these."""
    for index in facts.where(OF_A_NUMBER):
        for match in NUMBERED.finditer(facts.texts[index]):
            title = _of_number(match["number"])
            size = _nearly_ends(match["title"], title) if title else 0
            if size and not (facts.amends and facts.is_quoted(index, match.start())):
                yield Place(index, match.end("title") - size, match.end("title")), title


def _of_number(written: str) -> str:
    """Return the title of the act of a number; nothing for what isn't listed.

    >>> _of_number("昭和36年法律第223号")
    '災害対策基本法'
    """
    number = read_number(written)
    return (numbered(number.canonical).title if number else None) or ""


def _nearly_ends(words: str, title: str) -> int:
    """Return how many characters at the end of some words are nearly a title: one is another, lost, or one too many.

    >>> [_nearly_ends(words, "災害対策基本法") for words in ("市の災害対策基礎法", "災害対策基法", "市災害対策基本法", "水防法")]
    [7, 6, 0, 0]
    """
    if words.endswith(title) or words in titles():
        return 0
    for size in (len(title), len(title) - 1, len(title) + 1):
        written = words[-size:]
        same = same_before(written, title)
        rest = min(len(written), len(title)) - same
        behind = same_behind(written[same:], title[same:])
        if same and len(written) == size and rest - behind <= (size == len(title)) and same + behind >= LEAST_SAME:
            return size
    return 0


LEAST_SAME = 3
"""Characters of a title that are as they should be."""


def find_mistitled(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield the titles of acts with a character or two that are others, with what is meant."""
    yield from find_misnumbered(facts)
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
