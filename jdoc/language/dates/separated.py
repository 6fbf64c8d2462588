"""Dates whose numbers stand between points, slashes or hyphens: 2017.5.1, H29.5.1, 2017/05/01, 12/25(金)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.calendar import DAYS, MONTHS, western_year
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.readings import reading_between, reading_of
from jdoc.language.edtf import YEARS

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading


def read_separated(text: str, start: int, context: DateContext) -> DateReading | None:
    """Read a date whose numbers stand between points, slashes or hyphens; None where they may be another thing.

    >>> from jdoc.language.dates.context import DateContext
    >>> [read_separated(text, 0, DateContext()).value for text in ("2017/05/01", "R8.7.2")]
    ['2017-05-01', '2026-07-02']
    >>> read_separated("3.11", 0, DateContext())
    """
    match = grammar.SEPARATED.match(text, start)
    to = grammar.TO_BEHIND.match(text, match.end()) if match else None
    first = _date_parts(match, text, is_range=to is not None) if match else None
    if match is None or first is None:
        return _read_with_weekday(text, start, context)
    ranged = _read_range(text, to.end(), first, match["mark"]) if to else None
    if ranged or (first.day is None and first.era):
        return ranged
    return reading_of(first, match.end())


def _date_parts(match: re.Match[str], text: str, *, is_range: bool) -> DateParts | None:
    """Judge what may be a date: with an era or a year of four digits, and no decimal number, unless in a range."""
    if int(match["month"]) not in MONTHS or int(match["day"] or 1) not in DAYS:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"]) if match["day"] else None
    if match["era"]:
        return _with_era(match["era"], DateParts(year, month, day), is_whole=day is not None or is_range)
    if year not in YEARS or (day is None and _may_be_decimal(match, text)):
        return None
    return DateParts(year, month, day)


def _with_era(era: str, parts: DateParts, *, is_whole: bool) -> DateParts | None:
    """Take the year for one of an era; H29.5 alone may be anything."""
    if not parts.year or not is_whole:
        return None
    return DateParts(western_year(era, parts.year), parts.month, parts.day, era=era)


def _may_be_decimal(match: re.Match[str], text: str) -> bool:
    """Tell whether two numbers are no year and month: 2017.5, 2017/5, 2017/18年度."""
    return match["mark"] == "." or len(match["month"]) < 2 or text[match.end() : match.end() + 1] in "年度"


def _read_range(text: str, start: int, first: DateParts, mark: str) -> DateReading | None:
    """Read the end of a range: a whole date, or month and day with the same mark."""
    match = grammar.SEPARATED.match(text, start)
    stop = _date_parts(match, text, is_range=first.day is None) if match else None
    if match and stop:
        return reading_between(first, stop, match.end())
    short = grammar.MONTH_AND_DAY.match(text, start)
    if short is None or text[short.end("month")] != mark:
        return None
    stop = DateParts(first.year, int(short["month"]), int(short["day"]), era=first.era)
    return reading_between(first, stop, short.end("day"))


def _read_with_weekday(text: str, start: int, context: DateContext) -> DateReading | None:
    """Read 12/25(金): without the weekday it would be a fraction or a score."""
    match = grammar.MONTH_AND_DAY.match(text, start)
    if match is None or not match["weekday"] or int(match["month"]) not in MONTHS:
        return None
    year = context.own_year(fiscal=False)
    return reading_of(DateParts(year, int(match["month"]), int(match["day"]), relative=True), match.end("day"))
