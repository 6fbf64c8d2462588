"""Exchanged: two amounts of a document that differ in two figures side by side, where that is hardly by chance."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from jdoc.checks.amounts.parts import find_wrong_parts
from jdoc.checks.amounts.restated import find_restated
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.causes import find_wrong_sums
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

FEWEST = 3
"""Figures of amounts that are compared."""
CHANCE = 0.03
"""How many pairs of amounts may be alike by chance, that one is told: of 3 figures 5 amounts, of 4 figures 16."""
FAR = 60
"""Characters before an amount in which it is said that it is of another time."""
OTHER_TIME = deferred("前年|昨年|前期|前回|前々|従来|当初|変更[前後]|改[正定]前|[新現旧]行|予想|見込")
"""What makes an amount one of another time: `[前年]度の`, not `昨今`."""
Key: TypeAlias = tuple[str, int, int]
"""The unit, the magnitude and the number of figures of amounts that may be slips of each other."""


class Written(NamedTuple):
    """An amount as it stands somewhere."""

    figures: str
    place: Place
    text: str
    is_cell: bool


def find_exchanged(facts: Facts) -> Iterator[Found]:
    """Find pairs of amounts, one of them in a sentence, two figures of which are exchanged."""
    pairs = [pair for each in _comparable(facts).values() for pair in _exchanged(each)]
    told = _told(facts) if pairs else frozenset[Place]()
    for one, other in pairs:
        if told.isdisjoint({one.place, other.place}) and not _is_of_another_time(facts, one, other):
            yield Found(one.place, f"{one.text}, but {other.text} elsewhere", (other.place,))


def _comparable(facts: Facts) -> dict[Key, list[Written]]:
    """Give the amounts of a document that may be slips of each other, together."""
    kinds: dict[Key, list[Written]] = defaultdict(list)
    for index, entities in facts.entities({"MONEY", "QUANTITY"}):
        is_cell = bool(facts.blocks[index].rows)
        for entity in entities:
            whole, point, rest = f"{entity.value}".lstrip("-").partition(".")
            figures = f"{whole}{rest}".strip("0")
            if len(figures) >= FEWEST and figures.isdecimal() and not entity.approx:
                key = f"{entity.unit}{point}", len(whole), len(figures)
                kinds[key].append(Written(figures, Place(index, entity.start, entity.end), entity.text, is_cell))
    return kinds


def _exchanged(each: Sequence[Written]) -> Iterator[tuple[Written, Written]]:
    """Yield two of them whose figures are exchanged, the one in a sentence first, if few pairs could be so by chance."""
    many = len({written.figures for written in each})
    if many == 1 or many * (many - 1) > CHANCE * 9 * 10 ** (len(each[0].figures) - 1):
        return
    first = {written.figures: written for written in sorted(each, key=lambda written: -written.is_cell)}
    cells = {written.figures for written in each if written.is_cell}
    for one, other in combinations(first.values(), 2):
        are_cells = one.figures in cells and other.figures in cells
        if not are_cells and _are_neighbours_exchanged(one.figures, other.figures):
            yield (one, other) if other.is_cell else (other, one)


def _are_neighbours_exchanged(one: str, other: str) -> bool:
    differing = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    return one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]


def _told(facts: Facts) -> frozenset[Place]:
    """Return the places that other rules tell: a sum that is wrong may look like a right one."""
    ways = (find_wrong_parts, find_restated, find_wrong_sums)
    return frozenset(place for find in ways for found in find(facts) for place in (found.place, *found.related))


def _is_of_another_time(facts: Facts, one: Written, other: Written) -> bool:
    """Tell whether one of two amounts is said to be of another time."""
    return any(_is_said_to_be_other(facts, each.place) for each in (one, other) if not each.is_cell)


def _is_said_to_be_other(facts: Facts, place: Place) -> bool:
    text = facts.texts[place.block]
    start = max(sentence_start(text, place.start), place.start - FAR)
    return OTHER_TIME.search(text, start, place.start) is not None
