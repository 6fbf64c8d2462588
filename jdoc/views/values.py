"""Values as people read them: ≥ JPY 568,000,000,000."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.views.table import Cell

BOUNDS = {"ge": "≥ ", "le": "≤ ", "gt": "> ", "lt": "< "}


def described(facts: Mapping[str, Cell]) -> str:
    """Write the value of an entity, given as a row of the table or field by field; nothing where it has none.

    >>> described({"label": "MONEY", "value": 568000000000, "unit": "JPY", "bound": "ge"})
    '≥ JPY 568,000,000,000'
    >>> described({"label": "QUANTITY", "lower": 5, "upper": 8, "unit": "名", "approx": True})
    '~ 5..8 名'
    """
    value, lower, unit = (facts.get(name) for name in ("value", "lower", "unit"))
    if value is None and lower is None:
        return ""
    written = _figure(value) if lower is None else f"{_figure(lower)}..{_figure(facts.get('upper'))}"
    if unit == "%":
        written += "%"
    elif unit:
        written = f"{unit} {written}" if facts.get("label") == "MONEY" else f"{written} {unit}"
    sign = BOUNDS.get(str(facts.get("bound")), "")
    rest = [f"({facts[name]})" for name in ("id", "role", "note") if facts.get(name)]
    return " ".join([f"{'~ ' if facts.get('approx') else ''}{sign}{written}", *rest])


def _figure(value: Cell) -> str:
    return f"{Decimal(str(value)):,f}" if isinstance(value, int | float | Decimal) else f"{value}"
