"""Rows: what the table of entities holds of each, for a spreadsheet, a data frame, a timeline or a terminal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from jdoc.views.cells import Cell, format_range
from jdoc.views.places import find_place, find_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from jdoc.model import Block, Entity

Row: TypeAlias = dict[str, Cell]

COLUMNS: dict[str, type] = {
    "doc": str,
    "seq": int,
    "kind": str,
    "page": int,
    "line": int,
    "column": int,
    "section": str,
    "number": str,
    "label": str,
    "text": str,
    "value": str,  # of every label: a number, EDTF, a name; ends of a range with .. between
    "amount": float,  # the value, where it is a number
    "unit": str,
    "lower": float,
    "upper": float,
    "approx": bool,
    "bound": str,
    "earliest": dt.date,
    "latest": dt.date,
    "relative": bool,
    "id": str,
    "role": str,
    "ref": str,
    "note": str,
    "start": int,
    "end": int,
    "sentence": str,
}
"""What a row holds, in order, and what its cells are."""


def make_rows(blocks: Iterable[Block], *, labels: Collection[str] = ()) -> Iterator[Row]:
    """Yield a row for each entity, or for those of some labels, in reading order."""
    for block in blocks:
        for entity in block.entities or ():
            if not labels or entity.label in labels:
                yield _make_row(block, entity)


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
    place = find_place(block, entity.start)
    return {
        "doc": block.doc,
        "seq": block.seq,
        "kind": block.kind,
        "page": place.page,
        "line": place.line,
        "column": place.column,
        "section": " > ".join(block.section or ()) or None,
        "number": block.number,
        "label": entity.label,
        "text": entity.text,
        "value": value_of(entity),
        "amount": _number(entity.value),
        "unit": entity.unit,
        "lower": _number(entity.lower),
        "upper": _number(entity.upper),
        "approx": entity.approx,
        "bound": entity.bound,
        "earliest": _day(entity.earliest),
        "latest": _day(entity.latest),
        "relative": entity.relative,
        "id": entity.id,
        "role": entity.role,
        "ref": entity.ref,
        "note": entity.note,
        "start": entity.start,
        "end": entity.end,
        "sentence": find_sentence(block, entity),
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


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written or "")
    except ValueError:
        return None  # records from elsewhere may hold anything


def _rank(cell: Cell) -> tuple[bool, Cell]:
    """Order what can't be compared: numbers before text."""
    return isinstance(cell, str), cell
