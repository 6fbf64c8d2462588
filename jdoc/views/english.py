"""English: the value of an entity, as English has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.language.english import amounts, dates, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.english.amounts import Number
    from jdoc.model import Entity


def value_en(entity: Entity) -> str | None:
    """Say the value of an entity in English; None for what has no English that is sure.

    >>> from jdoc.model import Entity
    >>> value_en(Entity(label="MONEY", start=0, end=7, text="5,680億円", value=568000000000, unit="JPY"))
    '568 billion yen'
    """
    write = _WRITERS.get(entity.label)
    return write(entity) if write else None


def _amount(entity: Entity) -> Number | tuple[Number, Number] | None:
    """Return the number of an entity, or both ends of its range."""
    if entity.value is None and isinstance(entity.lower, int | float) and isinstance(entity.upper, int | float):
        return entity.lower, entity.upper
    return None if isinstance(entity.value, str) else entity.value


def _money(entity: Entity) -> str | None:
    amount = _amount(entity)
    return None if amount is None or entity.unit is None else amounts.write_money(amount, entity.unit)


def _percent(entity: Entity) -> str | None:
    amount = _amount(entity)
    if entity.unit != "%" or amount is None:
        return None
    return " to ".join(
        f"{amounts.write_number(each)}%" for each in (amount if isinstance(amount, tuple) else (amount,))
    )


def _quantity(entity: Entity) -> str | None:
    amount = _amount(entity)
    return None if amount is None or entity.unit is None else amounts.write_quantity(amount, entity.unit)


def _ordinal(entity: Entity) -> str | None:
    if entity.unit is None or not isinstance(entity.value, int | str):
        return None
    return amounts.write_counted(entity.value, entity.unit)


def _number(entity: Entity) -> str | None:
    amount = _amount(entity)
    return None if amount is None or isinstance(amount, tuple) else amounts.write_number(amount)


def _written(write: Callable[[str], str | None], entity: Entity) -> str | None:
    return write(entity.value) if isinstance(entity.value, str) else None


def _date(entity: Entity) -> str | None:
    return dates.write_date(entity.value, entity.text) if isinstance(entity.value, str) else None


def _name(entity: Entity) -> str | None:
    return names.english_name(entity.value, entity.text, entity.id) if isinstance(entity.value, str) else None


_WRITERS: dict[str, Callable[[Entity], str | None]] = {
    "MONEY": _money,
    "PERCENT": _percent,
    "QUANTITY": _quantity,
    "ORDINAL": _ordinal,
    "CARDINAL": _number,
    "DATE": _date,
    "TIME": partial(_written, dates.write_time),
    "DURATION": partial(_written, dates.write_duration),
    "CITATION": partial(_written, names.english_citation),
    **dict.fromkeys(("ORG", "GPE", "LOC", "FAC", "LAW", "EVENT"), _name),
}
"""By label, what writes the value. Persons have none: how they write themselves, nobody can tell."""
