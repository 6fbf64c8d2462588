"""The headings above blocks: which block says the title of a section, so that an index needn't hold it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.store.tables import BETWEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.store.records import Columns

HEADING = frozenset({"heading", "attachment"})
"""Kinds of blocks that head others."""


def down(path: str) -> Iterator[tuple[str, str]]:
    """Yield the sections that a path leads through, the outermost first: the path of each, and its title.

    >>> [*down("１　港 > (1) 岸壁")]
    [('１　港', '１　港'), ('１　港 > (1) 岸壁', '(1) 岸壁')]
    """
    titles = path.split(BETWEEN)
    for depth, title in enumerate(titles, 1):
        yield BETWEEN.join(titles[:depth]), title


def titles_told(blocks: Sequence[Columns]) -> dict[str, tuple[int, str | None]]:
    """Return by their paths the sections whose title a block of the document tells, mostly the one before.

    With each stands the number of that block, and what the title has between its label and its text, if anything.
    """
    told: dict[str, tuple[int, str | None]] = {}
    heads: dict[str | None, int] = {}
    met: set[str | None] = set()
    for number, block in enumerate(blocks):
        path = block.section
        if path is not None and path not in met:
            above, is_below, title = path.rpartition(BETWEEN)
            head = heads.get(above if is_below else None)
            between = None if head is None else between_label_and_text(blocks[head], title)
            if head is not None and between is not None:
                told[path] = head, between or None
        met.add(path)
        if block.kind in HEADING:
            heads[path] = number
    return told


def between_label_and_text(heading: Columns, title: str) -> str | None:
    """Return what stands there in a title; None where that isn't the title of the heading."""
    label, text = heading.label or "", heading.text
    if not title.startswith(label) or not title.endswith(text, len(label)):
        return None
    return title[len(label) : len(title) - len(text)]
