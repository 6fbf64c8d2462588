"""Days of the lunisolar calendar, which Japan had until 明治５年12月２日."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.language.edtf import Period

REPEATED = "閏"
LAST_YEAR = 1872
"""The western year that the calendar's last year goes by."""
SHORTEST, LONGEST = 29, 30
"""Days that a month has, but for the last of all."""


class LunarMonth(NamedTuple):
    """A row of lunar_months.tsv."""

    first: dt.date
    """Its first day in the Gregorian calendar."""
    days: int | None
    """How many it has; None where that isn't certain."""

    def day(self, number: int) -> dt.date | None:
        """Return a day in the Gregorian calendar; None where the month has none of that number, or may have none.

        >>> lunar_month(1868, 9).day(8).isoformat(), lunar_month(1868, 9).day(31)
        ('1868-10-23', None)
        """
        if number > (self.days or SHORTEST):
            return None
        return self.first + dt.timedelta(days=number - 1)

    @property
    def last(self) -> dt.date | None:
        """Its last day; None where that isn't certain."""
        return self.day(self.days) if self.days else None


@cache
def _months() -> dict[tuple[int, str], LunarMonth]:
    return {
        (int(row["year"]), row["month"]): LunarMonth(
            dt.date.fromisoformat(row["first"]), int(row["days"]) if row["days"] else None
        )
        for row in rows("lunar_months")
    }


def lunar_month(year: int, month: int, *, repeated: bool = False) -> LunarMonth | None:
    """Return a month, by the western year that its year goes by; None where its days aren't known.

    >>> lunar_month(1868, 4, repeated=True).first.isoformat(), lunar_month(1700, 1)
    ('1868-05-22', None)
    """
    return _months().get((year, f"{REPEATED * repeated}{month}"))


def lunar_period(year: int, month: int, day: int | None, *, repeated: bool, is_part: bool) -> Period | None:
    """Return the Gregorian days of a month, or of a day of it (-1: its last one); the year where nothing tells them.

    None where there was no such day.

    >>> lunar_period(1855, 10, 2, repeated=False, is_part=False).value
    '1855-11-11'
    >>> lunar_period(1700, 10, 2, repeated=False, is_part=False).value
    '1700'
    """
    named = lunar_month(year, month, repeated=repeated)
    if named is None or is_part:
        return edtf.year(year)
    wanted = named.days if day == -1 else day
    if wanted is not None:
        found = named.day(wanted)
        return edtf.day(found) if found else _year_unless_no_day(wanted, named, year)
    return edtf.days(named.first, named.last) if named.last and day is None else edtf.year(year)


def _year_unless_no_day(day: int, month: LunarMonth, year: int) -> Period | None:
    """Return the year where a month may have a day; None where it has none of that number."""
    return edtf.year(year) if month.days is None and day <= LONGEST else None
