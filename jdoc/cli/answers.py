"""How any command's answer is written, and where: `-o FILE` and `--format`, which all commands have by themselves.

A command writes what it writes on a terminal, or JSON lines; here these become a table, CSV or TSV, or go to a file.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO, cast

from jdoc.cli import let_go
from jdoc.errors import OutputError, UsageError, system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.vocabulary import AnswerForm

_HELD = 1 << 24
"""Bytes of an answer that are kept in memory until it is whole; more of them wait in a file."""


@contextmanager
def written_to(path: str | None, inputs: list[str]) -> Iterator[None]:
    """Let standard output be a file, in UTF-8, which is there once the answer is whole; `-` is standard output.

    Raises OutputError where it can't be written, UsageError where it is one of the inputs.
    """
    if path is None or path == "-":
        yield
        return
    target = Path(path).resolve()
    if any(Path(name).exists() and Path(name).resolve() == target for name in inputs):
        problem = f"{path}: the answer would take the place of what is read"
        raise UsageError(problem)
    with ExitStack() as at_end, _telling(path):
        part = target if target.exists() and not target.is_file() else target.with_name(f".{target.name}.{os.getpid()}")
        if part != target:
            at_end.callback(part.unlink, missing_ok=True)
        with part.open("wb") as file, _standing_in(io.TextIOWrapper(file, "utf-8", "replace", "\n")), _ending() as end:
            yield
        if part != target:
            part.replace(target)
        if end:
            raise end[0]


@contextmanager
def _ending() -> Iterator[list[SystemExit]]:
    """Keep the end of a command that says with which exit code it ends until its answer stands where it belongs."""
    ends: list[SystemExit] = []
    try:
        yield ends
    except SystemExit as end:
        ends.append(end)


@contextmanager
def _telling(path: str) -> Iterator[None]:
    """Name the file where the system refuses to write it."""
    try:
        yield
    except OSError as error:
        folder = Path(path).parent
        missing = "" if folder.exists() else f"there is no folder {folder}: make it first"
        problem = f"{path}: {missing or system_reason(error)}"
        raise OutputError(problem) from error


@contextmanager
def _standing_in(out: io.TextIOWrapper) -> Iterator[None]:
    """Let something else be standard output for a while."""
    kept, sys.stdout = sys.stdout, out
    try:
        yield
        out.flush()
    finally:
        sys.stdout = kept


@contextmanager
def written_as(form: AnswerForm | None, command: str) -> Iterator[None]:
    """Let what a command writes be written in a form; a table is what it shows on a terminal, wherever it goes."""
    if form is None or sys.stdout is None:
        yield
        return
    if form == "table" and not sys.stdout.isatty():
        os.environ["TERM"] = "dumb"  # neither colours nor a pager
    out = sys.stdout
    taken = _Taken(form, out)
    with (
        taken,
        _ending() as end,
        _standing_in(io.TextIOWrapper(io.BufferedWriter(cast("io.RawIOBase", taken)), "utf-8", "replace", "\n")),
    ):
        yield
    try:
        taken.write_rows(command)
    except BrokenPipeError:
        let_go(out)
    if end:
        raise end[0]


class _Taken(io.RawIOBase):
    """Takes what a command writes: JSON lines are kept to be made rows of, all else goes on as it is."""

    def __init__(self, form: AnswerForm, out: TextIO) -> None:
        super().__init__()
        self._form = form
        self._out = out
        self._records: IO[bytes] | None = None
        self._goes_on = False

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return self._form == "table"

    def fileno(self) -> int:
        return self._out.fileno()

    def write(self, data: bytes) -> int:  # type: ignore[override]
        begins_record = bytes(data[:1]) == b"{"
        if self._records is None and not self._goes_on:
            self._goes_on = not begins_record
            if begins_record:
                from tempfile import SpooledTemporaryFile

                self._records = cast("IO[bytes]", SpooledTemporaryFile(_HELD))  # noqa: SIM115 -- it is closed below
        if self._records is None:
            self._out.buffer.write(data)
            self._out.flush()
            return len(data)
        return self._records.write(data)

    def write_rows(self, command: str) -> None:
        """Write the records that were taken."""
        if self._records is None:
            return
        from jdoc.cli.rows import write_records

        with self._records as records:
            records.seek(0)
            write_records(records, self._out, self._form, command)
        self._out.flush()
