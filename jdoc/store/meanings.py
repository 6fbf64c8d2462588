"""What entities stand for, in an index: each thing once, and nothing that another column tells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from jdoc.language.comparison import searchable
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import NAME_LABELS

Facts: TypeAlias = tuple[
    str,
    str | None,
    str | None,
    "int | float | None",
    "int | float | None",
    str | None,
    str | None,
    str | None,
    str | None,
    str | None,
]
"""What `records.EntityColumns` hold from the label to the ID of a law."""
NOTHING = b""
"""Stands where there is no value though the other columns would tell one."""
_DAY = deferred(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
"""A day, as three groups: `[2016-04-01]`, not `2016-04`."""


def _shown_day(column: str) -> str:
    """Write the SQL that shows a day."""
    parts = f"{column} / 10000, {column} / 100 % 100, {column} % 100"
    return f"case typeof({column}) when 'integer' then printf('%04d-%02d-%02d', {parts}) else {column} end"


MEANING = (
    "select meaning.id, label.text as label, "
    "nullif(coalesce(meaning.value, case when typeof(meaning.earliest) = 'integer' "
    f"and meaning.earliest = meaning.latest then {_shown_day('meaning.earliest')} "
    "when typeof(meaning.low) = 'integer' and meaning.high is null then cast(meaning.low as text) end), x'') as value, "
    "unit.text as unit, meaning.low, nullif(coalesce(meaning.high, meaning.low), x'') as high, "
    f"{_shown_day('meaning.earliest')} as earliest, {_shown_day('meaning.latest')} as latest, "
    "meaning.code, meaning.law_num, meaning.law_id, meaning.earliest as first, meaning.latest as last "
    "from meaning left join word as label on label.id = meaning.label left join word as unit on unit.id = meaning.unit"
)
"""The table with all of its values: that of a whole number or of a day is told by its ends, and one number is both."""


class Meaning(NamedTuple):
    """What an entity stands for, as it is stored: the same for all that stand for the same, and are compared alike."""

    label: str
    unit: str | None
    value: str | bytes | None
    low: float | None
    high: float | bytes | None
    earliest: int | str | None
    latest: int | str | None
    code: str | None
    law_num: str | None
    law_id: str | None
    form: str | None
    """Of a name that is written otherwise than its value: what is compared of it."""


@lru_cache(8_192)
def stored_meaning(facts: Facts, text: str) -> Meaning:
    """Return what an entity stands for; of a name, the text that it is written as is asked for."""
    label, told, unit, low, high, earliest, latest, code, law_num, law_id = facts
    first, last = stored_day(earliest), stored_day(latest)
    value: str | bytes | None = told
    form: str | None = None
    if label in NAME_LABELS:
        key, written = searchable(told or ""), searchable(text)
        form = None if written == key else written
    elif isinstance(first, int) and first == last:
        value = _untold(value, earliest)
    elif isinstance(low, int) and low == high:
        value = _untold(value, f"{low}")
    of_high = None if high == low else NOTHING if high is None else high
    return Meaning(label, unit, value, low, of_high, first, last, code, law_num, law_id, form)


def _untold(value: str | bytes | None, told: str | None) -> str | bytes | None:
    """Return what is stored of a value where other columns tell one."""
    return None if value == told else NOTHING if value is None else value


def keys_of(meaning: Meaning) -> list[int | str]:
    """Return what a meaning is looked up by: a name by what is compared of its value and of its form, a number by none.

    >>> nothing = dict.fromkeys(Meaning._fields)
    >>> keys_of(Meaning(**{**nothing, "label": "ORG", "value": "ＪＩＣＡ", "form": "機構"}))
    ['機構', 'jica']
    """
    value = meaning.value
    if isinstance(value, str):
        if meaning.label in NAME_LABELS:
            key = searchable(value)
            return [key] if meaning.form is None else [meaning.form, key]
        is_number = meaning.low is not None and meaning.high is None
        return [] if is_number else [value]
    day = meaning.earliest
    return [day] if isinstance(day, int) and value is None and day == meaning.latest else []


def token_of_label(word: int) -> str:
    """Return what the full-text index knows a label by: pairs have no letters of ASCII, and meanings are numbers."""
    return f"l{word}"


def stored_day(day: str | None) -> int | str | None:
    """Return a day as it is stored: as a number, if it is one of the calendar's.

    >>> stored_day("2016-04-01"), stored_day("somewhen")
    (20160401, 'somewhen')
    """
    match = _DAY.fullmatch(day) if day else None
    return int("".join(match.groups())) if match else day
