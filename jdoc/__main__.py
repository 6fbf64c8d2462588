"""The command `jdoc`."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import Any, TextIO

from jdoc.limits import spare_garbage

spare_garbage()

INTERRUPTED = 130

COMMANDS = (
    "split",
    "entities",
    "stances",
    "names",
    "terms",
    "documents",
    "show",
    "table",
    "timeline",
    "diff",
    "check",
    "run",
    "index",
    "find",
    "numerals",
    "lookup",
    "schema",
    "help",
)
"""As the help lists them. Each is a function of its name in the module of `jdoc.cli` of its name."""
ABOUT_ALL = frozenset({"", "help"})
"""Calls that need all of them."""
ABOUT_NONE = frozenset({"--version", "-V"})


def load(command: str) -> None:
    """Add a command to the app, or all where it is none: every command that isn't built is start-up time saved."""
    if command in ABOUT_NONE:
        return
    for name in (command,) if command in COMMANDS and command not in ABOUT_ALL else COMMANDS:
        import_module(f"jdoc.cli.{name}")


def program() -> None:
    """Run the command line as a process of its own, which ends with it."""
    ended: list[SystemExit] = []
    atexit.register(_end, ended)  # before anything else is: so it comes last
    try:
        main()
    except SystemExit as end:
        ended.append(end)
        raise


def _end(ended: list[SystemExit]) -> None:
    """End the process where all is done: to take apart all that it has loaded took a tenth of a short call.

    What can't be written is left to Python, which tells of it.
    """
    gc.freeze()
    code = ended[0].code or 0 if ended else None
    if not isinstance(code, int):
        return
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


def main() -> None:
    """Run the command line; what jdoc can tell its user is one line, never a traceback."""
    try:
        _run()
    except KeyboardInterrupt:  # the commands see to their own; this one came before there was a command
        sys.exit(INTERRUPTED)


def _run() -> None:
    from jdoc.cli import INPUT_FAILED, USAGE, app, told  # noqa: PLC0415 -- 30 ms, in which somebody may press Ctrl-C
    from jdoc.cli.plain import run  # noqa: PLC0415
    from jdoc.errors import UsageError, failure_reason  # noqa: PLC0415

    load(sys.argv[1] if len(sys.argv) > 1 else "")
    try:
        sys.exit(run(app))
    except Exception as error:  # noqa: BLE001 -- a crash must not look like an answer, which exit code 1 is
        if hasattr(error, "format_message"):  # a call that typer can't read, or that a command refuses
            _tell_wrong_call(error)
            sys.exit(USAGE)
        reason = failure_reason(error)
        if isinstance(error, OSError):
            reason = f"{error.filename or 'standard output'}: {reason}"
            _flush_or_let_go(sys.stdout)
        print(told(reason), file=sys.stderr)
        sys.exit(USAGE if isinstance(error, UsageError) else INPUT_FAILED)


def _flush_or_let_go(out: TextIO | None) -> None:
    """Write nothing more where nothing can be written."""
    from jdoc.cli import let_go  # noqa: PLC0415 -- loaded by now

    if out is None:
        return
    try:
        out.flush()
    except OSError:
        let_go(out)


def _tell_wrong_call(error: Any) -> None:  # noqa: ANN401 -- typer has no public name for what it raises
    """Tell of a call that can't be meant; one that names nothing gets the page of help."""
    if not sys.argv[1:]:
        error.show()
        return
    from jdoc.cli.pages import option_of, wrong_call  # noqa: PLC0415
    from jdoc.language.controls import disarm  # noqa: PLC0415

    if getattr(error, "param", "") is None and error.param_hint is None:
        error.param_hint = option_of(error.message, error.ctx)
    print(disarm(wrong_call(error.format_message(), getattr(error, "ctx", None))), file=sys.stderr)


if __name__ == "__main__":
    program()
