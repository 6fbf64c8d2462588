"""Kinds: the amounts of a document in one unit, and which of them are a slip of the pen apart."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING, TypeVar

from jdoc.checks.amounts.slipped import keys_of, slip_of
from jdoc.checks.amounts.tellings import Said, Telling, in_tables, said
from jdoc.language.lazy import once

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.slipped import Key
    from jdoc.checks.amounts.tellings import InTable
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

T = TypeVar("T", bound=Telling)
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

    def __init__(self, facts: Facts, unit: str, own: Sequence[Telling], bare: Bare) -> None:
        self.facts, self.own, self._bare = facts, own, bare
        self.unit: str = unit
        self.values = _by_value(own)
        self.size: int = len(self.values)
        self._listed: dict[str, bool] = {}
        self._made: dict[Place, bool] = {}

    def of(self, value: Decimal) -> list[Telling]:
        """Return the places that have an amount."""
        return [*self.values.get(value, ()), *self._bare.values.get(value, ())]

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
        if self.size <= FIGURES and not self._bare.values:
            pairs = combinations(self.values, 2)
            return ((min(pair), max(pair)) for pair in pairs if slip_of(*pair))
        groups = [each for each in (*self._by_figures(), *self._by_names()) if 1 < len(each) <= FEW]
        found = dict.fromkeys((min(pair), max(pair)) for each in groups for pair in combinations(each, 2))
        return (pair for pair in found if slip_of(*pair))

    def _by_figures(self) -> Iterable[Sequence[Decimal]]:
        first: dict[Key, Decimal] = {}
        alike: dict[Key, list[Decimal]] = {}
        for value, each in self.values.items():
            has_many = len(each[0].figures) >= FIGURES or self.size <= FIGURES
            _add(first, alike, value, keys_of(value) if has_many else islice(keys_of(value), TURNED))
        bare = self._bare
        return [
            (*(alike.get(key) or (value,)), *bare.like(key, self.values))
            for key, value in first.items()
            if key in alike or key in bare.first
        ]

    def _by_names(self) -> Iterable[Sequence[Decimal]]:
        """Give the amounts of few figures that are called alike, or are of one time."""
        called: dict[str, dict[Decimal, None]] = {}
        for told in self.own if self.size > FIGURES or self._bare.values else ():
            if len(told.figures) < FIGURES:
                for name in (*_names(told), *told.times[-1:]):
                    called.setdefault(name, {})[told.value] = None
        for name in called if self._bare.values else ():
            called[name].update(self._bare.called.get(name, {}))
        return [[*each] for each in called.values()]


def _add(first: dict[Key, Decimal], alike: dict[Key, list[Decimal]], value: Decimal, keys: Iterable[Key]) -> None:
    """Put an amount to those that have something in common with it, once to each; most have nothing with any."""
    for key in keys:
        other = first.setdefault(key, value)
        if other is not value:
            values = alike.setdefault(key, [other])
            if values[-1] is not value:
                values.append(value)


class Bare:
    """The amounts of tables without a unit, which may be of any, and how they are found."""

    def __init__(self, cells: Sequence[InTable]) -> None:
        self.cells = cells
        self.values = _by_value(cells)
        self.alike: dict[Key, list[Decimal]] = {}
        """Those of many figures, by what they have in common with others that are a slip apart."""

    @once
    def first(self) -> dict[Key, Decimal]:
        """The first of them, by what it may have in common with others."""
        first: dict[Key, Decimal] = {}
        for value, each in self.values.items():
            if len(each[0].figures) >= FIGURES:
                _add(first, self.alike, value, keys_of(value))
        return first

    def like(self, key: Key, known: Container[Decimal]) -> Iterator[Decimal]:
        """Yield those of many figures that may be like others, but for what is known."""
        if key in self.first:
            yield from (value for value in self.alike.get(key) or (self.first[key],) if value not in known)

    @once
    def called(self) -> dict[str, dict[Decimal, None]]:
        """Those of few figures, by what they are called."""
        called: dict[str, dict[Decimal, None]] = {}
        for cell in self.cells:
            for name in _names(cell) if len(cell.figures) == FEWEST else ():
                called.setdefault(name, {})[cell.value] = None
        return called


def _names(told: Telling) -> dict[str, None]:
    return dict.fromkeys(name for noun in told.near for name in (noun, noun[-NOUNS:]))


def _long_amounts(facts: Facts) -> dict[int, set[Decimal]]:
    """Return the amounts of each text that have many figures."""
    amounts: dict[int, set[Decimal]] = {}
    for told in said(facts):
        if len(told.figures) >= FIGURES:
            amounts.setdefault(told.place.block, set()).add(told.value)
    return amounts


def _by_value(each: Iterable[T]) -> dict[Decimal, list[T]]:
    values: dict[Decimal, list[T]] = {}
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
    bare, none = Bare([cell for cell in in_tables(facts) if not cell.unit]), Bare(())
    for cell in in_tables(facts):
        if cell.unit in units:
            units[cell.unit].append(cell)
    for unit, own in units.items():
        yield Kind(facts, unit, own, none if unit in UNCOUNTED else bare)
