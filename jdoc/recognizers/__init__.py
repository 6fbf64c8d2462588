"""Recognizers: what finds the entities of each label. The order of the table has a meaning.

Where two spans overlap, the longer one stands; of two as long, the one whose label comes first. A number or a date
inside a longer name stands beside it (第６回 in 第６回外相会合).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.recognizers import cardinal, dates, money, name, ordinal, percent, quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

    Recognizer: TypeAlias = Callable[[Passage], Iterator[Entity]]

RECOGNIZERS: dict[str, Recognizer] = {
    "DATE": dates.recognize,
    "TIME": dates.recognize,
    "DURATION": dates.recognize,
    "MONEY": money.recognize,
    "PERCENT": percent.recognize,
    "ORDINAL": ordinal.recognize,
    "QUANTITY": quantity.recognize,
    "CARDINAL": cardinal.recognize,
    "ORG": name.recognize,
    "PERSON": name.recognize,
    "GPE": name.recognize,
    "LOC": name.recognize,
    "FAC": name.recognize,
    "LAW": name.recognize,
    "EVENT": name.recognize,
}
ON_REQUEST = frozenset({"CARDINAL"})
"""Labels that are found only when they are asked for."""
NAMES = frozenset({"ORG", "PERSON", "GPE", "LOC", "FAC", "LAW", "EVENT"})
"""Labels of names: a number or a date may stand inside one."""
