"""Stances: who welcomes, condemns, supports, requests what, in the texts of one document."""

from __future__ import annotations

from typing import Literal

from jdoc.tuples import NamedTuple

Polarity = Literal["positive", "negative", "neutral"]


class Kind(NamedTuple):
    """What an act is, whoever does it."""

    family: str
    polarity: Polarity


FAMILIES: dict[str, tuple[Polarity, str]] = {
    "praise": ("positive", "welcome appreciate thank support congratulate"),
    "blame": ("negative", "condemn reject regret concern"),
    "sympathy": ("neutral", "sympathise"),
    "call": ("neutral", "request recommend instruct"),
    "pledge": ("neutral", "commit decide consider"),
    "accord": ("neutral", "agree hope"),
    "say": ("neutral", "emphasise point_out confirm recognise note state discuss"),
}
"""The families of acts, each with its polarity."""
ACTS: dict[str, Kind] = {
    act: Kind(family, polarity) for family, (polarity, acts) in FAMILIES.items() for act in acts.split()
}


def named(wanted: str) -> tuple[str, ...]:
    """Return the acts that the name of an act or a family stands for; none where it is unknown.

    >>> named("blame"), named("thank"), named("say so")
    (('condemn', 'reject', 'regret', 'concern'), ('thank',), ())
    """
    if wanted in FAMILIES:
        return tuple(FAMILIES[wanted][1].split())
    return (wanted,) if wanted in ACTS else ()
