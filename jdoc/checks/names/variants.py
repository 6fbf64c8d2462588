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

RUN = deferred("[一-鿿々ァ-ヴー]{5,24}")
"""A name as a whole: `[北浜市立中央図書館]の`, not `港の`."""
FEWEST = 2
"""How often the other one must stand there."""
FEWEST_OF_NAME = 3
"""Characters of a person's whole name."""
HIDDEN = "\0"


def find_own_variants(facts: Facts) -> Iterator[Found]:
    """Find names that the document has twice and more, and once with another character for one of theirs."""
    places: dict[str, list[Place]] = {}
    for index in facts.read:
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
    masked = {mask: name for name in known for mask in _masks(name)}
    for name, where in places.items():
        if len(where) >= FEWEST or name in entries():
            continue
        for at, mask in enumerate(_masks(name)):
            other = masked.get(mask, name)
            if other != name and are_confused(name[at], other[at]) and _is_first(places[other], where):
                yield Found(where[0], f"{name}: {other} elsewhere", (places[other][0],), other)
                break


def _is_first(others: list[Place], where: list[Place]) -> bool:
    """Tell whether the other name is the right one: it stands there more often, or first."""
    return len(others) > len(where) or others[0] < where[0]


def _masks(name: str) -> list[str]:
    """Return a name with each of its characters hidden, one at a time.

    >>> [mask.replace(HIDDEN, "*") for mask in _masks("港北区")]
    ['*北区', '港*区', '港北*']
    """
    return [f"{name[:at]}{HIDDEN}{name[at + 1 :]}" for at in range(len(name))]
