"""Spans: how long something lasts, beside the days, months or years that it lasts from and to."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

LASTING = deferred("P(?P<number>[0-9]+)(?P<unit>[DWMY])")
"""How long something lasts: `[P11D]`, `[P5Y]`, not `PT2H`."""
DAYS = deferred("(?P<first>(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2})/(?P<last>(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2})")
"""A first and a last day: `[2024-06-03/2024-06-12]`, `[XXXX-06-03/XXXX-06-12]`."""
MONTHS_ALONE = deferred("(?P<year>[0-9]{4}|XXXX)-(?P<first>[0-9]{2})/(?:(?P=year)|XXXX)-(?P<last>[0-9]{2})")
"""A first and a last month within a year: `[XXXX-04/XXXX-09]`, not `2024-06-03/2024-06-12`."""
NIGHTS = deferred("(?P<nights>[0-9]{1,2})泊(?P<days>[0-9]{1,2})日")
"""Nights and days: `[2泊3日]`."""
ON_THE_WAY = deferred("[機車船]中|夜行|海外|バス泊")
"""What has nights that aren't spent in a bed: `[機中]泊`."""
BEFORE_IT = deferred("(?:まで)?[)]?の(?:過去|直近|今後|計|丸)?|\\(|(?<=まで)")
"""What stands between a span and its length: 6月3日から12日まで`[の]`10日間, not `、`."""
BEHIND_IT = deferred("[^。、()0-9]{0,8}\\((?:[^。、()0-9]{1,6}[はが: ]|期間|会期)?|(?:計画)?は、?|とし(?:て)?、")
"""What stands between a length and its span: 5か年`[計画(]`令和5年度～令和9年度, 2年`[とする(今期は]`."""
JOINT = deferred("から|より|[〜~-]|至")
"""What joins the ends of a span: 6月3日`[から]`12日, not `6月3日`."""
WHOLE = deferred("間|とする|か年|ケ年|ヶ年|カ年|年計画|箇年")
"""What says that a number of days or years lasts: 10日`[間]`, not `10日`."""
SOME = deferred(
    "除|うち|休[館業園日場み](?!しま|いたし|と|する)|定休|延べ|実働|営業|中の|以内|以上|目|土日|[月火水木金土日]曜"
)
"""What says that some days aren't counted: `[除]く`, `[実働]`, not `無休`."""
BEHIND = 14
"""Characters behind in which that stands."""
COMMON_YEAR = "2023"
OVER_YEAR = "翌"
"""What leads into the next year: 12月29日から`翌`年1月3日まで."""
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
    lengths = _lengths(span, lasting["unit"], text[span.start : span.end])
    rest = text[length.start : other.end + BEHIND].partition("。")[0]
    if lengths and _is_wrong(length.text, int(lasting["number"]) in lengths, rest):
        place, related = (Place(index, each.start, each.end) for each in (length, span))
        yield Found(place, f"{length.text}, but it lasts {lengths[0]}: {span.text}", (related,))


def _is_wrong(written: str, is_made: bool, rest: str) -> bool:  # noqa: FBT001 -- the one thing that it is asked of
    """Tell whether a length is another one than its span makes, or hasn't as many nights as lie between its days."""
    nights = NIGHTS.fullmatch(fold(written))
    if nights and int(nights["nights"]) != int(nights["days"]) - 1:
        return ON_THE_WAY.search(rest) is None
    return not is_made and bool(WHOLE.search(rest) or nights) and SOME.search(rest) is None


def _lengths(span: Entity, unit: str, written: str) -> tuple[int, ...]:
    """Give how many days, months or years a span may be said to last; () where that isn't sure."""
    days, alone = DAYS.fullmatch(f"{span.value}"), MONTHS_ALONE.fullmatch(f"{span.value}")
    if alone and unit == "M":
        return ((int(alone["last"]) - int(alone["first"])) % MONTHS + 1,)
    first, last = _ends(span, days, written)
    if first is None or last is None or last <= first:
        return ()
    if unit in "DW":
        return _in_days((last - first).days + 1, unit) if days else ()
    return _in_months(_whole_months(first, last), unit, is_exact=bool(days) or written.count("年度") > 1)


def _in_months(months: int, unit: str, *, is_exact: bool) -> tuple[int, ...]:
    """Give how many months or whole years they are; of years that may be told without one of their ends, one less as well."""
    number, rest = divmod(months, 1 if unit == "M" else MONTHS)
    return () if rest or not number else (number,) if is_exact or unit == "M" else (number, number - 1)


def _ends(span: Entity, days: re.Match[str] | None, written: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day; the last one without its year is of the next year where it must be."""
    first, last = (_day(days["first"]), _day(days["last"])) if days else (_day(span.earliest), _day(span.latest))
    if first and last and last < first and (OVER_YEAR in written or "XXXX" in f"{span.value}"):
        last += dt.timedelta(days=365)
    return first, last


def _in_days(days: int, unit: str) -> tuple[int, ...]:
    """Give how many days they are, or whole weeks, which end on the day before or on the same day of the week."""
    if unit == "D":
        return (days,)
    return tuple({days // 7, (days - 1) // 7}) if days % 7 in {0, 1} else ()


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
