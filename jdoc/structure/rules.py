"""Rules: a question about a document as a table of rows, of which the first that holds decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


class Where(Generic[Facts, Verdict]):
    """Rows that are looked at only where something is so; if none of them holds, the rows behind them decide."""

    def __init__(self, holds: Callable[[Facts], bool], *rules: Rule[Facts, Verdict]) -> None:
        self.holds = holds
        self.rules = rules


class Question(Generic[Facts, Verdict]):
    """A question and its rules, in order. The last one holds always: it says what is so if nothing speaks against it.

    >>> size = Question(
    ...     Rule("below zero", "none", lambda n: n < 0),
    ...     Where(lambda n: n % 2 == 0, Rule("even and above ten", "large", lambda n: n > 10)),
    ...     Rule("else", "small", lambda n: True),
    ... )
    >>> [size.decide(n).reason for n in (12, 13)], [rule.name for rule in size]
    (['large: even and above ten', 'small: else'], ['below zero', 'even and above ten', 'else'])
    """

    def __init__(self, *rows: Rule[Facts, Verdict] | Where[Facts, Verdict]) -> None:
        self.rows = rows
        self._steps = [_step(row) for row in rows]

    def __iter__(self) -> Iterator[Rule[Facts, Verdict]]:
        """Yield all rules, in order."""
        for row in self.rows:
            yield from [row] if isinstance(row, Rule) else row.rules

    def decide(self, facts: Facts) -> Rule[Facts, Verdict]:
        """Return the first rule that holds."""
        for holds, rule, inner in self._steps:
            if holds(facts):
                if rule is not None:
                    return rule
                for inner_holds, inner_rule in inner:
                    if inner_holds(facts):
                        return inner_rule
        message = "the last rule of a question holds always"
        raise AssertionError(message)


_Test: TypeAlias = "tuple[Callable[[Facts], bool], Rule[Facts, Verdict]]"


def _step(
    row: Rule[Facts, Verdict] | Where[Facts, Verdict],
) -> tuple[Callable[[Facts], bool], Rule[Facts, Verdict] | None, list[_Test[Facts, Verdict]]]:
    """Take a row apart, so that little is left to do when it is looked at: its test, and what it decides or goes on with."""
    if isinstance(row, Rule):
        return row.holds, row, []
    return row.holds, None, [(rule.holds, rule) for rule in row.rules]
