"""Recognizers: what finds the entities of each label. The order of the table has a meaning.

Where two spans overlap, the longer one stands; of two as long, the one whose label comes first. A number or a date
inside a longer name stands beside it (第６回 in 第６回外相会合).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.recognizers import cardinal, dates, money, name, ordinal, percent, quantity
from jdoc.recognizers.passage import Passage
from jdoc.tuples import NamedTuple
from jdoc.vocabulary import NAME_LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.model import Entity, EntityLabel


def everywhere(_: Passage) -> bool:
    """Ask a recognizer about every passage."""
    return True


class Recognizer(NamedTuple):
    """A row of the table."""

    labels: tuple[EntityLabel, ...]
    """Those of its entities."""
    find: Callable[[Passage], Iterable[Entity]]
    gate: Callable[[Passage], bool] = everywhere
    """Whether a passage may hold any: what is cheaper to know than to look."""


RECOGNIZERS = (
    Recognizer(("DATE", "TIME", "DURATION"), dates.find_dates, Passage.may_hold_times),
    Recognizer(("MONEY",), money.find_money, Passage.may_hold_numbers),
    Recognizer(("PERCENT",), percent.find_percentages, Passage.may_hold_numbers),
    Recognizer(("ORDINAL",), ordinal.find_ordinals, Passage.may_hold_ordinals),
    Recognizer(("QUANTITY",), quantity.find_quantities, Passage.may_hold_numbers),
    Recognizer(("CARDINAL",), cardinal.find_cardinals, Passage.may_hold_numbers),
    Recognizer(NAME_LABELS, name.recognize),
)
LABELS: tuple[EntityLabel, ...] = (*(label for recognizer in RECOGNIZERS for label in recognizer.labels), "CITATION")
"""All labels, in the order of the table. Citations come last: `citation` finds them among the names that stand."""
