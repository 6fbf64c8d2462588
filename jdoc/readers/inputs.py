"""Inputs: what the user names, files, folders, globs or standard input, to open files."""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from typing import TYPE_CHECKING, cast

from jdoc.errors import InputError, Notice
from jdoc.readers.formats import IMAGES, RECORDS, SUFFIXES
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from io import BufferedReader

    Report = Callable[[InputError], None]

NO_DOCUMENTS = f"no documents in this folder (looked for {', '.join(sorted(SUFFIXES | RECORDS))})"

NO_REGULAR_FILE = "this is no regular file, so it is not read; name it itself if you mean it"
_MOST_KINDS = 10
"""Kinds of files that a message names: of the others it says how many they are."""
_NO_DOCUMENTS_OF_ANYBODY = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
"""What systems put into folders, in small letters."""
_LOCK_OF_OFFICE = "~$"
"""How the file begins that Office keeps beside one that is open."""


class Input(NamedTuple):
    """A named stream of bytes."""

    name: str
    stream: BufferedReader


def open_inputs(paths: Iterable[str], *, report: Report, images: bool = False) -> Iterator[Input]:
    """Open what the paths name, in order; folders are searched in depth, sorted; `-` is standard input."""
    for path in paths:
        if path == "-":
            yield from _standard_input(report)
            continue
        try:
            names = list_files(path, report=report, images=images)
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
            with open(name, "rb") as stream:  # noqa: PTH123 -- `pathlib` takes longer to load than a short answer may
                yield Input(name, stream)
        except OSError as error:
            report(InputError.of(name, error))


class Unread:
    """Counts the files of a folder that no reader is for, to tell how many they are."""

    def __init__(self) -> None:
        self._kinds: Counter[str] = Counter()

    def add(self, name: str) -> None:
        """Count a file."""
        from pathlib import PurePath  # noqa: PLC0415 -- of folders only

        self._kinds[PurePath(name).suffix.lower() or "without a suffix"] += 1

    def tell(self, path: str, report: Report) -> None:
        """Tell what was counted, if anything was."""
        if self._kinds:
            report(Notice(path, self.text()))

    def text(self) -> str:
        """Say how many files were not read, and of what kinds they are.

        >>> unread = Unread()
        >>> for name in ("a.jtd", "b.JTD", "c.jpg", "d"):
        ...     unread.add(name)
        >>> unread.text()
        '4 files of other formats were not read: 2 .jtd, 1 .jpg, 1 without a suffix'
        """
        total = self._kinds.total()
        kinds = sorted(self._kinds.items(), key=lambda kind: (-kind[1], kind[0]))
        said = [f"{count:,} {kind}" for kind, count in kinds[:_MOST_KINDS]]
        if others := sum(count for _, count in kinds[_MOST_KINDS:]):
            said.append(f"{others:,} others")
        what = "1 file of another format was" if total == 1 else f"{total:,} files of other formats were"
        return f"{what} not read: {', '.join(said)}"


def list_files(path: str, *, report: Report, images: bool = False) -> list[str]:
    """List the files that a path names: itself, the documents in a folder, what a pattern matches.

    Files of other formats in a folder are told. Raises InputError where it is a folder without documents, or a
    pattern that nothing matches.
    """
    if os.path.isdir(path):  # noqa: PTH112 -- the name is kept as the user wrote it, ./ and all
        return _some(_walk(path, report, images=images), path, NO_DOCUMENTS)
    if is_pattern(path) and not os.path.exists(path):  # noqa: PTH110
        import glob  # noqa: PLC0415 -- most calls name files

        matches = filter(os.path.isfile, glob.glob(path, recursive=True))  # noqa: PTH207
        return _some(sorted(matches), path, "no file matches")
    return [path]


def _some(names: Iterable[str], path: str, problem: str) -> list[str]:
    """Return the files that a path names, which must be one at least."""
    names = list(names)
    if not names:
        raise InputError(path, problem)
    return names


def _walk(top: str, report: Report, *, images: bool) -> Iterator[str]:
    """Yield the documents below a folder, sorted; hidden folders are left out, files of other formats told."""
    unread = Unread()
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(without_hidden(folders))
        for name, is_document in told_apart(names, images=images):
            path = os.path.join(folder, name)  # noqa: PTH118
            if is_document and is_waiting(path):
                report(Notice(path, NO_REGULAR_FILE))
            elif is_document:
                yield path
            else:
                unread.add(name)
    unread.tell(top, report)


def is_waiting(path: str) -> bool:
    """Tell what is there and no regular file, as a pipe or a device: whoever opens it may wait for ever."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return False  # who opens it will say why it can't be read


def without_hidden(names: Iterable[str]) -> list[str]:
    """Leave out the files or folders that are hidden, or nobody's documents: what systems and Office put there.

    >>> without_hidden(["a.docx", "~$a.docx", ".b.txt", "Thumbs.db"])
    ['a.docx']
    """
    hidden = (".", _LOCK_OF_OFFICE)
    return [name for name in names if not name.startswith(hidden) and name.lower() not in _NO_DOCUMENTS_OF_ANYBODY]


def told_apart(names: Iterable[str], *, images: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the files of a folder, sorted, and whether each is a document; images are, where that is wanted.

    Hidden files are left out, and so are the records that stand beside the document they were made of.

    >>> [*told_apart(["b.jsonl", "a.txt", "a.jsonl", ".c.txt", "d.bin"])]
    [('a.txt', True), ('b.jsonl', True), ('d.bin', False)]
    """
    from pathlib import PurePath  # noqa: PLC0415 -- as above

    paths = [PurePath(name) for name in sorted(without_hidden(names))]
    suffixes = SUFFIXES | IMAGES if images else SUFFIXES
    documents = {path.stem for path in paths if path.suffix.lower() in suffixes}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix not in RECORDS:
            yield path.name, suffix in suffixes
        elif path.stem not in documents:
            yield path.name, True


def is_pattern(path: str) -> bool:
    """Tell whether a path may be a glob."""
    return not set(path).isdisjoint("*?[")
