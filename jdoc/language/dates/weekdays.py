"""The weekday that stands beside a date: 18日（金）, 18日の金曜日, 金曜日の5月18日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.calendar import WEEKDAYS
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.language.ends import Ends

ENGLISH = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SIGNS = "㈪㈫㈬㈭㈮㈯㈰"
BEHIND = deferred(
    f"(?<=[0-9日〇一二三四五六七八九十]) {{0,2}}(?:[(〔\\[] {{0,2}}(?P<short>[{WEEKDAYS}](?:曜日?)?)"
    "(?:[・、,/ ]{0,2}(?:祝日?|休日?|振替?(?:休日)?|祭日?))? {0,2}[)〕\\]]"
    f"|[の、]?(?P<long>[{WEEKDAYS}]曜日?)(?!から|日?おき)|(?P<sign>[{SIGNS}])"
    f"|[はが]、?(?P<said>[{WEEKDAYS}]曜日?)(?=で|に当|だ|と|。)|[(](?P<english>(?:{'|'.join(ENGLISH)})[a-z]*)[.]?[)])"
)
"""What stands behind a day: `18日[(金)]`, `18日[の金曜日]`, `5/18[ (金・祝)]`, `18日[は金曜日]で`, `18日[(Fri)]`.

Not `18日(金額)`, nor `毎週金曜日`."""
BEGINNINGS = frozenset(f" (〔[の、はが{SIGNS}{WEEKDAYS}")
"""What that begins with."""
AHEAD = deferred(f"(?P<long>[{WEEKDAYS}]曜日)の$")
"""A weekday before its date: `[金曜日の]`, not `毎週金曜日、`."""
LONGEST_AHEAD = 4


def weekday_beside(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the weekday stands that is said of a day, in folded text: behind it, or right before.

    >>> [weekday_beside(text, 0, 3) for text in ("18日(金)に", "18日の金曜日", "18日(金額)")]
    [(4, 5), (4, 7), None]
    """
    behind = BEHIND.match(text, end) if text[end : end + 1] in BEGINNINGS else None
    if behind:
        return behind.span(behind.lastgroup or 0)
    ahead = AHEAD.search(text, max(0, start - LONGEST_AHEAD), start) if text[start - 1 : start] == "の" else None
    return ahead.span("long") if ahead else None


def weekdays_of(text: str, start: int, end: int, ends: Ends | None) -> tuple[tuple[int, int] | None, ...]:
    """Return where the weekdays stand that are said of a day, or of both days of a range.

    >>> weekdays_of("5月18日(木)", 0, 5, None), weekdays_of("5月(月)", 0, 2, None)
    (((6, 7),), ())
    """
    if ends is None:
        found = weekday_beside(text, start, end)
        return (found,) if found else ()
    both = weekday_beside(text, start, ends.stop), weekday_beside(text, ends.start, ends.end)
    return both if any(both) else ()


def number_of(weekday: str) -> int:
    """Return the number of a weekday as it is written, from 0 for Monday.

    >>> [*map(number_of, ("金", "水曜日", "㈰", "Friday"))]
    [4, 2, 6, 4]
    """
    for names in (WEEKDAYS, SIGNS, ENGLISH):
        for number, name in enumerate(names):
            if weekday.startswith(name):
                return number
    raise ValueError(weekday)
