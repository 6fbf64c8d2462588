"""Weights: what each evidence of a table weighs, and all that was found together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def weights_of(table: str, name: str = "evidence") -> Mapping[str, float]:
    """Return what each row of a table of evidence weighs, by the column that names it."""
    return {each: float(weight) for each, weight in columns(table, name, "weight")}


def weigh_all(weights: Mapping[str, float], evidence: Mapping[str, float]) -> float:
    """Add up what some evidence weighs, by how much of each there is; what is in no row weighs nothing.

    >>> weigh_all({"once": 2.0}, {"once": 0.5, "unknown": 1.0})
    1.0
    """
    return sum(weights.get(name, 0.0) * much for name, much in evidence.items())
