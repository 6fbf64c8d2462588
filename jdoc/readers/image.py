"""Images: scans of pages, read by OCR where the user wants it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.ocr import DPI, OCR_NEEDS

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile


def read(file: RawFile) -> Document:
    """Read the pages that an image shows; raises InputError where that isn't wanted or can't be done."""
    if not file.ocr:
        raise InputError(file.name, f"this is an image: --ocr reads it, which needs {OCR_NEEDS}")
    from jdoc.readers.ocr.tesseract import RecognitionError, recognise  # noqa: PLC0415 -- few files are images
    from jdoc.readers.pdf import Pages  # noqa: PLC0415
    from jdoc.readers.pdf.recognised import sheet_of_recognised  # noqa: PLC0415

    try:
        recognised = recognise(file.data)
    except RecognitionError as error:
        raise InputError(file.name, str(error)) from error
    if not recognised.words:
        raise InputError(file.name, "nothing in it: no text is to be seen in this image")
    pages = Pages(file)
    for _, words in groupby(recognised.words, key=lambda word: word.page):
        pages.add(sheet_of_recognised(recognised._replace(words=list(words)), DPI))
    return pages.document()
