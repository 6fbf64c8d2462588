"""Variants: persons of a document who stand there once with another character for one of their names'."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING
from unicodedata import normalize

from jdoc.checks.names.confusions import are_confused
from jdoc.checks.names.offices.mentions import Mention, Named, named_in
from jdoc.checks.names.offices.reading import read_office
from jdoc.checks.rules import Found, Place
from jdoc.checks.same import same_before
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries
from jdoc.language.tokens import sounds_of
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

FEWEST_OF_NAME = 3
"""Characters of a person's whole name."""
SURNAME = 2
"""Characters of most surnames."""


def find_persons(facts: Facts) -> Iterator[Found]:
    """Find persons whose name stands there once with another character than elsewhere."""
    persons = _persons(facts)
    yield from _named_twice(facts, persons)
    yield from _called(facts) if persons else ()


def _named_twice(facts: Facts, persons: dict[str, list[Place]]) -> Iterator[Found]:
    """Find whole names that are nearly the same."""
    halves: dict[tuple[int, str], list[str]] = {}
    for name in persons:
        for half in _halves(name):
            halves.setdefault((len(name), half), []).append(name)
    for name, places in persons.items():
        near = (other for half in _halves(name) for other in halves[len(name), half]) if len(places) == 1 else ()
        other = _other(facts, name, near)
        if other is not None and name not in entries() and _is_first(persons[other], places):
            yield Found(places[0], f"{name}: {other} elsewhere", (persons[other][0],), other)


def _other(facts: Facts, name: str, near: Iterable[str]) -> str | None:
    """Return the first of some names that is another one of the same person."""
    return next((each for each in near if each != name and _is_one(facts, name, each)), None)


def _called(facts: Facts) -> Iterator[Found]:
    """Find who is called by an office that one person has, and by nearly the surname: 講師 長谷川静, 長谷部講師."""
    named = named_in(facts)
    holders: dict[str, set[str]] = {}
    for name, mentions in (*named.names.items(), *named.calls.items()):
        for each in mentions:
            holders.setdefault(each.office.role, set()).add(name)
    for surname, calls in (*named.calls.items(), *named.names.items()):
        is_surname = SURNAME <= len(surname) <= FEWEST_OF_NAME and not named.owners(surname)
        if is_surname and calls and facts.whole.count(surname) == 1:
            name = _nearly(surname, calls[0], holders, named)
            yield from _told(facts, surname, calls[0].place, name, named) if name else ()


def _told(facts: Facts, surname: str, place: Place, name: str, named: Named) -> Iterator[Found]:
    there = named.names[name][0].place
    at = facts.texts[place.block].find(surname, place.start)
    if place.block != there.block and at >= 0:
        where = Place(place.block, at, at + len(surname))
        yield Found(where, f"{surname}: {name} elsewhere", (there,), name[: len(surname)])


def _nearly(surname: str, call: Mention, holders: dict[str, set[str]], named: Named) -> str:
    """Return the one person with an office whose surname differs by a character from who is called by it."""
    if call.office.kind not in (*HEADS, "profession") or call.office.is_deputy:
        return ""
    others = {each for each in holders[call.office.role] if each != surname}
    name = others.pop() if len(others) == 1 else ""
    is_whole = name in named.names and len(name) > len(surname)
    return name if is_whole and sum(map(ne, surname, name)) == 1 and surname not in name else ""


def _is_one(facts: Facts, name: str, other: str) -> bool:
    if name == other:
        return False
    if _is_turned(name, other):
        return {each.block for each in _persons(facts)[name]}.isdisjoint(each.block for each in _persons(facts)[other])
    return _is_person(name, other) or _is_in_office(facts, name, other)


def _is_turned(name: str, other: str) -> bool:
    """Tell whether one name is the other with two characters beside each other exchanged.

    >>> _is_turned("高橋恵美", "高橋美恵"), _is_turned("小島田正樹", "小田島正樹"), _is_turned("正木一", "木正一")
    (True, True, False)
    """
    if len(name) != len(other) or len(name) <= SURNAME + 1:
        return False
    differing = [at for at, pair in enumerate(zip(name, other, strict=True)) if pair[0] != pair[1]]
    is_pair = len(differing) == SURNAME and differing[1] == differing[0] + 1
    return is_pair and name[differing[0]] == other[differing[1]] and name[differing[1]] == other[differing[0]]


AROUND, HEAD = 16, 2
"""Characters before a person in which the office is told; those that say what it is: 課長."""


def _is_in_office(facts: Facts, name: str, other: str) -> bool:
    """Tell whether two of one surname whose given names differ in a character have one office: 人事課長　石毛亮, 人事課　課長　石毛享."""
    at = same_before(name, other)
    if at < SURNAME or name[at + 1 :] != other[at + 1 :]:
        return False
    roles = facts.kept("roles at", lambda: _roles(facts))
    place = _persons(facts)[name][0]
    before = facts.texts[place.block][max(0, place.start - AROUND) : place.start]
    mine = roles.get(place[:2], "") or _of_head(before)
    before += mine
    theirs = (roles.get(there[:2], "") for there in _persons(facts)[other])
    return any(_are_one_head(role, mine) or _is_same_office(role, mine, before) for role in theirs)


def _are_one_head(one: str, other: str) -> bool:
    """Tell whether two titles are of one head, said in short or at length.

    >>> _are_one_head("北浜町長", "町長"), _are_one_head("議長", "副議長"), _are_one_head("北浜町長", "南浜町長")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return bool(short) and long.endswith(short) and read_head(short) and read_head(long)


HEAD_OF = deferred("(?P<role>[一-鿿]{1,6}長)(?:の|である)$")
"""Who is somebody by apposition: `[町長の]`倉田, not `町の`."""


def _of_head(before: str) -> str:
    match = HEAD_OF.search(before)
    return match["role"] if match else ""


def read_head(role: str) -> bool:
    """Tell whether an office is one that a body has one of: 議長, not 委員.

    >>> read_head("議長"), read_head("委員")
    (True, False)
    """
    office = read_office(role)
    return office is not None and office.kind in HEADS and not office.is_deputy


HEADS = frozenset({"chair", "local", "school", "cabinet"})
"""Kinds of offices of which a body has one."""


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
    for index in facts.read:  # speakers stand in no text: the place is that of the first words
        name = "".join(fold(facts.blocks[index].name or "").split())
        if len(name) >= FEWEST_OF_NAME and facts.blocks[index].attribution:
            places.setdefault(name, []).append(Place(index, 0, 1))
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
    is_foreign = PART in name and _bare(name[at]) == _bare(other[at])
    return is_surname or is_foreign or are_confused(name[at], other[at]) or sounds_of(name) == sounds_of(other)


PART = "・"
"""What parts the names of somebody from abroad."""


def _bare(char: str) -> str:
    """Return a kana without what marks it as voiced; ヴ is written for others on purpose.

    >>> _bare("ド"), _bare("パ"), _bare("ヴ")
    ('ト', 'ハ', 'ヴ')
    """
    return char if char == "ヴ" else normalize("NFD", char)[0]


def _is_first(others: list[Place], where: list[Place]) -> bool:
    """Tell whether the other name is the right one: it stands there more often, or first."""
    return len(others) > len(where) or others[0] < where[0]


def _halves(name: str) -> tuple[str, str, str]:
    """Return the halves of a name, one of which a slip leaves as it is, and its characters in order; signs tell them apart.

    >>> _halves("港北区")
    ('港', '-北区', '=北区港')
    """
    middle = len(name) // 2
    return name[:middle], f"-{name[middle:]}", f"={''.join(sorted(name))}"
