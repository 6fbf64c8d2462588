"""Values as people read them, in their language: ≥ JPY 568,000,000,000, or 5,680億円以上."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.language.japanese.amounts import MOST_NAMED, with_myriads
from jdoc.language.width import fold
from jdoc.translation import is_japanese

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.model import Entity
    from jdoc.views.cells import Cell

BOUNDS = {"ge": "≥ ", "le": "≤ ", "gt": "> ", "lt": "< "}
"""How bounds are written before an amount."""
_ASIDES = ("id", "role", "note")
"""What stands behind a value, in brackets."""
_NAMED = frozenset({"MONEY", "QUANTITY"})
LEAST_NAMED = 10**6
"""Amounts that are also written with 億 and 万 beside their digits: smaller ones are read as fast."""
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
    if is_japanese():
        from jdoc.views.japanese import describe as describe_in_japanese  # noqa: PLC0415 -- most have no need of it

        return describe_in_japanese(facts)
    written = f"{figure(lower)}..{figure(facts.get('upper'))}" if is_range(facts) else figure(value)
    approx = "~ " if facts.get("approx") else ""
    bound = BOUNDS.get(str(facts.get("bound")), "")
    asides = [_named(facts), *(facts.get(name) for name in _ASIDES)]
    return " ".join([f"{approx}{bound}{_with_unit(written, facts)}", *(f"({aside})" for aside in asides if aside)])


def is_range(facts: Mapping[str, Cell]) -> bool:
    """Tell whether both ends of a value are to be written: rows have the ends of single amounts too."""
    value = facts.get("value")
    return facts.get("lower") is not None and (value is None or ".." in f"{value}")


def _named(facts: Mapping[str, Cell]) -> str:
    """Write a large amount with 万, 億 and 兆, which readers of the text see at a glance; nothing where it says so."""
    value = facts.get("value")
    if facts.get("label") not in _NAMED or type(value) is not int or not LEAST_NAMED <= abs(value) < MOST_NAMED:
        return ""
    written = with_myriads(value)
    is_said = written.replace(",", "") in fold(str(facts.get("text"))).replace(",", "")
    return "" if is_said else f"{written}{_YEN if facts.get('unit') == 'JPY' else ''}"


def _with_unit(written: str, facts: Mapping[str, Cell]) -> str:
    unit = facts.get("unit")
    if not unit:
        return written
    if unit == "%":
        return f"{written}%"
    return f"{unit} {written}" if facts.get("label") == "MONEY" else f"{written} {unit}"


def shown_date(value: str, text: str = "") -> str:
    """Write a date in the language of the user, given in EDTF; in English that is how it is written.

    The text that it stands for tells fiscal years.

    >>> shown_date("2017-05-01")
    '2017-05-01'
    """
    if not is_japanese():
        return value
    from jdoc.language.japanese.dates import write_date  # noqa: PLC0415 -- as above

    return write_date(value, text) or value


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
    return "" if is_said(entity.text, facts) else describe(facts)


def is_said(text: str, facts: Mapping[str, Cell]) -> bool:
    """Tell whether a text says as much as its value."""
    bare = describe({**facts, "id": None, "role": None}).replace(" ", "")
    text = fold(text).replace(" ", "")
    if is_japanese():
        from jdoc.views.japanese import says  # noqa: PLC0415 -- as above

        return says(text, bare)
    return bare in {text, text.removeprefix(_ORDINAL)}
