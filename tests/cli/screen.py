"""A terminal of 80 columns, for commands that look at what they write to."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from contextlib import suppress

from tests.conftest import ROOT

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
CLEAN = {
    key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS"}
}


def on_terminal(*args: str, columns: int = 80, lines: int = 24, exit_code: int = 0, **environment: str) -> str:
    """Run jdoc on a pseudo-terminal and return what it shows."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "jdoc", *args],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=ROOT,
        env={**CLEAN, "JDOC_LANG": "en", "PAGER": "cat", "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment},
    )
    os.close(follower)
    shown = _all_of(leader)
    # What is written and closed while a read looks, Linux tells only to the read after it.
    process.wait(timeout=60)
    shown += _all_of(leader)
    os.close(leader)
    text = shown.decode(environment.get("PYTHONIOENCODING", "utf-8"))
    assert process.returncode == exit_code, text
    return text.replace("\r\n", "\n")


def _all_of(leader: int) -> bytes:
    """Read until the other end is closed, which Linux says by an error."""
    shown = b""
    with suppress(OSError):
        while part := os.read(leader, 65536):
            shown += part
    return shown


def bare(shown: str) -> str:
    """Take the colours off."""
    return ESCAPE.sub("", shown)
