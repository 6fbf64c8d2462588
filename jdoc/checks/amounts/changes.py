"""Changes in sentences: 120億円から150億円へ20.0％増加."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import BEFORE
from jdoc.checks.amounts.rough import is_roughly
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Bounds, Number, quotient, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
# What says that something has grown.
_UP = "増(?!減)|上昇|拡大|伸|プラス|引き?上げ|上回|膨ら|拡充|多[いく]|上が"
# What says that it has shrunk.
_DOWN = "減|低下|縮小|下落|マイナス|引き?下げ|下回|割り込|落ち込|圧縮|少な|下が|△|▲"
# The way that it went, as a group.
_WAY = f"(?P<way>の?(?:大幅な?|[削軽低微急純漸])?(?:{_UP}|{_DOWN}))"
_SIGN = "(?P<sign>[+△▲-]|マイナス|プラス)?"
FROM_TO = deferred(
    f"(?P<old>{_AMOUNT})(?:\\([^()]*\\))?(?:から|より|を(?=[^。\ue000-\ue003]{{0,20}}[\ue000\ue002](?:に|まで|へ)))[、,]?(?:[^。、\ue000-\ue003]{{0,16}}[、,]?)?(?P<new>{_AMOUNT})(?:\\([^()\ue000-\ue003]*\\))?"
    f"(?:へと?|に|まで|となり|と)?[、,]?(?:[^。、\ue000-\ue003]{{0,10}})(?:(?P<rate>{PERCENT})|(?P<amount>{_AMOUNT}))(?:\\((?P<inner>{PERCENT})\\))?(?:以上|以下|程度|近く|超|未満)?{_WAY}"
)
"""What was, what is, and by how much: 120億円から150億円へ20.0％増加."""
WAS_IS = deferred(
    f"(?P<old>{_AMOUNT})(?:であった|だった|であり|あった)[^。\ue000-\ue003]{{0,24}}(?P<new>{_AMOUNT})(?![^。、\ue000-\ue003]{{0,4}}(?:に|と)比)(?:に|へと?|となり|とし(?:て|た)?|まで)?[、,]?(?:[^。、はがも\ue000-\ue003]{{0,6}}|[^。、\ue000-\ue003]{{2,4}}率は)(?P<rate>{PERCENT})(?P<amount>(?!))?(?P<inner>(?!))?{_WAY}"
)
"""What was, what is, and at which rate: 84万トンであったが、75万トンとなり、10.0％減少."""
COMPARED_BY = deferred(
    f"(?:前年|前期|昨年|前回|前月|同期)[^。、\ue000-\ue003]{{0,8}}(?:の|は|が)?[(]?(?P<old>{_AMOUNT})[)]?(?:に対し|と比[べ較]|に比[べ較し]|を|より|から)て?(?:すると)?[^。\ue000-\ue003]{{0,6}}"
    f"(?P<amount>{_AMOUNT})[、,]?(?:\\((?P<sign>[+△▲-]|マイナス|プラス)?(?P<rate>{PERCENT})\\)|[、,](?:率にして|率で|割合にして)?(?P<rate2>{PERCENT}))(?:の|も)?{_WAY}(?:加|少)?(?!の?\ue000|の?\ue002)"
)
"""Against what, by how much: 前年の1,968万人に比べ、492万人（25.0％）増加, 前年度の30億円に比して3億円、率にして10.0％の増."""
COMPARED = deferred(
    f"(?:前年|前期|昨年|前回|前月|当初|計画|予算)[^。、\ue000-\ue003]{{0,8}}(?:の|は|が|[:(])?(?P<old>{_AMOUNT})\\)?(?:に対し|と比[べ較]|に比[べ較]|を|より|から)[^。\ue000-\ue003]{{0,6}}"
    f"(?P<amount>{_AMOUNT})[、,]?(?:\\({_SIGN}(?P<rate>{PERCENT})(?:の?(?:{_UP}|{_DOWN}))?\\)[、,]?|率にして(?P<rate2>{PERCENT})の?)?{_WAY}(?:加|少|り|る|って)?(?:の|い|し(?:て|た)?|となる|、|で)[、,]?(?P<new>{_AMOUNT})"
)
"""前年度の375億円に比べ12億円（3.2％）増の387億円."""
BY = deferred(
    f"(?:前[年期月回]|昨年|対前年)[^。、(\ue000-\ue003]{{0,8}}(?:比|より|から|に比べ|と比べ)(?:べ?て?)?[で、,]?(?:約)?(?P<amount>{_AMOUNT})(?:[、,(] ?{_SIGN}(?P<rate>{PERCENT})\\)?)(?:の)?{_WAY}(?:加|少)?(?:の|し(?:て|た)?|となる|、|で)[、,]?(?:約)?(?P<new>{_AMOUNT})"
)
"""前年度比12億円（3.2％）増の387億円."""
BEHIND = deferred(
    f"(?P<new>{_AMOUNT})(?:で|と|、|となり)?[、,]?[(]?(?:対?前[年期月回]|昨年)[^。、(\ue000-\ue003]{{0,8}}(?:比|より|から|に比べ|と比べ)(?:べ?て?)?[で、,]?{_SIGN}(?P<amount>{_AMOUNT})(?:の?(?:{_UP}|{_DOWN}))?(?:[、,(] ?[+△▲-]?(?P<rate>{PERCENT})\\)?)(?:の)?{_WAY}"
)
"""387億円で、前年度比12億円（3.2％）の増."""


IS_WAS = deferred(
    f"(?P<new>{_AMOUNT})(?:で|は|となり|であり|と)?[、,]?(?:前[年期月回]|昨年|同期|[0-9]+年前|ピーク|最盛期|[^。、\ue000-\ue003]{{0,6}}[0-9元]年度?)[^。、\ue000-\ue003]{{0,10}}(?:の|は)?[(]?(?P<old>{_AMOUNT})[)]?(?:から|に比べ|より|に対し|と比べ|を)て?[、,]?"
    f"(?:(?P<amount>{_AMOUNT})[、,(]? ?)?(?P<rate>{PERCENT})[)]?{_WAY}"
)
"""What is, what was, and at which rate: 1,200件で、前年度の1,000件から20％増加."""
IS_WAS_BY = deferred(
    f"(?P<new>{_AMOUNT})(?:で|となり|であり|と)[、,]?(?:前[年期月回]|前の(?:年度?|期|月|回|シーズン)|昨年|昨シーズン)[度同期]{{0,3}}(?:の|は)?[(]?(?P<old>{_AMOUNT})[)]?(?:から|に比べ|より|に対し|と比べ)て?[、,]?"
    f"(?P<amount>{_AMOUNT})(?P<rate>(?!))?[)]?{_WAY}"
)
"""What is, what was, and by how much: 92万kWとなり、前の年度の84万kWから8万kW増えた."""
RATE_FIRST = deferred(
    f"(?:対?(?:前[年期月回]|昨年))[^。、(\ue000-\ue003]{{0,8}}(?:比|より|から|に比べ|と比べ)(?:べ?て?)?[で、,]?(?:約)?{_SIGN}(?P<rate>{PERCENT}){_WAY}(?:加|少)?(?:の|し(?:て|た)?|となる|、|で)[、,]?(?:約)?(?P<new>{_AMOUNT})[^。(\ue000-\ue003]{{0,4}}[(](?:前[年期月回]|昨年|[^。()\ue000-\ue003]{{0,4}}[0-9元]年)[^。(\ue000-\ue003]{{0,8}}(?P<old>{_AMOUNT})\\)"
)
"""前回比10.0％増の11万人（前回10万人）."""
IN_BRACKETS = deferred(
    f"(?P<new>{_AMOUNT})[(](?:対?(?:前[年期月回]|昨年))[^。、(\ue000-\ue003]{{0,8}}比{_SIGN}(?P<rate>{PERCENT}){_WAY}?[、,](?:前[年期月回]|昨年)[^。(\ue000-\ue003]{{0,8}}(?P<old>{_AMOUNT})\\)"
)
"""56億円（前年同期比33.3％増、前年同期42億円）."""
RATE_AND_AMOUNT = deferred(
    f"(?P<new>{_AMOUNT})(?:で|と|、|となり|であり)?[、,]?(?:対?前[年期月回]|昨年|[0-9]{{1,2}}年前)[^。、(\ue000-\ue003]{{0,8}}(?:比|より|から|に比べ|と比べ)(?:べ?て?)?[で、,]?{_SIGN}(?P<rate>{PERCENT})[(](?P<amount>{_AMOUNT})[)](?:の)?{_WAY}"
)
"""1,860件で、前年より11.4％（240件）減少."""
AGAINST = deferred(
    f"(?P<old>{_AMOUNT})(?:に対し|に比べ|と比べ|に比較し)て?[、,]?(?:[^。(\ue000-\ue003]{{0,10}})(?P<new>{_AMOUNT})[^。(\ue000-\ue003]{{0,14}}?[、,](?:(?P<amount>{_AMOUNT})[、,(]?)?(?P<rate>{PERCENT})[)]?{_WAY}"
)
"""前の6億円に対し、4億5,000万円まで戻り、25.0％の減少; 250件に対して210件と、40件、16.0％減."""
# When an amount was another one: 前年同期, 前回.
_BEFORE = "(?:対?前[年期月回][度同期]{0,3}|昨年度?|同期)"
# What compares with it: より, に比べ.
_THAN = "(?:比[でべ]?|より|から|に比べ|と比べ|に対し|を)て?[、,]?(?:約)?"
MORE = deferred(
    f"{_BEFORE}{_THAN}(?P<amount>{_AMOUNT})(?P<way>多い|少ない|高い|低い|増の|減の|上回る|下回る)(?P<new>{_AMOUNT})[^。\ue000-\ue003]{{0,14}}率は?[、,]?(?P<rate>{PERCENT})"
)
"""前年度より5,000万円多い8億5,000万円で、伸び率は6.3％."""
LESS = deferred(
    f"(?P<new>{_AMOUNT})(?:で|と|、|となり|であり)[、,]?{_BEFORE}{_THAN}(?P<amount>{_AMOUNT})の?(?P<way>少な|多|増|減|上回|下回)[^。\ue000-\ue003]{{0,14}}率は?[、,]?(?P<rate>{PERCENT})"
)
"""412人で、前年より38人少なく、減少率は8.4％."""
BY_AMOUNT = deferred(
    f"{_BEFORE}{_THAN}(?P<amount>{_AMOUNT})の?(?P<way>{_UP}|{_DOWN}|多い|少ない)[^。\ue000-\ue003]{{0,5}}[、,]?(?P<new>{_AMOUNT})[(、,]{_BEFORE}[^。\ue000-\ue003]{{0,6}}(?P<old>{_AMOUNT})"
)
"""対前年度比3億円増の125億円（前年度122億円）."""
RATE_THEN_OLD = deferred(
    f"(?P<new>{_AMOUNT})[(]{_BEFORE}[^。、\ue000-\ue003]{{0,4}}比{_SIGN}(?P<rate>{PERCENT})の?(?P<way>(?:{_UP}|{_DOWN})?)[^。\ue000-\ue003)]{{0,3}}[)][、,]{_BEFORE}(?:は|が|の)?(?P<old>{_AMOUNT})"
)
"""5,600億円（前年比＋7.7％）、前年は5,200億円."""
OLD_IN_BRACKETS = deferred(
    f"(?P<new>{_AMOUNT})[(]{_BEFORE}(?:の実績)?(?:は|が|:)?(?P<old>{_AMOUNT})[)](?:で|と|、|となり|であり)[^。はがも\ue000-\ue003]{{0,16}}?(?P<rate>{PERCENT}){_WAY}"
)
"""420百万円（前年同期は400百万円）と、前年同期比5.0％の増益."""
STEP_THEN_RATE = deferred(
    f"(?P<new>{_AMOUNT})[(](?:{_BEFORE}|現行|改定前|当初)(?:の実績)?(?:は|が|:)?(?P<old>{_AMOUNT})[)](?:で|と|、|となり|であり)[、,]?(?:{_BEFORE}{_THAN})?(?P<amount>{_AMOUNT})(?:[、,(]{{1,2}}(?P<rate>{PERCENT})[)]?)?{_WAY}"
)
"""6,200円（前期5,900円）で、前期より300円、5.1％の上昇."""
SINCE_YEAR = deferred(
    f"[0-9元]年度?比(?:で|は)?、?(?P<sign>[+△▲-])?(?P<rate>{PERCENT})の?(?P<way>{_UP}|{_DOWN})(?:加|少|と?なる)?の?(?P<new>{_AMOUNT})[(][^()\ue000-\ue003]{{0,6}}[0-9元]年度?(?:は|の実績は|:)?(?P<old>{_AMOUNT})[)]"
)
"""2013年度比で38％減の620万トン（2013年度は1,000万トン）."""
WIDER = deferred(
    f"(?P<new>{_AMOUNT})(?:で|と|であり|あり)、?[^。はがも\ue000-\ue003]{{0,12}}の(?P<old>{_AMOUNT})(?:より|に比べて?|と比べて?)、?(?P<amount>{_AMOUNT})(?P<rate>(?!))?(?P<way>広い|狭い|長い|短い|重い|軽い|高い|低い|多い|少ない)"
)
"""4,520㎡で、旧庁舎の3,640㎡より880㎡広い."""
RATE_TO = deferred(
    f"(?P<old>{_AMOUNT})(?:から|より)[、,]?(?P<rate>{PERCENT}){_WAY}[^。、\ue000-\ue003]{{0,4}}[、,]?(?P<new>{_AMOUNT})(?:に|と|へ|まで)"
)
"""1万2,000人から2割減って9,600人に."""
YEAR_BY_YEAR = deferred(
    f"年度?[^。、\ue000-\ue003]{{0,10}}(?P<old>{_AMOUNT})[^。\ue000-\ue003]{{0,4}}[、,][^。\ue000-\ue003]{{0,6}}年度?[^。、\ue000-\ue003]{{0,8}}(?P<new>{_AMOUNT})(?:で|であり|となり|と)?[、,](?:(?P<rate>{PERCENT})|(?P<amount>{_AMOUNT}))の?{_WAY}"
)
"""令和４年度は30億円、令和５年度は33億円であり、３億円の増."""
STEP_FIRST = deferred(
    f"(?P<amount>{_AMOUNT})(?P<rate>(?!))?(?P<inner>(?!))?{_WAY}[^。、(\ue000-\ue003]{{0,6}}[(](?P<old>{_AMOUNT})(?:から|→|より)(?P<new>{_AMOUNT})(?:へ|に|まで|となった)?[)]"
)
"""By how much, and in brackets what was and is: 53億円増えた（602億円から655億円へ）."""
CUT_TO = deferred(
    f"(?P<old>{_AMOUNT})[)]?比で?、?(?P<rate>{PERCENT}){_WAY}(?:加|少|[しとなっ]た|する|て)*(?:の|、)?(?P<new>{_AMOUNT})(?=を|に|と|へ|が)"
)
"""2013年度（1,000千トン）比で46％削減した540千トン."""
ADDED = deferred(
    f"(?P<amount>{_AMOUNT})を(?P<way>追加|増額|減額|減)し、[^。、()-]{{0,14}}(?P<new>{_AMOUNT})と[^。()-]{{0,6}}[(](?:補正前|変更前|改[正定]前|当初)[^()-]{{0,5}}(?P<old>{_AMOUNT})[)]"
)
"""1,860万円を追加し、総額を9億2,460万円とする（補正前　9億600万円）."""
PATTERNS = (
    CUT_TO,
    ADDED,
    STEP_FIRST,
    FROM_TO,
    WAS_IS,
    IS_WAS,
    IS_WAS_BY,
    COMPARED,
    COMPARED_BY,
    BY,
    BEHIND,
    RATE_FIRST,
    IN_BRACKETS,
    RATE_AND_AMOUNT,
    YEAR_BY_YEAR,
    AGAINST,
    MORE,
    LESS,
    BY_AMOUNT,
    RATE_THEN_OLD,
    OLD_IN_BRACKETS,
    RATE_TO,
    STEP_THEN_RATE,
    SINCE_YEAR,
    WIDER,
)
SINCE = deferred("[前昨]|同期")
"""What tells of the time before: `[前]年度比`, `[昨]年`, not `令和4年`."""
OF_ANY_TIME = (
    CUT_TO,
    ADDED,
    STEP_FIRST,
    FROM_TO,
    WAS_IS,
    IS_WAS,
    COMPARED,
    YEAR_BY_YEAR,
    AGAINST,
    RATE_TO,
    STEP_THEN_RATE,
    SINCE_YEAR,
    WIDER,
)
"""Those that don't ask for it, and may find something in texts without it."""
CHANGES = deferred(f"{_UP}|{_DOWN}|追加|広い|長い|狭い|短い|重い|軽い|高い|低い")
"""What all of these have: 12件の`[増]`, `[減]`少, not `変更`."""


class Said(NamedTuple):
    """What a sentence says of a change."""

    skeleton: Skeleton
    match: re.Match[str]
    amounts: dict[str, Amount]
    sign: int
    """Whether it says that something grew."""


def find_wrong_changes(facts: Facts) -> Iterator[Found]:
    """Find rates and differences in sentences that their amounts don't make."""
    for skeleton in skeletons(facts, 3):
        yield from _since_last_year(skeleton) if "前年" in skeleton.text else ()
    for skeleton in skeletons(facts, 3):  # each of them has three amounts
        for pattern in _patterns_for(skeleton.text):
            for match in pattern.finditer(skeleton.text):
                found = _found(_said(skeleton, match)) if not _is_of_before(match) else None
                if found:
                    yield found


def _is_of_before(match: re.Match[str]) -> bool:
    """Tell whether what a pattern takes for the one that is, is the one that was: 3,372件(前年:4,163件、前年比19.0%減)."""
    groups = match.groupdict()
    start = match.start("new") if groups.get("new") and not groups.get("old") else 0
    return start > 0 and BEFORE.search(match.string, max(0, start - FAR), start) is not None


FAR = 16
"""Characters before an amount in which it is said that it was."""


def _patterns_for(text: str) -> Sequence[re.Pattern[str]]:
    """Return the patterns that may find something in a text."""
    if SINCE.search(text):
        return PATTERNS
    return OF_ANY_TIME if CHANGES.search(text) else ()


OF_YEAR = deferred(
    f"(?P<year>[0-9]{{1,4}}|元)年度?(?:には?|は|の|から)?[^。\ue000-\ue003]{{0,12}}?(?P<amount>{_AMOUNT})"
)
"""An amount with its year: 令和2年度は31億人."""
THAN_BEFORE = deferred(
    f"(?P<year>[0-9]{{1,4}})年度?(?:には?|は|の)?[^。\ue000-\ue003]{{0,12}}?(?P<new>{_AMOUNT})(?:で|と|、|となり|であり)[、,]?"
    f"前年度?(?:比|より|から|に比べて?|と比べて?)[で、,]?(?P<rate>{PERCENT}){_WAY}"
)
"""A rate against the year before, which stands elsewhere in the text: 令和2年度は31億人と、前年度に比べ26.2％の減少."""


def _since_last_year(skeleton: Skeleton) -> Iterator[Found]:
    """Find rates against the year before that its amount, told elsewhere in the text, doesn't make."""
    known = {match["year"].replace("元", "1"): match for match in OF_YEAR.finditer(skeleton.text)}
    for match in THAN_BEFORE.finditer(skeleton.text):
        before = known.get(f"{int(match['year']) - 1}")
        said = _said(skeleton, match)
        old = skeleton.of(before, "amount") if before else []
        found = _found(said._replace(amounts={**said.amounts, "old": old[0]})) if old else None
        if found:
            yield found


def _said(skeleton: Skeleton, match: re.Match[str]) -> Said:
    names = (name for name in match.groupdict() if name not in {"way", "sign", "year"})
    amounts = {name: amount for name in names for amount in skeleton.of(match, name)}
    way = match["way"] or match.groupdict().get("sign") or ""
    falls = any(sign in way for sign in (*_DOWN.split("|"), "少", "低い", "狭い", "短い", "軽い", "-"))
    return Said(skeleton, match, amounts, -1 if falls else 1)


def _found(said: Said) -> Found | None:
    """Tell what is wrong of a change, the difference before the rate."""
    new, old, stated = (said.amounts.get(name) for name in ("new", "old", "amount"))
    rough = _rough(said)
    if rough or not _are_in_one_unit(said):
        return _wrong_rough(said) if rough == ["rate"] and _are_in_one_unit(said) else None
    if new is None:
        return _wrong_rate_of(said)
    if old is not None:
        return _wrong_difference(said, new, old.number) or _wrong_rate(said, new, old.exact)
    before = _before(new.number, stated, said.sign)
    return _wrong_rate(said, new, before) if before is not None else None


def _before(new: Number, stated: Amount | None, sign: int) -> Number | None:
    """Give what an amount was before it changed by another one."""
    if stated is None:
        return None
    return Number(new.value - sign * stated.number.value, max(new.ulp, stated.number.ulp))


def _wrong_difference(said: Said, new: Amount, before: Number) -> Found | None:
    stated, old = said.amounts.get("amount"), said.amounts.get("old")
    if stated is None or old is None:
        return None
    difference = new.number.value - before.value
    slack = (new.number.ulp + before.ulp + stated.number.ulp) * HALF
    if new.number.ulp == before.ulp == stated.number.ulp == 1:
        slack = Decimal(0)
    if abs(said.sign * difference - abs(stated.number.value)) <= slack:
        return None
    message = (
        f"{stated.entity.text} is not the difference of {new.entity.text} and {old.entity.text} ({written(difference)})"
    )
    place = stated.place if abs(said.sign * difference + abs(stated.number.value)) > slack else _with_way(said)
    return Found(place, message, (old.place, new.place))


def _with_way(said: Said) -> Place:
    """Give where a difference stands with the word that says which way it is: then that is wrong."""
    start, end = said.match.start("amount"), said.match.end("way")
    return said.skeleton.place(start, max(start + 1, end))


def _wrong_rate(said: Said, new: Amount, before: Number) -> Found | None:
    rate = next((said.amounts[name] for name in ("rate", "rate2", "inner") if name in said.amounts), None)
    if rate is None or before.low <= 0 or _is_difference(said, new.number, before, rate.number):
        return None
    rates = _rates(said, new.exact, before)
    if rates is None:
        return None
    low, high = rates
    stated, ulp = abs(rate.number.value), rate.number.ulp
    if low - ulp < stated <= high + ulp * HALF:
        return None
    computed = ((low + high) / 2).quantize(min(ulp, Decimal(1)))
    others = tuple(said.amounts[name].place for name in ("old", "amount", "new") if name in said.amounts)
    return Found(
        rate.place, f"{rate.entity.text} is not the change to {new.entity.text} ({written(computed)}%)", others
    )


def _rough(said: Said) -> list[str]:
    """Return which of the amounts are said roughly, or are bounds."""
    return [name for name, each in said.amounts.items() if each.is_rough]


def _are_in_one_unit(said: Said) -> bool:
    return len({said.amounts[name].unit for name in ("new", "old", "amount") if name in said.amounts}) <= 1


def _wrong_rough(said: Said) -> Found | None:
    """Tell a rate that is said roughly, or as the least or the most, and is far from what two exact amounts make."""
    new, old, rate = (said.amounts.get(name) for name in ("new", "old", "rate"))
    made = _rates(said, new.exact, old.exact) if new and old and old.number.low > 0 else None
    if made is None or new is None or old is None or rate is None or is_roughly(rate, made):
        return None
    computed = ((made[0] + made[1]) / 2).quantize(Decimal("0.1"))
    message = f"{rate.entity.text} is not the change to {new.entity.text} ({written(computed)}%)"
    return Found(rate.place, message, (old.place, new.place))


def _is_difference(said: Said, new: Number, before: Number, rate: Number) -> bool:
    """Tell whether what looks like the new amount is the difference: 640百万円に比べ48百万円、7.5％減少."""
    share = new.value / before.value * HUNDRED
    return "amount" not in said.amounts and abs(share - abs(rate.value)) <= rate.ulp


def _rates(said: Said, new: Number, before: Number) -> Bounds | None:
    """Give the least and the greatest rate that amounts allow, by the difference where it alone is told.

    None where it may have been nothing before: 9人増の10人.
    """
    stated = said.amounts.get("amount")
    if stated is not None and "old" not in said.amounts:
        least, most = stated.number.bounds
        before_least, before_most = new.high - said.sign * least, new.low - said.sign * most
        if min(before_least, before_most) <= 0:
            return None
        values = [least / before_least * HUNDRED, most / before_most * HUNDRED]
    else:
        ratio = quotient(new.bounds, before.bounds)
        values = [said.sign * (each - 1) * HUNDRED for each in ratio or ()]
    return (min(values), max(values)) if values else None


def _wrong_rate_of(said: Said) -> Found | None:
    """Tell a rate that a difference and what it is counted from don't make."""
    stated, old = (said.amounts.get(name) for name in ("amount", "old"))
    rate = said.amounts.get("rate") or said.amounts.get("rate2")
    if rate is None or stated is None or old is None or old.number.low <= 0:
        return None
    low, high = stated.number.low / old.number.high * HUNDRED, stated.number.high / old.number.low * HUNDRED
    half = rate.number.ulp * HALF
    if low - half <= abs(rate.number.value) <= high + half:
        return None
    computed = ((low + high) / 2).quantize(min(rate.number.ulp, Decimal(1)))
    return Found(
        rate.place,
        f"{rate.entity.text} is not {stated.entity.text} of {old.entity.text} ({written(computed)}%)",
        (old.place, stated.place),
    )
