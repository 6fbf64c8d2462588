"""Recognizers: what finds the entities of each label. The order of the table has a meaning.

Where two spans overlap, the longer one stands; of two as long, the one whose label comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.recognizers import cardinal, dates, money, ordinal, percent, quantity

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
}
ON_REQUEST = frozenset({"CARDINAL"})
"""Labels that are found only when they are asked for."""
