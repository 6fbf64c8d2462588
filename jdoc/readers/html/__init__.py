"""HTML: the text of a page, without what leads through the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.language.lazy import deferred
from jdoc.readers.decoding import decode, is_text_encoding
from jdoc.readers.html.page import document_of
from jdoc.readers.html.tree import tree_of

if TYPE_CHECKING:
    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

# Where a page names its encoding: <meta charset="shift_jis">, <?xml encoding='utf-8'?>, content="text/html; charset=…".
_META = deferred(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_MOST_BYTES = 16 << 20  # the longest law takes five
_CODECS = {"shift_jis": "cp932", "x-sjis": "cp932", "shift-jis": "cp932", "windows-31j": "cp932", "sjis": "cp932"}


def read(file: RawFile) -> Document:
    """Read a page in the encoding that it names, if its bytes are of that."""
    if len(file.data) > _MOST_BYTES:
        raise InputError(file.name, f"a page of more than {_MOST_BYTES >> 20} MB: this is no document")
    decoded = decode(file._replace(encoding=file.encoding or _named_encoding(file.data)))
    return document_of(tree_of(decoded.text.replace("\r\n", "\n").replace("\r", "\n")), file.name)


def _named_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names; none if its bytes are of another."""
    named = _META.search(data[:8192])
    if named is None:
        return None
    name = named[1].decode("ascii", "replace").lower()
    codec = _CODECS.get(name, name)
    if not is_text_encoding(codec):
        return None
    try:
        data.decode(codec)
    except UnicodeError:
        return None
    return codec
