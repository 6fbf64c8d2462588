"""Ratios: what an amount is said to be of another one, where it is what that one is of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.near import Known, known, near
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import HUNDRED, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.near import Sentence
    from jdoc.checks.amounts.skeleton import Amount

OF_AMOUNT = deferred(f"[{MONEY}{COUNT}]の(?P<rate>{PERCENT})(?:に当た|に相当|に達|に上|にのぼ|を占|[で、])")
"""A rate of an amount: 平年の雨量155.0mm`の83.3%に当た`る."""


def find_turned_ratios(sentence: Sentence) -> Iterator[Found]:
    """Find rates of an amount that no other one near it is of it, though it is that of the other."""
    skeleton = sentence.skeleton
    for match in OF_AMOUNT.finditer(skeleton.text, sentence.start, sentence.end):
        whole, rate = known(skeleton.amounts[match.start()]), skeleton.amounts[match.start("rate")]
        parts = [each for each in near(sentence, {whole.place}) if each.unit == whole.unit]
        turned = [part for part in parts if part.number.value != whole.number.value and _is_ratio(rate, whole, part)]
        if turned and not any(_is_ratio(rate, part, whole) for part in parts):
            yield _found(rate, turned[0], whole)


def _is_ratio(rate: Amount, part: Known, whole: Known) -> bool:
    """Tell whether a rate is that of one amount in another one."""
    if whole.number.low <= 0:
        return False
    low, high = part.number.low / whole.number.high * HUNDRED, part.number.high / whole.number.low * HUNDRED
    return low - rate.number.ulp <= rate.number.value <= high + rate.number.ulp


def _found(rate: Amount, part: Known, whole: Known) -> Found:
    value = (part.number.value / whole.number.value * HUNDRED).quantize(min(rate.number.ulp, Decimal(1)))
    message = f"{rate.entity.text} is not {part.text} of {whole.text} ({written(value)})"
    return Found(rate.place, message, (whole.place, part.place))
