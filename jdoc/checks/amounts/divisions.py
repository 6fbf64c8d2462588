"""Divisions: how many chapters a text says that it has, and how many it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.checks.structure.located import is_said_of_another
from jdoc.checks.structure.references import chapters
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

SIGNS = ("構成", "立て", "から成", "からな")
"""What says of how many parts something is."""
COMPOSED = deferred(
    "(?<![第0-9一二三四五六七八九十])(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?(?:つの)?(?P<unit>[編章部])(?:構成|立て|で構成|から(?:成|な[るっ]|構成))"
)
"""How many chapters it is said to have: 全`[5章から成]る`, `[3部構成]`, not `第5章から`."""


def find_wrong_divisions(facts: Facts) -> Iterator[Found]:
    """Find a number of chapters that the document hasn't, though it has all up to its last one."""
    for index in facts.having(*SIGNS):
        known = chapters(facts)
        for match in COMPOSED.finditer(facts.texts[index]):
            numbers = known.get(match["unit"], set())
            number = read_whole(match["number"])
            is_whole = len(numbers) > 1 and numbers == set(range(1, max(numbers) + 1))
            if is_whole and number != len(numbers) and not is_said_of_another(facts, index, match.start()):
                place = Place(index, match.start(), match.end("unit"))
                written = facts.blocks[index].text[place.start : place.end]
                yield Found(place, f"{written}, but there are {len(numbers)}")
