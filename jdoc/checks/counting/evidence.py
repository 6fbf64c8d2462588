"""Evidence: how surely a number counts what is listed near it, by the words and measures of a table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.counting.measures import MEASURES
from jdoc.language.lazy import compiled
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.checks.counting.measures import Case

BEFORE, BEHIND = 20, 40
"""Characters around a number."""
WHERE: dict[str, Callable[[Case], str]] = {
    "how": lambda case: case.listed.how,
    "before": lambda case: case.text[max(case.start, case.stated.start - BEFORE) : case.stated.start],
    "behind": lambda case: case.text[case.stated.end : case.stated.end + BEHIND],
    "sentence": lambda case: case.text[case.start : case.end],
    "text": lambda case: case.text,
    "unit": lambda case: case.stated.unit,
    "items": lambda case: "\n".join(case.listed.items),
    "first": lambda case: case.listed.items[0] if case.listed.items else "",
    "span": lambda case: case.text[case.listed.places[0].start : case.listed.places[0].end],
}
"""Where the words stand that a row of the table asks for."""
GROUPS = {
    **dict.fromkeys(("items", "rows", "row", "roster", "lines", "pairs", "marks below"), "below"),
    **dict.fromkeys(("above", "lines above"), "above"),
    **dict.fromkeys(("series", "annex"), "far"),
}
"""Kinds of lists by where they stand; all others stand in the same text."""


class Evidence(NamedTuple):
    """What speaks for or against a number and a list."""

    name: str
    where: str
    pattern: str
    points: float

    def holds(self, case: Case) -> bool:
        """Tell whether it is so."""
        if self.where == "measure":
            return bool(MEASURES[self.pattern](case))
        return compiled(self.pattern).search(WHERE[self.where](case)) is not None


@cache
def evidence(group: str) -> list[Evidence]:
    """Return the evidence for lists that stand here, below, above or far from their number."""
    rows = columns("count_evidence", "evidence", "where", "pattern", group)
    return [
        Evidence(name, where, pattern if where == "measure" else f"(?m){pattern}", float(points))
        for name, where, pattern, points in rows
        if points
    ]


def group_of(how: str) -> str:
    """Tell where a list stands by its kind.

    >>> group_of("items"), group_of("named")
    ('below', 'here')
    """
    return GROUPS.get(how, "here")


def points(case: Case) -> float:
    """Weigh all evidence: the logarithm of the odds that the number counts what is listed."""
    return sum(each.points for each in evidence(group_of(case.listed.how)) if each.holds(case))
