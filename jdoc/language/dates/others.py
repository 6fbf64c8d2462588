"""Dates of other forms: 2017.5.1, 12/25(金), weeks, centuries, New Year's Day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.calendar import WEEKDAYS, western_year
from jdoc.language.dates import patterns
from jdoc.language.dates.parts import within_century
from jdoc.language.dates.points import Point
from jdoc.language.dates.ranges import Found, between, single
from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR
from jdoc.language.lazy import compiled
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.points import Reference

WEEKS = {"先々": -2, "前々": -2, "先": -1, "前": -1, "今": 0, "本": 0, "同": 0, "来": 1, "翌": 1, "再来": 2, "翌々": 2}


def separated(text: str, start: int, reference: Reference) -> Found | None:
    """Read a date whose numbers stand between points, slashes or hyphens.

    >>> from jdoc.language.dates.points import Reference
    >>> [found and found.value for found in (separated(t, 0, Reference()) for t in ("2017/05/01", "R8.7.2", "3.11"))]
    ['2017-05-01', '2026-07-02', None]
    """
    match = compiled(patterns.SEPARATED).match(text, start)
    to = compiled(patterns.TO).match(text, match.end()) if match else None
    found = _point(match, text, is_range=to is not None) if match else None
    if not match or not found:
        return _month_and_day(text, start, reference)
    if to:
        stop = _stop(text, to.end(), found, match["mark"])
        ranged = between(found, stop[0], stop[1]) if stop else None
        if ranged:
            return ranged
    if found.day is None and found.era:
        return None
    return single(match.end(), found)


def _point(match: re.Match[str], text: str, *, is_range: bool = False) -> Point | None:
    """Judge what may be a date: with an era or a year of four digits, and no decimal number, unless in a range."""
    year, month = int(match["year"]), int(match["month"])
    day = int(match["day"]) if match["day"] else None
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    if match["era"]:
        return (
            Point(western_year(match["era"], year), month, day, era=match["era"])
            if year and (day or is_range)
            else None
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if day is None and (
        match["mark"] == "." or len(match["month"]) < 2 or text[match.end() : match.end() + 1] in "年度"
    ):
        return None
    return Point(year, month, day)


def _stop(text: str, start: int, first: Point, mark: str) -> tuple[Point, int] | None:
    """Read the end of a range: a whole date, or month and day."""
    match = compiled(patterns.SEPARATED).match(text, start)
    found = _point(match, text, is_range=first.day is None) if match else None
    if match and found:
        return found, match.end()
    short = compiled(patterns.MONTH_AND_DAY).match(text, start)
    if not short or text[short.end("month")] != mark:
        return None
    return Point(first.year, int(short["month"]), int(short["day"]), era=first.era), short.end("day")


def _month_and_day(text: str, start: int, reference: Reference) -> Found | None:
    """Read 12/25(金): without the weekday it would be a fraction or a score."""
    match = compiled(patterns.MONTH_AND_DAY).match(text, start)
    if not match or not match["weekday"] or not 1 <= int(match["month"]) <= 12:
        return None
    year = reference.base.year if reference.base else None
    return single(match.end("day"), Point(year, int(match["month"]), int(match["day"]), relative=True))


def week(text: str, start: int, reference: Reference) -> Found | None:
    """Read 今週, 先週の金曜日, 来週末; weeks begin on Monday (ISO 8601).

    >>> import datetime as dt
    >>> from jdoc.language.dates.points import Reference
    >>> week("来週の水曜日", 0, Reference(base=dt.date(2017, 5, 1))).value
    '2017-05-10'
    """
    match = compiled(patterns.WEEK).match(text, start)
    if not match:
        return None
    if reference.base is None:
        return Found(match.end(), None, None, None, Point(relative=True), relative=True)
    monday = reference.base - dt.timedelta(days=reference.base.weekday())
    monday += dt.timedelta(weeks=WEEKS[match["week"].removesuffix("週")])
    first, last = 0, 6
    if match["day"]:
        in_week = [shift for shift in range(7) if (monday + dt.timedelta(days=shift)).day == read_whole(match["day"])]
        if not in_week:
            return None
        first = last = in_week[0]
    if match["weekday"]:
        first = last = WEEKDAYS.index(match["weekday"])
    elif match["week_part"]:
        first = 5
    ends = [monday + dt.timedelta(days=shift) for shift in (first, last)]
    named = edtf.day(ends[0]) if first == last else edtf.days(ends[0], ends[1])
    found = Point(ends[0].year, ends[0].month, ends[0].day if first == last else None, relative=True)
    return Found(match.end(), *named, found, relative=True)


def ancient(text: str, start: int, _: Reference) -> Found | None:
    """Read a year before our era; in EDTF the year before 1 is 0.

    >>> from jdoc.language.dates.points import Reference
    >>> ancient("紀元前660年", 0, Reference()).value
    '-0659'
    """
    match = compiled(patterns.ANCIENT).match(text, start)
    number = read_whole(match["number"]) if match else None
    if not match or not number:
        return None
    return Found(match.end(), f"{1 - number:05d}" if number > 1 else "0000", None, None, Point(), relative=False)


def century(text: str, start: int, reference: Reference) -> Found | None:
    """Read 21世紀, 20世紀後半, 今世紀.

    >>> from jdoc.language.dates.points import Reference
    >>> century("20世紀後半", 0, Reference()).value
    '1951/2000'
    """
    match = compiled(patterns.CENTURY).match(text, start)
    if not match:
        return None
    shift = {"今": 0, "前": -1}.get(match["century"])
    number = read_whole(match["century"]) if shift is None else None
    if shift is not None and reference.base:
        number = (reference.base.year + 99) // 100 + shift
    if number is None or not 1 <= number <= 99:
        return None
    named = within_century(match["century_part"] or "", number)
    return Found(match.end(), *named, Point(), relative=shift is not None)
