"""Kinds: the amounts of a document in one unit, and which of them are a slip of the pen apart."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

from jdoc.checks.amounts.slipped import keys_of, slip_of
from jdoc.checks.amounts.tellings import Said, in_tables, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.tellings import InTable, Telling
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

FIGURES, FEWEST = 3, 2
"""Figures of amounts that are hardly alike by chance, and of those of tables without a unit."""
FEW, MANY = 8, 6
"""Amounts of one name or likeness that are compared, and places of each."""
NOUNS = 2
"""Characters at the end of a noun by which amounts are brought together."""
TURNED = 2
"""What numbers of few figures have in common with those that are a slip apart: their figures, in their order or another."""
ROUND, PARTS = 150, 7
"""Characters around an amount in which stand those that it may be made of, and how many of these are tried."""
MONEY_UNITS = frozenset({"JPY", "USD", "EUR"})
UNCOUNTED = MONEY_UNITS | {"%"}
"""Units that are told wherever an amount is in them."""


class Kind:
    """The amounts of a document in one unit, and those of its tables that have none."""

    def __init__(self, facts: Facts, unit: str, own: Sequence[Telling], bare: Sequence[InTable]) -> None:
        self.facts, self.own, self.bare = facts, own, bare
        self.unit: str = unit
        self.values = _by_value(own)
        self._bare = _by_value(bare)
        self.size: int = len(self.values)
        self._listed: dict[str, bool] = {}
        self._made: dict[Place, bool] = {}

    def of(self, value: Decimal) -> list[Telling]:
        """Return the places that have an amount."""
        return [*self.values.get(value, ()), *self._bare.get(value, ())]

    def count(self, value: Decimal) -> int:
        """Count them."""
        return len(self.of(value))

    def rarity(self, noun: str) -> int:
        """Tell how rare a noun is in the document: 3 where only two places have it."""
        known: dict[str, int] = self.facts.kept("rarity", dict)
        if noun not in known:
            known[noun] = max(0, 4 - max(1, (self.facts.whole.count(noun) + 1) // 2))
        return known[noun]

    def is_listed(self, noun: str) -> bool:
        """Tell whether lines have several amounts behind a noun."""
        if noun not in self._listed:
            values = {told.value for told in self.own if told.is_line and noun in told.near}
            self._listed[noun] = len(values) > 1
        return self._listed[noun]

    def share_another(self, one: Telling, other: Telling) -> bool:
        """Tell whether the paragraphs of two amounts have a third one in common, of many figures."""
        shared: dict[int, set[Decimal]] = self.facts.kept("long amounts", lambda: _long_amounts(self.facts))
        first, last = (shared.get(told.place.block, set()) for told in (one, other))
        return one.place.block != other.place.block and not (first & last) <= {one.value, other.value}

    def is_confirmed(self, told: Telling) -> bool:
        """Tell whether another place has the same amount, with a noun in common."""
        others = (other for other in self.of(told.value)[:MANY] if other is not told)
        return any(not {*told.near}.isdisjoint(other.near) for other in others)

    def is_made(self, told: Telling) -> bool:
        """Tell whether an amount of a text is the sum or the difference of some around it."""
        if told.place not in self._made:
            self._made[told.place] = isinstance(told, Said) and _is_made(told)
        return self._made[told.place]

    def close(self) -> Iterator[tuple[Decimal, Decimal]]:
        """Yield the amounts that are a slip apart: by their figures, or where they have few by what they are called."""
        found = dict.fromkeys(
            (min(pair), max(pair))
            for each in (*self._by_figures(), *self._by_names())
            if 1 < len(each) <= FEW
            for pair in combinations(each, 2)
        )
        return (pair for pair in found if slip_of(*pair))

    def _by_figures(self) -> Iterable[Sequence[Decimal]]:
        alike: dict[object, list[Decimal]] = {}
        for value, each in self.values.items():
            has_many = len(each[0].figures) >= FIGURES or self.size <= FIGURES
            for key in {*(keys_of(value) if has_many else islice(keys_of(value), TURNED))}:
                alike.setdefault(key, []).append(value)
        for value, bare in self._bare.items():
            if len(bare[0].figures) >= FIGURES and value not in self.values:
                for key in {*keys_of(value)}.intersection(alike):
                    alike[key].append(value)
        return alike.values()

    def _by_names(self) -> Iterable[Sequence[Decimal]]:
        """Give the amounts of few figures that are called alike, or are of one time."""
        called: dict[str, dict[Decimal, None]] = {}
        for told in self.own if self.size > FIGURES else ():
            if len(told.figures) < FIGURES:
                for name in (*_names(told), *told.times[-1:]):
                    called.setdefault(name, {})[told.value] = None
        for bare in self.bare if called else ():
            if len(bare.figures) == FEWEST:
                for name in _names(bare).intersection(called):
                    called[name][bare.value] = None
        return [[*each] for each in called.values()]


def _names(told: Telling) -> set[str]:
    return {name for noun in told.near for name in (noun, noun[-NOUNS:])}


def _long_amounts(facts: Facts) -> dict[int, set[Decimal]]:
    """Return the amounts of each text that have many figures."""
    amounts: dict[int, set[Decimal]] = {}
    for told in said(facts):
        if len(told.figures) >= FIGURES:
            amounts.setdefault(told.place.block, set()).add(told.value)
    return amounts


def _by_value(each: Iterable[Telling]) -> dict[Decimal, list[Telling]]:
    values: dict[Decimal, list[Telling]] = {}
    for told in each:
        values.setdefault(told.value, []).append(told)
    return values


def _is_made(told: Said) -> bool:
    amounts = (amount.in_base for at, amount in told.skeleton.amounts.items() if 0 < abs(at - told.at) < ROUND)
    values = [number.value for number, unit in amounts if unit == told.unit][:PARTS]
    if len(values) < len(("one", "other")):
        return False
    made = {sum(values), *(one + other for one, other in combinations(values, 2))}
    return bool(made & {told.value, 2 * told.value}) or any(
        abs(one - other) == told.value for one, other in combinations(values, 2)
    )


def kinds(facts: Facts) -> Iterator[Kind]:
    """Yield the amounts of a document unit by unit; those of texts have to be among them."""
    units: dict[str, list[Telling]] = {}
    for told in said(facts):
        units.setdefault(told.unit, []).append(told)
    bare = [cell for cell in in_tables(facts) if not cell.unit]
    for cell in in_tables(facts):
        if cell.unit in units:
            units[cell.unit].append(cell)
    for unit, own in units.items():
        yield Kind(facts, unit, own, [] if unit in UNCOUNTED else bare)
