"""Compiled patterns that are kept: they are those that `re` makes, and where there are none, `re` makes them."""

from __future__ import annotations

import marshal
import re
import runpy
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jdoc.language import kept
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = ROOT / "scripts" / "patterns.py"
KEPT = kept.kept_patterns()
needs_file = pytest.mark.skipif(not KEPT, reason="no patterns are kept for this Python")


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the files elsewhere, for the test alone."""
    path = tmp_path / "patterns.bin"
    monkeypatch.setattr(kept, "path_for", lambda _: path)
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
    assert marshal.loads(shown) == KEPT  # noqa: S302


@needs_file
def test_all_that_is_kept_is_what_re_makes() -> None:
    made = runpy.run_path(str(SCRIPT))["made"]
    for (pattern, flags), expected in KEPT.items():
        assert made(pattern, flags) == expected
        revived, compiled = kept.build(pattern, flags), re.compile(pattern, flags)
        assert (revived.flags, revived.groups, dict(revived.groupindex)) == (
            compiled.flags,
            compiled.groups,
            dict(compiled.groupindex),
        )
        assert revived.pattern == pattern


def test_a_pattern_that_is_not_kept_is_compiled(beside: Path) -> None:
    assert not beside.exists()
    assert kept.kept_patterns() == {}
    assert kept.build("a+b", re.IGNORECASE).fullmatch("AAB")


@pytest.mark.parametrize("data", [b"", b"\x00", b"spoilt", marshal.dumps([1, 2]), marshal.dumps(None)], ids=str)
def test_a_broken_file_is_none(beside: Path, data: bytes) -> None:
    beside.write_bytes(data)
    assert kept.kept_patterns() == {}
    assert kept.build("[0-9]+").findall("12、3") == ["12", "3"]


@pytest.mark.parametrize(
    "made",
    [(32, b"\xff" * 64, 0, {}, (None,)), (32, b"\x01", 0, {}, (None,)), ()],
    ids=str,
)
def test_code_that_the_engine_refuses_is_compiled_anew(beside: Path, made: tuple[object, ...]) -> None:
    beside.write_bytes(marshal.dumps({("[0-9]+", 0): made}))
    assert kept.build("[0-9]+").findall("12、3") == ["12", "3"]


def test_nothing_is_kept_for_machines_of_another_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "CAN_BE_KEPT", False)
    assert kept.kept_patterns() == {}
