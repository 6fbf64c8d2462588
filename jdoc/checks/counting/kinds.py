"""Kinds: places that are counted by their kinds, and named in a bracket (2市1町(甲市、乙市及び丙町)) or before it (甲市及び乙町の1市1町)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.sentences import AND
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_PLACE = "[都道府県市町村区省庁]"
_ITEM = "[^、。,:()「」\n]{1,30}"
IN_SEVERAL = deferred(
    f"(?<![0-9])(?P<counts>(?:{_NUMBER}{_PLACE}){{2,4}})[(](?P<items>(?:{_ITEM}、){{0,14}}{_ITEM}(?:(?:及び|並びに|と){_ITEM})?)[)]"
)
"""Places that are counted by their kinds, and named in brackets: `[2市1町(甲市、乙市及び丙町)]`."""
NAMED_BEFORE = deferred(
    f"(?P<items>(?:{_ITEM}、){{1,14}}{_ITEM}|(?:{_ITEM}、){{0,14}}{_ITEM}(?:及び|並びに|と){_ITEM})の計?(?P<counts>(?:{_NUMBER}{_PLACE}){{2,4}})(?![^\\W_ぁ-ん])"
)
"""The same, named before: `[甲市、乙市及び丙町の2市1町]が`."""
BEFORE = deferred(f"の計?{_NUMBER}{_PLACE}{_NUMBER}{_PLACE}")
"""What they have: 丙町`[の2市1町]`."""
LEADS = deferred("[はがでにをもてらり]$")
"""How a clause ends that stands before the first name: `構成[は]`、甲市."""
COUNT = deferred(f"(?P<number>{_NUMBER})(?P<unit>{_PLACE})")
"""One of these counts: `[2市]`1町."""
SEVERAL = deferred(f"{_PLACE}{_NUMBER}{_PLACE}[(]")
"""What they have: 2`[市1町(]`甲市."""


def find_wrong_kinds(facts: Facts) -> Iterator[Found]:
    """Find places that are counted by their kinds, and named otherwise."""
    for index in facts.where(SEVERAL):
        for match in IN_SEVERAL.finditer(facts.texts[index]):
            yield from _miscounted(facts, index, match, AND.split(match["items"]))
    for index in facts.where(BEFORE):
        for match in NAMED_BEFORE.finditer(facts.texts[index]):
            yield from _miscounted(facts, index, match, _behind_lead(AND.split(match["items"])))


def _behind_lead(items: list[str]) -> list[str]:
    """Return the names behind the last clause that stands before them."""
    lead = max((at for at, item in enumerate(items) if LEADS.search(item)), default=-1)
    return items[lead + 1 :]


def _miscounted(facts: Facts, index: int, match: re.Match[str], items: Sequence[str]) -> Iterator[Found]:
    """Tell the counts that aren't as many as are named; nothing where a place is of no kind that is counted."""
    counts = [*COUNT.finditer(match.string, *match.span("counts"))]
    units = tuple(count["unit"] for count in counts)
    if (
        len({*units}) < len(units)
        or len(items) < len(units)
        or not all(item.endswith(units) and len(item) > 1 for item in items)
    ):
        return
    for count in counts:
        named = sum(item.endswith(count["unit"]) for item in items)
        if named != read_whole(count["number"]):
            place = Place(index, count.start(), count.end())
            said = facts.blocks[index].text[place.start : place.end]
            yield Found(place, f"{said}, but {named} are named", (Place(index, *match.span("items")),))
