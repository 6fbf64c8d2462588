"""Named: things that are counted by several units (2市1町), or counted in one sentence and named in the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.counts import AND, NO_NOUN
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_ITEM = "[^、。,:()「」\n]{1,30}"
# Several of them, as a sentence names them.
_ITEMS = f"(?:{_ITEM}、){{0,14}}{_ITEM}(?:(?:及び|並びに|と){_ITEM})?"
_PLACE = "[都道府県市町村区]"
IN_SEVERAL = deferred(f"(?<![0-9])(?P<counts>(?:{_NUMBER}{_PLACE}){{2,4}})[(](?P<items>{_ITEMS})[)]")
"""Places that are counted by their kinds, and named in brackets: `[2市1町(甲市、乙市及び丙町)]`."""
COUNT = deferred(f"(?P<number>{_NUMBER})(?P<unit>{_PLACE})")
"""One of these counts: `[2市]`1町."""
# What is counted in a sentence, and named in the next one.
_THINGS = "施設|団体|会場|地区|路線|機関|学校|市町村|市町|項目|事業|品目|業種|分野|種目|作品|企業|病院|大学|部門|地域|会社|事業者|公園|科目|銘柄|書類|議案|区間|駅|校|社|館"
NEXT = deferred(
    f"(?<![0-9第])(?P<number>{_NUMBER}) ?(?P<unit>{_THINGS})(?![目数率内外])[^。]{{0,40}}。(?:(?:その|この|対象(?:の|となる)?|当該|なお、|内訳は?、?))?(?P=unit)名?は、(?P<items>{_ITEMS})(?:です|である|であり、?[^。]{{0,20}}|と(?:する|します|なる|なります))。"
)
"""Things that are counted, and named in the next sentence: `[7施設を開放します。施設は、美術館、図書館及び植物園です。]`."""
SAID_AGAIN = deferred(f"(?:{_THINGS})[^。]{{0,40}}。[^。]{{0,8}}(?:{_THINGS})名?は、")
"""What each of these has: 7`[施設を開放します。施設は、]`美術館."""
SEVERAL = deferred(f"{_PLACE}{_NUMBER}{_PLACE}[(]")
"""What each of the others has: 2`[市1町(]`甲市."""
FEWEST = 2


def find_wrong_named(facts: Facts) -> Iterator[Found]:
    """Find things that are named, and counted otherwise: by several units, or in the sentence before."""
    for index in facts.where(SEVERAL):
        for match in IN_SEVERAL.finditer(facts.texts[index]):
            yield from _miscounted_places(facts, index, match)
    for index in facts.where(SAID_AGAIN):
        for match in NEXT.finditer(facts.texts[index]):
            items = AND.split(match["items"])
            number = read_whole(match["number"]) or 0
            are_things = all(len(item) > 1 and NO_NOUN.search(item) is None for item in items)
            if are_things and min(number, len(items)) >= FEWEST and number != len(items):
                yield _told(facts, index, match.span("number")[0], match.end("unit"), (len(items), match.span("items")))


def _miscounted_places(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    """Tell the counts of places that aren't as many as are named; nothing where one of them is of no kind that is counted."""
    items = AND.split(match["items"])
    counts = [*COUNT.finditer(match.string, *match.span("counts"))]
    units = tuple(count["unit"] for count in counts)
    if len({*units}) < len(units) or not all(item.endswith(units) and len(item) > 1 for item in items):
        return
    for count in counts:
        named = sum(item.endswith(count["unit"]) for item in items)
        if named != read_whole(count["number"]):
            yield _told(facts, index, count.start(), count.end(), (named, match.span("items")))


def _told(facts: Facts, index: int, start: int, end: int, named: tuple[int, tuple[int, int]]) -> Found:
    number, span = named
    return Found(
        Place(index, start, end),
        f"{facts.blocks[index].text[start:end]}, but {number} are named",
        (Place(index, *span),),
    )
