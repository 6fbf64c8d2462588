"""Periods of the calendar, written in EDTF (ISO 8601-2:2019): 2017, 2015-10, 2016-02-24/2016-02-25, 2016/.."""

from __future__ import annotations

import datetime as dt

from jdoc.tuples import NamedTuple

OPEN = ".."
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""The years that documents speak of in four digits; arithmetic over a few of them stays in Python's calendar."""
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
CALENDAR = range(1, LAST_YEAR + 1)
"""The years that an era, or 西暦, may name."""
DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of the months."""


class Period(NamedTuple):
    """A stretch of days, with the precision that it was named in."""

    value: str
    """EDTF."""
    first: dt.date
    last: dt.date


def year(number: int) -> Period:
    """Return a year.

    >>> year(2017).value
    '2017'
    """
    return Period(f"{number:04d}", dt.date(number, 1, 1), dt.date(number, 12, 31))


def years(first: int, last: int) -> Period:
    """Return the years from one to another.

    >>> years(1990, 1999).value
    '1990/1999'
    """
    return Period(f"{first:04d}/{last:04d}", dt.date(first, 1, 1), dt.date(last, 12, 31))


def month(number: int, of: int) -> Period | None:
    """Return a month of a year; None where there is no such month.

    >>> month(2, 2016).last.day, month(13, 2016)
    (29, None)
    """
    if not 1 <= number <= 12:
        return None
    return Period(f"{of:04d}-{number:02d}", dt.date(of, number, 1), _last_day(of, number))


def _last_day(year: int, month: int) -> dt.date:
    is_leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return dt.date(year, month, DAYS[month - 1] + is_leap)


def months(first: tuple[int, int], last: tuple[int, int]) -> Period:
    """Return the months from one (year, month) to another.

    >>> months((2017, 4), (2018, 3)).value
    '2017-04/2018-03'
    """
    (from_year, from_month), (to_year, to_month) = first, last
    end = _last_day(to_year, to_month)
    value = f"{from_year:04d}-{from_month:02d}/{to_year:04d}-{to_month:02d}"
    return Period(value, dt.date(from_year, from_month, 1), end)


def day(date: dt.date) -> Period:
    """Return one day.

    >>> day(dt.date(2017, 5, 1)).value
    '2017-05-01'
    """
    return Period(date.isoformat(), date, date)


def days(first: dt.date, last: dt.date) -> Period:
    """Return the days from one to another.

    >>> days(dt.date(2017, 5, 1), dt.date(2017, 5, 10)).value
    '2017-05-01/2017-05-10'
    """
    return Period(f"{first.isoformat()}/{last.isoformat()}", first, last)


def between(start: Period, end: Period) -> Period:
    """Return what lies between two periods, both included, each end as precise as it was named.

    >>> between(fiscal_year(2017), fiscal_year(2019)).value, between(year(2018), year(2028)).value
    ('2017-04/2020-03', '2018/2028')
    """
    last = day(end.last) if end.first < start.first else end  # an end that holds the start: to its last day
    return Period(f"{start.value.split('/')[0]}/{last.value.split('/')[-1]}", start.first, end.last)


def since(value: str) -> str:
    """Return the open interval that begins with a period, given by its value.

    >>> since("2016")
    '2016/..'
    """
    return f"{value.split('/', maxsplit=1)[0]}/{OPEN}"


def until(value: str) -> str:
    """Return the open interval that ends with a period, given by its value.

    >>> until("2020")
    '../2020'
    """
    return f"{OPEN}/{value.rsplit('/', maxsplit=1)[-1]}"


def before(value: str) -> str:
    """Return the open interval that ends before a period begins, given by its value.

    >>> before("2020-04-01"), before("2020")
    ('../2020-03-31', '../2019')
    """
    return until(_shifted(value.split("/", maxsplit=1)[0], -1))


def after(value: str) -> str:
    """Return the open interval that begins after a period has ended, given by its value.

    >>> after("2014-04-01"), after("2014-04/2015-03")
    ('2014-04-02/..', '2015-04/..')
    """
    return since(_shifted(value.rsplit("/", maxsplit=1)[-1], 1))


def _shifted(value: str, by: int) -> str:
    """Return the year, month or day so many on from one; what is none of these stays."""
    fields = value.split("-")
    if not all(field.isdecimal() for field in fields):
        return value
    if len(fields) == len("ymd"):
        return (dt.date.fromisoformat(value) + dt.timedelta(days=by)).isoformat()
    if len(fields) == 1:
        return f"{int(value) + by:04d}"
    months, month = divmod(int(fields[0]) * 12 + int(fields[1]) - 1 + by, 12)
    return f"{months:04d}-{month + 1:02d}"


def fiscal_year(number: int) -> Period:
    """Return a Japanese fiscal year, April to March (財政法 11条).

    >>> fiscal_year(2017).value
    '2017-04/2018-03'
    """
    return months((number, 4), (number + 1, 3))


def quarter(number: int, of: int, *, fiscal: bool) -> Period:
    """Return a quarter of a calendar year or of a fiscal year.

    >>> quarter(4, 2016, fiscal=True).value
    '2017-01/2017-03'
    """
    return part_of_year((number - 1) * 3, number * 3 - 1, of, fiscal=fiscal)


def half(number: int, of: int, *, fiscal: bool) -> Period:
    """Return the first or second half of a calendar year or of a fiscal year.

    >>> half(1, 2017, fiscal=False).value
    '2017-01/2017-06'
    """
    return part_of_year((number - 1) * 6, number * 6 - 1, of, fiscal=fiscal)


def part_of_year(first: int, last: int, of: int, *, fiscal: bool = False) -> Period:
    """Return some months of a year, counted from 0 at its beginning; beyond 11 lies the next year.

    >>> part_of_year(11, 13, 2016).value
    '2016-12/2017-02'
    """
    shift = 3 if fiscal else 0
    ends = [(of + (index + shift) // 12, (index + shift) % 12 + 1) for index in (first, last)]
    return months(ends[0], ends[1])


def century(number: int) -> Period:
    """Return a century: the hundred years that end in 00.

    >>> century(21).value
    '2001/2100'
    """
    return years(number * 100 - 99, number * 100)


FIELDS = {"day": 2, "month": 1, "year": 0}
"""Hyphens in what is named so exactly."""


def names_as_exactly(value: str | None, precision: str) -> bool:
    """Tell whether each end of a date, given in EDTF, is named as exactly as is asked for, or more.

    >>> [names_as_exactly(value, "day") for value in ("2017-05-01", "2017-04/2018-03", "2016-04-01/..")]
    [True, False, True]
    """
    ends = [end for end in f"{value}".split("/") if end != OPEN]
    return all(end.count("-") >= FIELDS[precision] for end in ends)
