"""DATE, TIME and DURATION: what the walk of `language.dates` finds in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.walk import find_expressions
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.model import Entity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.recognizers.passage import Passage


BETWEEN = frozenset({"caption", "furniture"})
"""Kinds of blocks that stand between two paragraphs that speak of the same day."""
OF_LAW = deferred("附 ?則")
"""The part of a law in which a day that was named is meant up to its end: `[附 則]`."""
LONGEST_PART = 24
"""How many blocks of it are looked up at most."""


def _paragraph_above(passage: Passage) -> int:
    """Return the place of the paragraph above; in the provisions at the end of a law, that of their first one."""
    passages, place, section = passage.document.passages, passage.place, passage.block.section
    farthest = max(0, place - LONGEST_PART)
    above = place - 1
    if section and OF_LAW.match(fold(section[-1])):
        while above > farthest and passages[above].block.section == section:
            above -= 1
        return above
    while above > farthest and passages[above].block.kind in BETWEEN:
        above -= 1
    return above


def find_dates(passage: Passage) -> Iterator[Entity]:
    """Yield the dates, times and durations of a passage, in order."""
    context, text = passage.document.dates, passage.text
    context.begin_paragraph(passage.place, _paragraph_above(passage))
    is_title, is_heading = passage.block.kind == "title", passage.block.kind == "heading"
    found = find_expressions(passage.folded, passage.time_cues, context, is_title=is_title, is_heading=is_heading)
    for expression in found:
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
