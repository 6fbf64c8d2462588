"""Edits: stretches of the texts of a pair, each in its block on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.folding import differences, key_of
from jdoc.comparison.records import Edit, Span
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.records import EditClass, EditKind
    from jdoc.model import Block


class Joined(NamedTuple):
    """The texts of one side of a pair as one, and where each block begins in it."""

    text: str
    starts: list[int]

    def span(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield block, start and end for a stretch, which may go over several blocks."""
        for block, begin in enumerate(self.starts):
            stop = self.starts[block + 1] if block + 1 < len(self.starts) else len(self.text)
            inside = max(start, begin), min(end, stop)
            if inside[0] < inside[1]:
                yield block, inside[0] - begin, inside[1] - begin
            elif start == end and (begin <= start < stop or (start == stop and block == len(self.starts) - 1)):
                yield block, start - begin, start - begin


def joined(blocks: Sequence[Block]) -> Joined:
    """Put the texts of blocks together."""
    starts, length = [], 0
    for block in blocks:
        starts.append(length)
        length += len(block.text)
    return Joined("".join(block.text for block in blocks), starts)


def edit(
    old: Joined, new: Joined, place: tuple[int, int, int, int], what: EditClass, label: str | None = None
) -> Iterator[Edit]:
    """Yield the edit of a stretch of text; one that goes over several blocks of a side is one edit for each of them."""
    first, last, second, end = place
    befores = [*old.span(first, last)]
    afters = [*new.span(second, end)]
    count = max(len(befores), len(afters))
    for index in range(count):
        before = befores[index] if index < len(befores) else (befores[-1][0], befores[-1][2], befores[-1][2])
        after = afters[index] if index < len(afters) else (afters[-1][0], afters[-1][2], afters[-1][2])
        here, there = _cut(old, before), _cut(new, after)
        kind: EditKind = "replace" if here.text and there.text else "insert" if there.text else "delete"
        yield Edit(kind, what, here, there, label)


def _cut(side: Joined, place: tuple[int, int, int]) -> Span:
    block, start, end = place
    begin = side.starts[block]
    return Span(block, start, end, side.text[begin + start : begin + end])


def style_edits(
    old: Joined, new: Joined, here: tuple[int, int], there: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where two stretches that say the same are written otherwise."""
    first, second = old.text[slice(*here)], new.text[slice(*there)]
    if first == second:
        return
    if key_of(first) != key_of(second):
        yield (*here, *there)
        return
    for a, b, c, d in differences(first, second):
        yield here[0] + a, here[0] + b, there[0] + c, there[0] + d
