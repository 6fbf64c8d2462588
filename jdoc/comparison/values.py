"""Values that changed: which entity of OLD became which of NEW, and by how much."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from jdoc.comparison.ranges import ends_of
from jdoc.comparison.records import Value, ValueChange
from jdoc.vocabulary import ENTITY_LABELS, NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.comparison.records import Number
    from jdoc.model import Entity


PARTS = frozenset({"QUANTITY", "PERCENT"})
"""What parts of a whole are called: 三分の二 can be written as no number, 二分の一 is 50 %."""


def value_changes(old: Sequence[Entity], new: Sequence[Entity]) -> Iterator[ValueChange]:
    """Yield what became of the entities of a stretch: label by label, in order."""
    for label in ENTITY_LABELS:
        here = [entity for entity in old if entity.label == label]
        there = [entity for entity in new if entity.label == label]
        if len(here) != len(there):  # which one became which can't be told, but by the unit
            here, there = _of_one_unit(here, there)
        for before, after in zip(here, there, strict=True):
            if _said(before) != _said(after):
                yield change_of(before, after)
    if len(old) == len(new) == 1 and old[0].label != new[0].label and {old[0].label, new[0].label} <= PARTS:
        yield change_of(old[0], new[0])


def change_of(old: Entity, new: Entity) -> ValueChange:
    """Return the change from one entity to another.

    >>> from jdoc.model import Entity
    >>> old = Entity(label="MONEY", start=0, end=5, text="320億円", value=32000000000, unit="JPY")
    >>> change = change_of(old, Entity(label="MONEY", start=0, end=5, text="410億円", value=41000000000, unit="JPY"))
    >>> change.difference, change.percent
    (9000000000, Decimal('28.1'))
    """
    difference, percent = _difference(old, new)
    label = old.label if old.label == new.label else "QUANTITY"
    return ValueChange(label, _value(old), _value(new), difference, percent)


class Shelf:
    """The entities of a text in order, where those of a stretch are found without a look at all others."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = sorted(entities, key=attrgetter("start"))
        self._reached = [*accumulate((entity.end for entity in self._entities), max)]
        """How far all up to each one reach."""

    def inside(self, start: int, end: int) -> list[Entity]:
        """Return the entities that lie in a stretch: amounts and dates the inner ones, names that hold none of them.

        Of a range that isn't there as a whole, the end that is.
        """
        first = bisect_right(self._reached, start)
        last = bisect_left(self._entities, end, key=attrgetter("start"))
        found = [part for entity in self._entities[first:last] for part in _whole_or_ends(entity, start, end)]
        counted = sorted((each for each in found if each.label not in NAME_LABELS), key=attrgetter("start"))
        return [entity for entity in found if not _holds_another(entity, counted)]


def _whole_or_ends(entity: Entity, start: int, end: int) -> list[Entity]:
    if start <= entity.start < entity.end <= end:
        return [entity]
    ends = ends_of(entity) if entity.label not in NAME_LABELS and start < entity.end else []
    return [part for part in ends if start <= part.start and part.end <= end]


def _holds_another(entity: Entity, counted: list[Entity]) -> bool:
    first = bisect_left(counted, entity.start, key=attrgetter("start"))
    last = bisect_left(counted, entity.end, key=attrgetter("start"))
    return any(other is not entity and other.end <= entity.end for other in counted[first:last])


def _of_one_unit(old: list[Entity], new: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Return the entities whose unit each side has once."""
    here, there = [entity.unit for entity in old], [entity.unit for entity in new]
    once = [unit for unit in here if unit is not None and here.count(unit) == there.count(unit) == 1]
    return [old[here.index(unit)] for unit in once], [new[there.index(unit)] for unit in once]


def _difference(old: Entity, new: Entity) -> tuple[Number | None, Number | None]:
    before, after = old.value, new.value
    if old.unit != new.unit or not _is_number(before) or not _is_number(after):
        return None, None
    first, second = Decimal(str(before)), Decimal(str(after))
    difference = second - first
    counts = first > 0 and old.label != "ORDINAL"  # 第5回 → 第6回 is not 20 % more
    percent = (100 * difference / first).quantize(Decimal("0.1"), ROUND_HALF_UP) if counts else None
    whole = int(difference) if difference == difference.to_integral_value() else difference
    return whole, percent


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _said(entity: Entity) -> tuple[object, ...]:
    if entity.value is None and entity.lower is None:
        return (entity.text,)
    return entity.value, entity.unit, entity.lower, entity.upper


def _value(entity: Entity) -> Value:
    return Value(entity.text, entity.value, entity.unit, entity.lower, entity.upper)
