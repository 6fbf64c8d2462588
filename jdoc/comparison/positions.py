"""Positions: what became of the stances of OLD in NEW, each told with the pair of blocks that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.records import StanceChange
from jdoc.language.stances.changes import changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.comparison.counting import Counts
    from jdoc.comparison.records import Pair
    from jdoc.model import Block, Stance


def with_stances(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with their stances; those of records that bring some along stay."""
    from jdoc.stages.stances import find_missing_stances  # noqa: PLC0415 -- who doesn't ask for stances has no need of it

    return find_missing_stances(blocks)


class Positions:
    """The stances of two documents and the pairs that they stand in."""

    def __init__(self, pairs: Sequence[Pair], old: Sequence[Block], new: Sequence[Block]) -> None:
        self._pairs = {id(block): pair for pair in pairs for block in (*pair.old, *pair.new)}
        self._blocks = {id(stance): block for block in (*old, *new) for stance in block.stances or ()}
        self._named = [{(block.doc, block.seq): block for block in side} for side in (old, new)]
        sides = ([stance for block in side for stance in block.stances or ()] for side in (old, new))
        for pair in pairs:
            pair.stances = []
        for each in changes(*sides, are_near=self._are_near):
            blocks = (self._block(each.old), self._block(each.new))
            home = self._pairs.get(id(blocks[1] or blocks[0]))
            if home is not None and home.stances is not None:
                home.stances.append(StanceChange(each.change, each.old, each.new, each.step, blocks))

    def keep(self, pairs: Sequence[Pair], counts: Counts) -> None:
        """Leave out what doesn't count in the pairs that are looked at: where no words differ, no position does."""
        if "stance" in counts.differences:
            return
        differ = {id(pair) for pair in pairs if pair.change != "same"}
        for pair in pairs:
            pair.stances = [
                change
                for change in pair.stances or ()
                if any(id(self._pairs.get(id(block))) in differ for block in self._words(change))
            ]

    def _words(self, change: StanceChange) -> Iterator[Block | None]:
        """Yield the blocks in which a position is said, and those that name its actor."""
        yield from change.blocks
        for stance, block, named in zip((change.old, change.new), change.blocks, self._named, strict=True):
            if stance and block and stance.actor:
                yield named.get((block.doc, stance.actor.block))

    def _are_near(self, old: Stance, new: Stance) -> bool:
        here, there = (self._pairs.get(id(self._block(stance))) for stance in (old, new))
        return here is not None and here is there

    def _block(self, stance: Stance | None) -> Block | None:
        return self._blocks.get(id(stance))
