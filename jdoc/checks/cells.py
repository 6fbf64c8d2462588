"""Cells of tables, of which rows may be shorter than others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def cell_of(rows: Sequence[Sequence[str]], row: int, column: int) -> str:
    """Return a cell of a table; one that isn't there is empty.

    >>> cell_of([["款", "予算額"], ["市税"]], 1, 0), cell_of([["款", "予算額"], ["市税"]], 1, 1)
    ('市税', '')
    """
    return rows[row][column] if column < len(rows[row]) else ""
