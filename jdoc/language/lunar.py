"""Days of the lunisolar calendar, which Japan had until 明治５年12月２日."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import NamedTuple

from jdoc.lexicon import rows

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
