"""From a match of the grammar to the parts of a date: its year, month and day, with what they leave open."""

from __future__ import annotations

import datetime as dt
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc.language.calendar import DAYS, MONTHS, eras_until, shift_month, western_year
from jdoc.language.dates.date_parts import LAST_DAY, NOTHING, DateParts, period_of
from jdoc.language.dates.missing import month_for_day, year_for_month
from jdoc.language.dates.numbers import NUMBERS, NoDateError, attempt, number_within
from jdoc.language.dates.relative import relative_words
from jdoc.language.edtf import YEARS
from jdoc.language.rules import Rule, decide

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.relative import RelativeWord

    GroupReader: TypeAlias = Callable[[DateParts, str, "Saying"], None]
    YearReader: TypeAlias = Callable[["ShortYear"], None]

SUBPERIODS = itemgetter("decade_part", "quarter", "term_quarter", "half", "year_part", "month_part")
"""The groups that name a part of a period."""
FIRST_YEAR = {"元": 1}
YEARS_BEFORE = frozenset({"前年", "前々年"})
"""What counts from the fiscal year of the document's title."""
LAST_DAYS = {"末": LAST_DAY}
SAME_YEAR, NEXT = None, "翌"
"""What may stand before the month of a year that is said."""
NO_NUMBERS = (None, None, None)
APOSTROPHES = "'’‘"
TWO_DIGITS, WESTERN = range(100), range(YEARS.stop)
TURN = 30
"""The first number of two digits that is a year of the 1900s: '97, '30; '29 is 2029."""
RECENT = 4
"""Years of an era in which documents still write those of the one before."""


class Saying(NamedTuple):
    """What a match says, and what it is read against."""

    groups: dict[str, str | None]
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
    groups = match.groupdict()
    saying = Saying(groups, context, start)
    parts = DateParts(
        fiscal=groups["fiscal"] is not None,
        subperiod=next(filter(None, SUBPERIODS(groups)), ""),
        decade=groups["decade"] is not None,
        term=groups["term"] is not None,
    )
    for group, read in GROUP_READERS:
        written = groups[group]
        if written:
            read(parts, written, saying)
    if parts.subperiod and (parts.year, parts.month, parts.day) == NO_NUMBERS:
        _take_own_year(parts, context)
    return parts


def _take_own_year(parts: DateParts, context: DateContext) -> None:
    """第３四半期 alone is one of the fiscal year that the document was written in."""
    parts.relative = parts.fiscal = True
    parts.year = attempt(context.own_year, fiscal=True)


def _read_era_year(parts: DateParts, era: str, saying: Saying) -> None:
    written = saying.groups["era_year"] or ""
    parts.era, parts.year = era, western_year(era, FIRST_YEAR.get(written) or number_within(written, NUMBERS))


def _read_western_year(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a year without an era; two digits are the end of a western year, or the year of an era left out."""
    number = number_within(written.lstrip(APOSTROPHES), WESTERN)
    if number in YEARS:
        parts.year = number
    elif number in TWO_DIGITS:
        year = ShortYear(written, number, parts, saying)
        decide(SHORT_YEAR_RULES, year, OTHERWISE)(year)
    else:
        raise NoDateError(written)


class ShortYear:
    """A year of two digits, or fewer, without an era."""

    __slots__ = ("context", "groups", "number", "parts", "start", "written")

    def __init__(self, written: str, number: int, parts: DateParts, saying: Saying) -> None:
        self.written, self.number, self.parts = written, number, parts
        self.groups, self.context, self.start = saying

    def goes_on(self) -> bool:
        """Whether a range or a list goes on with it."""
        return self.start.year is not None

    def is_cut(self) -> bool:
        """Whether its first digits are left out: '97, 90年代."""
        return self.written[0] in APOSTROPHES or self.parts.decade

    def has_day(self) -> bool:
        """Whether a month and a day follow, in a document of a known day."""
        return None not in {self.groups["month"], self.groups["day"], self.context.base}


def _no_year(_: ShortYear) -> None:
    raise NoDateError


def _as_start(short: ShortYear) -> None:
    """Take it for a year of the start's era, or of its century."""
    short.parts.era = short.start.era
    short.parts.year = short.start.year_numbered(short.number)


def _with_century(short: ShortYear) -> None:
    """Take it for the last digits of a western year."""
    short.parts.year = short.number + (1900 if short.number >= TURN else 2000)


def _near_document(short: ShortYear) -> None:
    """Take it for the year that lies nearest to the document's own."""
    short.parts.relative = True
    if short.context.base:
        short.parts.year = _year_without_era(short.number, short.context.base)


SHORT_YEAR_RULES: tuple[Rule[ShortYear, YearReader], ...] = (
    Rule("goes on", ShortYear.goes_on, _as_start, "[2016~17年](DATE 2016/2017)に", "[2016年](DATE 2016)に"),
    Rule("cut", ShortYear.is_cut, _with_century, "[’17年](DATE 2017)に", "[17年](DURATION P17Y)に"),
    Rule(
        "with month and day",
        ShortYear.has_day,
        _near_document,
        "2017-05-01: [29年12月22日](DATE 2017-12-22 relative)に",
        "2017-05-01: [12月22日](DATE 2017-12-22 relative)に",
    ),
)
"""What a year of two digits is; what no row decides is none."""
OTHERWISE: YearReader = _no_year


def _year_without_era(number: int, base: dt.date) -> int:
    """Return the year that two digits mean: 29年12月22日 in a document of 2017 is 平成29年."""
    begun = eras_until(base)
    if not begun:
        return base.year - base.year % 100 + number
    now = begun[-1]
    readings = [now.first.year + number - 1, 1900 + number, 2000 + number]
    if len(begun) > 1 and now.first.year < base.year < now.first.year + RECENT:
        readings.append(begun[-2].first.year + number - 1)
    return min(readings, key=lambda year: abs(year - base.year))


def _read_relative_year(parts: DateParts, written: str, saying: Saying) -> None:
    """Read a word that counts years, or fiscal years."""
    parts.relative = True
    parts.year = attempt(_year_counted, relative_words("year")[written], saying.context, fiscal=parts.fiscal)


def _year_counted(word: RelativeWord, context: DateContext, *, fiscal: bool) -> int:
    """Return the year, or fiscal year, that a word means: so many on from one named, or from the document's own."""
    named = _year_named(word, context, fiscal=fiscal) if word.counts_from_named else NOTHING
    if named.year is None:
        return context.own_year(fiscal=fiscal) + word.shift
    return named.year + word.shift - (fiscal and named.is_before_april)


def _year_named(word: RelativeWord, context: DateContext, *, fiscal: bool) -> DateParts:
    """Return the date with a year that was named last, or the title's for 前年度 in a sentence that has named none."""
    if fiscal and word.word in YEARS_BEFORE and not context.sentence:
        return context.subject or context.year
    return context.year


def _read_month(parts: DateParts, written: str, saying: Saying) -> None:
    """Read the month, and find its year."""
    _, context, start = saying
    prefix = saying.groups["prefix"]
    parts.month = number_within(written, MONTHS)
    if parts.year is not None:
        if prefix not in {SAME_YEAR, NEXT}:
            raise NoDateError(written)
    elif not start:
        parts.relative = True
        parts.year = year_for_month(parts.month, prefix, context)
    elif start.year is not None:
        parts.year = start.year + (parts.month < (start.month or 0))


def _read_relative_month(parts: DateParts, word: str, saying: Saying) -> None:
    """Read a word that counts months, from the one named last or the document's own."""
    parts.relative = True
    if parts.year is not None and word == "同月":  # 前年同月
        parts.month = saying.context.month.month or saying.context.today.month
        return
    counted = relative_words("month")[word]
    counted_from = attempt(saying.context.month_counted_from, named=counted.counts_from_named)
    if counted_from:
        parts.year, parts.month = shift_month(*counted_from, counted.shift)


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
        parts.year, parts.month = month_for_day(parts.day, saying.groups["prefix"], saying.context)
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
    ("year", _read_western_year),
    ("relative_year", _read_relative_year),
    ("month", _read_month),
    ("relative_month", _read_relative_month),
    ("day", _read_day),
    ("relative_day", _read_relative_day),
)
"""What reads the groups of `grammar.DATE`, the larger units first; NoDateError for a number that no date has."""
