"""How far a long command is: a bar on a terminal, else a line now and then; all of it on standard error."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Self

from jdoc.cli import told

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

LINE_SECONDS = 10
"""Between two lines."""
SECONDS = 60
"""Of a minute."""


class Progress:
    """Tells how many documents of how many are done."""

    def __init__(self, total: int, *, quiet: bool = False) -> None:
        self._total = total
        self._done = 0
        self._quiet = quiet
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._start = self._told = time.monotonic()

    def __enter__(self) -> Self:
        if not self._quiet and sys.stderr.isatty():
            from rich.console import Console  # 50 ms that only a terminal needs
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            rate = TextColumn("{task.fields[rate]}")
            self._bar = Progress(
                BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn(), console=Console(stderr=True)
            )
            self._task = self._bar.add_task("", total=self._total, rate="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def tell(self, message: str) -> None:
        """Tell something that the bar must not write over, on one line."""
        message = told(message)
        if self._bar:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            print(message, file=sys.stderr)

    def step(self) -> None:
        """Count one more."""
        self._done += 1
        now = time.monotonic()
        rate = self._done / max(now - self._start, 1e-3)
        if self._bar and self._task is not None:
            self._bar.update(self._task, completed=self._done, rate=_per(rate))
        elif not self._quiet and now - self._told >= LINE_SECONDS:
            self._told = now
            left = (self._total - self._done) / rate
            said = f"{self._done:,} of {self._total:,} documents, {_per(rate)}, {left:,.0f} s left"
            print(told(said), file=sys.stderr)


def _per(rate: float) -> str:
    """Write how many documents are done in a second, or in a minute where that is less than one.

    >>> _per(12.3), _per(0.2)
    ('12/s', '12/min')
    """
    return f"{rate:,.0f}/s" if rate >= 1 else f"{rate * SECONDS:,.0f}/min"
