"""Dates whose numbers stand between points, slashes or hyphens: 2017.5.1, H29.5.1, 2017/05/01, 12/25(金)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.calendar import DAYS, MONTHS, western_year
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.forms import form
from jdoc.language.dates.numbers import NoDateError, attempt, match_at, number_within
from jdoc.language.dates.readings import reading_between, reading_of
from jdoc.language.edtf import YEARS
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

DECIMAL = deferred("[0-9]+(?:[.]|[/-][0-9](?:(?![0-9])|[0-9](?:[年度]|\\Z)))")
"""What two numbers begin with that are no year and month: `[2017.]5`, `[2017/5]`, `[2017/18年]度`, not `2017/05の`."""


@form(grammar.SEPARATED)
def read_separated(match: re.Match[str], _: DateContext) -> DateReading | None:
    """Read a date whose numbers stand between points, slashes or hyphens; None where they may be another thing.

    >>> from jdoc.language.dates.context import DateContext
    >>> [read_separated(text, 0, DateContext()).value for text in ("2017/05/01", "R8.7.2")]
    ['2017-05-01', '2026-07-02']
    >>> read_separated("3.11", 0, DateContext())
    """
    to = grammar.TO_BEHIND.match(match.string, match.end())
    first = _date_parts(match, is_range=to is not None)
    ranged = _read_range(match.string, to.end(), first, match["mark"]) if to else None
    if ranged or (first.day is None and first.era):
        return ranged
    return reading_of(first, match.end())


def _date_parts(match: re.Match[str], *, is_range: bool) -> DateParts:
    """Judge what may be a date: with an era or a year of four digits, and no decimal number, unless in a range."""
    year, month = int(match["year"]), number_within(match["month"], MONTHS)
    day = number_within(match["day"], DAYS) if match["day"] else None
    if match["era"]:
        return _with_era(match["era"], DateParts(year, month, day), is_whole=day is not None or is_range)
    if year not in YEARS:
        raise NoDateError(match[0])
    if day is None and _may_be_decimal(match):
        raise NoDateError(match[0])
    return DateParts(year, month, day)


def _with_era(era: str, parts: DateParts, *, is_whole: bool) -> DateParts:
    """Take the year for one of an era; H29.5 alone may be anything."""
    if not parts.year or not is_whole:
        raise NoDateError(era)
    return DateParts(western_year(era, parts.year), parts.month, parts.day, era=era)


def _may_be_decimal(match: re.Match[str]) -> bool:
    """Tell whether two numbers are no year and month: 2017.5, 2017/5, 2017/18年度."""
    return DECIMAL.match(match.string, match.start("year")) is not None


def _read_range(text: str, start: int, first: DateParts, mark: str) -> DateReading | None:
    """Read the end of a range: a whole date, or month and day with the same mark."""
    stop = attempt(_whole_end, text, start, first) or attempt(_short_end, text, start, first, mark)
    return reading_between(first, *stop) if stop else None


def _whole_end(text: str, start: int, first: DateParts) -> tuple[DateParts, int]:
    """Read the end of a range that is a whole date, and where it ends."""
    match = match_at(grammar.SEPARATED, text, start)
    return _date_parts(match, is_range=first.day is None), match.end()


def _short_end(text: str, start: int, first: DateParts, mark: str) -> tuple[DateParts, int]:
    """Read the end of a range that has month and day only, with the mark of the start."""
    match = match_at(grammar.MONTH_AND_DAY, text, start)
    if text[match.end("month")] != mark:
        raise NoDateError
    return DateParts(first.year, int(match["month"]), int(match["day"]), era=first.era), match.end("day")


@form(grammar.MONTH_AND_DAY)
def read_with_weekday(match: re.Match[str], context: DateContext) -> DateReading:
    """Read 12/25(金): without the weekday it would be a fraction or a score.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> read_with_weekday("12/25(金)", 0, DateContext(dt.date(2020, 5, 1))).value
    '2020-12-25'
    """
    month = number_within(match["month"], MONTHS)
    if not match["weekday"]:
        raise NoDateError(match[0])
    parts = DateParts(attempt(context.own_year, fiscal=False), month, int(match["day"]), relative=True)
    return reading_of(parts, match.end("day"))
