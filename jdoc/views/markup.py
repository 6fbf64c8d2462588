"""Text with marks around its entities: how every view writes them into a text, one inside another."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from jdoc.model import Block, Entity

DEEPEST_ENTITY = 4
"""How deep entities may stand in each other: records from elsewhere may hold anything."""


def entities_to_show(block: Block, labels: Collection[str]) -> list[Entity]:
    """Return the entities of a block, or those of some labels, in order, the outer ones first.

    Where a citation is the number of an article and no more, 第二条, the citation is the outer one.
    """
    entities = [entity for entity in block.entities or () if not labels or entity.label in labels]
    return sorted(entities, key=lambda entity: (entity.start, -entity.end, entity.label != "CITATION"))


def entities_within(entities: Sequence[Entity], begin: int, end: int) -> Sequence[Entity]:
    """Return those of entities in order that begin in a stretch: a large table asks for each of its cells.

    >>> from jdoc.model import Entity
    >>> found = [Entity(label="ORG", start=at, end=at + 1, text="") for at in (0, 3, 7)]
    >>> [entity.start for entity in entities_within(found, 3, 7)]
    [3]
    """
    first = bisect_left(entities, begin, key=_start)
    return entities[first : bisect_left(entities, end, lo=first, key=_start)]


def _start(entity: Entity) -> int:
    return entity.start


def heading_level(block: Block) -> int:
    """Return the level that a block has as a heading: 1 for a title, from 2 for headings; 0 for what is none.

    >>> from jdoc.model import Block
    >>> [heading_level(Block(text="", kind=kind, section=["総論"])) for kind in ("title", "heading", "item")]
    [1, 3, 0]
    """
    if block.kind == "heading":
        return len(block.section or ()) + 2
    return 1 if block.kind == "title" else 0


def cell_spans(text: str) -> list[list[tuple[int, int]]]:
    r"""Return where the cells of a table begin and end in its text, row by row.

    >>> cell_spans("年\t額\n\t５億円")
    [[(0, 1), (2, 3)], [(4, 4), (5, 8)]]
    """
    rows: list[list[tuple[int, int]]] = []
    at = 0
    for row in text.split("\n"):
        cells = []
        for cell in row.split("\t"):
            cells.append((at, at + len(cell)))
            at += len(cell) + 1
        rows.append(cells)
    return rows


def mark_up(
    text: str,
    entities: Sequence[Entity],
    *,
    mark: Callable[[Entity, str, int], str],
    plain: Callable[[str], str] = str,
    within: tuple[int, int] | None = None,
    depth: int = 0,
) -> str:
    """Write a stretch of text through `plain`, and each entity in it through `mark`, the inner ones first.

    `mark` is given the entity, what stands in it, and in how many others it stands.

    >>> from jdoc.model import Entity
    >>> nested = [Entity(label=label, start=0, end=end, text="") for label, end in (("EVENT", 5), ("ORDINAL", 3))]
    >>> mark_up("第６回会合で", nested, mark=lambda entity, inner, _: f"<{entity.label} {inner}>")
    '<EVENT <ORDINAL 第６回>会合>で'
    """
    at, end = within or (0, len(text))
    written = []
    waiting = deque(entities)
    while waiting:
        entity = waiting.popleft()
        if not at <= entity.start < entity.end <= end:
            continue  # it overlaps another one, or stands nowhere
        inner = _take_until(entity.end, waiting)
        shown = inner if depth < DEEPEST_ENTITY else []
        span = entity.start, entity.end
        inside = mark_up(text, shown, mark=mark, plain=plain, within=span, depth=depth + 1)
        written += [plain(text[at : entity.start]), mark(entity, inside, depth)]
        at = entity.end
    return "".join([*written, plain(text[at:end])])


def _take_until(end: int, waiting: deque[Entity]) -> list[Entity]:
    """Take the entities that begin before an offset."""
    taken = []
    while waiting and waiting[0].start < end:
        taken.append(waiting.popleft())
    return taken
