"""ZIP: an archive as a folder, its documents read one after the other."""

from __future__ import annotations

import zipfile
import zlib
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.limits import at_most, too_much
from jdoc.readers.formats import Allowance
from jdoc.readers.inputs import NO_DOCUMENTS
from jdoc.readers.inside import documents_among

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.model import Document
    from jdoc.readers.formats import RawFile

_MOST_BYTES = 64 << 20  # of one file once it is unpacked
_BYTES, _PACKED = 4 << 20, 50
"""Bytes that any file may have once it is unpacked, and for each byte that it is packed in."""
_UTF_8 = 0x800
"""The mark of names that are in UTF-8; the others are in what the machine of the writer took for usual."""
_ENCRYPTED = 0x1


def read(file: RawFile) -> Document:
    """Refuse an archive as a document: it holds some, which `files` yields."""
    _open(file)
    raise InputError(file.name, "this is an archive: what it holds are documents of their own")


def files(file: RawFile) -> Iterator[RawFile]:
    """Yield the documents of an archive, sorted by their names."""
    allowance = file.allowance or Allowance()
    with _open(file) as archive:
        found = False
        for inner in documents_among(file._replace(allowance=allowance), _Members(archive, allowance)):
            found = True
            yield inner
    if not found:
        file.report(InputError(file.name, NO_DOCUMENTS.replace("folder", "archive")))


def _open(file: RawFile) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        problem = f"this archive is damaged: {str(error).lower() or 'it breaks off'}"
        raise InputError(file.name, problem) from None


class _Members:
    """The files of an archive, unpacked as far as they may go whatever their sizes are said to be."""

    def __init__(self, archive: zipfile.ZipFile, allowance: Allowance) -> None:
        self._archive = archive
        self._allowance = allowance

    def __iter__(self) -> Iterator[tuple[str, Callable[[], bytes]]]:
        named = sorted(((name_of(member), member) for member in self._archive.infolist()), key=lambda pair: pair[0])
        for name, member in named:
            if not name.endswith("/"):
                yield name, partial(self._unpack, member)

    def _unpack(self, member: zipfile.ZipInfo) -> bytes:
        if member.flag_bits & _ENCRYPTED:
            message = "encrypted: unpack it with its password first"
            raise ValueError(message)
        most = min(_MOST_BYTES, at_most(_BYTES + _PACKED * member.compress_size))
        try:
            with self._archive.open(member) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            message = f"this file of the archive is damaged: {str(error).lower() or 'it breaks off'}"
            raise ValueError(message) from None
        self._allowance.left -= len(data)
        if len(data) > most:
            raise ValueError(too_much("bytes once unpacked", _BYTES + _PACKED * member.compress_size))
        return data


def name_of(member: zipfile.ZipInfo) -> str:
    r"""Return the name of a file in an archive: in UTF-8 where it says so or can be so, else in CP932.

    >>> name_of(zipfile.ZipInfo("予算.txt".encode("cp932").decode("cp437")))
    '予算.txt'
    """
    written = member.orig_filename
    if not member.flag_bits & _UTF_8:
        data = written.encode("cp437", "replace")
        try:
            written = data.decode("utf-8")
        except UnicodeDecodeError:
            written = data.decode("cp932", "replace")
    return written.partition("\0")[0].replace("\\", "/").lstrip("/")
