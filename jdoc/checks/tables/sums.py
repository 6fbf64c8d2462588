"""Sums: what the parts of a table add up to, and what it says."""

from __future__ import annotations

from bisect import bisect, bisect_left
from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import slip_of
from jdoc.checks.numbers import HALF, Number, are_alike, digits, total, written
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.balances import Wrong, wrong_balances
from jdoc.checks.tables.full_shares import wrong_full_shares
from jdoc.checks.tables.levels import wrong_levels
from jdoc.checks.tables.nested import nested, summed_below
from jdoc.checks.tables.no_sums import is_no_sum
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.checks.tables.grids import Grid

Cell = tuple[int, int]


class Sum(NamedTuple):
    """A cell that says what others add up to."""

    cell: Cell
    parts: tuple[Cell, ...]
    has_blanks: bool
    """Whether some of them have nothing."""


def wrong_sums(grid: Grid, supplemented: int = 0) -> Iterator[Wrong]:
    """Yield the sums of a table, down its columns and along its rows, that aren't right.

    `supplemented` is how many rows of the document's other tables are what was and what a supplementary budget adds.
    """
    yield from _down(grid) if grid.totals else ()
    yield from _along(grid)
    yield from wrong_balances(grid, supplemented)
    yield from wrong_levels(grid)
    yield from wrong_full_shares(grid)


class Rows(NamedTuple):
    """The rows of a table: those that sum up others, those that stand beside, those that are added."""

    every: range
    totals: list[int]
    beside: frozenset[int]
    parts: list[int]


def _rows(grid: Grid) -> Rows:
    every = range(grid.depth, len(grid.rows))
    beside = frozenset(filter(grid.is_beside, every))
    others = beside.union(grid.totals)
    return Rows(every, grid.totals, beside, [row for row in every if row not in others])


def _down(grid: Grid) -> Iterator[Wrong]:
    rows = _rows(grid)
    columns = _columns(grid, rows)
    is_flat = len(rows.totals) == 1 and not _has_levels(grid)
    last = next((row for row in reversed(rows.every) if row not in rows.beside), -1)
    for row in rows.totals:
        if row not in rows.beside:
            yield from _of_total(row, rows, grid, columns, is_plain=is_flat and row == last)
    yield from _odd_one_out(grid, rows, columns)


def _of_total(row: int, rows: Rows, grid: Grid, columns: Sequence[int], *, is_plain: bool) -> Iterator[Wrong]:
    """Yield the wrong sums of a row, or what is wrong of rows that it is right without."""
    since = _since(row, rows, grid)
    groups = {at: group for at in columns if (group := nested((row, at), [(part, at) for part in since], grid.numbers))}
    yield from (group.wrong for group in groups.values() if group.wrong)
    yield from _judged(_by_ways(row, rows, grid, [at for at in columns if at not in groups]), grid, is_plain=is_plain)


def _by_ways(row: int, rows: Rows, grid: Grid, columns: Sequence[int]) -> list[list[Sum | None]]:
    """Return the sums of a total in some columns, by each way that it may add up."""
    ways = dict.fromkeys(tuple(way(row, rows, grid)) for way in _ways_to(row, rows))
    return [[_sum((row, at), [(part, at) for part in way], grid) for at in columns] for way in ways]


def _odd_one_out(grid: Grid, rows: Rows, columns: Sequence[int]) -> Iterator[Wrong]:
    """Yield the sums of the only total of several that isn't right by any way, where all others are of what stands since."""
    totals = [row for row in rows.totals if row not in rows.beside]
    if len(totals) > 1 and _are_of_one_kind([grid.row_name(row) for row in totals]):
        since = {row: _since(row, rows, grid) for row in totals}
        for at in columns:
            odd = _odd([_sum((row, at), [(part, at) for part in parts], grid) for row, parts in since.items()], grid)
            if odd is not None and not _is_right_otherwise(odd.cell, rows, grid):
                yield _wrong(odd, grid)


def _odd(sums: Sequence[Sum | None], grid: Grid) -> Sum | None:
    """Give the only one of some sums that isn't right."""
    wrong = [each for each in sums if each is None or not _is_right(each, grid)]
    return wrong[0] if len(wrong) == 1 else None


def _are_of_one_kind(names: Sequence[str]) -> bool:
    """Tell whether totals all say of what they are, or are all called the same: 収益の計, 費用の計; not 小計, 合計."""
    return not any(map(BARE_TOTAL.fullmatch, names)) or len({*names}) == 1


BARE_TOTAL = deferred("[小合総累]?計")
"""What a total is called that doesn't say of what: `[小計]`, not `収益の計`."""


def _is_right_otherwise(cell: Cell, rows: Rows, grid: Grid) -> bool:
    row, column = cell
    ways = (_sum(cell, [(part, column) for part in way(row, rows, grid)], grid) for way in _ways_to(row, rows))
    return any(each is not None and _is_right(each, grid) for each in ways)


def _ways_to(row: int, rows: Rows) -> Sequence[Callable[[int, Rows, Grid], list[int]]]:
    """Return the ways that a total may add up: all of them near the ends of a table."""
    place = bisect_left(rows.totals, row)
    return ROW_WAYS if min(place, len(rows.totals) - place) < MOST_OUTER else NEAR_WAYS


def _columns(grid: Grid, rows: Rows) -> list[int]:
    """Return the columns that add up; in a supplementary budget what it is for, and all amounts if one of them does."""
    summed = [at for at in range(1, grid.width) if grid.is_summed(at)]
    amounts = [at for at in range(1, grid.width) if grid.holds_amounts(at)]
    return amounts if len(summed) < len(amounts) and _is_whole(grid, rows) else summed


def _is_whole(grid: Grid, rows: Rows) -> bool:
    """Tell whether a supplementary budget has all rows, not only those that change: some amounts before it add up."""
    before = [at for at in range(1, grid.width) if grid.holds_amounts(at) and not grid.is_summed(at)]
    sums = [_sum((row, at), [(part, at) for part in rows.parts], grid) for row in rows.totals for at in before]
    return any(each is not None and _is_right(each, grid) for each in sums)


def _has_levels(grid: Grid) -> bool:
    """Tell whether names of rows stand on several levels, so that some are parts of others."""
    names = [row[0] for row in grid.rows[grid.depth :]]
    if grid.stubs > 1 and len({*names}) < len(names):
        return True
    return len({len(name) - len(name.lstrip()) for name in names if name.strip()}) > 1 or not all(map(str.strip, names))


def _since(row: int, rows: Rows, _: Grid) -> list[int]:
    """Take those since the total before."""
    place = bisect_left(rows.totals, row)
    above = rows.totals[place - 1] if place else -1
    return rows.parts[bisect_left(rows.parts, above) : bisect_left(rows.parts, row)]


def _above(row: int, rows: Rows, _: Grid) -> list[int]:
    """Take all those above."""
    return [at for at in rows.parts if at < row]


def _subtotals(row: int, rows: Rows, grid: Grid) -> list[int]:
    """Take the totals above, and what stands since the last of them."""
    return [at for at in rows.totals if at < row and at not in rows.beside] + _since(row, rows, grid)


def _carried(row: int, rows: Rows, grid: Grid) -> list[int]:
    """Take the total before, and what stands since."""
    place = bisect_left(rows.totals, row)
    return rows.totals[max(0, place - 1) : place] + _since(row, rows, grid)


def _unnested(row: int, rows: Rows, grid: Grid) -> list[int]:
    """Take those since the total before, but for those that a row above them is the sum of, though none is set in."""
    since = _since(row, rows, grid)
    column = next((at for at in range(grid.stubs, grid.width) if (row, at) in grid.numbers), 0)
    values = [grid.numbers[at, column].value if (at, column) in grid.numbers else Decimal(0) for at in since]
    inner: set[int] = set()
    for at in range(len(values)):
        if at not in inner:
            inner.update(summed_below(values, at))
    return [at for place, at in enumerate(since) if place not in inner] if inner else since


def _topmost(row: int, rows: Rows, grid: Grid) -> list[int]:
    """Take those above that have a name in the first column."""
    return [at for at in rows.parts if at < row and grid.rows[at][0].strip()]


def _outer(row: int, rows: Rows, grid: Grid) -> list[int]:
    """Take those of them that aren't set in."""
    return [at for at in _topmost(row, rows, grid) if not grid.rows[at][0][:1].isspace()]


def _until(row: int, rows: Rows, _: Grid) -> list[int]:
    """Take those below, up to the next total."""
    place = bisect(rows.totals, row)
    below = rows.totals[place] if place < len(rows.totals) else rows.every[-1] + 1
    return rows.parts[bisect(rows.parts, row) : bisect_left(rows.parts, below)]


def _below(row: int, rows: Rows, _: Grid) -> list[int]:
    """Take all those below."""
    return [at for at in rows.parts if at > row]


def _totals_below(row: int, rows: Rows, _: Grid) -> list[int]:
    """Take the totals below."""
    return [at for at in rows.totals if at > row]


ROW_WAYS = (_since, _above, _subtotals, _carried, _topmost, _outer, _until, _below, _totals_below, _unnested)
"""Which rows a total may be of, the likeliest first."""
NEAR_WAYS = (_since, _carried, _until)
"""Those of them that reach to the next totals alone."""
MOST_OUTER = 50
"""Totals at each end of a table that may be of all that it has; of hundreds between them that would take for ever."""


def _sum(cell: Cell, parts: Sequence[Cell], grid: Grid) -> Sum | None:
    """Make a sum of the cells that hold numbers; None where there is none to speak of, or one of them can't be read."""
    filled = tuple(part for part in parts if part in grid.numbers)
    if cell not in grid.numbers or len(filled) < 2:
        return None
    others = [part for part in parts if part not in grid.numbers]
    if any(map(grid.is_unread, others)):
        return None
    return Sum(cell, filled, any(not grid.rows[row][column].strip() for row, column in others))


class Way(NamedTuple):
    """A way of adding up: the sums that are right by it, and those that aren't."""

    right: list[Sum]
    wrong: list[Sum]
    support: int
    """How many of the right ones show anything."""


def _way(sums: Sequence[Sum | None], grid: Grid) -> Way:
    known = [each for each in sums if each is not None]
    right, wrong = list[Sum](), list[Sum]()
    for each in known:
        (right if _is_right(each, grid) else wrong).append(each)
    return Way(right, wrong, sum(_is_evidence(each, grid) for each in right))


def _judged(ways: Sequence[Sequence[Sum | None]], grid: Grid, *, is_plain: bool) -> Iterator[Wrong]:
    """Yield the wrong ones of some sums, by the way of adding up that most of them obey."""
    judged = [way for way in (_way(each, grid) for each in ways) if way.right or way.wrong]
    best = max(judged, key=lambda way: (way.support, -len(way.right) - len(way.wrong)), default=None)
    if best is None or not _is_believed(best, is_plain=is_plain):
        yield from _slips(judged, grid)
        return
    right_otherwise = {each.cell for way in judged for each in way.right}
    for each in best.wrong:
        if each.cell not in right_otherwise and not is_no_sum(each.cell, each.parts, grid):
            yield _wrong(each, grid)


def _slips(judged: Sequence[Way], grid: Grid) -> list[Wrong]:
    """Give the only sum of a table by one way of adding up, if it looks like what its parts make."""
    alone = (way.wrong[0] for way in judged if not way.right and len(way.wrong) == 1)
    return [_wrong(each, grid) for each in alone if _is_slip(each, grid)][:1]


def _is_slip(each: Sum, grid: Grid) -> bool:
    """Tell whether the only sum of a table looks like what its parts make, with figures exchanged or turned round."""
    made, stated = total(grid.numbers[part] for part in each.parts), grid.numbers[each.cell].value
    return len(each.parts) >= FEWEST_PARTS and len(digits(made)) > FEWEST and are_alike(made, stated)


FEWEST_PARTS = 3
"""Parts that a sum is known by where nothing else in the table shows how it adds up."""


def _is_believed(way: Way, *, is_plain: bool) -> bool:
    """Tell whether sums show how a table adds up: several of them, or the only one of a plain table."""
    if not way.support:
        return is_plain and len(way.right) + len(way.wrong) == 1 and not any(each.has_blanks for each in way.wrong)
    return len(way.wrong) <= max(1, way.support // 3)


def _wrong(each: Sum, grid: Grid) -> Wrong:
    return Wrong(each.cell, each.parts, total(grid.numbers[part] for part in each.parts))


def _is_evidence(each: Sum, grid: Grid) -> bool:
    """Tell whether a sum that is right shows anything: two parts of it are more than nothing."""
    return sum(grid.numbers[part].value != 0 for part in each.parts) >= 2


def _is_right(each: Sum, grid: Grid) -> bool:
    stated = grid.numbers[each.cell]
    parts = [grid.numbers[part] for part in each.parts]
    off = abs(total(parts) - stated.value)
    return not off or off <= _tolerance(stated, parts, is_rounded=grid.is_rounded and _are_rounded(each, grid))


def _are_rounded(each: Sum, grid: Grid) -> bool:
    return any(map(grid.is_rounded_in, {column for _, column in (each.cell, *each.parts)}))


def _tolerance(stated: Number, parts: Sequence[Number], *, is_rounded: bool) -> Decimal:
    """Give what rounding of the written digits allows: half of the last digit for each, where they are rounded."""
    ulp = max(number.ulp for number in (stated, *parts))
    if not is_rounded and ulp == 1:
        return Decimal(0)
    return ulp * HALF * (len(parts) + 1)


class Columns(NamedTuple):
    """The columns of a table whose numbers add up: those that sum up others, and the others."""

    totals: list[int]
    parts: list[int]


def _along(grid: Grid) -> Iterator[Wrong]:
    """Yield the wrong sums of rows: those of a column that says that it sums up, as most rows obey it."""
    columns = _summed_along(grid)
    for column in columns.totals:
        judged = [_way(_row_sums(column, way, grid), grid) for way in _column_ways(column, columns, grid)]
        best = max(judged, key=lambda way: way.support)
        if best.support >= max(FEWEST, 2 * len(best.wrong)) or _is_slip_of_few(best, columns, grid):
            yield from (_wrong(each, grid) for each in best.wrong)


def _is_slip_of_few(way: Way, columns: Columns, grid: Grid) -> bool:
    """Tell whether a table of a row or two has one sum that isn't right, by a slip of the pen."""
    if len(way.wrong) != 1 or len(way.right) + len(way.wrong) > FEWEST or len(columns.totals) > 1:
        return False
    [wrong] = way.wrong
    made, stated = total(grid.numbers[part] for part in wrong.parts), grid.numbers[wrong.cell]
    return len(wrong.parts) > 1 and slip_of(float(stated.value), float(made), float(stated.ulp)) is not None


def _summed_along(grid: Grid) -> Columns:
    """Return the columns whose numbers add up; none where no column says that it sums up others."""
    every = range(grid.stubs, grid.width)
    called = {at for at in every if TOTALS.search(grid.column_names[at])}
    summed = [*filter(grid.is_summed, every)] if called else []
    return Columns([at for at in summed if at in called], [at for at in summed if at not in called])


def _row_sums(column: int, way: Sequence[int], grid: Grid) -> list[Sum | None]:
    rows = (row for row in range(grid.depth, len(grid.rows)) if not UNADDED.search(grid.row_name(row)))
    return [_sum((row, column), [(row, part) for part in way], grid) for row in rows]


UNADDED = deferred("平均|単価|[率比](?:[(（]|$)|割合|指数|当たり|あたり|[%％]|順位")
"""What a row says whose numbers don't add up: `合格[率]`, `構成[比]`, not `合格者`."""
TOTALS = deferred(
    "^(?:合?計|総計|小計|総数|年度計|合計[点額数]|総合点|年間|年計|通年|通期|全体|総合計)$|(?:合計|総計|総数)$"
)
"""What a column of sums is called: `[計]`, `[年間]`, 投票`[総数]`, not `会計`."""
FEWEST = 2
"""Rows that must obey a column of totals."""


def _column_ways(column: int, columns: Columns, grid: Grid) -> Iterator[Sequence[int]]:
    """Yield the columns that a column of totals may be of."""
    parts, totals = columns.parts, columns.totals
    at, place = bisect(parts, column), totals.index(column)
    before = bisect(parts, totals[place - 1]) if place else 0
    behind = bisect(parts, totals[place + 1]) if place + 1 < len(totals) else len(parts)
    yield from (parts[before:at], parts[:at], parts[at:behind], parts[at:], totals[:place], totals[place + 1 :])
    head = grid.column_head(column)[:1]
    yield [other for other in parts if grid.column_head(other)[:1] == head]


def is_change(wrong: Wrong, grid: Grid) -> bool:
    """Tell whether a sum is what an amount is after it has changed: 補正前の額 and 補正額."""
    row, column = wrong.cell
    heads = [grid.whole_heads[at] for other, at in wrong.parts if other == row and at != column]
    return len(heads) == len(("before", "change")) and any(map(CHANGE.search, heads))


CHANGE = deferred("補正(?:予算)?額(?!の?財源)|^補正$|増減|変更額")
"""What a column of changes is called: `[補正額]`, not `補正前の額`, nor `補正額の財源内訳`."""


def sum_found(wrong: Wrong, grid: Grid) -> Found:
    """Tell a sum that isn't right."""
    row, column = wrong.cell
    name = grid.row_name(row) if wrong.parts[0][1] == column else f"{grid.row_name(row)} {grid.column_names[column]}"
    stated = written(grid.numbers[wrong.cell].value)
    related: tuple[Place, ...] = tuple(grid.place(*part) for part in wrong.parts[:20])
    what = "rows" if wrong.parts[0][1] == column else "columns"
    return Found(grid.place(row, column), f"{name}: {stated}, but the {what} add up to {written(wrong.sum)}", related)
