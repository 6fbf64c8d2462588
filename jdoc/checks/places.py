"""Places of words: where some stand in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def places_of(words: str, text: str, *, may_overlap: bool = False) -> Iterator[int]:
    """Yield where some words stand in a text, one behind the other or, if they may, one over the other.

    >>> [*places_of("港港", "港港港港")], [*places_of("港港", "港港港港", may_overlap=True)]
    ([0, 2], [0, 1, 2])
    """
    step = 1 if may_overlap else len(words)
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + step)
