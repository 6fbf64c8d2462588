"""Same: how many characters two words have in common, where they begin and where they end."""

from __future__ import annotations

from itertools import takewhile
from operator import eq


def same_before(one: str, other: str) -> int:
    """Count the characters that are the same at the beginning of two words.

    >>> same_before("総務課長", "総務部長"), same_behind("総務課長", "総務部長")
    (2, 1)
    """
    return len([*takewhile(bool, map(eq, one, other))])


def same_behind(one: str, other: str) -> int:
    """Count those at the end."""
    return same_before(one[::-1], other[::-1])
