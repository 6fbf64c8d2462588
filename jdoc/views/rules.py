"""The rules of `jdoc check`, as a list and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.width import columns
from jdoc.translation import is_japanese, named, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jdoc.checks.rules import Rule

MARKS = str.maketrans("⟦⟧", "[]")
"""How the place of a finding is marked in an example."""


def list_rules(rules: Iterable[Rule]) -> Iterator[str]:
    """Write a line for each rule: its id, group, severity and what it finds."""
    for rule in rules:
        severity = named("severity", rule.severity)
        what = named("rule", rule.id).partition("。")[0] if is_japanese() else rule.what
        yield f"{rule.id:20} {rule.group:11} {severity}{' ' * (8 - columns(severity))} {what}"


def explain_rule(rule: Rule) -> Iterator[str]:
    """Write what a rule finds, why, what it leaves alone, and an example of each."""
    yield f"{rule.id} ({rule.group}, {named('severity', rule.severity)})"
    yield ""
    yield from [named("rule", rule.id)] if is_japanese() else _explained(rule)
    yield ""
    yield say("Found (in brackets):")
    yield from _example(rule.fires)
    yield say("Left alone:")
    yield from _example(rule.silent)


def _explained(rule: Rule) -> Iterator[str]:
    yield f"Finds {rule.what}."
    yield f"Why: {rule.why}"
    yield f"Leaves alone: {rule.leaves}."


def _example(text: str) -> Iterator[str]:
    for line in text.translate(MARKS).strip("\n").split("\n"):
        yield f"    {_spread(line)}".rstrip()


def _spread(line: str) -> str:
    """Set the cells of a row at columns of their own."""
    cells = line.split("\t")
    if len(cells) == 1:
        return line
    return "".join(cell + " " * max(1, 14 - columns(cell)) for cell in cells)
