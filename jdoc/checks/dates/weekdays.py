"""Weekdays that stand beside dates."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

WEEKDAYS = "月火水木金土日"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WRITTEN = deferred(
    f"(?<=[0-9日〇一二三四五六七八九十]) {{0,2}}(?:[(〔\\[] {{0,2}}(?P<short>[{WEEKDAYS}])(?:曜日?)?"
    "(?:[・、,/ ]{0,2}(?:祝日?|休日?|振替?(?:休日)?|祭日?))? {0,2}[)〕\\]]"
    f"|[の、]?(?P<long>[{WEEKDAYS}])曜日?(?!から|日?おき)|(?P<sign>[㈪-㈰])"
    f"|[はが]、?(?P<said>[{WEEKDAYS}])曜日?(?=で|に当|だ|と|。)|[(](?P<english>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[.]?[)])"
)
"""A weekday behind a date: `18日[(金)]`, `18日[の金曜日]`, `5/18[ (金・祝)]`, `18日[金曜日]`, `18日[は金曜日]で`, `18日[(Fri)]`, not `18日(金額)`, `毎週金曜日`."""
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
        yield from _said_ahead(facts, index, dates)
        text = facts.texts[index]
        years = _years_of(dates)
        beside = [*WRITTEN.finditer(text)]
        starts = [match.start() for match in beside]
        waiting = dates[::-1]
        for at, match in enumerate(beside):
            while waiting and waiting[-1].end < match.start():
                waiting.pop()
            if not waiting or waiting[-1].start >= match.start():
                continue
            date = waiting[-1]
            inside = at - bisect_right(starts, date.start)
            day = _day_before(date, inside, is_last=match.end() >= date.end)
            if day is not None:
                yield Said(Place(index, *match.span()), day, _weekday(match), _is_sure(facts, day, date, years), date)
        yield from _said_beside(facts, index, dates)


def _weekday(match: re.Match[str]) -> int:
    """Give the number of a weekday, from 0, Monday."""
    if match["english"]:
        return next(at for at, name in enumerate(NAMES) if name.startswith(match["english"]))
    if match["sign"]:
        return ord(match["sign"]) - ord("㈪")
    return WEEKDAYS.index(match["short"] or match["long"] or match["said"])


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


AHEAD = deferred(f"(?P<long>[{WEEKDAYS}])曜日の$")
"""A weekday before its date: `[金曜日の]`, not `毎週金曜日、`."""


def _said_ahead(facts: Facts, index: int, dates: list[Entity]) -> Iterator[Said]:
    """Yield the weekdays that stand before dates: 金曜日の令和５年５月19日."""
    text = facts.texts[index]
    years = _years_of(dates)
    for date in dates if "曜日の" in text else ():
        match = AHEAD.search(text, max(0, date.start - 4), date.start)
        if match is not None and WITHIN.fullmatch(f"{date.value}"):
            day = dt.date.fromisoformat(f"{date.value}")
            weekday = WEEKDAYS.index(match["long"])
            yield Said(Place(index, *match.span()), day, weekday, _is_sure(facts, day, date, years), date)


def _day_before(date: Entity, at: int, *, is_last: bool) -> dt.date | None:
    """Return the day that a weekday stands behind, of those that a date names."""
    days = WITHIN.findall(date.value) if isinstance(date.value, str) else []
    if not days:
        return None
    return dt.date.fromisoformat(days[-1] if is_last else days[min(at, len(days) - 1)])


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
