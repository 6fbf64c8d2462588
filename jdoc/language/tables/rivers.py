"""Rivers: white columns that run down lines below each other on a page, told by which columns their words take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.tables.plain import are_values
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 2
"""Columns of the page that a river has at the least: one character of full width."""
FEWEST = 3
"""Lines that a river runs down."""
NAME = 3
"""Characters of a surname, and of a given name."""
Place = tuple[int, int]
"""The first column of the page that something takes, and the one behind the last."""


class Reach(NamedTuple):
    """How many lines rivers run down, and what stands between these."""

    lines: int
    places: list[Place]


def longest(rows: Iterable[Sequence[Place]]) -> Reach:
    """Tell how many lines, three at the least, most rivers run down for the longest way, by the places of their words.

    >>> longest([[(0, 4), (8, 10)], [(0, 2), (6, 10)], [(0, 6), (9, 10)]])
    Reach(lines=3, places=[(0, 6), (6, 10)])
    >>> longest([[(0, 4), (8, 10)], [(0, 2), (7, 10)], [(0, 5), (9, 10)], [(0, 10)]])
    Reach(lines=3, places=[(0, 5), (7, 10)])
    """
    best, size, places = Reach(0, []), 0, list[Place]()
    for count, row in enumerate(rows, 1):
        places = between([*places, *row])
        if count >= FEWEST and (len(places) - 1) * count > size:
            best, size = Reach(count, places), (len(places) - 1) * count
    return best


def between(places: Iterable[Place]) -> list[Place]:
    """Put together what no river parts."""
    found: list[Place] = []
    for left, right in sorted(places):
        if found and left - found[-1][1] < WIDTH:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def joined(places: Sequence[Place], columns: Sequence[Sequence[str]], named: int) -> list[Place]:
    """Put columns of words together that one character parts, if a head names fewer, or all are short names.

    >>> joined([(0, 4), (6, 10)], [["青木", "森"], ["一郎", "恵"]], 0)
    [(0, 10)]
    >>> joined([(0, 4), (6, 10)], [["青木", "森"], ["12", "9"]], 0)
    [(0, 4), (6, 10)]
    """
    found: list[Place] = []
    for at, place in enumerate(places):
        is_narrow = (
            bool(found) and place[0] - found[-1][1] <= WIDTH and not any(map(are_values, columns[at - 1 : at + 1]))
        )
        if is_narrow and (named or max(map(len, [*columns[at - 1], *columns[at]])) <= NAME):
            found[-1] = (found[-1][0], place[1])
        else:
            found.append(place)
    return found if named < len(places) else [*places]
