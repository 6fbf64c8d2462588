"""Confusions: characters that are typed for each other."""

from __future__ import annotations

from functools import cache

from jdoc.lexicon import columns


@cache
def confusions() -> dict[str, str]:
    """Return what is typed in place of a character.

    >>> confusions()["省"][:4]
    '賞章証症'
    """
    return {character: others for character, others in columns("confusions", "character", "for")}  # noqa: C416 -- rows have any length


def are_confused(one: str, other: str) -> bool:
    """Tell whether one of two characters is typed for the other.

    >>> are_confused("館", "舘"), are_confused("舘", "館"), are_confused("館", "港")
    (True, True, False)
    """
    return one in confusions().get(other, "") or other in confusions().get(one, "")
