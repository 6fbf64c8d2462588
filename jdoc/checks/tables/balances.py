"""Balances: what was, what came and went, and what is (前年度末, 増加, 減少, 本年度末); 収入 less 支出."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.pen import slip_of
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.numbers import Number
    from jdoc.checks.tables.grids import Grid

OPENING = deferred("(?:前|年度当初|年度初|期首|月初|補正前|既定|繰越|末)")
"""What a column of what was before is called: `[前]年度末残高`, `[補正前]の額`, not `増加`."""
COMING = deferred(
    "^(?:当?(?:年度|期|月|年)?中?の?)?(?:増加?|新規|受入|加入|転入|収入|発行|借入|設置|開設|購入|取得|積立|補正)(?:額|高|数|件数|台数|人数|戸数)?(?:\\(.*\\))?$"
)
"""What a column of what came is called: `[増加]`, `[年度中増加高]`, `[補正額]`, not `増減`."""
GOING = deferred(
    "^(?:当?(?:年度|期|月|年)?中?の?)?(?:減少?|廃止|払出し?|脱退|転出|支出|償還|返済|撤去|除却|売却|取崩し?)(?:額|高|数|件数|台数|人数|戸数)?(?:\\(.*\\))?$"
)
"""What a column of what went is called: `[減少]`, `[償還額]`, not `増減`."""
CLOSING = deferred("末|残高|現在高?$|補正後|^(?:合)?計$|^[翌次](?:年度|期|月|回)(?:へ?の?)?繰越")
"""What a column of what is now is called: `令和5年度[末]`, `[補正後]の額`, not `増加`."""
BEFORE = deferred("補正前|既定|現計予算|既計上")
"""What a column of a budget before its supplement is called: `[補正前]の額`, not `前年度`."""
SUPPLEMENT = deferred("補正")
"""What one of the supplement is called: `[補正]額`, not `増減`."""
NOTHING = frozenset({"", "-", "－", "―", "–", "…", "0", "*"})
"""Cells that hold nothing."""
FEWEST = 2
"""Rows that must obey a balance."""
REMAINDER = deferred(
    "^(?:収支)?差し?引き?(?:残?額|残高)?$|^収支(?:差額|残高)?$|^(?:当期|次期|次年度|翌年度)?(?:収支差額|繰越(?:金|額)?|剰余金?)$|^残高?$|^残額$"
)
"""What a row is called that holds what remains: `[収支差額]`, `[差引残高]`, not `差入保証金`."""
EARNED, SPENT = deferred("収入|歳入|収益|益$"), deferred("支出|歳出|費用|経費|損$")
"""What totals of a balance are of: `[収入]計` and `[支出]計`, not `計`."""


class Balance(NamedTuple):
    """The columns of a balance."""

    opening: int
    coming: list[int]
    going: list[int]
    closing: int


class Wrong(NamedTuple):
    """A number that its balance doesn't make."""

    cell: tuple[int, int]
    parts: tuple[tuple[int, int], ...]
    sum: Decimal


def wrong_balances(grid: Grid, elsewhere: int = 0) -> Iterator[Wrong]:
    """Yield the numbers of a table that aren't what was, and came, and went.

    What heads name (補正前の額, 補正額, 計) is believed where as many rows obey it as don't, or else `elsewhere` in the document.
    """
    for balance in _balances(grid):
        right, wrong = _judged(balance, grid)
        is_shown = right + min(elsewhere, 1) >= len(wrong) if _is_named(balance, grid) else right >= 2 * len(wrong)
        if (is_shown and right + elsewhere >= FEWEST) or (len(wrong) == 1 and _is_slip(wrong[0], grid)):
            yield from wrong
    yield from _remainders(grid)


def _is_slip(wrong: Wrong, grid: Grid) -> bool:
    """Tell whether the only number that isn't right is one by a slip of the pen, by what was, came and went."""
    stated = grid.numbers[wrong.cell]
    return slip_of(float(stated.value), float(wrong.sum), float(stated.ulp)) is not None


def rows_supplemented(grid: Grid) -> int:
    """Count the rows of a table whose amounts are those of before and what a supplementary budget adds."""
    return sum(_judged(balance, grid)[0] for balance in _balances(grid) if _is_named(balance, grid))


def _is_named(balance: Balance, grid: Grid) -> bool:
    """Tell whether heads say that amounts are those of before and a supplementary budget's, and their sum."""
    opening, *coming = (grid.whole_heads[at] for at in (balance.opening, *balance.coming))
    return bool(BEFORE.search(opening)) and not balance.going and all(map(SUPPLEMENT.search, coming))


def _balances(grid: Grid) -> Iterator[Balance]:
    """Yield columns that may be a balance: of what was, only what came and went, and of what is."""
    if not any(map(OPENING.search, grid.whole_heads)):
        return
    opening, coming, going = -1, list[int](), list[int]()
    for column in range(grid.stubs, grid.width):
        name = grid.whole_heads[column]
        if COMING.search(grid.column_names[column]) or COMING.search(name):
            coming.append(column)
        elif GOING.search(grid.column_names[column]) or GOING.search(name):
            going.append(column)
        else:
            if opening >= 0 and coming + going and CLOSING.search(name):
                yield Balance(opening, coming, going, column)
            opening, coming, going = (column if OPENING.search(name) else -1), [], []


def _judged(balance: Balance, grid: Grid) -> tuple[int, list[Wrong]]:
    """Count the rows that obey a balance, and give those that don't."""
    right, wrong = 0, []
    parts = (balance.opening, *balance.coming, *balance.going)
    for row in range(grid.depth, len(grid.rows)):
        stated = grid.numbers.get((row, balance.closing))
        filled = tuple((row, at) for at in parts if (row, at) in grid.numbers)
        if stated is None or not filled or not _is_known(grid, row, parts):
            continue
        made = sum((_signed(grid.numbers[cell], cell[1] in balance.going) for cell in filled), Decimal(0))
        right += made == stated.value != grid.numbers[filled[0]].value
        if made != stated.value and not grid.is_near(made, stated, len(parts)):
            wrong.append(Wrong((row, balance.closing), filled, made))
    return right, wrong


def _is_known(grid: Grid, row: int, parts: Sequence[int]) -> bool:
    """Tell whether a row has what was, and for the other parts a number or nothing."""
    return (row, parts[0]) in grid.numbers and all(
        (row, at) in grid.numbers or grid.text(row, at).strip() in NOTHING for at in parts
    )


def _signed(number: Number, goes: object) -> Decimal:
    return -abs(number.value) if goes else number.value


def _remainders(grid: Grid) -> Iterator[Wrong]:
    """Yield what remains of a total of what was earned less one of what was spent, and isn't that."""
    rows = range(grid.depth, len(grid.rows))
    for row in filter(lambda row: REMAINDER.search(grid.row_name(row)), rows):
        above = [at for at in grid.totals if at < row]
        if len(above) != TWO or any(OPENING.search(grid.row_name(at)) for at in range(above[1] + 1, row)):
            continue  # 次期繰越 below 収支差額 and 前期繰越 is the sum of both
        if EARNED.search(grid.row_name(above[0])) and SPENT.search(grid.row_name(above[1])):
            yield from _wrong_remainders(grid, row, *above)


TWO = 2


def _wrong_remainders(grid: Grid, row: int, earned: int, spent: int) -> Iterator[Wrong]:
    for column in range(grid.stubs, grid.width):
        cells: Sequence[tuple[int, int]] = ((earned, column), (spent, column))
        stated = grid.numbers.get((row, column))
        if stated is not None and all(cell in grid.numbers for cell in cells) and grid.is_summed(column):
            made = grid.numbers[cells[0]].value - grid.numbers[cells[1]].value
            if made != stated.value and not grid.is_near(made, stated, TWO):
                yield Wrong((row, column), tuple(cells), made)
