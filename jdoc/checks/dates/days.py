"""Days and times that don't exist: 6月31日, 9時70分."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.notes import codes
from jdoc.checks.rules import Found, Place
from jdoc.language.dates.varying import is_of_other_calendar
from jdoc.language.edtf import DAYS
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
DAY = deferred(
    f"(?<![0-9一二三四五六七八九十箇か.,])(?P<month>{_NUMBER}) {{0,2}}月 {{0,2}}(?P<day>{_NUMBER}) {{0,2}}日(?![間目])"
)
"""A day of a month: `[６月３１日]` folded is `[6月31日]`, not `3か月1日`."""
SLASHED = deferred("(?<![0-9/])(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?=[(][月火水木金土日](?:曜日?|・[祝休])?[)])")
"""A day with its weekday: `[11/31](金)`, not `1/2`."""
CLOCK = deferred(
    f"(?<![0-9一二三四五六七八九十.,:])(?P<hour>{_NUMBER}) {{0,2}}時 {{0,2}}(?P<minute>{_NUMBER}) {{0,2}}分(?![のヤ])"
)
"""A time of day: `[9時70分]`, not `9時間70分`."""
DIGITS = deferred(
    "(?<![0-9:.])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?= ?[〜~-] ?[0-9]{1,2}:[0-9]{2}(?![0-9:])| ?(?:から|より|開[会始演場]|集合|終了|閉会)|に(?:終|開|集合|始|出発|到着|閉))"
)
"""The same in digits, where it is one by what follows: `[9:70]～10:30`, not `9:70の比`."""
HALF = deferred("午[前後](?P<hour>1[3-9]|2[0-4]|十[三-九]|二十[一-四]?)時")
"""An hour that no half of a day has: `[午後13時]`, not `午後12時`."""
BEGUN = deferred(
    "(?<=開始は|終了は|開会は|閉会は|集合は|出発は|到着は)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9:])"
)
"""The time at which something begins or ends: 試合`開始は[13:90]`, not `比率は9:75`."""
LAST_DIGITS = deferred("(?<=[0-9]:[0-9]{2}[〜~-])(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9:])")
"""The end of a range of times: `9:00～[10:70]`."""
LEAP = 29
OF_ANY_YEAR = deferred("(?:生まれ?|[のが](?:ない|無い|あった|ある|あり))")
"""What makes 2月29日 one of all years: `[生まれ]の方`, not `に開催する`."""
SPOKEN_OF = deferred("(?:という日)?[はが]、?(?:暦に|カレンダーに)?(?:も|は)?(?:な[いくか]|ある|存在し|実在し)")
"""What speaks of whether there is such a day: 9月31日`[は暦にない]`, not `は休む`."""
LEAP_MONTH = 2
LEAP_YEAR = ("うるう", "閏")
MOST_HOURS = 30
"""Broadcasters and railways count hours on past midnight, up to 29."""


def find_impossible(facts: Facts) -> Iterator[Found]:
    """Find days and times that no calendar and no clock has."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for index, span in (*_marked(facts), *_days(facts), *_times(facts), *_cells(facts), *_at_start(facts)):
        spans.setdefault(index, []).append(span)
    for index in sorted(spans):
        yield from _told_once(facts, index, spans[index])


def _marked(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the days that were known to be none when they were found."""
    for index, date in facts.noted:
        if "no-such-day" in codes(date.note) and not _is_elsewhere(facts, index, date.start, date.end):
            yield index, (date.start, date.end)


AT_START = deferred("(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?= )")
"""A time that begins a line of a programme: `[14:75] 討論`, not `14:75の比`."""


def _at_start(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the times that begin a line where others of the document begin with times as well."""
    starts = [(index, AT_START.match(facts.texts[index])) for index in facts.having(":")]
    known = [(index, match, _is_no_time(match["hour"], match["minute"])) for index, match in starts if match]
    if sum(not is_wrong for _, _, is_wrong in known) >= FEWEST_TIMES:
        yield from ((index, match.span()) for index, match, is_wrong in known if is_wrong)


def _days(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    for pattern, sign in ((DAY, "月"), (SLASHED, "/")):
        for index in facts.having(sign):
            for match in pattern.finditer(facts.texts[index]):
                if _is_no_day(match["month"], match["day"]) and not _is_elsewhere(facts, index, *match.span()):
                    yield index, match.span()


def _is_elsewhere(facts: Facts, index: int, start: int, end: int) -> bool:
    """Tell whether a day is one of another calendar, or 29 February of whichever year has it."""
    text = facts.texts[index]
    if is_of_other_calendar(text, start) or SPOKEN_OF.match(text, end):
        return True
    written = DAY.match(text, start)
    is_leap_day = (
        written is not None and read_whole(written["month"]) == LEAP_MONTH and read_whole(written["day"]) == LEAP
    )
    return is_leap_day and (any(word in text for word in LEAP_YEAR) or OF_ANY_YEAR.match(text, end) is not None)


def _times(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    for pattern, sign in ((CLOCK, "時"), (DIGITS, ":"), (LAST_DIGITS, ":"), (BEGUN, ":")):
        for index in facts.having(sign):
            for match in pattern.finditer(facts.texts[index]):
                if _is_no_time(match["hour"], match["minute"]):
                    yield index, match.span()
    yield from ((index, match.span()) for index in facts.where(HALF) for match in HALF.finditer(facts.texts[index]))


CELL = deferred("(?:^|(?<=[\\t\\n ]))(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?=[\\t\\n ]|$)")
"""A cell of a table that is a time: `[9:72]`, not `9:72の`."""
FEWEST_TIMES = 2
"""Times of a table that show that its other cells of this form are times as well."""


def _cells(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the times of a timetable that no clock has."""
    for index in facts.having(":"):
        cells = [*CELL.finditer(facts.texts[index])] if facts.blocks[index].rows else []
        wrong = [match.span() for match in cells if _is_no_time(match["hour"], match["minute"])]
        if len(cells) - len(wrong) >= max(FEWEST_TIMES, 2 * len(wrong)):
            yield from ((index, span) for span in wrong)


def _told_once(facts: Facts, index: int, spans: list[tuple[int, int]]) -> Iterator[Found]:
    end = -1
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end or (facts.amends and facts.is_quoted(index, start)):
            continue
        end = stop
        written = facts.blocks[index].text[start:stop]
        yield Found(Place(index, start, stop), f"{written}: no such {_kind(facts.texts[index][start:stop])}")


def _kind(folded: str) -> str:
    if "時" in folded or ":" in folded:
        return "time"
    return "month" if folded.endswith("月") else "day"


def _is_no_day(month: str, day: str) -> bool:
    number, of = read_whole(day), read_whole(month)
    if number is None or of is None:
        return False
    return not number or of > len(DAYS) or number > max(DAYS[of - 1], LEAP if of == LEAP_MONTH else 0)


def _is_no_time(hour: str, minute: str) -> bool:
    hours, minutes = read_whole(hour), read_whole(minute)
    return hours is not None and minutes is not None and (hours >= MOST_HOURS or minutes > 59)
