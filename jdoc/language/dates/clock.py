"""Times of day: 午後４時, 16時30分, 14:00〜15:37, 正午."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.grammar import NUMBER, SPACE, TO
from jdoc.language.dates.numbers import attempt, end_of, match_at, number_within
from jdoc.language.dates.readings import IMPOSSIBLE
from jdoc.language.ends import Ends
from jdoc.language.lazy import deferred
from jdoc.language.scripts import ANY_DIGIT
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re

MORNING = ("午前", "朝", "早朝", "未明", "AM", "am", "A.M.", "a.m.")
EVENING = ("午後", "PM", "pm", "P.M.", "p.m.")
NIGHT = ("夜", "夕方")
CHANGED_HOURS = (
    (MORNING, {12: 0}),
    (EVENING, {hour: hour + 12 for hour in range(12)}),
    (NIGHT, {hour: hour + 12 for hour in range(3, 12)}),
)
HOURS = {word: hours for words, hours in CHANGED_HOURS for word in words}
"""The hours that words for a half of the day make of others: 午後3時 is 15:00."""
MINUTES = {"半": "30"}
BOUNDS = (range(30), range(60), range(60))
"""Hours, minutes and seconds that a day has; broadcasters and railways count its hours on past midnight, up to 29."""
FIGURES = range(100)
"""What hours and minutes are written in, such as no day has as well: 9時70分."""

WORDS = {"正午": "T12:00", "正子": "T00:00"}
FULL_HOUR = "T00"
NO_HOUR = "(?![間点期代限給事局価差速計短効刻評系空折流季])"
"""What makes another word of 時: 時間, 時点, 時期."""
HALF = f"(?:(?P<half>午前|午後|夜|朝|夕方|深夜|未明|早朝|[AaPp]m|[AP]M|[AaPp][.][Mm][.]){SPACE}の?)?"
"""Which half or part of the day an hour is of: 午後３時, 朝８時, AM9時."""
TIME = deferred(
    f"{HALF}(?P<hour>{NUMBER}){SPACE}(?:時{NO_HOUR}|(?={TO}{NUMBER}{SPACE}時{NO_HOUR}))"
    f"(?:(?P<thirty>半)|{SPACE}(?P<minute>{NUMBER}){SPACE}分(?!の{ANY_DIGIT})"
    f"(?:{SPACE}(?P<second>{NUMBER}){SPACE}秒)?)?(?P<latin_half>)"
)
"""A time of day: `[午後7時半]`, `[16時30分]`, `[9]~12時`, not `3時間`."""
SAID_BEFORE = deferred("(?P<half>午前|午後)(?:の部)?(?:は|[:、])? ?$")
"""Which half of the day an hour is of that stands behind it: `[午後は]`, `[午前: ]`, not `午後に`."""
LONGEST_SAID_BEFORE, SAID_ENDS = 6, frozenset(" は:、前後部")
CLOCK = deferred(
    f"{HALF}(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::(?P<second>[0-9]{{2}}))?(?![0-9:])(?P<thirty>)"
    f"(?:{SPACE}(?P<latin_half>[AaPp][Mm]|[AaPp][.][Mm][.])(?![A-Za-z]))?"
)
"""The same in digits: `[14:00]`, `[9:30 am]`, `[午後 3:15]`, not `1:2:3:4`."""
LATIN_HOUR = deferred(
    "(?P<half>)(?P<hour>[0-9]{1,2}) ?(?P<latin_half>[AaPp][Mm]|[AaPp][.][Mm][.])(?![A-Za-z])"
    "(?P<minute>)(?P<second>)(?P<thirty>)"
)
"""An hour alone: `[3pm]`, `[10 a.m.]`, not `3 pmol`."""
TO_TIME = deferred(f"(?P<to>{TO})(?:翌(?:日の?|朝)?{SPACE})?")
"""What joins two times: `22時[から翌朝]5時`, `14:00[〜]15:37`."""
TO_MINUTE = deferred(f"(?P<to>{TO})(?P<minute>{NUMBER}){SPACE}(?P<unit>分)(?![間のほ程後前以0-9])(?P<until>まで)?")
"""The end of a range that leaves its hour out: 18時05分`[から26分まで]`, 9時5分`[〜10分]`, not 9時5分`から30分間`."""
UNTIL = deferred("まで")
"""What closes a range that から opened: `9時から5時[まで]`."""


class Time(NamedTuple):
    """A time of day, or a range of them."""

    end: int
    value: str | None
    """ISO 8601; None of a time that no day has."""
    note: str | None = None
    """What is odd about it."""
    ends: Ends | None = None
    """Of a range."""


class _Moment(NamedTuple):
    end: int
    value: str
    half: str | None
    """午前 or 午後, as written."""


def read_time(text: str, start: int) -> Time | None:
    """Read the time of day that begins here in folded text.

    >>> [read_time(text, 0).value for text in ("午後7時半", "14:00〜15:37", "午後2時から4時まで", "正午")]
    ['T19:30', 'T14:00/T15:37', 'T14:00/T16:00', 'T12:00']
    """
    first = attempt(_read_moment, text, start, _half_before(text, start))
    if first is None:
        return attempt(_read_impossible, text, start)
    ranged = attempt(_read_range, text, first) or attempt(_read_range_within_hour, text, first)
    return ranged or Time(first.end, first.value)


def _read_impossible(text: str, start: int) -> Time:
    """Read an hour and a minute of which no day has one: 9時70分, 31時10分. NoDateError where there are none."""
    match = match_at(TIME, text, start)
    said = match.groupdict("")
    for name in ("hour", "minute"):
        number_within(said[name], FIGURES)
    return Time(match.end(), None, IMPOSSIBLE)


def _half_before(text: str, start: int) -> str | None:
    """Return the half of the day that is said before a time: 午後は１時10分."""
    if text[start - 1 : start] not in SAID_ENDS:
        return None
    said = SAID_BEFORE.search(text, max(0, start - LONGEST_SAID_BEFORE), start)
    return said["half"] if said else None


def _read_range(text: str, first: _Moment) -> Time | None:
    """Read the rest of a range behind its first time; NoDateError where its end is no time."""
    to = TO_TIME.match(text, first.end)
    if to is None:
        return None
    last = _last_moment(text, to.end(), first)
    end = end_of(UNTIL, text, last.end) if to["to"].strip() == "から" else last.end
    return _time_between(first, last, to.end(), end)


def _time_between(first: _Moment, last: _Moment, start: int, end: int) -> Time:
    """Make one time of both ends of a range; the second one begins at an offset."""
    ends = Ends(first.end, start, last.end, first.value, last.value)
    return Time(end, f"{first.value}/{last.value}", ends=ends)


def _read_range_within_hour(text: str, first: _Moment) -> Time | None:
    """Read the rest of a range whose end has the hour of its start; から must be closed, or a stretch may follow."""
    match = match_at(TO_MINUTE, text, first.end)
    hour, minute = first.value[: len(FULL_HOUR)], number_within(match["minute"], BOUNDS[1])
    last, is_open = f"{hour}:{minute:02d}", match["to"].strip() == "から"
    if text[first.end - 1] != "分" or last <= first.value or (is_open and not match["until"]):
        return None
    end = match.end("unit")
    moment = _Moment(end, last, None)
    return _time_between(first, moment, match.start("minute"), match.end("until") if is_open else end)


def _last_moment(text: str, start: int, first: _Moment) -> _Moment:
    """Read the end of a range: in the start's half of the day if it comes after it then, else as it is."""
    in_half, plain = _read_moment(text, start, first.half), _read_moment(text, start)
    past_noon = _read_moment(text, start, EVENING[0]) if first.half in MORNING else plain
    return next((moment for moment in (in_half, plain, past_noon) if moment.value > first.value), plain)


def _read_moment(text: str, start: int, half: str | None = None) -> _Moment:
    """Read one time; the end of a range takes its half of the day from the start. NoDateError where none is."""
    word = text[start : start + 2]
    if word in WORDS:
        return _Moment(start + 2, WORDS[word], None)
    match = TIME.match(text, start) or CLOCK.match(text, start) or match_at(LATIN_HOUR, text, start)
    return _moment(match, half)


def _moment(match: re.Match[str], half: str | None) -> _Moment:
    """Write a time in ISO 8601; NoDateError where no day has such a time."""
    said = match.groupdict("0")
    half = match["half"] or match["latin_half"] or half
    written = (said["hour"], MINUTES.get(said["thirty"], said["minute"]) or "0", said["second"] or "0")
    hour, minute, second = map(number_within, written, BOUNDS)
    hour = HOURS.get(half or "", {}).get(hour, hour)
    time = f"T{hour:02d}:{minute:02d}"
    return _Moment(match.end(), f"{time}:{second:02d}" if match["second"] else time, half)
