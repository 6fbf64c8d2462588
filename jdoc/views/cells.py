"""Cells: the values of a table of entities, and how each is written for a machine, a person or a spreadsheet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeAlias

from jdoc.language.lazy import deferred

Cell: TypeAlias = str | int | float | Decimal | bool | dt.date | None

_FORMULA = deferred(r"[=@＝＠\t\r\n]|[-+－＋](?!\Z|[0-9０-９.,．，]+[%％]?[ぁ-ヿ㐀-鿿]*\Z)")
"""What a spreadsheet may take for a formula and run: `[=]1+1`, `[-]A1`, but no signed number or count: `-5.2%`."""


def format_cell(cell: Cell) -> str:
    """Write a cell so that a number is read as a number and a date as a date: no 5.68E+11.

    >>> format_cell(568000000000), format_cell(Decimal("1E+2")), format_cell(True), format_cell(None)
    ('568000000000', '100', 'true', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float | Decimal):
        return f"{Decimal(str(cell)):f}"
    return str(cell)


def format_for_spreadsheet(cell: Cell) -> str:
    """Write a cell; text that a spreadsheet would run as a formula gets an apostrophe in front.

    >>> [format_for_spreadsheet(cell) for cell in ("=1+1", "+1名+A1", "-5.2%", "＋10名", "-", -5)]
    ["'=1+1", "'+1名+A1", '-5.2%', '＋10名', '-', '-5']
    """
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else format_cell(cell)


def format_range(lower: Cell, upper: Cell) -> str:
    """Write the ends of a range as one value.

    >>> format_range(5, 8)
    '5..8'
    """
    return f"{format_cell(lower)}..{format_cell(upper)}"
