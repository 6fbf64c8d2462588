"""Tables: the cells of a table, or that it is none and only lays out the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.cells import arranged, flowed
from jdoc.readers.declared import is_table
from jdoc.readers.html.tree import chars_of, nodes_of

if TYPE_CHECKING:
    from jdoc.model import Span
    from jdoc.readers.declared import Char
    from jdoc.readers.html.tree import Node

_CELLS = frozenset({"td", "th"})
_PARTS_OF_PAGES = frozenset({"h1", "h2", "h3", "ul", "ol", "hr"})
"""Elements that stand in no cell of a table: one that holds them lays out a page."""
_MOST_SPANNED = 100
"""Rows or columns: what a cell is said to span beyond, it doesn't."""


def table_of(table: Node) -> tuple[list[list[list[Char]]], list[Span]] | None:
    """Read the rows and the merged cells of a table; none if it only lays out a page."""
    if _holds_table(table):
        return None
    nodes = _cell_nodes(table)
    if any(_is_part_of_page(cell) for row in nodes for cell in row):
        return None
    cells = flowed(
        [(_count_spanned(cell, "rowspan"), _count_spanned(cell, "colspan"), list(chars_of(cell))) for cell in row]
        for row in nodes
    )
    rows, spans = arranged(cells, [], height=len(nodes))
    return (rows, spans) if is_table(rows, sum(len(cell.content) for cell in cells)) else None


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


def _count_spanned(cell: Node, attribute: str) -> int:
    """Return how many rows or columns a cell spans: one where it says none that can be meant."""
    written = cell.attributes.get(attribute, "")
    return min(int(written), _MOST_SPANNED) or 1 if written.isdecimal() else 1
