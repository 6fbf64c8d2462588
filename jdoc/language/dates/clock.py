"""Times of day: 午後４時, 16時30分, 14:00〜15:37, 正午."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from jdoc.language.dates.patterns import NUMBER, SPACE, TO
from jdoc.language.numerals import read_whole

MORNING = {"午前", "朝", "早朝", "未明", "AM", "am", "A.M.", "a.m."}
EVENING = {"午後", "夜", "夕方", "PM", "pm", "P.M.", "p.m."}
WORDS = {"正午": "T12:00", "正子": "T00:00"}


class Time(NamedTuple):
    """A time of day, or a range of them."""

    end: int
    value: str
    """ISO 8601."""


class _Point(NamedTuple):
    end: int
    value: str
    half: str | None
    """午前 or 午後, as written."""


@cache
def _pattern() -> re.Pattern[str]:
    no_hour = "(?![間点期代限給事局価差速計短効刻評系空折流季])"
    return re.compile(
        f"(?:(?P<half>午前|午後|夜|朝|夕方|深夜|未明|早朝){SPACE}の?)?"
        f"(?:(?P<hour>{NUMBER}){SPACE}時{no_hour}(?:(?P<thirty>半)|{SPACE}(?P<minute>{NUMBER}){SPACE}分(?!の[0-9一二三四五六七八九])"
        f"(?:{SPACE}(?P<second>{NUMBER}){SPACE}秒)?)?"
        "|(?P<clock_hour>[0-9]{1,2}):(?P<clock_minute>[0-9]{2})(?::(?P<clock_second>[0-9]{2}))?(?![0-9:])"
        f"(?:{SPACE}(?P<latin_half>[AaPp][Mm]|[AaPp][.][Mm][.])(?![A-Za-z]))?)"
    )


@cache
def _to() -> re.Pattern[str]:
    return re.compile(f"(?P<to>{TO})(?:翌(?:日の?|朝)?{SPACE})?")


def find(text: str, start: int) -> Time | None:
    """Read the time of day that begins here in folded text.

    >>> [find(text, 0).value for text in ("午後7時半", "14:00〜15:37", "午後2時から4時まで", "正午")]
    ['T19:30', 'T14:00/T15:37', 'T14:00/T16:00', 'T12:00']
    """
    first = _point(text, start)
    if not first:
        return None
    to = _to().match(text, first.end)
    last = to and _point(text, to.end(), first.half)
    if not to or not last:
        return Time(first.end, first.value)
    end = last.end
    if to["to"].strip() == "から" and text.startswith("まで", end):
        end += 2
    return Time(end, f"{first.value}/{last.value}")


def _point(text: str, start: int, half: str | None = None) -> _Point | None:
    """Read one time; the end of a range takes its half of the day from the start."""
    word = text[start : start + 2]
    if word in WORDS:
        return _Point(start + 2, WORDS[word], None)
    match = _pattern().match(text, start)
    value = _value(match, half) if match else None
    return _Point(match.end(), value, match["half"]) if match and value is not None else None


def _value(match: re.Match[str], half: str | None = None) -> str | None:
    """Write a time in ISO 8601."""
    hour = read_whole(match["hour"] or match["clock_hour"])
    minute = 30 if match["thirty"] else read_whole(match["minute"] or match["clock_minute"] or "0")
    second = read_whole(match["second"] or match["clock_second"] or "0")
    if hour is None or minute is None or second is None or hour > 24 or minute > 59 or second > 59:
        return None
    half = match["half"] or match["latin_half"] or half
    if half in EVENING and hour < 12:
        hour += 12
    elif half in MORNING and hour == 12:
        hour = 0
    time = f"T{hour:02d}:{minute:02d}"
    return f"{time}:{second:02d}" if match["second"] or match["clock_second"] else time
