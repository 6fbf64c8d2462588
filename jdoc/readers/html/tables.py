"""Tables: the cells of a table, or that it is none and only lays out the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.cells import arranged, flowed
from jdoc.readers.html.tree import chars_of, nodes_of

if TYPE_CHECKING:
    from jdoc.model import Span
    from jdoc.readers.declared import Char
    from jdoc.readers.html.tree import Node

_LISTS = frozenset({"h1", "h2", "h3", "ul", "ol", "hr"})
_LONGEST = 150  # characters in a cell on average: a table of more lays out a text
_WIDEST = 100  # columns, or rows, that a cell may take


def table_of(table: Node) -> tuple[list[list[list[Char]]], list[Span]] | None:
    """Read the rows and the merged cells of a table; none if it only lays out a page.

    Such a table has one row, one column, blocks or tables inside, or running text in its cells.
    """
    rows = _rows(table)
    if rows is None:
        return None
    cells = flowed(rows)
    found, spans = arranged(cells, [], height=len(rows))
    length = sum(len(cell.content) for cell in cells)
    if len(found) < 2 or len(found[0]) < 2 or length > _LONGEST * len(found) * len(found[0]):
        return None
    return found, spans


def _rows(table: Node) -> list[list[tuple[int, int, list[Char]]]] | None:
    """Read height, width and text of each cell; none where one holds a table, a list or a heading."""
    rows: list[list[tuple[int, int, list[Char]]]] = []
    for node in nodes_of(table):
        if node is not table and node.tag == "table":
            return None
        if node.tag == "tr":
            rows.append([])
        if node.tag in {"td", "th"} and rows:
            if any(inner.tag in _LISTS for inner in nodes_of(node)):
                return None
            rows[-1].append((_span(node, "rowspan"), _span(node, "colspan"), list(chars_of(node))))
    return rows


def _span(node: Node, name: str) -> int:
    value = node.attributes.get(name, "")
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) else 1
