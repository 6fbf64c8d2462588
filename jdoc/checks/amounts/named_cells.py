"""Named cells: amounts of sentences that name the row and the column of a cell of a table, which has another one: 一般枠の上限額は180万円."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.headed import NEAREST, OTHERWISE
from jdoc.checks.amounts.labelled import about
from jdoc.checks.amounts.slipped import slip_of
from jdoc.checks.amounts.tellings import DATED, NUMBERED, WORD, in_tables, nouns, said
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.tellings import InTable, Said
    from jdoc.checks.facts import Facts

SEVERAL = deferred("うち|各|それぞれ|合計|合わせ|平均|当たり|あたり|計$|換算|税[込抜]|残|累計|見直し|引き[上下]げ")
"""What makes it none of one cell: `[各]区の定員`."""
BOUND = deferred("[)]?(?:から|より|を加|を[増減]|増|減|以上|未満|ずつ)")
"""The same behind it."""
LIMITED = deferred("上限|限度|定員|定数")
"""What a limit is called, which is exceeded: `[上限]額は、変更によっても180万円を超える`."""
EXCEEDED = deferred("を(?:超え|上回)|に達し")
"""What is said behind it."""
ABOVE = 5
"""Lines above an amount in which that of a form may be named."""
NARROW, WIDE = Decimal("0.25"), Decimal(4)
"""How many times the amount of a cell the other one may be."""


def find_named_cells(facts: Facts) -> Iterator[Found]:
    """Find amounts whose sentence names one cell of the tables by its row and its column, and that aren't those of the cell."""
    heads: dict[str, list[InTable]] = {}
    for cell in in_tables(facts):
        for noun in dict.fromkeys(nouns(cell.cell.head)[-1:]):
            heads.setdefault(noun, []).append(cell)
    for told in said(facts) if heads else ():
        called = [cell for head, its in heads.items() if any(map(head.endswith, told.near)) for cell in its]
        cells = [cell for cell in called if cell.unit in {told.unit, ""}]
        if cells and not _is_another(told):
            yield from _against(told, cells)


def _is_another(told: Said) -> bool:
    """Tell whether an amount is told roughly, as a part, or as that of another time."""
    if told.is_rough or told.is_part or told.is_change:
        return True
    near = f"{told.own} {told.behind[:NEAREST].partition('、')[0]}"
    is_limit = told.is_limit or (LIMITED.search(told.own) is not None and EXCEEDED.match(told.behind) is not None)
    near, is_bound = EXCEEDED.sub("", near), told.is_bound or BOUND.match(told.behind) is not None
    return (is_bound and not is_limit) or OTHERWISE.search(told.own) is not None or SEVERAL.search(near) is not None


def _against(told: Said, cells: Sequence[InTable]) -> Iterator[Found]:
    """Tell the amount that isn't that of the only cell which the sentence names."""
    named = [cell for cell in cells if (row := _row(cell)) and row in told.before] or _above(told, cells)
    if len(named) != 1 or any(cell.value == told.value for cell in cells):
        return
    [cell] = named
    is_near = (
        NARROW < told.value / cell.value < WIDE if cell.unit else slip_of(told.value, cell.value) not in {"", "scale"}
    )
    if is_near and differ(told.number, cell.number) and _is_of_its_time(told, cell):
        yield Found(told.place, f"{told.text}, but {cell.text} elsewhere", (cell.place,))


def _above(told: Said, cells: Sequence[InTable]) -> list[InTable]:
    """Give the cells whose rows are named in the lines above an amount that stands behind its name in a line, as in a form."""
    if not told.is_line:
        return []
    at = told.place.block
    lines = told.facts.texts[max(0, at - ABOVE) : at + 1]
    texts = [
        text for text, block in zip(lines, told.facts.blocks[max(0, at - ABOVE) :], strict=False) if not block.rows
    ]
    return [
        cell
        for cell in cells
        if (row := _row(cell)) and any(row in text for text in texts) and slip_of(told.value, cell.value)
    ]


def _row(cell: InTable) -> str:
    """Give what the row of a cell is called; "" for totals and what has no name."""
    row = cell.cell.grid.rows[cell.cell.row][: cell.cell.column]
    name = next((each for each in (fold("".join(each.split())) for each in row) if WORD.search(each)), "")
    return name if cell.name_nouns and cell.cell.row not in cell.cell.grid.totals else ""


def _is_of_its_time(told: Said, cell: InTable) -> bool:
    """Tell whether the times and the numbers that a sentence names stand by the cell, or in the title."""
    mine = {*DATED.findall(told.before), *NUMBERED.findall(told.before)}
    its = fold(f"{cell.titles} {' '.join(told.facts.blocks[cell.place.block].section or ())}")
    titles = about(told.facts)
    if any(time not in its and time not in titles for time in mine):
        return False
    return all(time in told.before or time in titles for time in DATED.findall(cell.cell.head))
