"""Dates written anew: in the western calendar, by eras, in kanji."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.language.calendar import WEEKDAYS, era_year, eras_until
from jdoc.language.lazy import deferred
from jdoc.language.numerals import render

if TYPE_CHECKING:
    import re

SIMPLE = deferred(r"(?!0000)(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?)?")
"""A year, a month or a day in EDTF: `[2017]`, `[2017-05-01]`, not `2017-21`."""
SEASON = deferred(r"(?P<year>\d{4})-(?P<season>2[1-4])")
"""A season in EDTF: `[2026-21]`."""
SEASONS = "春夏秋冬"
FIRST_SEASON = 21
FISCAL = deferred(r"(?P<year>\d{4})-04/(?P<next>\d{4})-03")
"""A fiscal year in EDTF: `[2017-04/2018-03]`."""
DIGITS = deferred("[0-9]+")
"""A number to be written in kanji: `平成[29]年`."""
FIRST_YEAR = {1: "元"}
END_OF_YEAR = deferred("年(?=・|$)")
"""Where 度 is put behind a year: `平成31[年]・令和元年`."""


def write_date(value: str) -> dict[str, str]:
    """Write a year, fiscal year, month or day, given in EDTF, in every way that documents do; nothing for other values.

    >>> write_date("2017-05-01")
    {'western': '2017年5月1日', 'era': '平成29年5月1日', 'kanji': '平成二十九年五月一日', 'weekday': '月'}
    >>> write_date("2019")["era"], write_date("2019-05")["era"], write_date("1600")
    ('平成31年・令和元年', '令和元年5月', {'western': '1600年'})
    >>> write_date("2025-04/2026-03"), write_date("2026-21")["era"]
    ({'western': '2025年度', 'era': '令和7年度', 'kanji': '令和七年度'}, '令和8年春')
    """
    fiscal = FISCAL.fullmatch(value)
    if fiscal and int(fiscal["next"]) == int(fiscal["year"]) + 1:
        return {style: END_OF_YEAR.sub("年度", form) for style, form in write_date(fiscal["year"]).items()}
    season = SEASON.fullmatch(value)
    if season:
        name = SEASONS[int(season["season"]) - FIRST_SEASON]
        return {style: f"{form}{name}" for style, form in write_date(season["year"]).items()}
    match = SIMPLE.fullmatch(value)
    return _forms(match) if match else {}


def _forms(match: re.Match[str]) -> dict[str, str]:
    first, last = (dt.date.fromisoformat(match[0] + rest[len(match[0]) :]) for rest in ("YYYY-01-01", "YYYY-12-28"))
    written = zip(match.groups(), "年月日", strict=True)
    year, *others = [f"{int(number)}{unit}" for number, unit in written if number]
    rest = "".join(others)
    forms = {"western": f"{year}{rest}"}
    era_years = _era_years(first, last)
    if era_years:
        forms["era"] = "・".join(f"{era_year}{rest}" for era_year in era_years)
        forms["kanji"] = DIGITS.sub(lambda digits: render(int(digits[0]), "kanji"), forms["era"])
    if first == last:
        forms["weekday"] = WEEKDAYS[first.weekday()]
    return forms


def _era_years(first: dt.date, last: dt.date) -> list[str]:
    """Write the year of two days by the eras that they lie in: one, or two where an era ended between them."""
    named = dict.fromkeys(map(era_year, filter(eras_until, (first, last))))
    return [f"{era}{FIRST_YEAR.get(number, number)}年" for era, number in named]
