"""QUANTITY: numbers with a counter or a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

RATES = ("当たり", "あたり", "当り")


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the quantities of a passage."""
    for measure in passage.measures:
        if measure.kind != "quantity":
            continue
        if measure.value == 1 and passage.folded.startswith(RATES, measure.end):
            continue  # 一人当たり counts nobody
        yield passage.measured("QUANTITY", measure, measure.unit)
