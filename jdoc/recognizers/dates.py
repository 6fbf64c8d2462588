"""DATE, TIME and DURATION: what the walk of `language.dates` finds in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.walk import find_expressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage


def find_dates(passage: Passage) -> Iterator[Entity]:
    """Yield the dates, times and durations of a passage, in order."""
    context = passage.document.dates
    context.begin_paragraph(passage.place)
    is_title = passage.block.kind == "title"
    for found in find_expressions(passage.folded, passage.time_cues, context, is_title=is_title):
        yield passage.entity(
            found.label,
            found.start,
            found.end,
            found.value,
            earliest=found.earliest,
            latest=found.latest,
            relative=found.relative or None,
            lower=found.lower,
            upper=found.upper,
            approx=found.approx or None,
            bound=found.bound,
            note=found.note,
        )
