"""Cells: the tables of a stream of blocks, with their titles, their heads and what their cells mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.columns import joined, measure_of
from jdoc.language.tables.heads import Heads
from jdoc.language.tables.places import Places
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.model import Block, Entity

_UNIT = deferred("[ \u3000]*[（(［〔]?単位[ \u3000]*[:：]?[^）)］〕]*(?:[）)］〕]|$)")
"""What a title says of units: `（歳入）[　（単位：千円）]`."""
_LONGEST = 60  # characters: a longer line above a table is text
_NEAREST = 3  # blocks above a table that may be its title


class Titled(NamedTuple):
    """A table, or a block that is none."""

    block: Block
    number: int = 0
    """Of the table in its document, from 1."""
    title: str | None = None
    heads: Heads | None = None


class Meaning(NamedTuple):
    """What is known of a number by its place in a table."""

    row: int
    column: int
    row_head: str | None
    column_head: str | None
    measure: str
    total: bool
    period: str | None


def titled(blocks: Iterable[Block]) -> Iterator[Titled]:
    """Yield blocks, tables with their titles and heads; a table without heads shares those of the one above it."""
    doc: str | None = None
    above: list[Block] = []
    title: str | None = None
    heads: Heads | None = None
    count = 0
    for block in blocks:
        if block.doc != doc or block.doc is None or block.seq == 0:
            doc, above, count, title, heads = block.doc, [], 0, None, None
        if not block.rows:
            above.append(block)
            yield Titled(block)
            continue
        count += 1
        title = _title(above) if above else title
        heads = Heads(block.rows, block.spans or (), heads)
        above = []
        yield Titled(block, count, title, heads)


def _title(above: list[Block]) -> str | None:
    """Find what a table is called by the lines right above it: a caption, the chapter of a budget; no sentence."""
    for block in reversed(above[-_NEAREST:]):
        text = " ".join(_UNIT.sub("", block.text, count=1).split())
        label = f"{block.label} " if block.label else ""
        if len(text) > _LONGEST or text.endswith("。"):
            return None
        if text:
            return label + text
    return None


def _names(entity: Entity, block: Block) -> bool:
    """Tell whether a date in a head says when its numbers are of: 令和５年度決算額 does, 翌年度繰越額 does not."""
    if not entity.relative:
        return True
    around = block.text[entity.start - 1 : entity.start] + block.text[entity.end : entity.end + 1]
    return not around.strip()


class Cells:
    """What the entities of one table mean by their places."""

    def __init__(self, table: Titled) -> None:
        self.table = table
        self.heads = table.heads or Heads(())
        self._places = Places(table.block.rows or ())
        self._dates = {
            self.heads.origin(*self._cell(entity)): str(entity.value)
            for entity in table.block.entities or ()
            if entity.label == "DATE" and entity.value is not None and _names(entity, table.block)
        }

    def _cell(self, entity: Entity) -> tuple[int, int]:
        return entity.cell or self._places.at(entity.start)

    def meaning(self, entity: Entity) -> Meaning:
        """Say what an entity means by its place."""
        row, column = self._cell(entity)
        heads = self.heads
        is_head = row < heads.depth or column == 0
        row_head = [] if row < heads.depth else heads.row_head(row, column)
        column_head = [] if row < heads.depth else heads.column_head(column)
        return Meaning(
            row,
            column,
            joined(row_head),
            joined(column_head),
            "head" if is_head else measure_of(row_head, column_head),
            total=heads.is_total(row),
            period=None if is_head else self._period(row, column),
        )

    def _period(self, row: int, column: int) -> str | None:
        """Find the date that a head says, that of the column first."""
        places = [*reversed([*self.heads.over(column)]), *reversed([*self.heads.beside(row, column)])]
        return next((self._dates[place] for place in places if place in self._dates), None)

    def is_amount(self, entity: Entity) -> bool:
        """Tell whether an entity is the amount that a cell of the table holds, and not one that its text mentions."""
        return self.heads.is_amount(*self._cell(entity))
