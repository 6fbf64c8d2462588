"""Sums: the amounts of many rows added up, those that can be added, each once, and no unit to another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import filterfalse
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.tables.summing import PARTS, TOTAL, UNSUMMED, UNSUMMED_UNIT
from jdoc.language.width import fold
from jdoc.views.rows import COLUMNS
from jdoc.vocabulary import AMOUNT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.views.cells import Cell
    from jdoc.views.rows import Row

SUMMED = ("amount", "lower", "upper")
"""The columns that can be added up."""
APART = ("measure", "period", "unit")
"""What is never added to each other: amounts and differences, several years, several units."""
KINDS: dict[str, type] = COLUMNS | {"count": int}
TOTALS, WITHIN, HEADS = "totals", "parts of other rows", "in heads of tables"
RATES, OPEN = "rates, averages and the like", "ranges and open amounts"
"""Why an amount is left out."""
FARTHEST = 100
"""Rows below one that it may be the sum of."""
LEAST_SURE = 1000
"""An amount of this many or more is no sum of the rows below it by chance."""


class Sums(NamedTuple):
    """What rows add up to."""

    rows: list[Row]
    columns: list[str]
    left_out: Counter[str]
    """How many amounts were left out, by why."""
    split: list[str]
    """The columns that nobody asked for, by which sums are kept apart."""


def add_up(rows: Iterable[Row], by: Sequence[str], summed: str = "amount") -> Sums:
    """Add the amounts of rows up, by some of their columns; what can't be added is left out, and counted."""
    kept, left_out = _sorted_out(rows, summed)
    keys = [*by, *filterfalse(by.__contains__, APART)]
    if "column_head" not in by and _share_rows(kept, keys):
        keys.insert(len(by), "column_head")
    added = _added(kept, keys, summed)
    split = [column for column in keys[len(by) :] if len({row[column] for row in added}) > 1]
    shown = filterfalse({*APART, "column_head"}.difference(by, split, ["unit"]).__contains__, keys)
    return Sums(added, [*shown, "count", summed, "approx"], left_out, split)


def _sorted_out(rows: Iterable[Row], summed: str) -> tuple[list[Row], Counter[str]]:
    """Return the rows whose amounts can be added, and how many can't be, by why."""
    left_out: Counter[str] = Counter()
    kept = []
    for table in _tables(rows):
        structure = _Structure(table)
        for row in table:
            reason = structure.reason(row) or (OPEN if row[summed] is None else None)
            if reason:
                left_out[reason] += 1
            else:
                kept.append(row)
    return kept, left_out


def _tables(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield the amounts of each table, and those between tables, of which nothing is a total."""
    table: list[Row] = []
    for row in rows:
        if row["label"] not in AMOUNT_LABELS:
            continue
        if table and _table_of(row) != _table_of(table[0]):
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _table_of(row: Row) -> tuple[Cell, ...]:
    return (row["doc"], row["seq"]) if row["row"] is not None else ()


def _share_rows(rows: Iterable[Row], keys: Sequence[str]) -> bool:
    """Tell whether cells of one row of a table would be added to each other, which its columns are not for."""
    seen = set()
    for row in rows:
        if row["row"] is not None:
            place = (*_table_of(row), row["row"], *(row[key] for key in keys))
            if place in seen:
                return True
            seen.add(place)
    return False


def _added(rows: Iterable[Row], keys: Sequence[str], summed: str) -> list[Row]:
    sums: dict[tuple[Cell, ...], Row] = {}
    for row in rows:
        group = tuple(row[key] for key in keys)
        total = sums.setdefault(group, dict.fromkeys(KINDS) | dict(zip(keys, group, strict=True)) | {"count": 0})
        total["count"] = _number(total["count"]) + 1
        total[summed] = _number(total[summed]) + _number(row[summed])
        total["approx"] = total["approx"] or row["approx"] or (row["bound"] is not None) or None
    for total in sums.values():
        total[summed] = _plain(_number(total[summed]))
        total["count"] = int(_number(total["count"]))
    return [*sums.values()]


def _number(cell: Cell) -> Decimal:
    return Decimal(str(cell or 0))


def _plain(number: Decimal) -> Cell:
    return int(number) if number == number.to_integral_value() else number.normalize()


class _Structure:
    """Which rows of a table add up others, or are parts of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._by_row: dict[Cell, dict[Cell, Decimal]] = defaultdict(dict)
        self._heads: dict[Cell, str] = {}
        for row in rows:
            if row["row"] is not None and row["amount"] is not None:
                self._by_row[row["row"]][row["table_column"]] = _number(row["amount"])
                self._heads[row["row"]] = f"{row['row_head'] or ''}"
        self._rows = [*self._by_row]
        self._reasons = {row: TOTALS for place, row in enumerate(self._rows) if self._sums_up_those_below(place, row)}
        self._reasons |= dict(self._nested())

    def reason(self, row: Row) -> str | None:
        """Say why an amount is none to be added, if it is none."""
        if row["label"] in {"PERCENT", "ORDINAL"} or UNSUMMED_UNIT.fullmatch(f"{row['unit'] or ''}"):
            return RATES
        if row["row"] is None:
            return None
        head = _last(row["row_head"])
        if row["total"] or TOTAL.search(head):
            return TOTALS
        if PARTS.search(head):
            return WITHIN
        if row["measure"] == "head":
            return HEADS
        if row["measure"] in {"rate", "share"} or UNSUMMED.search(_last(row["column_head"])):
            return RATES
        return self._reasons.get(row["row"])

    def _sums_up_those_below(self, place: int, row: Cell) -> bool:
        """Tell whether a row says in each column what some rows right below it come to."""
        own = self._by_row[row]
        if max(map(abs, own.values())) < LEAST_SURE:
            return False
        below: Counter[Cell] = Counter()
        for count, other in enumerate(self._rows[place + 1 : place + FARTHEST], 1):
            below.update(self._by_row[other])
            if count > 1 and all(below[column] == amount for column, amount in own.items()):
                return True
        return False

    def _nested(self) -> Iterator[tuple[Cell, str]]:
        """Yield rows whose names stand above others (市税 of 市税 > 市民税), or those others if they don't add up."""
        children: dict[str, list[Cell]] = defaultdict(list)
        for row, head in self._heads.items():
            children[head.rpartition(" > ")[0]].append(row)
        for row, head in self._heads.items():
            below = children.get(head, []) if head else []
            if below and self._is_sum(row, below):
                yield row, TOTALS
            else:
                yield from ((other, WITHIN) for other in below)

    def _is_sum(self, row: Cell, parts: Sequence[Cell]) -> bool:
        amounts = [self._by_row[part] for part in parts]
        return all(
            sum(each.get(column, Decimal(0)) for each in amounts) == amount
            for column, amount in self._by_row[row].items()
        )


def _last(head: Cell) -> str:
    """Return the innermost part of a head, in half-width forms without white space."""
    return "".join(fold(f"{head or ''}".rpartition(" > ")[2]).split())
