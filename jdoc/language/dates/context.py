"""What dates are read against: the document's own day, and the dates that it has named so far."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- msgspec needs it at run time

from msgspec import Struct, field

from jdoc.language.calendar import Month, fiscal_year_of
from jdoc.language.dates.date_parts import NOTHING, DateParts
from jdoc.language.dates.numbers import NoDateError


class DateContext(Struct):
    """What 同年, 翌月, 昨日 and a month without its year count from; changed by `remember` as dates are read."""

    base: dt.date | None = None
    """The document's own day."""
    year: DateParts = field(default_factory=DateParts)
    """The date named last in the document that has a year."""
    month: DateParts = field(default_factory=DateParts)
    """The last one that named a month."""
    day: DateParts = field(default_factory=DateParts)
    """The last one that named a day, in this paragraph or the one before."""
    day_from: int = 0
    """The number of that paragraph."""
    paragraph: int = 0
    """The number of the paragraph that is being read."""
    sentence: DateParts = field(default_factory=DateParts)
    """The date named last in this sentence."""
    subject: DateParts = field(default_factory=DateParts)
    """The fiscal year that the document's title names: 前年度 in a budget is the one before it."""

    def remember(self, parts: DateParts) -> None:
        """Let later words refer to a date."""
        self.sentence = parts
        if parts.year is not None:
            self.year = parts
        if parts.month is not None:
            self.month = parts
        if parts.day is not None:
            self.day, self.day_from = parts, self.paragraph

    def begin_paragraph(self, number: int) -> None:
        """Forget what a new paragraph doesn't refer to: its 同日 is the document's day, not one far above."""
        self.paragraph = number
        self.sentence = NOTHING
        if number > self.day_from + 1 and self.base:
            self.day = NOTHING

    def remember_subject(self, parts: DateParts) -> None:
        """Note the first fiscal year of the document's title."""
        if parts.is_own_fiscal_year:
            self.subject = self.subject or parts

    @property
    def today(self) -> dt.date:
        """The document's own day; NoDateError where it isn't known."""
        if self.base is None:
            raise NoDateError
        return self.base

    @property
    def own_month(self) -> Month:
        """The month of the document's own day; NoDateError where that isn't known."""
        return Month(self.today.year, self.today.month)

    def month_counted_from(self, *, named: bool) -> Month:
        """Return the month named last, for words that count from such, or the document's own."""
        return self.month.month_of_year if named and self.month.has_month_of_year else self.own_month

    def own_year(self, *, fiscal: bool) -> int:
        """Return the year, or fiscal year, that the document was written in; NoDateError where that isn't known.

        >>> DateContext(base=dt.date(2017, 3, 31)).own_year(fiscal=True)
        2016
        """
        return fiscal_year_of(self.today) if fiscal else self.today.year
