"""Variants: persons of a document who stand there once with another character for one of their names'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.rules import Found, Place
from jdoc.checks.same import same_before
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import sounds_of
from jdoc.language.width import fold

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
        other = next((other for other in others if _is_one(facts, name, other)), None)
        if other is not None and name not in entries() and _is_first(persons[other], places):
            yield Found(places[0], f"{name}: {other} elsewhere", (persons[other][0],), other)


def _is_one(facts: Facts, name: str, other: str) -> bool:
    return _is_person(name, other) or _is_in_office(facts, name, other)


AROUND, HEAD = 16, 2
"""Characters before a person in which the office is told; those that say what it is: 課長."""


def _is_in_office(facts: Facts, name: str, other: str) -> bool:
    """Tell whether two of one surname whose given names differ in a character have one office: 人事課長　石毛亮, 人事課　課長　石毛享."""
    at = same_before(name, other)
    if at < SURNAME or name[at + 1 :] != other[at + 1 :]:
        return False
    roles = facts.kept("roles at", lambda: _roles(facts))
    place = _persons(facts)[name][0]
    mine = roles.get(place[:2], "")
    before = facts.texts[place.block][max(0, place.start - AROUND) : place.start] + mine
    theirs = (roles.get(there[:2], "") for there in _persons(facts)[other])
    return any(_is_same_office(role, mine, before) for role in theirs)


def _is_same_office(role: str, mine: str, before: str) -> bool:
    """Tell whether a title is of one kind with another one, before which stands what it is of: 人事課長, 課長."""
    stem, head = role[:-HEAD], role[-HEAD:]
    return len(role) > LONG and mine.endswith(head) and stem[-HEAD:] in before


LONG = 3
"""Characters of a title that says of what it is: 財政課長."""


def _roles(facts: Facts) -> dict[tuple[int, int], str]:
    """Return the roles of persons, by where these stand."""
    every = ((index, person) for index, persons in facts.entities({"PERSON"}) for person in persons)
    return {(index, person.start): fold(person.role) for index, person in every if person.role}


def _persons(facts: Facts) -> dict[str, list[Place]]:
    """Return the whole names of persons, with where they stand, found once."""
    return facts.kept("whole names", lambda: _whole_names(facts))


def _whole_names(facts: Facts) -> dict[str, list[Place]]:
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
