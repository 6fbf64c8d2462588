"""HTML: the text of a page, without what leads through the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers import text
from jdoc.readers.html.page import document_of
from jdoc.readers.html.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.model import Document

_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_LARGEST = 16 << 20  # bytes: the longest law takes five
_CODECS = {"shift_jis": "cp932", "x-sjis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932", "sjis": "cp932"}


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read a page in the encoding that it names, if its bytes are of that."""
    if len(data) > _LARGEST:
        raise InputError(name, f"a page of more than {_LARGEST >> 20} MB: this is no document")
    decoded = text.decode(data, name, encoding=encoding or _named(data), report=report)
    return document_of(tree_of(decoded.text.replace("\r\n", "\n").replace("\r", "\n")), name)


def _named(data: bytes) -> str | None:
    """Find the encoding that a page names; none if its bytes are of another."""
    found = _META.search(data[:8192])
    if found is None:
        return None
    name = found[1].decode("ascii", "replace").lower()
    name = _CODECS.get(name, name)
    try:
        data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return name
