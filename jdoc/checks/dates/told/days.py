"""Days: those that an entity is, with their year where it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import FIGURES
from jdoc.language.calendar import date_or_none
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from jdoc.model import Entity

LONGEST_YEAR = 4
YEARLESS = deferred("(?<=XXXX-)[0-9]{2}-[0-9]{2}")
"""Each day without its year in a value: `XXXX-[10-31]`."""


class Day(NamedTuple):
    """A day, whose year may not be told."""

    year: int | None
    month: int
    day: int


def days_of(entity: Entity) -> tuple[Day, ...]:
    """Return the day that an entity is, or the first and the last one."""
    value, is_sure = f"{entity.value}", not entity.relative or "年" in entity.text
    whole = (tuple(map(int, day.split("-"))) for day in FIGURES.findall(value) if len(day) > LONGEST_YEAR)
    known = [Day(year if is_sure else None, month, day) for year, month, day in whole]
    bare = (tuple(map(int, day.split("-"))) for day in YEARLESS.findall(value))
    return (*known, *(Day(None, month, day) for month, day in bare))


def written(day: Day) -> str:
    """Write a day in figures.

    >>> written(Day(None, 5, 6)), written(Day(2025, 5, 6))
    ('5/6', '2025-05-06')
    """
    return f"{day.year}-{day.month:02}-{day.day:02}" if day.year else f"{day.month}/{day.day}"


def in_full(day: Day, beside: Day) -> dt.date | None:
    """Return a day of the calendar; the year may be that of another one."""
    year = day.year or beside.year
    return date_or_none(year, day.month, day.day) if year else None


def is_same_day(one: Day, other: Day) -> bool:
    """Tell whether two days are the same, but for a year that isn't told."""
    return one[1:] == other[1:] and (one.year == other.year or not one.year or not other.year)
