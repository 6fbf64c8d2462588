"""Rows: the numbers in the first column of a table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

HEAD = deferred("番号|項番|[連通]番|(?:[Nn][Oo][.]?|№)")
"""What a column of numbers is called: `[番号]`, `[No.]`, not `電話番号`."""
NUMBER = deferred(" *(?:[Nn][Oo][.]?|№)?(?P<number>[0-9]{1,3})(?= |$)")
"""One of them, perhaps with what the next column holds: `[12]`, `[No.3] 仕様書`, not `3-1`."""
FEWEST = 4
"""Rows that show that a table counts them."""


class Row(NamedTuple):
    """A row with its number, where that stands."""

    number: int
    place: Place


def find_repeated_rows(facts: Facts) -> Iterator[Found]:
    """Find the one row of a table that has the number of the one before."""
    yield from _odd(facts, 0, "again")


def find_skipped_rows(facts: Facts) -> Iterator[Found]:
    """Find the one row of a table whose number leaves one out."""
    yield from _odd(facts, 2, "after")


def _odd(facts: Facts, step: int, how: str) -> Iterator[Found]:
    """Find the one row that doesn't go on by one, but by another step, in a table that counts its rows from 1 on."""
    for rows in facts.kept("numbered rows", lambda: [*_numbered(facts)]):
        steps = [after.number - before.number for before, after in pairwise(rows)]
        odd = [at for at, each in enumerate(steps) if each != 1]
        if len(odd) == 1 and steps[odd[0]] == step:
            before, after = rows[odd[0] : odd[0] + 2]
            told = how if how == "again" else f"{how} {before.number}"
            yield Found(after.place, f"{after.number} {told}", (before.place,))


def _numbered(facts: Facts) -> Iterator[list[Row]]:
    """Yield the rows of tables that have a column of numbers, from 1 on."""
    for index in facts.read:
        table = facts.blocks[index].rows
        if table and HEAD.fullmatch("".join(fold(table[0][0]).split())):
            rows = [*_rows(facts, index)]
            if len(rows) >= FEWEST and rows[0].number == 1:
                yield rows


def _rows(facts: Facts, index: int) -> Iterator[Row]:
    start = 0
    for line in facts.texts[index].split("\n"):
        cell = line.partition("\t")[0]
        number = NUMBER.match(cell)
        if number:
            yield Row(int(number["number"]), Place(index, start + number.start("number"), start + number.end()))
        start += len(line) + 1
