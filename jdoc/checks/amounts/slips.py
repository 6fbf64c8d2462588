"""Slips: rates and differences that no two amounts near them make, though a slip of the pen explains how they came about.

`changes` and `moves` know how sentences are built; here it is enough that a sentence says by how much something changed, and
that two amounts of it or of the sentence before make that but for a slip: it was counted from the amount after the
change, its figures were turned round, or the difference was written for the rate.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import WAY, way_of
from jdoc.checks.amounts.near import Known, bare, near, sentences
from jdoc.checks.amounts.ratios import find_turned_ratios
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import HALF, HUNDRED, Bounds, Number, digits, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.near import Sentence
    from jdoc.checks.facts import Facts

SIGNED = deferred("(?:[+△▲-]|プラス|マイナス|比|増減率|[増減][加少]率|伸び率?|上昇率|低下率)(?:は|が|:)?[、 (約]*$")
"""What says before an amount that it is a change: 前年`[比]`, `[△]`, not `構成比率は`."""
BESIDE = deferred(
    "(?:の?[増減][えしり]?[てり]?|引き?[上下]げ(?:て|られ)?|[上下]回[りっ]て?)?[、,( ]*(?:率にして|割合にして|率で|約)?[( ]*"
)
"""What stands between a difference and its rate: 145人`[、]`5.7%増, 15人`[増え、]`2.1%増."""
DOUBTFUL = deferred("当たり|あたり|それぞれ|換算|見込|予測|うち|累計|年率|倍率|寄与|合わせ|合計")
"""What shows that a change is of something else: `[年率]2.5%増`, not `前年から`."""
FAR = 40
"""Characters before a change in which that is said."""
NEAR = 12
"""Characters before an amount in which it is said that it is a change."""
FEWEST_FIGURES = 2
"""Figures of a change that isn't like another one by chance."""
Pair = tuple[Known, Known]
"""What was, and what it became."""


class Change(NamedTuple):
    """What a sentence says of by how much something changed."""

    amount: Amount
    is_rate: bool
    step: Amount | None
    """The difference that stands beside a rate."""
    way: int
    """1 where something is said to have grown, -1 to have shrunk, 0 where that isn't told."""


def find_slips(facts: Facts) -> Iterator[Found]:
    """Find rates, ratios and differences in sentences that are slips for those which the amounts near them make."""
    for sentence in sentences(facts):
        yield from find_turned_ratios(sentence)
        changes = [*_changes(sentence)]
        said = {each.place for change in changes for each in (change.amount, change.step) if each}
        others = (near(sentence, said) or [*bare(sentence)]) if changes else []
        for change in changes:
            yield from _slips(change, others)


def _changes(sentence: Sentence) -> Iterator[Change]:
    """Yield what a sentence says of changes."""
    skeleton, _, start, end = sentence
    text, before = skeleton.text, start
    for at in [at for at in skeleton.amounts if start <= at < end]:
        says = WAY.match(text, at + 1) or SIGNED.search(text, max(start, at - NEAR), at)
        if says and text[at] in KINDS and not DOUBTFUL.search(text, max(start, at - FAR), at):
            step = skeleton.amounts.get(before) if _is_step(text, before, at) else None
            yield Change(skeleton.amounts[at], text[at] == PERCENT, step, way_of(says[0]))
        before = at


KINDS = (MONEY, COUNT, PERCENT)
"""What stands for a change in a skeleton."""


def _is_step(text: str, before: int, at: int) -> bool:
    """Tell whether what stands before a rate is the difference that it is of."""
    return text[before] in KINDS[:2] and text[at] == PERCENT and BESIDE.fullmatch(text, before + 1, at) is not None


def _slips(change: Change, others: Sequence[Known]) -> Iterator[Found]:
    """Yield a change that nothing near it makes, where a slip explains it."""
    if not _is_sure(change):
        return
    pairs = [*_pairs(change, others)]
    of_step = [*_pairs_of_step(change, others)]
    if any(_fits(old.number, new.number, change) for old, new in (*pairs, *of_step)):
        return
    for old, new in pairs:
        if _is_slip(old.number, new.number, change):
            message = f"{change.amount.entity.text} is not the change to {new.text} from {old.text} ({_made(old, new, change)})"
            yield Found(change.amount.place, message, (old.place, new.place))
            return
    for old, new in of_step[:1]:
        if change.step and _is_slip(old.number, new.number, change):
            message = f"{change.amount.entity.text} is not {change.step.entity.text} of {old.text} ({_made(old, new, change)})"
            yield Found(change.amount.place, message, (old.place, change.step.place))


def _is_sure(change: Change) -> bool:
    """Tell whether a change is told exactly, and isn't like another one by chance."""
    is_long = change.step is not None or len(digits(change.amount.number.value)) >= FEWEST_FIGURES
    return is_long and not change.amount.is_rough


def _pairs(change: Change, others: Sequence[Known]) -> Iterator[Pair]:
    """Yield the amounts that a change may be of: positive ones of one unit, in that of a difference."""
    for old, new in permutations(others, 2):
        is_alike = old.unit == new.unit and min(old.number.low, new.number.low) > 0
        if (
            is_alike
            and (change.is_rate or old.unit == change.amount.unit)
            and _is_of_step(change, old.number, new.number)
        ):
            yield old, new


def _is_of_step(change: Change, old: Number, new: Number) -> bool:
    """Tell whether two amounts differ by what stands beside a rate, if anything does."""
    return change.step is None or change.step.number.value == abs(old.value - new.value)


def _pairs_of_step(change: Change, others: Sequence[Known]) -> Iterator[Pair]:
    """Yield the amounts that a difference beside a rate may be of, with what they became: 690人から15人増え、2.1％の増."""
    if change.step is None or not change.way:
        return
    step = change.way * change.step.number.value
    for known in others:
        if known.unit == change.step.unit and known.number.value > abs(step):
            number = known.number
            yield known, known._replace(number=number._replace(value=number.value + step))
            yield known._replace(number=number._replace(value=number.value - step)), known


def _fits(old: Number, new: Number, change: Change) -> bool:
    """Tell whether a change may be that of two amounts, or one a part of the other."""
    stated, ulp = abs(change.amount.number.value), change.amount.number.ulp
    if not change.is_rate:
        return abs(abs(new.value - old.value) - stated) <= (new.ulp + old.ulp + ulp) * HALF
    percent = new.low / old.high * HUNDRED, new.high / old.low * HUNDRED
    return _is_rate_of(percent, stated, ulp, change.way)


def _is_rate_of(percent: Bounds, stated: Decimal, ulp: Decimal, way: int) -> bool:
    """Tell whether a rate is what one amount is of another one, or by how much it is more (way 1) or less (-1).

    >>> bounds = (Decimal(137), Decimal(138))
    >>> [_is_rate_of(bounds, Decimal(rate), Decimal(1), way) for rate, way in ((138, 0), (38, 1), (38, -1), (27, 1))]
    [True, True, False, False]
    """
    low, high = percent
    ranges = [
        percent,
        *((low - HUNDRED, high - HUNDRED),) * (way >= 0),
        *((HUNDRED - high, HUNDRED - low),) * (way <= 0),
    ]
    return any(least - ulp <= stated <= most + ulp for least, most in ranges)


def _is_slip(old: Number, new: Number, change: Change) -> bool:
    """Tell whether a slip explains how a change came about that two amounts don't make."""
    stated, ulp = abs(change.amount.number.value), change.amount.number.ulp
    difference = new.value - old.value
    if not difference or difference * change.way < 0:
        return False
    if not change.is_rate:
        return _are_turned_round(stated, abs(difference))
    from_new = abs(abs(difference / new.value * HUNDRED) - stated) <= ulp * HALF
    made = abs(difference / old.value * HUNDRED).quantize(min(ulp, Decimal(1)))
    same_figures = digits(stated) in {digits(made), digits(difference)}
    return from_new or same_figures or _are_turned_round(stated, made)


def _are_turned_round(one: Decimal, other: Decimal) -> bool:
    """Tell whether two numbers have the same figures in another order: 1,525 and 1,255."""
    return one.adjusted() == other.adjusted() and sorted(f"{one:f}") == sorted(f"{other:f}")


def _made(old: Known, new: Known, change: Change) -> str:
    """Say what the change is."""
    difference = new.number.value - old.number.value
    if change.is_rate:
        return (
            f"{written((difference / old.number.value * HUNDRED).quantize(min(change.amount.number.ulp, Decimal(1))))}%"
        )
    return written(difference)
