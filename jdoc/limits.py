"""Limits: how much of anything one input may hold, so that none takes all of a machine."""

from __future__ import annotations

import gc
import os
from functools import cache

from jdoc.errors import LimitError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

VARIABLE = "JDOC_LIMITS"
"""The variable of the environment that says how many times the usual may be let in."""


@cache
def _factor() -> float:
    try:
        return max(0.001, float(os.environ.get(VARIABLE, "1")))
    except ValueError:
        return 1.0


USUAL_MEMORY = 2000
"""MB that a process may take for its data."""
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "MALLOC_ARENA_MAX"), "1")
"""A process of jdoc's is one thread on one core: numpy's pools would only take memory."""
SECONDS, SECONDS_A_MEGABYTE, SECONDS_OF_UNKNOWN = 300, 300, 3600
"""That a document may take; ten times what the slowest needs."""


def limit_memory(megabytes: int) -> None:
    """Limit what this process may take for its data; processes that it starts may be allowed more."""
    if resource:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = megabytes << 20
        resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def spare_garbage() -> None:
    """Have Python look for garbage seldom.

    What a process of jdoc's loads is there to stay, and goes with it: to look through it takes a tenth of a short call.
    What a document leaves is some 60,000 objects, hardly any of them garbage.
    """
    gc.set_threshold(200_000, 20, 20)


def seconds_for(path: str, data: bytes | None = None, *, ocr: bool = False) -> float:
    """Return how long a document may take, in proportion to its size in bytes; where pictures are read, ten times that.

    >>> seconds_for("a.txt", bytes(1_000_000))
    600.0
    """
    try:
        size = os.path.getsize(path) if data is None else len(data)  # noqa: PTH202
    except OSError:
        return SECONDS_OF_UNKNOWN * _factor()
    return (SECONDS + SECONDS_A_MEGABYTE * size / 1e6) * _factor() * (10 if ocr else 1)


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


def check(count: int, usual: int, what: str) -> None:
    """Refuse more than a limit. Raises LimitError.

    >>> check(3, 200, "cells")
    """
    if count > at_most(usual):
        raise LimitError(too_much(what, usual))


class Budget:
    """What may still be taken out of one input: a small file can hold a lot only where it was made to.

    A page of Japanese takes about a byte of a packed file for a character of its text, and ten for an element.
    """

    CHARACTERS, ELEMENTS = 2_000_000, 400_000
    """That any input may have, however small it is."""
    MOST_ELEMENTS = 5_000_000
    """That no input has, however large it is."""

    def __init__(self, size: int) -> None:
        self._most_characters = self.CHARACTERS + size
        self._most_elements = min(self.MOST_ELEMENTS, self.ELEMENTS + size // 2)
        self.characters, self.elements = at_most(self._most_characters), at_most(self._most_elements)

    def take_characters(self, count: int) -> None:
        """Take characters."""
        self.characters -= count
        if self.characters < 0:
            raise LimitError(too_much("characters for a file of its size", self._most_characters))

    def take_element(self) -> None:
        """Take an element, or a stretch of text between two."""
        self.elements -= 1
        if self.elements < 0:
            raise LimitError(too_much("elements for a file of its size", self._most_elements))
