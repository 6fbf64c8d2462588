"""One writer at a time: who comes second waits, and is told so."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 0.2
"""Between two looks at whether the other one is done."""


@contextmanager
def only_writer(path: str, *, tell: Callable[[str], None]) -> Iterator[None]:
    """Keep all others from writing to an index.

    What is locked is a file beside it, since readers and the transactions of the index itself must go on. SQLite's
    locks end with the process, however that ends, and work alike on every system.
    """
    beside = f"{path}-lock"
    with closing(sqlite3.connect(beside, timeout=0, isolation_level=None)) as lock:
        told = False
        while not _is_taken(lock):
            if not told:
                tell(f"{path}: another jdoc index is writing to it: waiting till it is done")
                told = True
            time.sleep(SECONDS)
        try:
            yield
        finally:
            os.unlink(beside)  # noqa: PTH108


def _is_taken(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
