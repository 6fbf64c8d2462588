"""Days that go by a name: 憲法記念日, 母の日."""

from __future__ import annotations

import datetime as dt
from functools import cache

from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple


class Holiday(NamedTuple):
    """A row of holidays.tsv."""

    month: int
    day: int
    nth: int
    """0 for a fixed day; else `day` is a weekday, from 0 for Monday."""

    def on(self, year: int) -> dt.date:
        """Return the day in a year.

        >>> Holiday(5, 6, nth=2).on(2017).isoformat()
        '2017-05-14'
        """
        if not self.nth:
            return dt.date(year, self.month, self.day)
        first = dt.date(year, self.month, 1)
        return first + dt.timedelta(days=(self.day - first.weekday()) % 7 + 7 * (self.nth - 1))


@cache
def holidays() -> dict[str, Holiday]:
    """Return the days that go by a name.

    >>> holidays()["憲法記念日"].on(2017).isoformat()
    '2017-05-03'
    """
    table = {}
    for row in rows("holidays"):
        nth, _, day = row["day"].rpartition("-")
        table[row["name"]] = Holiday(int(row["month"]), int(day), int(nth or 0))
    return table
