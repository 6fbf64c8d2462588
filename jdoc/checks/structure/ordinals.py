"""Ordinals: what a text counts in its sentences: 第一に, 第二に; １点目は, ２点目は."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,2}"
COUNTED = deferred(
    f"(?:^|(?<=[。 ]))(?:まず、?|次に、?|続いて、?|最後に、?)?(?:第(?P<ordinal>{_NUMBER})に(?=[は、])|(?P<number>{_NUMBER})(?P<unit>点目|つ目)(?=[はがの、]))"
)
"""What a sentence begins with that is one of several: `[第一に]、`, `[２点目]は`, not `第一に掲げる`."""
SIGNS = deferred("第[0-9一二三四五六七八九十]{1,2}に|[0-9一二三四五六七八九十](?:点|つ)目")
"""What each of them has: `[第一に]`, `[2点目]`."""
MOST = 2
"""Numbers that a slip leaves out."""


class Step(NamedTuple):
    """A sentence that is counted."""

    number: int
    place: Place


def find_skipped_ordinals(facts: Facts) -> Iterator[Found]:
    """Find what is counted in sentences after a number that leaves one out."""
    for steps in facts.kept("ordinals", lambda: _series(facts)):
        for before, step in pairwise(steps):
            if 1 < step.number - before.number <= MOST and steps[0].number == 1:
                yield Found(step.place, f"{step.number} after {before.number}", (before.place,))


def _series(facts: Facts) -> list[list[Step]]:
    """Gather what is counted, each time from 1 on; what is counted inside of it by other words is a series of its own."""
    found: list[list[Step]] = []
    open_series: dict[str, list[Step]] = {}
    for index in facts.where(SIGNS):
        text = facts.texts[index]
        for match in COUNTED.finditer(text):
            form = match["unit"] or "第"
            number = read_whole(match["ordinal"] or match["number"]) or 0
            step = Step(
                number, Place(index, match.start("ordinal") if match["ordinal"] else match.start("number"), match.end())
            )
            if number == 1 or form not in open_series:
                open_series[form] = []
                found.append(open_series[form])
            open_series[form].append(step)
    return found
