"""Compiled patterns that are kept: they are those that `re` makes, and where there are none, `re` makes them."""

from __future__ import annotations

import _sre
import marshal
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from jdoc.language import kept
from jdoc.readers import xliff
from tests.conftest import ROOT

SCRIPT = ROOT / "scripts" / "patterns.py"
FILE = Path(kept.FILE)
KEPT = kept.kept_patterns()
needs_file = pytest.mark.skipif(not len(KEPT), reason="no patterns are kept for this Python")


def keys() -> list[kept.Key]:
    """Return all patterns that are kept, by reading the file from its beginning."""
    data = FILE.read_bytes() if len(KEPT) else b""
    start = len(kept.HEAD) + 4
    patterns = data[start + int.from_bytes(data[len(kept.HEAD) : start], "little") :]
    found = []
    while patterns:
        pattern, flags, *versions = marshal.loads(patterns)  # noqa: S302
        patterns = patterns[len(marshal.dumps((pattern, flags, *versions), 2)) :]
        found.append((pattern, flags))
    return found


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the files elsewhere, for the test alone."""
    path = tmp_path / "patterns.bin"
    monkeypatch.setattr(kept, "FILE", path)
    kept.kept_patterns.cache_clear()
    return path


@pytest.fixture(autouse=True)
def _forget() -> None:
    kept.kept_patterns.cache_clear()


@needs_file
def test_the_file_is_what_the_script_makes_now() -> None:
    """If it is not, `make patterns` writes it anew."""
    call = [sys.executable, str(SCRIPT), "--show"]
    shown = subprocess.run(call, capture_output=True, check=True, cwd=ROOT).stdout
    made = kept.Kept(shown)
    assert len(made) == len(KEPT)
    assert [key for key in keys() if made.get(key) != KEPT.get(key)] == []


@needs_file
def test_all_that_is_kept_is_what_re_makes() -> None:
    made = runpy.run_path(str(SCRIPT))["made"]
    for pattern, flags in keys():
        assert KEPT.get((pattern, flags)) == made(pattern, flags)
        revived: re.Pattern[Any] = kept.build(pattern, flags)
        compiled: re.Pattern[Any] = re.compile(pattern, flags)
        assert (revived.flags, revived.groups, dict(revived.groupindex)) == (
            compiled.flags,
            compiled.groups,
            dict(compiled.groupindex),
        )
        assert revived.pattern == pattern


@needs_file
def test_patterns_of_all_modules_are_kept() -> None:
    assert KEPT.get((xliff.NO_NAME.pattern, 0))
    assert {type(pattern) for pattern, _ in keys()} == {str, bytes}


@needs_file
def test_a_pattern_with_the_mark_of_another_one_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern, flags = keys()[0]
    mark = kept.mark_of(pattern, flags)
    monkeypatch.setattr(kept, "mark_of", lambda *_: mark)
    assert KEPT.get((pattern, flags))
    assert KEPT.get(("[0-9]+x", 0)) is None
    assert kept.build("[0-9]+x").fullmatch("12x")


def test_a_pattern_that_is_not_kept_is_compiled(beside: Path) -> None:
    assert not beside.exists()
    assert len(kept.kept_patterns()) == 0
    assert kept.build("a+b", re.IGNORECASE).fullmatch("AAB")


SPOILT = [b"", b"\x00", b"spoilt", marshal.dumps({("a", 0): 1})]
SPOILT += [kept.HEAD + behind for behind in (b"", b"\x05\0\0\0", b"\x05\0\0\0" + marshal.dumps(1), b"\xff" * 99)]
LATER = marshal.dumps(([_sre.MAGIC + 1], {kept.mark_of("[0-9]+", 0): (0, 1)}))
SPOILT += [kept.HEAD + len(LATER).to_bytes(4, "little") + LATER]
"""The last one is for a later engine alone."""


@pytest.mark.parametrize("data", SPOILT, ids=str)
def test_a_broken_file_is_none(beside: Path, data: bytes) -> None:
    beside.write_bytes(data)
    assert len(kept.kept_patterns()) == 0
    assert kept.build("[0-9]+").findall("12、3") == ["12", "3"]


def a_file(entry: bytes) -> bytes:
    """Return a file with one pattern."""
    listed = marshal.dumps(([_sre.MAGIC], {kept.mark_of("[0-9]+", 0): (0, len(entry))}))
    return kept.HEAD + len(listed).to_bytes(4, "little") + listed + entry


@pytest.mark.parametrize(
    "made",
    [(32, b"\xff" * 64, 0, {}, (None,)), (32, b"\x01", 0, {}, (None,)), ()],
    ids=str,
)
def test_code_that_the_engine_refuses_is_compiled_anew(beside: Path, made: tuple[object, ...]) -> None:
    beside.write_bytes(a_file(marshal.dumps(("[0-9]+", 0, cast("Any", made), {}))))
    assert kept.build("[0-9]+").findall("12、3") == ["12", "3"]


def test_an_engine_that_makes_something_else_has_its_own(beside: Path) -> None:
    made = runpy.run_path(str(SCRIPT))["made"]
    usual, own = made("[0-9]+", 0), made("[0-9]++", 0)
    beside.write_bytes(a_file(marshal.dumps(("[0-9]+", 0, usual, {_sre.MAGIC: own}))))
    assert kept.kept_patterns().get(("[0-9]+", 0)) == own
    beside.write_bytes(a_file(marshal.dumps(("[0-9]+", 0, usual, {_sre.MAGIC + 1: own}))))
    kept.kept_patterns.cache_clear()
    assert kept.kept_patterns().get(("[0-9]+", 0)) == usual


def test_a_pattern_that_is_cut_short_is_compiled_anew(beside: Path) -> None:
    beside.write_bytes(a_file(marshal.dumps(("[0-9]+", 0, (), {}))[:-3]))
    assert kept.build("[0-9]+").findall("12、3") == ["12", "3"]


def test_nothing_is_kept_for_machines_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "CAN_BE_KEPT", False)
    assert len(kept.kept_patterns()) == 0
