"""The table of entities, written: for a spreadsheet, for other programs, for a terminal."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

from jdoc import jsonl
from jdoc.translation import named, say
from jdoc.views.cells import format_cell, format_for_spreadsheet
from jdoc.views.coded import shown_code
from jdoc.views.doc_names import common_folder, short_names
from jdoc.views.rows import COLUMNS
from jdoc.views.values import describe, figure, is_said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from _typeshed import SupportsWrite

    from jdoc.views.rows import Row

BRIEF = ("doc", "page", "line", "label", "text", "value")
"""What a terminal shows of a row."""
WHERE = frozenset({"doc", "page"})
"""What a terminal shows where there is more than one."""


def delimiter_of(form: str | None) -> str:
    """Return what stands between the cells of a form: of TSV tabs, of CSV commas."""
    return "\t" if form == "tsv" else ","


def write_csv(
    rows: Iterable[Row],
    out: SupportsWrite[str],
    *,
    columns: Sequence[str] = tuple(COLUMNS),
    delimiter: str = ",",
    bom: bool = False,
) -> None:
    """Write rows as CSV, or with tabs as TSV; Excel takes the encoding from the byte order mark.

    Text that a spreadsheet would run as a formula gets an apostrophe in front: documents come from anywhere.
    """
    import csv  # noqa: PLC0415 -- one of several formats

    if bom:
        out.write("\ufeff")
    writer = csv.writer(_Lines(out), delimiter=delimiter)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([format_for_spreadsheet(row[column]) for column in columns])


class _Lines:
    """Takes rows that end in CR and LF, as Python writes them unasked, and ends them in LF.

    Asked for LF, it puts no quotation marks around a cell with CR, behind which spreadsheets begin a row.
    """

    def __init__(self, out: SupportsWrite[str]) -> None:
        self._write = out.write

    def write(self, row: str) -> None:
        """Write one row."""
        self._write(row.removesuffix("\r\n") + "\n")


def write_cells(cells: Iterable[Sequence[str]], out: IO[str], *, bom: bool = False) -> None:
    """Write the cells of one table as CSV; the text of a merged cell stands in its first place."""
    import csv  # noqa: PLC0415

    if bom:
        out.write("\ufeff")
    csv.writer(_Lines(out)).writerows([format_for_spreadsheet(cell) for cell in row] for row in cells)


def write_json_lines(rows: Iterable[Row], out: SupportsWrite[str], *, columns: Sequence[str] = tuple(COLUMNS)) -> None:
    """Write a JSON object a row; empty cells are left out."""
    for row in rows:
        filled = {column: row[column] for column in columns if row[column] is not None}
        out.write(jsonl.write_line(filled).decode() + "\n")


def table_lines(
    rows: Iterable[Row],
    out: IO[str],
    *,
    columns: Sequence[str] = (),
    kinds: Mapping[str, type] = COLUMNS,
    brief: Sequence[str] = BRIEF,
) -> Iterator[str]:
    """Yield the lines of rows as a table for a terminal, numbers with commas; no row, no line.

    Unless columns are chosen, those are shown that say most.
    """
    from jdoc.views import screen_tables  # noqa: PLC0415 -- 50 ms that only a terminal needs

    rows = list(rows)
    columns = columns or [column for column in brief if _says_something(rows, column)]
    right = {at for at, column in enumerate(columns) if kinds[column] in (int, float)}
    heads = [named("column", column) for column in columns]
    docs = _docs(rows)
    cells = [heads, *([_shown(row, column, kinds[column]) for column in columns] for row in _renamed(rows, docs))]
    place = [*columns].index("doc") if "doc" in columns else None
    folder = "" if place is None else common_folder(docs)
    return screen_tables.draw_cells(cells, out, right=right, place=place, folder=folder)


def _docs(rows: Iterable[Row]) -> set[str]:
    return {f"{row['doc']}" for row in rows if row.get("doc")}


def _renamed(rows: Iterable[Row], docs: Collection[str]) -> Iterator[Row]:
    """Yield rows with the names of their documents without the folder that all are in."""
    called = short_names(docs)
    for row in rows:
        yield {**row, "doc": called.get(f"{row.get('doc')}", row.get("doc"))}


def _says_something(rows: Iterable[Row], column: str) -> bool:
    least = 2 if column in WHERE else 1
    return len({row[column] for row in rows}) >= least


def _shown(row: Row, column: str, kind: type) -> str:
    if column == "value":
        return "" if row.get("text") and is_said(f"{row['text']}", row) else describe(row)
    cell = row[column]
    if kind is float and cell is not None:
        return figure(cell)
    return say(format_cell(cell)) if kind is bool else shown_code(column, format_cell(cell))
