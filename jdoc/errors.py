"""What can go wrong, drawn as a tree.

JdocError
├── InputError      an input that can't be read, or not wholly
│   └── Notice      what is good to know of one that was read as it should be
├── OutputError     an answer that can't be written
├── WorkerError     worker processes, or a cluster, that can't be started or reached
├── UsageError      a call that can't be meant
├── NumeralError    a numeral that can't be read, a number that can't be written so
└── LexiconError    a table of jdoc's own that is malformed
"""

from __future__ import annotations

from typing import Self


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
