"""Weekdays that stand beside dates."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import WEEKDAYS
from jdoc.language.dates.weekdays import number_of
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity, Weekday

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSING = deferred("[^()〔〕\\[\\]]{0,5}[)〕\\]]")
"""What closes the bracket of a weekday: 18日(金`[)]`, 18日(金`[・祝)]`."""
WITHIN = deferred("\\d{4}-\\d{2}-\\d{2}")
"""The days in the value of a date: `[2023-05-18]/2023-05-20`."""
NEAR = 100
"""Days from the document's own day within which nobody means another year."""


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
    said = [*_said(facts)]
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


def _said(facts: Facts) -> Iterator[Said]:
    for index, dates in facts.entities({"DATE"}):
        years = _years_of(dates)
        for date in dates:
            for weekday, day in _days_with_weekdays(date):
                place = Place(index, weekday.start, _with_bracket(facts.texts[index], weekday))
                number = number_of(fold(weekday.text))
                yield Said(place, day, number, _is_sure(facts, day, date, years), date)
        yield from _said_beside(facts, index, dates)


def _days_with_weekdays(date: Entity) -> Iterator[tuple[Weekday, dt.date]]:
    """Yield the weekdays that a date says, of one day or of both ends of a range, each with its day."""
    for each in (date.from_, date.to) if date.from_ else (date,):
        days = WITHIN.findall(f"{each.value}") if each and each.weekday else []
        if each and each.weekday and days:
            yield each.weekday, dt.date.fromisoformat(days[-1])


def _with_bracket(text: str, weekday: Weekday) -> int:
    """Return where a weekday ends, with the bracket that it stands in."""
    closing = CLOSING.match(text, weekday.end) if text[weekday.start - 1] in OPENING else None
    return closing.end() if closing else weekday.end


OPENING = frozenset("(〔[ ")
"""What a weekday in brackets stands behind."""
HEADS = frozenset({"曜日", "曜"})
"""What a column of weekdays is called."""


def _said_beside(facts: Facts, index: int, dates: list[Entity]) -> Iterator[Said]:
    """Yield the weekdays of a table that stand in a column of their own."""
    rows = facts.blocks[index].rows or [[]]
    columns = [at for at, head in enumerate(rows[0]) if "".join(head.split()) in HEADS]
    years = _years_of(dates)
    for date in dates if columns else ():
        weekday = "".join(rows[date.cell[0]][columns[0]].split()).strip("()（）")[:1] if date.cell else ""
        if weekday and weekday in WEEKDAYS and WITHIN.fullmatch(f"{date.value}"):
            day = dt.date.fromisoformat(f"{date.value}")
            place = Place(index, date.start, date.end)
            yield Said(place, day, WEEKDAYS.index(weekday), _is_sure(facts, day, date, years), date)


def _is_sure(facts: Facts, day: dt.date, date: Entity, years: Mapping[str, int]) -> bool:
    """Tell whether the year is said, in the same block at least, or can be no other."""
    if not date.relative or (facts.day and abs(day - facts.day).days <= NEAR):
        return True
    return years.get(f"{day.year}-", date.start) < date.start


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
