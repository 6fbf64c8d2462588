"""Values as people read them: ≥ JPY 568,000,000,000."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jdoc.model import Entity
    from jdoc.views.table import Cell

COMMANDS = deferred(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing."""
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


def remark(entity: Entity) -> str:
    """Return the value of an entity, unless its text says as much.

    >>> from jdoc.model import Entity
    >>> remark(Entity(label="ORG", start=0, end=2, text="国連", value="国際連合"))
    '国際連合'
    >>> remark(Entity(label="QUANTITY", start=0, end=3, text="８０名", value=80, unit="名"))
    ''
    """
    facts = asdict(entity)
    plain = described({**facts, "id": None, "role": None}).replace(" ", "")
    return "" if plain == fold(entity.text).replace(" ", "") else described(facts)


def visible(text: str) -> str:
    r"""Replace what would command a terminal, character by character.

    >>> visible("\x1b[31m赤")
    '�[31m赤'
    """
    return COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)
