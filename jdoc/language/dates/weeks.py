"""Weeks and weekdays: 今週, 先週の金曜日, 今度の金曜日, 週末; weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.calendar import DAYS, WEEKDAYS
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.forms import form
from jdoc.language.dates.numbers import NoDateError, number_within
from jdoc.language.dates.readings import reading_of, reading_of_period, unknown_reading
from jdoc.language.dates.relative import relative_words

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

SATURDAY, SUNDAY = 5, 6
LAST, NEXT = ("この前の",), ("次の", "今度の")
"""What stands before a weekday and says which one is meant."""


@form(grammar.WEEK)
def read_week(match: re.Match[str], context: DateContext) -> DateReading:
    """Read 今週, 先週の金曜日, 来週末, 同週5日.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_week("来週の水曜日", 0, DateContext(dt.date(2017, 5, 1))).value
    '2017-05-10'
    """
    if context.base is None:
        return unknown_reading(match.end())
    weeks = relative_words("week")[match["week"]].shift
    monday = context.base + dt.timedelta(days=7 * weeks - context.base.weekday())
    return _reading_of_days(monday, _days_of_week(match, monday), match.end())


def _days_of_week(match: re.Match[str], monday: dt.date) -> range:
    """Return which days of a week are meant, from 0 for Monday; NoDateError where it has no such day."""
    if match["weekday"]:
        return _one_day(WEEKDAYS.index(match["weekday"]))
    if match["week_part"]:
        return range(SATURDAY, SUNDAY + 1)
    if not match["day"]:
        return range(SUNDAY + 1)
    numbers = [(monday + dt.timedelta(days=day)).day for day in range(SUNDAY + 1)]
    number = number_within(match["day"], DAYS)
    if number not in numbers:
        raise NoDateError(match[0])
    return _one_day(numbers.index(number))


def _one_day(day: int) -> range:
    return range(day, day + 1)


def _reading_of_days(monday: dt.date, days: range, end: int) -> DateReading:
    first, last = (monday + dt.timedelta(days=day) for day in (days[0], days[-1]))
    if first == last:
        return reading_of(DateParts.of_day(first), end)
    return reading_of_period(edtf.days(first, last), DateParts(first.year, first.month, relative=True), end)


def read_weekday(written: str, end: int, base: dt.date) -> DateReading:
    """Read a weekday or 週末, which ends at an offset: the next one from the base date on, or the last one.

    >>> monday = dt.date(2017, 5, 1)
    >>> [read_weekday(word, 0, monday).value for word in ("この前の金曜日", "次の月曜", "水曜日", "週末")]
    ['2017-04-28', '2017-05-08', '2017-05-03', '2017-05-06/2017-05-07']
    """
    if written.endswith("週末"):
        monday = base - dt.timedelta(days=base.weekday())
        return _reading_of_days(monday, range(max(base.weekday(), SATURDAY), max(base.weekday(), SATURDAY) + 2), end)
    wanted = WEEKDAYS.index(written.removesuffix("日").removesuffix("曜")[-1])
    ahead = (wanted - base.weekday()) % 7
    if written.startswith(LAST):
        ahead -= 7
    elif written.startswith(NEXT):
        ahead = ahead or 7
    return reading_of(DateParts.of_day(base + dt.timedelta(days=ahead)), end)
