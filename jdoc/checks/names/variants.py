"""Variants: names of a document that stand there once with a character that is typed for another one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

RUN = deferred("[一-鿿々ァ-ヴー]{5,24}|[一-鿿々ァ-ヴー]{2,3}[市県町村区署校館園港駅](?![一-鿿々ァ-ヴー])")
"""A name as a whole: `[北浜市立中央図書館]の`, `[東陵県]の`, not `港の`."""
FEWEST = 2
"""How often the other one must stand there."""
FEWEST_OF_NAME = 3
"""Characters of a person's whole name."""


def find_own_variants(facts: Facts) -> Iterator[Found]:
    """Find names that the document has twice and more, and once with another character for one of theirs."""
    places: dict[str, list[Place]] = {}
    for index in facts.where(RUN):
        for match in RUN.finditer(facts.texts[index]):
            places.setdefault(match[0], []).append(Place(index, *match.span()))
    counts = Counter({name: len(each) for name, each in places.items()})
    yield from _variants(places, (name for name, count in counts.items() if count >= FEWEST))
    yield from _persons(facts)


def _persons(facts: Facts) -> Iterator[Found]:
    """Find persons whose whole name stands there with another character."""
    places: dict[str, list[Place]] = {}
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            name = "".join(facts.texts[index][person.start : person.end].split())
            if len(name) >= FEWEST_OF_NAME:
                places.setdefault(name, []).append(Place(index, person.start, person.end))
    yield from _variants(places, places)


def _variants(places: dict[str, list[Place]], known: Iterable[str]) -> Iterator[Found]:
    halves: dict[tuple[int, str], list[str]] = {}
    for name in known:
        for half in _halves(name):
            halves.setdefault((len(name), half), []).append(name)
    for name, where in places.items():
        if len(where) >= FEWEST or name in entries():
            continue
        others = (other for half in _halves(name) for other in halves.get((len(name), half), ()))
        other = next((other for other in others if _is_slip(name, other)), None)
        if other is not None and _is_first(places[other], where):
            yield Found(where[0], f"{name}: {other} elsewhere", (places[other][0],), other)


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two names of one length differ in one character, which is typed for the other.

    >>> _is_slip("北浜市立図書舘", "北浜市立図書館"), _is_slip("北浜市立図書館", "東浜市立図書館")
    (True, False)
    """
    differing = [pair for pair in zip(name, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and are_confused(*differing[0])


def _is_first(others: list[Place], where: list[Place]) -> bool:
    """Tell whether the other name is the right one: it stands there more often, or first."""
    return len(others) > len(where) or others[0] < where[0]


def _halves(name: str) -> tuple[str, str]:
    """Return the halves of a name, one of which a slip leaves as it is; a sign tells them apart.

    >>> _halves("港北区")
    ('港', '-北区')
    """
    middle = len(name) // 2
    return name[:middle], f"-{name[middle:]}"
