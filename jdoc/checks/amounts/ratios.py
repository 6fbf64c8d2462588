"""Ratios: what an amount is said to be of another one, where it is what that one is of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.near import Known, known, near
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Number, power_of_ten, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.near import Sentence
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

OF_AMOUNT = deferred(f"[{MONEY}{COUNT}]の(?P<rate>{PERCENT})(?:に当た|に相当|に達|に上|にのぼ|を占|[で、])")
"""A rate of an amount: 平年の雨量155.0mm`の83.3%に当た`る."""


_FIGURES = "[0-9]{1,3}|[一二三四五六七八九十百]{1,3}"
FRACTION_OF = deferred(
    f"(?P<whole>[{MONEY}{COUNT}])(?:については|に対し(?:て|、[^。、\ue000-\ue003]{{1,10}}は)?|のうち(?:、?[^。、\ue000-\ue003]{{1,10}}は)?|[(][^()\ue000-\ue003]{{0,12}}[)]|のところ、?[^。、\ue000\ue001\ue003]{{0,14}}は|に(?=100分の))?、?(?:その|の)?(?:約|ちょうど|およそ)*"
    f"(?:(?P<down>{_FIGURES})分の(?P<up>{_FIGURES})|(?P<half>半[額数分])|(?P<rate>{PERCENT})(?P<off>引き?|オフ|安)?)"
    f"(?:に(?:当たる|あたる|相当する)|である|の|(?<!\ue001)、|を乗じて得た額は、?|を乗じた)(?:[^。、\ue000-\ue003]{{0,8}}[(])?(?P<part>[{MONEY}{COUNT}])(?!以[内下上]|の?[増減])"
)
"""A fraction of an amount, and what it is: 2,160万円の`３分の２に当たる`1,440万円, 12,000円のところ、会員は`２割引の`9,600円."""
MOST = 2
"""Times of an amount, below which a fraction of it is one: 100分の125を乗じた."""
CUT_OFF = Decimal("0.01")
"""By which part of it an amount may be off that is rounded."""
MOST_CUT_OFF = Decimal("0.05")
"""By which part of it one may be less that is cut off."""


def find_wrong_fractions(facts: Facts) -> Iterator[Found]:
    """Find amounts that aren't the fraction of another one that they are said to be."""
    for skeleton in skeletons(facts, 2):
        for match in FRACTION_OF.finditer(skeleton.text) if FRACTIONS.search(skeleton.text) else ():
            whole, part = skeleton.of(match, "whole", "part")
            fraction = _fraction(skeleton, match)
            made = whole.number.value * fraction.value
            slack = whole.number.value * fraction.ulp
            if (
                0 < fraction.value < MOST
                and fraction.value != 1
                and _are_exact(whole, part)
                and not _is_fraction(made, part.number.value, slack)
            ):
                texts = part.entity.text, _told_as(skeleton, match), whole.entity.text
                yield Found(
                    part.place,
                    "{} is not {} of {} ({})".format(*texts, written(round(made, 2).normalize())),
                    (whole.place,),
                )


def _fraction(skeleton: Skeleton, match: re.Match[str]) -> Number:
    """Give a fraction, with by how much it may be off."""
    if match["half"]:
        return Number(Decimal("0.5"), Decimal(0))
    if match["down"]:
        return Number(Decimal(read_whole(match["up"]) or 0) / (read_whole(match["down"]) or 1), Decimal(0))
    [rate] = skeleton.of(match, "rate")
    part, slack = rate.number.value / HUNDRED, rate.number.ulp / HUNDRED * HALF
    if match["off"]:
        return Number(1 - part, Decimal(0))
    return Number(part if not rate.entity.bound else part * 0, slack * (2 if rate.entity.approx else 1))


def _told_as(skeleton: Skeleton, match: re.Match[str]) -> str:
    """Write a fraction as it is told."""
    if match["rate"]:
        return f"{skeleton.of(match, 'rate')[0].entity.text}{match['off'] or ''}"
    return match["half"] or f"{match['down']}分の{match['up']}"


FRACTIONS = deferred("分の|半|\ue001")
"""What says that something is a fraction."""


def _are_exact(*amounts: Amount) -> bool:
    """Tell whether amounts are told exactly, in one unit."""
    return len({each.unit for each in amounts}) == 1 and not any(
        each.entity.approx or each.entity.bound for each in amounts
    )


def _is_fraction(made: Decimal, part: Decimal, slack: Decimal) -> bool:
    """Tell whether an amount is a fraction, rounded, or cut off to as many thousands as it has.

    >>> zero = Decimal(0)
    >>> _is_fraction(Decimal(62750), Decimal(62000), zero), _is_fraction(Decimal(1440), Decimal(1620), zero)
    (True, False)
    """
    figures = f"{part:f}".partition(".")[0]
    step = min(power_of_ten(len(figures) - len(figures.rstrip("0"))), made * MOST_CUT_OFF)
    return abs(made - part) <= max(made * CUT_OFF, slack) or 0 <= made - part < step


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
