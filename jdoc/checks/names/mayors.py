"""Mayors: towns whose mayor is called that of another kind of town: 上川町, 上川市長."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

MAYOR = deferred("(?<![一-鿿])(?P<stem>[一-鿿]{2,4}?)(?P<kind>[市町村])長(?![一-鿿])")
"""A mayor by the name of the town: `[上川市長]は`, not `市長は`."""
KINDS = "市町村"
MAYORS = frozenset(f"{kind}長" for kind in KINDS)
BEHIND = "(?:の[市町村]?[長議民役]|長|議会|役[場所]|[はがとで](?!き)|条例|規則)"
"""What stands behind a town that acts: 上川町`議会`, not 中央町`一丁目`."""


def find_mayors(facts: Facts) -> Iterator[Found]:
    """Find the mayor of a town that the document calls a town of another kind everywhere else."""
    for match in MAYOR.finditer(facts.whole) if MAYORS & facts.pairs else ():
        stem, name = match["stem"], match["stem"] + match["kind"]
        if facts.whole.count(name) > 1:
            continue
        others = (f"{stem}{kind}" for kind in KINDS if kind != match["kind"])
        right = next((other for other in others if _acts(facts, other)), None)
        if right is not None:
            index, at = facts.place_of(match.start())
            there = facts.having(right)[0]
            spot = facts.texts[there].find(right)
            place = Place(there, spot, spot + len(right))
            yield Found(Place(index, at, at + len(name)), f"{name}: {right} elsewhere", (place,), right)


def _acts(facts: Facts, town: str) -> bool:
    at = facts.whole.find(town)
    while at >= 0:
        if ACTING.match(facts.whole, at + len(town)):
            return True
        at = facts.whole.find(town, at + 1)
    return False


ACTING = deferred(BEHIND)
"""The same: 上川町`[議会]`, not `一丁目`."""
