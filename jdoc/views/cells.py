"""Cells: the values of a table of entities, and how each is written for a machine, a person or a spreadsheet."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TypeAlias

from jdoc.language.lazy import deferred

Cell: TypeAlias = str | int | float | Decimal | bool | dt.date | None

_FORMULA = deferred(r"[=@＝＠\t\r\n]|[-+－＋](?![0-9０-９.,．，]+[%％]?$)")
"""What a spreadsheet may take for a formula and run: `[=]1+1`, `[-]A1`, but a signed number is none, as `-5.2%`."""


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
    r"""Write a cell; text that a spreadsheet would run as a formula gets an apostrophe in front.

    A carriage return becomes a line feed: spreadsheets begin a row with either, and Python puts marks around one alone.

    >>> format_for_spreadsheet("=1+1"), format_for_spreadsheet("-5.2%"), format_for_spreadsheet(-5)
    ("'=1+1", '-5.2%', '-5')
    >>> format_for_spreadsheet("a\r=1+1")
    'a\n=1+1'
    """
    if not isinstance(cell, str):
        return format_cell(cell)
    written = f"'{cell}" if _FORMULA.match(cell) else cell
    return written.replace("\r\n", "\n").replace("\r", "\n")


def format_range(lower: Cell, upper: Cell) -> str:
    """Write the ends of a range as one value.

    >>> format_range(5, 8)
    '5..8'
    """
    return f"{format_cell(lower)}..{format_cell(upper)}"
