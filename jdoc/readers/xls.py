"""XLS: the sheets of an Excel workbook of 97 to 2003, with what their cells show."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.declared import CENTER, RIGHT, Writer
from jdoc.readers.sheets import Left, write_name, write_sheet
from jdoc.readers.xlsx.boxes import joined
from jdoc.readers.xlsx.grid import grid_of
from jdoc.readers.xlsx.parts import Style
from jdoc.readers.xlsx.sheet import Area, Parsed, Raw

if TYPE_CHECKING:
    import xlrd

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_DAMAGED = "this Excel workbook is damaged: its cells can't be read"
_ENCRYPTED = "this Excel workbook is encrypted: open it with its password, and save it without one first"
_INDENTS = {2: CENTER, 3: RIGHT, 6: CENTER}
"""How far the text of a cell is set in, by the number of its alignment."""
_CHARACTERS = 256
"""The width of columns is written in parts of a character."""


def read(file: RawFile) -> Document:
    """Read a workbook: what its sheets show, each below its name; what is hidden is left out, and that is told."""
    try:
        import olefile  # noqa: PLC0415 -- extras
        import xlrd  # noqa: PLC0415
    except ImportError:
        problem = "an old Excel workbook (XLS), which needs pip install 'jdoc-ja[office]' (or save it as XLSX)"
        raise InputError(file.name, f"this is {problem}") from None
    try:
        with olefile.OleFileIO(BytesIO(file.data)) as holder:  # xlrd itself never ends on damaged ones
            cells = holder.openstream("Workbook" if holder.exists("Workbook") else "Book").read()
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:  # it writes remarks on standard output else
            book = xlrd.open_workbook(file_contents=cells, formatting_info=True, ragged_rows=True, logfile=nowhere)
            return _Workbook(file, book).write()
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 -- damaged files fail in any way, at any place of the library
        is_encrypted = "encrypted" in str(error).lower()
        raise InputError(file.name, _ENCRYPTED if is_encrypted else _DAMAGED) from None


class _Workbook:
    """Writes the sheets of a file."""

    def __init__(self, file: RawFile, book: xlrd.Book) -> None:
        self.file = file
        self.book = book
        self.looks = _Looks(book)
        self.writer = Writer(file.name)
        self.left = Left()

    def write(self) -> Document:
        """Write all sheets that are shown."""
        sheets = self.book.sheets()
        shown = [sheet for sheet in sheets if not sheet.visibility]
        self.left.counts["hidden sheet"] += len(sheets) - len(shown)
        for sheet in shown:
            write_name(self.writer, sheet.name, len(shown))
            parsed = _parsed(sheet)
            grid = grid_of(parsed, self.looks, self.left)
            place = f"{self.file.name}:{sheet.name}"
            write_sheet(self.writer, grid._replace(cells=joined(grid.cells, parsed)), place, self.file.report)
            self.left.counts["comment"] += len(sheet.cell_note_map)
        self.left.tell(self.file)
        return self.writer.document


class _Looks:
    """The number formats and borders of a workbook; texts stand in its cells."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self.from_1904 = book.datemode == 1

    def style(self, key: str) -> Style:
        """Return the style of a number."""
        look = self._book.xf_list[int(key)]
        border = look.border
        has_borders = any(
            (border.left_line_style, border.right_line_style, border.top_line_style, border.bottom_line_style)
        )
        code = self._book.format_map[look.format_key].format_str
        return Style(code, has_borders, _INDENTS.get(look.alignment.hor_align, 0))

    def string(self, key: str) -> str:
        """Return a text."""
        return key


def _parsed(sheet: xlrd.sheet.Sheet) -> Parsed:
    """Take the cells of a sheet, its merged ones, and what of it is hidden."""
    parsed = Parsed()
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if not cell.ctype:
                continue
            kind, value = _value(cell)
            parsed.cells.append(Raw(row, column, kind, str(sheet.cell_xf_index(row, column)), value, has_formula=False))
    parsed.areas = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    parsed.hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    parsed.hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    parsed.widths = {column: info.width / _CHARACTERS for column, info in sheet.colinfo_map.items()}
    return parsed


def _value(cell: xlrd.sheet.Cell) -> tuple[str, str]:
    """Say of what type a cell is, as XLSX calls it, and write its value."""
    import xlrd  # noqa: PLC0415 -- an extra, which is there by now

    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return "n", repr(float(cell.value))
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "b", str(int(cell.value))
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return "e", xlrd.error_text_from_code.get(cell.value, "#N/A")
    return "str", str(cell.value)
