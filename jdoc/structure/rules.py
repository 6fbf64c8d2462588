"""Rules: a question about a document as a table of rows, of which the first that holds decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

Facts = TypeVar("Facts")
Verdict = TypeVar("Verdict")


class Rule(Struct, Generic[Facts, Verdict], frozen=True):
    """A row: what it is called, what it says, and when it holds."""

    name: str
    """The form of documents that it stands for; the case of this name in tests/stages/split.txt shows it at work."""
    verdict: Verdict
    holds: Callable[[Facts], bool]

    @property
    def reason(self) -> str:
        """What `--explain` writes: the verdict, and why."""
        return f"{self.verdict}: {self.name}"


class Question(Generic[Facts, Verdict]):
    """A question and its rules, in order. The last one holds always, and is what is so if nothing speaks against it.

    >>> is_large = Question(Rule("two digits", "large", lambda n: n > 9), Rule("else", "small", lambda n: True))
    >>> is_large.decide(12).reason
    'large: two digits'
    """

    def __init__(self, *rules: Rule[Facts, Verdict]) -> None:
        self.rules = rules

    def decide(self, facts: Facts) -> Rule[Facts, Verdict]:
        """Return the first rule that holds."""
        for rule in self.rules:
            if rule.holds(facts):
                return rule
        raise AssertionError
