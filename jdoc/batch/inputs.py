"""Which documents a run is about: all that its folders hold, each once, in an order that stays."""

from __future__ import annotations

import os
import posixpath
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple
from weakref import finalize

from jdoc.batch.results import OWN
from jdoc.errors import InputError, OutputError, UsageError
from jdoc.readers.inputs import NO_DOCUMENTS, is_pattern, list_files, pick_documents
from jdoc.readers.remote import file_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fsspec import AbstractFileSystem

    Report = Callable[[InputError], None]

SAME_PLACE = "the results can't go where the documents are: name another folder with -o"
NO_ROOT = "what is on several drives or file systems has no folder in common: run it one by one"


@contextmanager
def telling() -> Iterator[None]:
    """Tell in one line that lists on disk can't be kept."""
    try:
        yield
    except sqlite3.Error as error:
        problem = f"the list of documents can't be kept in the folder for temporary files: {error}"
        raise OutputError(problem) from error


class Source(NamedTuple):
    """A document, not yet read."""

    key: str
    """Its path below the folder that holds all inputs."""
    path: str
    """As the user wrote it."""


class _Top(NamedTuple):
    """What one of the user's paths names."""

    folder: str
    """The folder that its documents are below."""
    paths: Iterable[str]


class Inputs:
    """The documents that paths name, of any number: they are listed on disk, not in memory."""

    def __init__(self, paths: Sequence[str], *, out: str, report: Report) -> None:
        self._db = sqlite3.connect("")  # a temporary file, in memory as long as it is small
        finalize(self, self._db.close)
        self._db.execute("create table input (place integer primary key, key text unique, path blob)")
        listed = _remote if any("://" in path for path in paths) else _local
        with self._db, telling():
            insert = "insert or ignore into input (key, path) values (?, ?)"
            self._db.executemany(
                insert, ((key, path.encode("utf-8", "surrogateescape")) for key, path in listed(paths, out, report))
            )

    def __len__(self) -> int:
        (count,) = self._db.execute("select count(*) from input").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Source]:
        for key, path in self._db.execute("select key, path from input order by place"):
            yield Source(key, path.decode("utf-8", "surrogateescape"))


def printable(name: str) -> str:
    r"""Write a file's name so that JSON can hold it: bytes that are no UTF-8 as escapes.

    >>> printable("a\udcff.txt")
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _key(path: str) -> str:
    """Write a path so that JSON can hold it, no two paths alike."""
    return printable(path.replace("\\", r"\\"))


def _local(paths: Sequence[str], out: str, report: Report) -> Iterator[Source]:
    out = "" if "://" in out else os.path.realpath(out)
    tops: list[_Top] = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 -- names are kept as the user wrote them
            if os.path.realpath(path) == out:
                raise UsageError(SAME_PLACE)
            tops.append(_Top(os.path.abspath(path), _filled(path, _walk(path, out, report), report)))  # noqa: PTH100
            continue
        if not is_pattern(path) and not os.path.lexists(path):
            report(InputError(path, "no such file or directory"))
            continue
        try:
            found = list_files(path)
        except InputError as error:
            report(error)
            continue
        tops += [_Top(os.path.dirname(os.path.abspath(name)), [name]) for name in found]  # noqa: PTH100, PTH120
    if tops:
        try:
            root = os.path.commonpath([top.folder for top in tops])
        except ValueError as error:
            raise UsageError(NO_ROOT) from error
        for top in tops:
            for path in top.paths:
                yield Source(_key(os.path.relpath(os.path.abspath(path), root).replace(os.sep, "/")), path)  # noqa: PTH100


def _walk(top: str, out: str, report: Report) -> Iterator[str]:
    """Yield the documents below a folder, sorted, but none in a folder of results, of this run or of another."""

    def tell(error: OSError) -> None:
        report(InputError(str(error.filename), (error.strerror or str(error)).lower()))

    for folder, folders, names in os.walk(top, onerror=tell):
        if folder != top and OWN in folders:
            folders.clear()
            continue
        inner = sorted(name for name in folders if not name.startswith("."))
        folders[:] = [name for name in inner if os.path.realpath(os.path.join(folder, name)) != out]  # noqa: PTH118
        for name in pick_documents(names):
            yield os.path.join(folder, name)  # noqa: PTH118


def _remote(paths: Sequence[str], out: str, report: Report) -> Iterator[Source]:
    if not all("://" in path for path in paths):
        raise UsageError(NO_ROOT)
    found = [file_system(path) for path in paths]
    system = found[0][0]
    if any(other is not system for other, _ in found):
        raise UsageError(NO_ROOT)
    results = file_system(out)[1] if "://" in out else None
    tops: list[_Top] = []
    for url, (_, path) in zip(paths, found, strict=True):
        if path == results:
            raise UsageError(SAME_PLACE)
        if system.isdir(path):
            tops.append(_Top(path, _filled(url, _walk_remote(system, path, results, report), report)))
            continue
        names = sorted(system.glob(path)) if is_pattern(path) else [path]
        if not names:
            report(InputError(url, "no file matches"))
        tops += [_Top(posixpath.dirname(name), [name]) for name in names]
    if tops:
        root = posixpath.commonpath([top.folder for top in tops])
        for top in tops:
            for path in top.paths:
                yield Source(_key(posixpath.relpath(path, root)), system.unstrip_protocol(path))


def _walk_remote(system: AbstractFileSystem, top: str, out: str | None, report: Report) -> Iterator[str]:
    def tell(error: OSError) -> None:
        report(InputError(top, (error.strerror or str(error)).lower()))

    for folder, folders, names in system.walk(top, on_error=tell):
        if folder != top and OWN in folders:
            folders.clear()
            continue
        folders[:] = [
            name for name in sorted(folders) if not name.startswith(".") and posixpath.join(folder, name) != out
        ]
        for name in pick_documents(names):
            yield posixpath.join(folder, name)


def _filled(path: str, found: Iterator[str], report: Report) -> Iterator[str]:
    """Pass on what is found in a folder; tell if it is nothing."""
    empty = True
    for name in found:
        empty = False
        yield name
    if empty:
        report(InputError(path, NO_DOCUMENTS))
