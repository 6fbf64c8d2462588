"""Written days: days of the calendar as a text writes them, with those of the same month that follow (6月7日、8日及び9日)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.calendar import western_year
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

FULL = "(?P<era>令和|平成|昭和)?(?<![0-9])(?P<year>[0-9]{1,4}|元) ?年 ?(?P<month>[0-9]{1,2})(?: ?月 ?|/)(?P<day>[0-9]{1,2}) ?(?:日|(?=[・、][0-9]{1,2}日)|(?:(?<=/[0-9])|(?<=/[0-9][0-9]))(?![0-9/月日]))"
"""A piece of patterns: a day with its year."""
A_DAY = deferred(FULL)
"""A day with its year: `[令和8年10月1日]`, `[令和8年10/1](木)`, not `10月1日`."""
_WEEKDAY = "[月火水木金土日](?:曜日?)?"
FOLLOWS = deferred(
    "(?:[(][^()]{1,8}[)])?(?P<joint>(?: ?(?:[、・,〜~]|又は|及び|と|から|並びに|若しくは|もしくは|または|および) ?){1,2})(?:(?P<month>[0-9]{1,2})月)?(?P<day>[0-9]{1,2})(?:日|(?=[・、][0-9]{1,2}日))"
)
"""A day that follows another one: 10月1日`[、8日]`, 9月12日`[(土)又は13日]`, not `8日間`."""
WEEKDAYS_BEHIND = deferred(
    f"[(](?P<weekdays>{_WEEKDAY}(?:[・、]{_WEEKDAY})*)(?:[・、 ]?(?:祝日?|休日?|振替休日|[一-鿿]{{1,5}}の?日))?[)]"
)
"""The weekdays of one day or of several: `[(土)]`, `[(土・日)]`, `[(月・祝)]`, not `(注)`."""
RANGE = ("〜", "~", "から")
"""What joins the ends of a range, between which are other days."""


class Written(NamedTuple):
    """A day as it is written."""

    day: dt.date
    place: Place
    weekdays: str
    """Those that stand in a bracket right behind it."""
    is_end: bool
    """Whether it ends a range."""


def written_days(facts: Facts) -> list[list[Written]]:
    """Return the days of a document that have a year, each with those that follow it."""
    return facts.kept("written days", lambda: [*_written(facts)])


def _written(facts: Facts) -> Iterator[list[Written]]:
    for index in facts.where(A_DAY):
        text = facts.texts[index]
        for match in A_DAY.finditer(text):
            first = day_of(match)
            if first is not None:
                yield [*_following(text, index, match, first)]


def _following(text: str, index: int, match: re.Match[str], first: dt.date) -> Iterator[Written]:
    day: dt.date | None = first
    start, end, is_end = *match.span(), False
    while day is not None:
        behind = WEEKDAYS_BEHIND.match(text, end)
        yield Written(day, Place(index, start, end), behind["weekdays"] if behind else "", is_end)
        following = FOLLOWS.match(text, end)
        if following is None or LASTS.match(text, following.end()):
            return
        day = _as_day(day.year, int(following["month"] or day.month), int(following["day"]))
        is_end = any(word in following["joint"] for word in RANGE)
        start, end = following.start("month") if following["month"] else following.start("day"), following.end()


LASTS = deferred("[間目以]")
"""What makes days last: 3日`[間]`, not 3日`(金)`."""


def day_of(match: re.Match[str]) -> dt.date | None:
    """Return the day that a match of a day with its year is, if the calendar has it."""
    number = 1 if match["year"] == "元" else int(match["year"])
    if (match["era"] is None) == (number < FIRST_YEAR):
        return None
    year = western_year(match["era"], number) if match["era"] else number
    return _as_day(year, int(match["month"]), int(match["day"]))


FIRST_YEAR = 1000
"""The first year of the western calendar that is written in full; years of eras are less."""


def _as_day(year: int, month: int, day: int) -> dt.date | None:
    with suppress(ValueError):
        return dt.date(year, month, day)
    return None
