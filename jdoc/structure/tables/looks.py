"""Looks: the rows that white space alone parts in lines below each other, so many lines at a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.tables.plain import is_cut_better
from jdoc.language.tables.rivers import run_ends
from jdoc.structure.tables.rivers import BECAUSE as RIVERS_PART
from jdoc.structure.tables.rivers import may_be_row, river_rows
from jdoc.structure.tables.rows import texts_of
from jdoc.structure.tables.spaced import BECAUSE as SPACES_PART
from jdoc.structure.tables.spaced import spaced_rows
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from jdoc.structure.lines import Line
    from jdoc.structure.tables.rows import Row

FIRST, TIMES = 12, 10
"""Lines of the first look at each line that may begin a table, and how many times more each later one has."""


class Parted(NamedTuple):
    """The rows of a table, if there is one, and what parts their cells."""

    rows: list[Row]
    because: str


def ends_of_runs(lines: Sequence[Line], given: Container[int]) -> list[int]:
    """Return `run_ends` of some lines; those whose numbers are given belong to other tables."""
    are_free = [line.number not in given and may_be_row(line) for line in lines]
    return run_ends(are_free, [line.gap for line in lines])


def parted_rows(run: Sequence[Line]) -> Parted:
    """Return the rows of a table that the first lines of a run make: a long table takes some looks, the rest only one."""
    size = FIRST
    found = _look(run[:size])
    while len(found.rows) >= size and (more := _look(run[: size * TIMES])).rows:
        found, size = more, size * TIMES
    return found


def _look(run: Sequence[Line]) -> Parted:
    """Return the rows that rivers part, or those of as many words each, if these are cut better."""
    by_rivers, by_spaces = river_rows(run), spaced_rows(run)
    is_spaced = is_cut_better(*map(texts_of, (by_spaces, by_rivers)))
    return Parted(by_spaces, SPACES_PART) if is_spaced else Parted(by_rivers, RIVERS_PART)
