"""Rules as rows: a question is a tuple of them, and the first that holds decides.

A row is added where its neighbours can be seen: what stands above it decides before it. Its examples are run by
`tests/language/test_rules.py`: without the row something else is found in `example`, and the same in `unlike`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Facts = TypeVar("Facts")
Verdict = TypeVar("Verdict")


class Rule(NamedTuple, Generic[Facts, Verdict]):
    """A row of a table of rules."""

    name: str
    holds: Callable[[Facts], object]
    verdict: Verdict
    example: str
    """A text where this row decides, with what is found in brackets, in the notation of the case files."""
    unlike: str = ""
    """A text much like it where the row doesn't matter."""


def decide(rules: Iterable[Rule[Facts, Verdict]], facts: Facts, otherwise: Verdict) -> Verdict:
    """Return the verdict of the first rule that holds.

    >>> sizes = (Rule("none", lambda n: n == 0, "nothing", ""), Rule("few", lambda n: n < 3, "a few", ""))
    >>> [decide(sizes, number, "many") for number in (0, 2, 9)]
    ['nothing', 'a few', 'many']
    """
    for _, holds, verdict, _, _ in rules:
        if holds(facts):
            return verdict
    return otherwise
