"""The text of a pair in stretches: what both sides have, what one has, where a paragraph ends on one side alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.records import Edit, Pair, Span
    from jdoc.model import Block

BREAK = "¶"
"""Stands where a paragraph ends on one side alone."""


class Stretch(NamedTuple):
    """A stretch of a pair's text, as each side has it."""

    what: Literal["same", "edit", "break"]
    old: str
    new: str
    edit: Edit | None = None


def stretches(pair: Pair) -> Iterator[Stretch]:
    """Yield the text of a pair that has both sides.

    >>> from jdoc.comparison import compare
    >>> [pair] = compare("総額を示した。", "総額を改めて示した。")
    >>> [(each.what, each.old, each.new) for each in stretches(pair)]
    [('same', '総額を', '総額を'), ('edit', '', '改めて'), ('same', '示した。', '示した。')]
    """
    olds, news = _Side(pair.old), _Side(pair.new)
    for edit in pair.edits:
        yield from _unchanged(olds, news, olds.offset(edit.old))
        yield Stretch("edit", edit.old.text, edit.new.text, edit)
        olds.at, news.at = olds.at + len(edit.old.text), news.at + len(edit.new.text)
    yield from _unchanged(olds, news, len(olds.text))


class _Side:
    """The blocks of one side as one text, and how far it is written."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.text = "".join(block.text for block in blocks)
        self.starts: list[int] = []
        length = 0
        for block in blocks:
            self.starts.append(length)
            length += len(block.text)
        self.breaks = self.starts[1:]
        self.at = 0

    def offset(self, span: Span) -> int:
        """Return where a span stands in the whole text."""
        return self.starts[span.block] + span.start

    def next_break(self, end: int) -> int | None:
        """Return where the next paragraph begins, if it is before the end or there."""
        return self.breaks[0] if self.breaks and self.breaks[0] <= end else None


def _unchanged(old: _Side, new: _Side, end: int) -> Iterator[Stretch]:
    """Yield what is the same up to a place in the text of the old side, and the breaks in it."""
    while True:
        steps = [
            place - side.at
            for side, stop in ((old, end), (new, new.at + end - old.at))
            if (place := side.next_break(stop)) is not None
        ]
        step = min([*steps, end - old.at])
        if step > 0:
            yield Stretch("same", old.text[old.at : old.at + step], new.text[new.at : new.at + step])
        old.at, new.at = old.at + step, new.at + step
        if not steps:
            return
        here, there = (_taken(side) for side in (old, new))
        yield Stretch("break", BREAK if here else "", BREAK if there else "")


def _taken(side: _Side) -> bool:
    """Pass over a break that has been reached."""
    if side.breaks and side.breaks[0] <= side.at:
        side.breaks.pop(0)
        return True
    return False
