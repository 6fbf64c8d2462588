"""Hours: how long something lasts, beside the times of day that it lasts from and to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.spans import BEHIND, SOME
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

TIMES = deferred("T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})/T(?P<last_hour>[0-9]{2}):(?P<last_minute>[0-9]{2})")
"""A first and a last time of a day: `[T09:00/T17:00]`."""
LASTING = deferred("PT(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?")
"""How long something lasts: `[PT7H]`, `[PT2H30M]`."""
BREAK = deferred("休憩|休み|正味|及び|並びに|[0-9](?:回|コマ|時限)|ごと|おきに|間隔")
"""What says that not all of the time counts: `[休憩]を除く`, not `の間`."""
BEFORE_IT = deferred("(?:まで)?の|\\(")
"""What stands between times and their length: 9時から17時`[までの]`8時間, not `、計`."""
EACH = ("ごと", "おき", "毎", "間隔", "に1", "につき", "当たり", "あたり", "前", "後", "以内", "程度")
"""What shows behind a length that it isn't that of the whole: 10時〜16時(1時間`ごと`)."""
LABELS = frozenset({"TIME", "DURATION"})
IN_HOUR = 60


def find_wrong_hours(facts: Facts) -> Iterator[Found]:
    """Find lengths of time that the times of day right before them don't make."""
    for index, entities in facts.entities(LABELS):
        for span, length in pairwise(entities):
            if (span.label, length.label) == ("TIME", "DURATION") and span.end < length.start:
                yield from _told(facts, index, span, length)


def _told(facts: Facts, index: int, span: Entity, length: Entity) -> Iterator[Found]:
    text = facts.texts[index]
    times, lasting = TIMES.fullmatch(f"{span.value}"), LASTING.fullmatch(f"{length.value}")
    if times is None or lasting is None or not BEFORE_IT.fullmatch(text, span.end, length.start):
        return
    first, last = (_minutes(*each) for each in (times.group(1, 2), times.group(3, 4)))
    said, made = _minutes(lasting["hours"], lasting["minutes"]), last - first
    if text.startswith(EACH, length.end):
        return
    around = text[max(0, span.start - BEHIND) : length.end + BEHIND]
    if 0 < made != said and not SOME.search(around) and not BREAK.search(around):
        place, related = (Place(index, each.start, each.end) for each in (length, span))
        yield Found(
            place, f"{length.text}, but it lasts {made // IN_HOUR}:{made % IN_HOUR:02}: {span.text}", (related,)
        )


def _minutes(hours: str | None, minutes: str | None) -> int:
    return int(hours or 0) * IN_HOUR + int(minutes or 0)
