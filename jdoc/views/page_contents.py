"""The contents of a page: its headings, below their documents where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.translation import say
from jdoc.views.doc_names import short_names
from jdoc.views.html import escape_text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Contents:
    """What is gathered while a page is written."""

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._lines: list[list[str]] = []
        self._title = ""

    @property
    def has_several(self) -> bool:
        """Whether the page has several documents."""
        return len(self._documents) > 1

    @property
    def title(self) -> str:
        """What the page is called: as its first document is, in HTML."""
        more = f" {say('and {0} more', len(self._documents) - 1)}" if self.has_several else ""
        return f"{self._title or escape_text(next(self._names(), ''))}{more}"

    def begin(self, document: str) -> int:
        """Go on to a document, and return its number."""
        self._documents.append(document)
        self._lines.append([])
        return len(self._documents)

    def name(self, title: str) -> None:
        """Take the title of the first document that has one for the page's."""
        self._title = self._title or title

    def add(self, line: str) -> None:
        """Add the line of a heading, in HTML."""
        self._lines[-1].append(line)

    def write(self) -> Iterator[str]:
        """Yield the lines; one document's own name isn't among them."""
        for number, (name, lines) in enumerate(zip(self._names(), self._lines, strict=True), 1):
            if self.has_several:
                yield f'<a class="of" href="#d{number}">{escape_text(name) or say("document {0}", number)}</a>\n'
            yield from lines

    def _names(self) -> Iterator[str]:
        """Yield the names of the documents, without the folder that all are in."""
        return map(short_names(self._documents).__getitem__, self._documents)
