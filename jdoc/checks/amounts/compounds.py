"""Compounds: things counted in one word, and in its parts (40市町村（12市21町７村）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[1-9][0-9,]{0,6}"
_UNIT = "[市区町村都道府県省庁院課室校園館局部]"
# Numbers of several kinds of things side by side: 12市21町7村.
_PARTS = f"(?P<parts>(?:{_NUMBER}{_UNIT}(?:、|・|及び|並びに|と)?){{2,5}})"
# A number of things that have the names of several kinds in one: 40市町村.
_TOTAL = f"(?P<total>{_NUMBER})(?P<unit>{_UNIT}{{2,5}})(?!{_UNIT})"
SEVERAL = deferred(f"[0-9]{_UNIT}(?:、|・|及び|並びに|と)?[0-9]+{_UNIT}")
"""Parts of one side by side: `1[2市21町]`, not `12市`."""
BEHIND = deferred(f"(?<![0-9,第]){_TOTAL}[(](?:内訳は?:?|うち)?{_PARTS}[)]")
"""The whole, and its parts in brackets: `40市町村(12市21町7村)`."""
BEFORE = deferred(f"(?<![0-9,第]){_PARTS}(?:の|、|の?[合総]?計(?:の|で)?|の?合わせて){{1,2}}{_TOTAL}")
"""Its parts, and the whole behind them: `12市21町7村の40市町村`."""
PART = deferred(f"(?P<number>{_NUMBER})(?P<unit>{_UNIT})")
"""One of them: `[21町]`."""


def find_wrong_compounds(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that the numbers of each kind, whose names make theirs, don't add up to."""
    for index in facts.where(SEVERAL):
        for pattern in (BEHIND, BEFORE):
            for match in pattern.finditer(facts.texts[index]):
                yield from _told(facts, index, match)


def _told(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    parts = [*PART.finditer(match["parts"])]
    if sorted(part["unit"] for part in parts) != sorted(match["unit"]):
        return
    added, stated = sum(_read(part["number"]) for part in parts), _read(match["total"])
    if added != stated:
        place = Place(index, match.start("total"), match.end("unit"))
        said = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{said}, but the parts add up to {added:,}", (Place(index, *match.span("parts")),))


def _read(written: str) -> int:
    return int(written.replace(",", ""))
