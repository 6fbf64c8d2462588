"""What is read of a date: where it ends, its value in EDTF, its days, and what later words refer to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.dates.date_parts import LAST_DAY, DateParts, is_past_its_era, period_of, write_yearless
from jdoc.language.ends import Ends
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from jdoc.language.edtf import Period

PAST_ERA = "era-ended"
IMPOSSIBLE = "no-such-day"


class DateReading(NamedTuple):
    """A date in a text."""

    end: int
    value: str | None
    """EDTF; None where it can't be known."""
    first: dt.date | None
    last: dt.date | None
    parts: DateParts
    """What later words such as 同年 refer to."""
    relative: bool
    note: str | None = None
    ends: Ends | None = None
    """Of a range."""

    @property
    def earliest(self) -> str | None:
        """Its first day, an ISO date."""
        return self.first.isoformat() if self.first else None

    @property
    def latest(self) -> str | None:
        """Its last day, an ISO date."""
        return self.last.isoformat() if self.last else None


def reading_of(parts: DateParts, end: int) -> DateReading:
    """Read one date, a point in time or a period.

    >>> reading_of(DateParts(2016, 2, 30), 0)[1:3], reading_of(DateParts(2016, 2, 30), 0).note
    ((None, None), 'no-such-day')
    """
    period = period_of(parts)
    if period is not None:
        return DateReading(end, *period, parts, parts.relative, _note_on(parts, period))
    value = write_yearless(parts)
    is_whole = None not in (parts.month, parts.day)
    note = IMPOSSIBLE if value is None and is_whole and parts.day != LAST_DAY else None
    return DateReading(end, value, None, None, parts, parts.relative, note)


def reading_of_period(period: Period, parts: DateParts, end: int) -> DateReading:
    """Read a period that the document's own day tells; its parts are what later words refer to."""
    return DateReading(end, *period, parts, relative=True)


def unknown_reading(end: int) -> DateReading:
    """Read a word that only the document's own day could tell, which isn't known.

    >>> unknown_reading(2).value, unknown_reading(2).relative
    (None, True)
    """
    return DateReading(end, None, None, None, DateParts(relative=True), relative=True)


def impossible_reading(end: int) -> DateReading:
    """Read what is written as a date and is in no calendar.

    >>> impossible_reading(7).note
    'no-such-day'
    """
    return DateReading(end, None, None, None, DateParts(), relative=False, note=IMPOSSIBLE)


def reading_between(
    start: DateParts, stop: DateParts, end: int, places: tuple[int, int, int], begin: int | None = None
) -> DateReading | None:
    """Read a range; None where its end lies before its start, or one of both in no calendar: 令和5年2月29日まで.

    The places say where its start ends, and where its end begins and ends; `begin` where its start begins, if it isn't
    where the range does.

    >>> reading_between(DateParts(2016, 2), DateParts(2016, 5), 7, (2, 3, 5)).value
    '2016-02/2016-05'
    >>> reading_between(DateParts(2), DateParts(1), 7, (2, 3, 5))
    """
    first, last = period_of(start), period_of(stop)
    if first is None or last is None:
        return _yearless_range(start, stop, end, places)
    if last.last < first.first or _ends_before_it_begins(start, stop):
        return None
    note = _note_on(start, first) or _note_on(stop, last)
    ends = Ends(*places, first.value, last.value, begin)
    return DateReading(end, *edtf.between(first, last), stop, start.relative, note, ends)


def _note_on(parts: DateParts, period: Period) -> str | None:
    """Say what is strange about a date: that its era had ended."""
    return PAST_ERA if is_past_its_era(parts, period) else None


def _yearless_range(start: DateParts, stop: DateParts, end: int, places: tuple[int, int, int]) -> DateReading | None:
    first, last = write_yearless(start), write_yearless(stop)
    if first is None or last is None:
        return None
    return DateReading(end, f"{first}/{last}", None, None, stop, start.relative, ends=Ends(*places, first, last))


def _ends_before_it_begins(start: DateParts, stop: DateParts) -> bool:
    """Tell whether the end is a year, and the start a month or the fiscal year of it: 2月-2016年."""
    is_within = start.month is not None or (start.fiscal and not stop.fiscal)
    return is_within and (stop.year, stop.month) == (start.year, None)


def reading_of_set(dates: Sequence[DateParts], end: int) -> DateReading | None:
    """Read several dates: neighbours are a range, others a set; None where they are not in order.

    >>> [reading_of_set([DateParts(2016), DateParts(year)], 0).value for year in (2017, 2019)]
    ['2016/2017', '{2016,2019}']
    """
    periods = [*filter(None, map(period_of, dates))]
    parts = dates[-1]
    if len(periods) < len(dates):
        return DateReading(end, None, None, None, parts, parts.relative)
    first, last = periods[0], periods[-1]
    if last.last < first.first:
        return None
    if _are_adjacent(periods):
        return DateReading(end, *edtf.between(first, last), parts, dates[0].relative)
    value = "{" + ",".join(period.value for period in periods) + "}"
    return DateReading(end, value, first.first, last.last, parts, dates[0].relative)


def _are_adjacent(periods: Sequence[Period]) -> bool:
    return all((after.first - before.last).days == 1 for before, after in pairwise(periods))
