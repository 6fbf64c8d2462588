"""Pairs: two offices of one person, of which one may be another one's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.offices.reading import are_forms
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.names.offices.mentions import Mention, Named

MOST = 6
"""Offices of one person that are compared."""


class Pair(NamedTuple):
    """Two offices that are said of one person, or of one surname."""

    name: str
    odd: list[Mention]
    own: list[Mention]
    offices: int
    """How many the person has."""
    owners: int
    """How many persons of the document may be called so; none where nobody is named whole."""


def pairs_of(named: Named) -> Iterator[Pair]:
    """Yield the offices of persons that are no forms of each other, two by two: the rarer, or the later, against the other one."""
    for name, mentions in named.names.items():
        yield from _of_person(name, mentions, 1)
    for surname, mentions in named.calls.items():
        owners = named.owners(surname)
        if not owners:
            yield from _of_person(surname, mentions, 0)
            continue
        every = [each for owner in owners for each in named.names[owner]]
        if all(named.names[owner] for owner in owners):
            yield from _of_calls(owners[0] if len(owners) == 1 else surname, mentions, every, len(owners))


def _of_person(name: str, mentions: Sequence[Mention], owners: int) -> Iterator[Pair]:
    groups = groups_of(mentions)
    for at, one in enumerate(groups[:MOST]):
        for other in groups[at + 1 : MOST]:
            if not _are_beside(one, other):
                own, odd = (other, one) if _is_odder(one, other) else (one, other)
                yield Pair(name, odd, own, len(groups), owners)


def _of_calls(name: str, calls: Sequence[Mention], every: Sequence[Mention], owners: int) -> Iterator[Pair]:
    known, groups = groups_of(every), groups_of(calls)
    for odd in groups:
        if any(are_forms(one.office, each.office) for one in odd[:1] for each in every):
            continue
        for own in known[:MOST]:
            if not _are_beside(own, odd):
                yield Pair(name, odd, own, len({*map(_first, (*known, *groups))}), owners)


def _first(group: Sequence[Mention]) -> str:
    return group[0].office.role


def groups_of(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return what is said of a person by offices, forms of one together."""
    groups: list[list[Mention]] = []
    for each in mentions:
        if each.office.role == LECTURER and each.how != "behind":
            continue  # whoever teaches a course there, whatever he is elsewhere
        group = next((group for group in groups if all(are_forms(each.office, known.office) for known in group)), None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    return groups


LECTURER = "講師"


def _are_beside(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Tell whether two offices are told at one place, as both of one person: 委員長 高梨 (北浜大学教授)."""
    places = {(each.place.block, each.beside) for each in one}
    return any((each.place.block, each.beside) in places for each in other)


def _is_odder(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return len(one) < len(other)
