"""Calls: persons who are called by their surname, with an office that isn't theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.persons import PREFECTURE, is_form_of, said_of
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.persons import Said
    from jdoc.model import Entity

KINDS = frozenset({"local", "office", "head", "school", "company", "branch", "bureau", "secretary", "chair"})
"""Kinds of offices of which somebody has one, if no other is told beside it."""
MEETINGS = deferred(
    "(?:会長|委員長|座長|団長|隊長|(?<!営業)(?<!管理)(?<!品質保証)(?<!技術)(?<!開発)(?<!製造)(?<!生産)(?<!事業)(?<!販売)本部長)$"
)
"""Who is at the head of a body beside an office: 鈴木知事 is 鈴木`[会長]` where governors meet, not `営業本部長`."""
AUDITORS = ({"auditor", "office"}, {"auditor", "director"}, {"auditor", "company"})
"""Kinds of offices of which whoever audits has none."""
PERSONNEL = deferred("人事(?!院|委員会|[課部考評])|異動|辞令|発令|歴代")
"""What shows that offices go from one person to another: `[異動]`, not `前任`, `人事委員会`."""
ASSISTANT = "補佐"
"""How the posts end of which an office has several: 課長補佐."""
SHORTEST_NAME, LONGEST_SURNAME = 3, 3
"""Characters of a whole name, and of a surname."""


class Named(NamedTuple):
    """A person who is named whole."""

    roles: list[str]
    """All that somebody is called, former offices as well."""
    offices: list[Said]


class Persons(NamedTuple):
    """The persons of a document, with what is said of them."""

    whole: dict[str, Named]
    """By their whole names."""
    calls: list[tuple[str, Said]]
    """By their surnames alone, each time."""


def find_calls(facts: Facts) -> Iterator[Found]:
    """Find whoever is introduced by name and office, and called by the surname with another office."""
    if PERSONNEL.search(facts.every):
        return
    whole, calls = _persons(facts)
    for surname, call in calls:
        owners = [named for name, named in whole.items() if name.startswith(surname) and len(name) > len(surname)]
        own = _office_of_another(owners, call)
        if own is not None and _are_apart(facts, own, call):
            yield Found(call.place, f"{surname}: {call.role}, but {own.role} elsewhere", (own.place,))


def _office_of_another(owners: Sequence[Named], call: Said) -> Said | None:
    """Return the office of the first of those who may be called so, if none of them can have that of the call."""
    offices = [office for named in owners for office in named.offices]
    roles = [role for named in owners for role in named.roles]
    is_sure = all(named.roles for named in owners) and not any(is_form_of(role, call.role) for role in roles)
    return offices[0] if offices and is_sure and all(_is_of_another(office, call) for office in offices) else None


def _persons(facts: Facts) -> Persons:
    """Gather the persons that are named whole, and those that are called by their surnames."""
    found = Persons({}, [])
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            if _is_place(facts.texts[index], person):
                continue
            written = "".join(facts.texts[index][person.start : person.end].split())
            said = [each for _, each in said_of(facts, index, person)]
            if f"{person.value}" == written and len(written) >= SHORTEST_NAME:
                named = found.whole.setdefault(written, Named([], []))
                named.roles.extend(filter(None, [fold(person.role or ""), *(each.role for each in said)]))
                named.offices.extend(said)
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
    kinds = {own.kind, call.kind}
    if call.role.endswith(ASSISTANT):
        return False
    return (kinds <= KINDS or kinds in AUDITORS) and not any(MEETINGS.search(each.role) for each in (own, call))
