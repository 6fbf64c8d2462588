"""Changes: what became of the stances of a document in another: firmer, weaker, by somebody else, new, dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from jdoc.language.stances.matching import Position, Side, matched, same_actor
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence


Any = TypeVar("Any", bound=Position)
Difference = Literal["act", "strength", "actor", "new", "dropped"]


class Change(NamedTuple, Generic[Any]):
    """What became of a stance."""

    change: Difference
    old: Any | None
    new: Any | None
    step: int | None
    """Along the ladder of its family: 1 or more is firmer, -1 or less weaker; None where there is none."""


LADDERS = (
    ("regret", "concern", "condemn"),
    ("note", "welcome", "appreciate", "support"),
    ("confirm", "agree"),
    ("consider", "commit"),
)
"""Acts by their strength, the weaker ones first; 強く非難 stands above 非難, and so on."""
STEPS = {"weak": -1, None: 0, "strong": 1}


def changes(
    old: Sequence[Any],
    new: Sequence[Any],
    *,
    places: tuple[Sequence[Hashable], Sequence[Hashable]] | None = None,
) -> Iterator[Change[Any]]:
    """Yield what has changed from the stances of one document to those of another, in the order of the new one.

    Positions are matched by what they are about: the most similar pairs first. `places` tell where each stance stands;
    what stands in one place is rather one position. What was dropped comes last.
    """
    here, there = places or ([None] * len(old), [None] * len(new))
    pairs = matched(Side(old, here), Side(new, there))
    for at, then in enumerate(new):
        before = old[pairs[at]] if at in pairs else None
        if before is None:
            yield Change("new", None, then, None)
        elif difference := _difference(before, then):
            yield Change(difference, before, then, step(before, then))
    kept = set(pairs.values())
    yield from (Change("dropped", each, None, None) for at, each in enumerate(old) if at not in kept)


def step(before: Position, then: Position) -> int | None:
    """Return how much firmer a position has become, where both stand on one ladder; negative where it is weaker."""
    if bool(before.negated) != bool(then.negated):
        return None
    for ladder in LADDERS:
        if before.act in ladder and then.act in ladder:
            rungs = (ladder.index(each.act) * 3 + STEPS.get(each.strength, 0) for each in (before, then))
            first, last = rungs
            return last - first
    if before.act == then.act:
        return STEPS.get(then.strength, 0) - STEPS.get(before.strength, 0)
    return None


def _difference(before: Position, then: Position) -> Difference | None:
    if before.act != then.act or bool(before.negated) != bool(then.negated):
        return "act"
    if before.strength != then.strength:
        return "strength"
    return None if same_actor(before, then) else "actor"
