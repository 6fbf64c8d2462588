"""Rows: names with an amount or a day each, in a column of a table or in lines below one another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

LINE = deferred(
    "[ ・○●]*(?P<name>[^。:]{1,24}?)[ 　:…\t(]+(?P<number>[0-9][0-9,]*(?:\\.[0-9]+)?) ?(?P<unit>[^\\W0-9_]{0,4}|[%‰])[) ]*"
)
"""A line of a name and an amount: `[20代　120人]`, not `20代の120人が`."""
SUMS = deferred("[ (]*(?:合?計|総[計数]|その他|小計|全[体国県市]|平均|無回答|不明|うち).*")
"""What a row is called that stands outside of an order: `[合計]`, `[その他]`, not `道路`."""
FEWEST, NEAR = 3, 2
"""Rows that are an order; blocks between what is said and them."""


class Row(NamedTuple):
    """A name with its amount."""

    name: str
    value: Decimal
    place: Place


class Rows(NamedTuple):
    """Several of them below one another."""

    first: int
    """Block of the first row."""
    last: int
    head: str
    """What the column is called, if it has a head."""
    rows: list[Row]


def rows_near(facts: Facts, index: int, word: str = "") -> list[Row]:
    """Return the only rows with amounts below a block, or else above it; of several columns the one that a word is of."""
    every = facts.kept("rows with amounts", lambda: [*_of_tables(facts), *_of_lines(facts)])
    found = next(filter(None, ([each for each in every if is_near(each, index)] for is_near in WHERE)), [])
    named = [each for each in found if word and each.head and (word in each.head or each.head in word)]
    chosen = found if len(found) == 1 else named
    return chosen[0].rows if len(chosen) == 1 else []


WHERE: tuple[Callable[[Rows, int], bool], ...] = (
    lambda rows, index: rows.first <= index <= rows.last,
    lambda rows, index: 0 < rows.first - index <= NEAR,
    lambda rows, index: rows.last == index - 1,
)
"""Where rows stand to a block: around it, below it, right above it."""


def _of_tables(facts: Facts) -> Iterator[Rows]:
    """Yield the columns of tables that hold an amount in each row."""
    for grid in every_grid(facts):
        columns = {column for _, column in grid.numbers}
        for column in sorted(columns):
            rows = [*_of_column(grid, column)]
            if len(rows) >= FEWEST and not _are_numbered(rows):
                yield Rows(grid.index, grid.index, fold(grid.whole_heads[column]), rows)


def _of_column(grid: Grid, column: int) -> Iterator[Row]:
    for (row, at), number in grid.numbers.items():
        name = fold(" ".join(grid.rows[row][:column])).strip()
        if at == column and not SUMS.match(name):
            yield Row(name, number.value, grid.place(row, column))


def _are_numbered(rows: list[Row]) -> bool:
    """Tell whether a column holds numbers of rows: 1, 2, 3."""
    return [row.value for row in rows] == [*map(Decimal, range(1, len(rows) + 1))]


def _of_lines(facts: Facts) -> Iterator[Rows]:
    """Yield lines of one unit below one another."""
    run: list[tuple[Row, str]] = []
    for index in (*facts.read, -1):
        line = LINE.fullmatch(facts.texts[index]) if index >= 0 and not facts.blocks[index].rows else None
        if run and (line is None or line["unit"] != run[0][1] or index != run[-1][0].place.block + 1):
            yield from _as_rows(run)
            run = []
        if line is not None:
            value = Decimal(line["number"].replace(",", ""))
            run.append(
                (Row(line["name"].strip(), value, Place(index, line.start("number"), line.end("unit"))), line["unit"])
            )


def _as_rows(run: list[tuple[Row, str]]) -> Iterator[Rows]:
    rows = [row for row, _ in run]
    kept = [row for row in rows if not SUMS.match(row.name)]
    if len(kept) >= FEWEST:
        yield Rows(rows[0].place.block, rows[-1].place.block, "", kept)
