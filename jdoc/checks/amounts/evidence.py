"""Evidence: what speaks for and against that two amounts, a slip apart, are of one thing."""

from __future__ import annotations

from functools import cache
from math import log2
from typing import TYPE_CHECKING

from jdoc.checks.amounts.evidence_words import read_words
from jdoc.checks.amounts.kinds import MONEY_UNITS
from jdoc.checks.amounts.slipped import chance_of, slip_of
from jdoc.checks.amounts.tellings import InTable, Said
from jdoc.checks.numbers import digits
from jdoc.language.lazy import once
from jdoc.language.phrases import are_in_one_sentence
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jdoc.checks.amounts.kinds import Kind
    from jdoc.checks.amounts.tellings import Telling

LONG = 5
"""Characters of a noun more of which say nothing more."""
PER_CHARACTER = 0.7
"""What a character of a noun says, a step of rarity being 1."""
LEAST, MOST = -2, 12
"""Bits of surprise, less or more of which say nothing."""
FEW = 3
"""Amounts of a unit that are few, and how often one stands that is often."""
ALIKE = 1.1
"""How many times as much an amount is at most that is about the same."""
ORDINARY = frozenset({"JPY", "USD", "EUR", "か所", "箇所", "m2", "m3", "kg", "ポイント", "kW"})
"""Units of many characters that say nothing of what is counted."""
TWO = 2


class Pair:
    """Two amounts of a kind that are a slip apart."""

    def __init__(self, one: Telling, other: Telling, kind: Kind) -> None:
        self.one: Telling = one
        self.other: Telling = other
        self.kind: Kind = kind
        self.both = one, other
        self.slip: str = slip_of(one.value, other.value)
        self.size: int = max(len(one.figures), len(other.figures))

    @once
    def counts(self) -> list[int]:
        """How often the document has the rarer and the more frequent one."""
        return sorted(map(self.kind.count, (self.one.value, self.other.value)))

    @once
    def ratio(self) -> float:
        """How many times as much as the other one is."""
        return float(max(self.one.value, self.other.value) / min(self.one.value, self.other.value))

    @once
    def near(self) -> str:
        """The noun beside both that says the most, "" if there is none."""
        shared = {noun for one in self.one.near for other in self.other.near if (noun := _shared(one, other))}
        return max(
            sorted(shared), key=lambda noun: self.kind.rarity(noun) + min(len(noun), LONG) * PER_CHARACTER, default=""
        )

    @once
    def unshared(self) -> tuple[list[str], list[str]]:
        """The nouns beside each that the other one's sentence hasn't."""
        one, other = self.both
        return _lacking(one.near, other.far), _lacking(other.near, one.far)

    @once
    def is_nearest_shared(self) -> bool:
        """Whether the nearest noun of both is one."""
        return all(told.near for told in self.both) and bool(_shared(self.one.near[-1], self.other.near[-1]))

    @once
    def times(self) -> str:
        """Whether both sentences say the same time or another one; "" where one of them says none."""
        one, other = (told.times for told in self.both)
        if not one or not other:
            return ""
        return "same" if one[-1].endswith(other[-1]) or other[-1].endswith(one[-1]) else "other"

    @once
    def numbers(self) -> str:
        """What they say of which of several it is: the same, another one, or only one of them any."""
        one, other = (told.numbered for told in self.both)
        if one and other:
            return "same" if one[-1] == other[-1] else "other"
        return "one" if one or other else ""

    @once
    def owners(self) -> list[str]:
        """Whose the noun is that both share, as far as it is said."""
        return [owner for told in self.both if (owner := told.owner_of(self.near))] if self.near else []

    @once
    def are_headings_parallel(self) -> bool:
        """Whether they stand below headings of one pattern: 東部病院, 西部病院."""
        one, other = (told.headings for told in self.both)
        return any(_are_parallel(first, last) for first in one - other for last in other - one)

    @once
    def row(self) -> Row | None:
        """What a sentence says of the row and the column of the other amount; None where both stand in texts."""
        [*tabled] = (told for told in self.both if isinstance(told, InTable))
        [*texts] = (told for told in self.both if isinstance(told, Said))
        return Row(texts[0], tabled[0]) if tabled and texts else None

    @once
    def are_in_one_block(self) -> bool:
        """Whether one block has both."""
        return self.one.place.block == self.other.place.block

    @property
    def are_in_next_blocks(self) -> bool:
        """Whether one block has the one, and the block below it the other."""
        return abs(self.one.place.block - self.other.place.block) == 1

    @property
    def is_exchanged_in_row(self) -> bool:
        """Whether a sentence about a row of a table has figures of it exchanged: such sentences stand right below."""
        return self.row is not None and self.slip == "exchanged" and not self.row.is_of_other_noun

    @once
    def are_in_one_sentence(self) -> bool:
        """Whether one sentence has both."""
        one, other = self.both
        if not (self.are_in_one_block and isinstance(one, Said) and isinstance(other, Said)):
            return False
        return are_in_one_sentence(one.skeleton.text, one.at, other.at)

    def are_items(self) -> bool:
        """Tell whether both stand in items of lists."""
        return all(told.facts.blocks[told.place.block].kind == "item" for told in self.both)

    @once
    def confirmed(self) -> int:
        """How many of them another place has, with a noun in common."""
        return sum(map(self.kind.is_confirmed, self.both))

    @once
    def made(self) -> int:
        """How many of them are sums or differences of those beside them."""
        return sum(map(self.kind.is_made, self.both))


class Row:
    """What a sentence says of the row and the column of an amount of a table."""

    def __init__(self, said: Said, cell: InTable) -> None:
        self.said, self.cell = said, cell
        self.words = f"{said.before} {said.behind}"
        self.head = cell.heads.get(cell.cell.column, frozenset())

    def _names(self, nouns: Iterable[str]) -> bool:
        return any(noun in self.words or noun in self.said.headings for noun in nouns)

    @once
    def is_head_said(self) -> bool:
        """Whether the sentence names the column."""
        return self._names(self.head)

    @once
    def is_row_said(self) -> bool:
        """Whether the sentence names the row."""
        return self._names(self.cell.name_nouns)

    @once
    def is_other_head_said(self) -> bool:
        """Whether it names another column only."""
        others = (nouns for at, nouns in self.cell.heads.items() if at != self.cell.cell.column)
        return not self.is_head_said and any(self._names(nouns - self.head) for nouns in others)

    @once
    def is_other_row_said(self) -> bool:
        """Whether it names another row only."""
        return not self.is_row_said and any(map(self._names, self._others))

    @once
    def is_other_row_above(self) -> bool:
        """Whether the headings above it name another row only."""
        is_above = any(not nouns.isdisjoint(self.said.headings) for nouns in self._others)
        return is_above and self.cell.name_nouns.isdisjoint(self.said.headings)

    @once
    def _others(self) -> list[frozenset[str]]:
        """The nouns of the other rows."""
        own = self.cell.names[self.cell.cell.row]
        return [nouns - own for at, nouns in self.cell.names.items() if at != self.cell.cell.row]

    @once
    def is_head_unsaid(self) -> bool:
        """Whether the row has several amounts, and the sentence doesn't say of which column its own is."""
        row, column = self.cell.key
        others = (at for at in self.cell.heads if at != column and (row, at) in self.cell.table)
        return bool(self.head) and not self.is_head_said and any(True for _ in others)

    @once
    def is_of_other_noun(self) -> bool:
        """Whether the nearest noun of the sentence is said of nothing that the table has."""
        known = (*self.cell.name_nouns, *self.head, *self.cell.headings)
        return bool(_lacking(self.said.near[-1:], known)) and not self.said.near[-1].startswith(known)

    @once
    def is_another_told(self) -> bool:
        """Whether another amount of the sentence, of several figures, is one of the same row, so that it is about this row."""
        own = {
            cell.value
            for (at, _), cell in self.cell.table.items()
            if at == self.cell.cell.row and cell is not self.cell
        }
        at, skeleton = self.said.at, self.said.skeleton
        beside = (
            amount.in_base[0].value
            for other, amount in skeleton.amounts.items()
            if other != at and are_in_one_sentence(skeleton.text, at, other)
        )
        return any(value in own and len(digits(value)) > 1 for value in beside)

    @once
    def is_told(self) -> bool:
        """Whether the row has the amount of the sentence, or the table has it where the sentence names no row."""
        row = None if not self.is_row_said else self.cell.cell.row
        return any(cell.value == self.said.value for (at, _), cell in self.cell.table.items() if row in {None, at})


def _shared(one: str, other: str) -> str:
    """Give the noun that two have in common: the one that the other ends with, has within, or has a character behind.

    >>> _shared("基金残高", "残高"), _shared("一般機械輸出", "一般機械"), _shared("輸出", "輸入")
    ('残高', '一般機械', '')
    """
    if one == other:
        return one
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    is_within = len(short) > TWO and short in long
    return short if long.endswith(short) or long[:-1] == short or is_within else ""


def _lacking(nouns: Iterable[str], known: Iterable[str]) -> list[str]:
    return [noun for noun in nouns if not any(_shared(noun, other) for other in known)]


def _are_parallel(one: str, other: str) -> bool:
    """Tell whether two nouns are called by one pattern: 東館, 西館."""
    return len(one) == len(other) and one[-1] == other[-1]


def _of_row(is_so: Callable[[Row], bool]) -> Callable[[Pair], float]:
    return lambda pair: pair.row is not None and is_so(pair.row)


def _by_slip(slip: str) -> Callable[[Pair], float]:
    return lambda pair: pair.slip == slip


def _are_texts(pair: Pair) -> bool:
    return all(isinstance(told, Said) for told in pair.both)


MEASURES: dict[str, Callable[[Pair], float]] = {
    "surprise": lambda pair: min(max(-log2(max(pair.kind.size, 1) * chance_of(pair.slip, pair.size)), LEAST), MOST),
    "exchanged": _by_slip("exchanged"),
    "next": _by_slip("next"),
    "scale": _by_slip("scale"),
    "lost": _by_slip("lost"),
    "turned": _by_slip("turned"),
    "one figure": lambda pair: pair.size == 1,
    "two figures": lambda pair: pair.size == TWO,
    "telling unit": lambda pair: len(pair.kind.unit) > 1 and pair.kind.unit not in ORDINARY,
    "money": lambda pair: pair.kind.unit in MONEY_UNITS,
    "rate": lambda pair: pair.kind.unit == "%" and not (pair.row and pair.row.is_row_said),
    "one often": lambda pair: (
        min(pair.counts[1], FEW) - 1 if pair.counts[0] == 1 and pair.size > 1 and pair.near else 0
    ),
    "about the same": lambda pair: pair.ratio < ALIKE,
    "ten times": lambda pair: pair.ratio > 10 / ALIKE and pair.slip != "scale",
    "near": lambda pair: bool(pair.near),
    "near length": lambda pair: max(0, min(len(pair.near), LONG) - 2),
    "nearest shared": lambda pair: pair.is_nearest_shared,
    "parallel": lambda pair: any(_are_parallel(one, other) for one in pair.unshared[0] for other in pair.unshared[1]),
    "same time": lambda pair: pair.times == "same",
    "same rare time": lambda pair: pair.times == "same" and pair.kind.rarity(pair.one.times[-1]) > TWO,
    "other amount shared": lambda pair: _are_texts(pair) and pair.kind.share_another(pair.one, pair.other),
    "other time": lambda pair: pair.times == "other",
    "other number": lambda pair: pair.numbers == "other",
    "one number": lambda pair: pair.numbers == "one",
    "one rough": lambda pair: pair.one.is_rough != pair.other.is_rough,
    "one bound": lambda pair: pair.one.is_bound != pair.other.is_bound,
    "other owner": lambda pair: len(pair.owners) == TWO and not _shared(*pair.owners),
    "same owner": lambda pair: len(pair.owners) == TWO and bool(_shared(*pair.owners)),
    "one owner": lambda pair: len(pair.owners) == 1,
    "parallel headings": lambda pair: pair.are_headings_parallel,
    "several listed": lambda pair: bool(pair.near) and pair.kind.is_listed(pair.near),
    "both bound, one figure": lambda pair: pair.size == 1 and pair.one.is_bound and pair.other.is_bound,
    "texts": _are_texts,
    "one is change": lambda pair: pair.one.is_change != pair.other.is_change,
    "one is part": lambda pair: pair.one.is_part != pair.other.is_part,
    "lost, of two figures": lambda pair: pair.slip == "lost" and pair.size <= TWO,
    "one sentence": lambda pair: pair.are_in_one_sentence,
    "one block": lambda pair: pair.are_in_one_block and not pair.are_in_one_sentence,
    "next block": lambda pair: pair.are_in_next_blocks and not pair.is_exchanged_in_row,
    "items": lambda pair: pair.are_items(),
    "lines": lambda pair: pair.one.is_line and pair.other.is_line,
    "line and cell": _of_row(lambda row: row.said.is_line),
    "line, head unsaid": _of_row(lambda row: row.said.is_line and row.is_head_unsaid),
    "no unit": _of_row(lambda row: not row.cell.unit),
    "head said": _of_row(lambda row: row.is_head_said),
    "head unsaid": _of_row(lambda row: row.is_head_unsaid),
    "head unsaid, not exchanged": lambda pair: bool(
        pair.row and pair.row.is_head_unsaid and pair.slip not in {"exchanged", "scale"}
    ),
    "other head said": _of_row(lambda row: row.is_other_head_said),
    "row said": _of_row(lambda row: row.is_row_said),
    "grand total": _of_row(lambda row: row.cell.is_grand_total and not row.is_other_row_said),
    "row unsaid": _of_row(lambda row: row.is_head_said and not row.is_row_said and bool(row.cell.name_nouns)),
    "other noun": _of_row(lambda row: row.is_of_other_noun),
    "other row said": _of_row(lambda row: row.is_other_row_said),
    "other row above": _of_row(lambda row: row.is_other_row_above),
    "row and head said": _of_row(lambda row: row.is_row_said and row.is_head_said),
    "other amount of row": lambda pair: bool(
        pair.row and pair.slip == "exchanged" and pair.kind.unit != "%" and pair.row.is_another_told
    ),
    "told by table": _of_row(lambda row: row.is_told),
    "both confirmed": lambda pair: pair.confirmed == TWO,
    "one made": lambda pair: pair.made == 1,
    "both made": lambda pair: pair.made == TWO,
}
"""What is measured of two amounts, by the name that its weight has in the table."""


OFTEN = frozenset(
    {"one figure", "two figures", "texts", "lost", "ten times", "next block", "told by table", "one is change"}
)
"""What often speaks against it, and is soon read."""


@cache
def weighed() -> tuple[list[tuple[float, Callable[[Pair], float]]], float]:
    """Return what is measured with the weight of each, those that speak for it first, and what all must be above.

    Of those that speak against it, what is often so and soon read comes first, then what weighs most.
    """
    found: list[tuple[float, Callable[[Pair], float]]] = []
    order: list[tuple[bool, bool, float]] = []
    least = 0.0
    for row in rows("alike_evidence"):
        weight = float(row["weight"])
        if row["evidence"] == "least":
            least = weight
        else:
            found.append((weight, read_words(row).measure if row["words"] else MEASURES[row["evidence"]]))
            order.append((weight < 0, row["evidence"] not in OFTEN, weight) if weight < 0 else (False, False, -weight))
    return [found[at] for at in sorted(range(len(found)), key=order.__getitem__)], least


def score(pair: Pair) -> float:
    """Return what speaks for two amounts being of one thing, less what speaks against it: above 0 it is enough.

    What speaks against it isn't asked for where too little speaks for it.
    """
    found, least = weighed()
    total = -least
    for weight, measure in found:
        if weight < 0 and total <= 0:
            break
        total += weight * measure(pair)
    return total
