"""Bracketed: columns of numbers with another one in brackets, and the row that sums up both (184（71）, 96（44）, 280（115）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

CELL = deferred("(?P<outer>[0-9][0-9,]*) ?[(](?P<inner>[0-9][0-9,]*)[)]")
"""A number, and another one in brackets: `[184(71)]`, not `184(71%)`."""
TOTAL = deferred("^(?:合|総)?計$")
"""What the row is called that sums up the others: `[計]`, not `小計`."""
BESIDE = deferred("計|うち|再掲")
"""Rows that aren't summed up, or are themselves sums: `小[計]`."""
SUMMED = deferred("計\t[0-9][0-9,]* ?[(][0-9]")
"""A row of such sums: `[計	280(1]15)`."""
FEWEST = 2
"""Rows that are summed up."""


def find_wrong_bracketed(facts: Facts) -> Iterator[Found]:
    """Find sums of such a column of which one is right, outside of brackets or in them, and the other isn't."""
    for grid in every_grid(facts) if facts.where(SUMMED) else ():
        names = ["".join(row[0].split()) for row in grid.rows]
        if len(names) > FEWEST and TOTAL.search(names[-1]) and not any(map(BESIDE.search, names[:-1])):
            for at in range(1, grid.width):
                yield from _of_column(grid, at)


def _of_column(grid: Grid, at: int) -> Iterator[Found]:
    cells = [CELL.fullmatch(fold(row[at].strip())) if len(row) > at else None for row in grid.rows]
    since = next((row for row, cell in enumerate(cells) if cell), len(cells))
    pairs = [(_read(cell["outer"]), _read(cell["inner"])) for cell in cells[since:] if cell]
    if len(pairs) == len(cells) - since > FEWEST:
        yield from _told(grid, at, range(since, len(cells)), pairs)


def _told(grid: Grid, at: int, rows: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Iterator[Found]:
    *parts, (outer, inner) = pairs
    outers, inners = sum(part[0] for part in parts), sum(part[1] for part in parts)
    if (outers == outer) != (inners == inner):
        stated, made = (inner, inners) if outers == outer else (outer, outers)
        related = tuple(grid.place(row, at) for row in rows[:-1])
        yield Found(grid.place(rows[-1], at), f"{stated:,}, but the parts add up to {made:,}", related)


def _read(written: str) -> int:
    return int(written.replace(",", ""))
