"""Equations: 収入から支出を引いた差引き, 単価と数量の積, what stands on both sides of ＝."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import HALF, Number, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
_WORDS = "[^。(\ue000-\ue003]"
REMAINDER = deferred(
    f"(?P<first>{_AMOUNT})(?:で|に対し|から|であり|、)て?[、,]?(?!うち){_WORDS}{{0,16}}?(?P<last>{_AMOUNT})(?P<inside>\\(うち[^()]{{1,16}}\\))?(?:で|となり|であり|を|、|であった)[、,。]?"
    f"(?:(?:この|その)結果、?)?(?:差し?引(?:き|いた)?|差額|収支差額?|形式収支|歳入歳出差引|残額|残高|その差|不用額|欠員|空席|年齢差)(?:額|残額|残高|き額)?(?:は|が|で|、)?[、,]?(?P<result>{_AMOUNT})"
)
"""Two amounts and what remains: 歳入12億5,000万円、歳出11億8,000万円で、差引き7,000万円."""
PRODUCT = deferred(
    f"(?:単価|(?P<one>{COUNT})(?:当たり|あたり|に?つき)?|[1一](?:部|冊|個|人|台|枚|箱|本|件|回|日|か月|月|時間|棟|室|食|校|世帯)(?:当たり|あたり|に?つき)?)(?:は|が|の|を|、)?(?:約)?(?P<first>{MONEY})(?:の|で|、|を|×){_WORDS}{{0,14}}?(?P<last>{COUNT})[^。(はも0-9\ue000-\ue003]{{0,16}}?(?:合計|総額|計)?(?P<result>{MONEY})"
)
"""A price, how many, and what they cost: 単価1,200円の冊子を500部作成し、60万円."""
EQUATION = deferred(
    f"(?P<first>{_AMOUNT}) ?(?P<sign>[×xX*+-]) ?(?P<last>{_AMOUNT}) ?= ?(?P<result>{_AMOUNT})(?! ?[×xX*+-])"
)
"""An equation: 1,200円×500部＝600,000円."""
IN_BRACKETS = deferred(
    f"(?P<result>{_AMOUNT})[(](?:[^()\ue000-\ue003]{{0,8}}[:は])?[^()\ue000-\ue003×xX*+-]{{0,8}}(?P<first>{_AMOUNT}) ?(?P<sign>[×xX*+-]) ?[^()\ue000-\ue003×xX*+-]{{0,8}}(?P<last>{_AMOUNT})[)]"
)
"""How an amount is made, behind it: 36名（６名×６班）, 80万円（収入500万円－支出420万円）."""
OTHERWISE = deferred("繰り?越|除|控除|加え|積み?立|取り?崩|税|割引|手数料|うち|約|翌年度|前年|以[上下内]|送料|比")
"""What else enters into it: 翌年度へ`[繰り越]`すべき財源, not `支出`."""


class Reckoning(NamedTuple):
    """How a result comes from two amounts."""

    name: str
    of: Callable[[Number, Number], Number]


def _minus(first: Number, last: Number) -> Number:
    return Number(first.value - last.value, max(first.ulp, last.ulp))


def _plus(first: Number, last: Number) -> Number:
    return Number(first.value + last.value, max(first.ulp, last.ulp))


def _times(first: Number, last: Number) -> Number:
    return Number(first.value * last.value, Decimal(1))


DIFFERENCE, ADDITION, MULTIPLICATION = (
    Reckoning("difference", _minus),
    Reckoning("sum", _plus),
    Reckoning("product", _times),
)
SIGNS = {"+": ADDITION, "-": DIFFERENCE}
SIGN = deferred("[×xX*+-]")
"""What stands between two amounts that make a third: `6名[×]6班`, not `6名、6班`."""


def find_wrong_results(facts: Facts) -> Iterator[Found]:
    """Find differences, products and results of equations that their amounts don't make."""
    for skeleton in skeletons(facts, 3):
        for match in REMAINDER.finditer(skeleton.text):
            yield from _told(skeleton, match, DIFFERENCE)
        for match in PRODUCT.finditer(skeleton.text) if MONEY in skeleton.text else ():
            if all(each.number.value == 1 for each in skeleton.of(match, "one")):
                yield from _told(skeleton, match, MULTIPLICATION)
        for pattern in (EQUATION, IN_BRACKETS) if SIGN.search(skeleton.text) else ():
            for match in pattern.finditer(skeleton.text):
                yield from _told(skeleton, match, SIGNS.get(match["sign"], MULTIPLICATION))


def _told(skeleton: Skeleton, match: re.Match[str], reckoning: Reckoning) -> Iterator[Found]:
    first, last, result = skeleton.of(match, "first", "last", "result")
    said = match[0].replace(match.groupdict().get("inside") or "\n", "")
    is_doubtful = _is_added(match) or OTHERWISE.search(said) or any_rough(first, last, result)
    if is_doubtful or not _are_comparable(first, last, result, reckoning):
        return
    made = reckoning.of(first.number, last.number)
    slack = (made.ulp + result.number.ulp) * HALF if max(made.ulp, result.number.ulp) > 1 else Decimal(0)
    if abs(abs(made.value) - abs(result.number.value)) > slack:
        message = f"{result.entity.text} is not the {reckoning.name} of {first.entity.text} and {last.entity.text} ({written(made.value)})"
        yield Found(result.place, message, (first.place, last.place))


def _is_added(match: re.Match[str]) -> bool:
    """Tell whether the first amount is added to one before it: 3万円＋2万円×2人＝7万円."""
    return "=" in match[0] and match.string[: match.start()].rstrip().endswith(BEFORE)


BEFORE = ("+", "-", "×", MONEY, COUNT)
"""What stands before an amount that another one is part of the same side with; its own sign may be its own."""


def _are_comparable(first: Amount, last: Amount, result: Amount, reckoning: Reckoning) -> bool:
    if reckoning is not MULTIPLICATION:
        return first.unit == last.unit == result.unit and result.number.value <= max(
            first.number.value, last.number.value
        )
    factor = next((each for each in (first, last) if each.unit == result.unit), None)
    return factor is not None and first.unit != last.unit and result.number.value > factor.number.value
