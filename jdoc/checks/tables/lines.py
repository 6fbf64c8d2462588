"""Lines: names with an amount each, in a list or in a table of one column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.lists import alone, named
from jdoc.checks.tables.cells import cells
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number
    from jdoc.checks.rules import Place


class Line(NamedTuple):
    """A name and its amount."""

    name: str
    number: Number
    unit: str
    place: Place


def lines(facts: Facts) -> list[Line]:
    """Return the lines of a document in their order."""
    return facts.kept("lines", lambda: sorted(_lines(facts), key=lambda line: line.place))


def _lines(facts: Facts) -> Iterator[Line]:
    for skeleton in alone(facts).values():
        pair = named(skeleton)
        if pair is not None:
            name, amount = pair
            yield Line(fold(name), *amount.in_base, amount.place)
    known = cells(facts)
    columns = {(cell.grid.index, cell.column) for cell in known}
    for cell in known:
        if sum(index == cell.grid.index for index, _ in columns) == 1:
            yield Line(cell.name, cell.number, cell.unit, cell.place)
