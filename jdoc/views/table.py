"""The table of entities: a row each, for a spreadsheet, a data frame or a terminal."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import IO, TYPE_CHECKING, TypeAlias

from jdoc import jsonl
from jdoc.language.lazy import deferred
from jdoc.views.places import place, sentence
from jdoc.views.values import described, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from jdoc.model import Block, Entity

Cell: TypeAlias = str | int | float | Decimal | bool | dt.date | None
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
BRIEF = ("doc", "page", "line", "label", "text", "value")
"""What a terminal shows of it."""
WHERE = ("doc", "page")
"""What a terminal shows where there is more than one."""
FORMULA = deferred(r"[=@＝＠\t\r]|[-+－＋](?![0-9０-９.,．，]+[%％]?$)")
"""What a spreadsheet may take for a formula and run; a signed number is none."""


def rows(blocks: Iterable[Block], *, labels: Collection[str] = ()) -> Iterator[Row]:
    """Yield a row for each entity, or for those of some labels, in reading order."""
    for block in blocks:
        for entity in block.entities or ():
            if not labels or entity.label in labels:
                yield _row(block, entity)


def arranged(given: Iterable[Row], order: Sequence[str]) -> list[Row]:
    """Sort rows by columns, the first one counting most; `-` before a column turns it round; empty cells come last."""
    found = list(given)
    for name in reversed(order):
        column = name.removeprefix("-")
        filled = [row for row in found if row[column] is not None]
        filled.sort(key=lambda row: _rank(row[column]), reverse=name != column)
        found = filled + [row for row in found if row[column] is None]
    return found


def write_csv(
    given: Iterable[Row],
    out: IO[str],
    *,
    columns: Sequence[str] = tuple(COLUMNS),
    delimiter: str = ",",
    bom: bool = False,
) -> None:
    """Write rows as CSV, or with tabs as TSV; Excel takes the encoding from the byte order mark.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: documents come from anywhere.
    """
    import csv  # noqa: PLC0415 -- one of several formats

    if bom:
        out.write("\ufeff")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for row in given:
        writer.writerow([_safe(row[column]) for column in columns])


def write_json_lines(given: Iterable[Row], out: IO[str], *, columns: Sequence[str] = tuple(COLUMNS)) -> None:
    """Write a JSON object a row; empty cells are left out."""
    for row in given:
        filled = {column: row[column] for column in columns if row[column] is not None}
        out.write(jsonl.line(filled).decode() + "\n")


def write_table(
    given: Iterable[Row],
    out: IO[str],
    *,
    columns: Sequence[str] = (),
    kinds: Mapping[str, type] = COLUMNS,
    brief: Sequence[str] = BRIEF,
) -> None:
    """Write rows as a table for a terminal, numbers with commas; unless columns are chosen, those that say most."""
    from rich.console import Console  # noqa: PLC0415 -- 50 ms that only a terminal needs
    from rich.table import Table  # noqa: PLC0415

    found = list(given)
    telling = [column for column in brief if len({row[column] for row in found}) > (column in WHERE)]
    shown = columns or telling
    table = Table(box=None, header_style="bold")
    for column in shown:
        table.add_column(column, justify="right" if kinds[column] in (int, float) else "left", overflow="fold")
    for row in found:
        cells = (described(row) if column == "value" else plain(row[column]) for column in shown)
        table.add_row(*map(visible, cells))
    Console(file=out, markup=False, highlight=False).print(table)


def _row(block: Block, entity: Entity) -> Row:
    where = place(block, entity.start)
    lower, upper = entity.lower, entity.upper
    value = f"{plain(lower)}..{plain(upper)}" if entity.value is None and lower is not None else entity.value
    return {
        "doc": block.doc,
        "seq": block.seq,
        "kind": block.kind,
        "page": where.page,
        "line": where.line,
        "column": where.column,
        "section": " > ".join(block.section or ()) or None,
        "number": block.number,
        "label": entity.label,
        "text": entity.text,
        "value": value,
        "amount": _amount(entity.value),
        "unit": entity.unit,
        "lower": _amount(lower),
        "upper": _amount(upper),
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
        "sentence": sentence(block, entity),
    }


def _amount(value: Cell) -> Cell:
    return None if isinstance(value, str) else value


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written or "")
    except ValueError:
        return None  # records from elsewhere may hold anything


def _rank(cell: Cell) -> tuple[bool, Cell]:
    """Order what can't be compared: numbers before text."""
    return isinstance(cell, str), cell


def plain(cell: Cell) -> str:
    """Write a cell so that a number is read as a number and a date as a date: no 5.68E+11.

    >>> plain(568000000000), plain(Decimal("1E+2")), plain(True), plain(None)
    ('568000000000', '100', 'true', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float | Decimal):
        return f"{Decimal(str(cell)):f}"
    return str(cell)


def _safe(cell: Cell) -> str:
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else plain(cell)
