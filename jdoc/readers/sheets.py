"""Sheets: cells of a spreadsheet to blocks; which of its rows are a table, and which only stand above or below one."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct, field

from jdoc.errors import InputError, Notice
from jdoc.language.lazy import deferred
from jdoc.readers.cells import arranged
from jdoc.readers.declared import chars_of, is_blank, text_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from jdoc.readers.cells import Cell
    from jdoc.readers.declared import Char, Writer
    from jdoc.readers.formats import RawFile

    Chars = list[Char]

_MOST_PLACES = 4_000_000
"""Rows times columns of a table, at most: one of more is hardly filled anywhere, and would not fit into memory."""
_LONGEST_LABEL = 30
"""Characters of a text that may name a row whose other cells are empty."""
_REMARK = deferred("[※＊*（(]|注|[備出][考典]|資料|単位")
"""How a remark below a table begins: `[※]速報`, `[注]１`, `[出典]：調査`, not `合計`."""

_UNNAMED = deferred(r"(?i)(?:sheet|シート|ワークシート)[ 　]?[0-9０-９]*")
"""The name of a sheet that nobody has named: `[Sheet1]`, not `歳入`."""


class Sheet(NamedTuple):
    """The cells of a sheet that have a text, or borders."""

    cells: Sequence[Cell[Chars]]
    bordered: frozenset[int] = frozenset()
    """The rows in which two cells at least have borders."""
    is_hidden: Callable[[int], bool] = lambda _: False
    """Whether a row is hidden: what stands above it and below it stands together."""
    indents: dict[tuple[int, int], int] = {}  # noqa: RUF012 -- nobody writes into it
    """How far the text of a cell is set in, where it is centered or set to the right."""


class Left(Struct):
    """How much of a workbook is left out, by what it is."""

    counts: Counter[str] = field(default_factory=Counter)

    def tell(self, file: RawFile) -> None:
        """Tell what of the workbook is not there, and why."""
        unknown = self.counts.pop("formula", 0)
        if unknown:
            problem = f"{counted(unknown, 'formula')} without a value: open it in Excel, and save it, for the values"
            file.report(InputError(file.name, problem))
        if kinds := [counted(count, kind) for kind, count in self.counts.items() if count]:
            file.report(Notice(file.name, f"left out: {', '.join(kinds)}"))


def write_sheet(writer: Writer, sheet: Sheet, place: str, report: Callable[[InputError], None]) -> None:
    """Write the blocks of a sheet: empty rows hold them apart.

    In a table, the rows have borders where any has; else they have two cells at least, and the rows between and right
    below them belong to it, too. All other rows are texts.
    """
    rows = _by_row(sheet)
    for region in _regions(rows, sheet):
        for is_table, numbers in _parts(region, rows, sheet.bordered):
            cells = [cell for number in numbers for cell in rows[number]]
            if not (is_table and _write_table(writer, cells, place, report)):
                for number in numbers:
                    _write_text(writer, rows[number], sheet.indents)


def _by_row(sheet: Sheet) -> dict[int, list[Cell[Chars]]]:
    """Sort cells by their rows; rows that only have borders are there as well."""
    rows: dict[int, list[Cell[Chars]]] = defaultdict(list)
    for cell in sorted(sheet.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row].append(cell)
    return rows


def _regions(rows: dict[int, list[Cell[Chars]]], sheet: Sheet) -> Iterator[list[int]]:
    """Yield the numbers of the rows that stand together: nothing empty that is shown stands between without borders."""
    region: list[int] = []
    below = 0
    for number in sorted(rows):
        if not (number in sheet.bordered or any(map(_is_filled, rows[number]))):
            continue
        while below < number and sheet.is_hidden(below):
            below += 1
        if region and number > below:
            yield region
            region = []
        region.append(number)
        below = max(below, number + 1, *(cell.row + cell.height for cell in rows[number]))
    if region:
        yield region


def _parts(
    region: Sequence[int], rows: dict[int, list[Cell[Chars]]], bordered: frozenset[int]
) -> Iterator[tuple[bool, list[int]]]:
    """Cut a region into tables and texts."""
    in_table = bordered.intersection(region) or _rows_of_table(region, rows)
    for is_table, numbers in groupby(region, key=in_table.__contains__):
        yield is_table, [*numbers]


def _rows_of_table(region: Sequence[int], rows: dict[int, list[Cell[Chars]]]) -> set[int]:
    """Find the rows of a table that has no borders, from the first row of several cells on."""
    several = [at for at, number in enumerate(region) if _count_filled(rows[number]) > 1]
    if not several:
        return set()
    last = several[-1] + 1
    while last < len(region) and _names_a_row(rows[region[last]]):
        last += 1
    return {*region[several[0] : last]}


def _names_a_row(cells: Iterable[Cell[Chars]]) -> bool:
    """Tell the name of a row without figures from a remark below the table."""
    text = "".join(text_of(cell.content) for cell in cells).strip()
    return len(text) <= _LONGEST_LABEL and not text.endswith("。") and not _REMARK.match(text)


def _write_table(
    writer: Writer, cells: Sequence[Cell[Chars]], place: str, report: Callable[[InputError], None]
) -> bool:
    """Write a table; return False where it is none, having one row or one column."""
    height, width = len({cell.row for cell in cells}), len({cell.column for cell in cells})
    if height * width > _MOST_PLACES:
        report(InputError(place, f"a table of {height:,} rows and {width:,} columns: it is read as text, row by row"))
        return False
    if min(height, width) < 2:
        return False
    writer.table(*arranged(cells, []))
    return True


def _write_text(writer: Writer, cells: Sequence[Cell[Chars]], indents: dict[tuple[int, int], int]) -> None:
    """Write the cells of a row as a text; what stands apart stays apart."""
    filled = [cell for cell in cells if _is_filled(cell)]
    if not filled:
        return
    chars = [*filled[0].content]
    for cell in filled[1:]:
        chars += [("\u3000", *chars[-1][1:]), *cell.content]
    first = filled[0]
    indent = indents.get((first.row, first.column), 0) if len(filled) == 1 else 0
    writer.paragraphs(chars, indent=indent)


def _is_filled(cell: Cell[Chars]) -> bool:
    return not is_blank(cell.content)


def _count_filled(cells: Iterable[Cell[Chars]]) -> int:
    return sum(map(_is_filled, cells))


def write_name(writer: Writer, name: str, among: int) -> None:
    """Write the name of a sheet above it, where there are several, or somebody has named it."""
    if among > 1 or not is_unnamed(name):
        writer.block(chars_of(name, 1), "heading", level=1)


def is_unnamed(name: str) -> bool:
    """Tell the name of a sheet that nobody has named."""
    return _UNNAMED.fullmatch(name) is not None


def counted(count: int, kind: str) -> str:
    """Count things.

    >>> counted(1, "comment"), counted(3, "hidden sheet"), counted(2, "cell in hidden rows")
    ('1 comment', '3 hidden sheets', '2 cells in hidden rows')
    """
    if count == 1:
        return f"1 {kind}"
    between = " in " if " in " in kind else " without "
    thing, space, rest = kind.partition(between)
    return f"{count:,} {thing}s{space}{rest}"
