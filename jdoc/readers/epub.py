"""EPUB: the pages of a book in their order, as one document."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from jdoc.errors import InputError
from jdoc.readers.declared import Writer
from jdoc.readers.decoding import decode
from jdoc.readers.html.page import write_page
from jdoc.readers.html.tree import tree_of
from jdoc.readers.package import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile
    from jdoc.readers.package import Package

_CONTAINER = "META-INF/container.xml"
_OWNS = (":xmlns:container", "/2007/opf", "/dc/elements/1.1/")
_PAGES = frozenset({"application/xhtml+xml", "text/html"})


def read(file: RawFile) -> Document:
    """Read a book: the pages that are read one after the other, but for its table of contents."""
    writer = Writer(file.name, first_is_title=True)
    with opened(file) as package:
        for part in _parts(package):
            if part not in package:
                file.report(InputError(f"{file.name}:{part}", "this page is missing in the book"))
                continue
            page = decode(file._replace(data=package.data(part), name=f"{file.name}:{part}"))
            package.budget.take_characters(len(page.text))
            writer.document.pages.append(len(writer.document.lines))
            write_page(tree_of(page.text.replace("\r\n", "\n").replace("\r", "\n")), writer)
    return writer.document


def _parts(package: Package) -> Iterator[str]:
    """Yield the names of the pages in their order."""
    container = package.root(_CONTAINER, _OWNS)
    root = next((element for element in container.walk() if element.tag == "rootfile"), None) if container else None
    main = root.attributes.get("full-path", "") if root else ""
    book = package.root(main, _OWNS)
    if book is None:
        raise InputError(package.name, "this book is damaged: its list of pages is missing")
    items = {element.attributes.get("id", ""): element.attributes for element in book.walk() if element.tag == "item"}
    for element in book.walk():
        given = items.get(element.attributes.get("idref", ""), {}) if element.tag == "itemref" else {}
        if given.get("media-type") in _PAGES and "nav" not in given.get("properties", "").split():
            yield posixpath.normpath(posixpath.join(posixpath.dirname(main), unquote(given.get("href", ""))))
