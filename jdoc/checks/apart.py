"""Names that a document holds apart: 二ノ宮支所（旧・二宮支所）, 髙木と高木は別人である."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING

from jdoc.checks.same import same_before
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found, Place

OF_NAMES = frozenset({"name-variant", "title-conflict"})
"""Rules that take two names for one."""
DISTINCT = deferred(
    "別人|別の(?:者|人|会社|法人|学校|施設|路線|[課係部室]|機関|団体|地区|橋|道|品)|別個|別法人|異なる(?:会社|法人|団体|者|地区|施設)"
    "|とは(?:別|異な|違)|間違え|混同|を含まない|の組織である|旧[・、:]|字も違"
)
"""What says that two names are of two things: 髙木と高木は`[別人]`, 二ノ宮支所(`[旧・]`二宮支所), not `別の日`."""
FORMER = deferred("(?:当時|以前|従前)の(?:商号|名称|名|校名|社名)|(?:現在|今)の(?:商号|名称|名)に")
"""What says that a name was another one: `[当時の商号]`は, not `当時の人口`."""
LINKS = ("及び", "並びに", "と", "、", "・")
"""What joins two names that are those of two."""
LONGEST_ROSTER = 16
"""Blocks within which names in lines of their own are those of one roster."""


def are_apart(facts: Facts, found: Found) -> bool:
    """Tell whether a document says that two names are of two, or has both in one list."""
    one = _name(facts, found.place)
    other = _name(facts, found.related[0]) if found.related else ""
    names = {one, other} - {""}
    sentences = facts.kept("distinct sentences", lambda: _sentences(facts))
    parts = _parts(one, other)
    return (
        any(all(part in sentence for part in parts) for sentence in sentences[0])
        or any(parts[0] in sentence for sentence in sentences[1])
        or (len(names) > 1 and _are_listed(facts, found, one, other))
    )


def _name(facts: Facts, place: Place) -> str:
    return "".join(facts.texts[place.block][place.start : place.end].split())


def _parts(one: str, other: str) -> tuple[str, ...]:
    """Give what of two names shows that they are two: the character that differs, with the one beside it.

    >>> _parts("髙木一", "高木一"), _parts("二宮支所", "二ノ宮支所"), _parts("佐々木", "佐々木")
    (('髙木', '高木'), ('二宮', '二ノ'), ('佐々木',))
    """
    if one == other or not other:
        return (one,)
    start = max(0, same_before(one, other) - 1)
    return one[start : start + 2], other[start : start + 2]


def _sentences(facts: Facts) -> tuple[list[str], list[str]]:
    """Give the sentences that hold names apart, and those that tell former names, without spaces."""
    return _with(facts, DISTINCT), _with(facts, FORMER)


def _with(facts: Facts, pattern: re.Pattern[str]) -> list[str]:
    texts = ("".join(facts.texts[index].split()) for index in facts.where(pattern))
    return [sentence for text in texts for sentence in text.split("。") if pattern.search(sentence)]


def _are_listed(facts: Facts, found: Found, one: str, other: str) -> bool:
    """Tell whether two names stand beside each other in one list, or in lines of one roster."""
    text = "".join(facts.texts[found.place.block].split())
    if any(f"{first}{link}{second}" in text for link in LINKS for first, second in ((one, other), (other, one))):
        return True
    places = found.place, *found.related[:1]
    kinds = {facts.blocks[place.block].kind for place in places}
    is_near = len(kinds) == 1 and abs(places[0].block - places[-1].block) <= LONGEST_ROSTER
    return is_near and _are_persons(one, other) and all(_is_line(facts, place) for place in places)


def _is_line(facts: Facts, place: Place) -> bool:
    """Tell whether a place stands in a row of a table, or in a line of its own."""
    return bool(facts.blocks[place.block].rows) or "。" not in facts.texts[place.block]


def _are_persons(one: str, other: str) -> bool:
    """Tell whether two names may be those of two persons, whose names differ by one character."""
    is_short = len(one) == len(other) <= LONGEST_PERSON
    return is_short and sum(map(ne, one, other)) == 1


LONGEST_PERSON = 6
