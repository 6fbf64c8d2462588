"""The example in each command's help does what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jdoc.__main__ import load
from jdoc.cli import app
from tests.conftest import ROOT

load("")
EXAMPLES = {name: command.epilog for name, command in app.commands.items()}


@pytest.mark.parametrize("command", EXAMPLES)
def test_example(command: str, tmp_path: Path) -> None:
    example = EXAMPLES[command].removeprefix("Example: ")
    assert example.startswith(f"jdoc {command}")
    if "| jq" in example and shutil.which("jq") is None:
        pytest.skip("the example shows its records with jq")
    shutil.copy(ROOT / "samples" / "white-paper.txt", tmp_path / "statement.txt")
    shutil.copytree(ROOT / "samples", tmp_path / "statements")
    if "-d statements.db" in example and command != "index":
        index = [sys.executable, "-m", "jdoc", "index", "statements", "-d", "statements.db", "-q"]
        subprocess.run(index, cwd=tmp_path, check=True)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", example],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, b"jdoc:" in done.stderr) == (0, False), done.stderr
    made = [file for file in tmp_path.iterdir() if file.name not in {"statement.txt", "statements"}]
    assert done.stdout or [file for file in made if file.stat().st_size]
