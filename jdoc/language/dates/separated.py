"""Dates whose numbers stand between points, slashes or hyphens: 2017.5.1, H29.5.1, 2017/05/01, 12/25(金), 6/3～7/12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from jdoc.language.calendar import DAYS, MONTHS, western_year
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.forms import form
from jdoc.language.dates.numbers import NUMBERS, NoDateError, attempt, match_at, number_within
from jdoc.language.dates.ranges import past_until, past_weekday
from jdoc.language.dates.readings import reading_between, reading_of
from jdoc.language.dates.short_years import TWO_DIGITS, near
from jdoc.language.dates.yearless import YearlessMonth
from jdoc.language.edtf import YEARS
from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

DECIMAL = deferred("[0-9]+(?:[.]|[/-][0-9](?:(?![0-9])|[0-9](?:[年度]|\\Z)))")
"""What two numbers begin with that are no year and month: `[2017.]5`, `[2017/5]`, `[2017/18年]度`, not `2017/05の`."""
SURE_ERAS = frozenset("HR")
"""Letters whose year and month are more often a date than anything else: H29.8, but M7.3 and S1.5."""
CLOSE = 2
"""Years from the document's own to a date whose year has no era: 29.9.21."""
SCHEDULE = deferred("(?:期間|期日|日程|会期|受付|募集|開催|休館|休業|締切|日時)[^。]{0,4}$")
"""What a range of days stands behind: `[募集期間:]`6/3～7/12."""
LONGEST_BEFORE = 8
LARGEST_PART = 12
"""The largest number below the line of a fraction that people write: 5/12."""


@form(grammar.SEPARATED)
def read_separated(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read a date whose numbers stand between points, slashes or hyphens; None where they may be another thing.

    >>> from jdoc.language.dates.context import DateContext
    >>> [read_separated(text, 0, DateContext()).value for text in ("2017/05/01", "R8.7.2", "2024/3月期")]
    ['2017-05-01', '2026-07-02', '2023-04/2024-03']
    >>> read_separated("3.11", 0, DateContext())
    """
    if match["unit"] and not match["day"]:
        return reading_of(_month_parts(match, context), match.end())
    to = grammar.TO_BEHIND.match(match.string, past_weekday(match.string, match.end()))
    first = _date_parts(match, context, is_range=to is not None)
    ranged = _read_range(match, to, first, context) if to else None
    if ranged or (first.day is None and first.era and not _is_sure(match)):
        return ranged
    return reading_of(first, match.end())


def _is_sure(match: re.Match[str]) -> bool:
    """Tell whether an era with two numbers is a date: H29.8, 令和5.4."""
    return len(match["era"]) > 1 or match["era"] in SURE_ERAS


def _month_parts(match: re.Match[str], context: DateContext) -> DateParts:
    """Read 2024/3月期 and 24/3期, the fiscal year that ends in a month, and 2024/3月."""
    parts = DateParts(int(match["year"]), number_within(match["month"], MONTHS), term="期" in match["unit"])
    if match["era"]:
        return _with_era(match["era"], parts)
    if parts.year in TWO_DIGITS and parts.term:
        parts.year, parts.relative = near(int(match["year"]), context.today), True
    if parts.year not in YEARS:
        raise NoDateError(match[0])
    return parts


class Separated:
    """Two or three numbers with marks between them, which may be a date."""

    __slots__ = ("context", "is_range", "match", "parts")

    def __init__(self, match: re.Match[str], context: DateContext, *, is_range: bool) -> None:
        self.match, self.context, self.is_range = match, context, is_range
        day = number_within(match["day"], DAYS) if match["day"] else None
        self.parts = DateParts(int(match["year"]), number_within(match["month"], MONTHS), day)

    def is_short(self) -> bool:
        """Whether its year has no more than two digits."""
        return self.parts.year in TWO_DIGITS


def _none(separated: Separated) -> DateParts:
    raise NoDateError(separated.match[0])


def _as_it_is(separated: Separated) -> DateParts:
    return separated.parts


def _of_era(separated: Separated) -> DateParts:
    """Take the year for one of an era; M7.3 alone may be anything."""
    return _with_era(separated.match["era"], separated.parts)


def _close_to_document(separated: Separated) -> DateParts:
    """Take 29.9.21 for a day of the document's time; a section of it is 3.2.1."""
    written, today = separated.match["year"], separated.context.today.year
    year = near(int(written), separated.context.today)
    if len(written) == 1 or abs(year - today) > CLOSE:
        raise NoDateError(written)
    return replace(separated.parts, year=year, relative=True)


SEPARATED_RULES: tuple[Rule[Separated, Callable[[Separated], DateParts]], ...] = (
    Rule(
        "with an era and a day, or told by the era",
        lambda each: each.match["era"] and (each.parts.day or each.is_range or _is_sure(each.match)),
        _of_era,
        "[令和5.4](DATE 2023-04)現在",
        "M5.4の地震",
    ),
    Rule(
        "a day without its century",
        lambda each: each.is_short() and each.parts.day and each.match["mark"] != "-",
        _close_to_document,
        "2017-10-01: [29.9.21](DATE 2017-09-21 relative)現在",
        "2017-10-01: 9.9.21現在",
    ),
    Rule("no year", lambda each: each.parts.year not in YEARS, _none, "12/10の", "[2017.5.4](DATE 2017-05-04)の"),
    Rule(
        "a decimal number",
        lambda each: not each.parts.day and _may_be_decimal(each.match),
        _none,
        "2017/5の",
        "[2017/05](DATE 2017-05)の",
    ),
)
"""Which date it is; what no row decides is one with its year."""
OTHERWISE: Callable[[Separated], DateParts] = _as_it_is


def _date_parts(match: re.Match[str], context: DateContext, *, is_range: bool) -> DateParts:
    """Judge what may be a date; NoDateError where it is none."""
    separated = Separated(match, context, is_range=is_range)
    return decide(SEPARATED_RULES, separated, OTHERWISE)(separated)


def _with_era(written: str, parts: DateParts) -> DateParts:
    """Return a date whose year is one of an era; NoDateError for the year 0."""
    if not parts.year:
        raise NoDateError(written)
    era = grammar.SHORT_ERAS.get(written, written)
    return replace(parts, year=western_year(era, parts.year), era=era)


def _may_be_decimal(match: re.Match[str]) -> bool:
    """Tell whether two numbers are no year and month: 2017.5, 2017/5, 2017/18年度."""
    return DECIMAL.match(match.string, match.start("year")) is not None


def _read_range(match: re.Match[str], to: re.Match[str], first: DateParts, context: DateContext) -> DateReading | None:
    """Read the end of a range: a whole date, month and day with the same mark, or a day alone."""
    text, start = match.string, to.end()
    stop = (
        attempt(_whole_end, text, start, first, context)
        or attempt(_short_end, text, start, first, match["mark"])
        or attempt(_last_day, text, start, first)
    )
    if stop is None:
        return None
    parts, end = stop
    return reading_between(first, parts, past_until(text, end, to[0].strip()), (match.end(), start, end))


def _whole_end(text: str, start: int, first: DateParts, context: DateContext) -> tuple[DateParts, int]:
    """Read the end of a range that is a whole date, and where it ends."""
    match = match_at(grammar.SEPARATED, text, start)
    return _date_parts(match, context, is_range=first.day is None), match.end()


def _short_end(text: str, start: int, first: DateParts, mark: str) -> tuple[DateParts, int]:
    """Read the end of a range that has month and day only, with the mark of the start."""
    match = match_at(grammar.MONTH_AND_DAY, text, start)
    if text[match.end("month")] != mark:
        raise NoDateError
    return DateParts(first.year, int(match["month"]), int(match["day"]), era=first.era), match.end("day")


def _last_day(text: str, start: int, first: DateParts) -> tuple[DateParts, int]:
    """Read the end of a range that is a day alone: 2024/6/10～14."""
    match = match_at(grammar.LAST_NUMBER, text, start)
    day = number_within(match["day"], DAYS)
    if first.day is None or day <= first.day:
        raise NoDateError
    return replace(first, day=day), match.end()


@form(grammar.DOTTED)
def read_dotted(match: re.Match[str], _: DateContext) -> DateReading:
    """Read a date with middle dots.

    >>> from jdoc.language.dates.context import DateContext
    >>> read_dotted("昭和五三・六・一〇", 0, DateContext()).value
    '1978-06-10'
    """
    era = grammar.SHORT_ERAS.get(match["era"], match["era"])
    year = 1 if match["year"] == "元" else number_within(match["year"], NUMBERS)
    day = number_within(match["day"], DAYS) if match["day"] else None
    parts = DateParts(western_year(era, year), number_within(match["month"], MONTHS), day, era=era)
    return reading_of(parts, match.end())


@form(grammar.MONTH_AND_DAY)
def read_month_and_day(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read 12/25(金) and 6/3～7/12: without a weekday, one alone would be a fraction or a score.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> context = DateContext(dt.date(2020, 5, 1))
    >>> [read_month_and_day(text, 0, context).value for text in ("12/25(金)", "6/3~7/12")]
    ['2020-12-25', '2020-06-03/2020-07-12']
    """
    text = match.string
    first = _day_of_year(match, context)
    to = grammar.TO_BEHIND.match(text, match.end())
    last = attempt(match_at, grammar.MONTH_AND_DAY, text, to.end()) if to else None
    if to and last and _is_range_of_days(match, last):
        stop = _day_of_year(last, context)
        if first.year is not None:
            stop.year = first.year + ((stop.month or 0) < (first.month or 0))
        end = last.end("day")
        places = match.end("day"), last.start(), end
        return reading_between(first, stop, past_until(text, end, to[0].strip()), places)
    if not match["weekday"]:
        raise NoDateError(match[0])
    return reading_of(first, match.end("day"))


def _day_of_year(match: re.Match[str], context: DateContext) -> DateParts:
    """Read a day, with the year in which it has its weekday, or that of the head or title, or the document's."""
    month, day = number_within(match["month"], MONTHS), number_within(match["day"], DAYS)
    weekday = (match["weekday"] or "").strip(" (")[:1]
    known = YearlessMonth(month, None, context)
    year = attempt(known.year_of_day, day, weekday) if weekday else None
    titled = context.titles.above.year_of_month(month)
    return DateParts(year or titled or attempt(context.own_year, fiscal=False), month, day, relative=True)


def _is_range_of_days(first: re.Match[str], last: re.Match[str]) -> bool:
    """Tell two days with a slash from two fractions: 1/2～2/3."""
    if first["weekday"] or last["weekday"] or not all(map(_may_be_fraction, (first, last))):
        return first.string[first.end("month")] == last.string[last.end("month")] == "/"
    start = first.start()
    return SCHEDULE.search(first.string, max(0, start - LONGEST_BEFORE), start) is not None


def _may_be_fraction(match: re.Match[str]) -> bool:
    return int(match["month"]) < int(match["day"]) <= LARGEST_PART
