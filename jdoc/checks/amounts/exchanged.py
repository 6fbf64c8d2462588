"""Exchanged: two amounts of a document that differ in two figures side by side, where that is hardly by chance."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from jdoc.checks.amounts.parts import find_wrong_parts
from jdoc.checks.amounts.restated import find_restated
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import are_neighbours_exchanged
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.causes import reckoned_sums
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.facts import Facts

FEWEST = 3
"""Figures of amounts that are compared."""
LEAST = 10 ** (FEWEST - 1)
"""The least whole number that has as many."""
CHANCE = 0.03
"""How many pairs of amounts may be alike by chance, that one is told: of 3 figures 5 amounts, of 4 figures 16."""
FAR = 60
"""Characters before an amount in which it is said that it is of another time."""
OTHER_TIME = deferred("前年|昨年|前期|前回|前々|従来|当初|変更|改[正定]前|[新現旧]行|予想|見込|隣|他の|別の")
"""What makes an amount one of another time or thing: `[前年]度の`, `[隣]の町`, not `昨今`."""
Key: TypeAlias = tuple[str, int, int]
"""The unit, the magnitude and the number of figures of amounts that may be slips of each other."""


class Written(NamedTuple):
    """An amount as it stands somewhere."""

    figures: str
    place: Place
    text: str
    is_cell: bool


def find_exchanged(facts: Facts) -> Iterator[Found]:
    """Find pairs of amounts, one of them in a sentence, two figures of which are exchanged.

    Those that stand in one paragraph are told of two things: 予算は2,840万円、決算は2,480万円.
    """
    pairs = [pair for each in _comparable(facts).values() for pair in _exchanged(each)]
    told = _told(facts) if pairs else frozenset[Place]()
    for one, other in pairs:
        if told.isdisjoint({one.place, other.place}) and not _are_of_two(facts, one, other):
            yield Found(one.place, f"{one.text}, but {other.text} elsewhere", (other.place,))


def _comparable(facts: Facts) -> dict[Key, list[Written]]:
    """Give the amounts of a document that may be slips of each other, together."""
    kinds: dict[Key, list[Written]] = defaultdict(list)
    for index, entities in facts.entities({"MONEY", "QUANTITY"}):
        is_cell = bool(facts.blocks[index].rows)
        for entity in entities:
            if isinstance(entity.value, int) and -LEAST < entity.value < LEAST:
                continue
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
        is_apart = one.place.block != other.place.block and not {one.figures, other.figures} <= cells
        if is_apart and are_neighbours_exchanged(one.figures, other.figures):
            yield (one, other) if other.is_cell else (other, one)


def _told(facts: Facts) -> frozenset[Place]:
    """Return the places that other rules tell: a sum that is wrong may look like a right one."""
    ways = (find_wrong_parts, find_restated, reckoned_sums)
    return frozenset(place for find in ways for found in find(facts) for place in (found.place, *found.related))


def _are_of_two(facts: Facts, one: Written, other: Written) -> bool:
    """Tell whether two amounts are surely of two things: one is of another time, or both are called the same, of two owners.

    What is called the same is compared with more care (`repeats`).
    """
    words = [_before(facts, each) for each in (one, other)]
    nouns = [{*NOUN.findall(each)}.difference(words_of("common")) for each in words]
    return any(map(OTHER_TIME.search, words)) or not nouns[0].isdisjoint(nouns[1])


def _before(facts: Facts, written: Written) -> str:
    """Give what stands before an amount in its sentence, or in the row of a table."""
    text, (_, start, _) = facts.texts[written.place.block], written.place
    begin = text.rfind("\n", 0, start) + 1 if written.is_cell else sentence_start(text, start)
    return text[max(begin, start - FAR) : start]


NOUN = deferred("[^\\W0-9_ぁ-ん]{2,}")
"""A noun: `[契約]の`, not `は`."""
