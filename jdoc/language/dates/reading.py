"""From a match of the grammar to the parts of a date: its year, month and day, with what they leave open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.calendar import DAYS, MONTHS, fiscal_year_of, shift_month, western_year
from jdoc.language.dates.date_parts import LAST_DAY, NOTHING, DateParts, period_of
from jdoc.language.dates.missing import month_for_day, year_for_month
from jdoc.language.dates.numbers import NUMBERS, NoDateError, NoSuchMonthError, attempt, number_within
from jdoc.language.dates.relative import relative_words
from jdoc.language.dates.short_years import APOSTROPHES, TWO_DIGITS, read_short_year
from jdoc.language.dates.subperiods import QUARTERS
from jdoc.language.edtf import YEARS
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.relative import RelativeWord

    GroupReader: TypeAlias = Callable[[DateParts, str, "Saying"], None]

FLAGS = ("fiscal", "decade", "term")
SUBPERIODS = (
    *("decade_part", "quarter", "latin_quarter", "quarter_latin", "term_quarter"),
    *("half", "year_part", "month_part", "nth"),
)
"""The groups that name a part of a period."""
FIRST_YEAR = {"元": 1}
BACK = "前"
"""The way of words that count back from a date that was named."""
LAST_DAYS = {"末": LAST_DAY}
OF_YEAR = frozenset({None, "翌", "同"})
"""What may stand before a year, or before its month: 同12年3月."""
SAME_MONTH = "同月"
YEARS_SAID = ("era", "year", "relative_year")
NONE_SAID = (None, None, None)
NAMED_DAYS = {"元": (1, 1), "大": (12, 31)}
"""元日 and 元旦, 大晦日: their months and days."""
NO_NUMBERS = (None, None, None)
WESTERN = range(YEARS.stop)
WRITTEN_MONTHS = range(100)
"""The numbers of two digits, which months are written with."""


class Saying(NamedTuple):
    """What a match says, and what it is read against."""

    match: re.Match[str]
    context: DateContext
    start: DateParts
    """The start of the range that it is the end of, or the year that it goes on from in a list."""


def read_date_parts(match: re.Match[str], context: DateContext, start: DateParts = NOTHING) -> DateParts:
    """Read a match of `grammar.DATE`; NoDateError where it is none. A range's end takes what it lacks from its start.

    >>> from jdoc.language.dates.context import DateContext
    >>> from jdoc.language.dates.grammar import DATE
    >>> read_date_parts(DATE.match("5日"), DateContext(), DateParts(2017, 5, 3)).month
    5
    """
    saying = Saying(match, context, start)
    fiscal, decade, term = match.group(*FLAGS)  # the groups that are asked for: all of them take three times as long
    parts = DateParts(
        fiscal=fiscal is not None,
        subperiod=next(filter(None, match.group(*SUBPERIODS)), ""),
        decade=decade is not None,
        term=term is not None,
    )
    for read, written in zip(READERS, match.group(*GROUPS), strict=True):
        if written:
            read(parts, written, saying)
    if parts.subperiod and (parts.year, parts.month, parts.day) == NO_NUMBERS:
        _take_own_year(parts, context)
    return parts


def _take_own_year(parts: DateParts, context: DateContext) -> None:
    """第３四半期 alone is one of the fiscal year that the document was written in."""
    parts.relative = parts.fiscal = True
    parts.year = attempt(context.own_year, fiscal=True)


def _read_fiscal_year(parts: DateParts, written: str, _: Saying) -> None:
    """Read the year of FY2022 or FY22."""
    number = int(written)
    parts.fiscal, parts.year = True, number if number in YEARS else 2000 + number


def _read_era_year(parts: DateParts, era: str, saying: Saying) -> None:
    _take_era_year(parts, era, saying.match["era_year"] or "")


def _read_old_era_year(parts: DateParts, era: str, saying: Saying) -> None:
    _take_era_year(parts, era, saying.match["old_year"] or "")


def _take_era_year(parts: DateParts, era: str, written: str) -> None:
    number = FIRST_YEAR.get(written) or number_within(written, NUMBERS)
    parts.era, parts.year = era, western_year(era, number)


def _read_western_year(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a year without an era; two digits are the end of a western year, or the year of an era left out."""
    number = FIRST_YEAR.get(written) or number_within(written.lstrip(APOSTROPHES), WESTERN)
    if number in YEARS:
        parts.year = number
    elif number in TWO_DIGITS or saying.match["western"]:
        parts.year, parts.era, parts.relative = read_short_year(saying.match, number, saying.context, saying.start)
    else:
        raise NoDateError(written)


def _read_relative_year(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a word that counts years, or fiscal years."""
    word = relative_words("year")[written]
    parts.relative, parts.counted = True, word.way
    parts.year = attempt(_year_counted, word, saying.context, fiscal=parts.fiscal)


def _year_counted(word: RelativeWord, context: DateContext, *, fiscal: bool) -> int:
    """Return the year, or fiscal year, that a word means: so many on from one named, or from the document's own."""
    named = _year_named(word, context, fiscal=fiscal)
    if named.year is None:
        return context.own_year(fiscal=fiscal) + word.shift
    return named.year + word.shift - (fiscal and named.is_before_april)


def _year_named(word: RelativeWord, context: DateContext, *, fiscal: bool) -> DateParts:
    """Return the date that a word counts from, or the title's for 前年度 in a sentence that has named no year."""
    if fiscal and word.way == BACK and context.subject and (not context.sentence or context.sentence.counted):
        return context.subject
    if word.way == BACK and context.is_far_from_year:
        return NOTHING
    return context.years.get(word.way)


def _read_relative_quarter(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a word that counts quarters, from the one that the sentence has named or the document's own."""
    if parts.year is not None:
        raise NoDateError(written)
    parts.relative = parts.fiscal = True
    word, parts.counted = relative_words("quarter")[written], written[0]
    parts.year, number = _quarter_counted_from(saying.context)
    years, quarter = divmod(number - 1 + word.shift, 4)
    parts.year, parts.subperiod = parts.year + years, f"{quarter + 1}"


def _quarter_counted_from(context: DateContext) -> tuple[int, int]:
    """Return the year and number of the quarter that words count from; NoDateError where none is known."""
    named = context.sentence
    if named.fiscal and named.year is not None and named.subperiod in QUARTERS and not named.counted:
        return named.year, QUARTERS[named.subperiod]
    today = context.today
    return fiscal_year_of(today), (today.month - 4) % 12 // 3 + 1


def _read_month(parts: DateParts, written: str, saying: Saying) -> None:
    """Read the month, and find its year."""
    _, context, start = saying
    prefix = saying.match["prefix"]
    parts.month = _month(parts, written)
    parts.repeated = saying.match["repeated"] is not None
    if parts.year is not None:
        if prefix not in OF_YEAR:
            raise NoDateError(written)
    elif not start:
        parts.relative = True
        is_open = saying.match.group("year", "relative_year") != (None, None)  # a year is said, but nothing tells which
        parts.year = None if is_open else year_for_month(parts.month, prefix, context)
    elif start.year is not None:
        parts.year = start.year + (parts.month < (start.month or 0))


def _month(parts: DateParts, written: str) -> int:
    """Read the number of a month; one that no calendar has is told where its year is written: 令和5年13月."""
    number = number_within(written, WRITTEN_MONTHS)
    if number in MONTHS:
        return number
    raise (NoSuchMonthError if parts.has_own_year else NoDateError)(written)


def _read_named_day(parts: DateParts, name: str, _: Saying) -> None:
    """Read the first or the last day of a year by its name."""
    if parts.year is None:
        raise NoDateError(name)
    parts.month, parts.day = NAMED_DAYS[name[0]]


def _read_relative_month(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a word that counts months, from the one named last or the document's own."""
    parts.relative = True
    context = saying.context
    if written == SAME_MONTH and saying.match.group(*YEARS_SAID) != NONE_SAID:
        _read_same_month_of_year(parts, saying)
        return
    counted = relative_words("month")[written]
    parts.counted = counted.way
    counted_from = attempt(context.month_counted_from, counted.way)
    if counted_from:
        parts.year, parts.month = shift_month(*counted_from, counted.shift)


def _read_same_month_of_year(parts: DateParts, saying: Saying) -> None:
    """Read 前年同月, a year before the month that was named last, wherever; 昨年同月 is that of 昨年, if before it."""
    named, word = saying.context.month, relative_words("year").get(saying.match["relative_year"])
    base = saying.context.base
    parts.month = named.month or (base.month if base else None)
    if word and word.shift < 0 and named.has_month_of_year:
        year = named.month_of_year.year
        if parts.counted == BACK or (parts.year or 0) >= year:
            parts.year, parts.counted = year + word.shift, BACK


def _read_day(parts: DateParts, written: str, saying: Saying) -> None:
    """Read the day, and find its month."""
    start = saying.start
    parts.day = LAST_DAYS.get(written) or number_within(written, DAYS)
    if parts.month is not None:
        return
    if parts.year is not None:
        raise NoDateError(written)
    if not start:
        parts.relative = True
        parts.year, parts.month = month_for_day(parts.day, saying.match["prefix"], saying.context)
    elif start.month is None:
        raise NoDateError(written)
    else:
        parts.year, parts.month, parts.relative = start.year, start.month, start.relative


def _read_relative_day(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a word that counts days; it has no year or month before it."""
    if (parts.year, parts.month) != (None, None):
        raise NoDateError(written)
    word = relative_words("day")[written]
    parts.relative = True
    day = _day_counted_from(word, saying.context)
    if day is not None and day.year in YEARS:
        day += dt.timedelta(days=word.shift)
        parts.year, parts.month, parts.day = day.year, day.month, day.day


def _day_counted_from(word: RelativeWord, context: DateContext) -> dt.date | None:
    """Return the day that a word counts from: the one that was named last, for some words; for 同日 either."""
    if not word.counts_from_named:
        return context.base
    period = period_of(context.day)
    if period:
        return period.last
    return context.base if word.shift == 0 else None


GROUP_READERS: tuple[tuple[str, GroupReader], ...] = (
    ("era", _read_era_year),
    ("old_era", _read_old_era_year),
    ("year", _read_western_year),
    ("fy", _read_fiscal_year),
    ("relative_year", _read_relative_year),
    ("relative_quarter", _read_relative_quarter),
    ("named_day", _read_named_day),
    ("month", _read_month),
    ("relative_month", _read_relative_month),
    ("day", _read_day),
    ("relative_day", _read_relative_day),
)
"""What reads the groups of `grammar.DATE`, the larger units first; NoDateError for a number that no date has."""
GROUPS = tuple(group for group, _ in GROUP_READERS)
READERS = tuple(read for _, read in GROUP_READERS)
