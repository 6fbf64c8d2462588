"""The page of docs/ on Python: its code runs; and what is public is typed, for callers who are strict."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

import jdoc
from tests.conftest import ROOT, SAMPLES

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")
CODE = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
LIBRARIES = ("langchain_core", "llama_index.core", "spacy", "pandas", "duckdb")
ALL = "JDOC_RECIPES"
"""The variable of the environment that asks for all: no library may be missing."""


def missing(code: str) -> list[str]:
    """Return the libraries that a piece of code needs and that aren't installed."""
    needed = [library for library in LIBRARIES if re.search(rf"^(?:import|from) {library}\b", code, re.MULTILINE)]
    return [library for library in needed if find_spec(library.partition(".")[0]) is None]


@pytest.mark.parametrize("code", CODE, ids=[f"{number}" for number in range(1, len(CODE) + 1)])
def test_code_of_the_page_runs(code: str, tmp_path: Path) -> None:
    absent = missing(code)
    if absent and not os.environ.get(ALL):
        pytest.skip(f"{', '.join(absent)}: not installed; `make recipes` runs it")
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_page_names_all_that_is_public() -> None:
    assert [name for name in dir(jdoc) if not re.search(rf"\b{name}\b", PAGE)] == []


CALLER = """\
from pathlib import Path

import jdoc

work = jdoc.Work(labels=("MONEY",), lexicon=jdoc.Lexicon((jdoc.OwnName("海野", "PERSON", "海野"),)))


def amounts(text: str) -> list[tuple[str, str | None]]:
    found = []
    for block in jdoc.process_text(text, work=work):
        checked: jdoc.Block = jdoc.from_json(jdoc.to_json(block))
        entities: list[jdoc.Entity] = checked.entities or []
        found += [(entity.text, jdoc.value_en(entity)) for entity in entities]
    return found


def changed(old: Path, new: Path) -> int:
    return sum(bool(pair.edits) for pair in jdoc.compare(old, new))


def told(error: jdoc.JdocError) -> str:
    return str(error)


reveal_type(jdoc.to_dict)
reveal_type([*jdoc.make_rows([])])
jdoc.process(3)
"""


def test_callers_pass_strict_typing(tmp_path: Path) -> None:
    (tmp_path / "caller.py").write_text(CALLER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(tmp_path / "caller.py")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.partition("caller.py:")[2] for line in done.stdout.splitlines() if "caller.py:" in line]
    assert [line for line in lines if "error" in line] == [
        '27: error: Argument 1 to "process" has incompatible type "int"; expected "str | Path"  [arg-type]'
    ], done.stdout
    assert "Any" not in lines[1]


def test_what_is_public_is_there_and_nothing_else() -> None:
    assert dir(jdoc) == sorted(jdoc.__all__)
    assert all(hasattr(jdoc, name) for name in dir(jdoc))
    with pytest.raises(AttributeError, match="has no attribute 'pipe'"):
        getattr(jdoc, "pipe")  # noqa: B009 -- mypy would tell


def test_threads_get_the_same_answers() -> None:
    data = [path.read_bytes() for path in SAMPLES[:3]] * 3

    def lines(text: bytes) -> list[str]:
        return [jdoc.to_json(block) for block in jdoc.process_bytes(text, "-")]

    alone = [lines(text) for text in data[:3]] * 3
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as pool:
            assert [*pool.map(lines, data)] == alone
    finally:
        sys.setswitchinterval(interval)
