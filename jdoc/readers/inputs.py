"""Inputs: what the user names, files, folders, globs or standard input, to open files."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple, cast

from jdoc.errors import InputError
from jdoc.readers.formats import RECORDS, SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader

    Report = Callable[[InputError], None]

NO_DOCUMENTS = f"no documents in this folder (looked for {', '.join(sorted(SUFFIXES | RECORDS))})"


class Input(NamedTuple):
    """A named stream of bytes."""

    name: str
    stream: BufferedReader


def open_inputs(paths: Iterable[str], *, report: Report) -> Iterator[Input]:
    """Open what the paths name, in order; folders are searched in depth, sorted; `-` is standard input."""
    for path in paths:
        if path == "-":
            yield from _standard_input(report)
            continue
        try:
            names = list_files(path)
        except InputError as error:
            report(error)
        else:
            yield from _open_files(names, report)


def _standard_input(report: Report) -> Iterator[Input]:
    if sys.stdin is None:
        report(InputError("-", "standard input is closed"))
    else:
        yield Input("-", cast("BufferedReader", sys.stdin.buffer))


def _open_files(names: Iterable[str], report: Report) -> Iterator[Input]:
    for name in names:
        try:
            with Path(name).open("rb") as stream:
                yield Input(name, stream)
        except OSError as error:
            report(InputError.of(name, error))


def list_files(path: str) -> list[str]:
    """List the files that a path names: itself, the documents in a folder, what a pattern matches.

    Raises InputError where it is a folder without documents, or a pattern that nothing matches.
    """
    if os.path.isdir(path):  # noqa: PTH112 -- the name is kept as the user wrote it, ./ and all
        return _some(_walk(path), path, NO_DOCUMENTS)
    if is_pattern(path) and not os.path.exists(path):  # noqa: PTH110
        matches = filter(os.path.isfile, glob.glob(path, recursive=True))  # noqa: PTH207
        return _some(sorted(matches), path, "no file matches")
    return [path]


def _some(names: Iterable[str], path: str, problem: str) -> list[str]:
    """Return the files that a path names, which must be one at least."""
    names = list(names)
    if not names:
        raise InputError(path, problem)
    return names


def _walk(top: str) -> Iterator[str]:
    """Yield the documents below a folder, sorted; hidden folders are left out."""
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(without_hidden(folders))
        for name in pick_documents(names):
            yield os.path.join(folder, name)  # noqa: PTH118


def without_hidden(names: Iterable[str]) -> list[str]:
    """Leave out the files or folders that are hidden."""
    return [name for name in names if not name.startswith(".")]


def pick_documents(names: Iterable[str]) -> Iterator[str]:
    """Yield those of a folder's files that are documents, sorted.

    Hidden files are left out, and so are the records that stand beside the document they were made of.

    >>> [*pick_documents(["b.jsonl", "a.txt", "a.jsonl", ".c.txt", "d.bin"])]
    ['a.txt', 'b.jsonl']
    """
    paths = [PurePath(name) for name in sorted(without_hidden(names))]
    documents = {path.stem for path in paths if path.suffix.lower() in SUFFIXES}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in SUFFIXES or (suffix in RECORDS and path.stem not in documents):
            yield path.name


def is_pattern(path: str) -> bool:
    """Tell whether a path may be a glob."""
    return not set(path).isdisjoint("*?[")
