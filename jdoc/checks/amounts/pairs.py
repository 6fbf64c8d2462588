"""Pairs: the sum of two things that have their amounts elsewhere in the document: 来館者数と貸出者数の計は、3,525人."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NAME = "[^\\W0-9_ぁ-ん]{2,12}"
_NUMBER = "[0-9][0-9,]*(?![0-9.]|[万億兆])"
PAIR = deferred(
    f"(?:^|(?<=[。、\n ]))(?P<one>{_NAME})(?:と|及び)(?P<other>{_NAME})(?:の(?:合計|計|和|総数|総計)|を(?:合わせ(?:た|ると)|足す?と|加えると))(?:[数額]|人数|件数)?(?:は|が|で)?、?(?P<number>{_NUMBER})(?P<unit>[^\\W0-9_ぁ-ん]{{1,3}})"
)
"""Two things and their sum: `[来館者数と貸出者数の計は、3,525人]`, not `来館者数は`."""
SUMS = ("の計", "の合計", "の和", "の総", "を合わせ", "を足", "を加えると")
"""What each of these has."""


def find_wrong_pairs(facts: Facts) -> Iterator[Found]:
    """Find sums of two things that have one amount each in the document, which don't make it."""
    for index in facts.having(*SUMS):
        for match in PAIR.finditer(facts.texts[index]):
            parts = [_amount_of(facts, match[name], match["unit"]) for name in ("one", "other")]
            stated = int(match["number"].replace(",", ""))
            if all(parts) and sum(parts) != stated and max(parts) < stated:
                place = Place(index, match.start("number"), match.end("unit"))
                said = facts.blocks[index].text[place.start : place.end]
                yield Found(place, f"{said}, but the parts add up to {sum(parts):,}")


def _amount_of(facts: Facts, name: str, unit: str) -> int:
    """Return the one amount that a thing has in the document; 0 if it has none, or two."""
    pattern = re.compile(
        f"(?:^|[\\s、。(・\x00]){re.escape(name)}(?:は|が|:)?[、 \\t]*(?P<number>{_NUMBER})(?:{re.escape(unit)}|(?=[\\t\\n\x00]))"
    )
    found = {match["number"].replace(",", "") for match in pattern.finditer(facts.every)}
    return int(found.pop()) if len(found) == 1 else 0
