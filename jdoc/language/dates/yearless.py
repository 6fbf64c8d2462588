"""A month that stands without its year: what stands around it, and what has been said."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.language.calendar import WEEKDAYS, date_or_none, weekday_of
from jdoc.language.dates import grammar
from jdoc.language.dates.grammar import COMING_PREFIXES, PAST_PREFIXES
from jdoc.language.dates.numbers import NoDateError, match_at
from jdoc.language.dates.titled import is_over
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from jdoc.language.dates.context import DateContext

WITH_WEEKDAY = deferred(
    f"(?:(?<=日)|月{grammar.SPACE}(?P<day>{grammar.NUMBER}){grammar.SPACE}日){grammar.SPACE}\\({grammar.SPACE}(?P<weekday>[{WEEKDAYS}])"
)
"""The weekday behind a month, or behind the day of it: 1`[月12日(金]`)に, not `月(12日は金`."""
DAY_BEFORE = deferred("(?P<day>[0-9]{1,2}) {0,2}日$")
"""The day before its weekday: 1月`[12日]`."""
LONGEST_DAY = 5
DAY_OF_MONTH = deferred(f"月{grammar.SPACE}(?P<day>{grammar.NUMBER}){grammar.SPACE}日")
"""The day behind the number of its month: 1`[月4日]`に, not `月に`."""
SAID_OF = deferred(
    "年度?[にの]?[^、。0-9年]{1,12}た[^\\W0-9_ぁ-ん][^、。0-9]{0,24}[はが]、?[^、。0-9]{0,6}[0-9]{1,2}(?:月[0-9]{1,2}日)?$"
)
"""A year that only says of what the sentence speaks: 令和2`[年度に始めた工事は、10]`月に終えた, not `年度の10`."""
LONGEST_CLAUSE = 60
LONG, NEVER = 2, -2
"""Years before the document that are many; a tense that no sentence has."""
STORIES = {(1, True): 0, (LONG, True): -1, (LONG, False): -1}
"""The tense in which a story goes on, at most, so many years before the document; whether its month is to come then."""
ALMOST = 10
"""Months that are almost a year: from January to November, from December to February."""
FAR = 2
"""Months by which what will be must lie back in the document's year to be of the next one."""
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
        """Whether its sentence has named a year, and not only that of what it speaks of."""
        text, place = self.context.text, self.context.place
        return self.context.sentence.year is not None and not SAID_OF.search(
            text, max(0, place - LONGEST_CLAUSE), place
        )

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
        return WITH_WEEKDAY.match(self.context.text, self.context.place) is not None

    def year_of_weekday(self) -> int | None:
        """Return the year in which the day has its weekday: that of sentence or document, or one beside it."""
        text, place = self.context.text, self.context.place
        match = match_at(WITH_WEEKDAY, text, place)
        named = match if match["day"] else DAY_BEFORE.search(text, max(0, place - LONGEST_DAY), place)
        return self.year_of_day(read_whole(named["day"]) or 0, match["weekday"]) if named else None

    def year_of_day(self, day: int, weekday: str) -> int | None:
        """Return the year in which a day of this month has a weekday, and note it for the same day further on."""
        year = year_with_weekday(self.month, day, weekday, self._anchor(day)) or self._year_of_title(day, weekday)
        if year is not None:
            self.context.days[self.month, day] = year
        return year

    def _year_of_title(self, day: int, weekday: str) -> int | None:
        """Return the year that the title names, if the day has its weekday in it."""
        year = self.context.titles.named.year_of_month(self.month)
        return {weekday_of(year or 0, self.month, day): year}.get(weekday)

    def _anchor(self, day: int) -> dt.date:
        """Return the month that the sentence has named, else the day in the year of a head or title, or the document's.

        NoDateError for a year alone, and where none of them is known.
        """
        named = self.context.sentence
        if named.has_month_of_year:
            return dt.date(*named.month_of_year, 1)
        if named.year is not None:
            raise NoDateError
        year = self.context.titles.above.year_of_month(self.month)
        of_year = date_or_none(year, self.month, day) if year else None
        return of_year or self.context.today

    def year_named_before(self) -> int | None:
        """Return the year of this day where it was named before and is sure; None where it wasn't."""
        return self.context.days.get((self.month, self.day))

    @property
    def day(self) -> int:
        """Its day, which stands behind the month or has been read with it; 0 where there is none."""
        text, place = self.context.text, self.context.place
        match = DAY_OF_MONTH.match(text, place) or DAY_BEFORE.search(text, max(0, place - LONGEST_DAY), place)
        return read_whole(match["day"]) or 0 if match else 0

    def is_below_head(self) -> bool:
        """Whether a heading names a year above, and what is told may have been, or will be, in it."""
        titles, base = self.context.titles, self.context.base
        year = titles.headed.year_of_month(self.month)
        if year is None or base is None or titles.is_alone:
            return year is not None
        return ((year - base.year) * YEAR + self.months_on) * self.context.tense >= 0

    def is_within_titled(self) -> bool:
        """Whether its sentence has named a month without a year that a head or the title tells."""
        named = self.context.sentence
        is_told = named.has_month_of_year and (named.relative, named.counted) == (True, "")
        return is_told and self.context.titles.above.year_of_month(named.month or 0) == named.year

    def year_above(self) -> int | None:
        """Return the year that is meant in that of the head, or of the title."""
        return self.context.titles.above.year_of_month(self.month)

    def year_confirmed(self) -> int | None:
        """Return the year that is meant in the title's, if the weekdays of the document are those of it."""
        return self.context.titles.year_told("confirmed", self.month)

    def is_no_outlook(self) -> bool:
        """Whether the sentence isn't of what is to come, as those of a report are.

        What a report that was written after its year doesn't tell as having been is none of it: 10月から改める。
        """
        context = self.context
        is_later = is_over(context.titles.titled, context.base) and context.is_being()
        return not (is_later or context.is_to_come())

    def year_of_report(self) -> int | None:
        """Return the year that is meant in the one that the title says the document reports of."""
        return self.context.titles.year_told("report", self.month)

    def has_not_been(self) -> bool:
        """Whether the sentence isn't of what has been, as those of a plan aren't."""
        return not self.context.has_been()

    def year_of_plan(self) -> int | None:
        """Return the year that is meant in the one that the title says the document plans."""
        return self.context.titles.year_told("plan", self.month)

    def is_future(self) -> bool:
        """Whether it is past in the document's year, and the sentence tells what will be."""
        return self.months_on <= -FAR and self.context.will_be()

    def is_ahead(self) -> bool:
        """Whether it lies behind the document's own day in the same year."""
        base = self.context.base
        return base is not None and (self.month, self.day) > (base.month, base.day)

    def is_near_in_other_year(self) -> bool:
        """Whether it lies almost a year off in the document's year, and nothing tells that it does."""
        return abs(self.months_on) >= ALMOST and self.months_on * self.context.tense <= 0

    def nearest(self) -> int:
        """Return the year before the document's for its last months, the next one for its first."""
        return self.own_year() + (self.months_on < 0) - (self.months_on > 0)

    def is_in_past_sentence(self) -> bool:
        """Whether its sentence has named a year, none after the document's own."""
        base, year = self.context.base, self.context.sentence.year
        return base is not None and year is not None and year <= base.year

    def is_in_story(self) -> bool:
        """Whether its paragraph has named a year before, in which a story goes on that ends before the document."""
        is_here = self.context.year_from == self.context.paragraph and not self.context.titles.columns
        return is_here and self._is_before_document()

    def _is_before_document(self) -> bool:
        """Whether the year is long past, or the one before, if it can't be the document's own."""
        base, year = self.context.base, self.context.months.get(SAME).year
        if base is None or year is None:
            return base is None
        most = STORIES.get((min(base.year - year, LONG), self.months_on > 0), NEVER)
        return self.context.tense <= most

    def year_in_story(self) -> int | None:
        """Return the year named last, if the month named last is none behind this one."""
        named = self.context.months.get(SAME).month_of_year
        return named.year if named.month <= self.month else None

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
        year = self.last_until_own() - (self.months_on == 0)
        if not named.has_month_of_year:
            return year
        after = named.month_of_year.first_from(self.month)
        return max(year, after) if (after, self.month) <= self.context.own_month else year

    def year_of_sentence(self) -> int | None:
        """Return the year that the sentence has named; a fiscal year reaches into the next one."""
        return self.context.sentence.year_of_month(self.month)

    def year_named(self) -> int | None:
        """Return the year named last."""
        return self.context.years.get(SAME).year

    def own_year(self) -> int:
        """Return the year that the document was written in."""
        return self.context.today.year


def year_with_weekday(month: int, day: int, weekday: str, base: dt.date) -> int | None:
    """Return the year in which a day has a weekday: that of another day, or else the one beside it, if it is near.

    >>> import datetime as dt
    >>> [year_with_weekday(1, 12, weekday, dt.date(2023, 12, 27)) for weekday in "金木月"]
    [2024, 2023, None]
    """
    for year in (base.year, base.year + 1, base.year - 1):
        date = date_or_none(year, month, day)
        if date and WEEKDAYS[date.weekday()] == weekday and abs(date - base) < A_YEAR:
            return year
    return None
