"""Spans: how long something lasts, beside the days, months or years that it lasts from and to."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

LASTING = deferred("P(?P<number>[0-9]+)(?P<unit>[DMY])")
"""How long something lasts: `[P11D]`, `[P5Y]`, not `PT2H`."""
DAYS = deferred("(?P<first>(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2})/(?P<last>(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2})")
"""A first and a last day: `[2024-06-03/2024-06-12]`, `[XXXX-06-03/XXXX-06-12]`."""
BEFORE_IT = deferred("(?:まで)?の|\\(")
"""What stands between a span and its length: 6月3日から12日まで`[の]`10日間, not `、`."""
BEHIND_IT = deferred("(?:計画|間)?\\(|(?:計画)?は、?")
"""What stands between a length and its span: 5か年`[計画(]`令和5年度～令和9年度."""
JOINT = deferred("から|より|[〜~-]|至")
"""What joins the ends of a span: 6月3日`[から]`12日, not `6月3日`."""
WHOLE = deferred("間|か年|ケ年|ヶ年|カ年|年計画|箇年")
"""What says that a number of days or years lasts: 10日`[間]`, not `10日`."""
SOME = deferred("除|うち|休[館業園日場み]|定休|延べ|実働|営業|中の|以内|以上|目|土日|[月火水木金土日]曜")
"""What says that some days aren't counted: `[除]く`, `[実働]`, not `無休`."""
BEHIND = 14
"""Characters behind in which that stands."""
COMMON_YEAR = "2023"
LABELS = frozenset({"DATE", "DURATION"})
MONTHS = 12


def find_wrong_spans(facts: Facts) -> Iterator[Found]:
    """Find lengths of time that the days beside them don't make."""
    for index, entities in facts.entities(LABELS):
        for one, other in pairwise(entities):
            if {one.label, other.label} == LABELS and one.end < other.start:
                yield from _told(facts, index, one, other)


def _told(facts: Facts, index: int, one: Entity, other: Entity) -> Iterator[Found]:
    text = facts.texts[index]
    span, length = (one, other) if one.label == "DATE" else (other, one)
    between = BEFORE_IT if span is one else BEHIND_IT
    lasting = LASTING.fullmatch(f"{length.value}")
    if (
        lasting is None
        or not JOINT.search(text, span.start, span.end)
        or not between.fullmatch(text, one.end, other.start)
    ):
        return
    rest = text[length.start : other.end + BEHIND].partition("。")[0]
    lengths = _lengths(span, lasting["unit"], text[span.start : span.end])
    if lengths and int(lasting["number"]) not in lengths and WHOLE.search(rest) and not SOME.search(rest):
        place, related = (Place(index, each.start, each.end) for each in (length, span))
        yield Found(place, f"{length.text}, but it lasts {lengths[0]}: {span.text}", (related,))


def _lengths(span: Entity, unit: str, written: str) -> tuple[int, ...]:
    """Give how many days, months or years a span may be said to last; () where that isn't sure."""
    days = DAYS.fullmatch(f"{span.value}")
    first, last = (_day(days["first"]), _day(days["last"])) if days else (_day(span.earliest), _day(span.latest))
    if first is None or last is None or last <= first:
        return ()
    if unit == "D":
        return ((last - first).days + 1,) if days else ()
    months = _whole_months(first, last)
    is_exact = bool(days) or written.count("年度") > 1
    number, rest = divmod(months, 1 if unit == "M" else MONTHS)
    return () if rest or not number else (number,) if is_exact else (number, number - 1)


def _whole_months(first: dt.date, last: dt.date) -> int:
    """Count the months from one day to another one; 0 where days remain."""
    after = last + dt.timedelta(days=1)
    months = (after.year - first.year) * MONTHS + after.month - first.month
    return months if after.day == first.day else 0


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((written or "").replace("XXXX", COMMON_YEAR))
    except ValueError:
        return None
