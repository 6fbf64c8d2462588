"""The command line: the app, its exit codes, and how answers and problems are written."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING

from jdoc import __version__
from jdoc.cli.declared import App
from jdoc.errors import Notice, OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from jdoc.errors import JdocError


DONE = 0
NOTHING_FOUND = 1
USAGE = 2
INPUT_FAILED = 3
"""Some input failed: said on standard error, the rest was still processed."""

app = App()


class Problems:
    """Tells problems on standard error as they come, and counts them."""

    def __init__(self) -> None:
        self.count = 0

    def report(self, error: JdocError) -> None:
        """Tell one problem; what is only good to know doesn't count as one."""
        self.count += not isinstance(error, Notice)
        print(told(f"{error}"), file=sys.stderr)

    def leave(self) -> None:
        """End the command with the exit code that the problems call for."""
        if self.count:
            raise SystemExit(INPUT_FAILED)


def told(message: str) -> str:
    """Write a message as standard error has it: one line, since a file's name must neither break nor command it."""
    from jdoc.language.controls import disarm, to_one_line
    from jdoc.translation import translated_message  # most commands have no problem to tell

    return to_one_line(disarm(f"jdoc: {translated_message(message)}"))


def told_outdated(place: str, version: str, what: str, done: str) -> str:
    """Tell what another version of jdoc has made: values differ between versions, so it is made anew."""
    return told(f"{place}: {what} by jdoc {version or 'of an unknown version'} are {done} anew by jdoc {__version__}")


@contextmanager
def answering(problems: Problems) -> Iterator[TextIO]:
    """Hand out standard output, and end with the exit code that the problems call for.

    Files and pipes get UTF-8, whatever the locale is. A reader that has seen enough (`| head`) is no error.
    """
    if sys.stdout is None:
        problem = "standard output is closed"
        raise OutputError(problem)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace", newline="\n")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        let_go(sys.stdout)
        return
    problems.leave()


def let_go(out: TextIO) -> None:
    """Let what is still to be written go nowhere: at its end Python would try again, complain, and end with 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def emit(lines: Iterable[bytes], problems: Problems) -> None:
    """Write lines to standard output; on a terminal nothing in them commands it."""
    with answering(problems) as out:
        if out.isatty():
            from jdoc.language.controls import escape_controls

            lines = map(escape_controls, lines)
        write = out.buffer.write
        for line in lines:
            write(line + b"\n")
