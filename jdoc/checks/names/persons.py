"""Persons with two titles that nobody has at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.facts import Facts

TIMED = deferred("前|元|当時|新|次期|現|故|兼|代行|代理|予定|就任|退任|候補|旧|職務")
"""What makes a title that of another time, or one of two: `[前]首相`, not `首相`."""
MINISTER = deferred("(?P<of>[一-鿿]{1,8}?)(?:大臣|相)$")
"""A minister: `[外務大臣]`, `[外相]`, not `大統領`."""
HEADS = {
    title: "首相" if title in {"総理大臣", "総理"} else title
    for title in ("大統領", "首相", "総理大臣", "総理", "国家主席", "国王", "天皇")
}
"""Heads of state and government, with what is the same."""
LOCAL = (
    *(f"{deputy}{title}" for title in ("知事", "市長", "町長", "村長", "区長") for deputy in ("副", "")),
    "教育長",
)
AUDITORS = ("監事", "監査役", "監査委員")
DIRECTORS = ("専務理事", "常務理事", "代表理事", "理事")
BUREAU = ("事務局長",)
CHAIRS = ("会長", "委員長", "議長", "理事長", "座長", "議会議長")
OFFICES = ("局長", "部長", "課長", "室長", "係長", "次長")
SCHOLARS = ("准教授", "教授", "助教")
SECRETARIES = ("長官",)
COMPANY = ("副社長", "社長", "専務取締役", "常務取締役", "監査役", "副頭取", "頭取", "副総裁", "総裁")
SCHOOL = ("副学長", "学長", "副校長", "校長", "教頭", "副園長", "園長")
MEMBERS = ("衆議院議員", "参議院議員", "都議会議員", "県議会議員", "市議会議員", "町議会議員", "村議会議員")
TITLES: tuple[tuple[str, Iterable[str], bool], ...] = (
    ("cabinet", HEADS, False),
    ("local", LOCAL, False),
    ("auditor", AUDITORS, False),
    ("director", DIRECTORS, False),
    ("bureau", BUREAU, False),
    ("scholar", SCHOLARS, False),
    ("secretary", SECRETARIES, True),
    ("company", COMPANY, False),
    ("school", SCHOOL, False),
    ("member", MEMBERS, False),
    ("chair", CHAIRS, True),
    ("office", OFFICES, True),
)
"""The kinds of titles, those of each, and whether all of a role is the title: 総務部長, not 部長."""
DEPUTED = (*CHAIRS, *LOCAL, *COMPANY, *SCHOOL)
"""Titles that have deputies."""
SHORT = {
    "外": "外務",
    "財": "財務",
    "法": "法務",
    "経産": "経済産業",
    "農水": "農林水産",
    "国交": "国土交通",
    "厚労": "厚生労働",
    "文科": "文部科学",
    "総務": "総務",
}
"""What ministers are called shortly: 外相."""
FEWEST = 3
"""Characters of a name that is a person's whole one."""
BESIDE = 4
"""Characters before a person, and behind the title, in which a word of time belongs to it."""
APART = ({"auditor", "director"}, {"auditor", "chair"}, {"bureau", "chair"}, {"bureau", "auditor"})
"""Kinds of titles that nobody has at once: who is audited doesn't audit."""
PUBLIC = frozenset({"cabinet", "local"})
"""Offices beside which nobody is a professor."""


class Said(NamedTuple):
    """A title that a person has somewhere."""

    kind: str
    title: str
    role: str
    place: Place


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find persons with two titles that nobody has at once."""
    known: dict[str, dict[tuple[str, str], Said]] = {}
    told: set[str] = set()
    for name, said in _said(facts):
        titles = known.setdefault(name, {})
        if name in told or (said.kind, said.title) in titles:
            continue  # who speaks a thousand times is named once
        others = [*titles.values()]
        other = next((each for each in others if _contradict(each, said)), None)
        if other is not None and not any(_agree(each, said) for each in others):
            told.add(name)
            yield Found(said.place, f"{name}: {said.role}, but {other.role} elsewhere", (other.place,))
        titles[said.kind, said.title] = said


def _said(facts: Facts) -> Iterator[tuple[str, Said]]:
    """Yield the persons of a document with the titles that they bear there, speakers among them."""
    full = _full_names(facts)
    for index in facts.read:
        block = facts.blocks[index]
        if block.attribution and block.name:
            yield from _with_title(
                full.get(block.name, block.name), block.role, Place(index, 0, min(len(block.text), 1))
            )
        for person in block.entities or ():
            if person.label != "PERSON":
                continue
            for name, said in _with_title(_name(person.value), person.role, Place(index, person.start, person.end)):
                if not _is_timed(facts, said):
                    yield name, said


def _with_title(name: str, role: str | None, place: Place) -> Iterator[tuple[str, Said]]:
    said = read_title(fold(role or ""), place)
    if said is not None and len(name) >= FEWEST:
        yield name, said


def _name(value: object) -> str:
    return "".join(f"{value or ''}".split())


def _full_names(facts: Facts) -> dict[str, str]:
    """Return the full names of a document by the surnames that only one of them begins with."""
    names = {_name(person.value) for _, persons in facts.entities({"PERSON"}) for person in persons}
    found: dict[str, list[str]] = {}
    for name in names:
        for length in range(1, len(name)):
            found.setdefault(name[:length], []).append(name)
    return {surname: each[0] for surname, each in found.items() if len(each) == 1}


def read_title(role: str, place: Place) -> Said | None:
    """Read a title that excludes others; None of one that others may be beside.

    >>> [read_title(role, Place(0, 0, 1)).title for role in ("日本国内閣総理大臣", "外相", "副市長", "総務部長")]
    ['首相', '外務', '副市長', '総務部長']
    """
    if not role or TIMED.search(role):
        return None
    for kind, titles, is_whole in TITLES:
        title = next((each for each in titles if role.endswith(each)), None)
        if title is not None:
            return Said(kind, role if is_whole else HEADS.get(title, title), role, place)
    minister = MINISTER.search(role)
    return None if minister is None else Said("cabinet", SHORT.get(minister["of"], minister["of"]), role, place)


def _agree(one: Said, other: Said) -> bool:
    return (
        one.kind == other.kind
        and (one.title.endswith(other.title) or other.title.endswith(one.title))
        and not _is_deputy(one, other)
    )


def _is_deputy(one: Said, other: Said) -> bool:
    """Tell whether one title is the other with 副 before: 会長 and 副会長."""
    titles = {one.title, other.title}
    return titles == {"教授", "准教授"} or titles in ({title, f"副{title}"} for title in DEPUTED)


def _contradict(one: Said, other: Said) -> bool:
    """Tell whether two titles exclude each other."""
    if one.kind != other.kind:
        kinds = {one.kind, other.kind}
        return kinds in APART or {"scholar"} < kinds <= {"scholar", *PUBLIC}
    if one.kind == "director":
        return False
    return _is_deputy(one, other) if one.kind == "chair" else not _agree(one, other)


def _is_timed(facts: Facts, said: Said) -> bool:
    """Tell whether the words beside a person speak of another time, or of several titles."""
    text = facts.texts[said.place.block]
    size = len(said.role) + BESIDE
    before = text[max(0, said.place.start - size) : said.place.start].rpartition("。")[2]
    behind = text[said.place.end : said.place.end + size].partition("。")[0]
    return TIMED.search(before) is not None or TIMED.search(behind) is not None
