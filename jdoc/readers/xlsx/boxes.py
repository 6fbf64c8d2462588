"""Boxes: forms that are drawn on squared paper of narrow columns, one character a cell, as one text each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.readers.declared import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.readers.cells import Cell
    from jdoc.readers.declared import Char
    from jdoc.readers.xlsx.sheet import Parsed

    Chars = list[Char]
    Row = list[Cell[Chars]]

_FEWEST = 3
"""Cells that make a text."""
_NARROW = 5.0
"""Characters that the widest of such cells holds."""
_ALIKE = 0.6
_LETTER = deferred("[ぁ-ゖァ-ヺーｦ-ﾟ一-鿿々〆Ａ-Ｚａ-ｚA-Za-z]")
"""A letter that texts are made of: `[北]`, not `○`; numbers in kanji aren't told from others."""
_NUMBERS = frozenset("〇一二三四五六七八九十百千万")


def joined(cells: Sequence[Cell[Chars]], sheet: Parsed) -> list[Cell[Chars]]:
    """Join the single characters of neighboring cells, where that is what they were drawn for.

    Three cells at least, side by side, each as narrow as one character, are one text, but not where they may be heads
    of a table, or what stands below such heads.
    """
    rows: dict[int, Row] = defaultdict(list)
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    runs = {number: [*_runs(row, sheet)] for number, row in rows.items()}
    done: list[Cell[Chars]] = []
    for number, row in rows.items():
        taken: set[int] = set()
        for run in runs[number]:
            if not any(_is_of_table(run, step, rows, runs) for step in (-1, 1)):
                done.append(_one(run))
                taken.update(cell.column for cell in run)
        done += [cell for cell in row if cell.column not in taken]
    return done


def _runs(row: Row, sheet: Parsed) -> Iterator[Row]:
    """Yield the cells side by side that hold one character each and are as narrow."""
    run: Row = []
    for cell in row:
        width = _width(cell, sheet)
        goes_on = bool(run) and cell.column == run[-1].column + run[-1].width
        if not cell.content or width > _NARROW or (goes_on and abs(width - _width(run[-1], sheet)) > _ALIKE):
            yield from _whole(run)
            run = []
        elif goes_on:
            run.append(cell)
        else:
            yield from _whole(run)
            run = [cell]
    yield from _whole(run)


def _whole(run: Row) -> Iterator[Row]:
    """Yield a run if each of its cells holds one character: else what it holds isn't written so."""
    if len(run) >= _FEWEST and all(len(text_of(cell.content).strip()) == 1 for cell in run):
        yield run


def _width(cell: Cell[Chars], sheet: Parsed) -> float:
    """Return how many characters wide a cell is."""
    columns = range(cell.column, min(cell.column + cell.width, cell.column + 100))
    return sum(sheet.widths.get(column, sheet.usual_width) for column in columns)


def _is_of_table(run: Row, step: int, rows: dict[int, Row], runs: dict[int, list[Row]]) -> bool:
    """Tell the cells of a table, by the row right above or below: what it has in these columns stands under a head.

    Letters below letters are texts; and where the lower row is the longer one, the upper one is no head of it.
    """
    columns = _columns(run)
    number = run[0].row + step
    beside = [cell for cell in rows.get(number, ()) if cell.column in columns and cell.content]
    if len(beside) < 2 or _are_letters([*run, *beside]):
        return False
    meeting = [other for other in runs.get(number, ()) if columns & _columns(other)]
    others = set[int]().union(*map(_columns, meeting or [beside]))
    return columns <= others if step < 0 else others <= columns


def _columns(cells: Row) -> set[int]:
    return {cell.column for cell in cells}


def _are_letters(cells: Row) -> bool:
    texts = [text_of(cell.content).strip() for cell in cells]
    return all(_LETTER.fullmatch(text) and text not in _NUMBERS for text in texts)


def _one(run: Row) -> Cell[Chars]:
    """Put a run into its first cell, which takes the room of all."""
    chars = [char for cell in run for char in cell.content if not char[0].isspace()]
    last = run[-1]
    return run[0]._replace(width=last.column + last.width - run[0].column, content=chars)
