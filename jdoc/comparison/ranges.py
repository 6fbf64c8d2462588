"""Ranges by their ends, which change each for itself; fractions that are told of no other entity."""

from __future__ import annotations

import copy
from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold
from jdoc.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

JOINT = deferred(r"から|より|ないし|乃至|[~〜―−-]")
"""Between the ends of a range: `5[～]8名`, `平成28年度[から]令和9年度まで`."""
LAST = deferred(r"まで(?:の間)?$")
"""Behind the second end: `令和9年度[まで]`."""
FRACTION = deferred(r"([0-9]+|[一二三四五六七八九十百千]+)分の([0-9]+|[一二三四五六七八九十百千]+)")
"""A fraction: `[三分の二]以上`."""


def ends_of(entity: Entity) -> list[Entity]:
    """Return both ends of a range as entities, none for what is no range or isn't written as one.

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


def fractions(text: str, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Yield the fractions of a text that no entity has: 三分の二 is "2/3".

    >>> [(each.text, each.value) for each in fractions("三分の二以上", [])]
    [('三分の二', '2/3')]
    """
    for match in FRACTION.finditer(fold(text)) if "分の" in text else ():
        if any(entity.start < match.end() and match.start() < entity.end for entity in entities):
            continue
        below, above = read_whole(match[1]), read_whole(match[2])
        if below and above is not None:
            start, end = match.span()
            value = Fraction(above, below)
            written = f"{value.numerator}/{value.denominator}"
            yield Entity(label="QUANTITY", start=start, end=end, text=text[start:end], value=written)
