"""Moments: a text in which each day, year, time and length of time is one character, so that a pattern can say how they stand."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

DAY, YEAR, SPAN, TIME, HOURS, LENGTH, OTHER = "\ue010", "\ue011", "\ue012", "\ue013", "\ue014", "\ue015", "\ue016"
"""What stands for a day, a year or month of a known year, a range of days, a time of day, a range of times, a length, all else."""
LABELS = frozenset({"DATE", "TIME", "DURATION"})
IS_DAY = deferred("(?:\\.\\./)?(?:[0-9]{4}|XXXX)-(?:[0-9]{2}|XX)-[0-9]{2}(?:/\\.\\.)?")
"""The value of a day, perhaps as an end: `[2024-09-03/..]`, `[XXXX-09-03]`, not `2024-09`."""
IS_YEAR = deferred("(?:\\.\\./)?[0-9]{4}(?:-[0-9]{2})?(?:/\\.\\.)?|[0-9]{4}-04/[0-9]{4}-03")
"""The value of a year, a fiscal year or a month: `[2024-09]`, `[2020-04/2021-03]`, not `2024-09-03`."""
ONE_TIME, TWO_TIMES = deferred("(?:\\.\\./)?T[0-9:]{5}(?:/\\.\\.)?"), deferred("T[0-9:]{5}/T[0-9:]{5}")
"""The value of a time of day, `[T09:00]`, and of a range of them, `[T09:00/T17:00]`."""
TIMES = deferred("T([0-9]{2}):([0-9]{2})")
"""Each time in such a value."""
FIGURES = deferred("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}")
"""The first day or year in a value: `../[2028-03-31]`."""


class Moments:
    """A text with signs for its days and times."""

    def __init__(self, index: int, text: str, entities: list[Entity]) -> None:
        self.index = index
        """Of its block."""
        parts: list[str] = []
        self.entities: dict[int, Entity] = {}
        """By where their signs stand."""
        at = size = 0
        for entity in entities:
            if entity.start < at:
                continue
            parts += (text[at : entity.start], sign_of(entity))
            size += entity.start - at
            self.entities[size] = entity
            size += 1
            at = entity.end
        self.text = "".join([*parts, text[at:]])
        self._signs = [*self.entities]

    def of(self, match: re.Match[str], name: str) -> Entity:
        """Give what a group of a match is."""
        return self.entities[match.start(name)]

    def place(self, match: re.Match[str], name: str) -> Place:
        """Return where a group of a match stands in the text."""
        start, end = (self._at(at) for at in match.span(name))
        return Place(self.index, start, end)

    def _at(self, at: int) -> int:
        if at in self.entities:
            return self.entities[at].start
        before = bisect_left(self._signs, at) - 1
        return at if before < 0 else self.entities[self._signs[before]].end + at - self._signs[before] - 1


def moments(facts: Facts) -> list[Moments]:
    """Return the texts of a document that have days, times or lengths of time."""
    return facts.kept("moments", lambda: [*_made(facts)])


def _made(facts: Facts) -> Iterator[Moments]:
    for index, entities in facts.entities(LABELS):
        yield Moments(index, facts.texts[index], entities)


def sign_of(entity: Entity) -> str:
    """Return what stands for an entity."""
    value = f"{entity.value}"
    if entity.label == "DURATION":
        return LENGTH
    if entity.label == "TIME":
        return HOURS if TWO_TIMES.fullmatch(value) else TIME if ONE_TIME.fullmatch(value) else OTHER
    if IS_DAY.fullmatch(value):
        return DAY
    return YEAR if IS_YEAR.fullmatch(value) else SPAN if "/" in value else OTHER


def day_of(entity: Entity) -> dt.date | None:
    """Return the day that an entity is, if it is one."""
    found = FIGURES.search(f"{entity.value}")
    return day_in(found[0]) if found else None


def day_in(written: str | None) -> dt.date | None:
    """Return a day that is written as in values, if it is one.

    >>> day_in("2024-09-03"), day_in("2023-02-29"), day_in("2024")
    (datetime.date(2024, 9, 3), None, None)
    """
    with suppress(ValueError):
        return dt.date.fromisoformat(written) if written else None
    return None


def year_of(entity: Entity) -> int:
    """Return the year that a day, a month or a year is of."""
    value = f"{entity.value}"
    found = FIGURES.search(value)
    ends_in_spring = value.startswith("../") and entity.text.endswith("度")
    return int(found[0][:4]) - ends_in_spring if found else 0


def minutes_of(entity: Entity) -> list[int]:
    """Return the times of day that an entity has, in minutes."""
    return [int(hour) * 60 + int(minute) for hour, minute in TIMES.findall(f"{entity.value}")]
