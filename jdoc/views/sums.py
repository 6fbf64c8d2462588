"""Sums: the amounts of many rows added up, those that can be added, each once, and no unit to another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from itertools import accumulate, filterfalse
from typing import TYPE_CHECKING

from jdoc.language.tables.summing import PARTS, TOTAL, UNSUMMED, UNSUMMED_UNIT
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple
from jdoc.views.rows import COLUMNS
from jdoc.vocabulary import AMOUNT_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.views.cells import Cell
    from jdoc.views.rows import Row

TABLE = ("table", "seq", "column_head")
"""What is kept apart where it must be: tables that restate each other, the columns of a table."""
APART = ("measure", "period", "unit")
"""What is never added to each other: amounts and differences, several years, several units."""
KINDS: dict[str, type] = COLUMNS | {"count": int}
TOTALS, WITHIN, HEADS = "totals", "parts of other rows", "in heads of tables"
AGAIN = "said again in another table"
ADDRESSES = "numbers of addresses"
RATES, OPEN = "rates, averages and the like", "ranges and open amounts"
"""Why an amount is left out."""
IN_ADDRESSES = frozenset({"丁目", "番地", "番", "号", "号室", "番街"})
"""What counts nothing: 本町一丁目２番３号."""
FARTHEST = 100
"""Rows below one that it may be the sum of."""
LEAST_SHARED = 2
"""Amounts that a table has in common with another one that it restates: of one alone, nobody knows."""
LEAST_SURE = 1000
"""An amount of this many or more is no sum of the rows below it by chance, nor that of another table."""


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
    sorting = _Sorting(rows, summed)
    keys = [*by, *filterfalse(by.__contains__, APART)]
    for column, is_needed in (
        ("table", sorting.restates),
        ("seq", sorting.restates),  # tables of one title
        ("column_head", sorting.shares_rows),
    ):
        if column not in by and is_needed(keys):
            keys.insert(len(by), column)
    added = _added(sorting.kept, keys, summed)
    split = [column for column in keys[len(by) :] if len({row[column] for row in added}) > 1]
    shown = filterfalse({*APART, *TABLE}.difference(by, split, ["unit"]).__contains__, keys)
    return Sums(added, [*shown, "count", summed, "approx"], sorting.left_out, split)


class _Sorting:
    """The rows whose amounts can be added, and how many can't be, by why."""

    def __init__(self, rows: Iterable[Row], summed: str) -> None:
        self.kept: list[Row] = []
        self.left_out: Counter[str] = Counter()
        self._amounts: dict[tuple[Cell, ...], set[Cell]] = {}
        """What each table says in numbers that no two say by chance."""
        self._said: dict[tuple[Cell, ...], tuple[Cell, ...]] = {}
        """By document, name, column and amount, the table that says it first."""
        self._kept: dict[tuple[Cell, ...], tuple[Cell, ...]] = {}
        """By document, name and column, the table whose amount was taken."""
        for table in _tables(rows):
            structure = _Structure(table)
            self._amounts[_table_of(table[0])] = {row["amount"] for row in table if _is_sure(row["amount"])}
            for row in table:
                is_again = self._is_again(row)
                reason = _of_addresses(row) or structure.reason(row)
                reason = reason or (OPEN if row[summed] is None else AGAIN if is_again else None)
                if reason:
                    self.left_out[reason] += 1
                else:
                    self._kept.setdefault(_name_of(row, row["row_head"]), _table_of(row))
                    self.kept.append(row)

    def _is_again(self, row: Row) -> bool:
        """Tell whether another table of the document has said an amount, or that of which it is a part."""
        place = _table_of(row)
        if not place or not _is_sure(row["amount"]):
            return False
        said = self._said.setdefault((*_name_of(row, row["row_head"]), row["amount"], row["unit"]), place)
        if said != place:
            return len(self._amounts[said] & self._amounts[place]) >= LEAST_SHARED
        above = accumulate(f"{row['row_head'] or ''}".split(" > ")[:-1], "{} > {}".format)
        return any(self._kept.get(_name_of(row, head), place) != place for head in above)

    def restates(self, keys: Sequence[str]) -> bool:
        """Tell whether tables of one document would be added to each other that say the same amounts."""
        tables: dict[tuple[Cell, ...], set[tuple[Cell, ...]]] = defaultdict(set)
        for row in self.kept:
            if row["row"] is not None:
                tables[row["doc"], *(row[key] for key in keys)].add(_table_of(row))
        return any(self._share_amounts(group) for group in tables.values())

    def _share_amounts(self, tables: Iterable[tuple[Cell, ...]]) -> bool:
        sets = [self._amounts[table] for table in tables]
        return len(set().union(*sets)) < sum(map(len, sets))

    def shares_rows(self, keys: Sequence[str]) -> bool:
        """Tell whether cells of one row of a table would be added to each other, which its columns are not for."""
        places = [
            (*_table_of(row), row["row"], *(row[key] for key in keys)) for row in self.kept if row["row"] is not None
        ]
        return len(set(places)) < len(places)


def _of_addresses(row: Row) -> str | None:
    return ADDRESSES if row["label"] == "QUANTITY" and row["unit"] in IN_ADDRESSES else None


def _name_of(row: Row, head: Cell) -> tuple[Cell, ...]:
    return row["doc"], _last(head), _last(row["column_head"])


def _is_sure(amount: Cell) -> bool:
    return amount is not None and abs(_number(amount)) >= LEAST_SURE


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
