"""The day that a document bears: what relative dates in it count from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.dates.context import DateContext
from jdoc.language.dates.expressions import read_date
from jdoc.language.dates.grammar import WHOLE_DATE
from jdoc.language.dates.separated import read_separated
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Sequence

    from jdoc.recognizers.passage import Passage

HEAD, OPENING, TAIL = 12, 3, 4
"""Blocks at the beginning of a document, paragraphs of its opening, blocks at its end, that may bear its date."""
LONGEST_LINE = 40
NO_READERS = frozenset({"contents", "furniture", "table"})
"""Kinds of blocks that speak to nobody."""
SENTENCE = deferred("[ぁ-ん]{2}|[。、]")
"""What shows that a date stands in a sentence: 5月1日`[から]`."""


class Source(NamedTuple):
    """Passages that may bear the document's day."""

    name: str
    passages: Callable[[Sequence[Passage]], Iterable[Passage]]
    alone: bool
    """Whether the date must stand there alone, or with a weekday and a place."""


def _head(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages[:HEAD] if passage.block.kind not in NO_READERS]


def _datelines(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.block.kind == "dateline"]


def _titles(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in _head(passages) if passage.block.kind == "title"]


def _lines(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in (*_head(passages), *passages[-TAIL:]) if len(passage.text) <= LONGEST_LINE]


def _opening(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in _head(passages) if passage.block.kind == "paragraph"][:OPENING]


SOURCES = (
    Source("dateline", _datelines, alone=False),
    Source("title", _titles, alone=False),
    Source("line of its own", _lines, alone=True),
    Source("opening", _opening, alone=False),
)
"""Where the day stands, in the order in which it is looked for."""


def own_date(passages: Sequence[Passage]) -> dt.date | None:
    """Find the day in the dateline, the title, on a line of its own, or in the first sentences.

    Only a whole date counts; of a range, its last day.
    """
    for source in SOURCES:
        for passage in source.passages(passages):
            day = _whole_date(passage.folded, alone=source.alone)
            if day:
                return day
    return None


def _whole_date(text: str, *, alone: bool) -> dt.date | None:
    """Find a date with year, month and day; if asked for, one that stands alone, or with a weekday and a place."""
    for match in WHOLE_DATE.finditer(text):
        start = match.start()
        reading = read_date(text, start, DateContext()) or read_separated(text, start, DateContext())
        if reading is None or not reading.last or reading.parts.day is None or reading.relative:
            continue
        if not alone or not SENTENCE.search(text[:start] + text[reading.end :]):
            return reading.last
    return None
