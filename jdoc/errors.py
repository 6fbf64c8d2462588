"""What can go wrong, drawn as a tree.

JdocError
├── InputError      an input that can't be read, or not wholly
│   └── Notice      what is good to know of one that was read as it should be
├── LimitError      an input that holds more than any document does
├── OutputError     an answer that can't be written
├── WorkerError     worker processes, or a cluster, that can't be started or reached
├── UsageError      a call that can't be meant
├── NumeralError    a numeral that can't be read, a number that can't be written so
└── LexiconError    a table of jdoc's own that is malformed
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DEBUG = "JDOC_DEBUG"
"""The variable of the environment that asks for the traceback of a defect."""


def system_reason(error: OSError) -> str:
    """Return what the system says of a failure, as the rest of a sentence.

    >>> system_reason(FileNotFoundError(2, "No such file or directory")), system_reason(TimeoutError())
    ('no such file or directory', 'timeouterror')
    """
    return (error.strerror or str(error) or type(error).__name__).lower()


class JdocError(Exception):
    """Anything that jdoc tells its user instead of showing a traceback."""


class InputError(JdocError):
    """An input that can't be read: `place: what is wrong`."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")

    @classmethod
    def of(cls, place: str, error: OSError) -> Self:
        """Tell of what the system refuses: `a.txt: no such file or directory`."""
        return cls(place, system_reason(error))


class Notice(InputError):  # noqa: N818 -- it goes where errors go, and is none
    """What a user should know of an input though nothing failed: files of other formats, hidden rows."""


class LimitError(JdocError):
    """An input that holds more of something than any document does: which limit it is over, and how to raise it."""


class OutputError(JdocError):
    """An answer that can't be written: the disk is full, the record can't be encoded."""


class WorkerError(JdocError):
    """Worker processes that can't be started, a cluster that can't be reached."""


class UsageError(JdocError):
    """What was asked for can't be meant: the results where the documents are."""


class LexiconError(JdocError):
    """A row of a table under `jdoc/lexicon` that breaks the table's own rules."""


class NumeralError(JdocError, ValueError):
    """A numeral that can't be read, or a number that can't be written in a style."""


def failure_reason(error: Exception) -> str:
    """Return in words why a document has failed, for any error at all.

    >>> failure_reason(PermissionError(13, "Permission denied")), failure_reason(RecursionError())
    ('permission denied', 'nested too deep')
    """
    if isinstance(error, JdocError):
        return str(error)
    if isinstance(error, MemoryError):
        _let_go(error)
        return "not enough memory: over the limit that --memory, or JDOC_MEMORY, raises"
    if isinstance(error, RecursionError):
        return "nested too deep"
    if isinstance(error, OSError):
        return system_reason(error)
    return _defect(error)


def _let_go(error: Exception) -> None:
    """Let go of what was at hand where an error came up: else there is not even memory to tell of it."""
    trace = error.__traceback__
    while trace:
        with suppress(RuntimeError):  # it runs still: what it holds, it needs
            trace.tb_frame.clear()
        trace = trace.tb_next


def _defect(error: Exception) -> str:
    """Say of an error that nobody foresaw what it is, where it came up, and what to do about it."""
    import traceback  # noqa: PLC0415 -- only a defect needs it

    if os.environ.get(DEBUG):
        traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    what = f"defect in jdoc: {type(error).__name__}: {error} ({place.filename}:{place.lineno})"
    return f"{what}; please report this line to the project ({DEBUG}=1 shows the traceback)"


@contextmanager
def fence(place: str, report: Callable[[InputError], None]) -> Iterator[None]:
    """Keep what goes wrong with one document from all others: whatever it is, it is told with its place.

    >>> with fence("a.txt", print):
    ...     raise PermissionError(13, "Permission denied")
    a.txt: permission denied
    """
    try:
        yield
    except InputError as error:
        report(error)
    except Exception as error:  # noqa: BLE001 -- what nobody foresaw must not cost the other documents
        report(InputError(place, failure_reason(error)))
