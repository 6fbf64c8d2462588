"""Weekdays that stand beside dates."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from jdoc.checks.cells import cell_of
from jdoc.checks.dates.bare_days import in_month, is_bare, month_of_all
from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import WEEKDAYS
from jdoc.language.dates.weekdays import number_of
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity, Weekday

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSING = deferred("[^()〔〕\\[\\]]{0,5}[)〕\\]]")
"""What closes the bracket of a weekday: 18日(金`[)]`, 18日(金`[・祝)]`."""
WITHIN = deferred("\\d{4}-\\d{2}-\\d{2}")
"""The days in the value of a date: `[2023-05-18]/2023-05-20`."""
NEAR = 100
"""Days from the document's own day within which nobody means another year."""


TEN_DAYS, A_MONTH = 10, 31
HALF_A_YEAR = 190
"""The same where other weekdays of the document show which year is meant."""


class Said(NamedTuple):
    """A weekday that stands beside a date."""

    place: Place
    day: dt.date
    weekday: int
    """From 0, Monday."""
    is_sure: bool
    """Whether the year is said, not inferred."""
    date: Entity

    @property
    def fits(self) -> bool:
        """Whether the day falls on it."""
        return self.day.weekday() == self.weekday


def find_mismatches(facts: Facts) -> Iterator[Found]:
    """Find weekdays that their dates don't fall on."""
    said = _in_their_month(facts, [*_said(facts)])
    said += _of_one_year(facts, said)
    supported = _supported_years(said)
    for each in said:
        is_sure = each.is_sure or (each.day.year in supported and _is_within_a_year(facts, each))
        if each.fits or not (is_sure or not _fits_near_year(each)):
            continue
        block, start, end = each.place
        if facts.is_quoted(block, start) and facts.amends:
            continue
        right, wrong = NAMES[each.day.weekday()], NAMES[each.weekday]
        message = f"{each.day} is a {right}, not a {wrong}"
        place = Place(block, min(start, each.date.start), max(end, each.date.start + 1))
        yield Found(place, message, (each.place,))


def _in_their_month(facts: Facts, said: list[Said]) -> list[Said]:
    """Give days without a month, if the weekday of one is wrong, in the month that most of them are right in, if there is one."""
    bare = [each for each in said if is_bare(facts, each.place.block, each.date)]
    if all(each.fits for each in bare):
        return said
    month = month_of_all(facts, [(each.day, each.weekday) for each in _every_bare(facts)])
    moved = (each._replace(day=day, is_sure=True) for each in bare if month and (day := in_month(each.day, month)))
    return [*(each for each in said if each not in bare), *moved]


def _every_bare(facts: Facts) -> Iterator[Said]:
    """Yield all days without a month that have a weekday."""
    for index, dates in facts.entities({"DATE"}):
        for date in dates:
            if date.weekday and is_bare(facts, index, date):
                yield from _said_of(facts, index, date, dates)


def _said(facts: Facts) -> Iterator[Said]:
    for index, dates in facts.entities({"DATE"}):
        for date in dates:
            may_say = date.weekday is not None or date.from_ is not None
            is_known = date is not dates[0] or not date.text.startswith(NEXT)
            if may_say and is_known and not _is_of_month_beside(date, dates):
                yield from _said_of(facts, index, date, dates)
        if facts.blocks[index].rows:
            yield from _said_beside(facts, index, dates)


def _said_of(facts: Facts, index: int, date: Entity, dates: Iterable[Entity]) -> Iterator[Said]:
    """Yield the weekdays that stand beside a date."""
    for weekday, day in _days_with_weekdays(date):
        place = Place(index, *_with_brackets(facts.texts[index], weekday))
        is_sure = _is_sure(facts, day, date, _years_of(dates))
        yield Said(place, day, number_of(fold(weekday.text)), is_sure, date)


def _is_of_month_beside(date: Entity, dates: Iterable[Entity]) -> bool:
    """Tell whether a day without its month is right in that of a date before it in the block: 5日（土）です。６日（日）に."""
    if MONTH in date.text or not date.relative or date.weekday is None or not date.earliest:
        return False
    number = number_of(fold(date.weekday.text))
    before = (other.earliest for other in dates if other.start < date.start and other.earliest)
    days = (_day_of(month, date.earliest) for month in before)
    return any(day is not None and day.weekday() == number for day in days)


MONTH = "月"


def _day_of(month: str, day: str) -> dt.date | None:
    """Return the day of a month that has the number of another day."""
    with suppress(ValueError):
        return dt.date.fromisoformat(month[:8] + day[8:])
    return None


def _days_with_weekdays(date: Entity) -> Iterator[tuple[Weekday, dt.date]]:
    """Yield the weekdays that a date says, of one day or of both ends of a range, each with its day."""
    for each in (date.from_, date.to) if date.from_ else (date,):
        days = WITHIN.findall(f"{each.value}") if each and each.weekday else []
        if each and each.weekday and days:
            yield each.weekday, dt.date.fromisoformat(days[-1])


def _with_brackets(text: str, weekday: Weekday) -> tuple[int, int]:
    """Return where a weekday stands, with the brackets around it."""
    start, end = weekday.start, weekday.end
    closing = CLOSING.match(text, end) if text[start - 1] in OPENING else None
    return (start - 1, closing.end()) if closing else (start, end)


OPENING = frozenset("(〔[ ")
"""What a weekday in brackets stands behind."""
NEXT = "翌"
"""What begins a day that counts from another one, 翌四日: which one, is sure only in the same block."""
MONTH_AND_DAY = deferred(
    "(?P<month>[0-9〇一二三四五六七八九十]{1,3}) {0,2}月 {0,2}(?P<day>[0-9〇一二三四五六七八九十]{1,3}) {0,2}日|(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})"
)
"""A day without its year: `[9月21日]`, not `令和4年`."""
OTHER_YEAR = deferred("昨年|前年|来年|翌年|一昨年|年前|年度")
"""What points to a year: `[昨年]の9月`, not `9月`."""
A_YEAR = deferred("[0-9元一二三四五六七八九十〇]年(?!ぶり|間|[生目次以ご毎])")
"""What names one: 令和`[7年]`の9月, not `9月`."""
FEWEST_FITTING = 3
"""Days of a year whose weekdays are right, for each one that is wrong, that show which year a document means."""


def _of_one_year(facts: Facts, said: list[Said]) -> Iterator[Said]:
    """Yield days without a year whose weekday would be right in another year, where all others are of one year.

    Which year such a day is of is told by its weekday; a weekday that was taken over from a year before would be right.
    """
    yearless = [*_without_year(facts)]
    years = {facts.day.year} if facts.day else {each.day.year for each in said if not each.date.relative}
    for year in years if yearless else ():
        meant = [*_surely_wrong(facts, [*_in_year(facts, year, yearless)])]
        if meant:
            yield from (each for each in meant if f"{each.date.value}" != each.day.isoformat())
            return


def _surely_wrong(facts: Facts, days: Sequence[Said]) -> Iterator[Said]:
    """Yield the days whose weekdays are wrong, if others show the year, or the day is near or said with its year."""
    wrong = [each for each in days if not each.fits]
    fitting, least = len(days) - len(wrong), FEWEST_FITTING * len(wrong)  # many are of another year
    yield from (each for each in wrong if fitting + _near_and_said(facts, each.day) >= least)


def _near_and_said(facts: Facts, day: dt.date) -> int:
    """Return how much speaks for a day besides others: how near it is to the document's own, and that it is said with its year."""
    away = abs((day - facts.day).days) if facts.day else HALF_A_YEAR
    nearness = (away <= A_MONTH) + 2 * (away <= TEN_DAYS)
    return nearness + 2 * (day.isoformat() in facts.kept("days with years", lambda: _days_with_years(facts)))


def _days_with_years(facts: Facts) -> set[str]:
    every = (date for _, dates in facts.entities({"DATE"}) for date in dates)
    return {f"{date.value}" for date in every if not date.relative or "同" in date.text}


Yearless: TypeAlias = tuple[int, int, int, tuple[Place, "Entity"]]
"""Month, day and weekday, and where they are said."""


def _in_year(facts: Facts, year: int, yearless: Iterable[Yearless]) -> Iterator[Said]:
    for month, day, number, (place, date) in yearless:
        near = _near(facts, year, month, day)
        if near:
            yield Said(place, near, number, is_sure=True, date=date)


def _without_year(facts: Facts) -> Iterator[Yearless]:
    """Yield month, day and weekday of the days that no year stands with, and where they are said."""
    for index, dates in facts.entities({"DATE"}):
        text = facts.texts[index]
        if not any(date.weekday for date in dates) or _is_of_another_year(facts, text, dates):
            continue
        for date in dates:
            match = MONTH_AND_DAY.fullmatch(text, date.start, date.end)
            if match and date.weekday:
                month, day = (read_whole(match[long] or match[short]) for long, short in (("month", "m"), ("day", "d")))
                place = Place(index, *_with_brackets(text, date.weekday))
                yield month or 0, day or 0, number_of(fold(date.weekday.text)), (place, date)


def _is_of_another_year(facts: Facts, text: str, dates: Iterable[Entity]) -> bool:
    """Tell whether a text has a year, and another one than that of the document's own day."""
    if OTHER_YEAR.search(text):
        return True
    return A_YEAR.search(text) is not None and [*_years_of(dates)] != [f"{facts.day.year}-" if facts.day else ""]


def _near(facts: Facts, year: int, month: int, day: int) -> dt.date | None:
    """Return a day of a year, or the one that is nearest to the document's own; None where there is no such day."""
    days = []
    for each in (year - 1, year, year + 1) if facts.day else (year,):
        with suppress(ValueError):
            days.append(dt.date(each, month, day))
    own = facts.day
    return min(days, key=lambda each: abs((each - own).days) if own else 0, default=None)


HEADS = frozenset({"曜日", "曜"})
"""What a column of weekdays is called."""


def _said_beside(facts: Facts, index: int, dates: list[Entity]) -> Iterator[Said]:
    """Yield the weekdays of a table that stand in a column of their own."""
    rows = facts.blocks[index].rows or [[]]
    columns = [at for at, head in enumerate(rows[0]) if "".join(head.split()) in HEADS]
    years = _years_of(dates)
    text = facts.texts[index]
    for date in dates if columns else ():
        if text[date.start - 1 : date.start] in UNTIL:
            continue
        weekday = "".join(cell_of(rows, date.cell[0], columns[0]).split()).strip("()（）")[:1] if date.cell else ""
        if weekday and weekday in WEEKDAYS and WITHIN.fullmatch(f"{date.value}"):
            day = dt.date.fromisoformat(f"{date.value}")
            place = Place(index, date.start, date.end)
            yield Said(place, day, WEEKDAYS.index(weekday), _is_sure(facts, day, date, years), date)


UNTIL = frozenset("〜~～-")
"""What stands before the last day of what a row's own day begins: 12月29日 月 運休(～1月7日)."""


def _is_sure(facts: Facts, day: dt.date, date: Entity, years: Mapping[str, int]) -> bool:
    """Tell whether the year is said, in the same block at least, or can be no other."""
    if not date.relative:
        return True
    if (
        facts.day
        and abs(day - facts.day).days <= NEAR
        and not facts.kept("of a year before", lambda: _looks_back(facts))
    ):
        return True
    return years.get(f"{day.year}-", date.start) < date.start


def _looks_back(facts: Facts) -> bool:
    """Tell whether a document is of a year that was over before its own day, as its first titles say: 年報 令和6年度."""
    own = facts.day.isoformat() if facts.day else ""
    heads = (facts.blocks[index] for index in facts.read[:HEADS_READ] if facts.blocks[index].kind == "title")
    years = (date for block in heads for date in block.entities or () if date.label == "DATE" and "年" in date.text)
    return any(date.latest is not None and date.latest < own and "月" not in date.text for date in years)


HEADS_READ = 4
"""Blocks at the head of a document that may say of which year it is."""


def _years_of(dates: Iterable[Entity]) -> dict[str, int]:
    """Return the years that dates say, each with where it is said first."""
    years: dict[str, int] = {}
    for date in dates:
        if date.earliest and not date.relative:
            years.setdefault(date.earliest[:5], date.start)
    return years


def _is_within_a_year(facts: Facts, said: Said) -> bool:
    return facts.day is None or abs(said.day - facts.day).days <= HALF_A_YEAR


def _fits_near_year(said: Said) -> bool:
    """Tell whether the weekday would be right in the year before or after."""
    for shift in (-1, 1):
        try:
            other = said.day.replace(year=said.day.year + shift)
        except ValueError:
            continue
        if other.weekday() == said.weekday:
            return True
    return False


def _supported_years(said: list[Said]) -> set[int]:
    """Return the inferred years that other weekdays of the document fit."""
    counts: dict[int, list[bool]] = {}
    for each in said:
        if not each.is_sure:
            counts.setdefault(each.day.year, []).append(each.fits)
    return {year for year, fits in counts.items() if sum(fits) and sum(fits) * 2 >= len(fits)}
