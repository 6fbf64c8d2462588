"""Which documents a run is about: all that its folders hold, each once, in an order that stays."""

from __future__ import annotations

import os
import posixpath
import sqlite3
from contextlib import contextmanager
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING
from weakref import finalize

from jdoc.batch.results import OWN
from jdoc.errors import InputError, Notice, OutputError, UsageError
from jdoc.language.controls import printable
from jdoc.readers.inputs import (
    NO_DOCUMENTS,
    NO_REGULAR_FILE,
    Unread,
    is_pattern,
    is_waiting,
    list_files,
    told_apart,
    without_hidden,
)
from jdoc.readers.remote import file_system
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from fsspec import AbstractFileSystem

    Report = Callable[[InputError], None]

SAME_PLACE = "the results can't go where the documents are: name another folder with -o"
NO_ROOT = "what is on several drives or file systems has no folder in common: run it one by one"


@contextmanager
def translate_errors() -> Iterator[None]:
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


class _File(NamedTuple):
    """A file that is there, by its path."""

    path: str
    is_document: bool = True
    """Or one of another format, found in a folder."""


class _Top(NamedTuple):
    """What one of the user's paths names."""

    folder: str
    """The folder that its documents are below."""
    files: Iterable[_File]


class _How(NamedTuple):
    """How files are listed: whom to tell what is odd, and whether images are documents."""

    report: Report
    images: bool


class Inputs:
    """The documents that paths name, of any number: they are listed on disk, not in memory."""

    def __init__(self, paths: Sequence[str], *, out: str, report: Report, images: bool = False) -> None:
        self._db = sqlite3.connect("")  # a temporary file, in memory as long as it is small
        finalize(self, self._db.close)
        self._db.execute("create table input (place integer primary key, key text unique, path blob, read bool)")
        how = _How(report, images)
        list_sources = _list_remote if any("://" in path for path in paths) else _list_local
        with self._db, translate_errors():
            rows = (
                (source.key, source.path.encode("utf-8", "surrogateescape"), is_document)
                for source, is_document in list_sources(paths, out, how)
            )
            self._db.executemany(
                "insert into input (key, path, read) values (?, ?, ?)"
                " on conflict (key) do update set read = max(read, excluded.read)",
                rows,
            )

    def __len__(self) -> int:
        (count,) = self._db.execute("select count(*) from input where read").fetchone()
        return int(count)

    def __iter__(self) -> Iterator[Source]:
        for key, path in self._db.execute("select key, path from input where read order by place"):
            yield Source(key, path.decode("utf-8", "surrogateescape"))

    def unread(self) -> Iterator[str]:
        """Yield the keys of the files in these folders that are of other formats."""
        for (key,) in self._db.execute("select key from input where not read order by place"):
            yield key


def _key(path: str) -> str:
    """Write a path so that JSON can hold it, no two paths alike."""
    return printable(path.replace("\\", r"\\"))


def _list_local(paths: Sequence[str], out: str, how: _How) -> Iterator[tuple[Source, bool]]:
    results = "" if "://" in out else os.path.realpath(out)
    tops = [top for path in paths for top in _local_tops(path, results, how)]
    if not tops:
        return
    try:
        root = os.path.commonpath([top.folder for top in tops])
    except ValueError as error:
        raise UsageError(NO_ROOT) from error
    for path, is_document in chain.from_iterable(top.files for top in tops):
        below = os.path.relpath(os.path.abspath(path), root)  # noqa: PTH100
        if OWN in PurePath(below).parts:
            how.report(InputError(path, f"what stands in {OWN} belongs to a run, and is no document"))
            continue
        yield Source(_key(below.replace(os.sep, "/")), path), is_document


def _local_tops(path: str, results: str, how: _How) -> Iterator[_Top]:
    """Yield what a path names; the folder of the results is no folder of documents."""
    if os.path.isdir(path):  # noqa: PTH112 -- names are kept as the user wrote them
        if os.path.realpath(path) == results:
            raise UsageError(SAME_PLACE)
        yield _Top(os.path.abspath(path), _told(_walk(path, results, how), path, how.report))  # noqa: PTH100
        return
    try:
        names = _named_files(path, how)
    except InputError as error:
        how.report(error)
    else:
        yield from (_Top(os.path.dirname(os.path.abspath(name)), [_File(name)]) for name in names)  # noqa: PTH100, PTH120


def _named_files(path: str, how: _How) -> list[str]:
    if not is_pattern(path) and not os.path.lexists(path):
        raise InputError(path, "no such file or directory")
    return list_files(path, report=how.report, images=how.images)


def _walk(top: str, results: str, how: _How) -> Iterator[_File]:
    """Yield the files below a folder, sorted."""

    def tell(error: OSError) -> None:
        how.report(InputError.of(str(error.filename), error))

    def is_results(folder: str) -> bool:
        return os.path.realpath(folder) == results

    own_folder, own_name = os.path.split(results)
    for file in _pick(top, os.walk(top, onerror=tell), os.path.join, is_results, images=how.images):
        folder, name = os.path.split(file.path)
        if name == own_name and os.path.realpath(folder) == own_folder:
            continue  # the file of an index stands among the documents
        if file.is_document and is_waiting(file.path):
            how.report(Notice(file.path, NO_REGULAR_FILE))
        else:
            yield file


def _pick(
    top: str,
    walk: Iterable[tuple[str, list[str], list[str]]],
    join: Callable[[str, str], str],
    is_results: Callable[[str], bool],
    *,
    images: bool,
) -> Iterator[_File]:
    """Yield the files of a walk, sorted, but none in a folder of results, of this run or of another."""
    for folder, folders, names in walk:
        if folder != top and OWN in folders:
            folders.clear()
            continue
        folders[:] = [name for name in sorted(without_hidden(folders)) if not is_results(join(folder, name))]
        for name, is_document in told_apart(names, images=images):
            yield _File(join(folder, name), is_document)


def _list_remote(paths: Sequence[str], out: str, how: _How) -> Iterator[tuple[Source, bool]]:
    system, places = _one_system(paths)
    results = file_system(out)[1] if "://" in out else None
    tops = [
        top for url, place in zip(paths, places, strict=True) for top in _remote_tops(system, url, place, results, how)
    ]
    if not tops:
        return
    root = posixpath.commonpath([top.folder for top in tops])
    for path, is_document in chain.from_iterable(top.files for top in tops):
        yield Source(_key(posixpath.relpath(path, root)), system.unstrip_protocol(path)), is_document


def _one_system(urls: Sequence[str]) -> tuple[AbstractFileSystem, list[str]]:
    """Return the file system that all URLs are on, and where each leads there."""
    if not all("://" in url for url in urls):
        raise UsageError(NO_ROOT)
    systems, places = zip(*map(file_system, urls), strict=True)
    if any(system is not systems[0] for system in systems):
        raise UsageError(NO_ROOT)
    return systems[0], [*places]


def _remote_tops(system: AbstractFileSystem, url: str, path: str, results: str | None, how: _How) -> Iterator[_Top]:
    """Yield what a URL names; the folder of the results is no folder of documents."""
    if path == results:
        raise UsageError(SAME_PLACE)
    if system.isdir(path):
        yield _Top(path, _told(_walk_remote(system, path, results, how), url, how.report))
        return
    names = sorted(system.glob(path)) if is_pattern(path) else [path]
    if not names:
        how.report(InputError(url, "no file matches"))
    yield from (_Top(posixpath.dirname(name), [_File(name)]) for name in names)


def _walk_remote(system: AbstractFileSystem, top: str, results: str | None, how: _How) -> Iterator[_File]:
    def tell(error: OSError) -> None:
        how.report(InputError.of(top, error))

    return _pick(
        top, system.walk(top, on_error=tell), posixpath.join, lambda folder: folder == results, images=how.images
    )


def _told(files: Iterator[_File], path: str, report: Report) -> Iterator[_File]:
    """Pass on what is found in a folder; tell what of it is of other formats, and if nothing is a document."""
    unread = Unread()
    found = False
    for file in files:
        found = found or file.is_document
        if not file.is_document:
            unread.add(file.path)
        yield file
    if not found:
        report(InputError(path, NO_DOCUMENTS))
    unread.tell(path, report)
