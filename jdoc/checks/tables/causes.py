"""Causes: what is wrong in a table, told once for each cell that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.changes import find_wrong_changes as changes_in_sentences
from jdoc.checks.amounts.changes import find_wrong_points
from jdoc.checks.amounts.equations import find_wrong_results
from jdoc.checks.amounts.lists import find_wrong_lists
from jdoc.checks.amounts.moves import find_wrong_moves
from jdoc.checks.amounts.shares import find_wrong_shares
from jdoc.checks.tables.changes import change_found, wrong_changes
from jdoc.checks.tables.grids import Grid, grids
from jdoc.checks.tables.sums import sum_found, wrong_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found, Place
    from jdoc.checks.tables.changes import Wrong as WrongChange
    from jdoc.checks.tables.sums import Wrong as WrongSum


def find_wrong_sums(facts: Facts) -> Iterator[Found]:
    """Find sums that aren't right, but for those that a wrong difference or rate explains."""
    yield from find_wrong_lists(facts)
    for grid in facts.kept("grids", lambda: [*grids(facts)]):
        sums, changes = _wrong(facts, grid)
        changed = {(each.row, each.relation.column) for each in changes}
        told: list[WrongSum] = []
        for each in sums:
            involved = {*each.parts}
            if not involved & changed and not any(_share_a_cell(each, other) for other in told):
                told.append(each)
        for each in told:
            yield sum_found(each, grid)


def find_wrong_changes(facts: Facts) -> Iterator[Found]:
    """Find differences, rates and shares that aren't right, but for those of an amount that a sum shows to be wrong."""
    yield from _in_sentences(facts)
    for grid in facts.kept("grids", lambda: [*grids(facts)]):
        sums, changes = _wrong(facts, grid)
        seen: set[int] = set()
        for each in changes:
            sources = {*each.sources}
            cell = each.row, each.relation.column
            blamed = any(sources & {wrong.cell, *wrong.parts} or wrong.cell == cell for wrong in sums)
            if each.row not in seen and not blamed:
                seen.add(each.row)
                yield change_found(each, grid)


def _in_sentences(facts: Facts) -> Iterator[Found]:
    """Find them in sentences, each cause once."""
    told: set[Place] = set()
    for find in (changes_in_sentences, find_wrong_points, find_wrong_shares, find_wrong_results):
        for found in find(facts):
            told |= {found.place, *found.related}
            yield found
    yield from (found for found in find_wrong_moves(facts) if told.isdisjoint({found.place, *found.related}))


def _wrong(facts: Facts, grid: Grid) -> tuple[list[WrongSum], list[WrongChange]]:
    return facts.kept(f"sums {grid.index}", lambda: [*wrong_sums(grid)]), facts.kept(
        f"changes {grid.index}", lambda: [*wrong_changes(grid)]
    )


def _share_a_cell(one: WrongSum, other: WrongSum) -> bool:
    return not {one.cell, *one.parts}.isdisjoint({other.cell, *other.parts})
