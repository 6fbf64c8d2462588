"""Grid: the cells of a sheet that are shown, with what they show, merged ones as one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from jdoc.readers.cells import Cell
from jdoc.readers.declared import BREAK
from jdoc.readers.sheets import Left, Sheet
from jdoc.readers.xlsx.shown import show_number, show_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.readers.declared import Char
    from jdoc.readers.xlsx.parts import Style
    from jdoc.readers.xlsx.sheet import Area, Parsed, Raw

_MOST_MERGED_PLACES = 2_000_000
"""Places that the merged cells of a sheet cover within what it uses, at most."""
_MOST_EMPTY_ROWS = 200
"""Rows with nothing but borders that are kept below the last one with a text: a form, not a sheet that is all ruled."""
_TRUTHS = {"1": "TRUE", "0": "FALSE"}


class Looks(Protocol):
    """What the cells of a workbook look like, and the texts that they share."""

    from_1904: bool
    """Days are counted from 1904 on."""

    def style(self, key: str) -> Style:
        """Return the style of a number."""

    def string(self, key: str) -> str:
        """Return the text of a number; nothing if there is none."""


def grid_of(parsed: Parsed, book: Looks, left: Left) -> Sheet:
    """Return what is shown of a sheet."""
    areas = _areas(parsed)
    covered = _covered(areas.values())
    cells: list[Cell[list[Char]]] = []
    borders: Counter[int] = Counter()
    indents: dict[tuple[int, int], int] = {}
    for raw in parsed.cells:
        place = raw.row, raw.column
        style = book.style(raw.style)
        is_merged = place in areas
        chars = _chars(raw, book, left) if is_merged or place not in covered else []
        if not _is_seen(parsed, areas.get(place), raw, left, is_filled=bool(chars)):
            continue
        borders[raw.row] += style.has_borders
        if style.indent:
            indents[place] = style.indent
        if place in covered and not is_merged:
            continue
        if chars or style.has_borders:
            cells.append(_placed(parsed, place, areas.get(place), chars))
    bordered = frozenset(row for row, count in borders.items() if count > 1)
    return Sheet(_trimmed(cells, bordered), bordered, parsed.is_row_hidden, indents)


def _areas(parsed: Parsed) -> dict[tuple[int, int], Area]:
    """Return the merged cells by their first place, cut at the last row and column that the sheet uses."""
    bottom = max((cell.row for cell in parsed.cells), default=0)
    right = max((cell.column for cell in parsed.cells), default=0)
    areas: dict[tuple[int, int], Area] = {}
    places = 0
    for area in parsed.areas:
        cut = area._replace(bottom=min(area.bottom, bottom), right=min(area.right, right))
        places += max(0, cut.bottom - cut.top + 1) * max(0, cut.right - cut.left + 1)
        if places > _MOST_MERGED_PLACES:
            parsed.problems.append("merged cells cover more than a sheet can show: some are read as single ones")
            break
        areas[cut.top, cut.left] = cut
    return areas


def _covered(areas: Iterable[Area]) -> set[tuple[int, int]]:
    return {
        (row, column)
        for area in areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    }


def _is_seen(parsed: Parsed, area: Area | None, raw: Raw, left: Left, *, is_filled: bool) -> bool:
    """Tell whether a cell is seen, of a merged one a part; count what isn't."""
    rows = range(area.top, area.bottom + 1) if area else (raw.row,)
    columns = range(area.left, area.right + 1) if area else (raw.column,)
    if all(map(parsed.is_row_hidden, rows)):
        left.counts["cell in hidden rows"] += is_filled
        return False
    if all(map(parsed.hidden_columns.__contains__, columns)):
        left.counts["cell in hidden columns"] += is_filled
        return False
    return True


def _placed(parsed: Parsed, place: tuple[int, int], area: Area | None, chars: list[Char]) -> Cell[list[Char]]:
    """Place a cell in the first row and column of it that are shown."""
    if area is None:
        return Cell(*place, 1, 1, chars)
    rows = [row for row in range(area.top, area.bottom + 1) if not parsed.is_row_hidden(row)]
    columns = [column for column in range(area.left, area.right + 1) if column not in parsed.hidden_columns]
    return Cell(rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1, chars)


def _chars(raw: Raw, book: Looks, left: Left) -> list[Char]:
    """Write what a cell shows, at the row of the sheet and its place in the cell."""
    text = _shown(raw, book)
    left.counts["formula"] += raw.has_formula and not raw.value
    number = raw.row + 1
    return [BREAK if char == "\n" else (char, number, at) for at, char in enumerate(text.strip(), 1)]


def _shown(raw: Raw, book: Looks) -> str:
    code = book.style(raw.style).code
    if raw.type == "s":
        return show_text(book.string(raw.value), code)
    if raw.type in {"str", "inlineStr"}:
        return show_text(raw.value, code)
    if raw.type == "n":
        return show_number(raw.value, code, from_1904=book.from_1904) if raw.value else ""
    return _TRUTHS.get(raw.value, raw.value) if raw.type == "b" else raw.value


def _trimmed(cells: Sequence[Cell[list[Char]]], bordered: frozenset[int]) -> list[Cell[list[Char]]]:
    """Leave out what has nothing but borders far below the last text."""
    last = max((cell.row for cell in cells if cell.content), default=-1)
    return [*_above(cells, last + _MOST_EMPTY_ROWS)] if last >= 0 and bordered else [*cells]


def _above(cells: Iterable[Cell[list[Char]]], last: int) -> Iterator[Cell[list[Char]]]:
    return (cell for cell in cells if cell.row <= last)
