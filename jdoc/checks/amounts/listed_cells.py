"""Listed cells: several amounts of one paragraph that are a row or a column of a table, and one of them by a slip: 死者4名、重傷10名、軽傷38名."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.slipped import slip_of
from jdoc.checks.amounts.tellings import in_tables, said
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.checks.amounts.tellings import InTable, Said
    from jdoc.checks.facts import Facts

Line = dict[str, "InTable"]
Named = tuple[str, "Said"]
NAME = deferred("(?P<name>[^\\W0-9_ぁ-ん]{2,14})(?:は|が|で|の|に|:|、|[ (（])?$")
"""What an amount is of, right before it: 負傷者は`[重傷]`10名, `[死者は]`4名, not `4名と`."""
FEWEST, RIGHT = 3, 2
"""Amounts of a paragraph that stand in one line of a table, and those of them that are right."""
SCALES = tuple(Decimal(10) ** power for power in (0, 3, 4, 6, 8))
"""What the numbers of a table may be counted in: 千円, 万円, 百万円, 億円."""


def find_listed_cells(facts: Facts) -> Iterator[Found]:
    """Find amounts that aren't those of a table, beside others of their paragraph that are."""
    paragraphs = [named for named in _paragraphs(facts) if len(named) >= FEWEST]
    lines = _lines(facts) if paragraphs else []
    for named in paragraphs:
        yield from _of_paragraph(named, [line for line in lines if sum(name in line for name, _ in named) >= RIGHT])


def _of_paragraph(named: Sequence[Named], lines: Sequence[Line]) -> Iterator[Found]:
    """Tell the amount of a paragraph that is wrong by one line of a table and right by none."""
    told = [*filter(None, (_wrong(named, line) for line in lines))]
    right = {each.place for line in lines for each in _right(_of_line(named, line))}
    yield from (each for each in told[:1] if each.place not in right)


def _paragraphs(facts: Facts) -> Iterator[list[Named]]:
    """Yield the amounts of each paragraph that have their names before them."""
    found: dict[int, list[Named]] = {}
    for told in said(facts):
        match = NAME.search(told.own)
        if match and not told.is_rough:
            found.setdefault(told.place.block, []).append((match["name"], told))
    yield from found.values()


def _lines(facts: Facts) -> list[Line]:
    """Give the rows of all tables by the names of their columns, and the columns by the names of their rows."""
    found: dict[tuple[int, str, int], Line] = {}
    for cell in in_tables(facts):
        grid, row, column = cell.cell.grid, cell.cell.row, cell.cell.column
        found.setdefault((grid.index, "row", row), {})[fold(grid.column_names[column])] = cell
        found.setdefault((grid.index, "column", column), {})[fold(grid.row_name(row))] = cell
    return [line for line in found.values() if len(line) >= FEWEST]


def _of_line(named: Sequence[Named], line: Mapping[str, InTable]) -> list[tuple[Said, InTable]]:
    """Pair amounts with the cells of a line that are called as they are, or nearly: 行方不明者, 行方不明."""
    pairs: list[tuple[Said, InTable]] = []
    for name, told in named:
        cells = [line[name]] if name in line else [line[other] for other in line if _is_nearly(name, other)]
        pairs += [(told, cells[0])] if len(cells) == 1 and cells[0].unit in {told.unit, ""} else []
    return pairs


def _is_nearly(name: str, other: str) -> bool:
    return len(other) > 1 and name.startswith(other) and len(name) == len(other) + 1


def _right(pairs: Sequence[tuple[Said, InTable]]) -> list[Said]:
    """Give the amounts that are those of their cells, by the power of ten that makes the most of them so."""
    ways = [[told for told, cell in pairs if told.value == cell.value * scale] for scale in SCALES]
    return max(ways, key=len)


def _wrong(named: Sequence[Named], line: Mapping[str, InTable]) -> Found | None:
    """Tell the only amount of a paragraph that isn't that of its cell, by a slip."""
    pairs = _of_line(named, line)
    right = _right(pairs) if len(pairs) >= FEWEST else []
    wrong = [(told, cell) for told, cell in pairs if all(told is not each for each in right)]
    if len(right) < RIGHT or len(wrong) != 1:
        return None
    [(told, cell)] = wrong
    if slip_of(told.value, cell.value) in {"", "scale"} or not differ(told.number, cell.number):
        return None
    return Found(told.place, f"{told.text}, but {cell.text} elsewhere", (cell.place,))
