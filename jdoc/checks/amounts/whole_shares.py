"""Whole shares: shares of one whole, told beside each other, and what an amount is of another one."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.near import Known, known, near
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import HUNDRED, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.near import Sentence
    from jdoc.checks.amounts.skeleton import Amount, Skeleton

BEHIND = deferred("(?:の|に当た|に相当|を占め|と、|、|で(?:あ|す|、)|[)]|$)")
"""What stands behind a share: 17.7%`[に当た]`る, not `増`."""
OF_ALL = deferred("(?:全体|総額|総数|全額|合計|うち)の?|構成比|割合|シェア|占め|に当た|に相当")
"""What says that rates are shares: `[全体の]38.0%`."""
OF_PART = deferred("[^。、]{0,16}$")
"""What stands between a part and its share: 94万円`は全体の`38.0%."""
FEWEST = 2
"""Shares of one whole."""
OF_AMOUNT = deferred(f"[{MONEY}{COUNT}]の(?P<rate>{PERCENT})(?:に当た|に相当|に達|に上|にのぼ|を占|[で、])")
"""A rate of an amount: 平年の雨量155.0mm`の83.3%に当た`る."""


def find_wrong_whole_shares(sentence: Sentence) -> Iterator[Found]:
    """Find shares of a sentence that are of no whole which its other shares are of, and ratios turned round."""
    skeleton, _, start, end = sentence
    if skeleton.text.count(PERCENT, start, end) >= FEWEST and OF_ALL.search(skeleton.text, start, end):
        shares = [*_shares(skeleton, start, end)]
        parts = {part.place for part, _ in shares}
        wholes = [each for each in near(sentence) if each.place not in parts]
        if len(shares) >= FEWEST:
            for whole in wholes:
                yield from _of_another_whole(shares, whole, wholes)
    for match in OF_AMOUNT.finditer(skeleton.text, start, end):
        whole, rate = known(skeleton.amounts[match.start()]), skeleton.amounts[match.start("rate")]
        yield from _turned_round(rate, whole, near(sentence))


def _shares(skeleton: Skeleton, start: int, end: int) -> Iterator[tuple[Known, Amount]]:
    """Yield the parts of a sentence, each with its share."""
    text = skeleton.text
    for one, other in pairwise([at for at in skeleton.amounts if start <= at < end]):
        are_both = text[one] != PERCENT == text[other] and OF_PART.fullmatch(text, one + 1, other)
        if are_both and BEHIND.match(text, other + 1) and not WAY.match(text, other + 1):
            yield known(skeleton.amounts[one]), skeleton.amounts[other]


def _of_another_whole(shares: Sequence[tuple[Known, Amount]], whole: Known, wholes: Sequence[Known]) -> Iterator[Found]:
    """Yield the shares that are of no whole, where all others are of one."""
    right = [share for share in shares if _is_ratio(share[1], share[0], whole)]
    wrong = [(part, rate) for part, rate in shares if not any(_is_ratio(rate, part, each) for each in wholes)]
    if right and len(right) + len(wrong) == len(shares) and all(part.unit == whole.unit for part, _ in shares):
        yield from (_found(rate, part, whole) for part, rate in wrong)


def _turned_round(rate: Amount, whole: Known, others: Sequence[Known]) -> Iterator[Found]:
    """Yield a rate that an amount isn't of the whole, where the whole is that of it."""
    parts = [each for each in others if each.place != whole.place and each.unit == whole.unit]
    if not any(_is_ratio(rate, part, whole) for part in parts):
        turned = [part for part in parts if part.number.value != whole.number.value and _is_ratio(rate, whole, part)]
        yield from (_found(rate, part, whole) for part in turned[:1])


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
