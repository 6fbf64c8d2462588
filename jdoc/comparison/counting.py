"""What counts as a difference, and what a comparison comes to in numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.comparison.records import Change, Edit, Pair, ValueChange
    from jdoc.model import Block
    from jdoc.vocabulary import Difference

USUAL: frozenset[Difference] = frozenset({"wording", "value", "inserted", "deleted", "moved"})
"""What counts unasked: not numbers that shift, references that follow, style, nor where paragraphs end. Positions count
where their words do; by themselves, where `stance` is asked for."""


class Counts(Struct, frozen=True, kw_only=True):
    """What counts as a difference, and which blocks are looked at."""

    differences: frozenset[Difference] = USUAL
    ignored: frozenset[str] = frozenset()
    """Labels of values that may differ."""
    section: str | None = None
    """Only blocks below a heading that has this text."""
    kinds: frozenset[str] = frozenset()
    """Only blocks of these kinds; none means all."""
    stances: bool = False
    """Whether positions that changed are told."""

    def counts(self, edit: Edit) -> bool:
        """Tell whether an edit is a difference."""
        return edit.what in self.differences and not (edit.what == "value" and edit.label in self.ignored)

    def marks(self, edit: Edit) -> bool:
        """Tell whether an edit is shown: one that counts, or that may have changed a position that counts."""
        return self.counts(edit) or ("stance" in self.differences and edit.what in USUAL)

    def change_of(self, pair: Pair) -> Change:
        """Return what became of a pair of blocks, as far as it counts."""
        if not pair.old or not pair.new:
            change: Change = "deleted" if pair.old else "inserted"
            return change if change in self.differences or self._has_position(pair) else "same"
        if pair.moved and "moved" in self.differences:
            return "moved"
        change = _shape(pair)
        return change if change in self.differences or self._is_edited(pair) else "same"

    def covers(self, pair: Pair) -> bool:
        """Tell whether a pair is among those that are looked at."""
        return any(self._covers(block) for block in (*pair.old, *pair.new))

    def _covers(self, block: Block) -> bool:
        if self.kinds and block.kind not in self.kinds:
            return False
        return self.section is None or any(self.section in heading for heading in block.section or ())

    def values_of(self, pair: Pair) -> list[ValueChange]:
        """Return the values of a pair that changed, as far as they count."""
        if "value" not in self.differences:
            return []
        return [value for value in pair.values if value.label not in self.ignored]

    def _is_edited(self, pair: Pair) -> bool:
        has_new_number = pair.renumbered and "renumbered" in self.differences
        is_told = has_new_number or self._has_position(pair) or bool(self.values_of(pair))
        return is_told or any(map(self.counts, pair.edits))

    def _has_position(self, pair: Pair) -> bool:
        return "stance" in self.differences and bool(pair.stances)

    def aside(self, pair: Pair) -> Iterator[str]:
        """Yield what is different in a pair and doesn't count."""
        found = {
            "inserted": not pair.old,
            "deleted": not pair.new,
            "moved": pair.moved,
            "renumbered": pair.renumbered,
            "merged": len(pair.old) > 1,
            "split": len(pair.new) > 1,
        }
        yield from (name for name, is_so in found.items() if is_so and name not in {*self.differences, pair.change})
        yield from (edit.what for edit in pair.edits if not self.counts(edit))


def _shape(pair: Pair) -> Change:
    """Return what became of a pair that has both sides and differs."""
    if len(pair.old) == len(pair.new):
        return "edited"
    return "merged" if len(pair.old) > 1 else "split"


class Totals(Struct, frozen=True):
    """How many blocks and values changed, and how much changed that doesn't count."""

    changes: dict[str, int]
    """Pairs by what became of them."""
    values: int
    """Values that changed."""
    aside: dict[str, int]
    """What is there and doesn't count: renumbered blocks, references that follow, style."""
    positions: int | None = None
    """Positions that changed; None where they are not asked for."""

    @property
    def differ(self) -> bool:
        """Whether anything that counts is different."""
        return any(count for change, count in self.changes.items() if change != "same")


def totals(pairs: Iterable[Pair], counts: Counts) -> Totals:
    """Count what a comparison found."""
    changes: Counter[str] = Counter()
    aside: Counter[str] = Counter()
    values = positions = 0
    for pair in pairs:
        changes[pair.change] += 1
        values += len(pair.values)
        positions += len(pair.stances or ())
        aside.update(counts.aside(pair))
    return Totals(dict(changes), values, dict(aside), positions if counts.stances else None)


ORDER = (
    ("edited", "edited"),
    ("moved", "moved"),
    ("inserted", "new"),
    ("deleted", "gone"),
    ("split", "split"),
    ("merged", "merged"),
)
