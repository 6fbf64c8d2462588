"""Folders of documents for the tests of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of small documents, in two folders of its own."""

    def make(count: int, name: str = "in") -> Path:
        for number in range(count):
            path = tmp_path / name / f"{number % 2}" / f"{number:03}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            day, amount = f"令和５年３月{number % 28 + 1}日", f"{number + 1}億円"
            text = f"第{number}号\n{day}\n\n１．日本は{amount}を支援した。\n２．以上。\n"
            path.write_text(text, encoding="utf-8")
        return tmp_path / name

    return make


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, hidden ones as well."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
