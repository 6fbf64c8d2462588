"""What a run has done, in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.batch.manifest import NAME
from jdoc.translation import listed, named, say

if TYPE_CHECKING:
    from jdoc.batch.folders import Step


class Summary:
    """The counts of a run."""

    def __init__(self, out: str) -> None:
        self._out = out
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
        counts = {
            say("{0} unchanged", f"{self.unchanged:,}"): self.unchanged,
            say("{0} read in part", f"{self.odd:,}"): self.odd,
            say("{0} failed", f"{self.failed:,}"): self.failed,
        }
        labels = [f"{named('label', label)} {count:,}" for label, count in self._entities.most_common()]
        done = self.documents - self.unchanged
        documents = say("{0} documents/s", f"{done / seconds:,.0f}")
        rates = [f"{self._bytes / 1e6 / seconds:.2f} MB/s", documents] if done else []
        lines = [
            _line(say("documents"), f"{self.documents:,}", [told for told, count in counts.items() if count]),
            _line(say("blocks"), f"{self._blocks:,}", []),
            _line(say("entities"), f"{sum(self._entities.values()):,}", labels),
            _line(say("time"), say("{0} s", f"{seconds:.1f}"), rates),
        ]
        if self.failed:
            lines.append(say("{0} says why some failed; --failed tries them again", f"{self._out}/{NAME}"))
        return "\n".join(lines)


def _line(name: str, value: str, parts: list[str]) -> str:
    return say("{0}: {1} ({2})", name, value, listed(parts)) if parts else say("{0}: {1}", name, value)
