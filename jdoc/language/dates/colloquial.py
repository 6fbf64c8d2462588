"""Dates of everyday speech: おととい, 憲法記念日, 来春, 年末, 3日後."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from jdoc.language.calendar import WEEKDAYS, shift_month
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import DateParts
from jdoc.language.dates.forms import form
from jdoc.language.dates.holidays import holidays
from jdoc.language.dates.numbers import NoDateError, attempt, number_within
from jdoc.language.dates.readings import reading_of, unknown_reading
from jdoc.language.dates.relative import any_of, relative_words
from jdoc.language.dates.weeks import LAST, NEXT, read_weekday
from jdoc.language.lazy import deferred
from jdoc.language.scripts import KANJI

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.readings import DateReading

SEASON_YEARS = {"昨": -1, "今": 0, "来": 1, "翌": 1}
SEASONS = ("春", "夏", "秋", "冬")
SEASON_PARTS = ("初", "晩")
SEASON = (
    f"(?P<which>[{''.join(SEASON_YEARS)}])(?P<season>[{''.join(SEASON_PARTS)}]?[{''.join(SEASONS)}])(?![季闘期一-鿿])"
)
"""来春, 昨初夏, not 今春闘."""
YEAR_PARTS = {"末": "末", "内": "", "明け": "明け"}
"""The words behind 年 for a part of the year, and how `subperiods` calls it."""
YEAR_PART = (
    f"(?<!{KANJI}|[0-9])年(?P<fiscal>度)?(?P<part>{'|'.join(YEAR_PARTS)})"
    "(?=まで|に(?![限当])|から|には|の(?!年)|を(?:目途|目処|めど|目標))"
)
"""年末に, 年度内に, not 昨年末に, which has its year."""
COUNTS = range(201)
"""Years, months or days from now; beyond, the calendar is no help (2000年前)."""
FROM_ELSEWHERE = ("の", "から", "より", "とも", "後", "前")
"""期日の30日前, 施行から3年後, 少なくとも6か月前: counted from another day than the document's."""
DAYS_OF = {"日": 1, "週": 7}
YEARS_OF = {"年": 1, "世": 100}
DIRECTIONS = {"前": -1, "後": 1}


def gate() -> tuple[str, str]:
    """Return the characters that the words below have first, and second, made of the words themselves."""
    words = (*holidays(), *relative_words("day", "spoken"), *LAST, *NEXT, "週末", *(f"年{part}" for part in YEAR_PARTS))
    first, second = map(set, zip(*(word[:2] for word in words), strict=True))
    first |= {*WEEKDAYS, *SEASON_YEARS}
    second |= {"曜", "度", *SEASONS, *SEASON_PARTS}
    return "".join(sorted(first)), "".join(sorted(second))


def all_words() -> str:
    """Return the pattern of all words of everyday speech that a date may begin with, behind their gate."""
    first, second = gate()
    named = "|".join(sorted(holidays(), key=len, reverse=True))
    weekday = f"[{WEEKDAYS}]曜日?"
    return (
        f"(?=[{first}][{second}])"
        f"(?:(?<![ぁ-ん])(?:{any_of(relative_words('day', 'spoken'))})(?=[はのにもでか、。,]|{KANJI}|$)|{named}"
        f"|(?:{'|'.join((*NEXT, *LAST))})(?:{weekday}|週末)"
        f"|(?<!{KANJI})(?:{weekday}(?=に|の[朝夜午夕])|週末(?=に))|(?<!{KANJI}){SEASON}|{YEAR_PART})"
    )


WORDS = deferred(all_words)
"""`[おととい]は`, `[今度の金曜日]`, `[母の日]`, `[年度末]までに`, `[来春]の`, not `昨年末に`."""


@cache
def _spoken_days() -> dict[str, int]:
    return {word: relative.shift for word, relative in relative_words("day", "spoken").items()}


@form(WORDS)
def read_word(match: re.Match[str], context: DateContext) -> DateReading:
    """Read おととい, 今度の金曜日, 週末, 来春, 年末 or the name of a holiday.

    >>> from jdoc.language.dates.context import DateContext
    >>> context = DateContext(dt.date(2017, 5, 2))
    >>> [read_word(text, 0, context).value for text in ("おととい、", "次の金曜日", "母の日")]
    ['2017-04-30', '2017-05-05', '2017-05-14']
    """
    if match[0] in holidays():
        return _read_holiday(match[0], match.end(), context)
    if context.base is None:
        return unknown_reading(match.end())
    if match["season"]:
        year = context.base.year + SEASON_YEARS[match["which"]]
        return reading_of(DateParts(year, subperiod=match["season"], relative=True), match.end())
    if match["part"]:
        return _read_year_part(match, context)
    if match[0] in _spoken_days():
        return reading_of(DateParts.of_day(context.base + dt.timedelta(days=_spoken_days()[match[0]])), match.end())
    return read_weekday(match[0], match.end(), context.base)


def _read_holiday(name: str, end: int, context: DateContext) -> DateReading:
    """Read the name of a day: of the year that the sentence has named, or of the document's."""
    year = context.sentence.year or attempt(context.own_year, fiscal=False)
    return reading_of(DateParts.of_day(holidays()[name].on(year)), end) if year else unknown_reading(end)


def _read_year_part(match: re.Match[str], context: DateContext) -> DateReading:
    """Read 年末, 年内 and 年明け: of the year, or the fiscal year, that the document was written in, or reports of."""
    fiscal = match["fiscal"] is not None
    year = context.titles.reported_year if fiscal else None
    year = year or context.own_year(fiscal=fiscal) + (match["part"] == "明け")
    parts = DateParts(year, subperiod=YEAR_PARTS[match["part"]], fiscal=fiscal, relative=True)
    return reading_of(parts, match.end())


@form(grammar.FROM_NOW)
def read_from_now(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read 3日前 and 2週間後 as the day that they are; 期日の30日前 and 30日前まで are stretches of time.

    >>> from jdoc.language.dates.context import DateContext
    >>> context = DateContext(dt.date(2017, 5, 1))
    >>> [read_from_now(text, 0, context).value for text in ("3日前、", "二週間後に", "5年前は", "6か月前の")]
    ['2017-04-28', '2017-05-15', '2012', '2016-11']
    """
    if match.string.endswith(FROM_ELSEWHERE, 0, match.start()):
        return None
    count = number_within(match["number"], COUNTS) * DIRECTIONS[match["direction"]]
    return reading_of(_parts_from_now(match["unit"][0], count, context.today), match.end())


def _parts_from_now(unit: str, count: int, base: dt.date) -> DateParts:
    """Return what lies so many days, weeks, months or years from a day."""
    if unit in DAYS_OF:
        return DateParts.of_day(base + dt.timedelta(days=count * DAYS_OF[unit]))
    if count > 0:
        raise NoDateError(unit)  # three years on: from when? Only the text can tell
    if unit in YEARS_OF:
        return DateParts(base.year + count * YEARS_OF[unit], relative=True)
    return DateParts(*shift_month(base.year, base.month, count), relative=True)
