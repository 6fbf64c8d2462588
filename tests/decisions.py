"""How many decisions a function holds: what a reader has to keep in mind at once.

A decision is a branch, a loop, an `and` or `or`, a conditional expression, a comprehension or a condition in one.
Lambdas count with what they stand in, so that rules in tables weigh what they weigh in functions.
"""

from __future__ import annotations

import ast
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BRANCHES = (ast.If, ast.For, ast.While, ast.ExceptHandler, ast.IfExp, ast.match_case, ast.Assert)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
MODULES = sorted((ROOT / "jdoc").rglob("*.py"))


class Measured(NamedTuple):
    """A function, or a table with rules in it."""

    place: str
    """`jdoc/structure/grouping.py:add`."""
    room: str
    """The package that it stands in."""
    lines: int
    """Without its docstring."""
    decisions: int


@cache
def measured_functions() -> tuple[Measured, ...]:
    """Measure all functions of the project, and all tables that hold predicates."""
    return tuple(each for path in MODULES for each in _measure_module(path))


def _measure_module(path: Path) -> Iterator[Measured]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    place = path.relative_to(ROOT)
    room = str(place.parent)
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS):
            yield Measured(f"{place}:{node.name}", room, _lines(node), _decisions(node))
    for statement in tree.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and _holds_lambda(statement):
            target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
            name = f"{place}:{getattr(target, 'id', '')} (table)"
            yield Measured(name, room, (statement.end_lineno or 0) - statement.lineno + 1, _decisions(statement))


def _holds_lambda(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Lambda) for node in ast.walk(statement))


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function):
        lines -= (first.end_lineno or 0) - first.lineno + 1
    return lines


def _decisions(node: ast.AST) -> int:
    """Count the decisions of a node; functions defined inside it count by themselves."""
    count = 0
    left = list(ast.iter_child_nodes(node))
    while left:
        inner = left.pop()
        if isinstance(inner, FUNCTIONS):
            continue
        left += ast.iter_child_nodes(inner)
        count += isinstance(inner, BRANCHES)
        if isinstance(inner, ast.BoolOp):
            count += len(inner.values) - 1
        elif isinstance(inner, ast.comprehension):
            count += 1 + len(inner.ifs)
    return count
