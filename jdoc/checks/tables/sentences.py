"""Sentences: what they say of how a row of a table has changed, against the amounts of the row."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import way_at
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HUNDRED, Number, quotient, written
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.changes import DIFFERENCES, RATES
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

_AMOUNT = f"[{MONEY}{COUNT}]"
CHANGED = deferred(
    f"(?:^|[。、 ])(?P<topic>[^\\W0-9_ぁ-ん]{{2,12}})は、?(?:対?前(?:[年期月回]|の(?:年|期|月|回))[度同期]{{0,3}})(?:の(?P<old>{_AMOUNT}))?(?:から|より|に比べて?|と比べて?|を|比で?)、?(?:約)?(?:{_AMOUNT}[、,(])?(?P<rate>{PERCENT})"
)
"""How a row has changed: 内科は前の年度から145人、5.7%増えました, 売上高は、前期の3,600百万円から10.0%減少."""
OF_YEAR = deferred(
    f"(?:^|[。、 ])(?P<era>令和|平成|昭和)?(?P<year>[0-9]{{1,4}}|元)年(?P<fiscal>度?)(?:の?[^\\W0-9_ぁ-ん]{{2,10}})?(?:は|には|が)、?(?:対?前年)(?:度|比)?(?:から|より|に比べて?|と比べて?|に比し|比で?)?、?(?P<step>[{MONEY}{COUNT}{PERCENT}])"
)
"""How a year differs from the one before it, each with a row of a table: 令和5年度は前年度に比べ25件の増."""
SCALES = tuple(Decimal(10) ** power for power in (0, 3, 4, 6, 8))
"""What the numbers of a table may be counted in: 千円, 万円, 百万円, 億円."""
NEAR = (Decimal("0.2"), Decimal(5))
"""How many times as much an amount may become, so that its unit can be told."""
TWO = 2


def find_wrong_sentences(facts: Facts, grids: Sequence[Grid]) -> Iterator[Found]:
    """Find rates at which a row is said to have changed that its amounts don't make."""
    for skeleton in skeletons(facts, 1) if facts.tables else ():
        for match in CHANGED.finditer(skeleton.text) if PERCENT in skeleton.text and "前" in skeleton.text else ():
            sign = way_at(skeleton.text, match.end())
            rows = [(grid, row) for grid in grids for row in _rows_called(grid, match["topic"])]
            if sign and len(rows) == 1:
                yield from _wrong(skeleton, match, sign, *rows[0])
        for match in OF_YEAR.finditer(skeleton.text) if "前年" in skeleton.text else ():
            yield from _wrong_year(skeleton, match, [*every_grid(facts)])


def _wrong_year(skeleton: Skeleton, match: re.Match[str], grids: Sequence[Grid]) -> Iterator[Found]:
    """Tell by how much a year differs from the one before it, where the only column of a table shows something else."""
    sign, [said] = way_at(skeleton.text, match.end()), skeleton.of(match, "step")
    year = int(match["year"].replace("元", "1"))
    names = [f"{match['era'] or ''}{each}年{match['fiscal']}" for each in (year - 1, year)]
    found = [cells for grid in grids if (cells := _cells_of(grid, names))]
    if len(found) != 1 or not sign or said.is_rough:
        return
    grid, old, new = found[0]
    before, after = grid.numbers[old], grid.numbers[new]
    made = _made_of(before, after, said) * sign
    is_near = made > 0 and NEAR[0] <= said.number.value / made <= NEAR[1]
    if is_near and abs(made - said.number.value) >= max(said.number.ulp, before.ulp, after.ulp):
        computed = f"{written(round(made, 1))}%" if said.unit == "%" else written(made)
        message = f"{said.entity.text} is not the change of {grid.row_name(new[0])} ({computed})"
        yield Found(said.place, message, (grid.place(*old), grid.place(*new)))


def _made_of(before: Number, after: Number, said: Amount) -> Decimal:
    """Give by how much, or at which rate, a number has changed."""
    difference = after.value - before.value
    return difference / before.value * HUNDRED if said.unit == "%" else difference


def _cells_of(grid: Grid, names: Sequence[str]) -> tuple[Grid, tuple[int, int], tuple[int, int]] | None:
    """Give the cells of two rows in the only column of a table that has numbers."""
    columns = {column for _, column in grid.numbers}
    rows = {fold(grid.row_name(row)): row for row in range(grid.depth, len(grid.rows))}
    if len(columns) != 1 or not all(name in rows for name in names):
        return None
    old, new = ((rows[name], min(columns)) for name in names)
    return (grid, old, new) if old in grid.numbers and new in grid.numbers and grid.numbers[old].value > 0 else None


def _rows_called(grid: Grid, topic: str) -> Iterator[int]:
    return (row for row in range(grid.depth, len(grid.rows)) if grid.row_name(row) == topic)


def _wrong(skeleton: Skeleton, match: re.Match[str], sign: int, grid: Grid, row: int) -> Iterator[Found]:
    """Tell a rate that no two amounts make, but one of them the wrong way round, or the row has only two."""
    rate, *old = skeleton.of(match, "rate", "old")
    cells = [cell for cell in grid.numbers if cell[0] == row and _is_amount(grid, cell[1])]
    pairs = _pairs([grid.numbers[cell] for cell in cells], old[0] if old else None)
    made = _made([pair for pair in pairs if (pair[1].value > pair[0].value) == (sign > 0)], rate)
    if made is not None:
        computed = written(made.quantize(rate.number.ulp))
        places: tuple[Place, ...] = tuple(grid.place(*cell) for cell in cells[:TWO])
        yield Found(rate.place, f"{rate.entity.text} is not the change of {grid.row_name(row)} ({computed}%)", places)


def _made(pairs: Sequence[tuple[Number, Number]], rate: Amount) -> Decimal | None:
    """Give the rate that two amounts make, where it is another one: none of the pairs makes it, but one the wrong way round."""
    if not pairs or any(_fits(after, before, rate) for before, after in pairs):
        return None
    if len(pairs) > 1 and not any(_fits(before, after, rate) for before, after in pairs):
        return None
    before, after = pairs[0]
    return abs(after.value / before.value - 1) * HUNDRED


def _is_amount(grid: Grid, column: int) -> bool:
    name = grid.whole_heads[column]
    return RATES.search(name) is None and DIFFERENCES.search(name) is None


def _pairs(numbers: Sequence[Number], old: Amount | None) -> list[tuple[Number, Number]]:
    """Give the amounts that may be those of before and of after, in one unit."""
    if old is None:
        return list(permutations(numbers, 2)) if len(numbers) == TWO else []
    low, high = NEAR
    scaled = (Number(each.value * scale, each.ulp * scale) for each in numbers for scale in SCALES)
    return [(old.number, each) for each in scaled if low < each.value / old.number.value < high]


def _fits(after: Number, before: Number, rate: Amount) -> bool:
    """Tell whether a rate is that at which one amount became another one, rounded or cut off."""
    ratio = quotient(after.bounds, before.bounds)
    if ratio is None:
        return True
    low, high = sorted(abs(each - 1) * HUNDRED for each in ratio)
    ulp = rate.number.ulp
    return low - ulp < abs(rate.number.value) < high + ulp
