"""What a run has done, in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdoc.batch.folders import Step


class Summary:
    """The counts of a run."""

    def __init__(self) -> None:
        self.documents = 0
        self.unchanged = 0
        self.failed = 0
        self.odd = 0
        """Documents that could be read in part."""
        self._blocks = 0
        self._entities: Counter[str] = Counter()
        self._bytes = 0

    def add(self, step: Step) -> None:
        """Count a document."""
        entry = step.entry
        self.documents += 1
        self.unchanged += not step.is_new
        self.failed += entry.outcome == "failed"
        self.odd += bool(entry.problems)
        self._blocks += entry.blocks
        self._entities.update(entry.entities)
        if step.is_new:
            self._bytes += entry.size

    def text(self, seconds: float) -> str:
        """Write the counts; blocks and entities are those of all documents, the rate is that of the new ones."""
        done = self.documents - self.unchanged
        total = sum(self._entities.values())
        labels = ", ".join(f"{label} {count:,}" for label, count in self._entities.most_common())
        rate = f"{self._bytes / 1e6 / seconds:.2f} MB/s, {done / seconds:,.0f} documents/s" if done else ""
        lines = [
            f"{self.documents:,} documents: {done:,} done now, {self.unchanged:,} unchanged, {self.failed:,} failed",
            f"{self._blocks:,} blocks, {total:,} entities{': ' if labels else ''}{labels}",
            f"{self._bytes / 1e6:.1f} MB in {seconds:.1f} s{': ' if rate else ''}{rate}",
        ]
        return "\n".join(lines)
