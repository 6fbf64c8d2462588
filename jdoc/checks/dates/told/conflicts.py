"""Conflicts: one thing whose day is told twice, and isn't the same (提出期限 令和7年5月30日 … 6月6日の提出期限の当日は)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.dates.told.days import Day, in_full, written
from jdoc.checks.dates.told.tellings import DEADLINES, tellings
from jdoc.checks.dates.told.words import EVENT, labels
from jdoc.checks.rules import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.dates.told.tellings import Telling
    from jdoc.checks.facts import Facts

MOST_DAYS, APART = 31, 2
"""How many days a slip is off at most, and how many blocks two places are apart at least."""
LEAP_YEAR = 2024


def find_two_days(facts: Facts) -> Iterator[Found]:
    """Find days that are told of one thing elsewhere as other ones."""
    for told in _grouped(tellings(facts)):
        base = _base(told)
        if base is not None:
            other = [each for each in told if not _is_same(base, each)]
            if other and len({each.days for each in other}) == 1 and _may_be_slip(base, other[0]):
                places = (base, other[0])
                first, last = sorted(each.place for each in places)
                yield Found(last, _message(other[0] if last == other[0].place else base, *places), (first,))


def _message(later: Telling, *both: Telling) -> str:
    [earlier] = [each for each in both if each is not later]
    return f"{later.word}: {written(later.days[-1])}, but {written(earlier.days[-1])} elsewhere"


def _grouped(every: Sequence[Telling]) -> Iterator[list[Telling]]:
    """Yield the tellings of each thing; a bare deadline is that of the one kind that has one."""
    named = {each.kind for each in every if each.kind in DEADLINES - {"deadline"}}
    groups: defaultdict[tuple[str, frozenset[str]], list[Telling]] = defaultdict(list)
    for each in every:
        if each.days and not each.is_elsewhen:
            is_bare = each.kind == "deadline" and len(named) == 1
            groups[(next(iter(named)) if is_bare else each.kind, each.things)].append(each)
    return iter(groups.values())


def _base(told: list[Telling]) -> Telling | None:
    """Return the telling in a form that the others are held against, if it is the only one of its kind."""
    every = [each for each in told if each.is_line]
    if not every:
        return told[0] if _is_told_of_one(told) else None
    own = [each for each in every if not each.is_box]
    lines = own or every
    is_one = len({each.days for each in lines}) == 1
    return lines[0] if is_one and _is_of_one_kind(own) else None


def _is_of_one_kind(lines: list[Telling]) -> bool:
    """Tell whether some lines have one word, or several of one kind."""
    return len({each.word for each in lines}) <= 1 or lines[0].kind in _kinds()


@cache
def _kinds() -> frozenset[str]:
    """Return the kinds that have several words."""
    return frozenset(label.kind for label in labels().values())


def _is_told_of_one(told: list[Telling]) -> bool:
    """Tell whether two sentences tell the day of one event, which has a name of its own, or the one deadline."""
    if len(told) != PAIR or told[0].things:
        return False
    words = {each.word for each in told}
    is_event = len(words) == 1 and all(len(word) >= LONG and EVENT.fullmatch(word) for word in words)
    return is_event or (told[0].kind in DEADLINES and all(each.word in labels() for each in told))


PAIR, LONG = 2, 4


def _is_same(one: Telling, other: Telling) -> bool:
    """Tell whether two tellings have a day in common, or one of them has those of the other between its ends."""
    days = {(day.month, day.day) for day in one.days}
    others = {(day.month, day.day) for day in other.days}
    within = (min(days) <= day <= max(days) for day in others)
    return bool(days & others) or (len(days) > 1 and any(within))


def _may_be_slip(one: Telling, other: Telling) -> bool:
    """Tell whether two days are near each other and told in places apart."""
    is_apart = abs(one.place.block - other.place.block) >= (APART if one.is_line and other.is_line else 1)
    apart = _days_between(one.days[-1], other.days[-1])
    return is_apart and apart is not None and 0 < apart <= MOST_DAYS


def _days_between(one: Day, other: Day) -> int | None:
    beside = Day(one.year or other.year or LEAP_YEAR, 1, 1)
    first, last = (in_full(day, beside) for day in (one, other))
    return abs((last - first).days) if first and last else None
