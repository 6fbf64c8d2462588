"""The file of an index: its tables and views (docs/index.md explains them), and how it is opened."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jdoc.errors import InputError, JdocError, OutputError
from jdoc.language.comparison import searchable
from jdoc.language.edtf import names_as_exactly
from jdoc.language.lazy import deferred
from jdoc.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

APPLICATION = 0x6A646F63
"""`jdoc` in ASCII: by this an index is told from other files of SQLite."""
VERSION = 10
"""Of the tables and of what is compared (`language.comparison`): an index of another version is not touched."""
LARGEST_WHOLE = 2**63 - 1
"""The largest whole number that SQLite holds exactly."""
BUSY_SECONDS = 30
"""Seconds that a transaction waits for one of another process."""
RETRY_SECONDS = 0.2
"""Seconds between two looks at whether the other one is done."""

LONGEST_ANSWER = 600
"""Seconds that a question may take."""
STEPS = 1_000_000
"""Of SQLite's machine between two looks at the clock."""

_PROBLEMS = {
    sqlite3.SQLITE_NOTADB: "this is no index of jdoc",
    sqlite3.SQLITE_CORRUPT: "the index is damaged: remove it and build it anew",
    sqlite3.SQLITE_BUSY: "another process is writing to it",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened: is its folder there, and may you write to it?",
    sqlite3.SQLITE_INTERRUPT: f"the answer takes more than {LONGEST_ANSWER} s",
    sqlite3.SQLITE_READONLY: "permission denied",
    sqlite3.SQLITE_IOERR: "{error}; what was indexed before is kept",
}
"""What is wrong with a file, by the code of SQLite; any other is told in SQLite's words."""


_VIEW = deferred("create view ([a-z]+)")
"""What makes a view, with its name as the group."""


class Reading:
    """Tells that a file is damaged where what it holds is none of what an index holds: it may come from anywhere.

    One is entered for each of a hundred thousand hits, so that it is no generator.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing is to be done."""

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        """Raise InputError, or OutputError, for what was raised."""
        if isinstance(error, sqlite3.DatabaseError):
            raise _translated(self._path, error) from error
        if isinstance(error, ValueError | TypeError | OverflowError | AttributeError | LookupError | zlib.error):
            raise InputError(self._path, _PROBLEMS[sqlite3.SQLITE_CORRUPT]) from error


@contextmanager
def translate_errors(path: str) -> Iterator[None]:
    """Tell in jdoc's words what SQLite finds wrong with a file: InputError, or OutputError where the disk is full."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translated(path, error) from error


def _translated(path: str, error: sqlite3.DatabaseError) -> JdocError:
    code = _code(error)
    if code == sqlite3.SQLITE_FULL:
        return OutputError(f"{path}: no space left on device; what was indexed before is kept")
    return InputError(path, _PROBLEMS.get(code, "{error}").format(error=error))


def _code(error: sqlite3.DatabaseError) -> int:
    """Return the primary code of an error: the low byte, the others say more of the same."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def open_to_read(path: str) -> sqlite3.Connection:
    """Open an index that is there."""
    look_at(path)
    if not os.path.exists(path):  # noqa: PTH110
        raise InputError(path, "no such index: jdoc index FOLDER -d FILE makes one")
    uri = Path(path).absolute().as_uri()
    try:
        db = _checked(sqlite3.connect(f"{uri}?mode=rw", uri=True, timeout=BUSY_SECONDS), path)
    except sqlite3.OperationalError as error:
        # Readers take part in SQLite's bookkeeping beside the file; where they can't, nobody writes.
        if _code(error) not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            raise
        db = _checked(sqlite3.connect(f"{uri}?immutable=1", uri=True), path)
    db.execute("pragma query_only = on")
    _distrust(db)
    end = time.monotonic() + LONGEST_ANSWER
    db.set_progress_handler(lambda: time.monotonic() > end, STEPS)
    db.create_function("searchable", 1, searchable, deterministic=True)
    db.create_function("covers", 2, _covers, deterministic=True)
    db.create_function("names_as_exactly", 2, names_as_exactly, deterministic=True)
    return db


def _covers(asked: str, value: str) -> bool:
    from jdoc.language.citations.asked import covers  # noqa: PLC0415 -- only who asks for a provision needs it

    return covers(asked, value)


def open_to_write(path: str, *, notify: Callable[[str], None]) -> sqlite3.Connection:
    """Open an index for the only one who writes, or begin one; whoever reads goes on meanwhile.

    Where another process writes, the user is notified once, and it is waited for.
    """
    look_at(path)
    db = sqlite3.connect(Path(path).absolute(), timeout=0, isolation_level=None)
    is_notified = False
    with _closed_on_failure(db):
        while not _is_begun(db, path):
            if not is_notified:
                notify(f"{path}: another jdoc index is writing to it: waiting till it is done")
                is_notified = True
            time.sleep(RETRY_SECONDS)
        db.execute(f"pragma busy_timeout = {BUSY_SECONDS * 1000}")
    return db


@contextmanager
def _closed_on_failure(db: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        db.close()
        raise


def _distrust(db: sqlite3.Connection) -> None:
    """Open a file as SQLite advises for those that come from elsewhere."""
    db.execute("pragma trusted_schema = off")
    db.execute("pragma cell_size_check = on")


def _checked(db: sqlite3.Connection, path: str) -> sqlite3.Connection:
    with _closed_on_failure(db):
        _check(db, path)
    return db


def _is_begun(db: sqlite3.Connection, path: str) -> bool:
    """Begin a transaction, unless another one is writing."""
    try:
        if not _is_empty(db):
            _check(db, path)  # before anything is changed in a file that isn't ours
        db.execute("pragma encoding = 'UTF-16be'")  # of a new file: Japanese takes two bytes a character, and not three
        db.execute("pragma synchronous = normal")  # a crash of the machine costs the last seconds, never the index
        db.execute("pragma journal_mode = wal")
        db.execute("begin immediate")
        if _is_empty(db):
            _make_tables(db)
            db.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if _code(error) != sqlite3.SQLITE_BUSY:
            raise
        if db.in_transaction:
            db.execute("rollback")
        return False
    return True


def _make_tables(db: sqlite3.Connection) -> None:
    for statement in TABLES.split(";"):
        db.execute(statement)
    db.execute(f"pragma application_id = {APPLICATION}")
    db.execute(f"pragma user_version = {VERSION}")
    db.execute("commit")


def stored_number(value: float | Decimal | str | None) -> float | None:
    """Return a number as SQLite holds it: whole ones up to 2^63 exactly, others as doubles; None for what is none."""
    if value is None or isinstance(value, str):
        return None
    if -LARGEST_WHOLE <= value <= LARGEST_WHOLE and int(value) == value:
        return int(value)
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def version_in(made: str) -> str:
    """Return the version of jdoc in what says how a file was indexed; nothing where it isn't said.

    >>> version_in("jdoc 0.1.0, names by model, own dates, any")
    '0.1.0'
    """
    return made.partition(",")[0].removeprefix("jdoc ")


def forget_older(path: str, notify: Callable[[str], None]) -> None:
    """Remove an index of an older version, which can't be gone on with: it is made anew; that is told.

    What is none, or of a later version, stays, and is refused when it is opened.
    """
    look_at(path)
    if not os.path.exists(path):  # noqa: PTH110
        return
    with translate_errors(path), closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as db:
        (application,), (version,) = (
            db.execute(f"pragma {name}").fetchone() for name in ("application_id", "user_version")
        )
    if application == APPLICATION and version < VERSION:
        notify(f"{path}: an index of version {version}, this jdoc knows version {VERSION}: it is made anew")
        for beside in ("", "-wal", "-shm"):
            Path(f"{path}{beside}").unlink(missing_ok=True)


def look_at(path: str) -> None:
    """Tell what SQLite has no words for."""
    if not path:
        option = "--db"
        raise InputError(option, "no file is named")
    if os.path.isdir(path):  # noqa: PTH112
        raise InputError(path, "this is a folder, expected an index")


def _refuse_foreign(db: sqlite3.Connection, path: str) -> None:
    """Refuse an index in which anything runs that isn't ours: a view in the place of a table, a trigger."""
    views = set(_VIEW.findall(TABLES))
    for kind, name, sql in db.execute("select type, name, sql from sqlite_master"):
        is_ours = kind in {"table", "index"} or (kind == "view" and name in views)
        is_virtual = kind == "table" and f"{sql}".lower().startswith("create virtual")
        if not is_ours or (is_virtual and name != "pair"):
            raise InputError(path, f"the {kind} {name!r} in it is none of jdoc's: this index can't be trusted")


def _is_empty(db: sqlite3.Connection) -> bool:
    return bool(db.execute("select count(*) = 0 from sqlite_master").fetchone()[0])


def _check(db: sqlite3.Connection, path: str) -> None:
    """Refuse what is no index, or one of another version."""
    if db.execute("pragma application_id").fetchone() != (APPLICATION,):
        raise InputError(path, "this is no index of jdoc")
    (version,) = db.execute("pragma user_version").fetchone()
    if version != VERSION:
        remedy = "`jdoc index` makes it anew" if version < VERSION else "remove it and build it anew"
        raise InputError(path, f"an index of version {version}, this jdoc knows version {VERSION}: {remedy}")
    _refuse_foreign(db, path)
