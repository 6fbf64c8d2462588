"""Blocks that play the same part in the same place, however much of them is new: a title, the one text of a section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.alignment import gaps
from jdoc.comparison.similarity import HEADINGS
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.comparison.alignment import Gap
    from jdoc.comparison.records import Text
    from jdoc.comparison.similarity import Likeness

LABELED = 0.33
"""How much alike blocks must be that stand in the same place and bear the same label."""
ALONE = 0.33
"""The same, where nothing else stands in that place on either side."""
WHOLE = 0.25
"""The same, where they are all that stands below one heading, or headings of one text."""
ONLY_ONE = frozenset({"title", "dateline"})
"""Kinds that a document has one of: whatever stands there now, it is what became of the old one."""
FARTHEST = 60
"""Blocks of a gap that are looked at: in a long one, a place says nothing."""


class Sides(NamedTuple):
    """Both documents, and which of their blocks are one already."""

    old: Sequence[Text]
    new: Sequence[Text]
    likeness: Likeness
    old_of: dict[int, int]
    """For blocks of NEW, the one of OLD that they became of."""
    new_of: dict[int, int]


def in_place(stayed: Sequence[tuple[int, int]], sides: Sides) -> Iterator[tuple[int, int]]:
    """Yield pairs of blocks that are no pair yet and stand in the same place, between pairs that stayed in theirs."""
    for gap in gaps(_rising(stayed), len(sides.old), len(sides.new)):
        here = [at for at in gap.old if at not in sides.new_of][:FARTHEST]
        there = [at for at in gap.new if at not in sides.old_of][:FARTHEST]
        yield from _paired(here, there, gap, sides)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that rise on both sides."""
    rising: list[tuple[int, int]] = []
    for here, there in pairs:
        if not rising or (here > rising[-1][0] and there > rising[-1][1]):
            rising.append((here, there))
    return rising


def _paired(here: list[int], there: list[int], gap: Gap, sides: Sides) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a gap, in order."""
    alone = len(here) == len(there) == 1
    last = -1
    for first in here:
        fit = next(
            (
                second
                for second in there
                if second > last and (_same_part(first, second, sides) or (alone and _alone(first, second, gap, sides)))
            ),
            None,
        )
        if fit is not None:
            last = fit
            yield first, fit


def _same_part(old: int, new: int, sides: Sides) -> bool:
    """Tell whether two blocks play the same part by what they are."""
    here, there = sides.old[old].block, sides.new[new].block
    if here.kind != there.kind:
        return False
    if here.kind in ONLY_ONE:
        return True
    if here.kind == "heading" and sides.new_of.get(old + 1, -1) == new + 1:
        return sides.likeness.of(old, new) >= WHOLE  # the headings of one text
    same_label = here.number == there.number and here.label is not None
    return same_label and sides.likeness.of(old, new) >= LABELED


def _alone(old: int, new: int, gap: Gap, sides: Sides) -> bool:
    """Tell whether two blocks that nothing else is beside are one."""
    here, there = sides.old[old].block, sides.new[new].block
    if here.kind != there.kind or here.kind in HEADINGS or (here.label is None) != (there.label is None):
        return False
    whole = (
        len(gap.old) == len(gap.new) == 1
        and _is_heading(sides.old, old - 1)
        and _is_heading(sides.new, new - 1)
        and _is_heading(sides.old, old + 1)
        and _is_heading(sides.new, new + 1)
    )
    return sides.likeness.of(old, new) >= (WHOLE if whole else ALONE)


def _is_heading(texts: Sequence[Text], place: int) -> bool:
    """Tell whether a heading stands there, or an end of the document."""
    return not 0 <= place < len(texts) or texts[place].block.kind in HEADINGS
