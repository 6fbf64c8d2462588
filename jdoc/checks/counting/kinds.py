"""Kinds: places that are counted by their kinds and named in a bracket (2市1町(甲市、乙市及び丙町))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.sentences import AND
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_PLACE = "[都道府県市町村区]"
_ITEM = "[^、。,:()「」\n]{1,30}"
IN_SEVERAL = deferred(
    f"(?<![0-9])(?P<counts>(?:{_NUMBER}{_PLACE}){{2,4}})[(](?P<items>(?:{_ITEM}、){{0,14}}{_ITEM}(?:(?:及び|並びに|と){_ITEM})?)[)]"
)
"""Places that are counted by their kinds, and named in brackets: `[2市1町(甲市、乙市及び丙町)]`."""
COUNT = deferred(f"(?P<number>{_NUMBER})(?P<unit>{_PLACE})")
"""One of these counts: `[2市]`1町."""
SEVERAL = deferred(f"{_PLACE}{_NUMBER}{_PLACE}[(]")
"""What they have: 2`[市1町(]`甲市."""


def find_wrong_kinds(facts: Facts) -> Iterator[Found]:
    """Find places that are counted by their kinds, and named otherwise."""
    for index in facts.where(SEVERAL):
        for match in IN_SEVERAL.finditer(facts.texts[index]):
            yield from _miscounted(facts, index, match)


def _miscounted(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    """Tell the counts that aren't as many as are named; nothing where a place is of no kind that is counted."""
    items = AND.split(match["items"])
    counts = [*COUNT.finditer(match.string, *match.span("counts"))]
    units = tuple(count["unit"] for count in counts)
    if len({*units}) < len(units) or not all(item.endswith(units) and len(item) > 1 for item in items):
        return
    for count in counts:
        named = sum(item.endswith(count["unit"]) for item in items)
        if named != read_whole(count["number"]):
            place = Place(index, count.start(), count.end())
            said = facts.blocks[index].text[place.start : place.end]
            yield Found(place, f"{said}, but {named} are named", (Place(index, *match.span("items")),))
