"""What the tests share: where the samples are, and the command as a user runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from jdoc.translation import is_japanese

if TYPE_CHECKING:
    from collections.abc import Callable

# New examples are for those who can look into what they show: else a commit says the same each time.
# No example is measured by the clock: on a machine with other work, that would fail for nothing.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None)
settings.load_profile("new" if os.environ.get("EXPLORE") else "same")

# A shell that runs the tests in the background has Ctrl-C ignored, and what they start would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
Run = subprocess.CompletedProcess[str]


def gold_text(gold: Path) -> Path:
    """Return the file of the text that gold belongs to: beside it, or among the samples."""
    beside = gold.with_suffix(".txt")
    return beside if beside.exists() else ROOT / "samples" / beside.name


@pytest.fixture(autouse=True)
def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget screen and language of whoever runs the tests (pytest-xdist hands the width to its workers)."""
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("JDOC_LANG", "en")
    is_japanese.cache_clear()


@pytest.fixture
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the user be one who wants Japanese."""
    monkeypatch.setenv("JDOC_LANG", "ja_JP.UTF-8")
    is_japanese.cache_clear()


@pytest.fixture
def jdoc() -> Callable[..., Run]:
    """Run the command as a process of its own, in the root of the project."""

    def run(*args: str, stdin: str | bytes = b"") -> Run:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [sys.executable, "-m", "jdoc", *args],
            input=data,
            capture_output=True,
            cwd=ROOT,
            check=False,
            timeout=120,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
