"""Books: their pages in their order."""

from __future__ import annotations

import pytest

from jdoc import readers
from jdoc.errors import InputError
from tests.readers.books import packed
from tests.readers.test_html import refuse
from tests.readers.test_tables import split

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
RUBY = "<ruby>双方<rt>そうほう</rt></ruby>"
XHTML = 'media-type="application/xhtml+xml"'
BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    f'<item id="b" href="%E4%BA%8C.xhtml" {XHTML}/><item id="a" href="text/a.xhtml" {XHTML}/>'
    f'<item id="n" href="nav.xhtml" properties="nav" {XHTML}/><item id="i" href="i.png" media-type="image/png"/>'
    f'<item id="x" href="lost.xhtml" {XHTML}/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/>MORE</spine></package>'
)


def book(more: str = "") -> bytes:
    """Write a book of two pages."""
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": BOOK.replace("MORE", more),
            "OEBPS/nav.xhtml": "<html><body><p>目次</p></body></html>",
            "OEBPS/二.xhtml": "<html><body><h2>二章</h2><p>歓迎した。</p></body></html>",
            "OEBPS/text/a.xhtml": f"<html><body><h1>白書</h1><p>{RUBY}は一致した。</p></body></html>",
        }
    )


def test_pages_in_their_order() -> None:
    assert [(block.kind, block.text) for block in split(book(), "a.epub")] == [
        ("title", "白書"),
        ("paragraph", "双方は一致した。"),
        ("heading", "二章"),
        ("paragraph", "歓迎した。"),
    ]


def test_a_page_that_is_missing_is_told() -> None:
    told: list[str] = []
    readers.read(
        book('<itemref idref="x"/><itemref idref="i"/>'), "a.epub", report=lambda error: told.append(str(error))
    )
    assert told == ["a.epub:OEBPS/lost.xhtml: this page is missing in the book"]


def test_a_book_that_is_damaged() -> None:
    with pytest.raises(InputError, match="its list of pages is missing"):
        readers.read(packed({"META-INF/container.xml": CONTAINER}), "a.epub", report=refuse)
