"""Accounts: sums that are called by what they are of (営業利益, 不用額), and totals called as the head of their rows (特別利益合計)."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.tables.balances import Wrong
from jdoc.language.lazy import deferred
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.tables.grids import Grid

    Cell = tuple[int, int]

NUMBERED = deferred(
    "^(?:[(][0-9一二三四五六七八九十ア-ヨA-Z]{1,2}[)]|[0-9一二三四五六七八九十ア-ヨA-Z]{1,2}[)．.、]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]{1,2}[)．.、]?)(?=[一-鿿])"
)
"""The number of an account: `[(1)]歳入総額`, `[Ⅱ]営業費用`, not `1人当たり`."""
LETTERED = deferred("[(（]?[A-ZＡ-Ｚア-ンa-z](?:[-+=－＋×÷A-ZＡ-Ｚ()（）a-z])*[)）]?$|[(（](?:△は|単位)[^)）]*[)）]$")
"""What stands behind an account to say how it is counted: 差引`[(A-B)]`, `[(C)]`."""
TOTAL = deferred("(?:の部)?(?:合計|計)$")
"""What a total is called by behind the name of its head: 特別利益`[合計]`, not `会計年度`."""
FEWEST = 2
"""Sums of a table that must be right."""


class Named(NamedTuple):
    """The accounts that a sum is of: of each the names that it may have, and whether it may be lacking."""

    plus: tuple[tuple[str, ...], ...]
    minus: tuple[tuple[str, ...], ...]


class Made(NamedTuple):
    """The amounts of a table that make another one."""

    cell: int
    plus: tuple[int, ...]
    minus: tuple[int, ...]


@cache
def named_sums() -> dict[str, Named]:
    """Return the sums that are called by what they are of.

    >>> named_sums()["不用額"].minus[1]
    ('翌年度繰越額?', '繰越額?')
    """
    read = columns("named_sums", "sum", "plus", "minus")
    return {name: Named(_accounts(plus), _accounts(minus)) for name, plus, minus in read}


def _accounts(written: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(account.split("|")) for account in written.split("+")) if written else ()


def wrong_accounts(grid: Grid) -> Iterator[Wrong]:
    """Yield the sums that aren't what those accounts make that they are called by, where most of a table are."""
    rows, heads = range(grid.depth, len(grid.rows)), range(grid.stubs, grid.width)
    down = [*_made({row: name_of(grid.row_name(row)) for row in rows}), *_headed(grid)]
    along = [*_made({at: name_of(grid.whole_heads[at]) for at in heads})]
    summed = [at for at in heads if grid.holds_amounts(at)]
    judged = [each for made, at in product(down, summed) if (each := _judged(grid, made, at, is_down=True))]
    judged += [each for made, at in product(along, rows) if (each := _judged(grid, made, at, is_down=False))]
    wrong = [each for each in judged if not _is_right(grid, each)]
    if len(judged) - len(wrong) >= max(FEWEST, len(wrong)):
        yield from wrong


@lru_cache(maxsize=512)
def name_of(head: str) -> str:
    """Return how an account is called, without its number and without letters that others are counted by.

    >>> name_of("(1)歳入総額(A)"), name_of("1人当たり")
    ('歳入総額', '1人当たり')
    """
    return LETTERED.sub("", NUMBERED.sub("", head))


def _made(names: dict[int, str]) -> Iterator[Made]:
    """Yield the rows or columns that are called by what they are of, and those that they are of, none of them twice."""
    places: dict[str, list[int]] = {}
    for at, name in names.items():
        places.setdefault(name, []).append(at)
    for name in sorted(named_sums().keys() & places.keys()):
        plus, minus = ([_found(account, places) for account in side] for side in named_sums()[name])
        made = Made(
            places[name][0], *(tuple(at for at in side if at is not None and at >= 0) for side in (plus, minus))
        )
        if len(places[name]) == 1 and None not in plus + minus and len(made.plus + made.minus) > 1:
            yield made


def _found(account: Sequence[str], places: dict[str, list[int]]) -> int | None:
    """Return where an account stands; -1 where it may be lacking and is, None where it must not or stands twice."""
    for name in account:
        found = places.get(name.removesuffix("?"), ())
        if found:
            return found[0] if len(found) == 1 else None
    return -1 if account[0].endswith("?") else None


def _headed(grid: Grid) -> Iterator[Made]:
    """Yield the totals that are called as a row above without amounts (特別利益, 特別利益合計), with the rows between."""
    levels: list[Level] = []
    for row in range(grid.depth, len(grid.rows)):
        name = name_of(grid.row_name(row))
        if not any((row, at) in grid.numbers for at in range(grid.stubs, grid.width)):
            levels.append(Level(name, []))
            continue
        level = _level_of(name, levels)
        if level is not None:
            if level.rows:
                yield Made(row, tuple(level.rows), ())
            del levels[levels.index(level) :]
        if levels:
            levels[-1].rows.append(row)


class Level(NamedTuple):
    """A head without amounts, and the rows with amounts below it, of which none are below another such head."""

    name: str
    rows: list[int]


def _level_of(name: str, levels: Sequence[Level]) -> Level | None:
    """Return the level that a total closes: that of its name, if those below it have no rows."""
    head = TOTAL.sub("", name) if TOTAL.search(name) else ""
    at = next((at for at in reversed(range(len(levels))) if levels[at].name == head), None) if head else None
    return None if at is None or any(level.rows for level in levels[at + 1 :]) else levels[at]


def _judged(grid: Grid, made: Made, at: int, *, is_down: bool) -> Wrong | None:
    """Return what some accounts make in a row or column; None where one of them isn't known."""
    cell, *plus = ((each, at) if is_down else (at, each) for each in (made.cell, *made.plus))
    minus = [(each, at) if is_down else (at, each) for each in made.minus]
    known = [each for each in (*plus, *minus) if each in grid.numbers]
    if cell not in grid.numbers or not known or any(map(grid.is_unread, {*plus, *minus}.difference(known))):
        return None
    values = (grid.numbers[each].value * (1 if each in plus else -1) for each in known)
    return Wrong(cell, tuple(known), sum(values, Decimal(0)))


def _is_right(grid: Grid, each: Wrong) -> bool:
    """Tell whether a sum is what its accounts make, but for what rounding allows, or cutting off."""
    ulp = max(grid.numbers[cell].ulp for cell in (each.cell, *each.parts))
    allowed = ulp * len(each.parts) if grid.is_rounded or ulp != 1 else 0
    return abs(each.sum - grid.numbers[each.cell].value) <= allowed
