"""Told totals: what a column of a table without a row of sums adds up to, told in a sentence elsewhere (採用予定人員の合計は30名)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.far.words import OTHER_TIME, PART
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.grids import every_grid
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.language.width import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.tables.grids import Grid

TOLD = deferred(
    "(?P<head>[^\\W0-9_ぁ-ん]{2,14}?)(?:(?:の|は、?| {1,4})?(?:合計|総計|総数|総額)(?:は、?|が|で| {1,4}|:)?|は、?(?:計|全体で|合わせて))(?P<number>[1-9][0-9,]{0,12}) ?(?P<unit>[^\\W0-9_ぁ-ん]{1,3}?)(?P<about>程度)?(?![^\\Wぁ-ん])"
)
"""A sum with what it is of: `[採用予定人員の合計は32名程度]`, `[補助金額の総額は3,000千円]`, not `合計は32名`."""
WORDS = ("合計", "総計", "総数", "総額", "は計", "は、計", "は全体で", "は合わせて", "は、全体で", "は、合わせて")
CELL = deferred("(?P<number>[0-9][0-9,]{0,12}) ?(?P<unit>[^\\W0-9_ぁ-ん]{1,3}?)?(?:程度)?")
"""A cell with a number alone: `[12名程度]`, `[1,200]`, not `12名、4名`."""
HEAD = deferred("(?P<name>[^()]{2,14})(?:[(](?P<unit>[^()]{1,6})[)])?")
"""The head of a column with the unit of its numbers: `[補助金額(千円)]`."""
FEWEST, FARTHEST = 3, 0.5
"""Rows of a table that has a sum; how far a slip may be off, by the sum."""


def find_wrong_told_totals(facts: Facts) -> Iterator[Found]:
    """Find sums of columns, told in sentences, that their cells don't add up to."""
    for index in facts.having(*WORDS) if facts.tables else ():
        if not facts.blocks[index].rows:
            for match in TOLD.finditer(facts.texts[index]):
                yield from _wrong(facts, index, match)


def _wrong(facts: Facts, index: int, match: re.Match[str]) -> Iterator[Found]:
    before = match.string[sentence_start(match.string, match.start()) : match.start()]
    if OTHER_TIME.search(before) or PART.search(before) or "除" in before:
        return
    found = [(grid, at) for grid in every_grid(facts) for at in _columns(grid, match["head"])]
    told = int(match["number"].replace(",", ""))
    if len(found) != 1:
        return
    [(grid, column)] = found
    made = _sum(grid, column, match["unit"])
    if made and 0 < abs(made - told) <= FARTHEST * made:
        place = Place(index, match.start("number"), match.end())
        said = facts.blocks[index].text[place.start : place.end]
        rows = range(grid.depth, len(grid.rows))
        cells = tuple(grid.place(row, column) for row in rows)
        yield Found(place, f"{said}, but the items add up to {made:,}", cells)


def _columns(grid: Grid, name: str) -> Iterator[int]:
    """Yield the columns of a table without sums that have a name."""
    if grid.depth and not grid.totals and len(grid.rows) - grid.depth >= FEWEST:
        heads = (HEAD.fullmatch(head) for head in grid.whole_heads)
        yield from (at for at, head in enumerate(heads) if head and head["name"] == name)


def _sum(grid: Grid, column: int, unit: str) -> int:
    """Add up the cells of a column, if each is a number of a unit; nothing where one isn't, or is of another."""
    rows = range(grid.depth, len(grid.rows))
    cells = [CELL.fullmatch("".join(fold(grid.text(row, column)).split())) for row in rows]
    head = HEAD.fullmatch(grid.whole_heads[column])
    own = head["unit"] if head else None
    if any(map(grid.is_beside, rows)) or not all(cell and (cell["unit"] or own) == unit for cell in cells):
        return 0
    return sum(int(cell["number"].replace(",", "")) for cell in cells if cell)
