"""The municipalities of Japan, by their full names."""

from __future__ import annotations

from jdoc.lexicon import columns
from jdoc.lexicon.finished import finished


@finished()
def full_names() -> frozenset[str]:
    """Return the cities, wards, towns and villages of Japan, by their full names.

    >>> "青森市" in full_names(), "青森" in full_names()
    (True, False)
    """
    return frozenset(name for (name,) in columns("municipalities", "name"))


@finished()
def lengths_by_end() -> dict[str, list[int]]:
    """Return the lengths of municipalities by their last two characters, the longest first.

    >>> lengths_by_end()["北市"]
    [3]
    """
    ends: dict[str, list[int]] = {}
    for end, length in sorted({(name[-2:], -len(name)) for name in full_names()}):
        ends.setdefault(end, []).append(-length)
    return ends
