"""Budgets: what the sections of an item (節) add up to, and what it is financed with (財源内訳)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.numbers import total
from jdoc.checks.tables.balances import Wrong
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from jdoc.checks.numbers import Number
    from jdoc.checks.tables.grids import Grid

    Cell = tuple[int, int]

SUPPLEMENT = deferred("^補正(?:予算)?額$")
"""What the column of an item's amount is called in a supplementary budget: `[補正額]`, not `補正額の財源内訳`."""
THIS_YEAR = deferred("^(?:本年度|[^前財]{0,8}年度)(?:当初)?(?:予算額?|予定額)?(?:\\(.*\\))?$|^予算額$")
"""The same in a budget: `[本年度]`, `[令和6年度予算額]`, not `前年度予算額`."""
SECTION = deferred("^節(?:区分)?$")
"""What the column of sections is called, before that of their amounts: `[節区分]`, not `節金額`."""
FINANCED = deferred("財源(?:の)?内訳")
"""What stands above the columns that say what an item is financed with: `[財源内訳]一般財源`, not `財源`."""
FEWEST = 2
"""Sums of a document that must be right."""


class Columns(NamedTuple):
    """The columns of a budget."""

    item: int
    section: int | None
    financed: list[int]


class Item(NamedTuple):
    """An item with its amount, and the cells that add up to it; on several pages it begins in tables before."""

    grid: Grid
    row: int
    columns: Columns
    before: list[Number]
    """The sections on pages before."""
    sections: list[Cell]

    @property
    def amount(self) -> Number:
        """What it says."""
        return self.grid.numbers[self.row, self.columns.item]


def wrong_items(grids: Sequence[Grid]) -> dict[int, list[Wrong]]:
    """Return the amounts of items that their sections, or what finances them, don't make, by the blocks of their tables."""
    wrong: dict[int, list[Wrong]] = {}
    items = [*_items(grids)]
    for judged in (_by_sections(items), _by_financing(items)):
        told = [(item, each) for item, each in judged if each is not None]
        if len(judged) - len(told) >= max(FEWEST, 2 * len(told)):
            for item, each in told:
                wrong.setdefault(item.grid.index, []).append(each)
    return wrong


def _columns(grid: Grid) -> Columns | None:
    heads = grid.whole_heads
    item = next((at for pattern in (SUPPLEMENT, THIS_YEAR) for at in _called(heads, pattern) if at), None)
    section = next((at + 1 for at in _called(heads[:-1], SECTION)), None)
    financed = _called(heads, FINANCED)
    return None if item is None or (section is None and len(financed) < FEWEST) else Columns(item, section, financed)


def _called(heads: Sequence[str], pattern: re.Pattern[str]) -> list[int]:
    return [at for at, head in enumerate(heads) if pattern.search(head)]


def _items(grids: Sequence[Grid]) -> list[Item]:
    """Return the items of all tables; of one that goes on over a page the last part, with the sections before."""
    items: list[Item] = []
    for grid in grids:
        columns = _columns(grid)
        for row in range(grid.depth, len(grid.rows)):
            if columns is not None:
                _read_row(grid, row, columns, items)
    return items


def _read_row(grid: Grid, row: int, columns: Columns, items: list[Item]) -> None:
    """Take the item and the section of a row to those before."""
    if (row, columns.item) in grid.numbers:
        item = Item(grid, row, columns, [], [])
        if items and _goes_on(items[-1], item):
            last = items.pop()
            item = item._replace(before=last.before + [last.grid.numbers[cell] for cell in last.sections])
        items.append(item)
    section = None if columns.section is None else (row, columns.section)
    if section in grid.numbers and items and items[-1].grid is grid:
        items[-1].sections.append(section)


def _goes_on(last: Item, item: Item) -> bool:
    """Tell whether an item is the one that the table before ends with."""
    names = last.grid.row_name(last.row), item.grid.row_name(item.row)
    return last.grid is not item.grid and names[0] == names[1] and last.amount.value == item.amount.value


def _by_sections(items: Sequence[Item]) -> list[tuple[Item, Wrong | None]]:
    judged = [(item, _wrong(item, item.sections, item.before)) for item in items if item.sections]
    return [(item, wrong) for item, wrong in judged if wrong is None or len(item.sections) + len(item.before) > 1]


def _by_financing(items: Sequence[Item]) -> list[tuple[Item, Wrong | None]]:
    judged = []
    for item in items:
        parts = [(item.row, at) for at in item.columns.financed if (item.row, at) in item.grid.numbers]
        if parts and not any(map(item.grid.is_unread, [(item.row, at) for at in item.columns.financed])):
            judged.append((item, _wrong(item, parts, [])))
    return judged


def _wrong(item: Item, parts: Sequence[Cell], before: Sequence[Number]) -> Wrong | None:
    made = total([*before, *(item.grid.numbers[part] for part in parts)])
    cell = item.row, item.columns.item
    return None if made == item.amount.value else Wrong(cell, tuple(parts), made)
