"""Rivers: white columns that run down lines below each other on a page, told by which columns their words take."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tables.plain import are_values
from jdoc.language.width import columns as width_of
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH = 2
"""Columns of the page that a river has at the least: one character of full width."""
FEWEST = 3
"""Lines that a river runs down."""
NAME = 3
"""Characters of a surname, and of a given name."""
WORD = deferred("[^ \u3000]+")
"""What no space parts: `[固定資産税]　[８４，３６５]`."""
Place = tuple[int, int]
"""The first column of the page that something takes, and the one behind the last."""


class Word(NamedTuple):
    """A part of a line that no space is in, and which columns of the page it takes."""

    start: int
    end: int
    place: Place


class Reach(NamedTuple):
    """How many lines rivers run down, and what stands between these."""

    lines: int
    places: list[Place]


def run_ends(may_be_rows: Sequence[bool], gaps: Sequence[int]) -> list[int]:
    """Tell of each line behind which one the rows end that it may begin: of others, that these are none.

    >>> run_ends([True, True, False, True, True], [0, 0, 0, 0, 1])
    [2, 2, 2, 4, 5]
    """
    ends = [*range(len(may_be_rows))]
    for index in reversed(range(len(may_be_rows))):
        below = index + 1
        if may_be_rows[index]:
            goes_on = below < len(ends) and may_be_rows[below] and not gaps[below]
            ends[index] = ends[below] if goes_on else below
    return ends


@lru_cache(maxsize=256)
def words_in(text: str, left: int) -> tuple[Word, ...]:
    """Return the words of a line that begins in a column, which are looked at from each line that may begin a table.

    >>> [word.place for word in words_in("東部　 12", 2)]
    [(2, 6), (9, 11)]
    """
    found, last = list[Word](), 0
    for match in WORD.finditer(text):
        start, end = match.span()
        left += width_of(text[last:start])
        right = left + width_of(text[start:end])
        found.append(Word(start, end, (left, right)))
        left, last = right, end
    return tuple(found)


def longest(rows: Iterable[Sequence[Place]]) -> Reach:
    """Tell how many lines, three at the least, most rivers run down for the longest way, by the places of their words.

    >>> longest([[(0, 4), (8, 10)], [(0, 2), (8, 10)], [(0, 6), (9, 10)]])
    Reach(lines=3, places=[(0, 6), (8, 10)])
    >>> longest([[(0, 4), (8, 10)], [(0, 2), (7, 10)], [(0, 5), (9, 10)], [(0, 10)]])
    Reach(lines=3, places=[(0, 5), (7, 10)])
    """
    best, size, places = Reach(0, []), 0, list[Place]()
    for count, row in enumerate(rows, 1):
        places = between([*places, *row])
        if count >= FEWEST and (len(places) - 1) * count > size:
            best, size = Reach(count, places), (len(places) - 1) * count
    return best


def widest(rows: Sequence[Sequence[Place]], are_numbered: Sequence[bool]) -> tuple[bool, Reach]:
    """Tell whether more rivers run below the first line, and how far: no row has a number unless the first has.

    >>> widest([[(0, 10)], [(0, 4), (8, 10)], [(0, 2), (8, 10)], [(0, 6), (9, 10)]], [False] * 4)
    (True, Reach(lines=3, places=[(0, 6), (8, 10)]))
    """
    whole, body = (longest(rows[start : _end_of_alike(are_numbered, start)]) for start in (0, 1))
    has_head = len(body.places) > len(whole.places)
    return has_head, body if has_head else whole


def _end_of_alike(are_numbered: Sequence[bool], start: int) -> int:
    if start == len(are_numbered) or are_numbered[start]:
        return len(are_numbered)
    return next((at for at, each in enumerate(are_numbered) if each and at > start), len(are_numbered))


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
