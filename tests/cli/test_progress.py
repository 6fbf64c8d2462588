"""Progress is for who looks on: a bar on a terminal, lines elsewhere, nothing on standard output."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jdoc.cli import progress
from jdoc.cli.progress import Progress
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path


def test_lines_now_and_then(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", 0)
    with Progress(1200) as shown:
        shown.step()
        shown.tell("jdoc: a.txt: damaged")
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("jdoc: 1 of 1,200 documents, ")
    assert told.err.endswith("jdoc: a.txt: damaged\n")


def test_quiet(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LINE_SECONDS", 0)
    with Progress(1200, quiet=True) as shown:
        shown.step()
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    call = [sys.executable, "-m", "jdoc", "run", "samples", "-o", str(tmp_path), "--stages", "split"]
    done = subprocess.run(call, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert (done.returncode, done.stdout) == (0, b"")
    assert "4/4" in shown
    assert "documents: 4" in shown
