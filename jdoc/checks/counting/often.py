"""Often: how many times a year something is, told by how often it comes as well (四半期ごとに、年４回)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

TIMES = {"毎月": 12, "隔月": 6, "偶数月": 6, "奇数月": 6, "四半期": 4, "半期": 2, "半年": 2}
"""How many times a year each is."""
OFTEN = deferred(
    f"(?:(?P<word>{'|'.join(TIMES)})|(?<![0-9第~〜])(?P<months>[2346])[かカヶヵ箇ケ]月)(?:ごと|毎)?(?:に|で|の)?、?(?:(?P<each>[1-9])回(?:ずつ)?)?(?P<between>[^。:はがもを0-9]{{0,10}}?)"
    f"(?P<said>(?:年間?|1年(?:間|度)?に|毎年度?)(?:計|合計|延べ)?(?P<number>[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})回)(?![目以程未]|を超)"
)
"""How often, and how many times a year: `[毎月1回、年12回]`, `[四半期ごとに年4回]`, not `毎月の会報は年2回`."""
OTHER = deferred("除|以外|ほか|うち|加え|か月|場合|から|まで|又は|または|か$|[び並]")
"""What says that it isn't each time, or something else: 8月を`[除]`き."""
REACH = 8


def find_wrong_times(facts: Facts) -> Iterator[Found]:
    """Find how many times a year something is, where how often it comes makes another number."""
    for index in facts.having(*TIMES, "月ごと", "月に"):
        for match in OFTEN.finditer(facts.texts[index]):
            before = facts.texts[index][max(0, match.start() - REACH) : match.start()]
            times = _times(match)
            if times != read_whole(match["number"]) and not OTHER.search(before) and not OTHER.search(match["between"]):
                place = Place(index, *match.span("said"))
                said = facts.blocks[index].text[place.start : place.end]
                often = Place(index, match.start(), match.start("between"))
                yield Found(place, f"{said}, but that is {times}", (often,))


def _times(match: re.Match[str]) -> int:
    each = int(match["each"] or 1)
    return each * (TIMES[match["word"]] if match["word"] else 12 // int(match["months"]))
