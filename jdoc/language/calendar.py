"""The Japanese calendar: eras, fiscal years, weeks."""

from __future__ import annotations

import datetime as dt
from functools import cache

from jdoc.lexicon import rows
from jdoc.lexicon.finished import finished
from jdoc.tuples import NamedTuple

FISCAL_START = 4
WEEKDAYS = "月火水木金土日"
MONTHS, DAYS = range(1, 13), range(1, 32)
"""The numbers of the months of a year, and of the days of a month."""


class Era(NamedTuple):
    """A row of eras.tsv."""

    name: str
    first: dt.date
    last: dt.date
    """The present era has no end: the last day that Python knows."""


@cache
def eras() -> dict[str, Era]:
    """Return the eras by name, letter and one-character sign.

    >>> eras()["H"].name, eras()["㍻"].first.year
    ('平成', 1989)
    """
    table: dict[str, Era] = {}
    for row in rows("eras"):
        last = dt.date.fromisoformat(row["last"]) if row["last"] else dt.date.max
        era = Era(row["era"], dt.date.fromisoformat(row["first"]), last)
        table.update((key, era) for key in (row["era"], row["letter"], row["sign"]) if key)
    return table


class OldEra(NamedTuple):
    """A row of old_eras.tsv: an era of the lunisolar calendar."""

    first: int
    last: int
    """The western years that its first and its last year go by."""
    is_word: bool
    """Whether its name is a word, too: 延長, 文化."""


@finished(OldEra)
def old_eras() -> dict[str, OldEra]:
    """Return the eras before 慶応 by name.

    >>> old_eras()["安政"].first, old_eras()["延長"].is_word
    (1854, True)
    """
    return {row["era"]: OldEra(int(row["first"]), int(row["last"]), bool(row["word"])) for row in rows("old_eras")}


def first_year(era: str) -> int:
    """Return the western year that the first year of an era goes by.

    >>> first_year("平成"), first_year("天保")
    (1989, 1830)
    """
    known = eras().get(era)
    return known.first.year if known else old_eras()[era].first


def last_year(era: str) -> int:
    """Return the western year that the last year of an era goes by; that of Python's last day for the present one.

    >>> last_year("平成"), last_year("天保")
    (2019, 1844)
    """
    known = eras().get(era)
    return known.last.year if known else old_eras()[era].last


def neighbours(era: str) -> list[str]:
    """Return an era, by its name, with the ones before and after it; of those before 慶応, the era alone.

    >>> neighbours("H"), neighbours("天保")
    (['昭和', '平成', '令和'], ['天保'])
    """
    known = eras().get(era)
    if known is None:
        return [era]
    order = [each.name for each in eras_until(dt.date.max)]
    at = order.index(known.name)
    return order[max(0, at - 1) : at + 2]


def eras_until(day: dt.date) -> list[Era]:
    """Return the eras that had begun on a day, the first one first.

    >>> [era.name for era in eras_until(dt.date(1926, 12, 25))][-2:]
    ['大正', '昭和']
    """
    begun = {era for era in eras().values() if era.first <= day}
    return sorted(begun, key=lambda era: era.first)


def western_year(era: str, number: int) -> int:
    """Return the western year of an era year, also past the era's end: documents plan for 平成32年.

    >>> western_year("平成", 29), western_year("R", 1)
    (2017, 2019)
    """
    return first_year(era) + number - 1


def era_year(day: dt.date) -> tuple[str, int]:
    """Return the era and the year in it of a day.

    >>> era_year(dt.date(2019, 4, 30)), era_year(dt.date(2019, 5, 1))
    (('平成', 31), ('令和', 1))
    """
    for era in eras().values():
        if era.first <= day <= era.last:
            return era.name, day.year - era.first.year + 1
    message = f"{day}: before the first era of eras.tsv"
    raise ValueError(message)


def fiscal_year_of(day: dt.date) -> int:
    """Return the fiscal year that a day lies in.

    >>> fiscal_year_of(dt.date(2017, 3, 31))
    2016
    """
    return day.year - (day.month < FISCAL_START)


def shift_month(year: int, month: int, shift: int) -> tuple[int, int]:
    """Return the year and month so many months on from one, or back.

    >>> shift_month(2017, 11, 3), shift_month(2017, 1, -1)
    ((2018, 2), (2016, 12))
    """
    months = year * 12 + month - 1 + shift
    return months // 12, months % 12 + 1


class Month(NamedTuple):
    """A month of a year, and which years months by their numbers alone have, seen from it."""

    year: int
    month: int

    def first_after(self, month: int) -> int:
        """Return the year of the first month of a number that comes after this one.

        >>> Month(2019, 5).first_after(5), Month(2019, 5).first_after(6)
        (2020, 2019)
        """
        return self.year + (month <= self.month)

    def first_from(self, month: int) -> int:
        """Return the year of the first such month from this one on.

        >>> Month(2019, 5).first_from(5), Month(2019, 5).first_from(4)
        (2019, 2020)
        """
        return self.year + (month < self.month)

    def last_until(self, month: int) -> int:
        """Return the year of the last such month up to this one.

        >>> Month(2019, 5).last_until(5), Month(2019, 5).last_until(6)
        (2019, 2018)
        """
        return self.year - (month > self.month)


def date_or_none(year: int, month: int, day: int) -> dt.date | None:
    """Return the day, or None for 30 February and the like.

    >>> date_or_none(2016, 2, 30)
    """
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def weekday_of(year: int, month: int, day: int) -> str:
    """Return the weekday of a day, 月 to 日; "" where no calendar has it.

    >>> weekday_of(2024, 6, 27), weekday_of(2024, 6, 31)
    ('木', '')
    """
    date = date_or_none(year, month, day)
    return WEEKDAYS[date.weekday()] if date else ""
