"""The timeline as an iCalendar file (RFC 5545): all-day events for any calendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, cast

from jdoc.errors import OutputError
from jdoc.language.controls import disarm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from jdoc.views.rows import Row

_IDENTITY = ("doc", "seq", "start", "value", "sentence")
"""What tells an event from others, so that reading a document again changes events and doubles none."""
_LONGEST_SUMMARY = 60
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def write_calendar(rows: Iterable[Row]) -> bytes:
    """Write rows of a timeline as a calendar; the same rows give the same bytes."""
    try:
        from icalendar import Calendar  # noqa: PLC0415 -- an extra
    except ImportError as error:
        problem = "iCalendar files need icalendar: pip install 'jdoc-ja[ics]'"
        raise OutputError(problem) from error
    calendar = Calendar()
    calendar.add("prodid", "-//jdoc//JA")
    calendar.add("version", "2.0")
    for row in rows:
        calendar.add_component(_make_event(row))
    return bytes(calendar.to_ical())


def _make_event(row: Row) -> Event:
    from icalendar import Event  # noqa: PLC0415 -- as above

    first, last = cast("dt.date", row["earliest"]), cast("dt.date", row["latest"])
    sentence, text = disarm(str(row["sentence"])), disarm(str(row["text"]))
    where = ":".join(str(row[name]) for name in ("doc", "line", "column") if row[name] is not None)
    where += f" ({row['locator']})" if row["locator"] else ""
    event = Event()
    identity = repr([row[name] for name in _IDENTITY]).encode(errors="replace")
    event.add("uid", f"{hashlib.sha256(identity).hexdigest()[:32]}@jdoc")
    event.add("dtstamp", _NEVER)  # when the file was made would make every file another one
    event.add("dtstart", first)
    event.add("dtend", _day_after(last))  # exclusive
    event.add("summary", sentence if len(sentence) <= _LONGEST_SUMMARY else sentence[:_LONGEST_SUMMARY] + "…")
    said = disarm(f"{sentence}\n\n{text} = {row['value']}\n{where}")
    event.add("description", said.encode(errors="replace").decode())
    event.add("transp", "TRANSPARENT")  # nobody is busy all day long
    return event


def _day_after(day: dt.date) -> dt.date:
    """Return the next day, and of the last one that there is, that day itself."""
    return day if day == dt.date.max else day + dt.timedelta(days=1)
