"""Alike: two amounts of one thing that a slip of the pen tells apart, by what speaks for and against it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.evidence import Pair, score
from jdoc.checks.amounts.kinds import FEWEST, MANY, kinds
from jdoc.checks.amounts.parts import find_wrong_parts
from jdoc.checks.amounts.restated import find_restated
from jdoc.checks.amounts.slipped import slip_of
from jdoc.checks.amounts.tellings import InTable, Said
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.checks.tables.causes import find_wrong_sums
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.kinds import Kind
    from jdoc.checks.amounts.tellings import Telling
    from jdoc.checks.facts import Facts

BESIDE = 6
"""Characters between an amount and the same once more, in other figures: that is told as such."""


def find_alike(facts: Facts) -> Iterator[Found]:
    """Find amounts of one thing that a slip of the pen tells apart, each once."""
    found = [*_likely(facts)]
    wrong = [*_wrong(facts)] if found else []
    told = {place for each in wrong for place in (each.place, *each.related)}
    odd_ones = {each.place for each in wrong} - {each.place for each in facts.found(find_restated)}
    for _, pair in sorted(found, key=lambda each: -each[0]):
        odd, other = _odd_first(pair)
        if odd.place not in told and other.place not in odd_ones:
            told.add(odd.place)
            yield Found(odd.place, f"{odd.text}, but {other.text} elsewhere", (other.place,))


def _likely(facts: Facts) -> Iterator[tuple[float, Pair]]:
    for pair in candidates(facts):
        points = score(pair)
        if points > 0 and not (_are_part_and_whole(pair) or _is_tenth(pair)):
            yield points, pair


def _wrong(facts: Facts) -> Iterator[Found]:
    """Yield what other rules tell: a sum that is wrong may look like a right one."""
    for find in (find_wrong_parts, find_restated, find_wrong_sums):
        yield from (each for each in facts.found(find) if not each.is_weighed)


def candidates(facts: Facts) -> Iterator[Pair]:
    """Yield all pairs of amounts that are weighed."""
    for kind in kinds(facts):
        yield from _pairs(kind)


def _pairs(kind: Kind) -> Iterator[Pair]:
    for one, other in kind.close():
        for pair in product(kind.of(one)[:MANY], kind.of(other)[:MANY]):
            if _are_comparable(*pair):
                yield Pair(*pair, kind)


def _are_comparable(one: Telling, other: Telling) -> bool:
    """Tell whether one of two amounts stands in a text, not side by side with the other one."""
    if (
        one.text == other.text
        or not differ(one.number, other.number)
        or (isinstance(one, InTable) and isinstance(other, InTable))
    ):
        return False
    is_bare = not (one.unit and other.unit)
    if is_bare and (min(len(one.figures), len(other.figures)) < FEWEST or slip_of(one.value, other.value) == "scale"):
        return False  # a caption may say in which power of ten a table's bare numbers are
    first, last = sorted((one.place, other.place))
    return first.block != last.block or last.start - first.end > BESIDE


def _are_part_and_whole(pair: Pair) -> bool:
    """Tell whether what one of two amounts is more than the other stands beside it: 2,150本に350本を加え、2,500本."""
    apart = abs(pair.one.value - pair.other.value)
    texts = [told for told in pair.both if isinstance(told, Said)]
    return any(
        abs(at - told.at) < BESIDE_WHOLE and amount.unit == told.amount.unit and amount.in_base[0].value == apart
        for told in texts
        for at, amount in told.skeleton.amounts.items()
    )


TENTH = deferred("10分の1|1割|10%|100分の10|10倍")
"""What says of an amount that it is a tenth of another one: 委託料の`[10分の1]`に相当する額(2,046,000円)."""


def _is_tenth(pair: Pair) -> bool:
    """Tell whether one of two amounts is ten times the other, as a text says beside it."""
    low, high = sorted(told.value for told in pair.both)
    beside = (f"{told.before[-NEAR_TENTH:]} {told.behind}" for told in pair.both if isinstance(told, Said))
    return low * 10 == high and any(TENTH.search(words) for words in beside)


NEAR_TENTH = 24
"""Characters before an amount in which that is said."""
BESIDE_WHOLE = 80
"""Characters around an amount in which a part of it stands."""


def _odd_first(pair: Pair) -> tuple[Telling, Telling]:
    """Give the one first that is rather wrong: that of fewer places, that of a sentence, the later one."""
    odd, other = sorted(
        pair.both,
        key=lambda told: (pair.kind.count(told.value), isinstance(told, InTable), tuple(-at for at in told.place)),
    )
    return odd, other
