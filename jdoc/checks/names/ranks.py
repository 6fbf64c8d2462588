"""Ranks: whoever heads a body, and is called its deputy elsewhere, or the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.names.calls import are_apart, calls_of, common_surnames, is_of_personnel, owners_of, told_of
from jdoc.checks.places import places_of
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.names.calls import Named, Office
    from jdoc.checks.rules import Found

RANK = deferred(
    "(?P<vice>副|准)?(?P<head>(?:部|分科|協議|審議|委員)?会長|委員長|座長|議長|理事長|事務局長|事務総長|センター長|支部長|支社長|支店長|工場長|組合長|本部長|管理者|統括官|総裁|頭取|大使|長官|知事|教授"
    "|[局部課室所署館院校園学社団隊班市町村区]長)(?P<acting>職務代理者?|代理者?|補佐|心得)?$"
)
"""How an office ends, with what makes its deputy of it: 港湾局`[副局長]`, `[会長職務代理者]`, not `委員`."""
NEXT = (("事務次長", "事務局長"), ("事務局次長", "事務局長"), ("次長", "局長"))
"""How the titles of deputies end that don't say so, with the head."""
SHORTEST_SURNAME = 2


class Rank(NamedTuple):
    """What an office is the head of, and whether it is that of a deputy."""

    head: str
    is_deputy: bool


def rank_of(role: str) -> Rank | None:
    """Read which rank an office is.

    >>> rank_of("港湾局副局長"), rank_of("会長職務代理者"), rank_of("委員")
    (Rank(head='局長', is_deputy=True), Rank(head='会長', is_deputy=True), None)
    """
    head = next((head for deputy, head in NEXT if role.endswith(deputy)), None)
    if head is not None:
        return Rank(head, is_deputy=True)
    match = RANK.search("".join(role.split()))
    return Rank(match["head"], bool(match["vice"] or match["acting"])) if match else None


def find_ranks(facts: Facts) -> Iterator[Found]:
    """Find persons who are called by a surname and the office of whom they stand in for, or who stands in for them."""
    if not facts.entities({"PERSON"}) or is_of_personnel(facts):
        return
    for surname, owners in facts.kept("owners of surnames", lambda: owners_of(facts)).items():
        if len(surname) < SHORTEST_SURNAME:
            continue
        calls = calls_of(facts, surname, owners)
        own = [office for named in owners for office in named.offices]
        yield from _against(facts, surname, calls, owners, own) if own else _twice(facts, surname, calls)


def _against(
    facts: Facts, surname: str, calls: Sequence[Office], owners: Sequence[Named], own: Sequence[Office]
) -> Iterator[Found]:
    """Find calls by another rank than the one that a person is named with."""
    for call in calls:
        other = _other_rank(call, own)
        if other and are_apart(facts, other.place, call.place) and not _has_it(facts, owners, call):
            yield told_of(facts, surname, call, other)


def _has_it(facts: Facts, owners: Sequence[Named], call: Office) -> bool:
    """Tell whether the document says the rank of a call beside the whole name of one who may be called so."""
    return any(_is_said(facts, named.name, call.role) for named in owners)


def _is_said(facts: Facts, name: str, role: str) -> bool:
    for index in facts.having(name):
        text = facts.texts[index]
        for at in places_of(name, text):
            around = (
                text[max(0, at - TOLD) : at].rpartition("。")[2],
                text[at : at + len(name) + TOLD].partition("。")[0],
            )
            if any(_has_role(part, role) for part in around):
                return True
    return False


def _has_role(text: str, role: str) -> bool:
    """Tell whether a role stands in a text, and not that of a deputy.

    >>> _has_role("会長職務代理者 宮永", "会長"), _has_role("会長 有賀", "会長")
    (False, True)
    """
    at = text.find(role)
    return at >= 0 and text[max(0, at - 1) : at] not in VICE and not text.startswith(ACTING, at + len(role))


VICE, ACTING = ("副", "准"), ("職務", "代理", "補佐", "心得")
"""What makes the office of a deputy of one."""
TOLD = 16
"""Characters beside a whole name in which an office is told."""


def _other_rank(call: Office, own: Sequence[Office]) -> Office | None:
    """Return the office of which the call is the head, or the deputy, where nobody of the name has that of the call."""
    called = rank_of(fold(call.role))
    ranks = [(office, rank_of(fold(office.role))) for office in own] if called else []
    if any(rank == called for _, rank in ranks):
        return None
    return next((office for office, rank in ranks if rank and called and rank.head == called.head), None)


def _twice(facts: Facts, surname: str, calls: Sequence[Office]) -> Iterator[Found]:
    """Find a rare surname that stands with an office, and then with that of its deputy."""
    first = calls[0] if calls and surname not in common_surnames() else None
    for call in calls[1:] if first else ():
        if first and _other_rank(call, [first]) and are_apart(facts, first.place, call.place):
            yield told_of(facts, surname, call, first)
            return
