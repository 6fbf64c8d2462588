"""Acronyms that stand for two names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.rules import Found, Place
from jdoc.language.acronyms import FEWEST_CAPITALS, find_acronyms
from jdoc.language.names.gazetteer import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

ALIKE = 0.6


class Said(NamedTuple):
    """An acronym with the name that it stands for."""

    acronym: str
    name: str
    place: Place


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find acronyms with two names, and names with two acronyms."""
    names: dict[str, Said] = {}
    acronyms: dict[str, Said] = {}
    for said in _said(facts):
        known = names.setdefault(said.acronym, said)
        other = acronyms.setdefault(said.name, said)
        if known is not said and differ(known.name, said.name):
            yield Found(said.place, f"{said.acronym}: {said.name}, but {known.name} elsewhere", (known.place,))
        elif other.acronym != said.acronym and _is_acronym_of_it(other, said):
            yield Found(said.place, f"{said.name}: {said.acronym}, but {other.acronym} elsewhere", (other.place,))


def _said(facts: Facts) -> Iterator[Said]:
    for index in facts.read:
        text = facts.texts[index]
        for acronym in find_acronyms(text):
            yield Said(acronym.word, acronym.name, Place(index, acronym.start, acronym.end))


def differ(one: str, other: str) -> bool:
    """Tell whether two names are of two things: neither is the end of the other, and they aren't alike.

    >>> differ("世界税関機構", "世界コーヒー機関"), differ("核兵器不拡散条約", "核不拡散条約")
    (True, False)
    """
    if one.endswith(other) or other.endswith(one) or _canonical(one) == _canonical(other):
        return False
    if _is_listed(one) and _is_listed(other):
        return True
    first, second = _pairs(one), _pairs(other)
    return 2 * len(first & second) < ALIKE * (len(first) + len(second))


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}


def _is_listed(name: str) -> bool:
    return name in entries()


def _canonical(name: str) -> str:
    listed = entries().get(name)
    return listed.value if listed else name


def _is_acronym_of_it(one: Said, other: Said) -> bool:
    """Tell whether two acronyms are meant to be one: they differ by a letter, or two are exchanged."""
    if len(one.acronym) != len(other.acronym):
        short, long = sorted((one.acronym, other.acronym), key=len)
        return len(short) > FEWEST_CAPITALS and any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
    return sorted(one.acronym) == sorted(other.acronym) or sum(map(str.__ne__, one.acronym, other.acronym)) == 1
