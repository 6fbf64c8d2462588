"""Finding: what sentences say of two amounts that they compare, and what these aren't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.brackets import wrong_brackets
from jdoc.checks.amounts.compared.directions import wrong_direction
from jdoc.checks.amounts.compared.distances import wrong_distance, wrong_index
from jdoc.checks.amounts.compared.gaps import wrong_gaps
from jdoc.checks.amounts.compared.indexes import find_wrong_indexes
from jdoc.checks.amounts.compared.limits import wrong_limits, wrong_multiple
from jdoc.checks.amounts.compared.pairs import compared, sentences
from jdoc.checks.amounts.compared.places import find_wrong_places
from jdoc.checks.amounts.compared.portions import wrong_portions
from jdoc.checks.amounts.compared.records import find_wrong_records
from jdoc.checks.amounts.compared.turns import wrong_turns
from jdoc.checks.amounts.compared.twice import wrong_twice
from jdoc.checks.amounts.skeleton import skeletons

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def find_wrong_comparisons(facts: Facts) -> Iterator[Found]:
    """Find words, differences and rates that are said of two amounts, and are those of others."""
    yield from find_wrong_places(facts)
    yield from find_wrong_records(facts)
    yield from find_wrong_indexes(facts)
    for skeleton in skeletons(facts, 3):
        yield from wrong_gaps(skeleton)
        yield from wrong_brackets(skeleton)
    for skeleton in skeletons(facts, 1):
        yield from wrong_turns(skeleton)
        yield from wrong_twice(skeleton)
    for skeleton, start, end in sentences(facts):
        for pair in compared(skeleton, start, end):
            others = [amount for at, amount in skeleton.amounts.items() if start <= at < end]
            yield from wrong_direction(pair)
            yield from wrong_distance(pair, others)
            yield from wrong_index(pair)
            yield from wrong_multiple(pair)
        yield from wrong_portions(skeleton, start, end)
        yield from wrong_limits(skeleton, start, end)
