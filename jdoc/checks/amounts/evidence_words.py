"""Words beside two amounts that speak for or against their being of one thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.checks.amounts.evidence import Pair
    from jdoc.checks.amounts.tellings import Telling

TAIL = 14
"""Characters right before an amount."""


class Words(NamedTuple):
    """Words that speak for or against, where they stand by one amount, by both, or by any."""

    name: str
    by: str
    where: Callable[[Telling], str]
    pattern: re.Pattern[str]

    def measure(self, pair: Pair) -> float:
        """Tell whether they stand so."""
        is_by_one = self.pattern.search(self.where(pair.one)) is not None
        if self.by != "one" and is_by_one == (self.by == "any"):  # the other one can't change it
            return is_by_one
        is_by_other = self.pattern.search(self.where(pair.other)) is not None
        return is_by_one != is_by_other if self.by == "one" else is_by_other


WHERE: dict[str, Callable[[Telling], str]] = {
    "own": lambda told: told.own,
    "clause": lambda told: told.clause,
    "around": lambda told: told.clause + told.behind,
    "before": lambda told: told.before,
    "right before": lambda told: told.before[-TAIL:],
    "right behind": lambda told: told.behind.partition("、")[0][: TAIL // 2].lstrip(")の"),
}
"""Where words may stand."""


def read_words(row: dict[str, str]) -> Words:
    """Read a row of words; those right behind an amount begin there."""
    words = "|".join(map(re.escape, row["words"].split(",")))
    pattern = re.compile(f"^(?:{words})" if row["where"] == "right behind" else words)
    return Words(row["evidence"], row["by"], WHERE[row["where"]], pattern)
