"""Dates that count from a day which nobody has named: how many there are is told, since --base-date would date them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from jdoc.cli import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block


class Undated:
    """Counts them in the blocks that pass."""

    def __init__(self) -> None:
        self.count = 0

    def watch(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Pass blocks on."""
        for block in blocks:
            self.count += sum(
                entity.label == "DATE" and bool(entity.relative) and entity.earliest is None
                for entity in block.entities or ()
            )
            yield block

    def tell(self) -> None:
        """Say how many there were."""
        tell_undated(self.count)


def tell_undated(count: int) -> None:
    """Say how many dates count from a day that nobody has named."""
    if count:
        print(told(f"dates that count from a day which isn't named: {count:,} (--base-date names it)"), file=sys.stderr)
