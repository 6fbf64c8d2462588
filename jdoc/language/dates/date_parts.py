"""The parts of a date, as an expression says them field by field, and the period that they name together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec import Struct

from jdoc.language import edtf
from jdoc.language.calendar import FISCAL_START, Month, date_or_none, eras, last_year, western_year
from jdoc.language.dates.numbers import NoDateError
from jdoc.language.dates.subperiods import QUARTERS, within_decade, within_month, within_year
from jdoc.language.edtf import YEARS
from jdoc.language.lunar import LAST_YEAR, lunar_period

if TYPE_CHECKING:
    import datetime as dt

    from jdoc.language.edtf import Period

LAST_DAY = -1
LEAP_YEAR = 2000
LONGEST_LIST_STEP = 10
"""Years from one of a list to the next, at most."""
BEFORE_APRIL = range(1, FISCAL_START)


class DateParts(Struct):
    """What an expression says; None is what it leaves open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    """`LAST_DAY` for 末日."""
    fiscal: bool = False
    era: str | None = None
    subperiod: str = ""
    """上旬, 末, 春, 上半期 …; a quarter as its digit."""
    decade: bool = False
    term: bool = False
    """3月期: the fiscal year that ends in this month."""
    relative: bool = False
    """Whether the document's date or an earlier date was needed."""
    counted: str = ""
    """前, 翌, 同 or 当 where a word has counted from a date that was named."""
    repeated: bool = False
    """閏: a month of the lunisolar calendar that comes a second time."""

    @classmethod
    def of_day(cls, day: dt.date) -> Self:
        """Return the parts of a day that a word names by counting.

        >>> DateParts.of_day(date_or_none(2017, 5, 1)).day
        1
        """
        return cls(day.year, day.month, day.day, relative=True)

    @property
    def is_own_fiscal_year(self) -> bool:
        """Whether they name a fiscal year, or a part of one, by its number."""
        return self.fiscal and not self.relative

    @property
    def has_own_year(self) -> bool:
        """Whether they name a year by its number."""
        return self.year is not None and not self.relative

    def __bool__(self) -> bool:
        """Tell whether they say anything."""
        return self != NOTHING

    @property
    def is_day(self) -> bool:
        """Whether they name a day by its number."""
        return self.day is not None and self.day != LAST_DAY and not self.term

    @property
    def is_part_of_month(self) -> bool:
        """Whether they name a part of a month by a word: 5月上旬."""
        return bool(self.subperiod) and self.month is not None

    @property
    def is_year_alone(self) -> bool:
        """Whether they name a year by its number, and nothing smaller."""
        return self.has_own_year and self.month is None

    @property
    def is_within_year(self) -> bool:
        """Whether they name a month or a day by its number."""
        return (self.month, self.day) != (None, None)

    def year_of_month(self, month: int) -> int | None:
        """Return the year of a month that lies in theirs: a fiscal year ends in the next one, a term begins before."""
        if self.year is None:
            return None
        if self.term:
            return self.year - (month > (self.month or month))
        return self.year + (self.fiscal and month in BEFORE_APRIL)

    def may_be_followed_by(self, number: int | None) -> bool:
        """Tell whether they name a year alone that a number may go on from in a list: 平成28年度、29年度."""
        last = self.written_year
        return self.is_year_alone and number in range(last + 1, last + 1 + LONGEST_LIST_STEP)

    @property
    def written_year(self) -> int:
        """The number of their year as it is written in a list: that of the era, or two digits."""
        year = self.year or 0
        return year - western_year(self.era, 0) if self.era else year % 100

    def year_numbered(self, number: int) -> int:
        """Return the year that a number means behind theirs: one of their era, or a short one of their century.

        >>> DateParts(2016).year_numbered(17), DateParts(2016, era="平成").year_numbered(30)
        (2017, 2018)
        """
        if self.era:
            return western_year(self.era, number)
        century, _ = divmod(self.year or 0, 100)
        return number if number in YEARS else century * 100 + number

    @property
    def is_before_april(self) -> bool:
        """Whether they name a month of which the fiscal year began in the year before."""
        return not self.fiscal and self.month in BEFORE_APRIL

    @property
    def last_month(self) -> Month:
        """The last month of what they name, a month or a year."""
        return Month(self.year or 0, self.month or 12)

    @property
    def has_month_of_year(self) -> bool:
        """Whether they name a month, or lie in one, of a known year."""
        return None not in {self.year, self.month}

    @property
    def month_of_year(self) -> Month:
        """The month that they name or lie in; NoDateError where that isn't known."""
        if not self.year or not self.month:
            raise NoDateError
        return Month(self.year, self.month)

    @property
    def holds_subperiod(self) -> bool:
        """Whether they name a part of a month or a year by a word: 上旬, 3月期, 末日."""
        return bool(self.subperiod) or self.term or self.day == LAST_DAY


NOTHING = DateParts()
"""What a date says that wasn't named."""


def period_of(parts: DateParts) -> Period | None:
    """Return the period that the parts name; None where something is missing, or there is no such day.

    >>> period_of(DateParts(2016, 2, subperiod="下旬")).value, period_of(DateParts(2016, fiscal=True)).value
    ('2016-02-21/2016-02-29', '2016-04/2017-03')
    >>> period_of(DateParts(2015, 2, 29)), period_of(DateParts(None, 5, 1))
    (None, None)
    """
    year, month = parts.year, parts.month
    if year is None or year not in edtf.CALENDAR:
        return None
    if month is None:
        return _year_period(parts, year)
    if year <= LAST_YEAR and parts.era is not None:
        return lunar_period(year, month, parts.day, repeated=parts.repeated, is_part=bool(parts.subperiod))
    if parts.is_day:
        day = date_or_none(year, month, parts.day or 0)
        return edtf.day(day) if day else None
    named = edtf.month(month, year)
    return _month_period(parts, named) if named else None


def _year_period(parts: DateParts, year: int) -> Period:
    if parts.decade:
        return within_decade(parts.subperiod, year)  # 明治20年代 begins in 1887
    if parts.subperiod:
        return within_year(parts.subperiod, year, fiscal=parts.fiscal)
    return edtf.fiscal_year(year) if parts.fiscal else edtf.year(year)


def _month_period(parts: DateParts, month: Period) -> Period:
    if parts.term:
        return _term_period(parts.subperiod, month)
    if parts.day == LAST_DAY:
        return edtf.day(month.last)
    return within_month(parts.subperiod, month) if parts.subperiod else month


def _term_period(quarter: str, last: Period) -> Period:
    """Return the twelve months that end with one, or a quarter of them: 3月期, 3月期第2四半期."""
    year, month = last.first.year, last.first.month
    first_of_all = (year - 1, month + 1) if month < 12 else (year, 1)
    term = edtf.months(first_of_all, (year, month))
    if not quarter:
        return term
    first = term.first.month - 1 + 3 * (QUARTERS[quarter] - 1)
    return edtf.part_of_year(first, first + 2, term.first.year)


def write_yearless(parts: DateParts) -> str | None:
    """Write a day or month of an unknown year in EDTF: XXXX-05-01; None where it can't be written, or has a year.

    >>> write_yearless(DateParts(month=5, day=1)), write_yearless(DateParts(day=9)), write_yearless(DateParts(day=32))
    ('XXXX-05-01', 'XXXX-XX-09', None)
    """
    if parts.year is not None or parts.holds_subperiod or not parts.is_within_year:
        return None
    unknown = "XXXX-XX" if parts.month is None else "XXXX"
    period = period_of(DateParts(LEAP_YEAR, parts.month or 1, parts.day))
    return period and unknown + period.value[len(unknown) :]


def is_past_its_era(parts: DateParts, period: Period) -> bool:
    """Tell whether an era had ended before the period began: 平成32年, written before anyone knew.

    >>> [is_past_its_era(DateParts(year, era="平成"), edtf.year(year)) for year in (2020, 2019)]
    [True, False]
    """
    if parts.era is None or parts.year is None:
        return False
    if parts.year <= LAST_YEAR:
        return parts.year > last_year(parts.era)
    # On the day that an era ended, the next one began.
    era = eras().get(parts.era)
    return era is not None and period.first.toordinal() > era.last.toordinal() + 1
