"""What a run has done, in a few lines."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.batch.manifest import NAME

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
        counts = [f"{self.unchanged:,} unchanged", f"{self.odd:,} read in part", f"{self.failed:,} failed"]
        labels = [f"{label} {count:,}" for label, count in self._entities.most_common()]
        done = self.documents - self.unchanged
        rates = [f"{self._bytes / 1e6 / seconds:.2f} MB/s", f"{done / seconds:,.0f} documents/s"] if done else []
        lines = [
            _line("documents", f"{self.documents:,}", [count for count in counts if not count.startswith("0 ")]),
            _line("blocks", f"{self._blocks:,}", []),
            _line("entities", f"{sum(self._entities.values()):,}", labels),
            _line("time", f"{seconds:.1f} s", rates),
        ]
        if self.failed:
            lines.append(f"{self._out}/{NAME} says why some failed; --failed tries them again")
        return "\n".join(lines)


def _line(name: str, value: str, parts: list[str]) -> str:
    return f"{name}: {value} ({', '.join(parts)})" if parts else f"{name}: {value}"
