"""What the READMEs and the pages of docs/ show is what happens."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHOWN = re.compile(r"^\$ (?P<command>.+)\n(?P<output>(?:(?!\$ ).*\n)*)", re.MULTILINE)
EXAMPLES = [
    pytest.param(match["command"], match["output"], id=f"{readme}: {match['command'][:40]}")
    for readme in ("README.md", "README.ja.md", "docs/jobs.md")
    for block in CONSOLE.findall((ROOT / readme).read_text(encoding="utf-8"))
    for match in SHOWN.finditer(block)
]


def test_python_in_docs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs/running.md"), module_relative=False, encoding="utf-8")
    assert (failed, tried) == (0, 6)


@pytest.mark.skipif(shutil.which("jq") is None, reason="the examples show their records with jq")
@pytest.mark.parametrize(("command", "output"), EXAMPLES)
def test_example(command: str, output: str, tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == (output, "")
