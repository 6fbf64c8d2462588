"""Mentions: where a document names somebody, and what it says there that this person is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.offices.reading import Office, read_office
from jdoc.checks.names.places import is_place
from jdoc.checks.names.roles import role_in_row
from jdoc.checks.places import places_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

RUN_BEHIND = deferred("(?P<gap>(?:氏|さん|君)?[ \\t]{0,8}(?:[・(]|、)?)(?P<run>[一-鿿ァ-ヴー]{2,20})")
"""What stands behind a name, that may be an office: 浅利`[測候所長]`, 浅利`[(副座長]`, not `は`."""
BRACKETED = deferred("(?:委員|氏|さん|君|議員|構成員)?[(](?P<run>[^()\\n。、]{2,30})[)]")
"""The same in brackets: 古賀`[委員(水産研究所長)]`, not `は(所長)`."""
RUN_BEFORE = deferred("(?P<run>[一-鿿ァ-ヴー]{2,20})(?P<gap>[ \\t]{0,14}(?:の|である|は、?|、|:|・|[(])?[ \\t]{0,14})$")
"""What stands before one: `[副院長の]`森下, `[委員長 ]`早瀬, not `して`."""
NEW_PERSON = deferred("[ \\t]*[一-鿿]{1,3}[ \\t]")
"""Who has an office that stands before a name: 副会長`[ 宮永 ]`和子, not `は`."""
OF_PLACE = deferred("[市町村区県都府](?!長|議)|[一-鿿]{0,4}大学(?![長院])")
"""What makes a place or school of a name: 久瀬`[市]環境部長`, 久瀬`[工業大学]教授`, not `市長`."""
BEFORE, BEHIND = 26, 36
"""Characters beside a name in which an office is read."""
SURNAME = 3
"""Characters of a surname at most."""
BROAD = deferred("[一-鿿々ァ-ヴー]")
"""What a surname doesn't begin behind: `[小]林`."""
GAPS = deferred("[ \\t]+")
"""What parts a surname and a given name: 竹 内`[  ]`修."""


class Mention(NamedTuple):
    """Somebody with an office, at one place."""

    name: str
    """The name as it stands there, without spaces: a whole one, or a surname."""
    office: Office
    place: Place
    """Where name and office stand."""
    how: str
    """Where the office stands: behind, spaced, before, bracket, row, speaker."""
    beside: tuple[str, ...]
    """All offices that are told at that place of that person."""


class Named(NamedTuple):
    """The persons of a document."""

    names: dict[str, list[Mention]]
    """Those who are named whole, with what they are."""
    calls: dict[str, list[Mention]]
    """Surnames, with what whoever is called so is."""

    short: dict[str, list[str]]
    """What those may be called by, with their whole names."""

    def owners(self, surname: str) -> list[str]:
        """Return the whole names of those who may be called by a surname."""
        return [name for name in self.short.get(surname, ()) if name in self.names]


def named_in(facts: Facts) -> Named:
    """Return the persons of a document, found once."""
    return facts.kept("persons with offices", lambda: _named_in(facts))


def _named_in(facts: Facts) -> Named:
    named = Named({}, {}, {})
    known: set[tuple[int, int]] = set()
    surnames: set[str] = set()
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            if not is_place(facts, index, person):
                surnames.update(_add_person(facts, named, index, person))
                known.add((index, person.start))
    _shorten(named)
    _merge(named)
    _add_speakers(facts, named)
    surnames -= {""}
    for surname in sorted(surnames, key=len, reverse=True):
        for place in _calls(facts, surname, named):
            if place[:2] not in known:
                known.add((place.block, place.start))
                where = named.names if surname in named.names else named.calls
                where.setdefault(surname, []).extend(_mentions(facts, surname, place, ()))
    for mentions in (*named.names.values(), *named.calls.values()):
        mentions.sort(key=lambda each: each.place)
    return named


def _shorten(named: Named) -> None:
    for name in named.names:
        for size in range(1, min(SURNAME + 1, len(name))):
            named.short.setdefault(name[:size], []).append(name)
        if DOT in name:
            named.short.setdefault(name.rpartition(DOT)[2], []).append(name)


DOT = "・"
"""What parts the names of a foreigner."""


def _merge(named: Named) -> None:
    """Take two names for one that are told apart by their last character alone, which belongs to it: 橋本玲, 橋本玲子."""
    for name in [*named.names]:
        if len(name) >= SURNAME and name[:-1] in named.names and len(name) > SURNAME:
            named.names[name].extend(named.names.pop(name[:-1]))
    for surname in [name for name in named.names if len(name) == SURNAME and named.owners(name)]:
        named.calls.setdefault(surname, []).extend(named.names.pop(surname))


def _add_person(facts: Facts, named: Named, index: int, person: Entity) -> list[str]:
    """Add a person with what the text says there, and return the surname."""
    text = facts.texts[index]
    written = text[person.start : person.end]
    name, value = bare_name(written), bare_name(f"{person.value or ''}")
    is_whole = name == value and (len(name) >= SURNAME or GAPS.search(written.strip()) is not None)
    row = role_in_row(facts.blocks[index].rows, person)
    told = (row, "row") if row else (fold(person.role or ""), "role")
    mentions = _mentions(facts, name, Place(index, person.start, person.end), (told,) if told[0] else ())
    (named.names if is_whole else named.calls).setdefault(name, []).extend(mentions)
    return _surnames(written, name) if is_whole else [name]


def bare_name(written: str) -> str:
    """Return a name without spaces and without what it is called by out of courtesy.

    >>> bare_name("戸川 誠 様")
    '戸川誠'
    """
    return COURTESY.sub("", "".join(written.split()))


COURTESY = deferred("(?<=..)(?:様|氏|君|さん|殿)$")
"""What stands behind a name out of courtesy: `戸川誠[様]`."""


def _surnames(written: str, name: str) -> list[str]:
    """Return what somebody with a whole name may be called by: any part of one without a gap.

    >>> _surnames("竹内 修", "竹内修"), _surnames("小田切修", "小田切修")
    (['竹内'], ['小田切', '小田'])
    """
    surname = _surname(written)
    if surname:
        return [surname]
    return [name[:size] for size in range(min(SURNAME, len(name)), 1, -1)] if KANJI.fullmatch(name) else []


KANJI = deferred("[一-鿿々ヶノツケ]{3,6}|[一-鿿々]{2,3}[ぁ-んァ-ヴー]{2,4}")
"""A whole name without a gap: `[竹内みどり]`, not `タロ`."""


def _surname(written: str) -> str:
    """Return the surname of a whole name that has a gap.

    >>> _surname("竹 内  修"), _surname("竹内 修"), _surname("竹内修"), _surname("タロ・マレイ")
    ('竹内', '竹内', '', 'マレイ')
    """
    if DOT in written:
        return written.rpartition(DOT)[2]
    gaps = [match.span() for match in GAPS.finditer(written)]
    if not gaps:
        return ""
    widest = max(gaps, key=lambda gap: gap[1] - gap[0])
    return "".join(written[: widest[0]].split())


def _add_speakers(facts: Facts, named: Named) -> None:
    for index in facts.read:
        block = facts.blocks[index]
        if block.attribution:
            name, role = (bare_name(block.name), block.role) if block.name else _parted(block.attribution, named)
            office = read_office(fold(role or "")) if name else None
            if office is not None:
                where = named.calls if len(name) < SURNAME else named.names
                place = Place(index, 0, min(len(block.text), 1))
                where.setdefault(name, []).append(Mention(name, office, place, "speaker", (office.role,)))


def _parted(attribution: str, named: Named) -> tuple[str, str]:
    """Part a speaker into the surname of somebody who is named whole, and an office: 事務局・坂口経営課長."""
    said = fold(attribution).rpartition("・")[2].strip("()【】 ")
    size = next((size for size in (SURNAME, SURNAME - 1) if said[:size] in named.short), 0)
    return said[:size], said[size:]


def _calls(facts: Facts, surname: str, named: Named) -> Iterator[Place]:
    """Yield where a surname stands alone."""
    whole = named.owners(surname)
    for index in facts.having(surname):
        text = facts.texts[index]
        for at in places_of(surname, text):
            end = at + len(surname)
            is_part = at and BROAD.match(text, at - 1) and len(surname) < SURNAME and not RUN_BEFORE.search(text, 0, at)
            if not is_part and not any(text.startswith(name, at) for name in whole):
                yield Place(index, at, end)


def _mentions(facts: Facts, name: str, place: Place, told: tuple[tuple[str, str], ...]) -> list[Mention]:
    """Return what a text says of a person at a place."""
    found: dict[str, tuple[Office, Place, str]] = {}
    for run, start, end, how in (
        *_runs(facts.texts[place.block], place),
        *((role, place.start, place.end, how) for role, how in told),
    ):
        office = read_office(run)
        if office is not None and run not in found:
            found[run] = (office, Place(place.block, min(start, place.start), max(end, place.end)), how)
    beside = tuple(found)
    return [Mention(name, office, where, how, beside) for office, where, how in found.values()]


def _runs(text: str, place: Place) -> Iterator[tuple[str, int, int, str]]:
    """Yield what stands beside a name and may be an office."""
    _, start, end = place
    behind = RUN_BEHIND.match(text, end, end + BEHIND)
    if behind is not None and not _is_of_place(behind) and not _is_of_next(text, behind["gap"], behind.end()):
        yield behind["run"].removeprefix("現"), *behind.span("run"), "spaced" if behind["gap"] else "behind"
    bracket = BRACKETED.match(text, end, end + BEHIND)
    if bracket is not None:
        yield from ((run, *bracket.span("run"), "bracket") for run in bracket["run"].replace("・", " ").split())
    before = RUN_BEFORE.search(text, max(0, start - BEFORE), start)
    if before is not None and not (behind and not behind["gap"] and "、" in before["gap"]):
        yield before["run"], *before.span("run"), _how(before["gap"])


def _how(gap: str) -> str:
    return "before of" if "の" in gap or not gap else "before"


def _is_of_place(behind: re.Match[str]) -> bool:
    """Tell a name that is the one of a place: 久瀬市環境部長."""
    return not behind["gap"] and OF_PLACE.match(behind["run"]) is not None


def _is_of_next(text: str, gap: str, end: int) -> bool:
    """Tell an office that is the next one's: 会長 有賀 副会長 宮永."""
    return "、" in gap or (gap.startswith((" ", "\t")) and NEW_PERSON.match(text, end) is not None and "\t" not in gap)
