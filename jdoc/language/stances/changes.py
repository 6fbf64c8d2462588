"""Changes: what became of the stances of a document in another: firmer, weaker, by somebody else, new, dropped."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, Protocol, TypeVar

from jdoc.language.stances import ACTS
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


class Said(Protocol):
    """Words of a record."""

    @property
    def text(self) -> str:
        """What they are."""


class Named(Said, Protocol):
    """Who is named."""

    @property
    def value(self) -> str | None:
        """The canonical name."""

    @property
    def ref(self) -> str | None:
        """Whom the document says that it stands for."""


class Position(Protocol):
    """A stance, as far as it is compared."""

    @property
    def act(self) -> str:
        """What is done."""

    @property
    def strength(self) -> str | None:
        """How firmly."""

    @property
    def negated(self) -> bool | None:
        """Whether it is said not to be done."""

    @property
    def actor(self) -> Named | None:
        """Who does it."""

    @property
    def object(self) -> Said | None:
        """What it is about."""

    @property
    def refers(self) -> Said | None:
        """What これ stands for."""


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
SAME, ALIKE, NEAR = 0.5, 0.34, 0.15
"""How alike two objects must be for one position, at least: of any acts, of the same act of the same actor; how much
less alike they may be where the block of one became the block of the other."""
STEPS = {"weak": -1, None: 0, "strong": 1}


def changes(
    old: Sequence[Any], new: Sequence[Any], *, are_near: Callable[[Any, Any], bool] | None = None
) -> Iterator[Change[Any]]:
    """Yield what has changed from the stances of one document to those of another, in the order of the new one.

    Positions are matched by what they are about: the most similar pairs first, those `are_near` before others. What was
    dropped comes last.
    """
    pairs = _matched(old, new, are_near or (lambda *_: False))
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


def _matched(old: Sequence[Any], new: Sequence[Any], are_near: Callable[[Any, Any], bool]) -> dict[int, int]:
    """Return, for each new stance that has one, the old stance that it was."""
    ranked = sorted(
        (-alike, abs(after - before), after, before)
        for after, then in enumerate(new)
        for before, each in enumerate(old)
        if (alike := _alike(each, then, near=are_near(each, then))) > 0
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, after, before in ranked:
        if after not in pairs and before not in taken:
            pairs[after] = before
            taken.add(before)
    return pairs


def _alike(before: Position, then: Position, *, near: bool) -> float:
    """Return how surely two stances are one position: from 0 to about 1.4."""
    here, there = before.refers or before.object, then.refers or then.object
    same_act, same_who = before.act == then.act, same_actor(before, then)
    if here is None or there is None:
        return 0.6 * ((here is there or near) and same_act and same_who)
    about = likeness(here.text, there.text)
    needed = (ALIKE if same_act and same_who else SAME) - NEAR * near
    related = ACTS[before.act].family == ACTS[then.act].family if before.act in ACTS and then.act in ACTS else False
    return about + 0.1 * same_act + 0.05 * same_who + 0.05 * related + NEAR * near if about >= needed else 0


def likeness(one: str, other: str) -> float:
    """Return the share of pairs of neighbouring characters that two texts have in common, from 0 to 1 (Dice).

    >>> likeness("制裁の強化", "制裁の更なる強化"), likeness("制裁", "協定")
    (0.5454545454545454, 0.0)
    """
    first, second = _pairs(one), _pairs(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


@lru_cache(4096)
def _pairs(text: str) -> Counter[str]:
    folded = fold(text).replace("、", ",").replace(" ", "")
    return Counter(folded[at : at + 2] for at in range(len(folded) - 1)) if len(folded) > 1 else Counter([folded])


def same_actor(before: Position, then: Position) -> bool:
    """Tell whether two stances are those of one actor: by the same words, or by the same name."""
    here, there = before.actor, then.actor
    if here is None or there is None:
        return here is there
    return _who(here) == _who(there) or (_name(here) is not None and _name(here) == _name(there))


def _who(actor: Said) -> str:
    return fold(actor.text).removesuffix("側")


def _name(actor: Named) -> str | None:
    return actor.ref or actor.value
