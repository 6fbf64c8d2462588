"""Cells: the amounts of tables in their units, with what their rows and columns are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.units import in_base
from jdoc.checks.numbers import HALF, Number
from jdoc.checks.tables.grids import every_grid
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place
    from jdoc.checks.tables.grids import Grid

AMOUNTS = frozenset({"MONEY", "QUANTITY"})
KINDS = frozenset({"amount", "times", "points", "group"})
"""Kinds of amounts of tables: neither rates nor fractions."""


class Cell(NamedTuple):
    """An amount of a table."""

    grid: Grid
    row: int
    column: int
    number: Number
    unit: str

    @property
    def grid_row(self) -> tuple[int, int]:
        """The table and the row that it stands in."""
        return self.grid.index, self.row

    @property
    def name(self) -> str:
        """What its row is called, in half-width forms, by its first column."""
        first = "".join(self.grid.rows[self.row][0].split())
        return fold(first or self.grid.row_name(self.row))

    @property
    def head(self) -> str:
        """What its column is called."""
        return self.grid.whole_heads[self.column]

    @property
    def text(self) -> str:
        """How it is written."""
        return self.grid.text(self.row, self.column)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.grid.place(self.row, self.column)

    def is_rounded_to(self, number: Number) -> bool:
        """Tell whether an amount is this one, rounded or cut off, or as exact."""
        apart = abs(abs(self.number.value) - abs(number.value))
        return (
            apart <= number.ulp * HALF
            or (apart < number.ulp and abs(self.number.value) > abs(number.value))
            or apart < self.number.ulp
        )


def cells(facts: Facts) -> list[Cell]:
    """Return the amounts of all tables of a document."""
    return facts.kept("cells", lambda: [*_cells(facts)])


def having(facts: Facts, number: Number, unit: str) -> list[Cell]:
    """Return the amounts of tables that are another one, as exact as that is."""
    return [
        cell for key in _keys(number.value, unit) for cell in _index(facts).get(key, ()) if cell.is_rounded_to(number)
    ]


def row_of(facts: Facts, grid_row: tuple[int, int]) -> list[Cell]:
    """Return the amounts of a row."""
    return facts.kept("rows of cells", lambda: _by_rows(cells(facts))).get(grid_row, [])


def _by_rows(every: Sequence[Cell]) -> dict[tuple[int, int], list[Cell]]:
    rows: dict[tuple[int, int], list[Cell]] = {}
    for cell in every:
        rows.setdefault(cell.grid_row, []).append(cell)
    return rows


def _index(facts: Facts) -> dict[tuple[str, int], list[Cell]]:
    return facts.kept("index of cells", lambda: _indexed(cells(facts)))


def _indexed(every: Sequence[Cell]) -> dict[tuple[str, int], list[Cell]]:
    """Give the amounts of tables by their units and first two figures."""
    index: dict[tuple[str, int], list[Cell]] = {}
    for cell in every:
        index.setdefault((cell.unit, _first_two(cell.number.value)), []).append(cell)
    return index


def _first_two(value: Decimal) -> int:
    return int(abs(value).scaleb(1 - value.adjusted()))


def _keys(value: Decimal, unit: str) -> list[tuple[str, int]]:
    """Give where an amount may stand, which rounding may have made more or less."""
    first = _first_two(value)
    return [(unit, each) for each in (first - 1, first, first + 1)]


def _cells(facts: Facts) -> Iterator[Cell]:
    told = amounts(facts)
    for grid in every_grid(facts):
        least = min(grid.stubs, 1)
        for amount in told.get(grid.index, ()):
            cell = amount.entity.cell
            if cell and amount.number.value and amount.kind in KINDS and amount.entity.label in AMOUNTS:
                row, column = cell
                if column >= least and row >= grid.depth:
                    number = _in_head(amount.number, grid.numbers.get((row, column)))
                    yield Cell(grid, row, column, *in_base(number, amount.entity.unit or ""))


def _in_head(number: Number, written: Number | None) -> Number:
    """Give the number of an amount of a table as exactly as it is written, counted in what its head says: 千円."""
    if written is None or not written.value:
        return number
    times = 1 if number.value == written.value else abs(number.value / written.value)
    return Number(number.value, written.ulp * times)
