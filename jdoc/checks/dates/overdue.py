"""Overdue: what is still to come, by its words, on a day that is over by the document's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

DATELINE = "dateline"
TO_BE = "予定"
COMING = deferred(
    "(?:頃|ごろ)?(?:に|から|より|を|には)[^。、はが]{0,20}?予定(?:です|である|であり|する|し(?:て(?:いる|います|おり))|。|と(?:する|し(?:て(?:いる|います|おり))))"
)
"""What says that something is planned for a day: 4月`[に開館する予定である]`, `[を予定する]`, not `を予定していた`."""
ONCE = deferred("当初|当時|かつて|計画では|前回|従来|旧|変更|延期|遅|以降|経過|現在|時点|から[^。]{0,12}まで")
"""What says that it was planned then, or runs on: `[当初]は`, `[変更]前`."""


def find_overdue(facts: Facts) -> Iterator[Found]:
    """Find what is planned for a day of a year that is said, and that is over."""
    day = facts.day
    is_dated = any(block.base_date_source == DATELINE for block in facts.blocks[:3])
    for index in facts.having(TO_BE) if day and is_dated else ():
        for date in facts.blocks[index].entities or () if not facts.blocks[index].rows else ():
            if day and _is_over(date, day) and _is_to_come(facts, index, date):
                place = Place(index, date.start, date.end)
                yield Found(place, f"{date.latest} is before the document's own day, {day}")


def _is_over(date: Entity, day: dt.date) -> bool:
    """Tell a day or a month whose year is said, before another day."""
    is_sure = date.label == "DATE" and bool(date.latest) and not date.relative and date.from_ is None
    return is_sure and not date.text.endswith("年度") and f"{date.latest}" < f"{day}"


def _is_to_come(facts: Facts, index: int, date: Entity) -> bool:
    """Tell whether a text says that something is planned for a date, and not that it was."""
    text = facts.texts[index]
    clause = COMING.match(text, date.end)
    before = text[sentence_start(text, date.start) : date.start]
    return clause is not None and not ONCE.search(before + clause[0]) and not facts.is_quoted(index, date.start)
