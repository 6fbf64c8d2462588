"""From a match of the grammar to the parts of a date: its year, month and day, with what they leave open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.calendar import DAYS, FISCAL_START, MONTHS, eras, western_year
from jdoc.language.dates.date_parts import LAST_DAY, DateParts, period_of
from jdoc.language.dates.missing import month_for_day, year_for_month
from jdoc.language.dates.relative import relative_words
from jdoc.language.edtf import YEARS
from jdoc.language.numerals import read_whole, read_within

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.relative import RelativeWord

Said: TypeAlias = dict[str, "str | None"]
"""The groups of a match."""

SUBPERIODS = ("decade_part", "quarter", "term_quarter", "half", "year_part", "month_part")
"""The groups that name a part of a period."""
YEARS_BEFORE = frozenset({"前年", "前々年"})
"""What counts from the fiscal year of the document's title."""
APOSTROPHES = frozenset("'’‘")
TURN = 30
"""The first number of two digits that is a year of the 1900s: '97, '30; '29 is 2029."""
RECENT = 4
"""Years of an era in which documents still write those of the one before."""


def read_date_parts(match: re.Match[str], context: DateContext, start: DateParts | None = None) -> DateParts | None:
    """Read a match of `grammar.DATE`; None where it is no date. A range's end takes what it lacks from its start.

    >>> from jdoc.language.dates.context import DateContext
    >>> from jdoc.language.dates.grammar import DATE
    >>> read_date_parts(DATE.match("5日"), DateContext(), DateParts(2017, 5, 3)).month
    5
    >>> read_date_parts(DATE.match("13月"), DateContext())
    """
    said = match.groupdict()
    parts = DateParts(
        fiscal=said["fiscal"] is not None,
        subperiod=next((word for group in SUBPERIODS if (word := said[group])), ""),
        decade=said["decade"] is not None,
        term=said["term"] is not None,
    )
    if not (
        _read_year(parts, said, context, start)
        and _read_month(parts, said, context, start)
        and _read_day(parts, said, context, start)
    ):
        return None
    if parts.subperiod and parts.year is None and parts.month is None and parts.day is None:
        _take_own_year(parts, context)
    return parts


def _take_own_year(parts: DateParts, context: DateContext) -> None:
    """第３四半期 alone is one of the fiscal year that the document was written in."""
    parts.relative = parts.fiscal = True
    parts.year = context.own_year(fiscal=True)


def _read_year(parts: DateParts, said: Said, context: DateContext, start: DateParts | None) -> bool:
    """Read the year, if there is one; False where no date has such a year."""
    if said["era"]:
        return _read_era_year(parts, said["era"], said["era_year"] or "")
    if said["year"]:
        return _read_western_year(parts, said["year"], said, context, start)
    if said["relative_year"]:
        parts.relative = True
        parts.year = _counted_year(relative_words("year")[said["relative_year"]], context, fiscal=parts.fiscal)
    return True


def _read_era_year(parts: DateParts, era: str, written: str) -> bool:
    number = 1 if written == "元" else read_whole(written)
    if not number:
        return False
    parts.era, parts.year = era, western_year(era, number)
    return True


def _read_western_year(
    parts: DateParts, written: str, said: Said, context: DateContext, start: DateParts | None
) -> bool:
    """Read a year without an era; two digits are the end of a western year, or the year of an era left out."""
    number = read_whole(written.lstrip("'’‘"))
    if number is None:
        return False
    if number in YEARS:
        parts.year = number
        return True
    if number > 99:
        return False
    if start is not None and start.year:
        parts.era, parts.year = start.era, _year_after(start, start.year, number)
    elif written[0] in APOSTROPHES or parts.decade:
        parts.year = number + (1900 if number >= TURN else 2000)
    elif said["month"] and said["day"] and context.base:
        parts.relative = True
        parts.year = _year_without_era(number, context.base)
    else:
        return False
    return True


def _year_after(start: DateParts, year: int, number: int) -> int:
    """Return the year of two digits at the end of a range: of its start's era, or of its century."""
    return western_year(start.era, number) if start.era else year - year % 100 + number


def _year_without_era(number: int, base: dt.date) -> int:
    """Return the year that two digits mean: 29年12月22日 in a document of 2017 is 平成29年."""
    begun = sorted({era for era in eras().values() if era.first <= base}, key=lambda era: era.first)
    if not begun:
        return base.year - base.year % 100 + number
    now = begun[-1]
    readings = [now.first.year + number - 1, 1900 + number, 2000 + number]
    if len(begun) > 1 and now.first.year < base.year < now.first.year + RECENT:
        readings.append(begun[-2].first.year + number - 1)
    return min(readings, key=lambda year: abs(year - base.year))


def _counted_year(word: RelativeWord, context: DateContext, *, fiscal: bool) -> int | None:
    """Return the year, or fiscal year, that a word names by counting."""
    from_title = fiscal and word.word in YEARS_BEFORE and context.sentence is None and context.subject is not None
    named = context.subject if from_title else context.year
    if word.counts_from_named and named is not None and named.year is not None:
        return named.year - _begins_before_april(named, fiscal=fiscal) + word.shift
    own_year = context.own_year(fiscal=fiscal)
    return None if own_year is None else own_year + word.shift


def _begins_before_april(parts: DateParts, *, fiscal: bool) -> bool:
    """Tell whether a month lies in the fiscal year of the year before."""
    return fiscal and not parts.fiscal and parts.month is not None and parts.month < FISCAL_START


def _read_month(parts: DateParts, said: Said, context: DateContext, start: DateParts | None) -> bool:
    """Read the month, if there is one, and find its year; False where no date has such a month."""
    word, written, prefix = said["relative_month"], said["month"], said["prefix"]
    if word:
        return _read_relative_month(parts, word, context)
    if not written:
        return True
    parts.month = read_within(written, MONTHS)
    if parts.month is None:
        return False
    if parts.year is not None:
        return prefix in {None, "翌"}
    if start is None:
        parts.relative = True
        parts.year = year_for_month(parts.month, prefix, context)
    elif start.year is not None:
        parts.year = start.year + (start.month is not None and parts.month < start.month)
    return True


def _read_relative_month(parts: DateParts, word: str, context: DateContext) -> bool:
    parts.relative = True
    own = (context.base.year, context.base.month) if context.base else None
    if parts.year is not None and word == "同月":  # 前年同月
        parts.month = context.month.month if context.month else own and own[1]
        return parts.month is not None
    counted = relative_words("month")[word]
    start = (context.named_month if counted.counts_from_named else None) or own
    if start is not None:
        months = start[0] * 12 + start[1] - 1 + counted.shift
        parts.year, parts.month = months // 12, months % 12 + 1
    return True


def _read_day(parts: DateParts, said: Said, context: DateContext, start: DateParts | None) -> bool:
    """Read the day, if there is one, and find its month; False where no date has such a day."""
    word, written = said["relative_day"], said["day"]
    if word:
        return _read_relative_day(parts, relative_words("day")[word], context)
    if not written:
        return True
    parts.day = LAST_DAY if written == "末" else read_within(written, DAYS)
    if parts.day is None:
        return False
    if parts.month is not None:
        return True
    if parts.year is not None:
        return False
    if start is not None:
        parts.year, parts.month, parts.relative = start.year, start.month, start.relative
        return start.month is not None
    parts.relative = True
    parts.year, parts.month = month_for_day(parts.day, said["prefix"], context)
    return True


def _read_relative_day(parts: DateParts, word: RelativeWord, context: DateContext) -> bool:
    if parts.year is not None or parts.month is not None:
        return False
    parts.relative = True
    day = _day_counted_from(word, context)
    if day is not None and day.year in YEARS:
        day += dt.timedelta(days=word.shift)
        parts.year, parts.month, parts.day = day.year, day.month, day.day
    return True


def _day_counted_from(word: RelativeWord, context: DateContext) -> dt.date | None:
    """Return the day that a word counts from: the one that was named last, for some words; for 同日 either."""
    if not word.counts_from_named:
        return context.base
    period = period_of(context.day) if context.day is not None else None
    if period:
        return period.last
    return context.base if word.shift == 0 else None
