"""Dates, times and durations in Japanese: from their values, which are EDTF and ISO 8601."""

from __future__ import annotations

import datetime as dt

from jdoc.language.calendar import WEEKDAYS
from jdoc.language.edtf import OPEN
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

_DAY = deferred("(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2]|2[1-4]|XX)(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?)?")
"""A year, a month or season, a day, of which the first may be open: `[2017-05-01]`, `[XXXX-21]`, not `199X`."""
_TIME = deferred(
    "(?:(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}))?"
    "T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2}))?(?::(?P<second>[0-9]{2}(?:[.][0-9]+)?))?"
)
"""A time, with its day perhaps: `[T16:00]`, `[2017-05-01T16:00]`."""
_DURATION = deferred(
    "P(?:([0-9.]+)Y)?(?:([0-9.]+)M)?(?:([0-9.]+)W)?(?:([0-9.]+)D)?(?:T(?:([0-9.]+)H)?(?:([0-9.]+)M)?(?:([0-9.]+)S)?)?"
)
"""A duration: `[P3Y6M]`, `[PT1H30M]`."""
_UNITS = ("年", "か月", "週間", "日", "時間", "分", "秒")
_MONTHS = {21: "春", 22: "夏", 23: "秋", 24: "冬"}
"""What isn't called by its number where EDTF has months: seasons."""
_FISCAL = "年度"
_FROM, _UNTIL, _TO = "以降", "まで", "～"


class Day(NamedTuple):
    """A day, a month or a year; what isn't known is None."""

    year: int | None
    month: int | None
    day: int | None


_OPEN = Day(None, None, None)
"""An end that is none."""


def write_date(value: str, text: str = "") -> str | None:
    """Write a date, a day with its weekday; the text that it stands for tells fiscal years.

    >>> [write_date(value) for value in ("2017-05-01", "2015-10", "2016/..", "XXXX-05-01")]
    ['2017年5月1日（月）', '2015年10月', '2016年以降', '5月1日']
    >>> write_date("2016-02-24/2016-02-25"), write_date("2016-11/2017-01")
    ('2016年2月24日（水）～25日（木）', '2016年11月～2017年1月')
    >>> write_date("2017-04/2018-03", "平成29年度"), write_date("2026-21"), write_date("199X")
    ('2017年度', '2026年春', None)
    """
    begin, slash, end = value.partition("/")
    first, last = _read(begin), _read(end or begin)
    if first is None or last is None or first == last == _OPEN:
        return None
    if _FISCAL in text and _are_fiscal(first, last):
        return _fiscal(first, last)
    return _period(first, last) if slash else _written(first)


def write_time(value: str) -> str | None:
    """Write a time of day, or from when to when.

    >>> write_time("T16:00"), write_time("2017-05-01T16:00"), write_time("T13:30/T15:45")
    ('16時', '2017年5月1日（月）16時', '13時30分～15時45分')
    """
    times = [_TIME.fullmatch(part) for part in value.split("/")]
    written = [f"{write_date(time['day']) if time['day'] else ''}{_clock(time.groupdict())}" for time in times if time]
    return _TO.join(written) if len(written) == len(times) else None


def write_duration(value: str) -> str | None:
    """Write how long something takes.

    >>> write_duration("P25Y"), write_duration("PT1H30M"), write_duration("P1Y6M"), write_duration("P")
    ('25年', '1時間30分', '1年6か月', None)
    """
    match = _DURATION.fullmatch(value)
    parts = zip(match.groups(), _UNITS, strict=True) if match else ()
    return "".join(f"{_grouped(number)}{unit}" for number, unit in parts if number) or None


def _grouped(number: str) -> str:
    return f"{int(number):,}" if number.isdecimal() else number


def _clock(time: dict[str, str | None]) -> str:
    """Write the hour, and minutes and seconds unless they are none."""
    hour, minute, second = (time[name] or "" for name in ("hour", "minute", "second"))
    minutes = f"{int(minute)}分" if minute.strip("0") or second else ""
    return f"{int(hour)}時{minutes}{f'{second}秒' if second else ''}"


def _read(value: str) -> Day | None:
    if value == OPEN:
        return _OPEN
    match = _DAY.fullmatch(value)
    if match is None:
        return None
    year, month, day = (int(part) if part and part.isdecimal() else None for part in match.groups())
    return None if year is month is day is None else Day(year, month, day)


def _period(first: Day, last: Day) -> str:
    """Write from when to when; one end may be open."""
    if first == _OPEN:
        return f"{_written(last)}{_UNTIL}"
    return f"{_written(first)}{_FROM}" if last == _OPEN else f"{_written(first)}{_TO}{_written(last, said=first)}"


def _written(day: Day, said: Day | None = None) -> str:
    """Write a day, a month or a year; of the end of a period only what its beginning hasn't said."""
    year = "" if day.year is None or (day.month and said and said.year == day.year) else f"{day.year}年"
    is_in_month = day.day and said and said[:2] == day[:2]
    month = "" if day.month is None or is_in_month else _MONTHS.get(day.month, f"{day.month}月")
    return f"{year}{month}{f'{day.day}日' if day.day else ''}{_weekday(day)}"


def _weekday(day: Day) -> str:
    try:
        return f"（{WEEKDAYS[dt.date(*day).weekday()]}）"  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""  # a month, a year, a day of no year, or none that there is


def _are_fiscal(first: Day, last: Day) -> bool:
    """Tell whether a period begins and ends as fiscal years do, as far as it is named."""
    begins, ends = first == _OPEN or first[1:] == (4, None), last == _OPEN or last[1:] == (3, None)
    return begins and ends and first != last


def _fiscal(first: Day, last: Day) -> str:
    """Write fiscal years by the years in which the first begins and the last ends; one may be open."""
    begin, end = first.year, (last.year or 0) - 1
    if last == _OPEN:
        return f"{begin}{_FISCAL}{_FROM}"
    if first == _OPEN:
        return f"{end}{_FISCAL}{_UNTIL}"
    return f"{begin}{_FISCAL}" if begin == end else f"{begin}{_TO}{end}{_FISCAL}"
