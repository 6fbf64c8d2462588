"""Events that have been held, where the document says elsewhere that their day is still to come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

HAS_BEEN = deferred(
    "[^。、]{2,40}(?:を|が)(?:(?:開催|実施|開設|挙行)?(?:(?:いた)?し|され|行い|行われ|開き|開かれ)ました|(?:開催|実施|挙行)(?:し|され)た)[!。]?$"
)
"""A heading that tells of an event: `[文化部の発表会を実施しました]`, not `発表会を実施します`."""
HELD_ON = deferred(
    "(?:開催|実施|開会)?の?(?:日 ?時|期 ?日|と ?き|日 ?程|月日|年月日|実施日|開催日|期 ?間)[ :]*$|^[ ・○◯●■]*$"
)
"""What stands before the day of the event: `[日時: ]`, not `申込みは`."""
IS_HELD = deferred(
    "[^。]{0,60}?(?:を|が)(?:開催|実施|挙行)?(?:(?:いた)?します|されます|行います|行われます|開きます|開かれます)"
)
"""What says that an event will be held: 8月8日`[に法律教室を開きます]`, not `に申込みを締め切ります`."""
EVENT_ON = deferred(
    "[ ・○◯●■]*(?P<event>[一-鿿ァ-ヴー]{1,12}(?:式典?|会|祭|講座|教室|フェア|まつり|セミナー|フォーラム|シンポジウム))[ :]+(?:日時[ :]*)?"
)
"""An event before its day: `[開会式 ]`, not `会場 `."""
OTHER_TIME = deferred(
    "昨年|去年|前年|前回|例年|毎年|これまで|以前|過去|従来|先の|先日|先月|先週|年度|[0-9一二三四五六七八九十]年|第[0-9一二三四五六七八九十]+回|次回|月[0-9]{1,2}日"
)
"""What makes an event another one: `[昨年]の開会式では`, not `今年の開会式では`."""
NOT_YET = deferred("予定|見込|計画|たい|ため|よう|しょう|ください|方針|場合|決ま|決定|募集|受付|準備|申込|申し込")
"""What is done about an event before it is held: 開会式の司会者を`[募集]`しました."""
LINES = 6
"""Blocks at the head of a document among which its heading is."""
HEADINGS = frozenset({"title", "heading"})
LONGEST = 40
"""Characters before the day of an event."""
NEAR = 60
"""Days before the document's own within which another day may be the event's."""


class Event(NamedTuple):
    """An event of a day to come."""

    name: str
    day: str
    place: Place


def find_held(facts: Facts) -> Iterator[Found]:
    """Find events that have been held, though their day is after the document's own."""
    day = facts.day
    if day is None:
        return
    events = [*_events(facts, day)]
    yield from _headed(facts, events)
    for event in events:
        if event.name:
            yield from _told(facts, event)


def _events(facts: Facts, day: dt.date) -> Iterator[Event]:
    """Yield the events of later days, those that have no name of their own among them."""
    for index, dates in facts.entities({"DATE"}):
        text = facts.texts[index]
        for date in dates:
            if not date.earliest or date.earliest <= day.isoformat() or date.start > LONGEST:
                continue
            before = text[: date.start]
            named = EVENT_ON.fullmatch(before)
            if named or HELD_ON.search(before) or IS_HELD.match(text, date.end):
                place = Place(index, date.start, date.end)
                yield Event(named["event"] if named else "", date.latest or "", place)


def _headed(facts: Facts, events: list[Event]) -> Iterator[Found]:
    """Find a heading that tells of the event of which the document gives the day."""
    if not events or OTHER_EVENT.search(facts.whole) or _has_been_before(facts):
        return
    for index in facts.read[:LINES]:
        text = facts.texts[index]
        is_told = facts.blocks[index].kind in HEADINGS and HAS_BEEN.match(text) and not OTHER_TIME.search(text)
        if is_told and not any(map(HEADLINE.fullmatch, facts.texts[index + 1 : events[0].place.block])):
            yield _found(facts, Place(index, 0, len(text)), events[0])
            return


HEADLINE = deferred("[^。:\\n ]{1,30}")
"""A line that says what the lines below it are about: `[写真展]`, not `場所 市民ホール`."""


OTHER_EVENT = deferred("次回|第2回|第二回|終了しました|来場|盛況|ありがとうございました")
"""What shows that an event was held, and another one is to come: `[次回]は`, not `今回は`."""


def _has_been_before(facts: Facts) -> bool:
    """Tell whether the document has another day of the weeks before its own, which may be the event's."""
    own = facts.day
    every = (date for _, dates in facts.entities({"DATE"}) for date in dates)
    return own is not None and any(_is_before(date, own) for date in every)


def _is_before(date: Entity, own: dt.date) -> bool:
    start = (own - dt.timedelta(days=NEAR)).isoformat()
    return date.latest is not None and date.latest == date.earliest and start <= date.latest < own.isoformat()


def _told(facts: Facts, event: Event) -> Iterator[Found]:
    """Find sentences that tell what has happened at an event."""
    for index in facts.having(event.name):
        text = facts.texts[index]
        for at in places_of(event.name, text, may_overlap=True):
            behind = AT_EVENT.match(text, at + len(event.name))
            if behind is not None and _is_of_this_time(text, at, behind.end()):
                yield _found(facts, Place(index, at, behind.end()), event)


def _is_of_this_time(text: str, start: int, end: int) -> bool:
    sentence = text[text.rfind("。", 0, start) + 1 : end]
    is_whole = start == 0 or text[start - 1] in BEFORE
    return is_whole and not OTHER_TIME.search(sentence) and not NOT_YET.search(sentence)


BEFORE = "。、のた "
"""What a name begins behind: 今年`の`開会式, not 国体開会式."""
AT_EVENT = deferred("(?:で|に|において)(?:は|も)?、?[^。「」]{2,60}?(?:ました|た)。")
"""What says that something has happened at an event: 開会式`[で、賞状を手渡しました。]`, not `で手渡します。`."""


def _found(facts: Facts, place: Place, event: Event) -> Found:
    return Found(place, f"{event.day} is after the document's own day, {facts.day}", (event.place,))
