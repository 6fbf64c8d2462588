"""Papers with mistakes that were put in, and correct ones made of traps: most mistakes are told, and little else is."""

from __future__ import annotations

import pytest

from tests.check_gold import FOLDER, figures, sets

TOLD, TRUE, ALARMS = 0.85, 0.94, 0.5
"""Shares of mistakes that are told, and of findings that are mistakes; alarms in 1,000 characters of correct papers."""


@pytest.mark.parametrize("name", [name for name in sets() if name.startswith("faults")])
def test_mistakes_are_told(name: str) -> None:
    found = figures(name)
    assert len(found.missed) <= (1 - TOLD) * len(found.mistakes)
    assert len(found.alarms) <= (1 - TRUE) * len(found.told)


@pytest.mark.parametrize("name", [name for name in sets() if name.startswith("correct")])
def test_little_is_told_of_correct_papers(name: str) -> None:
    size = sum(len(file.read_text(encoding="utf-8")) for file in (FOLDER / name).glob("*.txt"))
    assert len(figures(name).alarms) <= ALARMS * size / 1000
