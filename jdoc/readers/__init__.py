"""Readers: what the user names, files, folders, globs or standard input, to documents."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, cast

from jdoc.errors import InputError
from jdoc.readers import text
from jdoc.readers.formats import format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader

    from jdoc.model import Document

SUFFIXES = frozenset({".txt", ".text", ".md", ".pdf", ".docx", ".xml", ".html", ".htm", ".xhtml"})
RECORDS = frozenset({".jsonl", ".ndjson"})
"""What jdoc picks up inside a folder; a file that is named itself is read whatever its suffix."""
NO_DOCUMENTS = f"no documents in this folder (looked for {', '.join(sorted(SUFFIXES | RECORDS))})"


class Input(NamedTuple):
    """A named stream of bytes."""

    name: str
    stream: BufferedReader


def inputs(paths: Iterable[str], *, report: Callable[[InputError], None]) -> Iterator[Input]:
    """Open what the paths name, in order; folders are searched in depth, sorted; `-` is standard input."""
    for path in paths:
        if path == "-" and sys.stdin is None:
            report(InputError("-", "standard input is closed"))
            continue
        if path == "-":
            yield Input("-", cast("BufferedReader", sys.stdin.buffer))
            continue
        try:
            names = files(path)
        except InputError as error:
            report(error)
            continue
        for name in names:
            try:
                with Path(name).open("rb") as stream:
                    yield Input(name, stream)
            except OSError as error:
                report(InputError(name, (error.strerror or str(error)).lower()))


def files(path: str) -> list[str]:
    """List the files that a path names: itself, the documents in a folder, what a pattern matches."""
    if os.path.isdir(path):  # noqa: PTH112 -- the name is kept as the user wrote it, ./ and all
        found = list(_walk(path))
        if not found:
            raise InputError(path, NO_DOCUMENTS)
        return found
    if is_pattern(path) and not os.path.exists(path):  # noqa: PTH110
        found = sorted(name for name in glob.glob(path, recursive=True) if os.path.isfile(name))  # noqa: PTH113, PTH207
        if not found:
            raise InputError(path, "no file matches")
        return found
    return [path]


def _walk(top: str) -> Iterator[str]:
    """Yield the documents below a folder, sorted; hidden folders are left out."""
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in documents_among(names):
            yield os.path.join(folder, name)  # noqa: PTH118


def documents_among(names: Iterable[str]) -> Iterator[str]:
    """Yield those of a folder's files that are documents, sorted.

    Hidden files are left out, and so are the records that stand beside the document they were made of.
    """
    shown = sorted(name for name in names if not name.startswith("."))
    documents = {PurePath(name).stem for name in shown if PurePath(name).suffix.lower() in SUFFIXES}
    for name in shown:
        suffix = PurePath(name).suffix.lower()
        if suffix in SUFFIXES or (suffix in RECORDS and PurePath(name).stem not in documents):
            yield name


def is_pattern(path: str) -> bool:
    """Tell whether a path may be a glob."""
    return any(char in path for char in "*?[")


def open_input(path: str) -> BufferedReader:
    """Open a file, or what a URL names, through fsspec."""
    if "://" not in path:
        return Path(path).open("rb")
    from jdoc.readers.remote import open_url  # noqa: PLC0415 -- a library that local files don't need

    return open_url(path)


def holds_records(stream: BufferedReader) -> bool:
    """Tell JSON lines from a document by what the stream begins with, without taking anything from it."""
    head = stream.peek(8192)[:8192]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    lines = [line.strip() for line in head.removeprefix(b"\xef\xbb\xbf").splitlines() if line.strip()]
    return any(line.startswith((b'{"', b'{ "', b"{}")) or line == b"{" for line in lines[:5])


def read(data: bytes, name: str, *, encoding: str | None = None, report: Callable[[InputError], None]) -> Document:
    """Read a document of any format that jdoc knows, told by its content; what remains is text."""
    kind = format_of(data)
    if kind == "pdf":
        from jdoc.readers import pdf  # noqa: PLC0415 -- pdfium takes 50 ms to load

        return pdf.read(data, name, report=report)
    if kind == "docx":
        from jdoc.readers import docx  # noqa: PLC0415

        return docx.read(data, name)
    if kind == "law":
        from jdoc.readers import law  # noqa: PLC0415

        return law.read(data, name)
    if kind == "markdown" or (kind == "text" and name.endswith(".md")):
        from jdoc.readers import markdown  # noqa: PLC0415

        return markdown.read(data, name, encoding=encoding, report=report)
    if kind == "html":
        from jdoc.readers import html  # noqa: PLC0415

        return html.read(data, name, encoding=encoding, report=report)
    return text.read(data, name, encoding=encoding, report=report)
