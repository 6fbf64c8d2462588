"""Bare days: days of the month without the month (12日（水）), and which month is meant."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

BARE_DAY = deferred("[0-9０-９〇一二三四五六七八九十]{1,3}日")
"""A day without its month: `[18日]（木）`, not `9月18日`."""
FEWEST, FITTING = 2, 3
"""Days without a month whose weekdays are right in one, that show that it is meant, and how many for each that is wrong."""
NAMED_MONTH = deferred("(?<![0-9])(?P<month>1[0-2]|[1-9])月")
"""A month that a document names: `[6月]の行事`, not `16月`."""
MONTH = "月"


def is_bare(facts: Facts, index: int, date: Entity) -> bool:
    """Tell whether a day stands without its month, and no day with one stands before it in its block."""
    if BARE_DAY.match(date.text) is None or not date.relative:
        return False
    before = (each for each in facts.blocks[index].entities or () if each.start < date.start)
    return not any(each.label == "DATE" and MONTH in each.text for each in before)


def month_of_all(facts: Facts, days: Sequence[tuple[dt.date, int]]) -> dt.date | None:
    """Give the first day of the month that a document names in which most days, given with their weekdays, are right.

    A plan for June that was written in May says 6月 once, above all of them. Where no month is right for most, nothing
    is known.
    """
    names = {int(match["month"]) for match in NAMED_MONTH.finditer(facts.whole)}
    fitting = {near: _fitting(days, near) for day, _ in days[:1] for near in (_nearest(day, name) for name in names)}
    best = max(sorted(fitting), key=lambda month: fitting[month], default=None)
    if best is None or fitting[best] < max(FEWEST, FITTING * (len(days) - fitting[best])):
        return None
    return best


def _nearest(day: dt.date, month: int) -> dt.date:
    """Give the first day of the month of a number that is nearest to a day."""
    return min((dt.date(day.year + shift, month, 1) for shift in (-1, 0, 1)), key=lambda each: abs((each - day).days))


def _fitting(days: Sequence[tuple[dt.date, int]], month: dt.date) -> int:
    """Count the days that fall on their weekdays in a month."""
    moved = ((in_month(day, month), weekday) for day, weekday in days)
    return sum(day is not None and day.weekday() == weekday for day, weekday in moved)


def in_month(day: dt.date, month: dt.date) -> dt.date | None:
    """Give the day of a month that has the number of another day; None where it has none.

    >>> in_month(dt.date(2025, 5, 30), dt.date(2025, 6, 1)), in_month(dt.date(2025, 5, 31), dt.date(2025, 6, 1))
    (datetime.date(2025, 6, 30), None)
    """
    with suppress(ValueError):
        return month.replace(day=day.day)
    return None
