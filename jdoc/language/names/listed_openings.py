"""How listed names begin: what a token is looked up by."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import deferred
from jdoc.language.names import gazetteer
from jdoc.lexicon.finished import finished

ODD = deferred(r"[のにをはがでなる等、&\- .()]|及び|並びに")
"""What a listed name holds that is no run of nouns."""


@finished()
def phrases() -> dict[str, list[str]]:
    """Return the listed names that are no run of nouns by their first two characters, longest first."""
    by_opening: dict[str, list[str]] = {}
    for name in sorted(filter(ODD.search, gazetteer.entries()), key=len, reverse=True):
        by_opening.setdefault(name[:2], []).append(name)
    return by_opening


@cache
def first_of_phrases() -> frozenset[str]:
    """Return the characters that those begin with."""
    return frozenset(opening[0] for opening in phrases())


@cache
def openings() -> dict[str, list[str]]:
    """Return the listed names by their first two characters, those of a single one by that."""
    by_opening: dict[str, list[str]] = {}
    for name in gazetteer.entries():
        by_opening.setdefault(name[:2], []).append(name)
    return by_opening


@finished()
def lengths_by_first() -> dict[str, list[int]]:
    """Return the lengths of listed names by their first character, longest first, but for that character alone.

    >>> lengths_by_first()["佐"]
    [4, 3, 2]
    """
    lengths: dict[str, list[int]] = {}
    for first, length in sorted({(name[0], -len(name)) for name in gazetteer.entries() if len(name) > 1}):
        lengths.setdefault(first, []).append(-length)
    return lengths
