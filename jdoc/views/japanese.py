"""Japanese: the value of an entity, as a Japanese reader would write it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.language.japanese import amounts, dates
from jdoc.language.lazy import deferred
from jdoc.translation import named
from jdoc.views.values import is_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jdoc.views.cells import Cell

BOUNDS = {"ge": "以上", "le": "以下", "gt": "超", "lt": "未満"}
APPROX = "約"
_COUNTED = "第"
_TO = "～"
_IN_PASSING = deferred("[ ,]|[（(][月火水木金土日][）)]")
"""What makes no difference between a value and its words: `5[,]680億円`, `5月1日[（月）]`, not `5.6`."""


def describe(facts: Mapping[str, Cell]) -> str:
    """Write the value of an entity, given as a row of the table or field by field.

    >>> describe({"label": "MONEY", "value": 568000000000, "unit": "JPY", "bound": "ge"})
    '5,680億円以上'
    >>> describe({"label": "QUANTITY", "lower": 5, "upper": 8, "unit": "名", "approx": True})
    '約5～8名'
    >>> describe({"label": "DATE", "value": "2017-05-01"}), describe({"label": "GPE", "value": "日本", "id": "JP"})
    ('2017年5月1日（月）', '日本（JP）')
    """
    approx = APPROX if facts.get("approx") else ""
    bound = BOUNDS.get(f"{facts.get('bound')}", "")
    return f"{approx}{_value(facts)}{bound}{''.join(_asides(facts))}"


def _value(facts: Mapping[str, Cell]) -> str:
    value, lower, label = facts.get("value"), facts.get("lower"), f"{facts.get('label')}"
    if label in _PERIODS:
        return (isinstance(value, str) and _PERIODS[label](value, f"{facts.get('text')}")) or _ends(facts)
    if label == "ORDINAL" and value is not None and lower is None:
        counts = f"{facts.get('text')}".startswith(_COUNTED)
        return amounts.write_counted(_number(value), f"{facts.get('unit') or ''}", counts=counts)
    if label in _AMOUNTS:
        return f"{_ends(facts)}{_unit(facts)}"
    return f"{value if value is not None else _ends(facts)}"


def _ends(facts: Mapping[str, Cell]) -> str:
    """Write a number, or both ends of a range."""
    if not is_range(facts):
        return amounts.write_number(_number(facts.get("value")))
    ends = (facts.get("lower"), facts.get("upper"))
    if facts.get("label") == "DURATION":
        return _TO.join(dates.write_duration(f"{end}") or f"{end}" for end in ends)
    return _TO.join(amounts.write_number(_number(end)) for end in ends)


def _number(cell: Cell) -> amounts.Number:
    if cell is None or (isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)):
        return cell
    return f"{cell}"


def _unit(facts: Mapping[str, Cell]) -> str:
    unit = f"{facts.get('unit') or ''}"
    return amounts.currency_names().get(unit, unit) if facts.get("label") == "MONEY" else unit


def _asides(facts: Mapping[str, Cell]) -> list[str]:
    """Return what stands behind a value, in brackets: what it is known by, a title, what is odd about it."""
    asides = [f"{facts[name]}" for name in ("id", "role") if facts.get(name)]
    note = [named("oddity", f"{facts['note']}")] if facts.get("note") else []
    return [f"（{aside}）" for aside in [*asides, *note]]


def says(text: str, bare: str) -> bool:
    """Tell whether a text, its width folded, says as much as a value; a weekday is no more than the day.

    >>> says("2017年5月1日", "2017年5月1日（月）"), says("25年間", "25年"), says("昨年", "2016年")
    (True, True, False)
    """
    written, value = (_IN_PASSING.sub("", each) for each in (text, bare))
    return value in {written, written.removesuffix("間")}


_PERIODS: dict[str, Callable[[str, str], str | None]] = {
    "DATE": dates.write_date,
    "TIME": lambda value, _: dates.write_time(value),
    "DURATION": lambda value, _: dates.write_duration(value),
}
"""By label, what writes a stretch of time."""
_AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
