"""Persons with two titles that nobody has at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

TIMED = deferred("前|元|当時|新|次期|現|故|兼|代行|代理|副|予定|就任|退任|候補")
"""What makes a title that of another time, or one of two: `[前]首相`, `[副]大臣`, not `首相`."""
MINISTER = deferred("(?P<of>[一-鿿]{2,8}?)(?:大臣|相)$")
"""A minister: `[外務大臣]`, `[外相]`, not `首相`, which is another kind by rank."""
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("head", ("大統領", "首相", "総理大臣", "総理", "国家主席", "国王", "首席大臣", "天皇")),
    ("mayor", ("知事", "市長", "町長", "村長", "区長")),
    ("chair", ("議長", "委員長", "会長", "理事長", "社長", "事務総長", "事務局長", "総裁")),
    ("office", ("局長", "部長", "課長", "室長", "係長", "次長", "審議官", "参事官")),
)
"""Titles of which nobody has two at once, in one body."""
SAME = {"総理": "首相", "総理大臣": "首相", "内閣総理大臣": "首相"}
SHORT = {
    "外": "外務",
    "財": "財務",
    "法": "法務",
    "経産": "経済産業",
    "農水": "農林水産",
    "国交": "国土交通",
    "厚労": "厚生労働",
    "文科": "文部科学",
    "総": "総務",
    "防衛": "防衛",
}
"""What ministers are called shortly: 外相."""
FEWEST = 3
"""Characters of a name that is a person's whole one."""


class Said(NamedTuple):
    """A title that a person has somewhere."""

    kind: str
    title: str
    role: str
    place: Place


def find_conflicts(facts: Facts) -> Iterator[Found]:
    """Find persons with two titles that nobody has at once."""
    known: dict[str, list[Said]] = {}
    for index, persons in facts.entities({"PERSON"}):
        for person in persons:
            name = "".join(f"{person.value or person.text}".split())
            said = _said(fold(person.role or ""), Place(index, person.start, person.end))
            if said is None or len(name) < FEWEST or _is_timed(facts, said):
                continue
            other = next((each for each in known.get(name, ()) if _contradict(each, said)), None)
            if other is not None and not any(_agree(each, said) for each in known[name]):
                yield Found(said.place, f"{name}: {said.role}, but {other.role} elsewhere", (other.place,))
            known.setdefault(name, []).append(said)


def _agree(one: Said, other: Said) -> bool:
    return one.kind == other.kind and (one.title.endswith(other.title) or other.title.endswith(one.title))


def _contradict(one: Said, other: Said) -> bool:
    """Tell whether two titles exclude each other; of a chair or an office only where both are of one body."""
    if one.kind != other.kind or _agree(one, other):
        return False
    bodies = one.role.removesuffix(one.title), other.role.removesuffix(other.title)
    return one.kind in {"head", "mayor", "minister"} or bodies[0] == bodies[1]


def _said(role: str, place: Place) -> Said | None:
    """Read a title; None of one that others may be beside."""
    if not role or TIMED.search(role):
        return None
    for kind, titles in KINDS:
        title = next((each for each in sorted(titles, key=len, reverse=True) if role.endswith(each)), None)
        if title is not None:
            return Said(kind, SAME.get(title, title), role, place)
    minister = MINISTER.search(role)
    if minister is None:
        return None
    return Said("minister", SHORT.get(minister["of"], minister["of"]), role, place)


def _is_timed(facts: Facts, said: Said) -> bool:
    """Tell whether the words around a person speak of another time, or of several titles."""
    text = facts.texts[said.place.block]
    around = text[max(0, said.place.start - len(said.role) - 4) : said.place.end + len(said.role) + 6]
    return TIMED.search(around) is not None
