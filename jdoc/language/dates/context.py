"""What dates are read against: the document's own day, and the dates that it has named so far."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 -- msgspec needs it at run time

from msgspec import Struct

from jdoc.language.calendar import fiscal_year_of
from jdoc.language.dates.date_parts import DateParts  # noqa: TC001 -- likewise


class DateContext(Struct):
    """What 同年, 翌月, 昨日 and a month without its year count from; changed by `remember` as dates are read."""

    base: dt.date | None = None
    """The document's own day."""
    year: DateParts | None = None
    """The date named last in the document that has a year."""
    month: DateParts | None = None
    """The last one that named a month."""
    day: DateParts | None = None
    """The last one that named a day, in this paragraph or the one before."""
    day_from: int = 0
    """The number of that paragraph."""
    paragraph: int = 0
    """The number of the paragraph that is being read."""
    sentence: DateParts | None = None
    """The date named last in this sentence."""
    subject: DateParts | None = None
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
        self.sentence = None
        if number > self.day_from + 1 and self.base:
            self.day = None

    def remember_subject(self, parts: DateParts) -> None:
        """Note the first fiscal year of the document's title."""
        if self.subject is None and parts.fiscal and not parts.relative:
            self.subject = parts

    @property
    def named_month(self) -> tuple[int, int] | None:
        """The year and month of the month named last."""
        named = self.month
        return (named.year, named.month) if named and named.year and named.month else None

    @property
    def own_month(self) -> tuple[int, int] | None:
        """The year and month of the document's own day."""
        return (self.base.year, self.base.month) if self.base else None

    def own_year(self, *, fiscal: bool) -> int | None:
        """Return the year, or fiscal year, that the document was written in.

        >>> DateContext(base=dt.date(2017, 3, 31)).own_year(fiscal=True)
        2016
        """
        if self.base is None:
            return None
        return fiscal_year_of(self.base) if fiscal else self.base.year
