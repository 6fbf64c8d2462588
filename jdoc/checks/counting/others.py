"""Others: how many other things there are beside one that is named, against how many all are (他の四地域 of 五地域すべて)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.far.words import OTHER_TIME
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.phrases import sentence_start

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[2-9]|1[0-9]|[二三四五六七八九])"
OTHERS = deferred(
    f"(?:^|[。、 ])(?P<one>[^\\W0-9_ぁ-ん]{{1,10}}|[ぁ-ん]{{1,6}}[^\\W0-9_ぁ-ん]{{1,4}}|[^\\W0-9_]{{1,5}}[^\\W0-9_ぁ-ん]{{1,3}})は、?(?:他|ほか|その他|残り)の(?P<number>{_NUMBER})(?P<unit>[^\\W0-9_ぁ-ん]{{1,4}})"
)
"""One that is named, and how many others there are: `[島しょ地域は、他の4地域]`と異なり, not `他の4地域は`."""
BESIDE = ("他の", "ほかの", "残りの")
ALL = deferred(
    f"(?<![0-9第.])(?:全(?:ての|部で)?(?P<first>{_NUMBER})(?P<unit>[^\\W0-9_ぁ-ん]{{1,4}})|(?P<last>{_NUMBER})(?P<of>[^\\W0-9_ぁ-ん]{{1,4}}?)(?:の?(?:すべて|全て|全部)|に(?:分|区分)|(?:から|で)(?:成|な[るっ]|構成)))"
)
"""How many all are: `[5地域すべて]`で, `[全5地域]`, `[5地域に分]`け, not `5地域で`."""


def find_wrong_others(facts: Facts) -> Iterator[Found]:
    """Find how many others there are, where all of them, but for the one that is named, are one more or fewer."""
    for index in facts.having(*BESIDE):
        for match in OTHERS.finditer(facts.texts[index]):
            if match["one"].endswith(match["unit"]) and not _is_of_other_time(match):
                yield from _wrong(facts, index, match)


def _is_of_other_time(match: re.Match[str]) -> bool:
    return OTHER_TIME.search(match.string, sentence_start(match.string, match.start()), match.end()) is not None


def _wrong(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    every = [*_all(facts, match["unit"])]
    number = read_whole(match["number"]) or 0
    totals = {total for total, _ in every}
    others = totals.pop() - 1 if len(totals) == 1 else number
    if abs(number - others) == 1:
        place = Place(index, match.start("number"), match.end("unit"))
        said = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{said}, but that is {others}", (every[0][1],))


def _all(facts: Facts, unit: str) -> Iterator[tuple[int, Place]]:
    """Yield how many all of some things are said to be, with the places."""
    for index in facts.having(unit):
        for match in ALL.finditer(facts.texts[index]):
            if (match["unit"] or match["of"]) == unit:
                yield read_whole(match["first"] or match["last"]) or 0, Place(index, *match.span())
