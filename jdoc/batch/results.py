"""Where results go: a folder, or what a URL names. A file is there as a whole or not at all."""

from __future__ import annotations

import errno
import os
import posixpath
import shutil
import tempfile
from itertools import count
from pathlib import Path
from typing import IO, Any, Protocol, cast

from jdoc.errors import OutputError
from jdoc.readers.remote import file_system

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OWN = ".jdoc"
"""The folder, in that of the results, for what isn't one; hidden, so that no command takes it for documents."""


class Results(Protocol):
    """A place for results."""

    def draft(self) -> IO[bytes]:
        """Open a file that is no result yet."""

    def keep(self, draft: IO[bytes], name: str) -> None:
        """Make a file that is written the result of that name, at once."""

    def drop(self, draft: IO[bytes]) -> None:
        """Give up a file that is no result."""

    def remove(self, name: str) -> None:
        """Remove a result, if it is there."""

    def size(self, name: str) -> int | None:
        """Return how long a result is, or None where none is."""

    def read(self, name: str) -> IO[bytes]:
        """Open a result."""

    def extend(self, name: str) -> IO[bytes] | None:
        """Open a result to write more to its end, where that can be done."""

    def names(self, folder: str) -> list[str]:
        """List the results in a folder, sorted."""

    def close(self) -> None:
        """Leave nothing behind but results."""


def open_results(place: str) -> Results:
    """Open the results at a path or URL."""
    return _RemoteResults(place) if "://" in place else _LocalResults(place)


class _LocalResults:
    """A folder."""

    def __init__(self, place: str) -> None:
        self._top = Path(place)
        self._drafts = self._top / OWN / "part"
        self._numbers = count()
        self._made: Path | None = None
        self._lock: int | None = None
        if self._top.exists() and not self._top.is_dir():
            problem = f"{place}: this is a file; the results want a folder"
            raise OutputError(problem)
        for own in (self._top / OWN, self._drafts):
            if own.is_symlink():  # what is cleared there would be somebody else's
                problem = f"{own}: this is a link; jdoc keeps what is its own in a folder of its own: remove the link"
                raise OutputError(problem)
        self._drafts.mkdir(parents=True, exist_ok=True)
        self._claim()
        shutil.rmtree(self._drafts)  # of a run that was killed
        self._drafts.mkdir()

    def _claim(self) -> None:
        """Keep other runs out until this one has ended, however it ends."""
        if fcntl:
            lock = os.open(self._top / OWN, os.O_RDONLY)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                os.close(lock)
                problem = f"{self._top}: another run is writing here"
                raise OutputError(problem) from error
            self._lock = lock

    def draft(self) -> IO[bytes]:
        return (self._drafts / f"{next(self._numbers)}").open("wb")

    def keep(self, draft: IO[bytes], name: str) -> None:
        draft.close()
        path = self._top / name
        if path.parent != self._made:  # documents come folder by folder
            self._refuse_links(path.parent)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made = path.parent
        os.replace(draft.name, path)  # noqa: PTH105

    def _refuse_links(self, folder: Path) -> None:
        """Refuse to write through a link in the folder of the results: it leads where nobody asked us to write."""
        while folder != self._top:
            if folder.is_symlink():
                raise FileExistsError(errno.EEXIST, "a link stands where its folder should be", f"{folder}")
            folder = folder.parent

    def drop(self, draft: IO[bytes]) -> None:
        Path(draft.name).unlink(missing_ok=True)
        draft.close()

    def remove(self, name: str) -> None:
        (self._top / name).unlink(missing_ok=True)

    def size(self, name: str) -> int | None:
        try:
            return (self._top / name).stat().st_size
        except (FileNotFoundError, NotADirectoryError):
            return None

    def read(self, name: str) -> IO[bytes]:
        return (self._top / name).open("rb")

    def extend(self, name: str) -> IO[bytes]:
        return (self._top / name).open("ab", buffering=0)

    def names(self, folder: str) -> list[str]:
        return sorted(path.name for path in (self._top / folder).glob("*"))

    def close(self) -> None:
        shutil.rmtree(self._drafts, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)


class _RemoteResults:
    """What a URL names, through fsspec. A draft is a file on this machine until it is kept."""

    def __init__(self, place: str) -> None:
        self._system, self._top = file_system(place)
        self._made = ""
        self._listed: tuple[str, dict[str, int]] = "", {}

    def draft(self) -> IO[bytes]:
        return tempfile.TemporaryFile()

    def keep(self, draft: IO[bytes], name: str) -> None:
        path = posixpath.join(self._top, name)
        if posixpath.dirname(path) != self._made:
            self._made = posixpath.dirname(path)
            self._system.makedirs(self._made, exist_ok=True)
        draft.seek(0)
        with draft, self._system.transaction, self._system.open(path, "wb") as out:
            shutil.copyfileobj(draft, out, 1 << 20)

    def drop(self, draft: IO[bytes]) -> None:
        draft.close()

    def remove(self, name: str) -> None:
        if self._system.exists(posixpath.join(self._top, name)):
            self._system.rm_file(posixpath.join(self._top, name))

    def size(self, name: str) -> int | None:
        folder, _, last = posixpath.join(self._top, name).rpartition("/")
        if folder != self._listed[0]:  # one question for a folder, not one for a document
            self._listed = folder, {posixpath.basename(info["name"]): info["size"] for info in self._infos(folder)}
        return self._listed[1].get(last)

    def read(self, name: str) -> IO[bytes]:
        return cast("IO[bytes]", self._system.open(posixpath.join(self._top, name), "rb"))

    def extend(self, name: str) -> None:
        """Object stores have no such thing."""

    def names(self, folder: str) -> list[str]:
        return sorted(posixpath.basename(info["name"]) for info in self._infos(posixpath.join(self._top, folder)))

    def close(self) -> None:
        """Drafts are gone with their files."""

    def _infos(self, folder: str) -> list[dict[str, Any]]:
        try:
            return [info for info in self._system.ls(folder, detail=True) if info["type"] == "file"]
        except FileNotFoundError:
            return []
