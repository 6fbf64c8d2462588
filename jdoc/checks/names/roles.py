"""Roles: what a text calls a person, beside the name or in the sentence that says who it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.cells import cell_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity

CHOSEN = deferred("(?P<role>[一-鿿]{0,6}長)(?:に|には)、?$")
"""What somebody is chosen for: `[副議長に]`長谷川恵議員を選出した."""
CHOICE = deferred("[^。]{0,40}?を?(?:選出|選任|互選|指名|任命|選んだ|選び)")
"""What says that somebody was chosen: 岡田正之議員`[を選出]`."""

IS = deferred("(?P<role>[一-鿿ァ-ヴー]{2,12})(?:は、?|の)$")
"""What somebody is said to be, before the name: `[代表取締役は]`大野誠である, `[台長の]`大野誠が."""
APPOSED = deferred("の(?P<role>[一-鿿]{1,6}長)、$")
"""What somebody is, told before the name: 協議会`[の事務局長、]`浅見千鶴さん, not `部長、`, which may be another one."""
IT = deferred(" ?(?:氏|さん)?(?:である|であり|だ[。っ]|です|で、|とし|とする|が(?:務|就)|[。(]|$)")
"""What stands behind a name that says who holds an office: 会長は大野誠`[であり]、`, not `と話した`."""
NAMED = deferred(" ?(?:さん|氏)")
"""What shows that a name is that of whoever was told before: 事務局長、浅見千鶴`[さん]`, not `、`."""
OF = "の"
IN_BRACKETS = deferred(" [^。()\\n]{0,30}[(](?P<role>[一-鿿]{0,6}長(?:代理)?)[)](?=$|\\n)")
"""The office of a member, behind the body that somebody is of: `[ 海浜大学教授(座長)]`, not `(市長は欠席)`."""
OF_SCHOLAR = deferred(" ?[(][^()\\n]{2,40}?(?P<role>准?教授|助教)[)]")
"""What a scholar is, in brackets with where: 海野一郎`[(北浜大学 教授)]`, not `(教授会)`."""
BESIDES = deferred("(?:代表|専務|常務)取締役(?=.)|(?:専務|常務)執行役員(?=.)")
"""A title that stands before another one: `[常務取締役]営業本部長`."""


def with_role(text: str, place: Place, role: str) -> Place:
    """Return where somebody stands with the office that is beside the name.

    >>> with_role("財政課長 田中一郎", Place(0, 5, 9), "財政課長"), with_role("田中課長は", Place(0, 0, 2), "課長")
    (Place(block=0, start=0, end=9), Place(block=0, start=0, end=4))
    >>> with_role("会 長  田中一郎", Place(0, 5, 9), "会長")
    Place(block=0, start=0, end=9)
    """
    index, start, end = place
    if text.startswith(role, end):
        return Place(index, start, end + len(role))
    first = text.rfind(role, max(0, start - len(role) - GAP), start)
    if first < 0:  # 会　長
        first = text.find(role[:1], max(0, start - 2 * len(role) - GAP), start) if role else -1
        return Place(index, first, end) if first >= 0 and "".join(text[first:start].split()) == role else place
    return Place(index, first, end) if not text[first + len(role) : start].strip(" ") else place


GAP = 3
"""Characters that may stand between an office and a name."""


def roles_of(text: str, person: Entity) -> Iterator[tuple[str | None, str]]:
    """Yield the roles of a person in a text, each with where it stands if that is right behind the name."""
    role, stands = _role_of(text, person)
    said = role or _is_said(text, person)
    yield said, stands
    besides = BESIDES.search(said) if said else None
    if besides is not None:
        yield besides[0], ""
    for pattern in (IN_BRACKETS, OF_SCHOLAR):
        listed = pattern.match(text, person.end)
        if listed is not None:
            yield listed["role"], ""


def _is_said(text: str, person: Entity) -> str | None:
    """Return what a sentence says that a person is: 代表取締役は大野誠である."""
    start = max(0, person.start - LONGEST_ROLE - len(IS_SAID))
    apposed = APPOSED.search(text, start, person.start)
    if apposed is not None and NAMED.match(text, person.end):
        return apposed["role"]
    match = IS.search(text, start, person.start)
    if match is None or not (match[0].endswith(OF) or IT.match(text, person.end)):
        return None
    return match["role"]


IS_SAID = "は、"


def _chosen_for(text: str, person: Entity) -> str | None:
    """Return what a person is chosen for, where the sentence says so."""
    match = CHOSEN.search(text, max(0, person.start - LONGEST_ROLE), person.start)
    return match["role"] if match and CHOICE.match(text, person.end) else None


LONGEST_ROLE = 12
"""Characters of a role."""


def _role_of(text: str, person: Entity) -> tuple[str | None, str]:
    """Return the role of a person, and where it stands if that is right behind the name: what that says comes first."""
    pattern = _beside()
    behind = pattern.match(text, person.end)
    if behind is not None:
        return behind[0], "behind"
    role = _chosen_for(text, person) or person.role
    if role is None:
        before = text[max(0, person.start - LONGEST_ROLE) : person.start].split()
        role = before[-1] if before and pattern.fullmatch(before[-1]) else None
    return role, ""


def role_in_row(rows: list[list[str]] | None, person: Entity) -> str | None:
    """Return the office of a person in a table that has a column of names and one of offices."""
    heads = ["".join(cell.split()) for cell in rows[0]] if rows and person.cell else []
    is_chronicle = any(map(WHEN.search, heads))
    column = next((at for at, head in enumerate(heads) if head in OFFICES and not is_chronicle), None)
    if column is None or not person.cell or heads[person.cell[1] : person.cell[1] + 1] != [NAMES]:
        return None
    return cell_of(rows or [], person.cell[0], column).strip()


def parted(attribution: str, full: dict[str, str]) -> tuple[str, str]:
    """Part a speaker into a surname that the document has and a title: 磯部上下水道部長, 事務局・磯部課長."""
    attribution = attribution.rpartition("・")[2].strip("()【】 ")
    ends = range(min(LONGEST_SURNAME, len(attribution)), 1, -1)
    end = next((at for at in ends if attribution[:at] in full), 0)
    return attribution[:end], attribution[end:]


LONGEST_SURNAME = 3


WHEN = deferred("[年期]")
"""What a table tells of when it has offices of several years: `[年]度`, 任`[期]`."""
NAMES, OFFICES = "氏名", frozenset({"役職", "職名", "役職名", "新役職", "役名", "職", "新", "新職"})
"""What columns of names and of offices are called."""


@cache
def exclusive_titles() -> list[dict[str, str]]:
    """Return the titles that exclude others, the longest first."""
    return sorted(rows("exclusive_titles"), key=lambda row: -len(row["title"]))


@cache
def _beside() -> re.Pattern[str]:
    """Return a pattern of the ranks and offices that stand beside a name without being found as its role."""
    titles = [re.escape(row["title"]) for row in exclusive_titles() if row["kind"] in RANKS]
    return deferred(f"(?:{'|'.join(titles)})(?![一-鿿])")


RANKS = frozenset({"fire", "police", "forces", "officers", "scholar", "court", "party", "research", "branch"})
"""Kinds of titles that are ranks, or offices of one word."""
