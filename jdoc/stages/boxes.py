"""Boxes: the rectangles that a block takes on the pages of its file, one for all lines that stand below each other."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block, Box, Document


def box_blocks(blocks: Iterable[Block], document: Document) -> None:
    """Say of each block where it stands on its pages, as far as the reader has measured its lines."""
    boxes: dict[tuple[int, ...], Box] = {}
    for index, box in document.boxes.items():
        page = bisect_right(document.pages, index)
        boxes.setdefault((page, document.numbers[index]), box)
    for block in blocks:
        lines = dict.fromkeys((run[3], run[1]) for run in block.source or () if len(run) > 3)
        block.box = [*_joined(boxes[line] for line in lines if line in boxes)] or None


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    """Put the boxes of lines together that stand below each other, of vertical ones that stand beside each other.

    >>> [*_joined([(1, 10, 80, 90, 90), (1, 10, 70, 60, 80), (1, 100, 80, 190, 90)])]
    [(1, 10, 70, 90, 90), (1, 100, 80, 190, 90)]
    """
    whole: Box | None = None
    for box in boxes:
        if whole is not None and _follows(whole, box):
            page, left, bottom, right, top = whole
            whole = (page, min(left, box[1]), min(bottom, box[2]), max(right, box[3]), max(top, box[4]))
            continue
        if whole is not None:
            yield whole
        whole = box
    if whole is not None:
        yield whole


def _follows(whole: Box, box: Box) -> bool:
    """Tell whether a line goes on with those before it in its column."""
    page, left, bottom, right, top = box
    if page != whole[0]:
        return False
    if top - bottom > right - left:
        return bottom < whole[4] and whole[2] < top
    return left < whole[3] and whole[1] < right
