"""Clauses: the words around a place, as the tokenizer reads them."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tokens import length_of, tokenize
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

AROUND = 14
"""Characters on both sides of a place that are read with it."""
STOP = deferred("[。、,.・\\s「」()]")
"""Where a clause ends that is read by itself: `港[。]`, not `港`."""


class Word(NamedTuple):
    """A word as the tokenizer reads it."""

    start: int
    end: int
    key: str


def clause_around(
    text: str, start: int, end: int, *, stop: re.Pattern[str] = STOP, around: int = AROUND
) -> tuple[int, int]:
    """Return where the words around a place begin and end that are read with it.

    >>> text = "市は、港を整備する。港湾は"
    >>> text[slice(*clause_around(text, 4, 5))]
    '港を整備する'
    """
    first, last = max(0, start - around), min(end + around, len(text))
    stops = (match.end() for match in stop.finditer(text, first, start))
    behind = stop.search(text, end, last)
    return max(stops, default=first), behind.start() if behind else last


def words_of(text: str, start: int = 0) -> Iterator[Word]:
    """Yield the words of a text, which may be a part of another one that it begins in.

    >>> [(word.start, word.end) for word in words_of("港を整備")]
    [(0, 1), (1, 2), (2, 4)]
    """
    keys = tokenize(text)
    ends = accumulate(map(length_of, keys), initial=start)
    return (Word(*span, key) for span, key in zip(pairwise(ends), keys, strict=True))
