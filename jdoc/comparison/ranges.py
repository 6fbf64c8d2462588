"""Ranges by their ends, which change each for itself."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.model import End, Entity

BEHIND_WEEKDAY = deferred("[^()（）]{0,4}[)）]")
"""What closes the bracket of a weekday: 3日（月`[）]`, 3日（月`[・祝）]`."""


def ends_of(entity: Entity) -> list[Entity]:
    """Return both ends of a range as entities, none for what is no range or isn't written as one.

    >>> from jdoc.model import End, Entity
    >>> ends = {"from_": End(start=0, end=1, value=5), "to": End(start=2, end=4, value=8)}
    >>> five_to_eight = Entity(label="QUANTITY", start=0, end=4, text="5～8名", lower=5, upper=8, **ends)
    >>> [(end.text, end.value) for end in ends_of(five_to_eight)]
    [('5', 5), ('8名', 8)]
    """
    found = []
    for end in filter(None, (entity.from_, entity.to)):
        part = copy.copy(entity)
        part.start, part.end, part.value = end.start, _with_weekday(entity, end), end.value
        part.text = entity.text[part.start - entity.start : part.end - entity.start]
        part.lower = part.upper = part.from_ = part.to = None
        found.append(part)
    return found


def _with_weekday(entity: Entity, end: End) -> int:
    """Return where an end of a range ends, with the weekday behind it that belongs to the range: 3日（月）から."""
    if end.weekday is None or not end.end < end.weekday.end <= entity.end:
        return end.end
    behind = BEHIND_WEEKDAY.match(entity.text, end.weekday.end - entity.start)
    return entity.start + behind.end() if behind else end.weekday.end
