"""Apart: weekdays that stand apart from their days: in a column, behind the time, in the heading, as a rule for all of them."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from jdoc.checks.dates.written_days import FULL, day_of
from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import WEEKDAYS, western_year
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = "(?P<weekday>[月火水木金土日])"
COLUMN = deferred(f"{FULL}[ \t]+{_WEEKDAY}(?:曜日?)?(?=[ \t\\n]|$)")
"""A day with its weekday in the next column: `[令和8年10月1日　木]　開会`, not `令和8年10月1日　木村`."""
# A time of day.
_TIME = "(?:午[前後])?[0-9]{1,2}[:時](?:[0-9]{2}分?)?"
BEHIND_TIME = deferred(f"{FULL} *{_TIME}(?:(?:から|[〜~-]){_TIME}(?:まで)?)? ?[(]{_WEEKDAY}(?:曜日?)?[)]")
"""A day with its weekday behind the time: `[令和8年10月1日 13:30～16:00(木)]`."""
BARE = deferred(f"(?<![0-9月/第])(?P<day>[0-9]{{1,2}})日[(]{_WEEKDAY}(?:曜日?)?(?:・[祝休])?[)]")
"""A day of a month that is told elsewhere: `[4日(火)]`, not `10月4日(火)`."""
MONTH = deferred("(?P<era>令和|平成)?(?<![0-9])(?P<year>[0-9]{1,4}|元)年(?P<month>[0-9]{1,2})月(?![0-9]{1,2}日)")
"""A month with its year: `[2025年11月]`, not `2025年11月4日`."""
ANY_MONTH = deferred("[0-9]月")
"""The end of a month: `1[1月]`, not `毎月`."""
MONTHLY = deferred(
    f"(?P<topic>[一-鿿ァ-ヴー]{{2,12}})は、?(?:毎月)?の?第(?P<nth>[1-5一二三四五])の?{_WEEKDAY}曜日?(?![・、及又と]第)"
)
"""On which one of each month something is: `[定例会は毎月第2火曜日]に`, not `第2・第4火曜日`."""
MOVED = ("場合", "除", "変更", "ただし", "臨時", "振替")
"""What tells that some days are others."""
FITTING, NUMBERS, LENGTH = 2, "一二三四五", 10


def find_apart(facts: Facts) -> Iterator[Found]:
    """Find days that aren't the weekday that is told apart from them."""
    yield from _in_columns(facts)
    for index in facts.having("時", ":"):
        for match in BEHIND_TIME.finditer(facts.texts[index]):
            yield from _wrong(day_of(match), match["weekday"], Place(index, *match.span()))
    if facts.day is None:
        yield from _in_one_month(facts)
    if "曜" in facts.whole and "第" in facts.whole:
        yield from _monthly(facts)


def _wrong(day: dt.date | None, weekday: str, place: Place) -> Iterator[Found]:
    number = WEEKDAYS.index(weekday)
    if day and day.weekday() != number:
        yield Found(place, f"{day} is a {NAMES[day.weekday()]}, not a {NAMES[number]}")


def _in_columns(facts: Facts) -> Iterator[Found]:
    """Find weekdays of a column without a table, where a head says that it is one, or most are right."""
    rows = [
        (index, match)
        for index in facts.having("年")
        if not facts.blocks[index].rows
        for match in COLUMN.finditer(facts.texts[index])
    ]
    found = [each for index, row in rows for each in _wrong(day_of(row), row["weekday"], Place(index, *row.span()))]
    if rows and ("曜" in facts.whole or len(rows) - len(found) >= FITTING * len(found)):
        yield from found


def _in_one_month(facts: Facts) -> Iterator[Found]:
    """Find days of the one month that a paper names, if its other days are right."""
    blocks = facts.where(BARE)
    months = (
        {(match["era"], match["year"], int(match["month"])) for match in MONTH.finditer(facts.whole)} if blocks else ()
    )
    if len(months) != 1 or len(ANY_MONTH.findall(facts.whole)) > 1:
        return
    [(era, year, month)] = months
    number = read_whole(year.replace("元", "1")) or 0
    days = [(index, match) for index in blocks for match in BARE.finditer(facts.texts[index])]
    found: list[Found] = []
    for index, match in days:
        with suppress(ValueError):
            day = dt.date(western_year(era, number) if era else number, month, int(match["day"]))
            found += _wrong(day, match["weekday"], Place(index, *match.span()))
    if len(days) - len(found) >= FITTING * len(found):
        yield from found


def _monthly(facts: Facts) -> Iterator[Found]:
    """Find the day of something that isn't on the weekday of the month on which it always is."""
    for index in facts.having("第"):
        for match in MONTHLY.finditer(facts.texts[index]):
            if not any(word in facts.whole for word in MOVED):
                yield from _not_on(facts, match["topic"], (match["nth"], match["weekday"]))


def _not_on(facts: Facts, topic: str, told: tuple[str, str]) -> Iterator[Found]:
    nth = NUMBERS.index(told[0]) + 1 if told[0] in NUMBERS else int(told[0])
    for index, dates in facts.entities({"DATE"}):
        for date in dates:
            before = facts.texts[index][: date.start].rstrip("、")
            if (
                before.endswith(f"{topic}は")
                and date.earliest == date.latest
                and date.value == date.earliest
                and len(date.earliest or "") == LENGTH
            ):
                day, place = dt.date.fromisoformat(f"{date.value}"), Place(index, date.start, date.end)
                made = (day.day - 1) // 7 + 1
                yield from _wrong(day, told[1], place)
                if day.weekday() == WEEKDAYS.index(told[1]) and made != nth:
                    yield Found(place, f"{day} is {NAMES[day.weekday()]} number {made} of its month")
