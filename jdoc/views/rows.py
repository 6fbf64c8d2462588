"""Rows: what the table of entities holds of each, for a spreadsheet, a data frame, a timeline or a terminal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from jdoc.views.cells import Cell, format_range
from jdoc.views.citations import cells_of
from jdoc.views.english import value_en
from jdoc.views.meanings import Cells, titled
from jdoc.views.places import CITED, PLACED, cited_cells, find_sentence, place_cells
from jdoc.vocabulary import AMOUNT_LABELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity, EntityLabel
    from jdoc.views.meanings import Titled

Row: TypeAlias = dict[str, Cell]
Packed: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[Cell, ...]]
"""The names of a row's columns, of those that hold something, and what these hold."""

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    "kind": str,
    **PLACED,
    "number": str,
    "label": str,
    "text": str,
    "value": str,  # of every label: a number, EDTF, a name; ends of a range with .. between
    "amount": float,  # the value, where it is a number
    "unit": str,
    "lower": float,  # of a single amount the amount itself: what amounts of all kinds are sorted by
    "upper": float,
    "approx": bool,
    "bound": str,
    "earliest": dt.date,
    "latest": dt.date,
    "relative": bool,
    "id": str,
    "role": str,
    "ref": str,
    "law_num": str,
    "law_id": str,
    "note": str,
    "law": str,  # of a citation: the law, and the path to the provision in it
    "path": str,
    "cited_part": str,
    "target": int,
    "url": str,
    "start": int,
    "end": int,
    "sentence": str,
    "table": str,
    "row": int,
    "table_column": int,
    "row_head": str,
    "column_head": str,
    "measure": str,
    "period": str,
    "total": bool,
    **CITED,
    "of": str,  # of an amount in prose: what it is an amount of
    "value_en": str,  # the value in English, where that is sure
}
"""What a row holds, in order, and what its cells are."""
UNBOUNDED_BELOW, UNBOUNDED_ABOVE = frozenset({"le", "lt"}), frozenset({"ge", "gt"})
"""Bounds of amounts that have no end on one side: 以下, 以上."""
LONGEST_FRACTION = 40
TIDY = (
    "doc",
    "page",
    "seq",
    "table",
    "row",
    "column",
    "row_head",
    "column_head",
    "measure",
    "period",
    "total",
    "label",
    "text",
    "amount",
    "unit",
)
"""What is told of the amounts in tables alone; `column` is the one of the table here."""
TIDY_BRIEF = ("row_head", "column_head", "text", "amount", "unit")
"""What a terminal shows of it."""
TIDY_LABELS: tuple[EntityLabel, ...] = ("MONEY", "PERCENT", "QUANTITY", "CARDINAL")
"""What cells of tables hold."""


def make_rows(blocks: Iterable[Block], *, labels: Collection[str] = ()) -> Iterator[Row]:
    """Yield a row for each entity, or for those of some labels, in reading order."""
    for table, cells, entity in _entities(blocks, labels):
        yield _make_row(table.block, entity) | _meaning(cells, entity)


def make_tidy_rows(blocks: Iterable[Block], *, labels: Collection[str] = ()) -> Iterator[Row]:
    """Yield a row for each amount that a cell of a table holds, with the heads of its row and its column."""
    for table, cells, entity in _entities(blocks, labels):
        if cells is not None and cells.is_amount(entity):
            meaning = _meaning(cells, entity)
            yield _make_row(table.block, entity) | meaning | {"column": meaning["table_column"]}


def _entities(blocks: Iterable[Block], labels: Collection[str]) -> Iterator[tuple[Titled, Cells | None, Entity]]:
    for table in titled(blocks):
        entities = table.block.entities or ()
        cells = Cells(table) if table.heads is not None and entities else None
        for entity in entities:
            if not labels or entity.label in labels:
                yield table, cells, entity


def _meaning(cells: Cells | None, entity: Entity) -> Row:
    """Tell what an entity means by its place in a table."""
    meaning = cells.meaning(entity) if cells else None
    return {
        "table": cells.table.title if cells else None,
        "row": meaning.row if meaning else None,
        "table_column": meaning.column if meaning else None,
        "row_head": meaning.row_head if meaning else None,
        "column_head": meaning.column_head if meaning else None,
        "measure": meaning.measure if meaning else None,
        "period": meaning.period if meaning else None,
        "total": meaning.total if meaning else None,
    }


_NAMES: dict[tuple[str, ...], tuple[str, ...]] = {}


def packed(row: Row) -> Packed:
    """Pack a row to be held with all others of its document, which in full would take several times as much.

    >>> unpacked(packed({"doc": "a.txt", "page": None, "amount": 5}))
    {'doc': 'a.txt', 'page': None, 'amount': 5}
    """
    names, filled = tuple(row), tuple(name for name, cell in row.items() if cell is not None)
    return _NAMES.setdefault(names, names), _NAMES.setdefault(filled, filled), tuple(map(row.__getitem__, filled))


def unpacked(row: Packed) -> Row:
    """Return a row that was packed."""
    names, filled, cells = row
    return dict.fromkeys(names) | dict(zip(filled, cells, strict=True))


def sort_rows(rows: Iterable[Row], order: Sequence[str]) -> list[Row]:
    """Sort rows by columns, the first one counting most; `-` before a column turns it round; empty cells come last."""
    rows = list(rows)
    for name in reversed(order):
        column = name.removeprefix("-")
        filled = [row for row in rows if row[column] is not None]
        filled.sort(key=lambda row: _rank(row[column]), reverse=name != column)
        rows = filled + [row for row in rows if row[column] is None]
    return rows


def _make_row(block: Block, entity: Entity) -> Row:
    return {
        "doc": block.doc,
        "seq": block.seq,
        "kind": block.kind,
        **place_cells(block, entity.start),
        "number": block.number,
        "label": entity.label,
        "text": entity.text,
        "value": value_of(entity),
        "amount": _number(entity.value),
        "unit": entity.unit,
        "lower": _end(entity, entity.lower, UNBOUNDED_BELOW),
        "upper": _end(entity, entity.upper, UNBOUNDED_ABOVE),
        "approx": entity.approx,
        "bound": entity.bound,
        "earliest": _day(entity.earliest),
        "latest": _day(entity.latest),
        "relative": entity.relative,
        "id": entity.id,
        "role": entity.role,
        "ref": entity.ref,
        "law_num": entity.law_num,
        "law_id": entity.law_id,
        "note": entity.note,
        **cells_of(entity),
        "start": entity.start,
        "end": entity.end,
        "sentence": find_sentence(block, entity),
        **cited_cells(block),
        "of": entity.of,
        "value_en": value_en(entity),
    }


def value_of(entity: Entity) -> Cell:
    """Return the value of an entity, of a range both ends: one scalar for all labels.

    >>> from jdoc.model import Entity
    >>> value_of(Entity(label="QUANTITY", start=0, end=4, text="５～８名", lower=5, upper=8))
    '5..8'
    """
    if entity.value is None and entity.lower is not None:
        return format_range(entity.lower, entity.upper)
    return entity.value


def _number(value: Cell) -> Cell:
    return None if isinstance(value, str) else value


def _end(entity: Entity, end: Cell, unbounded: frozenset[str]) -> Cell:
    """Return one end of what an amount can be: that of a range, or the amount itself, if its words bound it there."""
    if entity.lower is not None or entity.upper is not None:
        return _number(end)
    if entity.label not in AMOUNT_LABELS or entity.bound in unbounded:
        return None
    return _fraction(entity.value) if isinstance(entity.value, str) else entity.value


def _fraction(written: str) -> Cell:
    """Return what a fraction that has no end in decimals comes to: 1/3."""
    over, slash, under = written.partition("/")
    if not slash or not over.isdecimal() or not under.isdecimal() or len(written) > LONGEST_FRACTION or not int(under):
        return None
    return int(over) / int(under)


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written or "")
    except ValueError:
        return None  # records from elsewhere may hold anything


def _rank(cell: Cell) -> tuple[bool, Cell]:
    """Order what can't be compared: numbers before text."""
    return isinstance(cell, str), cell
