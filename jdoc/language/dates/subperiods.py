"""Parts of periods: 上旬, 末, 前半, 春, 上半期, 第３四半期."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.calendar import WEEKDAYS

if TYPE_CHECKING:
    from jdoc.language.edtf import Period

QUARTERS = {digit: index for digits in ("1234", "一二三四") for index, digit in enumerate(digits, start=1)}
FIFTH = {"5": 5, "五": 5}
SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
"""Codes of ISO 8601-2; the months are those of the 気象庁: spring from March, winter to February."""
MONTHS = {
    **{quarter: (3 * number - 3, 3 * number - 1) for quarter, number in QUARTERS.items()},
    "上半期": (0, 5),
    "上期": (0, 5),
    "下半期": (6, 11),
    "下期": (6, 11),
    "前半": (0, 5),
    "後半": (6, 11),
    "半ば": (4, 7),
    "なかば": (4, 7),
    "中頃": (4, 7),
    "初頭": (0, 2),
    "当初": (0, 0),
    "初め": (0, 0),
    "始め": (0, 0),
    "はじめ": (0, 0),
    "明け": (0, 0),
    "暮れ": (11, 11),
}
"""Months of a year, from 0."""
DAYS = {
    "上旬": (1, 10),
    "初旬": (1, 10),
    "初め": (1, 10),
    "始め": (1, 10),
    "はじめ": (1, 10),
    "中旬": (11, 20),
    "半ば": (11, 20),
    "下旬": (21, 31),
    "前半": (1, 15),
    "後半": (16, 31),
}
YEARS = {
    "前半": (0, 4),
    "後半": (5, 9),
    "半ば": (4, 6),
    "なかば": (4, 6),
    "中頃": (4, 6),
    "初頭": (0, 2),
    "初め": (0, 2),
    "始め": (0, 2),
    "はじめ": (0, 2),
    "末": (7, 9),
}
"""Years of a decade, from 0."""


def within_month(part: str, month: Period) -> Period:
    """Return a part of a month: the first ten days, the second, the rest (上旬, 中旬, 下旬).

    >>> within_month("下旬", edtf.month(2, 2016)).value
    '2016-02-21/2016-02-29'
    >>> within_month("2週", edtf.month(6, 2024)).value, within_month("2金", edtf.month(6, 2024)).value
    ('2024-06-03/2024-06-09', '2024-06-14')
    """
    if part.startswith("末"):
        return edtf.day(month.last)
    if part[0] in QUARTERS or part[0] in FIFTH:
        return _nth_of_month(part, month)
    first, last = DAYS[part]
    start = month.first
    return edtf.days(start.replace(day=first), start.replace(day=min(last, month.last.day)))


def _nth_of_month(part: str, month: Period) -> Period:
    """Return a week of a month, of which the first holds its first day, or the nth day of a weekday: 2週, 2金."""
    nth = FIFTH.get(part[0]) or QUARTERS[part[0]]
    before = month.first.weekday()
    if part[1] in WEEKDAYS:
        day = (WEEKDAYS.index(part[1]) - before) % 7 + 7 * (nth - 1)
        return edtf.day(month.first + dt.timedelta(days=day)) if day < month.last.day else month
    first = max(7 * (nth - 1) - before, 0)
    last = min(7 * nth - before, month.last.day) - 1
    if first > last:
        return month
    return edtf.days(*(month.first + dt.timedelta(days=days) for days in (first, last)))


def within_year(part: str, year: int, *, fiscal: bool) -> Period:
    """Return a part of a year.

    >>> within_year("末", 2021, fiscal=True).value, within_year("3", 2016, fiscal=True).value
    ('2022-03-31', '2016-10/2016-12')
    """
    if part in MONTHS:
        first, last = MONTHS[part]
        named = edtf.part_of_year(first, last, year, fiscal=fiscal)
        if first == last:
            return edtf.month(named.first.month, named.first.year) or named
        return named
    if part.startswith("末"):
        return edtf.day(dt.date(year + 1, 3, 31) if fiscal else dt.date(year, 12, 31))
    season = SEASONS[part.removesuffix("季")[-1]]
    first = 2 + 3 * (season - 21)
    return edtf.part_of_year(first, first + 2, year)._replace(value=f"{year:04d}-{season}")


def within_decade(part: str, first: int) -> Period:
    """Return a decade or a part of it.

    >>> within_decade("", 1990).value, within_decade("後半", 1990).value
    ('1990/1999', '1995/1999')
    """
    start, end = YEARS.get(part, (0, 9))
    return edtf.years(first + start, first + end)


def within_century(part: str, number: int) -> Period:
    """Return a century or a part of it.

    >>> within_century("前半", 21).value
    '2001/2050'
    """
    whole = edtf.century(number)
    if part not in YEARS:
        return whole
    start, end = YEARS[part]
    return edtf.years(whole.first.year + start * 10, whole.first.year + end * 10 + 9)
