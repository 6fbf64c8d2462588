"""Two lines: heads, the last of which sums up the others, and their numbers below, too few to be read as a table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.numbers import read_cell, total, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number

HEADS = deferred("^[^。、\n]{2,60}(?:(?<![会統設時家量位震圧重])計|増減|差引|差)(?:[(][^()]{1,8}[)])?$")
"""A line whose last head is a sum or a difference: `男　女　計`, `本年度A　前年度B　増減(A-B)`."""
GAP = deferred("[ \u3000\t]+")
"""What parts the cells of a line: 男`　`女."""
NUMBERS = deferred("(?:[^0-9。△▲-]{1,12}[ \u3000\t]+)?[△▲-]?[0-9][0-9,]*(?:[ \u3000\t]+[△▲-]?[0-9][0-9,]*){2,11}")
"""A line of numbers, with a name or without: `件数　41　38　79`."""
MINUS = ("増減", "差")
"""What a head says of a difference."""
TWO = 2


def find_wrong_two_lines(facts: Facts) -> Iterator[Found]:
    """Find sums and differences of a line of numbers that the heads above them name, and its other numbers don't make."""
    for above, index in pairwise(facts.read):
        block = facts.blocks[index]
        if block.rows or facts.blocks[above].rows or index - above != 1 or not HEADS.match(facts.texts[above]):
            continue
        label = facts.labels[index]
        text = f"{label} {facts.texts[index]}" if label else facts.texts[index]
        if NUMBERS.fullmatch(text):
            yield from _told(facts, index, GAP.split(fold(facts.texts[above])), GAP.split(text))


def _told(facts: Facts, index: int, heads: Sequence[str], cells: Sequence[str]) -> Iterator[Found]:
    numbers = [number for cell in cells if (number := read_cell(cell)) is not None]
    if len(numbers) not in {len(heads), len(heads) - 1}:
        return
    *parts, stated = numbers
    made = _made(heads[-1], parts)
    if made is not None and made != stated.value:
        text = facts.texts[index]
        place = Place(index, text.rindex(cells[-1]), len(text.rstrip()))
        others = Place(index, 0, place.start)
        yield Found(
            place,
            f"{facts.blocks[index].text[place.start : place.end]}, but the parts add up to {written(made)}",
            (others,),
        )


def _made(head: str, parts: Sequence[Number]) -> Decimal | None:
    """Give what numbers make by what their last head says; nothing where they are rounded."""
    if any(part.ulp != 1 for part in parts):
        return None
    if any(word in head for word in MINUS):
        return parts[0].value - parts[1].value if len(parts) == TWO else None
    return total(parts)
