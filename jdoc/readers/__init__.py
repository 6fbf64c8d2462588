"""Readers: files of many formats to documents. The table of them is in `formats`; `inputs` finds the files."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.readers.formats import RawFile, find_reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader

    from jdoc.errors import InputError
    from jdoc.model import Document

_RECORD_STARTS = (b'{"', b'{ "', b"{}")
_LINES_LOOKED_AT = 5
"""Lines of a file that tell records from a document."""


def open_input(path: str) -> BufferedReader:
    """Open a file, or what a URL names, through fsspec.

    Raises OSError, and InputError for a URL that nothing can open.
    """
    if "://" not in path:
        return Path(path).open("rb")
    from jdoc.readers.remote import open_url  # noqa: PLC0415 -- a library that local files don't need

    return open_url(path)


def holds_records(stream: BufferedReader) -> bool:
    """Tell JSON lines from a document by what the stream begins with, without taking anything from it."""
    head = stream.peek(8192)[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    lines = filter(None, map(bytes.strip, head.removeprefix(b"\xef\xbb\xbf").splitlines()))
    return any(
        line == b"{" or line.startswith(_RECORD_STARTS) for line, _ in zip(lines, range(_LINES_LOOKED_AT), strict=False)
    )


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read a document of any format that jdoc knows, told by its content; what remains is text.

    Raises InputError for what can't be read; what is odd in a document that can, goes to `report`.
    """
    reader = import_module(f"{__name__}.{find_reader(data, name).format}")
    document: Document = reader.read(RawFile(data, name, encoding, report))
    return document
