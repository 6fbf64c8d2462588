"""Variants: persons of a document who stand there once with another character for one of their names'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.rules import Found, Place
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import sounds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

FEWEST_OF_NAME = 3
"""Characters of a person's whole name."""
SURNAME = 2
"""Characters of most surnames."""


def find_persons(facts: Facts) -> Iterator[Found]:
    """Find persons whose whole name stands there once with another character than elsewhere."""
    persons = _persons(facts)
    halves: dict[tuple[int, str], list[str]] = {}
    for name in persons:
        for half in _halves(name):
            halves.setdefault((len(name), half), []).append(name)
    for name, places in persons.items():
        others = (other for half in _halves(name) for other in halves[len(name), half]) if len(places) == 1 else ()
        other = next((other for other in others if _is_person(name, other)), None)
        if other is not None and name not in entries() and _is_first(persons[other], places):
            yield Found(places[0], f"{name}: {other} elsewhere", (persons[other][0],), other)


def _persons(facts: Facts) -> dict[str, list[Place]]:
    """Return the whole names of persons, with where they stand."""
    places: dict[str, list[Place]] = {}
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            name = "".join(facts.texts[index][person.start : person.end].split())
            if len(name) >= FEWEST_OF_NAME:
                places.setdefault(name, []).append(Place(index, person.start, person.end))
    return places


def _is_person(name: str, other: str) -> bool:
    """Tell whether two whole names are of one person: another character that looks or sounds alike, or in the surname.

    >>> _is_person("渡部千佳子", "渡邉千佳子"), _is_person("山田太郎", "山田次郎")
    (True, False)
    """
    differing = [at for at, pair in enumerate(zip(name, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    [at] = differing
    is_surname = 0 < at < SURNAME and len(name) > SURNAME + 1
    return is_surname or are_confused(name[at], other[at]) or sounds_of(name) == sounds_of(other)


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
