"""Calls: persons who are called by their surname, with an office that isn't theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.persons import PERSONNEL, PREFECTURE, is_form_of, is_timed, said_of
from jdoc.checks.rules import Found
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.persons import Said
    from jdoc.model import Entity

KINDS = frozenset({"local", "office", "head", "school", "company", "branch", "bureau", "secretary", "chair"})
"""Kinds of offices of which somebody has one, if no other is told beside it."""
MEETINGS = ("会長", "委員長", "座長", "団長", "本部長", "隊長")
"""Who is at the head of a body beside an office: 鈴木知事 is 鈴木会長 where governors meet."""
SHORTEST_NAME, LONGEST_SURNAME = 3, 3
"""Characters of a whole name, and of a surname."""


class Persons(NamedTuple):
    """The persons of a document, with what is said of them."""

    whole: dict[str, list[Said]]
    """By their whole names."""
    calls: list[tuple[str, Said]]
    """By their surnames alone, each time."""


def find_calls(facts: Facts) -> Iterator[Found]:
    """Find whoever is introduced by name and office, and called by the surname with another office."""
    if facts.kept("personnel", lambda: any(map(PERSONNEL.search, facts.texts))):
        return
    whole, calls = _persons(facts)
    for surname, call in calls:
        owners = [name for name in whole if name.startswith(surname) and len(name) > len(surname)]
        offices = whole[owners[0]] if len(owners) == 1 else []
        if offices and _are_apart(facts, offices[0], call) and all(_is_of_another(own, call) for own in offices):
            own = offices[0]
            yield Found(call.place, f"{surname}: {call.role}, but {own.role} elsewhere", (own.place,))


def _persons(facts: Facts) -> Persons:
    """Gather the persons that are named whole, and those that are called by their surnames."""
    found = Persons({}, [])
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            written = "".join(facts.texts[index][person.start : person.end].split())
            said = [each for _, each in said_of(facts, index, person) if not is_timed(facts, each)]
            if _is_place(facts.texts[index], person):
                continue
            if f"{person.value}" == written and len(written) >= SHORTEST_NAME:
                found.whole.setdefault(written, []).extend(said)
            if len(written) <= LONGEST_SURNAME:
                found.calls.extend((written, each) for each in said)
    return found


def _is_place(text: str, person: Entity) -> bool:
    """Tell a prefecture that was read as a person: 森川県知事."""
    return person.text.endswith(PREFECTURE) or text.startswith(PREFECTURE, person.end)


def _are_apart(facts: Facts, own: Said, call: Said) -> bool:
    """Tell whether somebody is called in another sentence than the one that says who it is."""
    block, start, _ = own.place
    return block != call.place.block or "。" in facts.texts[block][start : call.place.start]


def _is_of_another(own: Said, call: Said) -> bool:
    """Tell whether two offices can't be those of one person, neither being that of a meeting."""
    if not {own.kind, call.kind} <= KINDS:
        return False
    if own.role.endswith(MEETINGS) or call.role.endswith(MEETINGS):
        return False
    return not is_form_of(own.role, call.role) and own.role[-len(call.role) :] != call.role
