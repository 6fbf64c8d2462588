"""Causes: what is wrong in a table, told once for each cell that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.averages import find_wrong_averages
from jdoc.checks.amounts.changes import find_wrong_changes as changes_in_sentences
from jdoc.checks.amounts.compared.finding import find_wrong_comparisons
from jdoc.checks.amounts.compared.retold import find_retold
from jdoc.checks.amounts.elsewhere import find_wrong_elsewhere
from jdoc.checks.amounts.equations import find_wrong_results
from jdoc.checks.amounts.lists import find_wrong_lists
from jdoc.checks.amounts.made.finding import find_made_changes, find_made_sums
from jdoc.checks.amounts.moves import find_wrong_moves
from jdoc.checks.amounts.multiples import find_wrong_multiples
from jdoc.checks.amounts.named_rates import find_wrong_named_rates
from jdoc.checks.amounts.points import find_wrong_points
from jdoc.checks.amounts.ratios import find_wrong_fractions
from jdoc.checks.amounts.shares import find_wrong_shares
from jdoc.checks.amounts.since import find_wrong_since
from jdoc.checks.amounts.slips import find_slips
from jdoc.checks.amounts.steps import find_wrong_steps
from jdoc.checks.amounts.told_rates import find_wrong_told_rates
from jdoc.checks.claims.finding import find_wrong_claims
from jdoc.checks.tables.accounts import wrong_accounts
from jdoc.checks.tables.balances import rows_supplemented
from jdoc.checks.tables.beside import find_wrong_beside
from jdoc.checks.tables.bracketed import find_wrong_bracketed
from jdoc.checks.tables.budgets import wrong_items
from jdoc.checks.tables.changes import change_found, fits_with, wrong_changes, wrong_changes_of_rows
from jdoc.checks.tables.costs import find_wrong_costs
from jdoc.checks.tables.grids import Grid, Turned, grids
from jdoc.checks.tables.headed import find_wrong_headed
from jdoc.checks.tables.listed_shares import find_wrong_listed_shares
from jdoc.checks.tables.sentences import find_wrong_sentences
from jdoc.checks.tables.sums import is_change, sum_found, wrong_sums
from jdoc.checks.tables.told_shares import find_wrong_shares_of_rows
from jdoc.checks.tables.told_totals import find_wrong_told_totals
from jdoc.checks.tables.two_lines import find_wrong_two_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found, Place
    from jdoc.checks.tables.balances import Wrong as WrongSum
    from jdoc.checks.tables.changes import Wrong as WrongChange


def find_wrong_sums(facts: Facts) -> Iterator[Found]:
    """Find sums that aren't right, but for those that a wrong difference or rate explains."""
    yield from _with_made(facts, _reckoned_sums, find_made_sums)


def _with_made(
    facts: Facts,
    reckoned: Callable[[Facts], Iterator[Found]],
    made: Callable[[Facts, AbstractSet[Place]], Iterator[Found]],
) -> Iterator[Found]:
    """Yield what is reckoned, and what is weighed where that tells nothing."""
    told: set[Place] = set()
    for found in reckoned(facts):
        told |= {found.place, *found.related}
        yield found
    yield from made(facts, told)


def _reckoned_sums(facts: Facts) -> Iterator[Found]:
    """Find sums by rows, columns and lists.

    One that is wrong as a sum and as a part of another one is the cause of both.
    """
    yield from find_wrong_lists(facts)
    yield from find_wrong_two_lines(facts)
    yield from find_wrong_told_totals(facts)
    for grid in grids(facts):
        told = [sum_found(each, grid) for each in _told_sums(facts, grid) if not is_change(each, grid)]
        yield from told or find_wrong_headed(grid)
    yield from find_wrong_bracketed(facts)


def _told_sums(facts: Facts, grid: Grid) -> list[WrongSum]:
    """Return the sums of a table that nothing else explains, each cause once."""
    return facts.kept(f"told {grid.index}", lambda: _explaining(facts, grid))


def _explaining(facts: Facts, grid: Grid) -> list[WrongSum]:
    sums, changes = _wrong(facts, grid)
    changed = {(each.row, each.relation.column) for each in changes}
    told: list[WrongSum] = []
    for each in sorted(sums, key=lambda wrong: not any(wrong.cell in other.parts for other in sums)):
        involved = {*each.parts}
        if not involved & changed and not any(_share_a_cell(each, other) for other in told):
            told.append(each)
    return told


def find_wrong_changes(facts: Facts) -> Iterator[Found]:
    """Find differences, rates and shares that aren't right, but for those of an amount that a sum shows to be wrong."""
    yield from _with_made(facts, _reckoned_changes, find_made_changes)


def _reckoned_changes(facts: Facts) -> Iterator[Found]:
    """Find them by how sentences and tables are built."""
    yield from _in_sentences(facts)
    yield from find_wrong_sentences(facts, grids(facts))
    yield from find_wrong_shares_of_rows(facts)
    yield from find_wrong_listed_shares(facts, grids(facts))
    for grid in grids(facts):
        sums, changes = _wrong(facts, grid)
        wrong = {each.cell for each in sums}
        summed = wrong.union(*(each.parts for each in sums))
        told = {
            each.row: each
            for each in reversed(changes)
            if (each.row, each.relation.column) not in wrong
            and (summed.isdisjoint(each.sources) or _is_another_cause(each, sums, grid))
        }
        yield from (change_found(told[row], grid) for row in sorted(told))
        yield from (sum_found(each, grid) for each in _told_sums(facts, grid) if is_change(each, grid))
        yield from _of_few_rows(grid, summed) if not told else ()


def _of_few_rows(grid: Grid, summed: AbstractSet[tuple[int, int]]) -> Iterator[Found]:
    """Find those that rows are, and costs of tables that have no wrong sum."""
    yield from _of_rows(grid, summed)
    if not summed:
        yield from find_wrong_costs(grid)


def _is_another_cause(change: WrongChange, sums: Sequence[WrongSum], grid: Grid) -> bool:
    """Tell whether a rate stays wrong, whichever of the amounts that it is of is put right so that their sum is."""
    if any(each.cell in change.sources for each in sums) or change.relation.name not in RATES:
        return False
    lacks = [(part, grid.numbers[each.cell].value - each.sum) for each in sums for part in each.parts]
    return not any(fits_with(change, grid, {part: lack}) for part, lack in lacks if part in change.sources)


RATES = frozenset({"ratio", "growth", "share"})
"""Relations that a wrong amount may explain, or not."""


def _of_rows(grid: Grid, summed: AbstractSet[tuple[int, int]]) -> Iterator[Found]:
    """Find them in a table whose rows come from those above them."""
    for each in wrong_changes_of_rows(grid):
        cells = {(column, row) for row, column in (*each.sources, (each.row, each.relation.column))}
        if summed.isdisjoint(cells):
            yield change_found(each, Turned(grid))


def _in_sentences(facts: Facts) -> Iterator[Found]:
    """Find them in sentences, each cause once."""
    told: set[Place] = set()
    for find in (
        changes_in_sentences,
        find_wrong_points,
        find_wrong_shares,
        find_wrong_results,
        find_wrong_named_rates,
        find_wrong_elsewhere,
        find_retold,
        find_wrong_since,
        find_wrong_multiples,
        find_wrong_averages,
        find_wrong_fractions,
    ):
        for found in find(facts):
            told |= {found.place, *found.related}
            yield found
    for find in (
        find_wrong_told_rates,
        find_wrong_moves,
        find_slips,
        find_wrong_beside,
        find_wrong_steps,
        find_wrong_claims,
        find_wrong_comparisons,
    ):
        for found in find(facts):
            if told.isdisjoint({found.place, *found.related}):
                told |= {found.place, *found.related}
                yield found


def _wrong(facts: Facts, grid: Grid) -> tuple[list[WrongSum], list[WrongChange]]:
    return facts.kept(f"sums {grid.index}", lambda: _sums(facts, grid)), facts.kept(
        f"changes {grid.index}", lambda: [*wrong_changes(grid)]
    )


def _sums(facts: Facts, grid: Grid) -> list[WrongSum]:
    """Return the sums of a table that aren't right, of which some are judged by all tables of the document."""
    of_others = _supplemented(facts) - rows_supplemented(grid) if grid.is_supplement else 0
    items = facts.kept("items", lambda: wrong_items(grids(facts)))
    return [*wrong_sums(grid, of_others), *items.get(grid.index, ()), *wrong_accounts(grid)]


def _supplemented(facts: Facts) -> int:
    """Count the rows of all tables that are what was and what a supplementary budget adds."""
    of_all = (rows_supplemented(grid) for grid in grids(facts) if grid.is_supplement)
    return facts.kept("supplemented", lambda: sum(of_all))


def _share_a_cell(one: WrongSum, other: WrongSum) -> bool:
    return not {one.cell, *one.parts}.isdisjoint({other.cell, *other.parts})
