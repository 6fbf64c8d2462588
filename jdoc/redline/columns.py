"""The text of a pair as two columns: each side's paragraphs, in pieces that are the same or were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.redline.marking import stretches
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.comparison.records import Edit, EditClass, Pair
    from jdoc.model import Block

Mark: TypeAlias = "Literal['', 'inserted', 'deleted'] | EditClass"
"""What is said of a stretch of text; nothing of what is the same on both sides."""


class Piece(NamedTuple):
    """A stretch of one side's text; `mark` says what changed, nothing where it is the same on both sides."""

    text: str
    mark: Mark


Column: TypeAlias = "list[list[Piece]]"
"""A paragraph for each block."""


def class_of(edit: Edit) -> Mark:
    """Return what an edit is marked as, unless its reader knows better: its class."""
    return edit.what


def columns(pair: Pair, mark_of: Callable[[Edit], Mark] = class_of) -> tuple[Column, Column]:
    """Return both sides of a pair; a side that isn't there has no paragraphs.

    >>> from jdoc.comparison import compare
    >>> [pair] = compare("総額を示した。", "総額を改めて示した。")
    >>> columns(pair)[1]
    [[Piece(text='総額を', mark=''), Piece(text='改めて', mark='wording'), Piece(text='示した。', mark='')]]
    """
    if not pair.old or not pair.new:
        return _plain(pair.old, "deleted"), _plain(pair.new, "inserted")
    sides: tuple[Column, Column] = ([[]], [[]])
    for stretch in stretches(pair):
        for side, text in zip(sides, (stretch.old, stretch.new), strict=True):
            if text and stretch.what == "break":
                side.append([])
            elif text:
                side[-1].append(Piece(text, mark_of(stretch.edit) if stretch.edit else ""))
    return sides


def _plain(blocks: Sequence[Block], mark: Mark) -> Column:
    return [[Piece(block.text, mark)] for block in blocks]
