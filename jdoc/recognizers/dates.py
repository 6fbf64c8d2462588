"""DATE, TIME and DURATION: what the walk of `language.dates` finds in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.walk import find_expressions
from jdoc.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.recognizers.passage import Passage


def find_dates(passage: Passage) -> Iterator[Entity]:
    """Yield the dates, times and durations of a passage, in order."""
    context, text = passage.document.dates, passage.text
    context.begin_paragraph(passage.place)
    is_title = passage.block.kind == "title"
    for expression in find_expressions(passage.folded, passage.time_cues, context, is_title=is_title):
        label, start, end, value, earliest, latest, relative, lower, upper, approx, bound, note = expression
        yield Entity(
            label=label,
            start=start,
            end=end,
            text=text[start:end],
            value=value,
            earliest=earliest,
            latest=latest,
            relative=relative or None,
            lower=lower,
            upper=upper,
            approx=approx or None,
            bound=bound,
            note=note,
        )
