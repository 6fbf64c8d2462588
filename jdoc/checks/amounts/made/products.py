"""Products: what so many make at a price, and what one of them has, by words that say so (1人当たり, 単価, 各, ずつ, 平均)."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.cases import ANY, Case, near, of_result, rarity
from jdoc.checks.amounts.made.pen import Slip
from jdoc.checks.amounts.units import in_base, same_unit
from jdoc.checks.numbers import Number
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.made.told import Told

EACH = deferred(
    "(?:の)?(?:当たり|あたり|につき|に|平均|ごとに|毎に)?(?:の?平均)?(?:の[^\\W0-9_ぁ-ん]{1,6}は、?)?(?:で|は|、|約|の)*"
)
"""What stands between one and what it has: 1人`当たり`5,000円."""
OF_EACH = deferred("各(?P<unit>[^\\W0-9_ぁ-ん]{1,4})(?:に?つき|の[^\\W0-9_ぁ-ん]{1,6}は?|に|は|、|:)?$")
"""The same in front of it: `各コース`16名."""
OF_SOME = deferred(
    "(?<![0-9.,])(?P<size>[1一]|[0-9]+[百千万]?)(?P<unit>[^\\W0-9_ぁ-ん]{1,3}[23]?|[㎡㎢])(?:の?平均|当たり|あたり|につき)(?:の?平均|の?[^\\W0-9_]{1,8}は)?、?約?$"
)
"""The same where one, or a round number of them, isn't an amount by itself: `1回当たり`14万円, `人口10万人当たり`."""
OF_ANY = deferred("(?:単価(?:は|が|:)?|[\\W0-9_ぁ-ん]各|^各|それぞれ|いずれも|とも(?:[^\\W0-9_]{1,8}[はが])?)、?$")
"""What says, in front of it, that an amount is for each of what the sentence counts: `単価`1,200円, 3会場に`各`5名."""
OF_MEAN = deferred("(?<![^\\W_ぁ-ん])(?P<unit>[年月週日])間?の?平均(?:[^\\W0-9_ぁ-ん]{1,4})?(?:で|は|が)?、?約?$")
"""What says that an amount is the mean of days, weeks, months or years: `年平均`57件."""
BEHIND_ANY = deferred("ずつ|券|[)]?[ ]?×|[(]税[込抜][)][ ]?×")
"""What says so behind it: 2名`ずつ`."""
OF_TIME = deferred(
    "(?:毎(?P<every>[週月日年])|(?P<rate>[月日年]|時間)額|(?<![^\\W_ぁ-ん])(?P<week>週)|(?P<hour>時)給)(?:は|が|に|約)*$"
)
"""What says that it is for each day, week, month or year: `月額`15万円, `週`2回."""
TIMES = {"月": "か月", "時": "時間"}
"""Units of time by what such words have for them."""
MEAN = deferred("平均[点額値]?(?:は|で|値は?|すると、?|して、?|の水量|:|[(][^()]{0,8}[)])?[ 約]*$")
"""What says that an amount is the mean of others: `平均`41."""
FEW, FAR, FARTHEST = 4, 6, 30
"""Amounts that a product may be of, and blocks around it in which they stand."""
CUT = 0.999
"""How much of its last figure an average may be off that is cut off."""


def products(told: Sequence[Told]) -> Iterator[Case]:
    """Yield what amounts make by multiplying and dividing, where something says that they do."""
    for at, each in enumerate(told):
        if each.value > 0 and not each.is_cell and each.kind in EACHES:
            per = _per(told, at)
            if per is not None:
                yield from _of_each(told, at, per)
            elif each.kind == "amount":
                yield from _of_amount(told, at)


def _of_amount(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield what words say of an amount that isn't for one of something."""
    each = told[at]
    if _is_for_any(each):
        yield from _of_sentence(told, at, 1)
        yield from _of_sentence(told, at, TWO)
    if each.unit == "m2":
        yield from _of_sides(told, at)
    if "消費税" in each.before and TAX.search(each.before):
        yield from _of_tax(told, at)
    if "平均" in each.before and MEAN.search(each.before):
        yield from _of_means(told, at)


EACHES = frozenset({"amount", "length"})
"""Kinds of what one of several may have."""


class Per(NamedTuple):
    """What an amount is said to be for: so many of a unit."""

    unit: str
    size: float


def _per(told: Sequence[Told], at: int) -> Per | None:
    """Give what an amount is said to be for."""
    each = told[at]
    one = told[at - 1] if at else each
    if one.value == 1 and one.sentence == each.sentence:
        between = each.before.rpartition(fold(one.text))[2] if one.kind == "length" else each.before
        if EACH.fullmatch(between):
            return Per(one.unit, 1)
    of_each, of_some, of_time = (words.search(each.before) for words in (OF_EACH, OF_SOME, OF_TIME))
    if of_each:
        return Per(same_unit(of_each["unit"]), 1)
    if of_some:
        size, unit = in_base(Number(Decimal(read_whole(of_some["size"]) or 1), Decimal(1)), of_some["unit"])
        return Per(same_unit(unit), float(size.value))
    of_time = of_time or OF_MEAN.search(each.before)
    if of_time:
        word = next(filter(None, of_time.groups()))
        return Per(TIMES.get(word, word), 1)
    return None


def _is_for_any(each: Told) -> bool:
    return OF_ANY.search(each.before) is not None or BEHIND_ANY.match(each.behind) is not None


def _of_each(told: Sequence[Told], at: int, per: Per) -> Iterator[Case]:
    """Yield what as many as are told near it make, and what a whole leaves for each of them."""
    each = told[at]
    counts = near(
        told,
        at,
        FEW,
        FARTHEST,
        lambda other: other.unit == per.unit and other.value > per.size and _is_fine(other, per),
    )
    wholes = near(told, at, FEW, FAR, lambda other: other.unit == each.unit and other.value > each.value)
    pairs = sorted(product(range(len(wholes)), range(len(counts))), key=sum)
    for tries, (whole, count) in enumerate(pairs, 1):
        yield from _of_three(wholes[whole], each, counts[count], tries, per.size)
    if per.size == 1:
        yield from _of_sentence(told, at, TWO)


def _is_fine(count: Told, per: Per) -> bool:
    """Tell whether a number of things is told as finely as what each of them has needs it."""
    return count.ulp <= per.size or count.ulp * FINE <= count.value


FINE, TWO = 100, 2
"""What part of a number its last figure is, at most; numbers of things that a product is of: 15万円を6か月、10人に."""


def _of_sentence(told: Sequence[Told], at: int, most: int) -> Iterator[Case]:
    """Yield what all other amounts of its sentence make of what each has: 単価1,200円で500部, 600,000円."""
    each = told[at]
    wholes = near(told, at, FEW, 0, lambda other: _is_more(other, each))
    counts = near(told, at, FEW, 0, lambda other: _is_count(other, each))
    counts = [*{(count.unit, count.value): count for count in counts}.values()]
    if len(wholes) != 1 or len(counts) != most:
        return
    if most == 1:
        yield from _of_three(wholes[0], each, counts[0], 1)
    else:
        made = each.value * counts[0].value * counts[1].value
        slack = wholes[0].ulp / 2 if wholes[0].ulp > 1 else 0.0
        yield from of_result("product", (wholes[0], each, *counts), made, slack, 1)


def _is_more(told: Told, each: Told) -> bool:
    """Tell whether an amount may be several times another one of its sentence."""
    return told.sentence == each.sentence and told.unit == each.unit and told.value > each.value


def _is_count(told: Told, each: Told) -> bool:
    """Tell whether an amount may say how many times another one of its sentence is had."""
    is_beside = told.sentence == each.sentence and told.unit != each.unit
    return is_beside and told.kind in EACHES and told.value > 1 >= told.ulp


SIDES = deferred("(?:間口|奥行き?|縦|横|幅|長さ|長辺|短辺|高さ)(?:は|が|の)?約?$")
"""What says that an amount is a side of an area: `間口`24m."""


def _of_sides(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the area of two sides right before it."""
    area, sides = told[at], told[max(0, at - TWO) : at]
    if len(sides) == TWO and all(each.unit == "m" and SIDES.search(each.before) for each in sides):
        slack = area.ulp / 2 if area.ulp != 1 or max(each.ulp for each in sides) < 1 else 0.0
        cases = of_result("product", (area, *sides), sides[0].value * sides[1].value, slack, 1)
        yield from (case._replace(is_named=True) for case in cases)


def _of_three(whole: Told, each: Told, count: Told, tries: int, size: float = 1) -> Iterator[Case]:
    """Yield the case of a whole, or that of what each has, whichever is written last."""
    number = count.value / size
    made = each.value * number
    is_rounded = max(each.ulp, whole.ulp, count.ulp) > 1 or each.ulp < 1
    slack = (each.ulp * number + whole.ulp) / 2 + _rounding(each.value * number, count) if is_rounded else 0.0
    if whole.at > each.at or abs(whole.value - made) <= slack:
        yield from of_result("product", (whole, each, count), made, slack, tries)
    else:
        made = whole.value / number
        slack = max(each.ulp * CUT, whole.ulp / number / 2 + _rounding(made, count))
        yield from of_result("average", (each, whole, count), made, slack, tries)


def _rounding(made: float, count: Told) -> float:
    """Give by how much what is made may be off as a number of things is rounded."""
    return made * count.ulp / count.value / 2 if count.ulp > 1 else 0.0


def _of_means(told: Sequence[Told], at: int) -> Iterator[Case]:
    """Yield the mean of the amounts right before one."""
    result = told[at]
    others = near(told[: at + 1], at, FAR, 1, lambda other: other.unit == result.unit)
    others = [each for each in others if each.sentence == result.sentence or _are_lines(each, result)]
    if len(others) > 1 and not any(EXTREME.search(each.before) for each in others):
        made = sum(each.value for each in others) / len(others)
        is_whole = "単純" in result.before
        cases = of_result("mean", (result, *others), made, result.ulp * CUT, 1)
        yield from (case._replace(is_whole=is_whole) for case in cases)


EXTREME = deferred("平均|最[大小高低多少長短]|全[体員国]")
"""What says that an amount isn't one of those that have a mean: `最高`32度, 1班の`平均`70点."""


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
