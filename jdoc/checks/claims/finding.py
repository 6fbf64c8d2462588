"""Finding: what words claim of amounts and of lengths of time, each way of claiming asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.lasting import find_wrong_lengths, find_wrong_weeks
from jdoc.checks.claims.runs import find_wrong_runs
from jdoc.checks.claims.sides import find_wrong_sides
from jdoc.checks.claims.years import find_wrong_births, find_wrong_years

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def find_wrong_claims(facts: Facts) -> Iterator[Found]:
    """Find words that claim of amounts what isn't so: that there are more each year, or a surplus."""
    for find in (find_wrong_runs, find_wrong_sides):
        yield from find(facts)


def find_wrong_intervals(facts: Facts) -> Iterator[Found]:
    """Find lengths of time and ages that the days, years and times told with them don't make."""
    for find in (find_wrong_lengths, find_wrong_weeks, find_wrong_years, find_wrong_births):
        yield from find(facts)
