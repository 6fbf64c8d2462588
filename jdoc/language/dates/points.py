"""Points in time: what a date expression says, field by field, and the period that it names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language import edtf
from jdoc.language.calendar import FISCAL_START, date_or_none, eras, fiscal_year_of, western_year
from jdoc.language.dates.parts import QUARTERS, within_decade, within_month, within_year
from jdoc.language.edtf import FIRST_YEAR, LAST_YEAR
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re

    from jdoc.language.edtf import Period

YEARS_FROM_BASE = {
    "一昨々": -3,
    "一昨": -2,
    "昨": -1,
    "去": -1,
    "本": 0,
    "今": 0,
    "来": 1,
    "明": 1,
    "再来": 2,
    "明後": 2,
}
YEARS_FROM_LAST = {"前々": -2, "前": -1, "同": 0, "当": 0, "翌": 1, "翌々": 2}
MONTHS_FROM_BASE = {"先々": -2, "先": -1, "今": 0, "本": 0, "当": 0, "来": 1, "再来": 2}
MONTHS_FROM_LAST = {"前々": -2, "前": -1, "同": 0, "翌": 1, "翌々": 2}
DAYS_FROM_BASE = {"一昨": -2, "昨": -1, "本": 0, "今": 0, "明": 1, "明後": 2}
DAYS_FROM_LAST = {"前々": -2, "前": -1, "同": 0, "翌": 1, "翌々": 2}
FISCAL = ("fiscal_1", "fiscal_2", "fiscal_3", "fiscal_4", "fiscal_5")
LAST_DAY = -1
PAST = frozenset({"去る", "昨"})
LEAP_YEAR = 2000


class Point(Struct):
    """What an expression says; None is what it leaves open."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    """`LAST_DAY` for 末日."""
    fiscal: bool = False
    era: str | None = None
    part: str = ""
    """上旬, 末, 春, 上半期 …; a quarter as its digit."""
    decade: bool = False
    term: bool = False
    """3月期: the fiscal year that ends in this month."""
    relative: bool = False
    """Whether the document's date or an earlier date was needed."""
    note: str | None = None


class Reference(Struct):
    """What expressions refer to."""

    base: dt.date | None = None
    """The document's own day."""
    year: Point | None = None
    """The date named last in the document."""
    month: Point | None = None
    """The last one that named a month."""
    day: Point | None = None
    """The last one that named a day, in this paragraph or the one before."""
    day_from: int = 0
    """The number of that paragraph."""
    paragraph: int = 0
    """The number of the paragraph that is being read."""
    sentence: Point | None = None
    """The date named last in this sentence."""
    subject: Point | None = None
    """The fiscal year that the document's title names: 前年度 in a budget is the one before it."""

    def remember(self, named: Point) -> None:
        """Let later words refer to a date."""
        self.sentence = named
        if named.year is not None:
            self.year = named
        if named.month is not None:
            self.month = named
        if named.day is not None:
            self.day, self.day_from = named, self.paragraph

    def begin_paragraph(self, number: int) -> None:
        """Forget what a new paragraph doesn't refer to: its 同日 is the document's day, not one far above."""
        self.paragraph = number
        self.sentence = None
        if number > self.day_from + 1 and self.base:
            self.day = None


def point(match: re.Match[str], reference: Reference, start: Point | None = None) -> Point | None:
    """Read a match of `patterns.POINT`; None where it is no date. A range's end takes what it lacks from its start."""
    said = match.groupdict()
    found = Point(
        fiscal=any(said[name] for name in FISCAL),
        part=said["quarter"] or said["term_quarter"] or said["half"] or said["year_part"] or said["month_part"] or "",
        decade=bool(said["decade"]),
        term=bool(said["term"]),
    )
    if said["decade_part"]:
        found.part = said["decade_part"]
    read = (
        _read_year(found, said, reference, start)
        and _read_month(found, said, reference, start)
        and _read_day(found, said, reference, start)
    )
    if not read:
        return None
    if found.month is None and found.day is None and found.part and found.year is None:
        _own_quarter(found, reference)
    return found


def _own_quarter(found: Point, reference: Reference) -> None:
    """第３四半期 alone is one of the fiscal year that the document was written in."""
    found.relative = found.fiscal = True
    if reference.base:
        found.year = fiscal_year_of(reference.base)


def _read_year(found: Point, said: dict[str, str | None], reference: Reference, start: Point | None) -> bool:
    written = said["year"]
    if said["era"]:
        number = 1 if said["era_year"] == "元" else read_whole(said["era_year"] or "")
        if not number:
            return False
        found.era = said["era"]
        found.year = western_year(said["era"], number)
    elif written:
        return _read_number_of_year(found, written, said, reference, start)
    elif said["relative_year"]:
        _relative_year(found, said["relative_year"].removesuffix("年"), reference)
    return True


def _read_number_of_year(
    found: Point, written: str, said: dict[str, str | None], reference: Reference, start: Point | None
) -> bool:
    """Read a year without an era; two digits are the end of a western year, or the year of an era left out."""
    number = read_whole(written.lstrip("'’‘"))
    if number is None:
        return False
    if FIRST_YEAR <= number <= LAST_YEAR:
        found.year = number
    elif number > 99:
        return False
    elif start and start.era:
        found.era, found.year = start.era, western_year(start.era, number)
    elif start and start.year:
        found.year = start.year - start.year % 100 + number
    elif written[0] in "'’‘" or found.decade:
        found.year = number + (1900 if number >= 30 else 2000)
    elif said["month"] and said["day"] and reference.base:
        found.relative = True
        found.year = _year_without_era(number, reference.base)
    else:
        return False
    return True


def _year_without_era(number: int, base: dt.date) -> int:
    """Return the year that two digits mean: 29年12月22日 in a document of 2017 is 平成29年."""
    now = max((era for era in eras().values() if era.first <= base), key=lambda era: era.first, default=None)
    if now is None:
        return base.year - base.year % 100 + number
    readings = [now.first.year + number - 1, 1900 + number, 2000 + number]
    if now.first.year < base.year < now.first.year + 4:  # the era before is still near
        before = max((era for era in eras().values() if era.last < now.first), key=lambda era: era.first)
        readings.append(before.first.year + number - 1)
    return min(readings, key=lambda year: abs(year - base.year))


def _relative_year(found: Point, word: str, reference: Reference) -> None:
    found.relative = True
    base, last = reference.base, reference.year
    if found.fiscal and word in {"前", "前々"} and reference.sentence is None and reference.subject is not None:
        last = reference.subject
    from_last = word in YEARS_FROM_LAST and last is not None and last.year is not None
    if from_last and last is not None and last.year is not None:
        found.year = last.year + YEARS_FROM_LAST[word]
        if found.fiscal and not last.fiscal and last.month is not None and last.month < FISCAL_START:
            found.year -= 1
    elif base is not None:
        shift = YEARS_FROM_BASE[word] if word in YEARS_FROM_BASE else YEARS_FROM_LAST[word]
        found.year = (fiscal_year_of(base) if found.fiscal else base.year) + shift


def _read_month(found: Point, said: dict[str, str | None], reference: Reference, start: Point | None) -> bool:
    word, written = said["relative_month"], said["month"]
    if word:
        if found.year is not None and word == "同月":  # 前年同月
            last = reference.month.month if reference.month else reference.base.month if reference.base else None
            found.month, found.relative = last, True
            return last is not None
        _relative_month(found, word.removesuffix("月"), reference)
        return True
    if not written:
        return True
    found.month = read_whole(written)
    if found.month is None or not 1 <= found.month <= 12:
        return False
    if found.year is None:
        supply_year(found, said["prefix"], reference, start)
    elif said["prefix"] and said["prefix"] != "翌":
        return False
    return True


def supply_year(found: Point, prefix: str | None, reference: Reference, start: Point | None) -> None:
    """Find the year of a month that stands without one."""
    month, base = found.month or 0, reference.base
    if start is not None:
        if start.year is not None:
            found.year = start.year + (start.month is not None and month < start.month)
        return
    found.relative = True
    last = reference.month
    if prefix == "翌" and last is not None and last.year is not None and last.month is not None:
        found.year = last.year + (month <= last.month)
    elif base and prefix == "翌":
        found.year = base.year + (month <= base.month)
    elif base and prefix in PAST:
        found.year = base.year - (month > base.month)
    elif base and prefix in {"来る", "来たる", "きたる"}:
        found.year = base.year + (month < base.month)
    elif reference.sentence and reference.sentence.year is not None:
        found.year = reference.sentence.year + (reference.sentence.fiscal and month < FISCAL_START)
    elif prefix == "同" and reference.year:
        found.year = reference.year.year
    elif base:
        found.year = base.year


def _relative_month(found: Point, word: str, reference: Reference) -> None:
    found.relative = True
    base, last = reference.base, reference.month
    if word in MONTHS_FROM_LAST and last is not None and last.year is not None and last.month is not None:
        _shift_month(found, last.year, last.month + MONTHS_FROM_LAST[word])
    elif base is not None:
        shift = MONTHS_FROM_BASE[word] if word in MONTHS_FROM_BASE else MONTHS_FROM_LAST[word]
        _shift_month(found, base.year, base.month + shift)


def _shift_month(found: Point, year: int, month: int) -> None:
    found.year, found.month = year + (month - 1) // 12, (month - 1) % 12 + 1


def _read_day(found: Point, said: dict[str, str | None], reference: Reference, start: Point | None) -> bool:
    word, written = said["relative_day"], said["day"]
    if word:
        return _relative_day(found, word.removesuffix("日"), reference)
    if not written:
        return True
    found.day = LAST_DAY if written == "末" else read_whole(written)
    if found.day is None or not LAST_DAY <= found.day <= 31 or found.day == 0:
        return False
    if found.month is None:
        return found.year is None and _supply_month(found, said["prefix"], reference, start)
    return True


def _supply_month(found: Point, prefix: str | None, reference: Reference, start: Point | None) -> bool:
    """Find the month of a day that stands without one."""
    day = found.day or 0
    if start is not None:
        found.year, found.month, found.relative = start.year, start.month, start.relative
        return start.month is not None
    found.relative = True
    base = reference.base
    last = reference.month if prefix == "同" else None if prefix else reference.sentence
    if last is not None and last.month is not None:
        found.year, found.month = last.year, last.month
    elif base is not None:
        shift = 0
        if prefix in PAST:
            shift = -(day > base.day)
        elif prefix in {"来る", "来たる", "きたる"}:
            shift = int(day < base.day)
        _shift_month(found, base.year, base.month + shift)
    return True


def _relative_day(found: Point, word: str, reference: Reference) -> bool:
    if found.year is not None or found.month is not None:
        return False
    found.relative = True
    last = reference.day
    day = reference.base
    shift = DAYS_FROM_BASE[word] if word in DAYS_FROM_BASE else DAYS_FROM_LAST[word]
    if word in DAYS_FROM_LAST:
        named = period(last) if last is not None else None
        day = named.last if named else reference.base if word == "同" else None
    if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR:
        day += dt.timedelta(days=shift)
        found.year, found.month, found.day = day.year, day.month, day.day
    return True


def period(found: Point) -> Period | None:
    """Return the period that a point names; None where something is missing, or there is no such day."""
    year, month = found.year, found.month
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if month is None:
        return _whole_year(found, year)
    if found.day is not None and found.day != LAST_DAY and not found.term:
        day = date_or_none(year, month, found.day)
        return edtf.day(day) if day else None
    named = edtf.month(month, year)
    if named is None:
        return None
    if found.term:
        end = edtf.months((year - 1, month + 1), (year, month)) if month < 12 else edtf.months((year, 1), (year, 12))
        return _quarter_of(end, QUARTERS[found.part]) if found.part else end
    if found.day == LAST_DAY:
        return edtf.day(named.last)
    return within_month(found.part, named) if found.part else named


def _quarter_of(year: Period, number: int) -> Period:
    shift = year.first.month - 1 + 3 * (number - 1)
    return edtf.part_of_year(shift, shift + 2, year.first.year)


def _whole_year(found: Point, year: int) -> Period | None:
    if found.decade:
        return within_decade(found.part, year)  # 明治20年代 begins in 1887
    if found.part:
        return within_year(found.part, year, fiscal=found.fiscal)
    return edtf.fiscal_year(year) if found.fiscal else edtf.year(year)


def unresolved(found: Point) -> str | None:
    """Write a day or month of an unknown year in EDTF: XXXX-05-01.

    >>> unresolved(Point(month=5, day=1))
    'XXXX-05-01'
    """
    if found.part or found.term or found.day == LAST_DAY or (found.month is None and found.day is None):
        return None
    if found.day is not None and date_or_none(LEAP_YEAR, found.month or 1, found.day) is None:
        return None
    month = "XX" if found.month is None else f"{found.month:02d}"
    return f"XXXX-{month}" if found.day is None else f"XXXX-{month}-{found.day:02d}"


def past_its_era(found: Point, named: Period) -> bool:
    """Tell whether an era had ended before the period began: 平成32年, written before anyone knew.

    >>> from jdoc.language import edtf
    >>> past_its_era(Point(era="平成"), edtf.year(2020)), past_its_era(Point(era="平成"), edtf.year(2019))
    (True, False)
    """
    # On the day that an era ended, the next one began.
    return found.era is not None and named.first.toordinal() > eras()[found.era].last.toordinal() + 1
