"""Weighing: what speaks for an amount being a slip for what its neighbours make, and what against it, by the rows of a table."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.balances import balances
from jdoc.checks.amounts.made.cases import ANY, FITS
from jdoc.checks.amounts.made.halves import halves
from jdoc.checks.amounts.made.paired import paired
from jdoc.checks.amounts.made.products import products
from jdoc.checks.amounts.made.rates import rates
from jdoc.checks.amounts.made.shapes import is_apposed, is_broken_down, is_parallel, is_titled, is_within
from jdoc.checks.amounts.made.sums import TOTAL, alike_by_unit, sums, with_other_wrong
from jdoc.checks.amounts.made.sureness import is_sure
from jdoc.checks.amounts.made.thirds import thirds
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.numbers import read_cell
from jdoc.checks.weights import weigh_all, weights_of
from jdoc.language.lazy import compiled
from jdoc.language.width import fold
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.told import Told
    from jdoc.checks.facts import Facts

THRESHOLD = 1.0
"""Bits from which on a case is told: four of five are slips then, among amounts one of which is known to be wrong."""
HOPE = 6.0
"""Bits that words may add."""
MOST, SURE, FIGURES = 12.0, 3.0, 3
"""Bits of being explained that count, and figures of a number that isn't met by chance."""
SEEN, KNOWN, ALL, NEVER = 7.0, 5.5, 1.5, 20.0
"""Bits that a slip needs which no word speaks for, where what is made stands elsewhere, and where nothing else stands beside
the whole and its parts; what weighs that it has less."""
CLOSE = 2
"""Tries up to which amounts stand beside each other."""
UNSAID = frozenset({"sum", "pair", "rate", "third"})
"""Ways of reckoning that are looked for though no words say so."""
SAYING = frozenset(
    {
        "sum-word",
        "share-word",
        "name-word",
        "bracket",
        "rest-word",
        "added-word",
        "moved-word",
        "parts-word",
        "follows",
        "pointed",
        "other-part",
    }
)
"""Words that say that something is reckoned."""
RECKONED = frozenset({"average", "product", "mean", "points", "tax", "balance"})
"""Ways that are looked for only where words say so."""
ADDED = frozenset({"sum", "pair"})
"""Ways of reckoning whose parts are added, and any of whose amounts may be the wrong one."""
OF_ONE = frozenset({"average", "product"})
"""Ways whose words have a one that isn't reckoned with: `1日`平均."""
TURNED = frozenset({"base", "rest"})
"""Slips that are as seldom met by chance as what fits: a rate that is another one of the same two amounts."""
CHANGES = frozenset({"rise", "fall"})
"""What rates say that are no shares."""


class Words(NamedTuple):
    """A row of the table that is about words."""

    name: str
    of: str
    ways: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _words() -> tuple[Words, ...]:
    rows = columns("made_evidence", "name", "of", "ways", "pattern")
    return tuple(
        Words(name, of, frozenset(ways.split(",")), compiled(words)) for name, of, ways, words in rows if words
    )


def weights() -> Mapping[str, float]:
    """Return the weight of each row of the table, in bits."""
    return weights_of("made_evidence", "name")


class Weighing:
    """What is known of all amounts of a document, to weigh the cases that they make."""

    def __init__(
        self, told: Sequence[Told], cells: Callable[[], Container[float]], *, are_rounded: bool = False
    ) -> None:
        self.values = Counter((each.unit, abs(each.value)) for each in told)
        self.counts = Counter(unit for unit, value in self.values if value > 1)
        self.cells = cells
        self.sentences: dict[tuple[int, int], list[Told]] = {}
        for each in told:
            self.sentences.setdefault(each.sentence, []).append(each)
        self.explained = [0.0] * len(told)
        """How surely each is what others make, in bits."""
        self.cases: list[Case] = []
        """Those that don't fit."""
        self.made_of: dict[int, list[set[int]]] = {}
        """By each amount that fits, what makes it, with itself."""
        self.wholes: dict[int, list[set[int]]] = {}
        """By each amount that all those of a sentence or a list make, these, with itself."""
        self.parts: list[set[int]] = []
        """Those that make an amount together: no other one is their sum."""
        self.balanced: set[int] = set()
        """Those of balances that fit: words say of each what it is there."""
        alike = alike_by_unit(told)
        added = (
            *chain.from_iterable(map(halves, alike)),
            *chain.from_iterable(map(balances, alike)),
            *sums(alike, are_rounded=are_rounded),
        )
        for case in (*added, *thirds(told), *products(told), *rates(told)):
            self._take(case)
        beside = (case for case in paired(told, added) if {each.at for each in case.members} not in self._made(case))
        self.cases = [*map(self._with_likely_wrong, filter(self._is_open, self.cases)), *beside]

    def _made(self, case: Case) -> Sequence[set[int]]:
        return self.made_of.get(case.members[0].at, ())

    def _take(self, case: Case) -> None:
        if case.slip.kind != FITS:
            self.cases.append(case)
            return
        bits = case.slip.bits - log2(case.tries + 1)
        members = {each.at for each in case.members}
        self._take_added(case, members)
        for each in case.members:
            self.made_of.setdefault(each.at, []).append(members)
            less = 2 if case.way == "rate" and each is not case.wrong else 0
            self.explained[each.at] = max(self.explained[each.at], bits - less)

    def _take_added(self, case: Case, members: set[int]) -> None:
        if case.way in ADDED:
            self.parts.append(members - {case.members[0].at})
        if case.is_whole and case.way in ADDED:
            self.wholes.setdefault(case.members[0].at, []).append(members)
        if case.way == "balance":
            self.balanced |= members

    def _is_open(self, case: Case) -> bool:
        """Tell whether nothing makes an amount surely: no other two a rate, and no fewer and no more of those parts a sum."""
        if case.way == "rate":
            bits = case.slip.bits - log2(case.tries + 1) if case.slip.kind in TURNED else 0
            return self.explained[case.wrong.at] < max(SURE, bits)
        members = {each.at for each in case.members}
        if case.way in ADDED and case.wrong is case.members[0] and members - {case.wrong.at} in self.parts:
            return False
        known = self.wholes.get(case.members[0].at, ())
        if self.balanced & members or any(members <= each for each in known):
            return False
        return not any(each <= members for each in self.made_of.get(case.members[0].at, ()))

    def _is_explained(self, told: Told) -> bool:
        return self.explained[told.at] >= SURE

    def _with_likely_wrong(self, case: Case) -> Case:
        """Return a sum with another wrong one, where others make the one that a slip explains best."""
        if case.way not in ADDED or not self._is_explained(case.wrong):
            return case
        return with_other_wrong(case, lambda each: not self._is_explained(each))

    def weigh(self, case: Case) -> float:
        """Give what speaks for a case less what speaks against it, in bits."""
        table = weights()
        measures = self.measures(case)
        bits = table["bias"] + weigh_all(table, measures)
        return bits if bits + HOPE < THRESHOLD else bits + weigh_all(table, self.words(case, measures))

    def measures(self, case: Case) -> dict[str, float]:
        """Give what the amounts themselves tell."""
        wrong, members = case.wrong, case.members
        places = [each.at for each in members]
        return {
            f"way-{case.way}": 1.0,
            f"slip-{case.slip.kind}": 1.0,
            "bits": case.slip.bits,
            "explained": self._explained(case),
            "again": self._again(case),
            "known": self._known(case),
            "gap": log2(max(places) - min(places) - len(places) + 2),
            "whole": float(case.is_whole),
            "one-block": float(all(each.place.block == wrong.place.block for each in members)),
            "lines": float(case.is_whole and all(each.is_line for each in members)),
            "inexact": float(any(each.is_rough for each in members)),
            "one-figure": float(len(f"{abs(wrong.value) / (wrong.ulp or 1):.0f}".strip("0")) == 1),
            "closed": float(self._is_beside(case) and self._are_all(case)),
            "alone": float(self._is_alone(case)),
            "within": float(is_within(case)),
            "apposed": float(is_apposed(case)),
            "other-whole": float(self._has_other_whole(case)),
            "bracketed": float(is_broken_down(case)),
            "titled": float(case.is_whole and is_titled(case)),
            "totals": float(case.way in ADDED and all(map(_is_total, members))),
            "moved": float(case.way in ADDED and all(map(_is_moved, members))),
            "named": float(case.is_named),
            "only": float(case.way in OF_ONE and self.counts[members[-1].unit] == 1),
        }

    def _explained(self, case: Case) -> float:
        """Tell how surely others make the wrong one; beside a sum that fits that says nothing."""
        return 0.0 if case.way == "paired" else min(self.explained[case.wrong.at], MOST)

    def _again(self, case: Case) -> float:
        wrong = case.wrong
        return float(case.way != "paired" and self.values[wrong.unit, abs(wrong.value)] > 1)

    def _is_beside(self, case: Case) -> bool:
        """Tell whether a case is told in one sentence, or what one of several has in one paragraph."""
        if case.way in OF_ONE:
            return len({each.place.block for each in case.members}) == 1
        return len({each.sentence for each in case.members}) == 1

    def _has_other_whole(self, case: Case) -> bool:
        """Tell whether the parts of a sum make an amount that stands elsewhere: then one of them isn't wrong, but the whole another."""
        result, *parts = case.members
        if case.way not in ADDED or case.wrong is result:
            return False
        added = abs(sum(part.value for part in parts))
        return self.values[result.unit, added] > (added == abs(result.value))

    def _is_alone(self, case: Case) -> bool:
        """Tell whether sentences or lines beside each other have a whole and its parts, and nothing else of their unit."""
        is_beside = case.is_whole and case.way in ADDED and case.slip.kind != ANY and not self._is_beside(case)
        places = [each.at for each in case.members]
        if len({each.is_line for each in case.members}) > 1 and not is_titled(case):
            return False
        return is_beside and max(places) - min(places) < len(places) and self._are_all(case)

    def _are_all(self, case: Case) -> bool:
        """Tell whether the sentences have no other amounts of those units."""
        units = {each.unit for each in case.members}
        return all(
            each in case.members or each.unit not in units or (each.value == 1 and case.way in OF_ONE)
            for sentence in {each.sentence for each in case.members}
            for each in self.sentences[sentence]
        )

    def _known(self, case: Case) -> float:
        """Tell whether what is made stands elsewhere in the document, and not by chance."""
        made = abs(case.made)
        is_long = len(f"{made / (case.wrong.ulp or 1):.0f}".strip("0")) >= FIGURES
        return float(is_long and (self.values[case.wrong.unit, made] > 0 or made in self.cells()))

    def words(self, case: Case, measures: dict[str, float]) -> dict[str, float]:
        """Give what the words around the amounts tell."""
        found = dict.fromkeys(_said_around(case), 1.0)
        is_said = measures["bracketed"] > 0 or measures["apposed"] > 0 or not SAYING.isdisjoint(found)
        if _is_claimed(case, is_said=is_said, is_near=measures["closed"] > 0):
            found["claimed"] = 1.0
        if (measures["closed"] or measures["gap"] == 0) and is_sure(case):
            found["sure"] = 1.0
        elif case.way in UNSAID and not is_said and not case.is_named and not _is_other_change(case, found):
            found["unsaid"] = NEVER if case.slip.bits - log2(case.tries + 1) < _needed(case, measures) else 1.0
        return found


def _needed(case: Case, measures: Mapping[str, float]) -> float:
    """Give how many bits a slip needs which no word speaks for."""
    if measures["titled"]:
        return 0.0
    if measures["whole"] and (measures["closed"] or measures["alone"]) and not is_parallel(case):
        return ALL
    return KNOWN if measures["known"] else SEEN


def _is_other_change(case: Case, found: Container[str]) -> bool:
    """Tell whether a rate that is said to be a change of its amounts is another one, or a share."""
    return case.slip.kind in TURNED and case.name in CHANGES and "other-topic" not in found


def _is_moved(told: Told) -> bool:
    return WAY.match(told.behind) is not None


def _is_total(told: Told) -> bool:
    return TOTAL.search(told.before) is not None


def _said_around(case: Case) -> Iterator[str]:
    """Yield what the words around the amounts say, each as its row is called."""
    texts = [f"{each.before}|{each.behind}" for each in case.members]
    about = {"result": texts[:1], "parts": texts[1:]}
    for words in _words():
        if case.way in words.ways and any(map(words.pattern.search, about.get(words.of, texts))):
            yield words.name


def _is_claimed(case: Case, *, is_said: bool, is_near: bool) -> bool:
    """Tell whether words say what is reckoned, and nothing is left out."""
    is_whole = case.is_whole or is_near or case.tries <= CLOSE
    return is_whole and (is_said or case.way in RECKONED or case.name in CHANGES)


def cells_of(facts: Facts) -> set[float]:
    """Return the numbers that stand in the tables of a document."""
    return facts.kept("numbers of cells", lambda: _cells(facts))


def _cells(facts: Facts) -> set[float]:
    texts = {cell for index in facts.tables for row in facts.blocks[index].rows or [] for cell in row if cell}
    numbers = (read_cell(fold(text.strip())) for text in texts)
    return {float(number.value) for number in numbers if number is not None}
