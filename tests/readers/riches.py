"""Rich text files, written as small as they can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Block
    from tests.readers.ruled import Ruled

START = rb"{\rtf1\ansi\ansicpg932\deff0{\fonttbl{\f0\fnil\fcharset128 \'82\'6c\'82\'72;}{\f1\fcharset0 Times;}}"
STYLES = rb"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}}"


def coded(text: str) -> bytes:
    """Write a text in bytes of CP932."""
    return b"".join(b"\\'%02x" % byte for byte in text.encode("cp932"))


def unicode(text: str) -> bytes:
    """Write a text in numbers of Unicode, a question mark for other programs behind each."""
    data = text.encode("utf-16-le")
    units = (int.from_bytes(data[at : at + 2], "little", signed=True) for at in range(0, len(data), 2))
    return b"".join(b"\\u%d?" % unit for unit in units)


def rtf(table: Ruled) -> bytes:
    """Write a table as Word does: covered cells are there, and marked."""
    height, width = len(table.rows), len(table.rows[0])
    marks = [[b""] * width for _ in range(height)]
    for top, left, down, across in table.spans:
        for row in range(top, top + down):
            for column in range(left, left + across):
                mark = b""
                if across > 1:
                    mark += rb"\clmgf" if column == left else rb"\clmrg"
                if down > 1 and column == left:
                    mark += rb"\clvmgf" if row == top else rb"\clvmrg"
                marks[row][column] = mark
    rows = []
    for texts, row_marks in zip(table.rows, marks, strict=True):
        edges = b"".join(mark + rb"\cellx%d" % (1000 * at) for at, mark in enumerate(row_marks, 1))
        cells = b"".join(rb"\pard\intbl " + unicode(text) + rb"\cell" for text in texts)
        rows.append(rb"\trowd" + edges + cells + rb"\row")
    return START + b"\n".join(rows) + rb"\pard " + coded("以上") + rb"\par}"


def rich_text_of(blocks: Iterable[Block]) -> bytes:
    """Write blocks as paragraphs."""
    return START + STYLES + b"".join(rb"\pard " + unicode(block.text) + rb"\par" for block in blocks) + b"}"
