"""Closed: sentences that have two amounts of one kind and one rate, and nothing else that the rate might be of."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from jdoc.checks.amounts.near import Known, known
from jdoc.checks.amounts.rough import is_roughly
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HUNDRED, Bounds, digits, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

SHARE = deferred(
    "(?:のうち|に占める|に対し|の中で?[、,])[^。]*\ue001(?:を占め|に当た|に相当|に達し|である|です|となる|となった|[)])"
)
"""A sentence that says what the rate is of: 40人`のうち`36人で、90％`に当た`る."""
NAMED = deferred(
    "(?:(?P<owner>[^\\W0-9_ぁ-ん]{2,12})の)?(?P<stem>[^\\W0-9_ぁ-ん]{2})[^\\W0-9_ぁ-ん]{0,6}[率合](?:は|が|も|で)?、?(?:約)?[:、]?(?=\ue001)"
)
"""What a rate is called, right before it, and whose it is: `回収率`83.5％, `役員の女性割合は`40％."""
MOVED = deferred(
    "[\ue000\ue002](?:から|を)[^。\ue000-\ue003]{0,14}[\ue000\ue002](?:へと?|に|まで)[^。\ue000-\ue003]{0,12}\ue001"
)
"""What was, what it became, and the rate: 1,250人`から`800人`へと`、10年間で36％."""
OTHERWISE = deferred(
    "前[年期月回々]|昨年|同期|目標|計画|見込|予[想測定]|全国|全県|県平均|平均|当たり|あたり|延べ|累計|ポイント|それぞれ|各|以[上下内]|超|未満|重複|複数|ほか|一方|割合が|増減|寄与|年率|当初|補正|税"
)
"""What shows that a rate may be of something else: `[前年]比で`, not `回収率`."""
ANY = deferred("[\ue000-\ue003]")
"""Any amount."""
FORM = deferred("(?:\ue000\ue000|\ue002\ue002)\ue001")
"""Two amounts and a rate."""
PAIR = 2


class Closed(NamedTuple):
    """A rate, and the two amounts before it."""

    first: Amount
    last: Amount
    rate: Amount
    words: str
    """The sentence."""


def find_wrong_closed(facts: Facts) -> Iterator[Found]:
    """Find rates that the only two amounts of their sentence make in no way, where it says what the rate is of."""
    for skeleton in skeletons(facts, PAIR + 1):
        for closed in _closed(skeleton) if PERCENT in skeleton.text else ():
            yield from _wrong(skeleton, closed)


def _closed(skeleton: Skeleton) -> Iterator[Closed]:
    """Yield the sentences with two amounts of one unit and a rate behind them."""
    start = 0
    for words in skeleton.text.split("。"):
        at = [match.start() for match in ANY.finditer(words)]
        if FORM.fullmatch("".join(words[each] for each in at)) and not OTHERWISE.search(words):
            first, last, rate = (skeleton.amounts[start + each] for each in at)
            if first.unit == last.unit:
                yield Closed(first, last, rate, words)
        start += len(words) + 1


def _wrong(skeleton: Skeleton, closed: Closed) -> Iterator[Found]:
    first, last, rate, words = closed
    one, other = known(first), known(last)
    if not _are_exact(first, last) or one.number == other.number:
        return
    is_moved = MOVED.search(words) is not None
    made = (_moves if is_moved else _made)(one, other)
    if any(_may_be(rate, each) for each in made) or _is_made_beside(skeleton, closed):
        return
    told = _moved(one, other) if is_moved else _share(one, other)
    if _is_said(words, told, rate):
        value = told.quantize(min(rate.number.ulp, Decimal(1)))
        message = f"{rate.entity.text} is not what {first.entity.text} and {last.entity.text} make ({written(value)}%)"
        yield Found(rate.place, message, (first.place, last.place))


def _are_exact(*amounts: Amount) -> bool:
    return not any(amount.is_rough or known(amount).number.low <= 0 for amount in amounts)


def _made(one: Known, other: Known) -> Iterator[Bounds]:
    """Yield what two amounts may make as shares: what each is of the other one, what is left of it, and what each is of both."""
    for part, whole in ((one, other), (other, one)):
        low, high = part.number.low / whole.number.high * HUNDRED, part.number.high / whole.number.low * HUNDRED
        yield low, high
        yield HUNDRED - high, HUNDRED - low
        yield HUNDRED * low / (HUNDRED + low), HUNDRED * high / (HUNDRED + high)


def _moves(old: Known, new: Known) -> Iterator[Bounds]:
    """Yield what they may make as what was and what it became: what it is of that, or by how much it is more or less."""
    low, high = new.number.low / old.number.high * HUNDRED, new.number.high / old.number.low * HUNDRED
    yield low, high
    yield (HUNDRED - high, HUNDRED - low) if low < HUNDRED else (low - HUNDRED, high - HUNDRED)


def _may_be(rate: Amount, made: Bounds) -> bool:
    """Tell whether a rate may be one that two amounts make, rounded or cut off."""
    low, high = made
    return is_roughly(rate, made) or low - rate.number.ulp < rate.number.value <= high


def _is_made_beside(skeleton: Skeleton, closed: Closed) -> bool:
    """Tell whether one of the amounts makes the rate with another one of the block."""
    others = [known(each) for at, each in skeleton.amounts.items() if skeleton.text[at] in {MONEY, COUNT}]
    ours = [known(closed.first), known(closed.last)]
    alike = [each for each in others if each.unit == ours[0].unit and each.number.low > 0]
    made = chain.from_iterable(_made(one, other) for one in ours for other in alike if one.number != other.number)
    return any(_may_be(closed.rate, each) for each in made)


def _share(one: Known, other: Known) -> Decimal:
    low, high = sorted((one.number.value, other.number.value))
    return low / high * HUNDRED


def _moved(one: Known, other: Known) -> Decimal:
    return abs(other.number.value - one.number.value) / one.number.value * HUNDRED


def _is_said(words: str, told: Decimal, rate: Amount) -> bool:
    """Tell whether a sentence says what the rate is of, or a slip explains it."""
    stated, ulp = rate.number.value, rate.number.ulp
    if stated > HUNDRED or (rate.is_rough and abs(stated - told) < ulp * 2):
        return False
    name = None if MOVED.search(words) else NAMED.search(words)
    if name is None:
        return bool(MOVED.search(words) or SHARE.search(words))
    is_of_another = name["owner"] and words.count(name["owner"]) == 1
    return not is_of_another and (words.count(name["stem"]) > 1 or is_slip(stated, told, ulp))


def is_slip(stated: Decimal, told: Decimal, ulp: Decimal) -> bool:
    """Tell whether a rate is another one but for a figure, two that are turned round, or the point.

    >>> ulp = Decimal("0.1")
    >>> [is_slip(Decimal(rate), Decimal(told), ulp) for rate, told in (("83.5", "81.51"), ("21.0", "12"), ("3.2", "75"))]
    [True, True, False]
    """
    made = told.quantize(ulp)
    first, last = f"{stated.quantize(ulp):f}", f"{made:f}"
    if len(first) != len(last):
        return digits(stated) == digits(made)
    return sum(map(str.__ne__, first, last)) == 1 or sorted(first) == sorted(last)
