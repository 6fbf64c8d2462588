"""Overlaps: which of the spans stand that were found in one text."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable


class Span(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """The offset of its first character."""

    @property
    def end(self) -> int:
        """The offset behind its last one."""


Found = TypeVar("Found", bound=Span)

_start = attrgetter("start")


def settled(found: list[Found], choose: Callable[[list[Found]], list[Found]]) -> list[Found]:
    """Return, in the order of their starts, what overlaps nothing, and what is chosen of each cluster that overlaps.

    What is found is sorted in place. A cluster comes to the chooser in the order of its starts.

    >>> from jdoc.language.names import Name
    >>> names = [Name(5, 9, "ORG", 60), Name(0, 2, "GPE", 50), Name(0, 4, "ORG", 70)]
    >>> [name[:3] for name in settled(names, lambda cluster: [max(cluster, key=lambda name: name.strength)])]
    [(0, 4, 'ORG'), (5, 9, 'ORG')]
    """
    if len(found) < 2:
        return found
    found.sort(key=_start)
    kept: list[Found] = []
    cluster: list[Found] = []
    end = 0
    for span in found:
        if span.start >= end:
            kept += cluster if len(cluster) < 2 else choose(cluster)
            cluster = []
        cluster.append(span)
        end = max(end, span.end)
    return kept + (cluster if len(cluster) < 2 else choose(cluster))
