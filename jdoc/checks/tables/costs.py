"""Costs: what so many at a price cost, in small tables whose heads name all three (単価, 数量, 金額)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import slip_of
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from re import Pattern

    from jdoc.checks.tables.grids import Grid

PRICE = deferred("^単価(?:\\((?:円|税込み?|円、税込み?)\\))?$")
"""What a column of prices is called: `[単価(円)]`, not `労務単価(千円)`."""
NUMBER = deferred(
    "^(?:数量|個数|人数|回数|枚数|部数|台数|冊数|日数|時間数?|件数|口数|延べ人数)(?:\\([^()千百万]{1,3}\\))?$"
)
"""What a column of how many is called: `[数量]`, `[部数]`."""
COST = deferred("^(?:金額|価格|小計|合計|計|見積額|合計額)(?:\\((?:円|税込み?|円、税込み?)\\))?$")
"""What a column of costs is called: `[金額(円)]`, not `金額(千円)`."""


def find_wrong_costs(grid: Grid) -> Iterator[Found]:
    """Find the only cost of a table that its price and number don't make."""
    columns = [_column(grid, name) for name in (PRICE, NUMBER, COST)]
    if 0 in columns:
        return
    price, number, cost = columns
    rows = [row for row in range(grid.depth, len(grid.rows)) if _has_all(grid, row, columns)]
    wrong = [row for row in rows if _made(grid, row, price, number) != grid.numbers[row, cost].value]
    if len(wrong) == 1 and (len(rows) > 1 or _is_slip(grid, wrong[0], columns)):
        [row] = wrong
        first, last, stated = (written(grid.numbers[row, at].value) for at in columns)
        made = written(_made(grid, row, price, number))
        related = (grid.place(row, price), grid.place(row, number))
        yield Found(grid.place(row, cost), f"{stated} is not the product of {first} and {last} ({made})", related)


def _column(grid: Grid, name: Pattern[str]) -> int:
    """Give the only column that is called so; 0 where there is none, or several."""
    found = [at for at in range(1, grid.width) if name.search(grid.whole_heads[at])]
    return found[0] if len(found) == 1 else 0


def _has_all(grid: Grid, row: int, columns: list[int]) -> bool:
    return row not in grid.totals and all((row, at) in grid.numbers for at in columns)


def _made(grid: Grid, row: int, price: int, number: int) -> Decimal:
    return grid.numbers[row, price].value * grid.numbers[row, number].value


def _is_slip(grid: Grid, row: int, columns: list[int]) -> bool:
    price, number, cost = columns
    stated = float(grid.numbers[row, cost].value)
    return slip_of(stated, float(_made(grid, row, price, number)), 1) is not None
