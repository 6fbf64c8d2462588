"""Finding: what is told twice of days and times, each way of telling asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.dates.told.around import find_wrong_around
from jdoc.checks.dates.told.conflicts import find_two_days
from jdoc.checks.dates.told.founded import find_wrong_foundings
from jdoc.checks.dates.told.lengths import find_wrong_terms
from jdoc.checks.dates.told.times import find_two_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def find_told_twice(facts: Facts) -> Iterator[Found]:
    """Find days, times and lengths of time that are told otherwise elsewhere."""
    for find in (find_two_days, find_wrong_around, find_two_times, find_wrong_terms, find_wrong_foundings):
        yield from find(facts)
