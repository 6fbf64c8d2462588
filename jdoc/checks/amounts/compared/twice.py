"""Twice: one portion or multiple that is told in two ways side by side (全体の4分の1を超える301人（23.4％）, 1.8倍（50％増）)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.fractions import TENTH, is_rate, range_of, said, start_of, told
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES
from jdoc.checks.numbers import HALF, HUNDRED
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton

# A character between what is said and its rate: no amount, and no word for a change.
_NONE = f"[^。、()増減引{MONEY}{COUNT}{PERCENT}{TIMES}]"
# A rate in brackets, behind what is said and perhaps the amount that it is said of.
_RATE = f"{_NONE}{{0,8}}?(?:[{MONEY}{COUNT}]{_NONE}{{0,2}})?[(](?:全体の|約|割合は|構成比)*(?P<rate>{PERCENT})[)]"
IN_BRACKETS = deferred(lambda: f"{said()}{_RATE}")
"""A portion in words, and its rate: `4分の1を超える301人(23.4%)`, not `半数(前年比3%増)`."""
TENTHS = deferred(f"(?P<tenths>{PERCENT}){_RATE}")
"""A portion in tenths, and its rate: `約3割(32.0%)`."""
BEFORE = deferred(
    lambda: (
        f"(?P<rate>{PERCENT})[)]?(?:で(?:あり)?|と|となり|、すなわち|、つまり|、)、?(?:市民|県民|町民|村民|区民|国民|住民|全体|回答者|全[^。、の]{{1,3}}|実に|約|およそ|ほぼ|ちょうど|の)*{said()}"
    )
)
"""A rate, and the portion that it is: `25.0%で、市民の3人に1人`."""
MULTIPLE = deferred(
    f"(?P<times>{TIMES}){_NONE}{{0,8}}[(](?P<sign>[+△▲-])?(?P<rate>{PERCENT})の?(?P<way>増|減|アップ|ダウン)?[)]"
)
"""How many times, and by which rate more: `1.8倍(50%増)`."""
WAYS = {"増": 1, "アップ": 1, "減": -1, "ダウン": -1}
"""Which way each of these words says it went."""
BOUND = Decimal("0.3")
"""By which part of it a multiple may be off that is told roughly."""


def wrong_twice(skeleton: Skeleton) -> Iterator[Found]:
    """Tell portions and multiples that the rate beside them isn't."""
    if PERCENT not in skeleton.text:
        return
    for pattern in (IN_BRACKETS, BEFORE):
        for match in pattern.finditer(skeleton.text):
            yield from _wrong_words(skeleton, match)
    for match in TENTHS.finditer(skeleton.text):
        yield from _wrong_tenths(*skeleton.of(match, "tenths", "rate"))
    for match in MULTIPLE.finditer(skeleton.text) if TIMES in skeleton.text else ():
        yield from _wrong_multiple(match, *skeleton.of(match, "times", "rate"))


def _wrong_words(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    [rate] = skeleton.of(match, "rate")
    range_ = range_of(skeleton, match)
    low, high = (each / HUNDRED for each in rate.number.bounds)
    if range_ is not None and not rate.is_rough and not (range_[0] <= high and low <= range_[1]):
        ends = [match.end(name) for name in ("up", "half", "one", "more", "less") if match[name]]
        message = f"{told(skeleton, match)}, but it is {rate.entity.text}"
        yield Found(skeleton.place(start_of(match), max(ends)), message, (rate.place,))


def _wrong_tenths(tenths: Amount, rate: Amount) -> Iterator[Found]:
    is_exact = tenths.number.ulp >= TENTH > rate.number.ulp and not rate.is_rough
    low, high = (each / HUNDRED for each in rate.number.bounds)
    if is_exact and not is_rate(tenths, (low, high), is_least=False):
        yield Found(tenths.place, f"{tenths.entity.text}, but it is {rate.entity.text}", (rate.place,))


def _wrong_multiple(match: re.Match[str], times: Amount, rate: Amount) -> Iterator[Found]:
    """Tell a multiple that isn't one more than the rate of the rise."""
    sign = WAYS.get(match["way"] or "", 0) or (match["sign"] is not None and (1 if match["sign"] == "+" else -1))
    made = 1 + sign * abs(rate.number.value) / HUNDRED
    slack = times.number.ulp * HALF + rate.number.ulp / HUNDRED
    if times.is_rough:
        slack = max(slack, times.number.value * BOUND)
    if sign and abs(made - times.number.value) > slack:
        message = f"{times.entity.text}, but it is {rate.entity.text}"
        yield Found(times.place, message, (rate.place,))
