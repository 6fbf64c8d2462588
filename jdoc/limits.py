"""Limits: how much of anything one input may hold, so that none takes all of a machine."""

from __future__ import annotations

import os
from functools import cache

VARIABLE = "JDOC_LIMITS"
"""The variable of the environment that says how many times the usual may be let in."""


@cache
def _factor() -> float:
    try:
        return max(0.001, float(os.environ.get(VARIABLE, "1")))
    except ValueError:
        return 1.0


def at_most(usual: int) -> int:
    """Return a limit, as the user has set it.

    >>> at_most(200)
    200
    """
    return int(usual * _factor())


def too_much(what: str, usual: int) -> str:
    """Say that an input is over a limit, which one, and how to raise it.

    >>> too_much("cells", 1_000_000)
    'more than 1,000,000 cells: this is no document (JDOC_LIMITS=10 lets in ten times as much)'
    """
    return f"more than {at_most(usual):,} {what}: this is no document ({VARIABLE}=10 lets in ten times as much)"
