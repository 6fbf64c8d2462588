"""Writing an index: whole files in, whole files out, so that it is true whenever the writing ends."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from jdoc.store.filling import Tables
from jdoc.store.rows import Blocks, Opened
from jdoc.store.schema import open_to_write, translate_errors, version_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jdoc.store.rows import BlockRow, Value

BLOCKS_AT_ONCE = 1_000
"""Blocks that are written together: less than a second's work, which is what a crash costs."""
MUCH = 4
"""One block of so many is new or gone: the file is then written anew, without the room that lies idle in it."""


class Writer:
    """An index that is written to. What is given has a place of its own: ids rise in the order that files come in."""

    def __init__(self, path: str, *, notify: Callable[[str], None]) -> None:
        self._path = path
        self._unsaved = self._saved = 0
        """Blocks that were put in or taken out, since the last step and before it."""
        with translate_errors(path):
            self._db = open_to_write(path, notify=notify)
            self._tables = Tables(self._db)
            self._version = self._data_version()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what was written whole; of a file that was broken off, nothing."""
        try:
            if kind is None:
                with translate_errors(self._path):
                    self._db.execute("commit")
                self._compact()
        finally:
            self._db.close()

    def known(self, path: str, made: str) -> str | None:
        """Return the hash that a file had when it was indexed, if it was made in the same way."""
        sql = "select hex(sha256) from file where path = ? and made = (select id from making where how = ?)"
        with translate_errors(self._path):
            row = self._db.execute(sql, (path, made)).fetchone()
        return row[0].lower() if row else None

    def version_of(self, path: str) -> str | None:
        """Return the version of jdoc that a file was indexed by, if it was indexed."""
        sql = "select how from file join making on making.id = file.made where path = ?"
        with translate_errors(self._path):
            row = self._db.execute(sql, (path,)).fetchone()
        return version_in(row[0]) if row else None

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files."""
        with translate_errors(self._path):
            rows = self._db.execute("select path from file order by path").fetchall()
        for (path,) in rows:
            yield path

    def put(self, path: str, made: str, values: Sequence[Value]) -> None:
        """Write a file, in the place of what it was before."""
        opened = next((value for value in values if isinstance(value, Opened)), None)
        if opened is None:
            return
        with translate_errors(self._path):
            if self.known(path, made) == opened.sha256:
                return  # by another one, while this one was at it
            file = self._file(path, opened.sha256, made)
            self._unsaved += self._tables.take_out(file)
            documents: dict[str, list[BlockRow]] = {}
            for row in (row for value in values if isinstance(value, Blocks) for row in value.rows):
                documents.setdefault(row.columns.doc, []).append(row)
            for doc, rows in documents.items():
                self._tables.put(file, None if doc == path else doc, rows)
                self._unsaved += len(rows)
            if self._unsaved >= BLOCKS_AT_ONCE:
                self._save()

    def remove(self, path: str) -> None:
        """Take a file out."""
        with translate_errors(self._path):
            for (file,) in self._db.execute("select id from file where path = ?", (path,)).fetchall():
                self._unsaved += self._tables.take_out(file)
                self._db.execute("delete from file where id = ?", (file,))

    def _save(self) -> None:
        self._db.execute("commit")
        self._db.execute("begin immediate")
        self._saved += self._unsaved
        self._unsaved = 0
        version = self._data_version()
        if version != self._version:
            self._version = version
            self._tables.forget()

    def _data_version(self) -> int:
        """Return a number that changes when another process has written."""
        (version,) = self._db.execute("pragma data_version").fetchone()
        return int(version)

    def _compact(self) -> None:
        """Write the file anew if much of it is new or gone; where that can't be done now, it is true as it is."""
        (blocks,) = self._db.execute("select coalesce(sum(blocks), 0) from document").fetchone()
        if (self._saved + self._unsaved) * MUCH <= blocks or not self._saved + self._unsaved:
            return
        with suppress(sqlite3.OperationalError):
            self._db.execute("pragma busy_timeout = 0")
            self._db.execute("insert into pair (pair) values ('optimize')")
            self._db.execute("vacuum")

    def _file(self, path: str, sha256: str, made: str) -> int:
        self._db.execute("insert or ignore into making (how) values (?)", (made,))
        self._db.execute(
            "insert into file (path, sha256, made) values (?1, ?2, (select id from making where how = ?3)) "
            "on conflict (path) do update set sha256 = excluded.sha256, made = excluded.made",
            (path, bytes.fromhex(sha256), made),
        )
        (file,) = self._db.execute("select id from file where path = ?", (path,)).fetchone()
        return int(file)
