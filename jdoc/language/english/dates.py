"""Dates, times and durations in English: from their values, which are EDTF and ISO 8601."""

from __future__ import annotations

from jdoc.language.english.amounts import write_ordinal
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = deferred("([0-9]{4}|XXXX)(?:-(0[1-9]|1[0-2]|XX)(?:-([0-9]{2}))?)?")
"""A year, a month, a day, of which the first may be open: `[2017-05-01]`, `[XXXX-05]`, not `199X`."""
_TIME = deferred("(?:([0-9]{4}-[0-9]{2}-[0-9]{2}))?T([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)")
"""A time, with its day perhaps: `[T16:00]`, `[2017-05-01T16:00]`."""
_DURATION = deferred(
    r"P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?"
)
"""A duration: `[P3Y6M]`, `[PT1H30M]`."""
_FISCAL = deferred(r"(?:([0-9]{4})-04|\.\.)/(?:([0-9]{4})-03|(?<!\.\./)\.\.)")
"""Fiscal years: `[2017-04/2018-03]`, `[2017-04/..]`, not `2017-04/2018-04`."""
_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")


class Day(NamedTuple):
    """A day, a month or a year; what isn't known is None."""

    year: int | None
    month: int | None
    day: int | None


def write_date(value: str, text: str = "") -> str | None:
    """Write a date; the text that it stands for tells fiscal years, decades and centuries.

    >>> [write_date(value) for value in ("2017-05-01", "2015-10", "2016/..", "XXXX-05-01", "2016-02-24/2016-02-25")]
    ['May 1, 2017', 'October 2015', 'from 2016', 'May 1', 'February 24 to 25, 2016']
    >>> write_date("2017-04/2018-03", "平成29年度"), write_date("2001/2100", "21世紀")
    ('fiscal year 2017', 'the 21st century')
    """
    named = _named_period(value, text)
    if named:
        return named
    start, slash, end = value.partition("/")
    if not slash:
        day = _read(start)
        return _written(day) if day else None
    if ".." in {start, end}:
        day = _read(end if start == ".." else start)
        return f"{'until' if start == '..' else 'from'} {_written(day)}" if day else None
    first, last = _read(start), _read(end)
    return _range(first, last) if first and last else None


def write_time(value: str) -> str | None:
    """Write a time of day, or from when to when.

    >>> write_time("T16:00"), write_time("2017-05-01T16:00"), write_time("T13:30/T15:45")
    ('16:00', '16:00 on May 1, 2017', '13:30 to 15:45')
    """
    times = [_TIME.fullmatch(part) for part in value.split("/")]
    written = [f"{time[2]} on {write_date(time[1])}" if time[1] else time[2] for time in times if time]
    return " to ".join(written) if len(written) == len(times) else None


def write_duration(value: str) -> str | None:
    """Write how long something takes.

    >>> write_duration("P25Y"), write_duration("PT1H30M"), write_duration("P1Y6M")
    ('25 years', '1 hour 30 minutes', '1 year 6 months')
    """
    match = _DURATION.fullmatch(value)
    if match is None or value in {"P", "PT"}:
        return None
    parts = [(number, unit) for number, unit in zip(match.groups(), _UNITS, strict=True) if number]
    return " ".join(f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in parts)


def _named_period(value: str, text: str) -> str | None:
    """Write a fiscal year, a decade or a century, where the text says so."""
    years = _FISCAL.fullmatch(value)
    if years and "年度" in text:
        return _fiscal(years[1], years[2])
    if text.endswith("年代") and value == f"{value[:3]}0/{value[:3]}9":
        return f"the {value[:4]}s"
    if text.endswith("世紀") and value[5:].endswith("00") and int(value[5:]) == int(value[:4]) + 99:
        return f"the {write_ordinal(int(value[5:7]))} century"
    return None


def _fiscal(first: str | None, end: str | None) -> str:
    """Write fiscal years by the years in which the first begins and the last ends; one may be open."""
    if end is None:
        return f"from fiscal year {first}"
    last = int(end) - 1
    if first is None:
        return f"until the end of fiscal year {last}"
    return f"fiscal year {first}" if int(first) == last else f"fiscal years {first} to {last}"


def _read(value: str) -> Day | None:
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part and part.isdecimal() else None for part in match.groups())
    return Day(year, month, day)


def _written(day: Day) -> str:
    if day.month is None:
        return f"{day.year}" if day.year else f"the {write_ordinal(day.day or 0)}"
    month_and_day = MONTHS[day.month - 1] + (f" {day.day}" if day.day else "")
    if day.year is None:
        return month_and_day
    return f"{month_and_day}{',' if day.day else ''} {day.year}"


def _range(first: Day, last: Day) -> str | None:
    """Write a period; what both its ends share is said once."""
    if first.month and last.month and first.year == last.year:
        year = f"{',' if last.day else ''} {last.year}" if last.year else ""
        if first.day and last.day and first.month == last.month:
            return f"{MONTHS[first.month - 1]} {first.day} to {last.day}{year}"
        return f"{_written(first._replace(year=None))} to {_written(last._replace(year=None))}{year}"
    return f"{_written(first)} to {_written(last)}"
