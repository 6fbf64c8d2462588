"""Rules: what a check is, what it finds, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.checks.facts import Facts
    from jdoc.vocabulary import CheckGroup, Severity


class Place(NamedTuple):
    """Some words of a document."""

    block: int
    """Index of the block in its document."""
    start: int
    end: int


class Found(NamedTuple):
    """Something that can't be right, and what it contradicts."""

    place: Place
    message: str
    related: tuple[Place, ...] = ()
    expected: str | None = None
    """What the document itself says elsewhere; never what jdoc would have written."""
    severity: Severity | None = None
    """Where it isn't that of the rule."""
    is_weighed: bool = False
    """Whether evidence was weighed for it: then what another rule tells of its places is told instead."""


class Rule(NamedTuple):
    """A kind of thing that can't be right.

    The examples are documents, run by `tests/checks/test_rules.py`: what is found stands in double brackets.
    """

    id: str
    group: CheckGroup
    severity: Severity
    find: Callable[[Facts], Iterable[Found]]
    what: str
    """One line, as `--rules` lists it."""
    why: str
    leaves: str
    """What it leaves alone, though it looks much like it."""
    fires: str
    silent: str
    labels: frozenset[str] = frozenset()
    """The labels of the entities that it looks at."""
