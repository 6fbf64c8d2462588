"""Moves: two amounts of a sentence, one of them of before, and by how much or at what rate it says that they differ.

`changes` knows how such sentences are built; here it is enough that one amount is said to be of before, that the rate or
difference stands behind both, and that no two amounts of the sentence make it.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Bounds, Number, quotient, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

BEFORE = deferred(
    "(?:対?前[年期月回週日季]|昨[年季]|先[月週]|前の?(?:年度?|期|月|週|回)|前々[年期回]|同[期月]|当初|従来|[0-9]{1,2}(?:年|か月|週)前|ピーク時?|最盛期|改[定正]前)[度同月期末日産間]{0,4}(?:の?(?:調査|実績|決算額?|予算額?|水準|時点|数値|値|額|数))?(?:は|が|の|で|には|[:、])?[ (]*$"
)
"""What says, before an amount, that it was that: `[前週の]`, `(前年同月 `, not `今週の`."""
SINCE = deferred(
    "[)]?(?:から|より|に比[べ較]|と比[べ較]|に対し|に比し|を[上下]回|を割|であった[がもの]|だった[がもの]|→)"
)
"""What says so behind it: `[から]`, `[に比べ]て`, not `まで`."""
# How it is said that something is more or less.
_WAY = "(?:大幅な?|純|微|急)?(?:増(?!減)|減|上昇|低下|拡大|縮小|伸|プラス|マイナス|引き?[上下]げ|上回|下回|下落|多[いく]|少な|落ち込|割り込|上が|下が|高[いく]|低[いく]|改善|悪化|膨ら|削(?:減|っ|り|る|ら))"
WAY = deferred(f"(?:[(]{PERCENT}[)]|[)])?の?(?P<way>{_WAY})")
"""What says, behind an amount, that it is how much more or less: `[増]`, `[の減]少`, not `となる`."""
ROSE, FELL = deferred("増|上|拡大|伸|プラス|多|高|膨ら"), deferred("減|低|縮小|マイナス|下|少|落|割り込|削")
"""Which way that is: `[増]加`, `引き[上]げ` and `[減]少`, `引き[下]げ`."""
# What says so before it: 増減率は.
_RATED = "(?:(?:増減|増加|減少|伸び|上昇|低下|変化|騰落|改定|引上げ|引下げ|成長)率|対?前[年期月][度同期月]{0,3}比)"
RATED = deferred(f"{_RATED}(?:は|が|で|:)?[、 (]*$")
"""The same, in front of the amount: `[増減率は]`, not `構成比は`."""
THEN = deferred(
    f"[)]?(?:へと?|に|まで|で|と|となり|となって(?:おり)?|であり|になり|から|より|に比べ|と比べ|に対し|を)?(?:て|ると)?(?:{_WAY}[^。、はがも]{{0,6}})?[、,( ]*(?:率にして|割合で|{_RATED}|[0-9]{{1,2}}(?:年|か月)間?で|その差)?(?:は|が|で)?[、:( ]*"
)
"""What stands between two amounts and how they differ, where nothing else is spoken of: `[に、率にして]`, not `に、世帯数は`."""
OTHERWISE = deferred(
    "うち|内訳|平均|目標|計画|それぞれ|各|累計|合わせ|合計|当たり|あたり|換算|占め|最大|最小|見込|予想|倍率|一方|また|(?:は|が|も)、.*(?:は|が|も)、|の[^、。のはが\ue000-\ue003]{2,8}の[\ue000\ue002]"
)
"""What shows that amounts are of several things: `[うち]`, `[それぞれ]`, not `前年の`."""
FAR = 30
"""Characters between two amounts that belong together."""
NEAR = 8
"""Characters before the first amount in which it is said what it is compared with."""
POINTS = frozenset({"ポイント", "pt", "%ポイント"})
"""Units of differences of rates."""


class Token(NamedTuple):
    """An amount of a sentence, and what it is there."""

    at: int
    amount: Amount
    sign: str
    is_old: bool
    is_step: bool
    """Whether it says how much more or less something is."""
    way: int = 0
    """1 where it is said to be more, -1 to be less, 0 where neither is told."""

    @property
    def number(self) -> Number:
        """Its number, without a sign."""
        return self.amount.number


BARE = deferred(
    "(?<![0-9.,一二三四五六七八九十百千])(?P<old>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})から(?P<new>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:へと?|に)、?(?P<step>[0-9]{1,4}|[一二三四五六七八九十百]{1,5})(?:だけ|の)?(?=減|増|下が|上が|少な|多く|縮|伸)"
)
"""Bare numbers that change: `[三十二から二十六へと、六]減った`, not `一から三へと移る`."""


BETWEEN = deferred("から(?<=[0-9一二三四五六七八九十百]から)[0-9一二三四五六七八九十百]")
"""What stands between them: `三十二[から二]十六`, not `甲から乙`."""


def find_wrong_bare_moves(facts: Facts) -> Iterator[Found]:
    """Find differences of bare numbers that aren't what they say."""
    for index in facts.where(BETWEEN):
        for match in BARE.finditer(facts.texts[index]):
            old, new, step = (read_whole(match[name]) or 0 for name in ("old", "new", "step"))
            if abs(new - old) != step:
                texts = (facts.blocks[index].text[slice(*match.span(name))] for name in ("step", "new", "old"))
                message = "{} is not the change to {} from {} ({})".format(*texts, new - old)
                others = tuple(Place(index, *match.span(name)) for name in ("old", "new"))
                yield Found(Place(index, *match.span("step")), message, others)


def find_wrong_moves(facts: Facts) -> Iterator[Found]:
    """Find differences, rates and multiples in sentences that no amounts of them make."""
    yield from find_wrong_bare_moves(facts)
    for skeleton in skeletons(facts, 3):
        for start, end in _sentences(skeleton):
            tokens = _with_years(skeleton.text, start, [*_tokens(skeleton, start, end)])
            found = (wrong(skeleton, tokens, at) for at in range(2, len(tokens)) for wrong in (_wrong, _wrong_of_step))
            told = next(filter(None, found), None)
            if told is not None:
                yield told


def _sentences(skeleton: Skeleton) -> Iterator[tuple[int, int]]:
    """Yield where the sentences with three amounts begin and end."""
    start = 0
    for sentence in ENDING.split(skeleton.text):
        end = start + len(sentence)
        if sum(map(sentence.count, (MONEY, COUNT, PERCENT, TIMES))) >= FEWEST:
            yield start, end
        start = end + 1


ENDING = deferred("。(?!これは)")
"""What ends a sentence, but for one that goes on: `となった[。]`, not `となった。これは`."""
FEWEST = 3
"""Amounts of a sentence that says what was, what is, and by how much they differ."""


def _tokens(skeleton: Skeleton, start: int, end: int) -> Iterator[Token]:
    text = skeleton.text
    for at, amount in skeleton.amounts.items():
        if start <= at < end:
            before, behind = text[max(start, at - FAR) : at], text[at + 1 : min(end, at + FAR)]
            way = WAY.match(behind)
            is_step = way is not None or RATED.search(before) is not None
            is_signed = amount.entity.text[:1] in SIGNS or before[-1:] in SIGNS
            is_points = amount.unit in POINTS or text[at] == TIMES
            is_old = BEFORE.search(before) is not None or SINCE.match(behind) is not None
            is_step = is_step or is_signed or is_points
            yield Token(at, amount, text[at], is_old, is_step, way_of(way["way"]) if way else 0)


def way_of(words: str) -> int:
    """Tell whether words say that something has grown, or shrunk.

    >>> [way_of(words) for words in ("増", "引き下げ", "プラス", "増減率")]
    [1, -1, 1, 0]
    """
    return (ROSE.search(words) is not None) - (FELL.search(words) is not None)


YEAR = deferred(
    "(?P<era>明治|大正|昭和|平成|令和)?(?P<year>元|[0-9]{1,4}|[一二三四五六七八九十]{1,3})年度?(?:末|[0-9]{1,2}月)?(?:時点|現在)?(?:には?|は|が|の)[^。、\ue000-\ue003年]{0,16}$"
)
"""The year that an amount is of: `[令和六年度は]`, not `前年は`."""
ERAS = ("", "明治", "大正", "昭和", "平成", "令和")


def _with_years(text: str, start: int, tokens: list[Token]) -> list[Token]:
    """Say of two amounts that have a year each that the one of the earlier year is of before."""
    if any(token.is_old for token in tokens):
        return tokens
    years: dict[int, tuple[int, int]] = {}
    era = 0
    for token in tokens:
        match = None if token.is_step else YEAR.search(text, max(start, token.at - FAR), token.at)
        number = read_whole(match["year"].replace("元", "1")) if match else None
        if match and number:
            era = ERAS.index(match["era"]) if match["era"] else era
            years[token.at] = (era, number)
    earlier = min(years, key=years.__getitem__) if len({*years.values()}) == len(years) == FEWEST - 1 else None
    return [token._replace(is_old=token.at == earlier) for token in tokens]


SIGNS = frozenset("＋+－-△▲−")
"""Signs before a rate that say that it is a change."""


def _wrong(skeleton: Skeleton, tokens: Sequence[Token], at: int) -> Found | None:
    """Tell what is wrong of an amount that says how much more or less something is."""
    said = tokens[at]
    pair = _pair(tokens[:at], said) if said.is_step else []
    if not pair or not _are_exact([*pair, said]) or not _stand_together(skeleton, [*pair, said], tokens[:at]):
        return None
    old, new = sorted(pair, key=lambda token: not token.is_old)
    every = [token for token in tokens if token is not said and token.amount.unit == old.amount.unit]
    if not _goes_the_other_way(skeleton, new, old, said) and any(
        _fits(one, other, said) for one, other in permutations(every, 2)
    ):
        return None
    texts = said.amount.entity.text, new.amount.entity.text, old.amount.entity.text
    message = "{} is not the change to {} from {} ({})".format(*texts, _made(new, old, said))
    return Found(said.amount.place, message, (old.amount.place, new.amount.place))


def _wrong_of_step(skeleton: Skeleton, tokens: Sequence[Token], at: int) -> Found | None:
    """Tell a rate that the difference before it isn't of the amount before that: 690人から15人増え、2.1％の増."""
    old, step, said = tokens[at - 2 : at + 1]
    if not _is_rate_of_step(old, step, said) or THEN.fullmatch(skeleton.text, step.at + 1, said.at) is None:
        return None
    every = [token for token in tokens if token is not said and token.amount.unit == old.amount.unit]
    if any(_fits(one, other, said) for one, other in permutations(every, 2)):
        return None
    made = (step.number.value / old.number.value * HUNDRED).quantize(said.number.ulp)
    texts = (said.amount.entity.text, step.amount.entity.text, old.amount.entity.text)
    message = "{} is not {} of {} ({}%)".format(*texts, written(made))
    return Found(said.amount.place, message, (old.amount.place, step.amount.place))


def _is_rate_of_step(old: Token, step: Token, said: Token) -> bool:
    """Tell whether three amounts are one of before, how much more or less it became, and at which rate."""
    are_steps = step.is_step and said.is_step and not old.is_step
    signs = step.sign != PERCENT and said.sign == PERCENT
    is_near = old.is_old and step.at - old.at <= FAR // 2
    return are_steps and signs and is_near and _are_exact([old, step, said])


def _goes_the_other_way(skeleton: Skeleton, new: Token, old: Token, said: Token) -> bool:
    """Tell whether an amount that has grown is said to have shrunk by just that, or the other way round."""
    way = WAY.match(skeleton.text, said.at + 1)
    if way is None or said.sign not in {MONEY, COUNT}:
        return False
    difference, stated = new.number.value - old.number.value, abs(said.number.value)
    rose, fell = ROSE.search(way["way"]) is not None, FELL.search(way["way"]) is not None
    return rose != fell and difference == (stated if fell else -stated)


def _pair(before: Sequence[Token], said: Token) -> list[Token]:
    """Give the two amounts before a change that it may be of, if one of them, and only one, is of before."""
    pair = [token for token in before if not token.is_step and _may_make(token, said)][-2:]
    return pair if sorted(token.is_old for token in pair) == [False, True] else []


def _may_make(token: Token, said: Token) -> bool:
    """Tell whether an amount may be one of those that a change is of."""
    if said.amount.unit in POINTS:
        return token.sign == PERCENT
    if said.sign in {MONEY, COUNT}:
        return token.amount.unit == said.amount.unit
    return token.sign in {MONEY, COUNT}


def _are_exact(three: Sequence[Token]) -> bool:
    """Tell whether two amounts and their change are told exactly, and the amounts in one unit."""
    entities = [token.amount.entity for token in three]
    is_exact = not any(entity.approx or entity.bound for entity in entities)
    return is_exact and entities[0].unit == entities[1].unit and min(token.number.low for token in three[:2]) > 0


def _stand_together(skeleton: Skeleton, three: Sequence[Token], before: Sequence[Token]) -> bool:
    """Tell whether two amounts and their change are told of one thing, one right behind the other."""
    one, other, said = (token.at for token in three)
    steps = [token for token in before if token.at > one and token is not three[1]]
    if not all(token.is_step for token in steps) or other - one > FAR or said - other > FAR:
        return False
    last = max([other, *(token.at for token in steps)])
    is_next = THEN.fullmatch(skeleton.text, last + 1, said) is not None
    return is_next and OTHERWISE.search(skeleton.text, max(0, one - NEAR), said) is None


def _fits(one: Token, other: Token, said: Token) -> bool:
    """Tell whether a change may be that between two amounts, or one a part of the other."""
    stated, ulp = abs(said.number.value), said.number.ulp
    if said.amount.unit in POINTS or said.sign in {MONEY, COUNT}:
        slack = (one.number.ulp + other.number.ulp + ulp) * HALF if ulp != 1 or one.number.ulp != 1 else 0
        return abs(abs(one.number.value - other.number.value) - stated) <= slack
    ratio = quotient(one.amount.exact.bounds, other.amount.exact.bounds)
    if ratio is None:
        return True
    low, high = ratio
    if said.sign == TIMES:
        return low - ulp <= stated <= high + ulp
    return is_rate_of((low * HUNDRED, high * HUNDRED), stated, ulp, said.way)


def is_rate_of(percent: Bounds, stated: Decimal, ulp: Decimal, way: int) -> bool:
    """Tell whether a rate is what one amount is of another one, or by how much it is more (way 1) or less (-1).

    >>> bounds = (Decimal(137), Decimal(138))
    >>> [is_rate_of(bounds, Decimal(rate), Decimal(1), way) for rate, way in ((138, 0), (38, 1), (38, -1), (27, 1))]
    [True, True, False, False]
    """
    low, high = percent
    ranges = [
        percent,
        *((low - HUNDRED, high - HUNDRED),) * (way >= 0),
        *((HUNDRED - high, HUNDRED - low),) * (way <= 0),
    ]
    return any(least - ulp <= stated <= most + ulp for least, most in ranges)


def _made(new: Token, old: Token, said: Token) -> str:
    """Say how much more or less it is."""
    if said.sign == TIMES:
        return written((new.number.value / old.number.value).quantize(said.number.ulp))
    difference = new.number.value - old.number.value
    if said.sign == PERCENT:
        return (
            f"{written((difference / old.number.value * HUNDRED).quantize(min(said.number.ulp, HUNDRED / HUNDRED)))}%"
        )
    return written(difference)
