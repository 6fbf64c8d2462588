"""Comparison: what changed between two documents, block by block, word by word, value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from jdoc.comparison.counting import Counts, Totals, totals
from jdoc.comparison.folding import key_of, shape_of
from jdoc.comparison.grouping import groups_of
from jdoc.comparison.pairs import make_pairs
from jdoc.comparison.records import Pair, Text
from jdoc.stages.speakers import with_speaker
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from jdoc.errors import JdocError
    from jdoc.model import Block

USUAL = Counts()


class Comparison(NamedTuple):
    """Two documents and what became of each block."""

    old: list[Block]
    new: list[Block]
    pairs: list[Pair]
    """Of the blocks that are looked at, those that are the same too."""
    counts: Counts

    @property
    def totals(self) -> Totals:
        """What the comparison comes to in numbers."""
        return totals(self.pairs, self.counts)


def compare(
    old: str | Path | Iterable[Block],
    new: str | Path | Iterable[Block],
    *,
    counts: Counts = USUAL,
    stances: bool = False,
    report: Callable[[JdocError], None] | None = None,
) -> Iterator[Pair]:
    """Yield what became of each block: pairs in the order of NEW, what was struck out behind what it followed.

    Each side is a file's `Path`, a text, or blocks. What can't be read raises InputError; what is odd in a document
    that can, goes to `report`. With `stances`, pairs have the positions that changed.

    >>> [pair] = compare("総額３２０億円の支援を表明した。", "総額410億円の支援を表明した。")
    >>> [(edit.what, edit.old.text, edit.new.text) for edit in pair.edits ]
    [('value', '３２０億円', '410億円')]
    """
    counts = structs.replace(counts, stances=True) if stances else counts
    yield from compare_blocks(blocks_of(old, report), blocks_of(new, report), counts=counts).pairs


def compare_blocks(old: Iterable[Block], new: Iterable[Block], *, counts: Counts = USUAL) -> Comparison:
    """Compare two documents whose blocks are at hand."""
    if counts.stances:
        return _compare_positions(old, new, counts)
    here, there = [*_texts_of(old)], [*_texts_of(new)]
    pairs = make_pairs(groups_of(here, there), here, there)
    return Comparison(_blocks(here), _blocks(there), [*_counted(pairs, counts)], counts)


def _compare_positions(old: Iterable[Block], new: Iterable[Block], counts: Counts) -> Comparison:
    from jdoc.comparison.positions import Positions, with_stances  # noqa: PLC0415 -- without stances, they cost nothing

    here, there = [*_texts_of(with_stances(old))], [*_texts_of(with_stances(new))]
    pairs = [*make_pairs(groups_of(here, there), here, there)]
    positions = Positions(pairs, _blocks(here), _blocks(there))
    found = [*_counted(pairs, counts)]
    positions.keep(found, counts)
    return Comparison(_blocks(here), _blocks(there), found, counts)


def _counted(pairs: Iterable[Pair], counts: Counts) -> Iterator[Pair]:
    """Yield the pairs that are looked at, with what became of each as far as it counts."""
    for pair in pairs:
        pair.change = counts.change_of(pair)
        pair.values = counts.values_of(pair)
        if counts.covers(pair):
            yield pair


def _blocks(texts: Iterable[Text]) -> list[Block]:
    return [text.block for text in texts]


def blocks_of(side: str | Path | Iterable[Block], report: Callable[[JdocError], None] | None) -> Iterable[Block]:
    """Return the blocks of a document, given by its `Path`, as its text, or as they are."""
    from pathlib import Path  # noqa: PLC0415

    if not isinstance(side, str | Path):
        return side
    from jdoc.pipeline import Work, process  # noqa: PLC0415 -- blocks at hand have no need of it

    return process(side, work=Work(stages=("split",)), report=report)


def _texts_of(blocks: Iterable[Block]) -> Iterator[Text]:
    """Yield blocks as they are compared, speeches with who speaks; furniture isn't."""
    for block in map(with_speaker, blocks):
        if block.kind != "furniture":
            key = key_of(block.text)
            yield Text(block, key, shape_of(key))
