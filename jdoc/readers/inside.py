"""Inside: the documents among the files that an archive or a mail holds, as those of a folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jdoc.errors import InputError
from jdoc.readers.formats import IMAGES, SUFFIXES
from jdoc.readers.inputs import Unread, without_hidden

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.readers.formats import RawFile

_MOST_FILES = 10_000
"""Of one archive that are read."""
_TOO_MUCH = f"more than {_MOST_FILES:,} documents, or more than 1 GB once unpacked: the others are not read"


def documents_among(file: RawFile, members: Iterable[tuple[str, Callable[[], bytes]]]) -> Iterator[RawFile]:
    """Yield the documents among files that are given by their names and what reads them; tell the others.

    A document is called as the file that holds it, a ! and its name there. What can't be read, for the reason that a
    ValueError gives, is told.
    """
    unread = Unread()
    taken: set[str] = set()
    for name, load in members:
        path = PurePosixPath(name)
        if len(without_hidden(path.parts)) < len(path.parts):
            continue
        if path.suffix.lower() not in (SUFFIXES | IMAGES if file.ocr else SUFFIXES):
            unread.add(name)
            continue
        if len(taken) == _MOST_FILES or (file.allowance and file.allowance.left <= 0):
            file.report(InputError(file.name, _TOO_MUCH))
            break
        inner = f"{file.name}!{_free(name, taken)}"
        try:
            data = load()
        except ValueError as error:
            file.report(InputError(inner, str(error)))
        else:
            yield file._replace(data=data, name=inner)
    unread.tell(file.name, file.report)


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no other file has."""
    path = PurePosixPath(name)
    free, number = name, 1
    while free in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    taken.add(free)
    return free
