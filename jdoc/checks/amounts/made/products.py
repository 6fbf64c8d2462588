"""Products: what so many make at a price, and what one of them has, by words that say so (1人当たり, 単価, 各, ずつ, 平均)."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, Case, near, of_result, rarity
from jdoc.checks.amounts.made.pen import Slip
from jdoc.checks.amounts.units import same_unit
from jdoc.language.lazy import deferred
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

EACH = deferred("(?:の)?(?:当たり|あたり|につき|に|平均|ごとに|毎に)?(?:の?平均)?(?:で|は|、|約|の)*")
"""What stands between one and what it has: 1人`当たり`5,000円."""
OF_EACH = deferred("各(?P<unit>[^\\W0-9_ぁ-ん]{1,4})(?:に?つき|の定員は?|に|は|、|:)?$")
"""The same in front of it: `各コース`16名."""
OF_ONE = deferred(
    "(?<![0-9.,])1(?P<unit>[^\\W0-9_ぁ-ん]{1,3})(?:の?平均|当たり|あたり|につき)(?:の?平均|[^\\W0-9_]{1,4}は)?、?約?$"
)
"""The same where one isn't an amount by itself: `1回当たり`14万円."""
MEAN = deferred("平均(?:は|で|値は?|すると、?|して、?|の水量|:|[(][^()]{0,8}[)])?[ 約]*$")
"""What says that an amount is the mean of others: `平均`41."""
FEW, FAR, FARTHEST = 4, 6, 30
"""Amounts that a product may be of, and blocks around it in which they stand."""
CUT = 0.999
"""How much of its last figure an average may be off that is cut off."""


def products(told: Sequence[Told]) -> Iterator[Case]:
    """Yield what amounts make by multiplying and dividing, where something says that they do."""
    for at, each in enumerate(told):
        if each.kind == "amount" and each.value > 0:
            unit = _unit_of_each(told, at)
            yield from _of_each(told, at, unit) if unit else ()
            yield from _of_tax(told, at) if "消費税" in each.before and TAX.search(each.before) else ()
            yield from _of_means(told, at) if "平均" in each.before and MEAN.search(each.before) else ()


def _unit_of_each(told: Sequence[Told], at: int) -> str:
    """Give what an amount is said to be for one of; nothing where it isn't."""
    each = told[at]
    one = told[at - 1] if at else each
    if one.value == 1 and one.sentence == each.sentence:
        between = each.before.rpartition(fold(one.text))[2] if one.kind == "length" else each.before
        if EACH.fullmatch(between):
            return one.unit
    of_each = OF_EACH.search(each.before) or OF_ONE.search(each.before)
    return same_unit(of_each["unit"]) if of_each else ""


def _of_each(told: Sequence[Told], at: int, unit: str) -> Iterator[Case]:
    """Yield what as many as are told near it make, and what a whole leaves for each of them."""
    each = told[at]
    counts = near(told, at, FEW, FARTHEST, lambda other: other.unit == unit and other.value > 1 and other.ulp <= 1)
    wholes = near(told, at, FEW, FAR, lambda other: other.unit == each.unit and other.value > each.value)
    pairs = sorted(product(range(len(wholes)), range(len(counts))), key=sum)
    for tries, (whole, count) in enumerate(pairs, 1):
        yield from _of_three(wholes[whole], each, counts[count], tries)


def _of_three(whole: Told, each: Told, count: Told, tries: int) -> Iterator[Case]:
    """Yield the case of a whole, or that of what each has, whichever is written last."""
    made = each.value * count.value
    slack = (each.ulp * count.value + whole.ulp) / 2 if max(each.ulp, whole.ulp) > 1 or each.ulp < 1 else 0.0
    if whole.at > each.at or abs(whole.value - made) <= slack:
        yield from of_result("product", (whole, each, count), made, slack, tries)
    else:
        slack = max(each.ulp * CUT, whole.ulp / count.value / 2)
        made = whole.value / count.value
        yield from of_result("average", (each, whole, count), made, slack, tries)


def _of_means(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the mean of the amounts right before one."""
    result = told[at]
    others = near(told[: at + 1], at, FAR, 1, lambda other: other.unit == result.unit)
    others = [each for each in others if each.sentence == result.sentence or _are_lines(each, result)]
    if len(others) > 1:
        made = sum(each.value for each in others) / len(others)
        is_whole = "単純" in result.before
        cases = of_result("mean", (result, *others), made, result.ulp * CUT, 1)
        yield from (case._replace(is_whole=is_whole) for case in cases)


def _are_lines(*both: Told) -> bool:
    """Tell whether two amounts stand in lines of one list."""
    return all(each.is_line and not each.is_cell for each in both) and both[0].place.block == both[1].place.block


TAX = deferred("(?:うち|内|含む)?(?:取引に係る)?消費税(?:額|及び|並びに|・|等|相当|地方|の)*[^。、]{0,8}$")
"""What says that an amount is the tax in another one: `うち消費税額`46,000円."""
LEAST, MOST = 0.03, 0.15
"""Of which part of an amount something may be the tax."""
SHARES = (10 / 110, 8 / 108, 0.1, 0.08)
"""How much of an amount the tax in it is, and the tax on it."""


def _of_tax(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the tax that an amount has in it."""
    tax = told[at]
    wholes = near(told[: at + 1], at, 1, 2, lambda other: other.unit == tax.unit and other.value > tax.value)
    for whole in wholes:
        made = [whole.value * share for share in SHARES]
        fits = [abs(tax.value - each) <= tax.ulp for each in made]
        if any(fits[:2] if INSIDE.search(tax.before) else fits):
            yield from of_result("tax", (tax, whole), tax.value, 0.0, 1)
        elif LEAST < tax.value / whole.value < MOST:
            yield Case(
                "tax", tax, (tax, whole), made[0], Slip("base" if any(fits) else ANY, rarity(tax.value, tax.ulp, 0)), 1
            )


INSIDE = deferred("うち|内|含")
"""What says that it is in it: `[うち]消費税`, not `消費税は`."""
