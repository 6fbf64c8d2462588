"""Tables: the cells of a table, or that it is none and only lays out the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.readers.html.tree import chars_of, nodes_of

if TYPE_CHECKING:
    from jdoc.readers.declared import Char
    from jdoc.readers.html.tree import Node


def rows_of(table: Node) -> list[list[list[Char]]] | None:
    """Read the cells of a table; none if it only lays out a page: one row, one column, blocks or tables inside."""
    rows: list[list[list[Char]]] = []
    spans: dict[tuple[int, int], bool] = {}
    for node in nodes_of(table):
        if node is not table and node.tag == "table":
            return None
        if node.tag == "tr":
            rows.append([])
        if node.tag in {"td", "th"} and rows:
            if any(inner.tag in {"h1", "h2", "h3", "ul", "ol", "hr"} for inner in nodes_of(node)):
                return None
            row = rows[-1]
            while spans.pop((len(rows), len(row)), False):
                row.append([])
            at = len(row)
            row.append(list(chars_of(node)))
            width, height = _span(node, "colspan"), _span(node, "rowspan")
            row += [[] for _ in range(width - 1)]
            spans.update({(len(rows) + down, at + aside): True for down in range(1, height) for aside in range(width)})
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2 or sum(map(len, cells)) > 150 * len(cells):
        return None
    return rows


def _span(node: Node, name: str) -> int:
    value = node.attributes.get(name, "")
    return min(int(value), 100) if value.isdecimal() and int(value) else 1
