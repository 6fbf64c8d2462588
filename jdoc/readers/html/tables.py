"""Tables: the cells of a table, or that it is none and only lays out the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.declared import is_table
from jdoc.readers.html.tree import chars_of, nodes_of

if TYPE_CHECKING:
    from jdoc.readers.declared import Char
    from jdoc.readers.html.tree import Node

    Cell = list[Char]

_CELLS = frozenset({"td", "th"})
_PARTS_OF_PAGES = frozenset({"h1", "h2", "h3", "ul", "ol", "hr"})
"""Elements that stand in no cell of a table: one that holds them lays out a page."""
_MOST_SPANNED = 100
"""Rows or columns: what a cell is said to span beyond, it doesn't."""


def rows_of(table: Node) -> list[list[Cell]] | None:
    """Read the cells of a table, row by row; none if it only lays out a page.

    A cell that spans others comes once, and an empty one for each place that it covers.
    """
    nodes = _cell_nodes(table)
    if _holds_table(table) or any(_is_part_of_page(cell) for row in nodes for cell in row):
        return None
    rows = _spread(nodes)
    characters = sum(len(cell) for row in rows for cell in row)
    return rows if is_table(rows, characters) else None


def _cell_nodes(table: Node) -> list[list[Node]]:
    """Return the elements of the cells, row by row."""
    rows: list[list[Node]] = []
    for node in nodes_of(table):
        if node.tag == "tr":
            rows.append([])
        elif node.tag in _CELLS and rows:
            rows[-1].append(node)
    return rows


def _holds_table(table: Node) -> bool:
    return any(node.tag == "table" for node in nodes_of(table) if node is not table)


def _is_part_of_page(cell: Node) -> bool:
    return any(inner.tag in _PARTS_OF_PAGES for inner in nodes_of(cell))


def _spread(nodes: list[list[Node]]) -> list[list[Cell]]:
    """Read cells into the places that they stand in, with empty ones where others reach."""
    rows: list[list[Cell]] = []
    covered: set[tuple[int, int]] = set()
    for index, cells in enumerate(nodes):
        row: list[Cell] = []
        rows.append(row)
        for cell in cells:
            while (index, len(row)) in covered:
                row.append([])
            width, height = _count_spanned(cell, "colspan"), _count_spanned(cell, "rowspan")
            reached = range(len(row), len(row) + width)
            covered.update((below, column) for below in range(index + 1, index + height) for column in reached)
            row.append(list(chars_of(cell)))
            row += [[] for _ in reached[1:]]
    return rows


def _count_spanned(cell: Node, attribute: str) -> int:
    """Return how many rows or columns a cell spans: one where it says none that can be meant."""
    written = cell.attributes.get(attribute, "")
    return min(int(written), _MOST_SPANNED) or 1 if written.isdecimal() else 1
