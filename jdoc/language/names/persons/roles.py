"""Roles: the office of each person, with its body: what stands right behind the name, before it, or in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.language.names.persons.members import IN_BRACKETS
from jdoc.language.names.persons.titles import (
    OFFICE,
    ends_as_office,
    last_of_offices,
    office_behind,
    office_of,
    title_at_end,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.names import Name
    from jdoc.language.names.texts import Tokens

BEFORE = deferred(
    f"(?P<role>(?:{OFFICE}{{2,30}}\\([^()]{{2,20}}\\))?{OFFICE}{{2,40}})(?:\\([^()]{{2,20}}(?:担当|選出|選挙区)\\)|:)?"
    "(?:の|である)?[ ]{0,4}\\Z"
)
"""What may be a role, right before a name: `は[座長　]`, `は[知事の]`, not `座長は`."""
GRADED = deferred(f"(?P<role>{OFFICE}{{2,40}})(?:\\([^()]{{2,40}}\\))?[ ]{{1,4}}{OFFICE}{{2,5}}[ ]{{1,4}}\\Z")
"""An office before the grade of who holds it: `[訓練部長　陸将補　]`, not `陸将補　`."""
FARTHEST_GRADED = 90
"""Characters before a name that this may begin at."""
GLOSS = deferred("(?:\\([^()]{2,20}(?:担当|選出|選挙区)\\)|:)?(?:の|である)?[ ]*\\Z")
"""What may stand between a role and a name: `主計官[(農林水産係担当) ]`."""
APART = deferred("(?<![^ \n\t(])(?P<role>[一-鿿] {1,3}[一-鿿])[ ]{1,4}\\Z")
"""A title whose characters stand apart, before a name: `[理　事　　]`, not `理事　`."""
LISTED = deferred(
    f"(?: {{1,4}}|\t){OFFICE}{{2,30}}(?<=[社学会院所団庁省局部課校構連協合関行])(?:\\([^()]{{2,20}}\\))?(?: {{1,4}}|\t)"
    f"(?P<role>{OFFICE}{{2,24}}) *(?=\n|\\Z)"
)
"""An office at the end of a line, behind its body: `[　世界気象機関（WMO）　上席科学官]`, not `　上席科学官`."""
PRESENT = deferred(
    "[◎○●◇※]?(?:以上|出席|欠席|説明|参加)(?=[一-鿿])(?!者)|[0-9]+番|第[0-9]++号?(?!回|[局部課室係]|[一-鿿]*団)|^現 +"
    "|^(?:初代|第[0-9]+代)(?=[一-鿿A-Zァ-ヴ])|^[0-9]+[.)](?=[一-鿿])|^[◎○●◇※]|^付(?=参事官|企画官|調査官|主任)"
)
"""What heads a list of persons, their numbers in it, 現: `[出席]委員`, `[12番]`, `[現 ]社長`, not `出席者`."""
SAME = deferred("(?<![^ \\n\\t、])[同仝〃] {1,4}\\Z")
"""What says that somebody has the office of the one before: 委員　三輪田　進、`[同　]`ルイス・ハン, not `同社　`."""
LONGEST_SAME = 6
"""Characters of that."""
APPOINTED = deferred(f"(?P<role>{OFFICE}{{2,30}})(?:には?|(?P<topic>は)|として)\\Z")
"""The office that somebody is to have: `[理事長に]`白川雅, not `理事長と`."""
IS = deferred("(?:氏|さん|君)?(?:[。、\\n)]|\\Z|で(?:ある|す|、)|が(?:務め|就任|選ばれ|選出))")
"""What says who somebody with an office is: 委員長はホセ・西`[。]`, not `を起用した`."""
PARTICLES = frozenset("にはて")
"""What that ends with."""
ELECTED = deferred(
    "(?:氏|さん|君|様)?[がを][^。、\n]{0,8}?(?:就任|選任|選出|任命|起用|指名|推薦|推挙|選ばれ|充て|委嘱|互選|内定|昇格|再任|決ま)"
)
"""What says that somebody gets an office: 理事長に白川雅`[が就任]`, not `が述べた`."""
FARTHEST = 44
"""Characters before a name that its role may begin at."""


def with_roles(text: Tokens, names: list[Name]) -> list[Name]:
    """Give each person of a text the role that stands beside the name, and take away what only honors."""
    done: list[Name] = []
    last: Name | None = None
    for name in names:
        if name.label == "PERSON":
            name = last = name._replace(role=_role(text, name, last))  # noqa: PLW2901 -- the person with the role
        done.append(name)
    return done


def _role(text: Tokens, person: Name, last: Name | None) -> str | None:
    """Return the role of a person; that of the one before where 同 says so."""
    floor = last.end if last else 0
    if last and SAME.search(text.folded, max(floor, person.start - LONGEST_SAME), person.start):
        return last.role
    role = _own_role(text, person, floor)
    return _before_grade(text, person, floor) or role if role in gazetteer.titles_for("grade") else role


def _own_role(text: Tokens, person: Name, floor: int) -> str | None:
    """Return what is known of the role, or stands beside the name."""
    if person.role and office_of(person.role):
        return _of_one(person.role)
    beside = (read(text, person, floor) for read in BESIDE)
    return next(filter(None, map(_of_one, filter(None, beside))), None)


def _before_grade(text: Tokens, person: Name, floor: int) -> str | None:
    """Return the office before the grade of who holds it: 訓練部長 of 訓練部長　陸将補　戒田　重雄."""
    match = GRADED.search(text.folded, max(floor, person.start - FARTHEST_GRADED), person.start)
    role = match["role"] if match else _before(text, person, floor)
    return _of_one(role) if role and ends_as_office(role) else None


def _of_one(role: str) -> str | None:
    """Return the office of one of those whom a role may be said of: 委員 of 以上市民委員."""
    return office_of(PRESENT.sub("", role, count=1).lstrip("・"))


def _behind(text: Tokens, person: Name, _: int) -> str | None:
    return office_behind(text.folded, person.end, ends_as_office)


def _before(text: Tokens, person: Name, floor: int) -> str | None:
    written = text.folded[max(floor, person.start - FARTHEST) : person.start]
    if GLOSS.sub("", written)[-1:] not in last_of_offices():
        return None
    apart = APART.search(written)
    if apart and "".join(apart["role"].split()) in gazetteer.title_set():
        return "".join(apart["role"].split())
    match = BEFORE.search(text.folded, max(floor, person.start - FARTHEST), person.start)
    if match is None or not ends_as_office(match["role"]) or 0 < floor == match.start():
        return None
    return str(match["role"])


def _appointed(text: Tokens, person: Name, floor: int) -> str | None:
    """Return the office that somebody is said to take over: 理事長に白川雅が就任."""
    if text.folded[person.start - 1 : person.start] not in PARTICLES:
        return None
    match = APPOINTED.search(text.folded, max(floor, person.start - FARTHEST), person.start)
    if match is None or not (IS if match["topic"] else ELECTED).match(text.folded, person.end):
        return None
    return str(match["role"]) if ends_as_office(match["role"]) else None


def _apart(text: Tokens, person: Name, _: int) -> str | None:
    folded, end = text.folded, person.end
    return office_behind(folded, end + 1) if folded.startswith(" ", end) else None


def _in_brackets(text: Tokens, person: Name, _: int) -> str | None:
    match = IN_BRACKETS.match(text.folded, person.end)
    return str(match["role"]) if match and title_at_end(match["role"]) else None


def _at_line_end(text: Tokens, person: Name, _: int) -> str | None:
    match = LISTED.match(text.folded, person.end)
    begins = match and text.folded[person.start - 1 : person.start] in {"", "\n"}
    return str(match["role"]) if match and begins and ends_as_office(match["role"]) else None


BESIDE: tuple[Callable[[Tokens, Name, int], str | None], ...] = (
    *(_behind, _before, _apart, _in_brackets, _at_line_end),
    _appointed,
)
"""Where the role of a person may stand, the surest place first."""
