"""The day that a document bears: what relative dates in it count from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates import others, patterns, ranges
from jdoc.language.dates.points import Reference
from jdoc.language.lazy import compiled, deferred

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from jdoc.recognizers.passage import Passage

HEAD, OPENING, TAIL = 12, 3, 4
"""Blocks at the beginning of a document, paragraphs of its opening, blocks at its end, that may bear its date."""
LONGEST_LINE = 40
NO_READERS = {"contents", "furniture", "table"}
SENTENCE = deferred("[ぁ-ん]{2}|[。、]")


def own_date(passages: Sequence[Passage]) -> dt.date | None:
    """Find the day in the dateline, the title, on a line of its own, or in the first sentences.

    Only a whole date counts; of a range, its last day.
    """
    head = [passage for passage in passages[:HEAD] if passage.block.kind not in NO_READERS]
    datelines = [passage for passage in passages if passage.block.kind == "dateline"]
    titles = [passage for passage in head if passage.block.kind == "title"]
    ends = [passage for passage in (*head, *passages[-TAIL:]) if len(passage.text) <= LONGEST_LINE]
    opening = [passage for passage in head if passage.block.kind == "paragraph"][:OPENING]
    for places, alone in ((datelines, False), (titles, False), (ends, True), (opening, False)):
        for passage in places:
            day = _whole_date(passage.folded, alone=alone)
            if day:
                return day
    return None


def _whole_date(text: str, *, alone: bool) -> dt.date | None:
    """Find a date with year, month and day; if asked for, one that stands alone, or with a weekday and a place."""
    for match in compiled(patterns.WHOLE).finditer(text):
        found = ranges.find(text, match.start(), Reference()) or others.separated(text, match.start(), Reference())
        if not found or not found.last or found.point.day is None or found.relative:
            continue
        if not alone or not SENTENCE.search(text[: match.start()] + text[found.end :]):
            return found.last
    return None
