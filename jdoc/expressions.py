"""Expressions: what something that is written alone, in a question or on the command line, stands for."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Collection

    from jdoc.language.edtf import Period
    from jdoc.model import Entity

_ISO = deferred(r"(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
"""A year, a month or a day: `[2016]`, `[2016-04]`, `[2016-04-01]`."""
CITES = deferred("[条條項号章節編款表§/①-⑳㉑-㉟㊱-㊿]")
"""What an expression holds that may be a provision: 民法709`[条]`, 会社法`[/]`3_2."""


def find_in(expression: str, labels: Collection[str], *, base_date: dt.date | None = None) -> list[Entity]:
    """Return the entities of some labels that an expression holds; relative dates count from `base_date`.

    >>> [(entity.label, entity.value) for entity in find_in("5億円と三割", {"MONEY", "PERCENT"})]
    [('MONEY', 500000000), ('PERCENT', 30)]
    """
    from jdoc.model import Block  # noqa: PLC0415 -- who asks for a number or a word alone pays for none of this
    from jdoc.stages.entities import find_entities  # noqa: PLC0415

    (block,) = find_entities([Block(text=expression)], labels=labels, base_date=base_date)
    return block.entities or []


def read_whole(expression: str, labels: Collection[str]) -> Entity | None:
    """Return the entity that an expression is as a whole, if it is one.

    >>> [entity and entity.value for entity in (read_whole(text, ["MONEY"]) for text in ("5億円", "5億円と"))]
    [500000000, None]
    """
    entities = find_in(expression, labels)
    return next((entity for entity in entities if entity.end - entity.start == len(expression)), None)


def read_period(expression: str) -> Period | None:
    """Return the days that a date names: a year, a month or a day as ISO 8601 has it, or any date in Japanese.

    >>> [period and period.value for period in map(read_period, ("2016-04", "令和５年３月１日", "平成28年度", "三月"))]
    ['2016-04', '2023-03-01', '2016-04/2017-03', None]
    """
    from jdoc.language import edtf  # noqa: PLC0415 -- as above
    from jdoc.language.width import fold  # noqa: PLC0415

    written = _ISO.fullmatch(fold(expression).strip())
    if written:
        year, month, day = (int(part or 0) for part in written.groups())
        with suppress(ValueError):  # no such day
            return edtf.day(dt.date(year, month, day)) if day else edtf.month(month, year) if month else edtf.year(year)
        return None
    entity = read_whole(expression.strip(), ("DATE",))
    if entity is None or not isinstance(entity.value, str) or not (entity.earliest and entity.latest):
        return None
    if edtf.OPEN in entity.value.split("/"):
        return None
    return edtf.Period(entity.value, dt.date.fromisoformat(entity.earliest), dt.date.fromisoformat(entity.latest))


def canonical_name(name: str) -> str:
    """Return the canonical form of a listed name, and any other as it is.

    >>> canonical_name("安保理"), canonical_name("憲法"), canonical_name("某")
    ('国際連合安全保障理事会', '日本国憲法', '某')
    """
    from jdoc.language.laws.listed import title_cited  # noqa: PLC0415 -- as below
    from jdoc.language.names import gazetteer  # noqa: PLC0415 -- 10 ms that other questions don't pay
    from jdoc.language.width import fold  # noqa: PLC0415

    folded = fold(name).replace(" ", "")
    entry = gazetteer.entries().get(folded)
    return entry.value if entry else title_cited(folded) or name


def law_number(name: str) -> str | None:
    """Return the number of a law that is named by its title, a short name, its number or its ID.

    >>> law_number("会社法"), law_number("417AC0000000086"), law_number("安保理")
    ('平成十七年法律第八十六号', '平成十七年法律第八十六号', None)
    """
    from jdoc.language.laws.listed import find_law  # noqa: PLC0415 -- as above

    law = find_law(name)
    return law.law_num if law else None
