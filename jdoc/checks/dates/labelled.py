"""Labelled: days in lines below one another, each behind what it is the day of: 自 令和7年4月1日 / 至 令和1年3月31日."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.claims.events import later_events
from jdoc.checks.dates.written_days import written_days
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.dates.written_days import Written
    from jdoc.checks.facts import Facts

LABEL = deferred("(?:^|(?<=[\\n\t ]))(?P<label>[^\\s、。(はがを0-9]{1,14})[\t :]+$")
"""What stands before a day: `[開始日 ]`, `契約期間 [自 ]`, not `同日は、`."""
OTHERWISE = deferred("変更|前回|旧|当初|第[0-9]|再|更新|延長|次回|予備")
"""What makes a day one of another course: `[変更]契約日`."""


class Labelled(NamedTuple):
    """A day with what stands before it in its line."""

    label: str
    written: Written


def find_labelled(facts: Facts) -> Iterator[Found]:
    """Find the day of an end that comes before that of its beginning, in the line above."""
    for one, other in pairwise(_labelled(facts)):
        is_near = 0 <= other.written.place.block - one.written.place.block <= 1
        if is_near and other.written.day < one.written.day and _ends(one.label, other.label):
            message = f"{other.label} comes before {one.label}"
            yield Found(other.written.place, message, (one.written.place,))


def _labelled(facts: Facts) -> Iterator[Labelled]:
    for days in written_days(facts):
        first = days[0]
        text = facts.texts[first.place.block]
        match = LABEL.search(text, max(0, first.place.start - LONGEST), first.place.start)
        yield Labelled("" if match is None or OTHERWISE.search(match["label"]) else match["label"], first)


LONGEST = 24


SPANS = (("自", frozenset({"至"})),)
"""How the ends of a term are marked that stand below each other."""


def _ends(one: str, other: str) -> bool:
    """Tell whether a label names what comes after that of another one, and the first doesn't name both."""
    pairs = (later for event, later in (*later_events().items(), *SPANS) if event in one)
    return any(word in other and word not in one for later in pairs for word in later)
