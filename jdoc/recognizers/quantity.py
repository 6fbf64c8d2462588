"""QUANTITY: numbers with a counter or a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

BELOW_ZERO = ("零下", "氷点下")
DEGREES = frozenset({"度", "℃", "°C"})
RATES = ("当たり", "あたり", "当り")


def find_quantities(passage: Passage) -> Iterator[Entity]:
    """Yield the quantities of a passage."""
    for measure in passage.measures:
        if measure.kind != "quantity":
            continue
        if measure.value == 1 and passage.folded.startswith(RATES, measure.end):
            continue  # 一人当たり counts nobody
        below = next((word for word in BELOW_ZERO if passage.folded.endswith(word, 0, measure.start)), None)
        if below and measure.unit in DEGREES:
            measure = measure.scaled(-1)._replace(start=measure.start - len(below))  # noqa: PLW2901
        yield passage.measured("QUANTITY", measure, measure.unit)
