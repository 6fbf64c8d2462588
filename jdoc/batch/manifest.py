"""The manifest: what was done with each document, so that the next call knows.

It is a file of JSON lines, one more for each document that ends, and at the end of a run that wasn't cut off, one line
for each document, sorted. A line that was cut off says nothing: its document is done again.
"""

from __future__ import annotations

import sqlite3
import time
from typing import IO, TYPE_CHECKING, Literal

from msgspec import Struct, field

from jdoc import jsonl
from jdoc.batch.results import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.batch.results import Results

NAME = f"{OWN}/manifest.jsonl"
PARTS = f"{OWN}/manifest"
"""The folder for a manifest's parts, where a file can't be written to its end."""
SAVE_SECONDS = 10
"""Between two parts."""


class Entry(Struct, kw_only=True, omit_defaults=True):
    """What was done with a document."""

    path: str
    """Below the folder of all inputs."""
    outcome: Literal["done", "failed", "unread"]
    """Files that no reader is for are unread."""
    reason: str | None = None
    """Why it failed."""
    passing: bool = False
    """It failed for the machine's sake: the next call tries it again."""
    sha256: str | None = None
    """Of the document, where it could be read."""
    size: int = 0
    """Of the document, in bytes."""
    options: str = ""
    """A hash of all options that a result depends on."""
    version: str = ""
    """Of jdoc."""
    written: int = 0
    """Bytes of the result."""
    blocks: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    """How many of each label."""
    problems: list[str] = field(default_factory=list)
    """What was odd in a document that could be read."""
    notices: list[str] = field(default_factory=list)
    """What is good to know of it though nothing is wrong: hidden rows, files of other formats in an archive."""


class Manifest:
    """All entries, of any number: they are found again on disk, not in memory."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._log: IO[bytes] | None = results.extend(NAME)
        self._unsaved: list[bytes] = []
        self._saved = time.monotonic()
        self._db = sqlite3.connect("", isolation_level=None)  # a temporary file, in memory as long as it is small
        self._db.execute("pragma journal_mode = off")
        self._db.execute("create table entry (path text primary key, line blob) without rowid")
        line = b"\n"
        for line in self._lines():
            entry = jsonl.read_line(line, Entry)
            if entry:
                self._put(entry.path, line.strip() + b"\n")
        if self._log and not line.endswith(b"\n"):
            self._log.write(b"\n")  # it was cut off: what comes must not hang on it

    def get(self, path: str) -> Entry | None:
        """Return what was done with a document."""
        row = self._db.execute("select line from entry where path = ?", (path,)).fetchone()
        return jsonl.read_line(row[0], Entry) if row else None

    def note(self, entry: Entry) -> None:
        """Write down what was done with a document."""
        line = jsonl.write_line(entry) + b"\n"
        self._put(entry.path, line)
        if self._log:
            self._log.write(line)
            return
        self._unsaved.append(line)
        if time.monotonic() - self._saved > SAVE_SECONDS:
            self._save()

    def finish(self) -> None:
        """Write the manifest as a whole, sorted."""
        draft = self._results.draft()
        draft.writelines(line for (line,) in self._db.execute("select line from entry order by path"))
        self._results.keep(draft, NAME)
        for name in self._parts():
            self._results.remove(name)
        self._unsaved.clear()

    def close(self) -> None:
        """Let go of the manifest; whatever was noted is written."""
        self._save()
        if self._log:
            self._log.close()
        self._db.close()

    def _lines(self) -> Iterator[bytes]:
        for name in (NAME, *self._parts()):
            if self._results.size(name):
                with self._results.read(name) as lines:
                    yield from lines

    def _parts(self) -> list[str]:
        return [f"{PARTS}/{name}" for name in self._results.names(PARTS)] if self._log is None else []

    def _put(self, path: str, line: bytes) -> None:
        self._db.execute("insert or replace into entry values (?, ?)", (path, line))

    def _save(self) -> None:
        if self._unsaved:
            draft = self._results.draft()
            draft.writelines(self._unsaved)
            self._results.keep(draft, f"{PARTS}/{time.time_ns():020}.jsonl")
            self._unsaved.clear()
        self._saved = time.monotonic()
