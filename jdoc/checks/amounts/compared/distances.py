"""Distances: by how much, or at which rate, two amounts that a sentence compares are said to differ, and don't."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.compared.pairs import SIGN, WAYS, joint_behind
from jdoc.checks.amounts.moves import POINTS, way_at, with_way
from jdoc.checks.amounts.rough import is_roughly
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import HALF, HUNDRED, Bounds, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.compared.pairs import Compared

STEP = deferred(
    f"(?:[+△▲-]|プラス|マイナス)?(?P<step>[{MONEY}{COUNT}{PERCENT}])(?:ほど|程度|余り|以上|近く)?(?:[(](?:[+△▲-]|約)?(?P<rate>{PERCENT})(?:の?[増減])?[)]|[、,](?:率にして)?(?P<rate2>{PERCENT}))?[も、]?の?"
    f"(?:(?:大幅な?|純|急)?(?P<way>{WAYS})|(?P<alone>[)、]|$))"
)
"""By how much, and at which rate: `48人(12.0%)の増`加, `1.4ポイント高か`った, not `60人に減`."""
INSIDE = deferred(
    f"[(](?:対?前[年期月回][度同期月]{{0,3}}|昨年度?)比?(?:[+△▲-]|プラス|マイナス)?(?P<step>[{MONEY}{COUNT}{PERCENT}])(?P<rate>(?!))?(?P<rate2>(?!))?(?P<alone>(?!))?の?(?:増|減)?、(?:前|昨)[^、()\ue000-\ue003]{{1,6}}$"
)
"""The same between two amounts: 436名`(前回比+86名、前回`350名)."""
ROUGHLY = Decimal("0.15")
"""By which part of it a difference may be off that is told roughly."""


INDEX = deferred(
    f"[)]?(?:の?実績)?(?:に対する比|(?:に?対)?比率?)(?:は|で|では)?、?約?(?P<index>{PERCENT})(?=と[、な]|で(?:す|あ|し|、)|の水準|に(?:とど|当た|相当)|、|。|[)]|$)"
)
"""How much of what was is: `前年度(1,200億円)`比93.0%と`な`った, not `比93.0%増`."""
LEADS = deferred(
    "[加少りえしてったげ]{0,3}[、,]?(?:の|[^。、\\W0-9ぁ-ん]{1,6}を)?、?(?P<new>[\ue000\ue002])(?:とな|とす|に|で|へ|を目標|。|、|$)"
)
"""What stands between a difference and what it leads to: `減し、`34億円となり."""


def wrong_distance(pair: Compared, others: list[Amount]) -> Iterator[Found]:
    """Tell a difference or rate that is said to be that of two amounts, and that no two of their sentence make."""
    joint = joint_behind(pair)
    match = STEP.match(pair.skeleton.text, joint.end()) if joint else None
    match = match or INSIDE.match(pair.skeleton.text, pair.begin, pair.end - 1)
    for said in pair.skeleton.of(match, "step", "rate", "rate2") if match else ():
        sign = _sign(pair.skeleton.text, said, match.start("step")) if match else 0
        is_said = sign != 0 or (match is not None and match["alone"] is None)
        if is_said and _can_be_told(pair, said):
            yield from _wrong(pair, said, sign, others)


def _wrong(pair: Compared, said: Amount, sign: int, others: list[Amount]) -> Iterator[Found]:
    """Tell it if no two amounts differ by it, or those which it is of do so the other way."""
    grew = pair.new.number.value - pair.old.number.value
    at = next(at for at, amount in pair.skeleton.amounts.items() if amount is said)
    way = way_at(pair.skeleton.text, at + 1) if said.unit != "%" or pair.new.kind != "rate" else 0
    fits = any(_fits(said, *two) for two in combinations(others, 2))
    if not fits or sign * grew < 0:
        yield _told(pair, said, _made(pair, said))
    elif way * grew < 0 and _fits(said, pair.old, pair.new):
        yield _told(pair, said, _made(pair, said))._replace(place=with_way(pair.skeleton, at))


def _sign(text: str, said: Amount, at: int) -> int:
    """Tell whether a sign says that something rose, 1, or fell, -1."""
    sign = said.entity.text[0] if said.entity.text[0] in SIGN else text[at - 1]
    return SIGNS.get(sign, 0)


SIGNS = {**dict.fromkeys("+＋", 1), **dict.fromkeys("△▲－−-", -1)}
"""What signs say."""


def wrong_index(pair: Compared) -> Iterator[Found]:
    """Tell what is said to be how much of what was is."""
    match = INDEX.match(pair.skeleton.text, pair.end)
    ratio = quotient(pair.new.exact.bounds, pair.old.exact.bounds) if match else None
    if match is None or ratio is None or pair.new.kind == "rate":
        return
    [said] = pair.skeleton.of(match, "index")
    made = _widened(said, (ratio[0] * HUNDRED, ratio[1] * HUNDRED))
    if not is_roughly(said, made) and not _growth(said, pair.old, pair.new):
        value = pair.new.number.value / pair.old.number.value * HUNDRED
        yield _told(pair, said, f"{written(value.quantize(said.number.ulp))}%")


def _told(pair: Compared, said: Amount, made: str) -> Found:
    texts = said.entity.text, pair.new.entity.text, pair.old.entity.text, made
    message = "{} is not the change to {} from {} ({})".format(*texts)
    return Found(said.place, message, (pair.old.place, pair.new.place))


def _can_be_told(pair: Compared, said: Amount) -> bool:
    """Tell whether an amount is of the kind that two others differ by."""
    if pair.new.kind == "rate":
        return said.unit in POINTS or said.unit == "%"
    return said.unit == "%" or said.in_base[1] == pair.new.in_base[1]


def _fits(said: Amount, one: Amount, other: Amount) -> bool:
    """Tell whether two amounts, whichever was first, may differ by an amount or a rate."""
    is_rate = said.unit == "%" or said.unit in POINTS
    if one.unit != other.unit or (not is_rate and said.unit != one.unit) or one is said or other is said:
        return False
    ways = [_difference(said, one, other)] if said.unit != "%" or one.kind == "rate" else []
    ways += [_growth(said, one, other), _growth(said, other, one)] if said.unit == "%" else []
    return any(ways)


def _difference(said: Amount, one: Amount, other: Amount) -> bool:
    off = abs(abs(one.number.value - other.number.value) - abs(said.number.value))
    if said.is_rough:
        return off <= abs(said.number.value) * ROUGHLY
    numbers = (one.exact, other.exact, said.exact)
    ulps = {number.ulp for number in numbers}
    return off <= (sum(ulps) * HALF * 3 if len(ulps) > 1 or Decimal(0) not in ulps else 0)


def _growth(said: Amount, old: Amount, new: Amount) -> bool:
    """Tell whether a rate may be that of a rise or a fall, or what is left of it."""
    ratio = quotient(new.exact.bounds, old.exact.bounds)
    if ratio is None:
        return True
    made = sorted(abs(each - 1) * HUNDRED for each in ratio)
    return is_roughly(said, _widened(said, (made[0], made[1])))


def _widened(said: Amount, made: Bounds) -> Bounds:
    slack = said.number.ulp * HALF
    return made[0] - slack, made[1] + slack


def _made(pair: Compared, said: Amount) -> str:
    difference = pair.new.number.value - pair.old.number.value
    if said.unit == "%" and pair.new.kind != "rate":
        return f"{written((difference / pair.old.number.value * HUNDRED).quantize(min(said.number.ulp, Decimal(1))))}%"
    return written(difference)
