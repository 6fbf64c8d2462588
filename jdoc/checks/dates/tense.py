"""Tense: what has happened, by its verb, on a day after the document's own."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

PAST = deferred(
    "(?:まで)?(?:に|、|から|より|の|付け(?:で|の)?|をもって|(?=午[前後]|[0-9]))[^。「」]{0,70}?"
    "(?:(?:[しっいえきけせてねめれげべじちりぎび]た|んだ|ました)(?:。|\\Z|(?=[一-鿿ァ-ヴ])(?!後|場合|め|い)|(?=とおり|ところで|もので(?!なけ)))"
    "|(?:されて|して|れて|始めて|なって)(?P<state>い(?:る|ます|た|ました)。))"
)
"""What says that something has happened on a day: 11月30日`[に開催した。]`, not `に開催する。`."""
PLANNED = deferred(
    "予定|見込|計画|こと[がをとに]|よう|以降|期限|方針|合意|公表する|延期|変更|締切|目標|見通し|予測|想定|求め|要請|約束|向け|延長|設定|とし(?:て|た)"
    "|(?:する|される|行う|行われる|なる|[始終]まる|開く|開かれる|迎える|ある|いる|れる|せる)(?![たてと])|たい|まで(?!に)|から[^。]{0,30}(?:まで|[0-9]日)|はず|であろう|定め|案を|決め|決定(?:し|する|され)|指定|期待|求められ|なければ|みなす"
)
"""What speaks of the future, before anything has happened: `[予定]していた`, `施行[する]こととした`."""
MONTH = deferred("[0-9]{4}-[0-9]{2}")
"""A month of a year, as its value: `[2024-03]`."""
NEAR = 92
"""Days after the document's own for which nobody would leave out another year."""


def find_future_as_past(facts: Facts) -> Iterator[Found]:
    """Find what has happened on a day that comes after the document's own."""
    day = facts.day
    for index, dates in facts.entities({"DATE"}) if day else ():
        text = facts.texts[index]
        for date in dates:
            if day is None or not _is_later(date, day) or facts.is_quoted(index, date.start):
                continue
            clause = PAST.match(text, date.end)
            if clause is None:
                continue
            end = clause.start("state") if clause["state"] else clause.end()
            if not PLANNED.search(text, date.end, end):
                place = Place(index, date.start, date.end)
                yield Found(place, f"{date.latest} is after the document's own day, {day}")


def _is_later(date: Entity, day: dt.date) -> bool:
    """Tell whether a date is one day, later than another one, and the year is sure."""
    if not date.latest or not date.earliest or date.earliest <= day.isoformat():
        return False
    if _day_of(date) != date.latest and not MONTH.fullmatch(f"{date.value}"):
        return False
    if not date.relative or "年" in date.text:
        return True
    return (dt.date.fromisoformat(date.latest) - day).days <= NEAR


def _day_of(date: Entity) -> str:
    """Give the day of a date that is one, or ends with one (までに)."""
    return f"{date.value}".removeprefix("../").removesuffix("/..")
