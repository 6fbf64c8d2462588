"""What a date leaves open: the year of a month that stands without one, the month of a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.calendar import WEEKDAYS, date_or_none, shift_month
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import NOTHING
from jdoc.language.dates.grammar import COMING_PREFIXES, PAST_PREFIXES
from jdoc.language.dates.numbers import NoDateError, attempt, match_at
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.date_parts import DateParts

    YearReader: TypeAlias = Callable[["YearlessMonth"], int | None]


WITH_WEEKDAY = deferred(
    f"(?:(?<=日)|月{grammar.SPACE}(?P<day>{grammar.NUMBER}){grammar.SPACE}日){grammar.SPACE}\\({grammar.SPACE}(?P<weekday>[{WEEKDAYS}])"
)
"""The weekday behind a month, or behind the day of it: 1`[月12日(金]`)に, not `月(12日は金`."""
DAY_BEFORE = deferred("(?P<day>[0-9]{1,2}) {0,2}日$")
"""The day before its weekday: 1月`[12日]`."""
LONGEST_DAY = 5
DEADLINE = deferred(
    f"(?:月{grammar.SPACE}[0-9]{{1,2}}{grammar.SPACE}日)?{grammar.WEEKDAY}(?:午[前後][0-9]{{1,2}}時|正午)?(?:まで|迄|必着|締切)[。)]*$"
)
"""What makes a deadline of a day, at the end of a line: 1`[月12日(金)まで]`, 1月12日`[必着。]`, not `までの間`."""
SAME, NEXT = "同", "翌"
A_YEAR = dt.timedelta(366)
HALF_YEAR, YEAR = 6, 12
"""Months from one to the next of an account, at most; months of a year."""


class YearlessMonth:
    """A month that stands without its year: the word before it, and what has been said."""

    __slots__ = ("context", "month", "prefix")

    def __init__(self, month: int, prefix: str | None, context: DateContext) -> None:
        self.month, self.prefix, self.context = month, prefix, context

    def follows(self) -> bool:
        """Whether 翌 stands before it."""
        return self.prefix == NEXT

    def is_past(self) -> bool:
        """Whether 去る or the like stands before it."""
        return self.prefix in PAST_PREFIXES

    def is_coming(self) -> bool:
        """Whether 来る or the like stands before it."""
        return self.prefix in COMING_PREFIXES

    def is_in_dated_sentence(self) -> bool:
        """Whether its sentence has named a year."""
        return self.context.sentence.year is not None

    def goes_on(self) -> bool:
        """Whether the months of its sentence go on past New Year: 10月, 11月, 12月, 1月."""
        named = self.context.sentence
        if named.fiscal or not named.has_month_of_year:
            return False
        before = named.month_of_year.month
        return self.month < before and (self.month - before) % YEAR <= HALF_YEAR

    @property
    def months_on(self) -> int:
        """How many months it lies behind the document's own in the same year; 0 where that isn't known."""
        return self.month - self.context.base.month if self.context.base else 0

    def is_deadline(self) -> bool:
        """Whether it is the end of a term that stands at the end of its line, and its last such month is long past."""
        return self.months_on < -HALF_YEAR and DEADLINE.match(self.context.text, self.context.place) is not None

    def has_weekday(self) -> bool:
        """Whether a weekday stands behind its day."""
        return self.context.base is not None and WITH_WEEKDAY.match(self.context.text, self.context.place) is not None

    def year_of_weekday(self) -> int | None:
        """Return the year in which the day has its weekday: that of sentence or document, or one beside it."""
        text, place = self.context.text, self.context.place
        match = match_at(WITH_WEEKDAY, text, place)
        named = match if match["day"] else DAY_BEFORE.search(text, max(0, place - LONGEST_DAY), place)
        return (
            year_with_weekday(self.month, read_whole(named["day"]), match["weekday"], self._anchor()) if named else None
        )

    def _anchor(self) -> dt.date:
        """Return the month that the sentence has named, else the document's day; NoDateError for a year alone."""
        named = self.context.sentence
        if named.has_month_of_year:
            return dt.date(*named.month_of_year, 1)
        if named.year is not None:
            raise NoDateError
        return self.context.today

    def is_in_past_sentence(self) -> bool:
        """Whether its sentence has named a year, none after the document's own."""
        base, year = self.context.base, self.context.sentence.year
        return base is not None and year is not None and year <= base.year

    def is_of_named_year(self) -> bool:
        """Whether 同 stands before it."""
        return self.prefix == SAME

    def is_any(self) -> bool:
        """Hold for every month: the last row is asked where none above it knows the year."""
        return True

    def next_after_named(self) -> int:
        """Return the year of the first such month after the one named last."""
        return self.context.months.get(NEXT).month_of_year.first_after(self.month)

    def next_after_own(self) -> int:
        """Return the year of the first such month after the document's own."""
        return self.context.own_month.first_after(self.month)

    def last_until_own(self) -> int:
        """Return the year of the last such month up to the document's own."""
        return self.context.own_month.last_until(self.month)

    def first_from_own(self) -> int:
        """Return the year of the first such month from the document's own on."""
        return self.context.own_month.first_from(self.month)

    def next_in_sentence(self) -> int:
        """Return the year of the first such month after the one that the sentence has named."""
        return self.context.sentence.month_of_year.first_after(self.month)

    def last_of_account(self) -> int:
        """Return the year of the last such month up to the document's own, but not before one that was named."""
        named = self.context.months.get(SAME)
        year = self.last_until_own()
        if not named.has_month_of_year:
            return year
        after = named.month_of_year.first_from(self.month)
        return max(year, after) if (after, self.month) <= self.context.own_month else year

    def year_of_sentence(self) -> int | None:
        """Return the year that the sentence has named; a fiscal year reaches into the next one."""
        return self.context.sentence.year_of_month(self.month)

    def year_of_plan(self) -> int | None:
        """Return the year that is meant in the fiscal year of a plan."""
        return self.context.plan.year_of_month(self.month)

    def year_named(self) -> int | None:
        """Return the year named last."""
        return self.context.years.get(SAME).year

    def own_year(self) -> int:
        """Return the year that the document was written in."""
        return self.context.today.year


YEAR_RULES: tuple[Rule[YearlessMonth, YearReader], ...] = (
    Rule(
        "翌 after a month that was named",
        YearlessMonth.follows,
        YearlessMonth.next_after_named,
        "2019-05-01: [2016年12月](DATE 2016-12)と[翌１月](DATE 2017-01 relative)",
        "2019-05-01: [翌１月](DATE 2020-01 relative)",
    ),
    Rule(
        "翌 after the document's month",
        YearlessMonth.follows,
        YearlessMonth.next_after_own,
        "2019-05-01: [翌１月](DATE 2020-01 relative)",
        "2019-05-01: [翌６月](DATE 2019-06 relative)",
    ),
    Rule(
        "去る: the last one",
        YearlessMonth.is_past,
        YearlessMonth.last_until_own,
        "2019-05-01: [去る12月](DATE 2018-12 relative)",
        "2019-05-01: [12月](DATE 2019-12 relative)",
    ),
    Rule(
        "来る: the next one",
        YearlessMonth.is_coming,
        YearlessMonth.first_from_own,
        "2019-05-01: [来る２月](DATE 2020-02 relative)",
        "2019-05-01: [２月](DATE 2019-02 relative)",
    ),
    Rule(
        "the year in which the day has its weekday",
        YearlessMonth.has_weekday,
        YearlessMonth.year_of_weekday,
        "2019-12-20: [１月14日](DATE 2020-01-14 relative)（火）に",
        "2019-12-20: [１月14日](DATE 2019-01-14 relative)（月）に",
    ),
    Rule(
        "what is planned",
        lambda month: month.is_in_past_sentence() and month.context.is_planned(),
        YearlessMonth.first_from_own,
        "2019-03-01: [昨年９月](DATE 2018-09 relative)に着工し、[４月](DATE 2019-04 relative)に開業予定である。",
        "2019-03-01: [2020年９月](DATE 2020-09)に着工し、[10月](DATE 2020-10 relative)に開業予定である。",
    ),
    Rule(
        "past New Year",
        YearlessMonth.goes_on,
        YearlessMonth.next_in_sentence,
        "2024-06-01: [2023年10月](DATE 2023-10)、[12月](DATE 2023-12 relative)、[1月](DATE 2024-01 relative)と続いた。",
        "2024-06-01: [2023年7月](DATE 2023-07)は[2月](DATE 2023-02 relative)より多い。",
    ),
    Rule(
        "the year of its sentence",
        YearlessMonth.is_in_dated_sentence,
        YearlessMonth.year_of_sentence,
        "2019-05-01: [2016年度](DATE 2016-04/2017-03)は[２月](DATE 2017-02 relative)に",
        "2019-05-01: [2016年度](DATE 2016-04/2017-03)。[２月](DATE 2019-02 relative)に",
    ),
    Rule(
        "同: the year named last",
        YearlessMonth.is_of_named_year,
        YearlessMonth.year_named,
        "2019-05-01: [2016年](DATE 2016)。[同２月](DATE 2016-02 relative)に",
        "2019-05-01: [2016年](DATE 2016)。[２月](DATE 2019-02 relative)に",
    ),
    Rule(
        "a line of a plan",
        lambda month: month.context.is_in_plan,
        YearlessMonth.year_of_plan,
        "2024-02-15: title:[令和６年度](DATE 2024-04/2025-03)行事予定 ¶ [１月20日](DATE 2025-01-20 relative)　新年会",
        "2024-02-15: [１月20日](DATE 2024-01-20 relative)　新年会",
    ),
    Rule(
        "a deadline",
        YearlessMonth.is_deadline,
        YearlessMonth.next_after_own,
        "2019-12-20: [１月14日](DATE ../2020-01-14 relative)まで",
        "2019-04-20: [１月14日](DATE ../2019-01-14 relative)まで",
    ),
    Rule(
        "what is still to come",
        lambda month: month.months_on < 0 and month.context.is_to_come(),
        YearlessMonth.next_after_own,
        "2019-10-01: [３月](DATE 2020-03 relative)に開催する予定である。",
        "2019-10-01: [３月](DATE 2019-03 relative)に開催した。",
    ),
    Rule(
        "what has been",
        lambda month: month.months_on > 0 and month.context.has_been(),
        YearlessMonth.last_of_account,
        "2019-05-01: [12月](DATE 2018-12 relative)に開催した。",
        "2019-05-01: [12月](DATE 2019-12 relative)に開催する。",
    ),
    Rule(
        "the document's own year",
        YearlessMonth.is_any,
        YearlessMonth.own_year,
        "2019-05-01: [２月](DATE 2019-02 relative)に",
        "2019-05-01: [2016年２月](DATE 2016-02)に",
    ),
)
"""Which year a month is of: the first row that holds and knows it decides."""


def year_with_weekday(month: int, day: int | None, weekday: str, base: dt.date) -> int | None:
    """Return the year in which a day has a weekday: that of another day, or else the one beside it, if it is near.

    >>> import datetime as dt
    >>> [year_with_weekday(1, 12, weekday, dt.date(2023, 12, 27)) for weekday in "金木月"]
    [2024, 2023, None]
    """
    for year in (base.year, base.year + 1, base.year - 1):
        date = date_or_none(year, month, day or 0)
        if date and WEEKDAYS[date.weekday()] == weekday and abs(date - base) < A_YEAR:
            return year
    return None


def year_for_month(month: int, prefix: str | None, context: DateContext) -> int | None:
    """Find the year of a month that stands without one, perhaps with a word like 翌 before it.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> year_for_month(3, "来る", DateContext(base=dt.date(2017, 5, 1))), year_for_month(3, None, DateContext())
    (2018, None)
    """
    facts = YearlessMonth(month, prefix, context)
    years = (attempt(rule.verdict, facts) for rule in YEAR_RULES if rule.holds(facts))
    return next(filter(None, years), None)


def month_for_day(day: int, prefix: str | None, context: DateContext) -> tuple[int | None, int | None]:
    """Find the year and month of a day that stands without them, perhaps with a word like 同 before it.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> month_for_day(20, "去る", DateContext(base=dt.date(2017, 1, 5))), month_for_day(20, None, DateContext())
    ((2016, 12), (None, None))
    """
    named = {SAME: context.months.get(SAME), NEXT: context.day, None: context.sentence}.get(prefix, NOTHING)
    if named.month is not None:
        if prefix == NEXT:
            return _month_behind(day, named)
        return named.year, named.month
    if context.base is None:
        return None, None
    return shift_month(context.base.year, context.base.month, _months_away(day, prefix, context.base.day))


def _month_behind(day: int, named: DateParts) -> tuple[int | None, int | None]:
    """Return the year and month of the next such day after one that was named: 6月28日に開き、翌29日に閉じた."""
    before = named.day or 0
    if day > before:
        return named.year, named.month
    if named.has_month_of_year:
        return shift_month(*named.month_of_year, 1)
    return None, None


def _months_away(day: int, prefix: str | None, today: int) -> int:
    if prefix in PAST_PREFIXES:
        return -(day > today)
    return int(prefix in COMING_PREFIXES and day < today)
