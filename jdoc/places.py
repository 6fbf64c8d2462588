"""Places: where in its file a character of a block stands, as far as the source map knows."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from jdoc.model import Block


class Place(NamedTuple):
    """A place in a file, as far as the source map knows it."""

    line: int | None = None
    column: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        """Write it as editors and compilers do, with its page in front: 12:7, p.3:12:7."""
        if self.line is None:
            return ""
        return f"{f'p.{self.page}:' if self.page else ''}{self.line}:{self.column}"


def find_place(block: Block, offset: int) -> Place:
    """Return where a character of a block's text stands.

    >>> from jdoc.model import Block
    >>> find_place(Block(text="１２３国連", source=[(0, 1, 1), (3, 2, 4)]), 4)
    Place(line=2, column=5, page=None)
    """
    runs = block.source or []
    at = bisect_right(runs, offset, key=_start)
    if not at:
        return Place()
    start, line, column, *page = runs[at - 1]
    return Place(line, column + offset - start, *page[:1])


def _start(run: tuple[int, ...]) -> int:
    return run[0]
