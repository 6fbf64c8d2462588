"""From pairs in order to what became of each block: breaks put in or taken out, moves, what was rewritten in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.alignment import align, candidates
from jdoc.comparison.chains import heaviest_chain
from jdoc.comparison.parts import Sides, in_place
from jdoc.comparison.similarity import HEADINGS, Likeness
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.records import Text

CONTAINED = 0.7
"""How much of a block must be in another one to be a part of it."""
MORE = 0.02
"""How much more alike two blocks must get by what is added to one of them."""
MOST_PARTS = 8
MOVED = 0.55
"""How much alike blocks must be that stand elsewhere."""
MOVED_SUBJECT = 0.4
"""The same, where both say it of the same subject."""
LONG_SUBJECT = 6
SHORT = 6
"""Characters of a text that says too little to be known again elsewhere."""


class Group(NamedTuple):
    """Blocks of OLD and the blocks of NEW that they became."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False
    similarity: float = 0.0

    def turned(self) -> Group:
        """Return the group with its sides exchanged."""
        return self._replace(old=self.new, new=self.old)


def groups_of(old: Sequence[Text], new: Sequence[Text]) -> list[Group]:
    """Return what became of each block, in the order of NEW; what was struck out, behind what it followed.

    It is looked for in one direction, whichever document is the old one, so that turning them round turns the answer.
    """
    turned = [text.key for text in new] < [text.key for text in old]
    first, second = (new, old) if turned else (old, new)
    likeness = Likeness(first, second)
    groups = _groups(align(first, second, likeness), first, second, likeness)
    groups = [each._replace(similarity=_similarity(each, likeness)) for each in groups]
    return _ordered([each.turned() for each in groups] if turned else groups, len(old), len(new))


def _similarity(group: Group, likeness: Likeness) -> float:
    if len(group.old) > 1:
        return likeness.together(0, group.old, group.new[0])
    if len(group.new) > 1:
        return likeness.together(1, group.new, group.old[0])
    return likeness.of(group.old[0], group.new[0])


def _groups(
    pairs: Sequence[tuple[int, int]], old: Sequence[Text], new: Sequence[Text], likeness: Likeness
) -> list[Group]:
    """Return the blocks of both sides that belong together."""
    groups = [Group((here,), (there,)) for here, there in pairs]
    groups = _with_breaks(groups, old, new, likeness)
    for more in (_elsewhere, _here):
        groups += [Group((first,), (second,)) for first, second in more(groups, old, new, likeness)]
    return _with_moves(groups, old)


def _elsewhere(
    groups: list[Group], old: Sequence[Text], new: Sequence[Text], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    return _moves(*_left(groups, len(old), len(new)), old, new, likeness)


def _here(
    groups: list[Group], old: Sequence[Text], new: Sequence[Text], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    chain = heaviest_chain([(each.old[0], each.new[0], 1.0) for each in groups])
    inside = {each.old[0]: each for each in groups}
    ends = [(inside[here].old[-1], inside[here].new[-1]) for here, _ in chain]
    links = [(first, second) for each in groups for first in each.old for second in each.new]
    sides = Sides(old, new, likeness, {second: first for first, second in links}, dict(links))
    return in_place(sorted({*chain, *ends}), sides)


def _with_moves(groups: list[Group], old: Sequence[Text]) -> list[Group]:
    """Tell what was moved: of all pairs, as few as can be; of two that changed places, the shorter one."""
    most = max(1, sum(len(text.key) for text in old))

    def weight(each: Group) -> float:
        is_heading = old[each.old[0]].block.kind in HEADINGS  # what stands below it would have to move, too
        return 1 + is_heading + sum(len(old[at].key) for at in each.old) / most

    chain = heaviest_chain([(each.old[0], each.new[0], weight(each)) for each in groups])
    stayed = {here for here, _ in chain}
    return [each._replace(moved=each.old[0] not in stayed) for each in groups]


def _with_breaks(groups: list[Group], old: Sequence[Text], new: Sequence[Text], likeness: Likeness) -> list[Group]:
    """Put together what was one block on one side and is several on the other."""
    sides = (old, new)
    by_place: list[dict[int, Group]] = [{g.old[0]: g for g in groups}, {g.new[0]: g for g in groups}]
    for side in (0, 1):
        place = 0
        while place < len(sides[1 - side]):
            parts = _parts_of(place, side, sides, by_place, likeness)
            if parts:
                for part in parts:
                    by_place[side].pop(part, None)
                made = Group(tuple(parts), (place,)) if side == 0 else Group((place,), tuple(parts))
                by_place[1 - side][place] = by_place[side][parts[0]] = made
            place += 1
    return sorted({*by_place[0].values()} & {*by_place[1].values()})


def _parts_of(
    whole: int,
    side: int,
    sides: tuple[Sequence[Text], Sequence[Text]],
    by_place: list[dict[int, Group]],
    likeness: Likeness,
) -> list[int]:
    """Return the blocks of a side that are together what is one block of the other side, if there are several."""
    known = by_place[1 - side].get(whole)
    if known and _is_settled(known, sides):
        return []
    limits = _limits(whole, side, by_place, len(sides[side]))
    start = (known.old, known.new)[side][0] if known else None
    exact = _exact(sides[1 - side][whole].key, limits, start, sides[side])
    if exact:
        return exact
    run = [part for part in limits if part == start or likeness.contained(side, [part], whole) >= CONTAINED]
    run = _around(run, start, sides[side])
    if not 2 <= len(run) <= MOST_PARTS:
        return []
    alone = max(_of(likeness, side, part, whole) for part in run)
    together = likeness.together(side, run, whole)
    return run if together > max(alone + MORE, 0.5) else []


def _is_settled(known: Group, sides: tuple[Sequence[Text], Sequence[Text]]) -> bool:
    """Tell whether blocks are one already that no part can be missing of."""
    several = len(known.old) > 1 or len(known.new) > 1
    return several or sides[0][known.old[0]].key == sides[1][known.new[0]].key


def _exact(key: str, limits: range, start: int | None, texts: Sequence[Text]) -> list[int]:
    """Return the blocks that are together, to the letter, what one block is: whatever they were taken for."""
    for first in limits:
        run: list[int] = []
        rest = key
        for part in limits[first - limits.start :][:MOST_PARTS]:
            if not rest or not texts[part].key or not rest.startswith(texts[part].key):
                break
            run.append(part)
            rest = rest[len(texts[part].key) :]
        if not rest and len(run) > 1 and (start is None or start in run):
            return run
    return []


def _of(likeness: Likeness, side: int, part: int, whole: int) -> float:
    return likeness.of(part, whole) if side == 0 else likeness.of(whole, part)


def _limits(whole: int, side: int, by_place: list[dict[int, Group]], size: int) -> range:
    """Return the blocks of a side that stand between what is paired with the neighbors of a block."""
    others = by_place[1 - side]
    before = next((others[at] for at in range(whole - 1, max(-1, whole - 50), -1) if at in others), None)
    after = next((others[at] for at in range(whole + 1, whole + 50) if at in others), None)
    first = (before.old, before.new)[side][-1] + 1 if before else max(0, whole - 50)
    last = (after.old, after.new)[side][0] if after else min(size, whole + 50)
    return range(first, min(last, first + 50))


def _around(run: list[int], start: int | None, texts: Sequence[Text]) -> list[int]:
    """Return the blocks that follow one another without a number of their own, the known one among them."""
    best: list[int] = []
    current: list[int] = []
    for part in run:
        if current and part == current[-1] + 1 and texts[part].block.label is None:
            current.append(part)
        else:
            current = [part]
        if len(current) > len(best) and (start is None or start in current):
            best = list(current)
    if any(texts[part].block.kind in HEADINGS for part in best):
        return []
    return best


def _left(groups: Sequence[Group], old: int, new: int) -> tuple[list[int], list[int]]:
    """Return the blocks of each side that belong to no group."""
    here = {place for each in groups for place in each.old}
    there = {place for each in groups for place in each.new}
    return [at for at in range(old) if at not in here], [at for at in range(new) if at not in there]


def _moves(
    old_left: list[int], new_left: list[int], old: Sequence[Text], new: Sequence[Text], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of left blocks that are alike wherever they stand, the most alike first."""
    measured = [
        (likeness.of(here, there), here, there)
        for here, there in (candidates(old_left, new_left, likeness) if old_left and new_left else ())
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for alike, here, there in sorted(measured, key=lambda found: (-found[0], found[1], found[2])):
        if here in taken_old or there in taken_new or not _is_move(alike, old[here], new[there]):
            continue
        taken_old.add(here)
        taken_new.add(there)
        yield here, there


def _is_move(alike: float, old: Text, new: Text) -> bool:
    """Tell whether two blocks are one that stands elsewhere."""
    if min(len(old.key), len(new.key)) < SHORT:
        return False
    if alike >= MOVED:
        return True
    subject = subject_of(old.key)
    return alike >= MOVED_SUBJECT and len(subject) >= LONG_SUBJECT and subject == subject_of(new.key)


def subject_of(key: str) -> str:
    """Return what a text speaks of: what stands before its first は.

    >>> subject_of("避難所の空調設備の整備は、急ぐ。")
    '避難所の空調設備の整備'
    """
    head, found, _ = key.partition("は、")
    return head if found else ""


def _ordered(groups: list[Group], old: int, new: int) -> list[Group]:
    """Return all groups in the order of NEW, those of NEW alone and of OLD alone among them."""
    here_left, there_left = _left(groups, old, new)
    by_new = {each.new[0]: each for each in groups} | {at: Group((), (at,)) for at in there_left}
    after: dict[int, list[Group]] = {}
    follows = {part: each.new[0] for each in groups if not each.moved for part in each.old}
    last = -1
    gone = set(here_left)
    for at in range(old):
        if at in gone:
            after.setdefault(last, []).append(Group((at,), ()))
        else:
            last = follows.get(at, last)
    found = after.get(-1, [])
    for at in sorted(by_new):
        found += [by_new[at], *after.get(at, [])]
    return found
