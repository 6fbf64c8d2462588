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


class Side:
    """The stances of a document and the blocks that they stand in."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.stances = [stance for block in blocks for stance in block.stances or ()]
        self._blocks = {id(stance): block for block in blocks for stance in block.stances or ()}
        self._by_place = {(block.doc, block.seq): block for block in blocks}

    def block(self, stance: Stance | None) -> Block | None:
        """Return the block in which a stance stands."""
        return self._blocks.get(id(stance))

    def words(self, stance: Stance | None) -> Iterator[Block]:
        """Yield the blocks in which a stance is said: its own, and the one that names its actor."""
        if block := self.block(stance):
            yield block
            other = stance.actor.block if stance and stance.actor else None
            if (block.doc, other) in self._by_place:
                yield self._by_place[block.doc, other]


class Positions:
    """The stances of two documents and the pairs that they stand in."""

    def __init__(self, pairs: Sequence[Pair], old: Sequence[Block], new: Sequence[Block]) -> None:
        self._old, self._new = Side(old), Side(new)
        self._pairs = {id(block): pair for pair in pairs for block in (*pair.old, *pair.new)}
        found: dict[int, list[StanceChange]] = {}
        for each in changes(
            self._old.stances, self._new.stances, places=(self._places(self._old), self._places(self._new))
        ):
            blocks = (self._old.block(each.old), self._new.block(each.new))
            change = StanceChange(each.change, each.old, each.new, each.step, blocks)
            found.setdefault(self._pair(blocks[1] or blocks[0]), []).append(change)
        for pair in pairs:
            pair.stances = found.get(id(pair), [])

    def keep(self, pairs: Sequence[Pair], counts: Counts) -> None:
        """Leave out what doesn't count in the pairs that are looked at: where no words differ, no position does."""
        if "stance" in counts.differences:
            return
        differ = {id(pair) for pair in pairs if pair.change != "same"}
        for pair in pairs:
            pair.stances = [change for change in pair.stances or () if not differ.isdisjoint(self._words(change))]

    def _words(self, change: StanceChange) -> Iterator[int]:
        """Yield the pairs in which a position is said, by their ids."""
        yield from map(self._pair, (*self._old.words(change.old), *self._new.words(change.new)))

    def _places(self, side: Side) -> list[int]:
        """Return where stances stand: what stands in one pair stands in one place."""
        return [self._pair(side.block(stance)) for stance in side.stances]

    def _pair(self, block: Block | None) -> int:
        return id(self._pairs.get(id(block)))
