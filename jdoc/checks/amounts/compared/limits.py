"""Limits: what an amount is said to have passed, or fallen below (初めて1万人を超え), and hasn't; and how many times another one it is."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.pairs import joint_behind
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES
from jdoc.checks.numbers import HALF, Bounds, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.compared.pairs import Compared
    from jdoc.checks.amounts.skeleton import Skeleton

_AMOUNT = f"[{MONEY}{COUNT}{PERCENT}]"
LIMIT = deferred(
    f"(?P<now>{_AMOUNT})(?:で|と|となり|となって|であり|まで(?:増加|減少)し|に(?:増加|減少)し)、?(?:初めて|はじめて|ついに|既に|[0-9]{{1,2}}年(?:ぶり|連続)[にで]、?|[0-9]{{1,2}}年度?以来、?|統計開始以来、?)*(?P<limit>{_AMOUNT})の?(?:大台|台)?(?:を(?:(?P<over>超え|突破し|上回[りっ])|(?P<under>割り?(?:込み|込ん|っ)|切っ|下回[りっ])))(?:た|て|だ|、|まし)(?!の[はがも]|[^\\W0-9_ぁ-ん])"
)
"""An amount, and the limit that it has passed: `9,240人となり、初めて1万人を超えた`, not `10億円を超える事業`."""
_FIGURES = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
MULTIPLE = deferred(
    f"(?:の|約|ほぼ)*(?:(?P<times>{TIMES})(?P<more>を超え|以上|強|超|余り)?(?P<less>弱|近く|に満たな|未満)?(?:に|と|の|で|、|。|た|[)]|$)|(?P<down>{_FIGURES})分の(?P<up>{_FIGURES})(?:に(?:減|縮|な|低|まで|とど)|まで|と?な|の水準))"
)
"""How many times what was is what is: `2倍を超え`た, `3分の1に減`った."""
LESS, ROUGHLY = Decimal("0.25"), Decimal("0.1")
"""By which part of it one may be less that is told as a limit (2倍近く), and off that is told roughly."""


def wrong_limits(skeleton: Skeleton, start: int, end: int) -> Iterator[Found]:
    """Tell limits that an amount is said to have passed and hasn't."""
    for match in LIMIT.finditer(skeleton.text, start, end):
        now, limit = skeleton.of(match, "now", "limit")
        off = (now.in_base[0].value - limit.in_base[0].value) * (1 if match["over"] else -1)
        if now.in_base[1] == limit.in_base[1] and off < 0 and not now.is_rough:
            message = f"{limit.entity.text}, but it is {now.entity.text}"
            yield Found(limit.place, message, (now.place,))


def wrong_multiple(pair: Compared) -> Iterator[Found]:
    """Tell how many times what was what is said to be, and isn't."""
    joint = joint_behind(pair)
    match = MULTIPLE.match(pair.skeleton.text, joint.end()) if joint else None
    ratio = quotient(pair.new.exact.bounds, pair.old.exact.bounds) if match else None
    if match is None or ratio is None or pair.new.kind == "rate":
        return
    least, most = _range(pair, match)
    if ratio[1] < least or ratio[0] > most:
        place = pair.skeleton.place(
            match.start("down" if match["up"] else "times"), match.end("up" if match["up"] else "times")
        )
        value = written(round(pair.new.number.value / pair.old.number.value, 2))
        message = f"{_told(pair, match)} is not {pair.new.entity.text} of {pair.old.entity.text} ({value})"
        yield Found(place, message, (pair.old.place, pair.new.place))


def _told(pair: Compared, match: re.Match[str]) -> str:
    return f"{match['down']}分の{match['up']}" if match["up"] else pair.skeleton.of(match, "times")[0].entity.text


def _range(pair: Compared, match: re.Match[str]) -> Bounds:
    """Give the least and the most that words say one amount is of another one."""
    if match["up"]:
        part = Decimal(read_whole(match["up"]) or 0) / (read_whole(match["down"]) or 1)
        return part * (1 - ROUGHLY), part * (1 + ROUGHLY)
    [times] = pair.skeleton.of(match, "times")
    stated, ulp, bound = times.number.value, times.number.ulp, times.entity.bound
    if match["more"] or bound in {"ge", "gt"}:
        return stated, Decimal("Infinity")
    if match["less"] or bound in {"le", "lt"}:
        return stated * (1 - LESS), stated
    slack = stated * ROUGHLY if times.entity.approx else ulp * 0
    return stated - max(slack, ulp if ulp < 1 else ulp * HALF), stated + max(slack, ulp * HALF)
