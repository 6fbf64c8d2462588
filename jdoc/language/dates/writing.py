"""Dates written anew: in the western calendar, by eras, in kanji."""

from __future__ import annotations

import datetime as dt
import re

from jdoc.language.calendar import WEEKDAYS, era_year, eras
from jdoc.language.lazy import deferred
from jdoc.language.numerals import render

SIMPLE = deferred(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
FISCAL = deferred(r"(?P<year>\d{4})-04/(?P<next>\d{4})-03")
DIGITS = deferred("[0-9]+")


def forms(value: str) -> dict[str, str]:
    """Write a year, fiscal year, month or day, given in EDTF, in every way that documents do; nothing for other values.

    >>> forms("2017-05-01")
    {'western': '2017年5月1日', 'era': '平成29年5月1日', 'kanji': '平成二十九年五月一日', 'weekday': '月'}
    >>> forms("2019")["era"], forms("2019-05")["era"], forms("1600")
    ('平成31年・令和元年', '令和元年5月', {'western': '1600年'})
    >>> forms("2025-04/2026-03")
    {'western': '2025年度', 'era': '令和7年度', 'kanji': '令和七年度'}
    """
    fiscal = FISCAL.fullmatch(value)
    if fiscal and int(fiscal["next"]) == int(fiscal["year"]) + 1:
        return {name: re.sub("年(?=・|$)", "年度", form) for name, form in forms(fiscal["year"]).items()}
    match = SIMPLE.fullmatch(value)
    if not match:
        return {}
    year, month, day = (int(number) if number else None for number in match.groups())
    rest = (f"{month}月" if month else "") + (f"{day}日" if day else "")
    first = dt.date(year or 1, month or 1, day or 1)
    last = dt.date(year or 1, month or 12, day or 28)
    written = {"western": f"{year}年{rest}"}
    named = dict.fromkeys(era_year(end) for end in (first, last) if end >= min(era.first for era in eras().values()))
    if named:
        written["era"] = "・".join(f"{era}{'元' if number == 1 else number}年{rest}" for era, number in named)
        written["kanji"] = DIGITS.sub(lambda digits: render(int(digits[0]), "kanji"), written["era"])
    if day:
        written["weekday"] = WEEKDAYS[first.weekday()]
    return written
