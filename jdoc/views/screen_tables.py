"""Tables for a screen: columns as wide as there is room for, cells in several lines, no number broken."""

from __future__ import annotations

from itertools import zip_longest
from typing import IO, TYPE_CHECKING

from rich.console import Console

from jdoc.language.controls import disarm, to_one_line
from jdoc.language.lazy import deferred
from jdoc.views.wrapping import cells as width_of
from jdoc.views.wrapping import fitting, wrap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_WHOLE = deferred("[0-9０-９A-Za-z][0-9０-９A-Za-z_.,:，．兆億万千円%％-]*")
"""What stays in one line if it can: `[２３，５０６，３９７]`, `[2023-04-01]`."""
_LEAST, _MOST_WHOLE, _LEAST_PLACE = 4, 24, 24
"""Columns of a screen: what a cell has at least, and how long what stays in one line may be; what a place may
take on any screen."""
GAP = "  "


def fit_columns(cells: Sequence[Sequence[str]], room: int, *, kept: Collection[int] = ()) -> list[int] | None:
    """Return how wide each column of a table is, the widest giving up most; None where there is no room for all.

    Those that are `kept` give up nothing.

    >>> fit_columns([["費目", "金額"], ["港湾の維持及び修繕", "1,200"]], 17)
    [12, 5]
    >>> fit_columns([["1,000,000", "2,000,000"]], 12)
    """
    columns = [*zip_longest(*cells, fillvalue="")]
    natural = [max(width_of(line) for cell in column for line in cell.split("\n")) for column in columns]
    least = [
        width if at in kept else min(width, max(map(_least, column)))
        for at, (width, column) in enumerate(zip(natural, columns, strict=True))
    ]
    if sum(least) > room:
        return None
    low, high = 0, max(natural, default=0)
    while low < high:  # the widest that any column may be
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(_capped(natural, least, middle)) <= room else (low, middle - 1)
    return _capped(natural, least, low)


def _capped(natural: Sequence[int], least: Sequence[int], most: int) -> list[int]:
    return [max(low, min(width, most)) for width, low in zip(natural, least, strict=True)]


def _least(cell: str) -> int:
    whole = (width_of(match[0]) for match in _WHOLE.finditer(cell))
    return max(_LEAST, min(_MOST_WHOLE, max(whole, default=0)))


def draw_cells(
    cells: Sequence[Sequence[str]], out: IO[str], *, right: Collection[int], place: int | None = None, folder: str = ""
) -> Iterator[str]:
    """Yield the lines of a table as wide as a terminal, each with its end; none of one that has no row.

    Its first row says what the columns are called. One column may say where something stands: names of files stay in
    one line, since they are copied, and of long ones the end is shown. The folder that all are in stands above all.
    """
    if len(cells) == 1:
        return
    if folder:
        yield f"{to_one_line(disarm(folder))}\n"
    console = Console(file=out, markup=False, highlight=False, emoji=False)
    shown = _shown(cells, console.width, place)
    lines = draw_rows(shown, console.width, right=right, kept=() if place is None else {place})
    if lines is None:
        yield from (f"{line}\n" for line in _draw_records(shown, console.width))
        return
    with console.capture() as head:
        console.print(next(lines), style="bold", no_wrap=True, overflow="ignore", crop=False)
    yield head.get()
    yield from (f"{line}\n" for line in lines)


def _shown(cells: Sequence[Sequence[str]], width: int, place: int | None) -> list[list[str]]:
    """Return cells as a terminal may show them; of a column of places, the ends of long ones."""
    shown = [[disarm(cell).replace("\t", " ") for cell in row] for row in cells]
    if place is not None:
        for row in shown:
            row[place] = _end_of(row[place], max(_LEAST_PLACE, width // 3))
    return shown


def _end_of(name: str, most: int) -> str:
    """Return the end of a name that is too long.

    >>> _end_of("statements/2016/minutes.pdf:p.3:12", 20)
    '…/minutes.pdf:p.3:12'
    """
    return name if width_of(name) <= most else f"…{fitting(name[::-1], most - 1)[::-1]}"


def draw_rows(
    cells: Sequence[Sequence[str]], width: int, *, right: Collection[int], kept: Collection[int] = ()
) -> Iterator[str] | None:
    """Return the lines of a table, columns with numbers set to the right; None where the columns have no room.

    >>> [*draw_rows([["費目", "額"], ["港湾の修繕", "1,200"]], 13, right={1})]
    ['費目        額', '港湾の  1,200', '修繕']
    """
    widths = fit_columns(cells, width - len(GAP) * (len(cells[0]) - 1), kept={*right, *kept})
    return None if widths is None else (line for row in cells for line in _draw_row(row, widths, right))


def _draw_row(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> Iterator[str]:
    lines = [[cell[begin:end] for begin, end in wrap(cell, room)] for cell, room in zip(row, widths, strict=True)]
    for parts in zip_longest(*lines, fillvalue=""):
        filled = (_filled(part, widths[at], right=at in right) for at, part in enumerate(parts))
        yield GAP.join(filled).rstrip()


def _draw_records(cells: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield a line for each cell that is filled, and an empty one between rows, for a table wider than the screen."""
    names, *rows = cells
    indent = max(map(width_of, names)) + len(GAP)
    for number, row in enumerate(rows):
        yield from [""] if number else []
        for name, cell in zip(names, row, strict=True):
            lines = wrap(cell, max(_LEAST, width - indent)) if cell else []
            yield from (
                (" " * indent if at else _filled(name, indent, right=False)) + cell[begin:end]
                for at, (begin, end) in enumerate(lines)
            )


def _filled(text: str, width: int, *, right: bool) -> str:
    room = " " * (width - width_of(text))
    return room + text if right else text + room
