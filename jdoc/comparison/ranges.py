"""Ranges by their ends, which change each for itself."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from jdoc.model import Entity

JOINT = deferred(r"から|より|ないし|乃至|[~〜―−-]")
"""Between the ends of a range: `5[～]8名`, `平成28年度[から]令和9年度まで`."""
LAST = deferred(r"まで(?:の間)?$")
"""Behind the second end: `令和9年度[まで]`."""


def ends_of(entity: Entity) -> list[Entity]:
    """Return both ends of a range as entities, none for what is no range or isn't written as one.

    >>> from jdoc.model import Entity
    >>> five_to_eight = Entity(label="QUANTITY", start=0, end=4, text="5～8名", lower=5, upper=8)
    >>> [(end.text, end.value) for end in ends_of(five_to_eight)]
    [('5', 5), ('8名', 8)]
    """
    values = (entity.lower, entity.upper) if entity.value is None else _halves(entity.value)
    joints = [*JOINT.finditer(fold(entity.text))] if None not in values else []
    if len(joints) != 1:
        return []
    last = LAST.search(entity.text)
    places = (0, joints[0].start()), (joints[0].end(), last.start() if last else len(entity.text))
    found = []
    for (start, end), value in zip(places, values, strict=True):
        part = copy.copy(entity)
        part.start, part.end, part.text = entity.start + start, entity.start + end, entity.text[start:end]
        part.value, part.lower, part.upper = value, None, None
        found.append(part)
    return found if all(part.text for part in found) else []


def _halves(value: object) -> tuple[str | None, str | None]:
    """Return both ends of an interval, 2016-04/2028-03."""
    if not isinstance(value, str) or value.count("/") != 1:
        return None, None
    first, _, last = value.partition("/")
    return (first, last) if len(first) >= 4 <= len(last) else (None, None)
