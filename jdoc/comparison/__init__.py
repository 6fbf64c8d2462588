"""Comparison: what changed between two documents, block by block, word by word, value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.counting import Counts
from jdoc.comparison.folding import key_of, shape_of
from jdoc.comparison.grouping import groups_of
from jdoc.comparison.pairs import make_pairs
from jdoc.comparison.records import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from jdoc.comparison.records import Pair
    from jdoc.errors import JdocError
    from jdoc.model import Block

USUAL = Counts()


def compare(
    old: str | Path | Iterable[Block],
    new: str | Path | Iterable[Block],
    *,
    counts: Counts = USUAL,
    report: Callable[[JdocError], None] | None = None,
) -> Iterator[Pair]:
    """Yield what became of each block: pairs in the order of NEW, what was struck out behind what it followed.

    Each side is a file's path, a text, or blocks. What can't be read raises InputError; what is odd in a document that
    can, goes to `report`.

    >>> [pair] = compare("総額３２０億円の支援を表明した。", "総額410億円の支援を表明した。")
    >>> [(edit.what, edit.old.text, edit.new.text) for edit in pair.edits ]
    [('value', '３２０億円', '410億円')]
    """
    here, there = ([*texts_of(blocks_of(side, report))] for side in (old, new))
    for pair in make_pairs(groups_of(here, there), here, there):
        pair.change = counts.change_of(pair)
        if counts.ignored:
            pair.values = [value for value in pair.values if value.label not in counts.ignored]
        if counts.covers(pair):
            yield pair


def blocks_of(side: str | Path | Iterable[Block], report: Callable[[JdocError], None] | None) -> Iterable[Block]:
    """Return the blocks of a document, given by its path, as its text, or as they are."""
    from pathlib import Path  # noqa: PLC0415

    if not isinstance(side, str | Path):
        return side
    from jdoc.pipeline import Work, process  # noqa: PLC0415 -- blocks at hand have no need of it

    return process(side, work=Work(stages=("split",)), report=report)


def texts_of(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield blocks as they are compared; furniture isn't."""
    for block in blocks:
        if block.kind != "furniture":
            key = key_of(block.text)
            yield Text(block, key, shape_of(key))
