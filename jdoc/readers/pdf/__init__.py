"""PDF: a file to the lines that are printed on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from jdoc.errors import InputError
from jdoc.readers.pdf.columns import columns_of, gutter_of
from jdoc.readers.pdf.fonts import use_stand_in
from jdoc.readers.pdf.glyphs import Sheet, sheet_of
from jdoc.readers.pdf.grids import grids_of
from jdoc.readers.pdf.pages import blocks_of, body_size, document_of, grid_of, write
from jdoc.readers.pdf.rows import is_vertical, rows_of
from jdoc.readers.pdf.rules import rules_of
from jdoc.readers.pdf.tables import take_tables
from jdoc.readers.pdf.tiers import tiers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile
    from jdoc.readers.pdf.columns import Column
    from jdoc.readers.pdf.pages import Block
    from jdoc.readers.pdf.rows import Row

_MOST_PAGES = 5_000
_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: "this PDF is encrypted and opens with a password only: save it without one first",
    pdfium.FPDF_ERR_SECURITY: "this PDF is encrypted in a way that jdoc doesn't know: save it unencrypted first",
}
_DAMAGED = "this PDF is damaged: its pages can't be found (was it cut off on its way?)"
_SCANNED = "this PDF holds images only, a scan without text: run it through OCR first"
_EMPTY = "nothing in it: no page of this PDF has text"


def read(file: RawFile) -> Document:
    """Read the pages of a PDF; what can't be read is told, page by page."""
    use_stand_in()
    opened = _open(file.data, file.name)
    try:
        pages = _pages(opened, file.name, file.report)
    finally:
        opened.close()
    return document_of(write(pages, grid_of(pages)), file.name)


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(name, _REFUSALS.get(error.err_code, _DAMAGED)) from None


def _pages(opened: pypdfium2.PdfDocument, name: str, report: Callable[[InputError], None]) -> list[list[Block]]:
    """Read all pages, and say of the document what can't be said of one page."""
    count = len(opened)
    if count > _MOST_PAGES:
        report(InputError(name, f"only the first {_MOST_PAGES} of {count} pages are read"))
    pages: list[list[Block]] = []
    gutter: float | None = None
    images: list[int] = []
    unread: dict[int, int] = {}
    characters = 0
    for number in range(1, min(count, _MOST_PAGES) + 1):
        sheet = _sheet(opened, number)
        if sheet is None:
            report(InputError(f"{name}:page {number}", "this page is damaged and left out"))
            sheet = Sheet([], [], 0, 0)
        columns = _columns(sheet, gutter)
        gutter = gutter_of(columns) or gutter
        pages.append(blocks_of(columns))
        characters += len(sheet.glyphs)
        if sheet.images and not sheet.glyphs:
            images.append(number)
        if sheet.lost:
            unread[number] = sheet.lost
    if not any(pages):
        raise InputError(name, _SCANNED if images else _EMPTY)
    if images:
        report(InputError(f"{name}:page {_listed(images)}", "nothing but an image: what it shows is not read"))
    if unread:
        lost = f"{sum(unread.values())} of {characters} characters can't be read"
        report(InputError(f"{name}:page {_listed(unread)}", f"{lost}: their font doesn't say what they are"))
    return pages


def _columns(sheet: Sheet, gutter: float | None) -> list[Column]:
    """Find the lines of a page in reading order; where columns met on the pages before may be known."""
    vertical = is_vertical(sheet.glyphs)
    rows = _rows(sheet, vertical=vertical)
    size = body_size(rows)
    return (vertical and tiers_of(rows, size)) or columns_of(rows, size, gutter)


def _rows(sheet: Sheet, *, vertical: bool) -> list[Row]:
    """Find the lines of a page; each of its tables takes the place of one."""
    if sheet.rules is None or vertical:
        return rows_of(sheet, vertical=vertical)
    tables, rest = take_tables(grids_of(sheet.rules), sheet.glyphs)
    return [*rows_of(sheet._replace(glyphs=rest), vertical=is_vertical(rest)), *(table.as_row() for table in tables)]


def _listed(pages: Iterable[int]) -> str:
    numbers = [str(page) for page in pages]
    return ", ".join(numbers[:10]) + (" …" if len(numbers) > 10 else "")


def _sheet(opened: pypdfium2.PdfDocument, number: int) -> Sheet | None:
    """Read one page, by its number from 1; none if it is damaged."""
    try:
        page = opened.get_page(number - 1)
    except pypdfium2.PdfiumError:
        return None
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    sheet = sheet_of(page.raw, text.raw)
    sheet = sheet._replace(rules=rules_of(page.raw, sheet.upright))
    text.close()
    page.close()
    return sheet
