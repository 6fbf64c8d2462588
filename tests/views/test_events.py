"""The calendar file, read back by the library that calendars are tested with."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from jdoc.model import Block, Entity
from jdoc.stages.entities import find_entities
from jdoc.views.events import write_calendar
from jdoc.views.timeline import list_dates

icalendar = pytest.importorskip("icalendar", reason="icalendar, the extra `ics`, is not installed")
BLOCK = Block(
    doc="a.txt",
    seq=0,
    text="５月１日に会う。会議は2016年２月24日から25日まで、東京で開かれた。2017年以降、毎年開く。",
    source=[(0, 4, 1)],
)


def events(*blocks: Block) -> list[Any]:
    """Write a calendar and read it."""
    return list(icalendar.Calendar.from_ical(write_calendar(list_dates(find_entities(blocks)))).walk("VEVENT"))


def test_events_last_all_day_and_end_on_the_next() -> None:
    first, second = events(BLOCK)
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (dt.date(2016, 2, 24), dt.date(2016, 2, 26))
    assert (second.decoded("dtstart"), second.decoded("dtend")) == (dt.date(2017, 1, 1), dt.date(2018, 1, 1))
    assert first["summary"] == "会議は2016年２月24日から25日まで、東京で開かれた。"
    assert "2017年 = 2017/..\na.txt:4:38" in second["description"]
    assert first["dtstart"].params["VALUE"] == "DATE"


def test_the_same_document_gives_the_same_events() -> None:
    assert write_calendar(list_dates(find_entities([BLOCK]))) == write_calendar(list_dates(find_entities([BLOCK])))
    longer = Block(doc="a.txt", seq=0, text=BLOCK.text + "2018年も。", source=BLOCK.source)
    assert {event["uid"] for event in events(BLOCK)} < {event["uid"] for event in events(longer)}
    assert len({event["uid"] for event in events(longer)}) == 3


def test_there_is_no_day_after_the_last() -> None:
    entity = Entity(label="DATE", start=0, end=1, text="a", value="9999", earliest="9999-01-01", latest="9999-12-31")
    assert b"DTEND;VALUE=DATE:99991231" in write_calendar(list_dates([Block(text="a", entities=[entity])]))


def test_names_that_are_no_utf_8_or_command_something_are_written() -> None:
    [event] = events(Block(doc="\udcff\x1b.txt", text="2016年２月24日"))
    assert event["description"].endswith("\n\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.txt")
