"""Calls: persons who are called by their surname, with an office that the document gives them nowhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.names.persons import PREFECTURE, TIMED, TIMED_BEHIND, is_form_of, read_title, said_of
from jdoc.checks.names.roles import with_role
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

OFFICE = deferred(
    "[一-鿿ァ-ヴー]{0,10}(?:(?<!選手団)長|(?<!長)官|総監|相|大臣|管理者|総裁|主査|主幹|専務|常務|取締役|監査役|専務理事|常務理事|大使|公使|領事|知事|頭取|監事)(?![一-鿿ァ-ヴー])"
)
"""An office behind a surname: 三枝`[港湾局長]`, not `委員`, `課長補佐`."""
BESIDE = deferred("(?:(?<!監査)委員|議員|教授|講師|弁護士|会計士|医師|研究員|博士|選手|参考人|証人)$")
"""What somebody is beside an office: 北浜大学`[教授]`, not `監査委員`."""
MEETINGS = deferred(
    "(?:会長|委員長|座長|団長|隊長|議長|部会長|大会長|(?<!営業)(?<!管理)(?<!品質保証)(?<!技術)(?<!開発)(?<!製造)(?<!生産)(?<!事業)(?<!販売)本部長)$"
)
"""Who is at the head of a body beside an office: 鈴木知事 is 鈴木`[会長]` where governors meet, not `営業本部長`."""
KINDS = frozenset({"local", "office", "head", "school", "company", "branch", "bureau", "secretary", "chair"})
"""Kinds of offices of which one of several persons of a surname has one, if no other is told beside it."""
PERSONNEL = deferred(
    "(?:人事|役員|職員|定期)の?異動|異動(?:者|名簿|により|に伴|に関する|の(?:お知らせ|内示|発令))|辞令|発令|歴代|同姓|人事(?:の|に関する)(?:お知らせ|件)"
)
"""What shows that offices go from one person to another, or that two have a surname: `[人事異動]`, not `担当者の異動`."""
FIRM = deferred("(?:社長|代表取締役)$")
"""Who heads a firm: 代表取締役`[社長]`, not `理事長`."""
CHAIRMAN = "会長"
BODIES = deferred("(?:協会|協議会|連合会|委員会|審議会|商工会|連盟|組合|部会|財団)")
"""A body that the head of a firm may be the head of as well: 経済`[連合会]`, not `取締役会`."""
SHORTEST_NAME, LONGEST_SURNAME = 3, 3
"""Characters of a whole name, and of a surname."""
DOT = "・"
TOLD = 16
"""Characters beside a whole name in which an office is told."""
KANJI_BEFORE = deferred("[一-鿿々ァ-ヴー]|(?<=[ァ-ヴー])・")
"""What a surname doesn't begin behind: `[小]林`, not `、林`, nor 事務局`・`林."""


LOCAL = ("知事", "市長", "町長", "村長", "区長")
BODY = deferred("(?P<body>[一-鿿ァ-ヴー]{3,}[会合社団構署庁省校院所])の$")
"""A body before somebody who is of it: `[荒磯警察署の]`乙部署長, not `市の`."""
OF_BODY = deferred("[会合社団人構]の$")
"""A body before somebody who may be of several: `協[会の]`香西専務理事, not `市の`."""
ASSEMBLY = frozenset({"議長", "副議長"})
"""Whoever heads a town heads no assembly of it."""


class Office(NamedTuple):
    """What somebody is called, and where."""

    role: str
    place: Place


class Named(NamedTuple):
    """A person who is named whole."""

    name: str
    offices: list[Office]


def find_calls(facts: Facts) -> Iterator[Found]:
    """Find whoever is introduced by name and office, and called by the surname with another office."""
    if not facts.entities({"PERSON"}) or is_of_personnel(facts):
        return
    for surname, owners in facts.kept("owners of surnames", lambda: owners_of(facts)).items():
        if not owners:
            yield from _called_twice(facts, surname)
            continue
        for call in calls_of(facts, surname, owners):
            own = _office_of_another(facts, owners, call)
            if own is not None and are_apart(facts, own.place, call.place):
                yield told_of(facts, surname, call, own)


def is_of_personnel(facts: Facts) -> bool:
    """Tell whether offices go from one person to another in a document."""
    return facts.kept("offices that change", lambda: PERSONNEL.search(facts.every) is not None)


def _called_twice(facts: Facts, surname: str) -> Iterator[Found]:
    """Find a rare surname that stands with an office, and once with another one."""
    calls = calls_of(facts, surname, ()) if len(surname) > 1 and surname not in common_surnames() else []
    first = calls[0] if calls else None
    odd = [call for call in calls[1:] if first and not _are_forms(first.role, call.role)]
    if first and len(odd) == 1 and _excludes(facts, first, odd[0]) and are_apart(facts, first.place, odd[0].place):
        yield told_of(facts, surname, odd[0], first)


def told_of(facts: Facts, surname: str, call: Office, own: Office) -> Found:
    """Tell a surname with an office, where the one that bears it has another one."""
    here, there = (with_role(facts.texts[each.place.block], each.place, each.role) for each in (call, own))
    return Found(here, f"{surname}: {call.role}, but {own.role} elsewhere", (there,))


@cache
def common_surnames() -> frozenset[str]:
    """Return surnames that two persons of a document may well have."""
    return frozenset(surname for (surname,) in columns("common_surnames", "surname"))


def owners_of(facts: Facts) -> dict[str, list[Named]]:
    """Return the persons that are named whole, by the surnames that they may be called by."""
    named: dict[str, Named] = {}
    surnames: set[str] = set()
    for index, person in _persons(facts):
        written = facts.texts[index][person.start : person.end]
        name = "".join(written.split())
        surnames.update(_surnames(written, is_short=f"{person.value}" != name))
        if f"{person.value}" == name and len(name) >= SHORTEST_NAME:
            named.setdefault(name, Named(name, [])).offices.extend(_offices(facts, index, person))
    return {surname: [each for each in named.values() if _is_of(each.name, surname)] for surname in sorted(surnames)}


def _persons(facts: Facts) -> Iterator[tuple[int, Entity]]:
    for index, persons in facts.entities({"PERSON"}):
        yield from ((index, person) for person in persons if not _is_place(facts.texts[index], person))


def _surnames(written: str, *, is_short: bool) -> list[str]:
    """Return what somebody with a name may be called by: a short one is that itself.

    >>> _surnames("三枝　誠也", is_short=False), _surnames("マルタ・リンドホルム", is_short=False)
    (['三枝'], ['リンドホルム'])
    """
    if is_short or len(written) <= LONGEST_SURNAME:
        return [written]
    return [written.rpartition(DOT)[2]] if DOT in written else written.split()[:1]


def _is_of(name: str, surname: str) -> bool:
    return name != surname and (name.startswith(surname) or name.endswith(f"{DOT}{surname}"))


def _offices(facts: Facts, index: int, person: Entity) -> Iterator[Office]:
    """Yield what a person is called: all of it, former offices as well."""
    place = Place(index, person.start, person.end)
    roles = [fold(person.role or ""), *(each.role for _, each in said_of(facts, index, person))]
    yield from (Office(role, place) for role in roles if role)


def _is_place(text: str, person: Entity) -> bool:
    """Tell a prefecture that was read as a person: 森川県知事."""
    return person.text.endswith(PREFECTURE) or text.startswith(PREFECTURE, person.end)


def calls_of(facts: Facts, surname: str, owners: Sequence[Named]) -> list[Office]:
    """Return where a surname stands with an office behind it, of today."""
    return facts.kept(f"calls of {surname}", lambda: [*_calls(facts, surname, owners)])


def _calls(facts: Facts, surname: str, owners: Sequence[Named]) -> Iterator[Office]:
    for index in facts.having(surname):
        text = facts.texts[index]
        for at in places_of(surname, text):
            end = at + len(surname)
            match = OFFICE.match(text, end)
            place = Place(index, at, end)
            if match is not None and not _is_longer(facts, place, match[0], owners) and not _is_timed(text, at, match):
                yield Office(match[0], place)


def _is_longer(facts: Facts, place: Place, role: str, owners: Sequence[Named]) -> bool:
    """Tell a whole name, or another surname that begins alike: 堀, but 堀内課長."""
    index, start, end = place
    if role[0] in "県都府" or any(facts.texts[index].startswith(named.name, start) for named in owners):
        return True
    if any(
        each.start == start and each.end > end and each.label == "PERSON" for each in facts.blocks[index].entities or ()
    ):
        return True
    return role[0] not in "副総" and read_title(role[1:]) is not None and read_title(role) is None


def _is_timed(text: str, start: int, office: re.Match[str]) -> bool:
    """Tell an office of another time, and a surname that is part of a word."""
    if start and KANJI_BEFORE.match(text, start - 1):
        return True
    before = text[max(0, start - BESIDE_NAME) : start].rpartition("。")[2]
    behind = text[office.end() : office.end() + BESIDE_NAME].partition("。")[0]
    return any((TIMED.search(office[0]), TIMED.search(before), TIMED_BEHIND.search(behind)))


BESIDE_NAME = 4
"""Characters beside a name and its office in which a word of time belongs to it."""


def _office_of_another(facts: Facts, owners: Sequence[Named], call: Office) -> Office | None:
    """Return the office of the first of those who may be called so, if none of them can have that of the call."""
    if not all(named.offices for named in owners) or any(_is_told(facts, named.name, call.role) for named in owners):
        return None
    offices = [office for named in owners for office in named.offices]
    is_sure = len(owners) == 1 or _are_exclusive(offices, call)
    return offices[0] if is_sure and all(_excludes(facts, own, call) for own in offices) else None


def _are_exclusive(offices: Sequence[Office], call: Office) -> bool:
    """Tell whether persons of one surname have offices that nobody has beside that of the call."""
    return read_title(call.role) is not None and all(_is_exclusive(own.role) for own in offices)


def _is_exclusive(role: str) -> bool:
    title = read_title(role)
    return title is None or (title[0] in KINDS and MEETINGS.search(role) is None)


def _excludes(facts: Facts, own: Office, call: Office) -> bool:
    """Tell whether two offices can't be those of one person."""
    if _are_forms(own.role, call.role) or BESIDE.search(own.role):
        return False
    if _is_of_a_body(facts, own, call):
        return False
    if own.role.endswith(LOCAL):
        return MEETINGS.search(call.role) is None or call.role in ASSEMBLY
    if not MEETINGS.search(call.role):
        return True
    is_of_firm = call.role == CHAIRMAN and FIRM.search(own.role) is not None
    return is_of_firm and facts.whole.count(CHAIRMAN) == 1 and not BODIES.search(facts.texts[call.place.block])


def _is_of_a_body(facts: Facts, own: Office, call: Office) -> bool:
    """Tell a call that says of which body somebody is, where that isn't the one that the office is of."""
    text = facts.texts[call.place.block]
    body = BODY.search(text, 0, call.place.start)
    if body is not None and body["body"] not in facts.texts[own.place.block]:
        return True
    return MEETINGS.search(own.role) is not None and OF_BODY.search(text, 0, call.place.start) is not None


def _are_forms(own: str, called: str) -> bool:
    """Tell whether one of two offices is the other one, said in short.

    >>> [_are_forms(*pair) for pair in (("北浜市長", "市長"), ("常務取締役", "常務"), ("社長", "副社長"), ("外務大臣", "外相"))]
    [True, True, False, True]
    """
    titles = read_title(own), read_title(called)
    if None not in titles and titles[0] == titles[1]:
        return True
    shorter, longer = sorted((own, called), key=len)
    return longer not in {f"{rank}{shorter}" for rank in "副総准"} and (is_form_of(own, called) or shorter in longer)


def _is_told(facts: Facts, name: str, role: str) -> bool:
    """Tell whether the document gives somebody an office beside the whole name somewhere."""
    for index in facts.having(name):
        text = facts.texts[index]
        if any(role in text[max(0, at - TOLD) : at + len(name) + TOLD] for at in places_of(name, text)):
            return True
    return False


def are_apart(facts: Facts, own: Place, call: Place) -> bool:
    """Tell whether somebody is called in another sentence than the one that says who it is."""
    return own.block != call.block or "。" in facts.texts[own.block][own.start : call.start]
