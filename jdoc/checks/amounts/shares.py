"""Shares in sentences: 回答者1,200人のうち賛成は840人（70.0％）."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.named_rates import named_rates
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HALF, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
_WORDS = "[^。\ue000-\ue003]"
OF = deferred(
    f"(?P<whole>{_AMOUNT})[^。(\ue000-\ue003]{{0,8}}(?:の?うち|の?中で?[、,]|に占める){_WORDS}{{0,24}}?(?P<part>{_AMOUNT})[^。、()\ue000-\ue003]{{0,4}}"
    f"(?:[(](?:構成比|割合は?|全体の|率)?(?P<inner>{PERCENT})[)]|(?:で|、|となり|であり)[、,]?(?:全体の|その|割合は|構成比は?|率は?|すなわち、?|つまり、?|割合にして){{1,2}}(?:約)?(?P<rate>{PERCENT}))"
)
"""A part of a whole, and its share: 1,200人のうち賛成は840人（70.0％）."""
IS_SHARE = deferred(
    f"(?P<part>{_AMOUNT})(?:で|と|、|は|であり)[、,]?[^。\ue000-\ue003]{{0,12}}?(?P<whole>{_AMOUNT})[)]?の(?P<rate>{PERCENT})(?:に(?:当|相当|達|とどま)|を占|とな[るっ]|であ[るっ]|です|でした|から(?:回答|申請|申込み?))"
)
"""A part, and its share of a whole: 6.5ヘクタールで、市域130ヘクタールの5％に当たる."""
RATE = deferred(
    f"(?P<whole>{_AMOUNT})(?:に対する|に対し|のうち|で|、|から){_WORDS}{{0,16}}?(?P<part>{_AMOUNT})(?:で|、|となり|であり|が)?[^。()\ue000-\ue003]{{0,6}}"
    f"(?P<name>執行|収入|収納|徴収|達成|進捗|回収|有効回答|回答|投票|合格|就職|出席|稼働|利用|充足|受診|接種|加入|普及|整備|負担|補助|消化|不在)(?:割合|率)(?:は|が|、)?(?:約)?(?P<rate>{PERCENT})"
)
"""Two amounts and the rate of them: 予算現額80億円に対し支出済額は76億円で、執行率は95.0％."""
MULTIPLE = deferred(
    f"(?P<first>{_AMOUNT})(?:で|と|、|となり|に対し|であり|は|[(](?=[前昨]))[、,]?[^。\ue000-\ue003]{{0,14}}?(?P<second>{_AMOUNT})[)]?(?:で|の|と比べ|に比べ|、)?[、,]?(?:(?:前[年期月回][度同期月]{{0,2}}|昨年度?)(?:の|比で?)|倍率は|競争率は|約){{0,3}}(?P<times>{TIMES})"
)
"""Two amounts and how many times one is the other: 定員100人に対し応募者は250人で、倍率は2.5倍."""
OF_WHICH = deferred(
    f"(?P<whole>{_AMOUNT})(?:で|であり|です|である|のうち|の中|、)?[、。]?(?:このうち|そのうち|うち)、?{_WORDS}{{0,16}}?(?P<part>{_AMOUNT}){_WORDS}{{0,20}}?、(?P<called>[^\\W0-9_ぁ-ん]{{1,6}}[率合])は、?(?P<rate>{PERCENT})"
)
"""A whole, which part of it, and the rate: 対象者は420人で、このうち357人の計画ができており、作成率は85.0％."""
OF_NAMED = deferred(
    f"(?P<name>[^\\W0-9_ぁ-ん]{{2,8}}時?)(?:は|が|の|に|には|で|:)?[、,]?(?P<whole>{_AMOUNT})[^。(\ue000-\ue003]{{0,24}}?(?P<part>{_AMOUNT})(?:で|であり|と|、|は|が)?[、,]?(?P=name)の(?P<rate>{PERCENT})(?!の?[増減]|ポイント)"
)
"""A whole, a part, and its share of what the whole is called: 最大時12,800戸、現在960戸で、最大時の7.5％."""
SHARE_OF = deferred(
    f"の割合は、?(?:総額|全体|全国|合計|{_WORDS}{{2,8}})?(?P<whole>{_AMOUNT})に対して?、?{_WORDS}{{0,12}}?(?P<part>{_AMOUNT})(?:で|であり|と|が)?、?(?P<rate>{PERCENT})"
)
"""A whole, a part, and its share: 国費の割合は、総額45億円に対し18億円で、40％."""
OTHERWISE = deferred("前年|前期|前回|昨年|増|減|比べ|当たり|あたり|平均|以上|以下|超|延べ|期日前")
"""What makes a rate one of something else: `[前年]比75％`, not `構成比`."""
PARTS_OF_IT = deferred("(?:の?うち|中)[^。]*うち")
"""Parts of parts: of which the share is isn't sure."""


PATTERNS = (OF, IS_SHARE, RATE, OF_WHICH, OF_NAMED, SHARE_OF)


class Ratio(NamedTuple):
    """Two amounts, and what is said of their ratio."""

    whole: Amount
    part: Amount
    said: Amount
    scale: int
    """100 for rates."""


def find_wrong_shares(facts: Facts) -> Iterator[Found]:
    """Find shares, rates and multiples in sentences that their amounts don't make."""
    for skeleton in skeletons(facts, 3):
        for pattern in PATTERNS if PERCENT in skeleton.text else ():
            for match in pattern.finditer(skeleton.text):
                yield from _shares(skeleton, match)
        for match in MULTIPLE.finditer(skeleton.text) if TIMES in skeleton.text else ():
            yield from _multiples(skeleton, match)


def _multiples(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    first, second, times = skeleton.of(match, "first", "second", "times")
    ratios = [Ratio(second, first, times, 1), Ratio(first, second, times, 1)]
    if "前" in match[0] or "昨" in match[0]:
        ratios = ratios[:1]
    if not any(map(_fits, ratios)) and _are_comparable(ratios[0]):
        yield _told(ratios[0] if len(ratios) == 1 or first.number.value > second.number.value else ratios[1])


def _shares(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    if OTHERWISE.search(match[0]) or PARTS_OF_IT.search(match[0]) or match.groupdict().get("called") in named_rates():
        return
    whole, part, *rates = skeleton.of(match, "whole", "part", *({"inner", "rate"} & match.groupdict().keys()))
    ratio = Ratio(whole, part, rates[0], 100)
    ratios = [ratio] if "inner" in match.groupdict() else [ratio, Ratio(part, whole, rates[0], 100)]
    others = [Ratio(each, part, ratio.said, 100) for each in skeleton.amounts.values() if each.unit == part.unit]
    others += _of_both(ratio) if "うち" not in match[0] else []
    if not any(map(_fits, (*ratios, *others))) and _are_comparable(ratio):
        yield _told(ratio)


def _of_both(ratio: Ratio) -> list[Ratio]:
    """Give the ratios of two amounts to both of them: 出席委員は12人で、欠席は3人、出席率は80％."""
    number = ratio.whole.number
    both = ratio.whole._replace(number=number._replace(value=number.value + ratio.part.number.value))
    return [ratio._replace(whole=both), ratio._replace(whole=both, part=ratio.whole)]


def _are_comparable(ratio: Ratio) -> bool:
    return ratio.whole.unit == ratio.part.unit and not any_rough(ratio.whole, ratio.part, ratio.said)


def _bounds(ratio: Ratio) -> tuple[Decimal, Decimal] | None:
    whole, part = ratio.whole.exact, ratio.part.exact
    if whole.low <= 0:
        return None
    return part.low / whole.high * ratio.scale, part.high / whole.low * ratio.scale


def _fits(ratio: Ratio) -> bool:
    """Tell whether a ratio can be what is said: rounded, or cut off behind its last digit; of nothing it is."""
    bounds, said = _bounds(ratio), ratio.said.number
    if bounds is None:
        return True
    return bounds[0] - said.ulp < said.value <= bounds[1] + said.ulp * HALF


def _told(ratio: Ratio) -> Found:
    low, high = _bounds(ratio) or (ratio.said.number.value,) * 2
    computed = ((low + high) / 2).quantize(min(ratio.said.number.ulp, Decimal(1)))
    message = (
        f"{ratio.said.entity.text} is not {ratio.part.entity.text} of {ratio.whole.entity.text} ({written(computed)})"
    )
    return Found(ratio.said.place, message, (ratio.whole.place, ratio.part.place))
