"""ORDINAL: places in an order: 第６回, ３番目, 第三条."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

PERIODS = frozenset({"四半期", "半期"})


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the ordinals of a passage."""
    for measure in passage.measures:
        if measure.kind != "ordinal" or measure.unit in PERIODS:
            continue
        if not measure.start and not measure.unit and passage.folded.startswith((" ", ".", "、"), measure.end):
            continue  # the number of a section
        yield passage.measured("ORDINAL", measure, measure.unit or None)
