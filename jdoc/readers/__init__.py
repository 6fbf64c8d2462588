"""Readers: files of many formats to documents. The table of them is in `formats`; `inputs` finds the files."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from jdoc.errors import InputError, LimitError, Notice, fence
from jdoc.readers.decoding import decode
from jdoc.readers.foreign import is_json_array
from jdoc.readers.formats import RawFile, find_reader, misnamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BufferedReader

    from jdoc.model import Document
    from jdoc.readers.formats import Reader

_RECORD_STARTS = (b'{"', b'{ "', b"{}")
_LINES_LOOKED_AT = 5
"""Lines of a file that tell records from a document."""
_DEEPEST_FILE = 1
"""How deep in an archive, or in a mail, an archive is opened: the one in one that is opened is."""


def open_input(path: str) -> BufferedReader:
    """Open a file, or what a URL names, through fsspec.

    Raises OSError, and InputError for a URL that nothing can open.
    """
    if "://" not in path:
        return open(path, "rb")  # noqa: PTH123 -- `pathlib` takes longer to load than a short answer may
    from jdoc.readers.remote import open_url  # noqa: PLC0415 -- a library that local files don't need

    return open_url(path)


def holds_records(stream: BufferedReader) -> bool:
    """Tell JSON lines from a document by what the stream begins with, without taking anything from it."""
    head = stream.peek(8192)[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    if is_json_array(head):
        return False
    lines = filter(None, map(bytes.strip, head.removeprefix(b"\xef\xbb\xbf").splitlines()))
    return any(
        line == b"{" or line.startswith(_RECORD_STARTS) for line, _ in zip(lines, range(_LINES_LOOKED_AT), strict=False)
    )


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read a document of any format that jdoc knows, told by its content; what remains is text.

    Raises InputError for what can't be read; what is odd in a document that can, goes to `report`.
    """
    return _read(RawFile(data, name, encoding, report), find_reader(data, name))


def _read(file: RawFile, format_: Reader) -> Document:
    """Read a document; one that is over a limit is one that can't be read."""
    reader = import_module(f"{__name__}.{format_.format}")
    try:
        document: Document = reader.read(file)
    except LimitError as error:
        raise InputError(file.name, str(error)) from None
    return document


def is_plain_text(data: bytes, name: str) -> bool:
    """Tell whether a file is of no format but text."""
    return find_reader(data, name).format == "text"


def plain_text(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> str:
    """Decode a text file, with all of its characters; InputError for what is no text."""
    return decode(RawFile(data, name, encoding, report)).text


def read_all(
    data: bytes, name: str, *, encoding: str | None = None, ocr: bool = False, report: Callable[[InputError], None]
) -> Iterator[Document]:
    """Read a document and those that it holds: the files of an archive, what is attached to a mail.

    With `ocr`, what pictures of pages show is read as well.

    Raises InputError where the document itself can't be read; what can't be read inside goes to `report`.
    """
    return _read_all(RawFile(data, name, encoding, report, ocr=ocr), 0)


def _read_all(file: RawFile, depth: int) -> Iterator[Document]:
    format_ = find_reader(file.data, file.name)
    if format_.has_text:
        suffix = misnamed(file.name, format_)
        if suffix and format_.format != "foreign":
            file.report(Notice(file.name, f"this is {format_.format.upper()}, whatever {suffix} says: read as that"))
        yield _read(file, format_)
    if format_.holds_files:
        reader = import_module(f"{__name__}.{format_.format}")
        yield from _read_inside(file, reader.files(file), depth)


def _read_inside(file: RawFile, files: Iterator[RawFile], depth: int) -> Iterator[Document]:
    """Read the documents of an archive or of a mail, as those of a folder; one that can't be read costs no other."""
    if depth > _DEEPEST_FILE:
        if count := sum(1 for _ in files):
            file.report(InputError(file.name, f"files inside files inside files: {count} of them are not read"))
        return
    for inner in files:
        with fence(inner.name, file.report):
            yield from _read_all(inner, depth + 1)
