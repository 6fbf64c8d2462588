"""Changes: differences, rates and shares of a table against the amounts that they are of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from itertools import pairwise, permutations
from typing import TYPE_CHECKING

from jdoc.checks.numbers import HALF, HUNDRED, Bounds, Number, quotient, sum_of, written
from jdoc.checks.rules import Found
from jdoc.checks.tables.grids import Turned
from jdoc.checks.tables.letters import columns_by_letters
from jdoc.language.lazy import deferred
from jdoc.language.tables.summing import TOTAL
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.tables.grids import Grid

    AnyGrid = Grid | Turned

Formula = Callable[..., "Bounds | None"]
RATES = deferred("率|比$|比\\(|伸び|％|%|割合|構成|シェア|達成|執行")
"""What a column of rates is called: `増減[率]`, `構成[比]`, not `比較`."""
DIFFERENCES = deferred(
    "増減|比較|差引|差額|差$|過不足|^増加?$|^減少?$|^伸び$|増△減|残額|不用額|増加額|減少額|差異|(?:引き?|値)[上下]げ額?|増収|減収|-"
)
"""What a column of differences is called: `[比較]`, `[増減]額`, not `決算額`."""
OF_ROWS = deferred("増減|比較|前[年期月回][度同期]{0,3}比|伸び率|達成率|執行率|進捗率|構成比|差引|率(?:\\(|$)")
"""What a row is called that may come from those above it: `[増減]額(B-A)`, not `売上高`."""
POINTS = deferred("ポイント|pt")
"""What makes a rate one of points: `増減([ポイント])`."""
MEANT = deferred("(?:目標|計画|基準|標準|予定)(?:構成)?(?:比率?|率|割合)")
"""What a share or a rate should be, and no amounts of the table make: `[目標比率]`, not `目標達成率`."""
EXACT = frozenset({"difference", "product"})
"""Relations of numbers that aren't rounded."""
POINTS_BETWEEN = "difference in points"
"""How rates differ, which are rounded."""
FEWEST = 2
"""Rows that a relation must hold in to be believed where heads don't name it."""


class Relation(NamedTuple):
    """How the numbers of a column come from those of others."""

    name: str
    column: int
    sources: tuple[int, ...]
    formula: Formula
    back: int = 0
    """How many rows above the last source stands, where rows are years: 1, or -1 where they run back."""


class Wrong(NamedTuple):
    """A number that isn't what others make it."""

    row: int
    relation: Relation
    bounds: Bounds

    @property
    def sources(self) -> list[tuple[int, int]]:
        """The cells that make it."""
        return cells_of(self.relation, self.row)


def cells_of(relation: Relation, row: int) -> list[tuple[int, int]]:
    """Give the cells that a relation takes for a row."""
    *first, last = relation.sources
    return [*((row, at) for at in first), (row - relation.back, last)]


def _difference(first: Number, last: Number) -> Bounds:
    return first.low - last.high, first.high - last.low


def _growth(first: Number, last: Number) -> Bounds | None:
    ratio = _ratio(first, last)
    return (ratio[0] - HUNDRED, ratio[1] - HUNDRED) if ratio else None


def _ratio(first: Number, last: Number) -> Bounds | None:
    ratio = quotient(first.bounds, last.bounds)
    return (ratio[0] * HUNDRED, ratio[1] * HUNDRED) if ratio else None


def _ratio_to(whole: Number, part: Number) -> Bounds | None:
    return _ratio(part, whole)


class Roles(NamedTuple):
    """What the columns of numbers are, by what they are called."""

    rates: list[int]
    differences: list[int]
    amounts: list[int]
    points: list[int]


def _roles(grid: AnyGrid) -> Roles:
    roles = Roles([], [], [], [])
    for column in sorted({column for _, column in grid.numbers if column}):
        name = grid.whole_heads[column]
        if not MEANT.search(name):
            _kind_of(name, roles).append(column)
    return roles


def _kind_of(name: str, roles: Roles) -> list[int]:
    if POINTS.search(name):
        return roles.points
    return roles.rates if RATES.search(name) else roles.differences if DIFFERENCES.search(name) else roles.amounts


def wrong_changes(grid: AnyGrid) -> Iterator[Wrong]:
    """Yield the differences, rates and shares of a table that aren't right."""
    roles = _roles(grid)
    rates, differences, amounts = roles.rates, roles.differences, roles.amounts
    backs = _backs(grid)
    short_backs = [] if backs else _short_backs(grid)
    is_sure = len(amounts) == len(("old", "new"))
    for column in differences if amounts else ():
        told = columns_by_letters(column, grid.whole_heads)
        by_letters = told and Relation("difference", column, told, _difference)
        ways = [by_letters] if by_letters else [*_differences(column, amounts), *_since(column, amounts, backs)]
        yield from _obeyed(ways, grid, is_sure=is_sure)
    yield from _wrong_points(grid, roles)
    for column in rates:
        of_differences = _rates_of_differences(column, differences, amounts)
        since = _since(column, amounts, backs, rates=True)
        ways = [*_rates(column, amounts), *of_differences, *_shares(column, amounts, grid), *since]
        yield from _obeyed(ways, grid, is_sure=is_sure)
    yield from _beside_amounts(grid, rates, amounts)
    for column in differences if short_backs else ():
        if SINCE_LAST.search(grid.whole_heads[column]):
            yield from _obeyed(_since(column, amounts, short_backs), grid, is_sure=True)
    for column in amounts:
        yield from _obeyed(_products(column, amounts, grid), grid)
        yield from _obeyed(_averages(column, amounts, grid), grid)


def _wrong_points(grid: AnyGrid, roles: Roles) -> Iterator[Wrong]:
    """Yield the differences of rates that aren't right, and those of numbers that are told in points."""
    compared = roles.rates if len(roles.rates) > 1 else sorted([*roles.rates, *roles.amounts])
    for column in (*roles.points, *(() if len(roles.amounts) > 1 else roles.differences)):
        if len(compared) > 1:
            ways = (each._replace(name=POINTS_BETWEEN) for each in _differences(column, compared))
            yield from _obeyed([*ways], grid, is_sure=len(compared) == len(("old", "new")))


def wrong_changes_of_rows(grid: Grid) -> Iterator[Wrong]:
    """Yield those of a table whose rows are the differences and rates of the rows above them."""
    names = [grid.row_name(row) for row in range(grid.depth, len(grid.rows))]
    if any(OF_ROWS.search(name) for name in names):
        yield from wrong_changes(Turned(grid))


def _backs(grid: AnyGrid) -> list[int]:
    """Tell whether rows are years one after the other, and which way they run."""
    years = [_year(grid, row) for row in range(grid.depth, len(grid.rows))]
    steps = [last - first for first, last in pairwise(years) if first is not None and last is not None]
    return [step for step in (1, -1) if steps.count(step) > FEWEST and steps.count(step) * 3 > 2 * len(steps)]


def _short_backs(grid: AnyGrid) -> list[int]:
    """Tell the same of a table of a few years or months, where the head must say that a column is since the one before."""
    rows = (row for row in range(grid.depth, len(grid.rows)) if not TOTAL.search(grid.row_name(row)))
    years = [_year(grid, row) for row in rows]
    steps = {last - first for first, last in pairwise(years) if first is not None and last is not None}
    return [step for step in (1, -1) if steps == {step}]


SINCE_LAST = deferred("対?前(?:月|年|期|回|年度)(?:差|から?の?増減|比?増減|との差)")
"""What a column of changes since the row before is called: `[前月差]`, `[対前年度増減]`, not `増減`."""


def _year(grid: AnyGrid, row: int) -> int | None:
    """Give the number of the year, month or round that a row is of."""
    return _year_of(grid.row_name(row))


@lru_cache(maxsize=256)
def _year_of(name: str) -> int | None:
    match = YEAR.search(fold(name))
    return int(match["year"].replace("元", "1")) if match else None


YEAR = deferred("(?P<year>[0-9]{1,4}|元)(?:年度?|月|期|回|$)")
"""The year of a row: 令和`[5年度]`, `[4月]`, not `第1号`."""


def _since(column: int, amounts: Sequence[int], backs: Sequence[int], *, rates: bool = False) -> Iterator[Relation]:
    """Yield how a column may be the change since the row before."""
    formulas = {"growth": _growth, "ratio": _ratio} if rates else {"difference": _difference}
    for at in [at for at in amounts if at < column][-2:]:
        for back in backs:
            yield from (Relation(name, column, (at, at), formula, back) for name, formula in formulas.items())


def _products(column: int, amounts: Sequence[int], grid: AnyGrid) -> Iterator[Relation]:
    """Yield how a column may be what so many at a price cost."""
    names = {at: grid.whole_heads[at] for at in amounts if at <= column}
    prices = [at for at, name in names.items() if PRICE.search(name)]
    if prices and COST.search(names[column]):
        for last in [at for at in names if at not in {prices[-1], column}]:
            yield Relation("product", column, (prices[-1], last), _product)


def _averages(column: int, amounts: Sequence[int], grid: AnyGrid) -> Iterator[Relation]:
    """Yield how a column may be one amount by another one: 1日平均 is 延患者数 by 診療日数."""
    others = [at for at in amounts if at != column][:MOST_AMOUNTS]
    for first, last in permutations(others, 2) if AVERAGE.search(grid.whole_heads[column]) else ():
        yield Relation("quotient", column, (first, last), _quotient)
        yield Relation("quotient", column, (first, last), _quotient_of_thousands)


AVERAGE = deferred("平均(?!年齢|値|点|気温|単価)|当たり(?!.*単価)|あたり(?!.*単価)")
"""What a column is called of what one of something is on an average: `1日[平均]`, `1人[当たり]`."""
MOST_AMOUNTS = 5
"""Columns of amounts that an average is looked for among."""
THOUSAND = Decimal(1000)


def _quotient(first: Number, last: Number) -> Bounds | None:
    return quotient(first.bounds, last.bounds)


def _quotient_of_thousands(first: Number, last: Number) -> Bounds | None:
    """Divide an amount in thousands: 1人当たり(円) of 事業費(千円)."""
    made = quotient(first.bounds, last.bounds)
    return (made[0] * THOUSAND, made[1] * THOUSAND) if made else None


PRICE = deferred("単価")
"""What a column of prices is called: `[単価](円)`, not `金額`."""
COST = deferred("金額|小計|^計|合計|経費|費用|^額|総額|代金")
"""What a column of costs is called: `[金額](円)`, not `単価`."""


def _product(first: Number, last: Number) -> Bounds:
    return first.value * last.value, first.value * last.value


def _near(column: int, amounts: Sequence[int]) -> list[int]:
    """Give the columns of amounts that a difference or rate can be of: the four nearest at its left, or all of few."""
    left = [at for at in amounts if at < column][-4:]
    return left if len(left) > 1 else list(amounts)[:4]


def _differences(column: int, amounts: Sequence[int]) -> Iterator[Relation]:
    for first, last in permutations(_near(column, amounts), 2):
        yield Relation("difference", column, (first, last), _difference)


def _rates(column: int, amounts: Sequence[int]) -> Iterator[Relation]:
    for first, last in permutations(_near(column, amounts), 2):
        yield Relation("growth", column, (first, last), _growth)
        yield Relation("ratio", column, (first, last), _ratio)


def _rates_of_differences(column: int, differences: Sequence[int], amounts: Sequence[int]) -> Iterator[Relation]:
    for first in [at for at in differences if at < column][-2:]:
        for last in _near(column, amounts):
            yield Relation("rate of the difference", column, (first, last), _ratio)


def _shares(column: int, amounts: Sequence[int], grid: AnyGrid) -> Iterator[Relation]:
    """Yield how a column may be the shares of another one: of what its total says, or its rows make without one."""
    rows = [row for row in range(grid.depth, len(grid.rows)) if TOTAL.search(grid.row_name(row))]
    for source in [at for at in amounts if at < column][-2:]:
        wholes = [grid.numbers.get((row, source)) for row in rows[-1:] + rows[:1]] if rows else [_whole(grid, source)]
        for whole in filter(None, wholes):
            yield Relation("share", column, (source,), partial(_ratio_to, whole))


def _whole(grid: AnyGrid, column: int) -> Number:
    """Add up the numbers of a column."""
    return sum_of([number for (_, at), number in grid.numbers.items() if at == column])


def _beside_amounts(grid: AnyGrid, rates: Sequence[int], amounts: Sequence[int]) -> Iterator[Wrong]:
    """Yield rates beside amounts that aren't the change since the row below or above: 売上高　％　営業利益　％."""
    beside = [column for column in rates if column - 1 in amounts]
    for back in (-1, 1) if len(beside) > 1 else ():
        judged = [_judged(Relation("growth", at, (at - 1, at - 1), _growth, back), grid) for at in beside]
        right, wrong = sum(right for right, _ in judged), [each for _, wrong in judged for each in wrong]
        if right >= (1 if grid.is_of_changes else FEWEST) and len(wrong) <= right:
            yield from wrong


def _obeyed(
    relations: Sequence[Relation] | Iterator[Relation], grid: AnyGrid, *, is_sure: bool = False
) -> Iterator[Wrong]:
    """Yield where the relation is broken that most rows obey; of two amounts alone one row is enough to show it."""
    best: tuple[int, list[Wrong]] = (0, [])
    for relation in relations:
        right, wrong = _judged(relation, grid, best[0] - len(best[1]))
        if (right - len(wrong), right) > (best[0] - len(best[1]), best[0]) and right > best[0] // 2:
            best = (right, wrong)
    right, wrong = best
    if len(wrong) > 1:  # some offices cut rates off where others round them
        wrong = [each for each in wrong if not _is_cut_off(grid.numbers[each.row, each.relation.column], each.bounds)]
    if (right >= FEWEST and len(wrong) * 3 <= right * 2) or (is_sure and len(wrong) <= right):
        yield from wrong


def _judged(relation: Relation, grid: AnyGrid, least: int | None = None) -> tuple[int, list[Wrong]]:
    """Count the rows that obey a relation, and give those that don't.

    Where so many don't that fewer than `least` can be left when all others do, the others aren't looked at.
    """
    right, rows = 0, len(grid.rows)
    wrong: list[Wrong] = []
    for row in range(grid.depth, rows):
        if least is not None and right - len(wrong) + rows - row < least:
            break
        stated = grid.numbers.get((row, relation.column))
        known = _known(grid, relation, row)
        if stated is None or not known or _is_rate_of_another_kind(grid, relation, row):
            continue
        bounds = relation.formula(*known)
        if bounds is None:
            continue
        if _fits(stated, bounds, is_exact=relation.name in EXACT and not grid.is_rounded):
            right += _is_evidence(stated, bounds)
        elif not _is_tiny(known):
            wrong.append(Wrong(row, relation, bounds))
    return right, wrong


def _known(grid: AnyGrid, relation: Relation, row: int) -> list[Number]:
    """Give the numbers that a relation takes for a row; [] where one of them is missing."""
    cells = cells_of(relation, row) if _follows(grid, relation, row) else []
    return [grid.numbers[cell] for cell in cells] if all(cell in grid.numbers for cell in cells) else []


def _is_rate_of_another_kind(grid: AnyGrid, relation: Relation, row: int) -> bool:
    """Tell whether a row is of rates, which don't differ as the amounts do that they are of: 増減率 of 歳入, 歳出, 差引."""
    return relation.name == "difference" and RATES.search(grid.row_name(row)) is not None


def _is_evidence(stated: Number, bounds: Bounds) -> bool:
    """Tell whether a number that is right shows anything: it isn't nothing, and few others would be right as well."""
    return stated.value != 0 and bounds[1] - bounds[0] <= max(abs(stated.value), 10 * stated.ulp)


def _follows(grid: AnyGrid, relation: Relation, row: int) -> bool:
    """Tell whether the row that a change is since is that of the year before."""
    if not relation.back:
        return True
    other = row - relation.back
    if not grid.depth <= other < len(grid.rows):
        return False
    own, before = _year(grid, row), _year(grid, other)
    return own is not None and before is not None and own - before == 1


def _is_cut_off(stated: Number, bounds: Bounds) -> bool:
    return bounds[0] - stated.ulp <= stated.value <= bounds[1] + stated.ulp


def _is_tiny(sources: Sequence[Number]) -> bool:
    return all(abs(each.value) < 10 * each.ulp for each in sources)


def _fits(stated: Number, bounds: Bounds, *, is_exact: bool) -> bool:
    """Tell whether a number can be what was computed: within the half of its last digit, or cut off behind it."""
    low, high = bounds
    if is_exact:
        middle = (low + high) / 2
        return abs(middle - stated.value) <= (stated.ulp * HALF if stated.ulp < 1 else 0)
    return low - stated.ulp * HALF <= stated.value <= high + stated.ulp * HALF


def fits_with(wrong: Wrong, grid: AnyGrid, more: dict[tuple[int, int], Decimal]) -> bool:
    """Tell whether a number would be right if some of the amounts that make it were so much more."""
    numbers = [grid.numbers[cell] for cell in wrong.sources]
    added = [
        each._replace(value=each.value + more.get(cell, 0)) for cell, each in zip(wrong.sources, numbers, strict=True)
    ]
    bounds = wrong.relation.formula(*added)
    return bounds is None or _fits(grid.numbers[wrong.row, wrong.relation.column], bounds, is_exact=False)


def change_found(wrong: Wrong, grid: AnyGrid) -> Found:
    """Tell a number that isn't what others make it."""
    row, relation, (low, high) = wrong
    stated = grid.numbers[row, relation.column]
    computed = ((low + high) / 2).quantize(min(stated.ulp, Decimal(1)))
    place = grid.place(row, relation.column)
    sources = tuple(grid.place(*cell) for cell in wrong.sources)
    name = grid.row_name(row)
    shown = " and ".join(grid.text(*cell) for cell in wrong.sources)
    message = f"{name}: {written(stated.value)} is not the {relation.name} of {shown} ({written(computed)})"
    return Found(place, message, sources)
