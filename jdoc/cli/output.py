"""Where an answer goes that is no stream of records: a pager, a file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

from jdoc.errors import OutputError, system_reason

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable
    from pathlib import Path
    from typing import IO, TextIO


class Shown:
    """Standard output for what is written to be read by programs: on a terminal, nothing in it commands that."""

    def __init__(self, out: TextIO, *, in_json: bool) -> None:
        from jdoc.language.controls import disarm, escape_controls

        self._out = out
        self._harmless = (lambda text: escape_controls(text.encode(errors="replace")).decode()) if in_json else disarm

    def write(self, text: str) -> int:
        """Write some text."""
        return self._out.write(self._harmless(text) if self._out.isatty() else text)


def is_colored(out: TextIO) -> bool:
    """Tell whether colors can be seen there, and are wanted."""
    return out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


SAME_FORM = 4
"""Bytes by which files of a form begin alike: `<!do`, `PK..`, `BEGI`."""


def save(text: str | bytes, path: str, out: TextIO) -> None:
    """Write a whole answer to a file; `-` is standard output.

    A file of another form stays: `show --html statement.txt` names the document where the page belongs.
    """
    from pathlib import Path

    data = text if isinstance(text, bytes) else text.encode(errors="replace")
    if path == "-":
        out.buffer.write(data)
        return
    try:
        if _holds_other(Path(path), data):
            problem = f"{path}: not written: there is a file of another form; name the file to write, or remove that"
            raise OutputError(problem)
        Path(path).write_bytes(data)
    except OSError as error:
        problem = f"{path}: {system_reason(error)}"
        raise OutputError(problem) from error


def _holds_other(path: Path, data: bytes) -> bool:
    """Tell whether a file begins otherwise than what is to be written to it."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        begins = file.read(SAME_FORM)
    return begins != b"" and begins != data[:SAME_FORM]


def page(lines: Iterable[str], out: TextIO, *, wanted: bool, tells: bool = True) -> None:
    """Write lines, to a terminal through a pager where they are more than fit on it; tell there if there is none."""
    command = _pager() if wanted and out.isatty() and os.environ.get("TERM") != "dumb" else []
    waiting = iter(lines)
    screen = list(islice(waiting, _lines_of_screen() if command else 1))
    if not screen and tells:
        tell_nothing_found()
    rest = next(waiting, None)
    if rest is None or not command or not _is_there(command[0]):
        out.writelines(chain(screen, [] if rest is None else [rest], waiting))
        return
    import subprocess  # most answers are piped

    out.flush()
    environment = {"LESS": "FRX", "LESSCHARSET": "utf-8", **os.environ}
    pager = subprocess.Popen(command, stdin=subprocess.PIPE, text=True, encoding="utf-8", env=environment)  # noqa: S603 -- the user's own choice
    _feed(pager, chain(screen, [rest], waiting))


def _lines_of_screen() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().lines - 1


def _is_there(program: str) -> bool:
    from shutil import which

    return which(program) is not None


def tell_nothing_found() -> None:
    """Say to whoever looks at a terminal that there is no answer; a program sees that there is none."""
    if sys.stdout and sys.stdout.isatty():
        from jdoc.cli import told

        print(told("nothing found"), file=sys.stderr)


def _pager() -> list[str]:
    """Return the command of the user's pager; nothing where it is set to nothing."""
    import shlex

    named = os.environ.get("JDOC_PAGER", os.environ.get("PAGER", "less"))
    try:
        return shlex.split(named)
    except ValueError as error:
        problem = f"the pager {named!r} is no command: {error}".lower()
        raise OutputError(problem) from error


def _feed(pager: subprocess.Popen[str], lines: Iterable[str]) -> None:
    """Hand lines to a pager until all are written or it is left; Ctrl-C is for the pager to answer."""
    try:
        stream: IO[str] | None = pager.stdin
        if stream is not None:
            with suppress(BrokenPipeError), stream:
                stream.writelines(lines)
    finally:
        while pager.poll() is None:
            with suppress(KeyboardInterrupt):
                pager.wait()
