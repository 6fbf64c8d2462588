"""Rows: the numbers in the first column of a table, also of one that is drawn with lines."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Place
from jdoc.checks.structure.counted import odd_one
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found

NUMBERED = deferred("(?:^|[│┃|])[ ]*(?:(?i:no)[.．]?|№|番号|項番|連番|通し番号|整理番号|項|順位)(?:[ ]*[\\t│┃|]|[ ]+)")
"""What stands above numbers in a table: `[No.│]工事の名称`, `[│番号│]箇所`, `[番号　]車種`, not `番号札`."""
ROW = deferred(
    "(?:(?:^|(?<=[\\n│┃|┤┨]))[│┃|][ ]*(?P<drawn>[0-9]{1,3}|[一二三四五六七八九十]{1,3})[ ]*(?=[│┃|])|(?:^|(?<=\\n))(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?=[\\t ]))"
)
"""The number of a row at its beginning: `[│5 ]│市道`, `[3]　　乗用車`, not `市道│5│`."""
CODE = deferred(
    "(?P<before>第|[一-鿿]{2}第|[A-Z]{1,3}-?|[Nn]o[.]?)(?P<number>[0-9]{1,3})(?P<behind>[号回条区]?(?:議案)?)"
)
"""The number of a row in what it is called by: `[T-3]`, `[第3号]`, not `3`, `T`."""
DRAWN = "│┃|"
LINES = (*DRAWN, "┌", "├", "└", "┏", "┣", "┗")
"""What a line of a drawn table begins with."""
RANKS = "順位"
"""What two rows may share."""
FEWEST = 4
"""Rows that show that a table counts them."""


class Row(NamedTuple):
    """A row with its number."""

    number: int
    place: Place


def find_skipped_rows(facts: Facts) -> Iterator[Found]:
    """Find the one row of a table whose number leaves one out."""
    for rows in columns_of(facts):
        steps = [row.number - before.number for before, row in pairwise(rows)]
        if sorted(steps)[-2:] == [1, 2] and set(steps) == {1, 2}:
            yield odd_one(*rows[steps.index(2) :][:2])


def find_repeated_rows(facts: Facts) -> Iterator[Found]:
    """Find the one row of a table with the number of the row above it."""
    for rows in columns_of(facts):
        steps = [row.number - before.number for before, row in pairwise(rows)]
        if RANKS in facts.texts[rows[0].place.block][: rows[0].place.start]:
            continue
        if set(steps) <= {0, 1, 2} and steps.count(0) == 1 and steps.count(1) >= len(steps) - 2:
            yield odd_one(*rows[steps.index(0) :][:2])


def columns_of(facts: Facts) -> list[list[Row]]:
    """Return the numbered rows of each table that counts them from 1 on."""
    return facts.kept("rows", lambda: [*filter(_counts, chain(_columns(facts), _coded(facts)))])


def _counts(rows: list[Row]) -> bool:
    return len(rows) >= FEWEST and rows[0].number == 1


def _columns(facts: Facts) -> Iterator[list[Row]]:
    """Yield the rows below each head that numbers them; a table that is drawn may stand in several blocks."""
    rows: list[Row] = []
    is_counted = False
    for index in facts.read if _has_tables(facts) else ():
        text = facts.texts[index]
        is_drawn = text.startswith(LINES)
        if not is_drawn:
            yield rows
            rows, is_counted = [], False
        if is_drawn or facts.blocks[index].rows:
            start = 0 if is_counted else _behind_head(text, is_drawn=is_drawn)
            is_counted = start is not None
            rows += _rows(text, index, start) if start is not None else ()
    yield rows


def _coded(facts: Facts) -> Iterator[list[Row]]:
    """Yield the rows of each table whose first cells are called alike, but for their numbers: T-1, T-2, T-3."""
    for index in facts.tables:
        ends = [*accumulate((len("\t".join(row)) + 1 for row in facts.blocks[index].rows or ()), initial=0)]
        codes = [CODE.match(facts.texts[index], start) for start in ends[1:-1]]
        found = [code for code in codes if code and facts.texts[index].startswith(("\t", " "), code.end())]
        if len(found) == len(codes) and len({(code["before"], code["behind"]) for code in found}) == 1:
            yield [Row(int(code["number"]), Place(index, *code.span("number"))) for code in found]


def _has_tables(facts: Facts) -> bool:
    return any(sign in facts.whole for sign in DRAWN) or any(block.rows for block in facts.blocks)


def _behind_head(text: str, *, is_drawn: bool) -> int | None:
    """Say where the head of numbers ends; None where there is none."""
    head = NUMBERED.search(text) if is_drawn else NUMBERED.match(text)
    return head.end() if head else None


def _rows(text: str, index: int, start: int) -> Iterator[Row]:
    for match in ROW.finditer(text, start):
        group = "drawn" if match["drawn"] else "number"
        yield Row(read_whole(match[group]) or 0, Place(index, *match.span(group)))
