"""The day that a document bears: what relative dates in it count from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from jdoc.language.dates.context import DateContext
from jdoc.language.dates.expressions import read_date
from jdoc.language.dates.grammar import WHOLE_DATE
from jdoc.language.dates.separated import read_separated
from jdoc.language.lazy import deferred
from jdoc.model import Kind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from jdoc.recognizers.passage import Passage

HEAD, OPENING, TAIL = 12, 3, 4
"""Blocks at the beginning of a document, paragraphs of its opening, blocks at its end, that may bear its date."""
LONGEST_LINE = 40
SPEAKING = frozenset({None, *get_args(Kind)}) - {"contents", "furniture", "table"}
"""Kinds of blocks that speak to somebody."""
SENTENCE = deferred("[ぁ-ん]{2}|[。、]")
"""What shows that a date stands in a sentence: `5月1日[から]`."""


class Source(NamedTuple):
    """Blocks that may bear the document's day."""

    name: str
    kinds: frozenset[str | None]
    """Their kinds."""
    head: int | None = HEAD
    """How many blocks at the beginning of the document they are among, if not among all."""
    tail: int = 0
    """How many blocks at its end are looked at as well, whatever their kind."""
    most: int | None = None
    """How many of them are looked at, if not all."""
    alone: bool = False
    """Whether they are short, and the date must stand there alone, or with a weekday and a place."""

    def passages(self, document: Sequence[Passage]) -> list[Passage]:
        """Return these blocks of a document."""
        head = [passage for passage in document[: self.head] if passage.block.kind in self.kinds]
        tail = document[-self.tail :] if self.tail else ()
        return [*head, *tail][: self.most]


SOURCES = (
    Source("dateline", frozenset({"dateline"}), head=None),
    Source("title", frozenset({"title"})),
    Source("line of its own", SPEAKING, tail=TAIL, alone=True),
    Source("opening", frozenset({"paragraph"}), most=OPENING),
)
"""Where the day stands, in the order in which it is looked for."""


def own_date(document: Sequence[Passage]) -> dt.date | None:
    """Find the day in the dateline, the title, on a line of its own, or in the first sentences.

    Only a whole date counts; of a range, its last day.
    """
    for source in SOURCES:
        for passage in source.passages(document):
            if source.alone and len(passage.text) > LONGEST_LINE:
                continue
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
