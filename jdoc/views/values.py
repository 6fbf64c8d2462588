"""Values as people read them: ≥ JPY 568,000,000,000."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.model import Entity
    from jdoc.views.cells import Cell

_BOUNDS = {"ge": "≥ ", "le": "≤ ", "gt": "> ", "lt": "< "}
_ASIDES = ("id", "role", "note")
"""What stands behind a value, in brackets."""


def describe(facts: Mapping[str, Cell]) -> str:
    """Write the value of an entity, given as a row of the table or field by field; nothing where it has none.

    >>> describe({"label": "MONEY", "value": 568000000000, "unit": "JPY", "bound": "ge"})
    '≥ JPY 568,000,000,000'
    >>> describe({"label": "QUANTITY", "lower": 5, "upper": 8, "unit": "名", "approx": True})
    '~ 5..8 名'
    """
    value, lower = facts.get("value"), facts.get("lower")
    if value is None and lower is None:
        return ""
    is_range = lower is not None and (value is None or ".." in str(value))  # rows have the ends of single amounts too
    written = f"{_figure(lower)}..{_figure(facts.get('upper'))}" if is_range else _figure(value)
    approx = "~ " if facts.get("approx") else ""
    bound = _BOUNDS.get(str(facts.get("bound")), "")
    asides = [f"({facts[name]})" for name in _ASIDES if facts.get(name)]
    return " ".join([f"{approx}{bound}{_with_unit(written, facts)}", *asides])


def _with_unit(written: str, facts: Mapping[str, Cell]) -> str:
    unit = facts.get("unit")
    if not unit:
        return written
    if unit == "%":
        return f"{written}%"
    return f"{unit} {written}" if facts.get("label") == "MONEY" else f"{written} {unit}"


def _figure(value: Cell) -> str:
    return f"{Decimal(str(value)):,f}" if isinstance(value, int | float | Decimal) else f"{value}"


def remark(entity: Entity) -> str:
    """Return what there is to say of an entity: its value, unless its text says as much.

    >>> from jdoc.model import Entity
    >>> remark(Entity(label="ORG", start=0, end=2, text="国連", value="国際連合"))
    '国際連合'
    >>> remark(Entity(label="QUANTITY", start=0, end=3, text="８０名", value=80, unit="名"))
    ''
    """
    facts = asdict(entity)
    bare = describe({**facts, "id": None, "role": None}).replace(" ", "")
    return "" if bare == fold(entity.text).replace(" ", "") else describe(facts)
