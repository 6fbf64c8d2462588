"""Matching: which stance of a document is the same position as one of another document."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from jdoc.language.stances import ACTS
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence


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


SAME, ALIKE, NEAR = 0.5, 0.34, 0.15
"""How alike two objects must be for one position, at least: of any acts, of the same act of the same actor; how much
less alike they may be in one place."""
MOST = 300
"""Stances of one document that a stance is measured by, for one reason at most: so that long documents take linear
time."""
BEST = 30
"""Stances that have the most in common, which are measured."""


class Side(NamedTuple):
    """The stances of a document and where each stands: what is alike stands in one place of both documents."""

    stances: Sequence[Position]
    places: Sequence[Hashable]


def matched(old: Side, new: Side) -> dict[int, int]:
    """Return, for each new stance that has one, the old stance that it was: the same ones first, in their places."""
    pairs: dict[int, int] = {}
    for in_place in (True, False):
        _match_same(old, new, pairs, in_place=in_place)
    taken = set(pairs.values())
    ranked = sorted(
        (-alike, abs(after - before), after, before)
        for after, before in _candidates(old, new, pairs)
        if (alike := _alike(old.stances[before], new.stances[after], near=_are_near(old, before, new, after))) > 0
    )
    for _, _, after, before in ranked:
        if after not in pairs and before not in taken:
            pairs[after] = before
            taken.add(before)
    return pairs


def _match_same(old: Side, new: Side, pairs: dict[int, int], *, in_place: bool) -> None:
    """Match stances that are the same, one after the other; those of one place, or of any."""
    taken = set(pairs.values())
    left: dict[Hashable, list[int]] = defaultdict(list)
    for at in range(len(old.stances) - 1, -1, -1):
        if at not in taken:
            left[_key(old, at, in_place=in_place)].append(at)
    for at in range(len(new.stances)):
        if at not in pairs and (same := left.get(_key(new, at, in_place=in_place))):
            pairs[at] = same.pop()


def _key(side: Side, at: int, *, in_place: bool) -> Hashable:
    stance = side.stances[at]
    what, who = _about(stance), stance.actor
    said = (stance.act, stance.strength, bool(stance.negated), who and _who(who), what and _folded(what.text))
    return (said, side.places[at]) if in_place else said


def _candidates(old: Side, new: Side, pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield stances, new and old, that may be one position: they share words, or a place, or are about nothing."""
    taken = set(pairs.values())
    free = [at for at in range(len(old.stances)) if at not in taken]
    index = _Index(old, free)
    for at, stance in enumerate(new.stances):
        if at not in pairs:
            yield from ((at, before) for before in index.like(stance, new.places[at]))


class _Index:
    """The old stances by what they may be known by."""

    def __init__(self, old: Side, free: Iterable[int]) -> None:
        self.words: dict[str, list[int]] = defaultdict(list)
        self.places: dict[Hashable, list[int]] = defaultdict(list)
        self.empty: dict[str, list[int]] = defaultdict(list)
        for at in free:
            stance = old.stances[at]
            what = _about(stance)
            for word in _pairs(what.text) if what else ():
                self.words[word].append(at)
            if what is None:
                self.empty[stance.act].append(at)
            if old.places[at] is not None:
                self.places[old.places[at]].append(at)

    def like(self, stance: Position, place: Hashable) -> set[int]:
        """Return the old stances that a new one may have been."""
        what = _about(stance)
        shared: Counter[int] = Counter()
        for word in _pairs(what.text) if what else ():
            stances = self.words.get(word, ())
            if len(stances) <= MOST:
                shared.update(stances)
        same_place = self.places.get(place, [])[:MOST]
        empty = self.empty.get(stance.act, [])[:MOST] if what is None else []
        return {*(at for at, _ in shared.most_common(BEST)), *same_place, *empty}


def _are_near(old: Side, before: int, new: Side, after: int) -> bool:
    return old.places[before] is not None and old.places[before] == new.places[after]


def _alike(before: Position, then: Position, *, near: bool) -> float:
    """Return how surely two stances are one position: from 0 to about 1.4."""
    here, there = _about(before), _about(then)
    same_act, same_who = before.act == then.act, same_actor(before, then)
    if here is None or there is None:
        return 0.6 * ((here is there or near) and same_act and same_who)
    about = likeness(here.text, there.text)
    needed = (ALIKE if same_act and same_who else SAME) - NEAR * near
    related = ACTS[before.act].family == ACTS[then.act].family if before.act in ACTS and then.act in ACTS else False
    return about + 0.1 * same_act + 0.05 * same_who + 0.05 * related + NEAR * near if about >= needed else 0


def _about(stance: Position) -> Said | None:
    return stance.refers or stance.object


def likeness(one: str, other: str) -> float:
    """Return the share of pairs of neighbouring characters that two texts have in common, from 0 to 1 (Dice).

    >>> likeness("制裁の強化", "制裁の更なる強化"), likeness("制裁", "協定")
    (0.5454545454545454, 0.0)
    """
    first, second = _pairs(one), _pairs(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


@lru_cache(4096)
def _pairs(text: str) -> Counter[str]:
    folded = _folded(text)
    return Counter(folded[at : at + 2] for at in range(len(folded) - 1)) if len(folded) > 1 else Counter([folded])


@lru_cache(4096)
def _folded(text: str) -> str:
    return fold(text).replace("、", ",").replace(" ", "")


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
