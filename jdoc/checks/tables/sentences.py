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
from jdoc.language.lazy import deferred

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
SCALES = tuple(Decimal(10) ** power for power in (0, 3, 4, 6, 8))
"""What the numbers of a table may be counted in: 千円, 万円, 百万円, 億円."""
NEAR = (Decimal("0.2"), Decimal(5))
"""How many times as much an amount may become, so that its unit can be told."""
TWO = 2


def find_wrong_sentences(facts: Facts, grids: Sequence[Grid]) -> Iterator[Found]:
    """Find rates at which a row is said to have changed that its amounts don't make."""
    for skeleton in skeletons(facts, 1) if grids else ():
        for match in CHANGED.finditer(skeleton.text) if PERCENT in skeleton.text and "前" in skeleton.text else ():
            sign = way_at(skeleton.text, match.end())
            rows = [(grid, row) for grid in grids for row in _rows_called(grid, match["topic"])]
            if sign and len(rows) == 1:
                yield from _wrong(skeleton, match, sign, *rows[0])


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
