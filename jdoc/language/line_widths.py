"""Line widths: the width that a text is wrapped at, by the columns that its lines end in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LATIN_WORD = deferred("[!-~]+")
"""What is set without a break: `[2020]年`, `[ASEAN]の`, not `港`."""
_NEVER = 1 << 30
_MOST_PARTS = 12
"""One in so many lines, and two at least, have to reach a width."""
_SHARE = 6
"""One line in so many has to share an indent that is the margin."""


def full_width(ends: Iterable[int], bare: Iterable[int], *, slack: int) -> int:
    """Find the width that a text is wrapped at, the stops left out that hang behind it where type is of one width.

    `ends` are the columns of all lines, `bare` those of the lines that end in no such stop.

    >>> full_width([76, 76, 75, 40], [76, 75, 40], slack=4), full_width([], [], slack=4)
    (76, 0)
    """
    rights = sorted(ends)
    width = widest(rights, max(rights, default=0), slack=slack)
    without = sorted(bare)
    if 2 * _count(without, width - 1) >= _count(rights, width - 1):
        return width
    within = widest(without, width, slack=slack)
    is_even = 3 * _count(rights, within - 1, within) >= 2 * _count(rights, within - slack + 1)
    return within if is_even else width


def widest(ends: Sequence[int], otherwise: int, *, slack: int) -> int:
    """Find the widest of sorted columns that several lines reach, or nearly so.

    >>> widest([20, 74, 75, 90], 0, slack=4)
    75
    """
    needed = max(2, len(ends) // _MOST_PARTS)
    return next(
        (end for end in dict.fromkeys(reversed(ends)) if _count(ends, end - slack + 1, end) >= needed), otherwise
    )


def margin_of(indents: Iterable[int]) -> int:
    """Find the smallest indent that many lines share.

    >>> margin_of([0, 2, 2, 2, 0, 4])
    0
    """
    counts = Counter(indents)
    return next((indent for indent in sorted(counts) if counts[indent] * _SHARE >= counts.total()), 0)


def first_word(text: str) -> int:
    """Count the columns that have to fit on a line together: a Latin word or a number, else one character.

    >>> first_word("2020年"), first_word("港")
    (4, 2)
    """
    if text[0] > "\x7f":
        return 2
    word = _LATIN_WORD.match(text)
    return word.end() if word else 2


def _count(ends: Sequence[int], first: int, last: int = _NEVER) -> int:
    """Count those of sorted columns that lie between two, both included."""
    return bisect_right(ends, last) - bisect_left(ends, first)
