"""Tables of a page: heads as heads, merged cells as one, numbers at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.tables.heads import Heads
from jdoc.views.markup import cell_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jdoc.model import Block, Span


def write_rows(block: Block, marked: Callable[[int, int], str]) -> str:
    r"""Write the rows of a table; `marked` writes a stretch of its text.

    >>> from jdoc.model import Block
    >>> write_rows(Block(kind="table", text="年\t額\n2016\t5"), lambda begin, end: f"{begin}:{end}")
    '<tr><th>0:1</th><th>2:3</th></tr><tr><td>4:8</td><td class="n">9:10</td></tr>'
    """
    table = Table(block)
    rows = (
        "".join(table.cell(row, column, marked(*span)) for column, span in enumerate(cells))
        for row, cells in enumerate(cell_spans(block.text))
    )
    return "".join(f"<tr>{cells}</tr>" for cells in rows)


def class_of(block: Block) -> str:
    r"""Return what a table is called that must be made smaller to have room on a sheet: by its columns.

    >>> from jdoc.model import Block
    >>> [class_of(Block(kind="table", text="\t" * tabs)) for tabs in (1, 8, 11, 20)]
    ['', 'wide', 'wider', 'widest']
    """
    count = max(row.count("\t") for row in block.text.split("\n")) + 1
    return next((name for least, name in _WIDE if count >= least), "")


_WIDE = ((15, "widest"), (11, "wider"), (8, "wide"))


class Table:
    """What is known of the cells of a table by their places."""

    def __init__(self, block: Block) -> None:
        rows = [row.split("\t") for row in block.text.split("\n")]
        merged = [span for span in block.spans or () if _is_alone(span, rows)]
        self._spans = {span[:2]: span[2:] for span in merged}
        self._heads = Heads(rows, merged)
        self._depth = self._heads.depth if _has_heads(self._heads) else 0

    def cell(self, row: int, column: int, written: str) -> str:
        """Write a cell, given what stands in it; nothing for one that a merged cell covers."""
        if self._heads.origin(row, column) != (row, column):
            return ""
        height, width = self._spans.get((row, column), (1, 1))
        rows = f' rowspan="{height}"' if height > 1 else ""
        columns = f' colspan="{width}"' if width > 1 else ""
        name = "th" if row < self._depth else "td"
        number = ' class="n"' if self._heads.is_amount(row, column) else ""
        return f"<{name}{number}{rows}{columns}>{written}</{name}>"


def _has_heads(heads: Heads) -> bool:
    """Tell whether the first rows name amounts below: those of a form are its first fields, and few cells name nothing.

    >>> [_has_heads(Heads(rows)) for rows in ([["年", "額"], ["元", "5"]], [["名", "海野"], ["住所", "港町"]])]
    [True, False]
    """
    columns = range(heads.width)
    named = sum(any(heads.text(row, column) for row in range(heads.depth)) for column in columns)
    counts = any(heads.is_amount(row, column) for row in range(len(heads.rows)) for column in columns)
    return counts and named * 2 > heads.width


def _is_alone(span: Span, rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether a merged cell covers no other text, which would be lost below it, and nothing outside."""
    row, column, height, width = span
    covered = [cells[column : column + width] for cells in rows[row : row + height]]
    texts = [text for cells in covered for text in cells]
    is_inside = len(covered) == height and column + width <= max(map(len, rows))
    return is_inside and bool(covered[0]) and not any(texts[1:])
