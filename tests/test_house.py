"""The house keeps its rules: sizes, tables, and what nobody may bring in."""

from __future__ import annotations

import ast
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT
from tests.decisions import MODULES, measured_functions
from tests.patterns import examples, holds, written_patterns

if TYPE_CHECKING:
    from pathlib import Path

MOST_DECISIONS = 12
"""In a function; a table of rules is as long as its list of questions."""
DENSEST = {
    **dict.fromkeys(("jdoc/language/names", "jdoc/language/dates", "jdoc/language/stances"), 35),
    "jdoc/structure": 36,
}
"""Where the rules stand: decisions in 100 lines of functions and tables, at most."""
PATTERNS = written_patterns()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_are_small(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a module opens with a line that says what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 50, node.name


def test_functions_decide_little() -> None:
    many = {each.place: each.decisions for each in measured_functions() if each.decisions >= MOST_DECISIONS}
    assert {place: count for place, count in many.items() if not place.endswith("(table)")} == {}


@pytest.mark.parametrize(("room", "densest"), DENSEST.items())
def test_rooms_of_rules_can_be_read(room: str, densest: int) -> None:
    lines: Counter[str] = Counter()
    for each in measured_functions():
        if f"{each.room}/".startswith(f"{room}/"):
            lines.update(lines=each.lines, decisions=each.decisions)
    assert lines["decisions"] * 100 <= densest * lines["lines"]


def test_patterns_say_what_they_are_for() -> None:
    assert [f"{pattern.module}.{pattern.name}" for pattern in PATTERNS if not pattern.is_clear] == []


@pytest.mark.parametrize("module", sorted({pattern.module for pattern in PATTERNS if pattern.made}))
def test_patterns_match_their_examples(module: str) -> None:
    mine = [pattern for pattern in PATTERNS if pattern.module == module and pattern.made]
    wrong = [(each.name, text) for each in mine for text, span in examples(each) if not holds(each, text, span)]
    assert wrong == []
