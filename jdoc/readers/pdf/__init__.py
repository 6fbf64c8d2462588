"""PDF: a file to the lines that are printed on its pages."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from jdoc.errors import InputError
from jdoc.readers.ocr import DPI, OCR_NEEDS
from jdoc.readers.pdf.bombs import refuse_bombs
from jdoc.readers.pdf.columns import columns_of, gutter_of
from jdoc.readers.pdf.fonts import use_stand_in
from jdoc.readers.pdf.glyphs import Sheet, sheet_of
from jdoc.readers.pdf.grids import grids_of
from jdoc.readers.pdf.pages import Turn, blocks_of, body_size, document_of, grid_of, write
from jdoc.readers.pdf.recognised import settle_glyphs, sheet_of_recognised
from jdoc.readers.pdf.rows import is_vertical, rows_of
from jdoc.readers.pdf.rules import rules_of
from jdoc.readers.pdf.tables import take_tables
from jdoc.readers.pdf.tiers import tiers_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile
    from jdoc.readers.pdf.columns import Column
    from jdoc.readers.pdf.pages import Block
    from jdoc.readers.pdf.rows import Row

_ONE_AT_A_TIME = Lock()
"""pdfium is for one thread at a time."""
_MOST_PAGES = 5_000
_MOST_DOTS = 10_000
"""What the longer side of a page may take when it is drawn: 80 cm at the usual fineness."""
_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: "this PDF is encrypted and opens with a password only: save it without one first",
    pdfium.FPDF_ERR_SECURITY: "this PDF is encrypted in a way that jdoc doesn't know: save it unencrypted first",
}
_DAMAGED = "this PDF is damaged: its pages can't be found (was it cut off on its way?)"
_SCANNED = f"this PDF holds images only, a scan without text: --ocr reads it, which needs {OCR_NEEDS}"
_EMPTY = "nothing in it: no page of this PDF has text"


def read(file: RawFile) -> Document:
    """Read the pages of a PDF; what can't be read is told, page by page."""
    refuse_bombs(file.data)
    with _ONE_AT_A_TIME:
        return _read(file)


def _read(file: RawFile) -> Document:
    use_stand_in()
    opened = _open(file.data, file.name)
    try:
        pages = Pages(file)
        count = len(opened)
        if count > _MOST_PAGES:
            file.report(InputError(file.name, f"only the first {_MOST_PAGES} of {count} pages are read"))
        for number in range(1, min(count, _MOST_PAGES) + 1):
            pages.add(_page(opened, number, file))
    finally:
        opened.close()
    document = pages.document()
    document.page_count = count
    return document


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(name, _REFUSALS.get(error.err_code, _DAMAGED)) from None


class Pages:
    """The pages of a document, as they are read, and what there is to tell of them."""

    def __init__(self, file: RawFile) -> None:
        self._file = file
        self._blocks: list[list[Block]] = []
        self._recognised: dict[int, int | None] = {}
        self._gutter: float | None = None
        self._images: list[int] = []
        self._unread: dict[int, int] = {}
        self._characters = 0

    def add(self, sheet: Sheet | None) -> None:
        """Add the next page; none is one that is damaged."""
        number = len(self._blocks) + 1
        if sheet is None:
            self._report("this page is damaged and left out", [number])
            sheet = Sheet([], [], 0, 0)
        columns, turn = _columns(sheet, self._gutter)
        self._gutter = gutter_of(columns) or self._gutter
        self._blocks.append(blocks_of(columns, turn))
        self._characters += len(sheet.glyphs)
        if sheet.images and not sheet.glyphs:
            self._images.append(number)
        if sheet.lost:
            self._unread[number] = sheet.lost
        if sheet.is_recognised:
            self._recognised[number] = None if sheet.confidence is None else round(sheet.confidence)

    def document(self) -> Document:
        """Put the pages together, and tell of the document what can't be told of one page.

        Raises InputError where no page has text.
        """
        if not any(self._blocks):
            raise InputError(self._file.name, _SCANNED if self._images else _EMPTY)
        if self._images:
            self._report("nothing but an image: what it shows is not read (--ocr reads it)", self._images)
        if self._unread:
            lost = f"{sum(self._unread.values())} of {self._characters} characters can't be read"
            self._report(f"{lost}: their font doesn't say what they are", self._unread)
        document = document_of(write(self._blocks, grid_of(self._blocks)), self._file.name)
        document.recognised = self._recognised
        return document

    def _report(self, message: str, pages: Iterable[int]) -> None:
        self._file.report(InputError(f"{self._file.name}:p.{_listed(pages)}", message))


def _columns(sheet: Sheet, gutter: float | None) -> tuple[list[Column], Turn]:
    """Find the lines of a page in reading order, and how they run; where columns met before may be known."""
    vertical = is_vertical(sheet.glyphs)
    rows, runs_down = _rows(sheet, vertical=vertical)
    size = body_size(rows)
    columns = (vertical and tiers_of(rows, size)) or columns_of(rows, size, gutter)
    return columns, Turn(runs_down, sheet.upright)


def _rows(sheet: Sheet, *, vertical: bool) -> tuple[list[Row], bool]:
    """Find the lines of a page, and whether they are vertical; each of its tables takes the place of one."""
    if sheet.rules is None or vertical:
        return rows_of(sheet, vertical=vertical), vertical
    tables, rest = take_tables(grids_of(sheet.rules), sheet.glyphs)
    runs_down = is_vertical(rest)
    rows = rows_of(sheet._replace(glyphs=rest), vertical=runs_down)
    return [*rows, *(table.as_row() for table in tables)], runs_down


def _listed(pages: Iterable[int]) -> str:
    numbers = [str(page) for page in pages]
    return ", ".join(numbers[:10]) + (" …" if len(numbers) > 10 else "")


def _page(opened: pypdfium2.PdfDocument, number: int, file: RawFile) -> Sheet | None:
    """Read one page, by its number from 1, what it shows as well if that is wanted; none if it is damaged."""
    try:
        page = opened.get_page(number - 1)
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    sheet = sheet_of(page.raw, text.raw)
    if sheet.is_recognised:
        sheet = sheet._replace(glyphs=settle_glyphs(sheet.glyphs))
    sheet = sheet._replace(rules=rules_of(page.raw, sheet.upright))
    if file.ocr and sheet.images and not sheet.glyphs:
        sheet = _recognised(page, f"{file.name}:p.{number}", file) or sheet
    text.close()
    page.close()
    return sheet


def _recognised(page: pypdfium2.PdfPage, place: str, file: RawFile) -> Sheet | None:
    """Draw a page, and read what is to be seen on it; none, with a word, if that fails."""
    from jdoc.readers.ocr.tesseract import RecognitionError, recognise  # noqa: PLC0415 -- few pages are pictures

    dots = min(DPI, _MOST_DOTS * 72 / max(page.get_size()))
    try:
        return sheet_of_recognised(recognise(_drawn(page, dots)), dots)
    except RecognitionError as error:
        file.report(InputError(place, str(error)))
        return None


def _drawn(page: pypdfium2.PdfPage, dots: float) -> bytes:
    """Draw a page in grays, so many dots an inch, as a picture in PGM."""
    drawn = page.render(scale=dots / 72, grayscale=True)
    lines = memoryview(bytes(drawn.buffer))
    rows = (lines[at * drawn.stride :][: drawn.width] for at in range(drawn.height))
    return b"P5 %d %d 255\n" % (drawn.width, drawn.height) + b"".join(rows)
