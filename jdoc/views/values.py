"""Values as people read them: ≥ JPY 568,000,000,000."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.language.numerals.writing import render
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.model import Entity
    from jdoc.views.cells import Cell

BOUNDS = {"ge": "≥ ", "le": "≤ ", "gt": "> ", "lt": "< "}
"""How bounds are written before an amount."""
_ASIDES = ("id", "role", "note")
"""What stands behind a value, in brackets."""
_NAMED = frozenset({"MONEY", "QUANTITY"})
LEAST_NAMED, MOST_NAMED = 10**6, 10**20
"""Amounts that are also written with 万, 億, 兆 and 京: smaller ones are read as fast in digits."""
_YEN = "円"
_ORDINAL = "第"


def describe(facts: Mapping[str, Cell]) -> str:
    """Write the value of an entity, given as a row of the table or field by field; nothing where it has none.

    >>> describe({"label": "MONEY", "value": 568000000000, "unit": "JPY", "bound": "ge"})
    '≥ JPY 568,000,000,000 (5,680億円)'
    >>> describe({"label": "MONEY", "text": "５，６８０億円", "value": 568000000000, "unit": "JPY"})
    'JPY 568,000,000,000'
    >>> describe({"label": "QUANTITY", "lower": 5, "upper": 8, "unit": "名", "approx": True})
    '~ 5..8 名'
    """
    value, lower = facts.get("value"), facts.get("lower")
    if value is None and lower is None:
        return ""
    is_range = lower is not None and (value is None or ".." in str(value))  # rows have the ends of single amounts too
    written = f"{figure(lower)}..{figure(facts.get('upper'))}" if is_range else figure(value)
    approx = "~ " if facts.get("approx") else ""
    bound = BOUNDS.get(str(facts.get("bound")), "")
    asides = [_named(facts), *(facts.get(name) for name in _ASIDES)]
    return " ".join([f"{approx}{bound}{_with_unit(written, facts)}", *(f"({aside})" for aside in asides if aside)])


def _named(facts: Mapping[str, Cell]) -> str:
    """Write a large amount with 万, 億 and 兆, which people here read at a glance; nothing where the text says so."""
    value = facts.get("value")
    if facts.get("label") not in _NAMED or type(value) is not int or not LEAST_NAMED <= abs(value) < MOST_NAMED:
        return ""
    written = _with_myriads(value)
    is_said = written.replace(",", "") in fold(str(facts.get("text"))).replace(",", "")
    return "" if is_said else f"{written}{_YEN if facts.get('unit') == 'JPY' else ''}"


@lru_cache(maxsize=1024)
def _with_myriads(value: int) -> str:
    """Write a number with 億 and 万; tables and indexes ask for the same again and again."""
    return render(value, "mixed-comma")


def _with_unit(written: str, facts: Mapping[str, Cell]) -> str:
    unit = facts.get("unit")
    if not unit:
        return written
    if unit == "%":
        return f"{written}%"
    return f"{unit} {written}" if facts.get("label") == "MONEY" else f"{written} {unit}"


def figure(value: Cell) -> str:
    """Write a number with commas, and anything else as it is.

    >>> figure(568000000000), figure(Decimal("1E+3")), figure("1/3")
    ('568,000,000,000', '1,000', '1/3')
    """
    return f"{Decimal(str(value)):,f}" if isinstance(value, int | float | Decimal) else f"{value}"


def remark(entity: Entity) -> str:
    """Return what there is to say of an entity: its value, unless its text says as much.

    >>> from jdoc.model import Entity
    >>> remark(Entity(label="ORG", start=0, end=2, text="国連", value="国際連合"))
    '国際連合'
    >>> remark(Entity(label="QUANTITY", start=0, end=3, text="８０名", value=80, unit="名"))
    ''
    >>> remark(Entity(label="ORDINAL", start=0, end=3, text="第６回", value=6, unit="回"))
    ''
    """
    facts = asdict(entity)
    bare = describe({**facts, "id": None, "role": None}).replace(" ", "")
    text = fold(entity.text).replace(" ", "")
    return "" if bare in {text, text.removeprefix(_ORDINAL)} else describe(facts)
