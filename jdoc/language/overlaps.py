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


AnySpan = TypeVar("AnySpan", bound=Span)

_start = attrgetter("start")


def resolve_overlaps(spans: list[AnySpan], choose: Callable[[list[AnySpan]], list[AnySpan]]) -> list[AnySpan]:
    """Return, in the order of their starts, the spans that overlap no other, and what is chosen of the others.

    The spans are sorted in place. Each cluster that overlaps comes to the chooser in the order of its starts.

    >>> from jdoc.language.names import Name
    >>> names = [Name(5, 9, "ORG", 6), Name(0, 2, "GPE", 5), Name(0, 4, "ORG", 7)]
    >>> [name[:3] for name in resolve_overlaps(names, lambda cluster: [max(cluster, key=lambda name: name.rank)])]
    [(0, 4, 'ORG'), (5, 9, 'ORG')]
    """
    if len(spans) < 2:
        return spans
    spans.sort(key=_start)
    kept: list[AnySpan] = []
    cluster: list[AnySpan] = []
    end = 0
    for span in spans:
        if span.start >= end and cluster:
            kept += cluster if len(cluster) == 1 else choose(cluster)
            cluster = []
        cluster.append(span)
        if span.end > end:  # noqa: PLR1730 -- max() takes longer than all the rest
            end = span.end
    kept += cluster if len(cluster) == 1 else choose(cluster)
    return kept
