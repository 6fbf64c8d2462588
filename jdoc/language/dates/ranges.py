"""Ranges and lists of dates, from where their first date ends: 24-25日, 28～30年度, 8、10日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from jdoc.language.dates import grammar
from jdoc.language.dates.context import DateContext, Named
from jdoc.language.dates.forms import form
from jdoc.language.dates.numbers import NUMBERS, NoDateError, end_of, match_at, number_within
from jdoc.language.dates.reading import read_date_parts
from jdoc.language.dates.readings import reading_between, reading_of_set
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.date_parts import DateParts
    from jdoc.language.dates.readings import DateReading

INTERVAL = "/"
"""What stands between the days of a range in EDTF."""
UNITLESS = frozenset(f"0123456789元{grammar.KANJI_FIGURES}")
"""What a date ends with that leaves its unit to a later one: 8 in 8、9日."""
WHOLE_WITH_NUMBER = ("fy", "quarter_latin")
"""What ends with a number all the same: FY2022, 2022年度Q3."""
FROM = frozenset({"から", "より"})
"""What joins a range that まで may close."""
UNTIL = deferred(f"{grammar.WEEKDAY}(?:まで|迄)")
"""What closes it: `5日から9日[まで]`, `9日[(金)まで]`."""
SINCE = frozenset({"以降", "以後"})
"""What joins one that まで or 以前 must close."""
CLOSED = deferred(f"{grammar.WEEKDAY}(?:まで|迄|以前)")
"""What closes that: `4月以降6月[まで]`, `4月以後6月[以前]`."""

SENT_ON = deferred("[にへ](?!かけ|わた|亘|至|及)")
"""What shows that から and a word for a year are no range: 令和5年度から翌年度`[に]繰り越す`, not `にかけて`."""
MOVED = deferred(grammar.MOVING)
"""What shows that から joins what something was moved from and to: 5月1日から6月1`[日に延期]`, not `日に開催`."""


def waits_for_unit(match: re.Match[str], end: int) -> bool:
    """Tell whether a date that ends at an offset has its unit behind a later number: 8 in 8、9日; not FY2022.

    >>> waits_for_unit(grammar.DATE.match("8、9日"), 1), waits_for_unit(grammar.DATE.match("FY2022"), 6)
    (True, False)
    """
    return match.string[end - 1] in UNITLESS and match.group(*WHOLE_WITH_NUMBER) == (None, None)


def end_of_date(match: re.Match[str]) -> int:
    """Return where a match ends, without the spaces behind it: 令和7年度　予算.

    >>> end_of_date(grammar.DATE.match("令和7年度 予算"))
    5
    """
    return match.start() + len(match[0].rstrip(" "))


def past_weekday(text: str, end: int) -> int:
    """Return where the weekday behind a date ends, or the date itself: 5月1日(月).

    >>> past_weekday("5月1日(月)から", 4)
    7
    """
    return end_of(grammar.WEEKDAY_BEHIND, text, end)


def read_range(
    text: str, end: int, start: DateParts, context: DateContext, *, is_known: bool, is_unitless: bool = False
) -> DateReading | None:
    """Read the rest of a range whose start ends here; unless the start's year is known, the end may tell it.

    Where the start has no unit of its own, its end has it for both.

    >>> from jdoc.language.dates.date_parts import DateParts
    >>> read_range("5日から9日まで", 2, DateParts(2017, 5, 5), DateContext(), is_known=True).value
    '2017-05-05/2017-05-09'
    """
    to = grammar.TO_BEHIND.match(text, past_weekday(text, end))
    if to is None:
        return None
    part = grammar.PART_OF_MONTH_BEHIND.match(text, to.end()) if start.is_part_of_month else None
    if part:
        stop, behind = replace(start, subperiod=part[0]), past_until(text, part.end(), to[0].strip())
        return reading_between(start, stop, behind, (end, *part.span()))
    match = match_at(grammar.DATE, text, to.end())
    is_other = _is_sent_on(text, match) or grammar.A_DAY.match(text, to.end()) is not None
    if match.end() == to.end() or waits_for_unit(match, match.end()) or is_other:
        return None
    stop = read_date_parts(match, _seen_from(start, context), start)
    stop.term = False  # 1-3月期 is three months
    first = _with_what_end_tells(start, stop, is_unitless=is_unitless, is_known=is_known)
    places = end, match.start(), end_of_date(match)
    return reading_between(first, stop, past_until(text, match.end(), to[0].strip()), places)


def _is_sent_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether something goes from one date to another, which is no range: 令和5年度から翌年度に繰り越す."""
    end = match.end()
    if MOVED.match(text, end - 1):
        return True
    return match["relative_year"] is not None and SENT_ON.match(text, end) is not None


def _seen_from(start: DateParts, context: DateContext) -> DateContext:
    """Return what the end of a range is read against: its start."""
    named = Named(start, start, start)
    return DateContext(context.base, named, named, day=context.day)


def past_until(text: str, end: int, joint: str) -> int:
    """Return where a range ends: behind まで, if から or より opened it, and it must be closed where 以降 did."""
    if joint in SINCE:
        return match_at(CLOSED, text, end).end()
    return end_of(UNTIL, text, end) if joint in FROM else end


def _with_what_end_tells(start: DateParts, stop: DateParts, *, is_unitless: bool, is_known: bool) -> DateParts:
    """Give the start of a range what its end says for both: 度 of 28～30年度, the year of 12月～2017年3月."""
    first = replace(start)
    if is_unitless:
        first.fiscal = stop.fiscal
    if first.month and stop.has_own_year and not is_known:
        first.year = stop.last_month.last_until(first.month)
    return first


@form(grammar.ACCOUNT)
def read_account(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read the term of an account: from 自 to the date behind 至.

    >>> read_account("自 2023年4月1日 至 2024年3月31日", 0, DateContext()).value
    '2023-04-01/2024-03-31'
    """
    text = match.string
    start = match_at(grammar.DATE, text, match.end())
    first = read_date_parts(start, context)
    to = match_at(grammar.ACCOUNT_TO, text, start.end())
    stop = match_at(grammar.DATE, text, to.end())
    if start.end() == start.start() or stop.end() == to.end():
        return None
    last = read_date_parts(stop, _seen_from(first, context), first)
    places = end_of_date(start), stop.start(), end_of_date(stop)
    return reading_between(first, last, stop.end(), places, start.start())


def read_both_days(text: str, end: int, first: DateParts) -> DateReading | None:
    """Read the rest of 11日（土）、12日（日）の両日.

    >>> from jdoc.language.dates.date_parts import DateParts
    >>> read_both_days("11日、12日の両日", 3, DateParts(2017, 5, 11)).value
    '2017-05-11/2017-05-12'
    """
    match = grammar.BOTH_DAYS.match(text, end) if first.day is not None else None
    if match is None:
        return None
    both = first, replace(first, day=read_whole(match["number"]))
    reading = reading_of_set(both, match.end())
    if reading is None or INTERVAL not in f"{reading.value}":
        return reading
    places = end, match.start("number"), match.string.index("日", match.end("number")) + 1
    return reading_between(*both, match.end(), places)


def read_list(text: str, end: int, first: DateParts) -> DateReading | None:
    """Read the rest of a list after its first number: neighbours are a range, others a set.

    >>> from jdoc.language.dates.date_parts import DateParts
    >>> read_list("8、10日", 1, DateParts(2017, 5, 8)).value
    '{2017-05-08,2017-05-10}'
    """
    if first.day is not None:
        return _read_alike(text, end, first, "day") if first.month is not None else None
    if not first.has_own_year:
        return None  # 議題3、5月: what stands before a month alone may be anything
    return _read_years(text, end, first) if first.month is None else _read_alike(text, end, first, "month")


def _items(text: str, end: int) -> list[re.Match[str]]:
    """Return the next numbers of a list, up to the one that has the unit; NoDateError where no unit comes."""
    items: list[re.Match[str]] = []
    while item := grammar.ITEM.match(text, items[-1].end() if items else end):
        items.append(item)
        if item["unit"]:
            return items
    raise NoDateError


def _read_alike(text: str, end: int, first: DateParts, unit: str) -> DateReading | None:
    """Read days of a month, or months of a year."""
    items = _items(text, end)
    dates = [first, *(replace(first, **{unit: read_whole(item["number"])}) for item in items)]
    return reading_of_set(dates, items[-1].end())


def _read_years(text: str, end: int, first: DateParts) -> DateReading | None:
    """Read 平成28・29年度 and 2016、17年 after the first number."""
    items = _items(text, end)
    unit = items[-1]["unit"]
    if not unit.startswith("年"):
        return None
    numbers = [number_within(item["number"], NUMBERS) for item in items]
    years = [first.year, *map(first.year_numbered, numbers)]
    dates = [replace(first, year=each, fiscal=unit == "年度") for each in years]
    return reading_of_set(dates, items[-1].end())
