"""Moves: two amounts of a sentence, one of them of before, and by how much or at what rate it says that they differ.

`changes` knows how such sentences are built; here it is enough that one amount is said to be of before, that the rate or
difference stands behind both, and that no two amounts of the sentence make it.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, TIMES, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, Number, quotient, written
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

BEFORE = deferred(
    "(?:対?前[年期月回週日季]|一?昨[年季]|先[月週]|現行|前の?(?:年度?|期|月|週|回)|前々[年期回]|同[期月]|当初|従来|[0-9]{1,2}(?:年|か月|週)前|ピーク時?|最盛期|改[定正]前)[度同月期末日産間]{0,4}(?:の?(?:調査|実績|決算額?|予算額?|水準|時点|数値|値|額|数))?(?:は|が|の|で|には|[:、])?[ (]*$"
)
"""What says, before an amount, that it was that: `[前週の]`, `(前年同月 `, not `今週の`."""
SINCE = deferred(
    "[)]? ?(?:から|より|に比[べ較]|と比[べ較]|に対し|に比し|を[上下]回|を割|であった[がもの]|だった[がもの]|→)"
)
"""What says so behind it: `[から]`, `[に比べ]て`, not `まで`."""
RAISED = deferred("[)]?を(?:平均|一律|月額)?[\ue000\ue002](?:引き?[上下]げ|増額|減額|値[上下]げ)")
"""What says so where it is raised or lowered by another one: 312,000円を平均15,600円引き上げ."""
# How it is said that something is more or less.
_WAY = "(?:大幅な?|純|微|急)?(?:増(?!減)|減|削|上昇|低下|拡大|縮小|伸|プラス|マイナス|引き?[上下]げ|上回|下回|下落|多[いく]|少な|落ち込|割り込|上が|下が|高[いく]|低[いく]|改善|悪化|膨ら)"
WAY = deferred(f"(?:[(]{PERCENT}[)]|[)])?の?(?P<way>{_WAY})")
"""What says, behind an amount, that it is how much more or less: `[増]`, `[の減]少`, not `となる`."""
ROSE, FELL = deferred("増|上|拡大|伸|プラス|多|高|膨ら"), deferred("減|削|低|縮小|マイナス|下|少|落")
"""Which way that is: `[増]加`, `引き[上]げ` and `[減]少`, `引き[下]げ`."""


def way_of(words: str) -> int:
    """Tell whether words say that something has grown, 1, or shrunk, -1; 0 where they say neither, or both.

    >>> [way_of(words) for words in ("増", "引き下げ", "プラス", "増減率")]
    [1, -1, 1, 0]
    """
    return bool(ROSE.search(words)) - bool(FELL.search(words))


def way_at(text: str, at: int) -> int:
    """Tell the same of what stands at a place, behind an amount.

    >>> way_at("\ue000の減少", 1), way_at("\ue000となる", 1)
    (-1, 0)
    """
    way = WAY.match(text, at)
    return way_of(way["way"]) if way else 0


# What says so before it: 増減率は.
_RATED = "(?:(?:増減|増加|減少|伸び|上昇|低下|変化|騰落|改定|引上げ|引下げ|成長)率|対?前[年期月][度同期月]{0,3}比)"
RATED = deferred(f"{_RATED}(?:は|が|で|:)?[、 (]*$")
"""The same, in front of the amount: `[増減率は]`, not `構成比は`."""
THEN = deferred(
    f"[)]?(?:へと?|に|まで|で|と|となり|となって(?:おり)?|であり|になり|から|より|に比べ|と比べ|に対し|を)?(?:て|ると)?(?:{_WAY}[^。、はがも]{{0,6}})?[、,( ]*(?:率にして|割合で|{_RATED}|[0-9]{{1,2}}(?:年|か月)間?で|その差|[^\\W0-9_ぁ-ん]{{1,6}}を)?(?:は|が|で)?[、:( ]*"
)
"""What stands between two amounts and how they differ, where nothing else is spoken of: `[に、率にして]`, not `に、世帯数は`."""
OTHERWISE = deferred(
    "うち|内訳|平均|目標|計画|それぞれ|各|累計|合わせ|合計|当たり|あたり|換算|占め|最大|最小|見込|予想|倍率|一方|また|(?:は|が|も)、.*(?:は|が|も)、|(?<!前)の[^、。のはが\ue000-\ue003]{2,8}の[\ue000\ue002]"
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
    year: int
    """The number of the year that stands before it; 0 where none does."""

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
            tokens = _tokens(skeleton, start, end)
            found = (
                wrong(skeleton, tokens, at)
                for at in range(2, len(tokens))
                for wrong in (_wrong, _wrong_of_step, _wrong_of_result)
            )
            told = next(filter(None, found), None)
            if told is not None and not OWN.match(facts.texts[told.place.block], told.place.end):
                yield told


OWN = deferred("[(](?:前[年期月回]|昨年)[度同期月]{0,2}は?[0-9.]+%[)]")
"""What says behind a rate that it is one of its own: 改定率は3.9％`(前年3.2%)`."""


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


class Around(NamedTuple):
    """An amount of a sentence, and the words around it."""

    at: int
    amount: Amount
    before: str
    behind: str
    is_said: bool
    """Whether these say that it is how much more or less something is."""

    @property
    def is_step(self) -> bool:
        """Whether it is that by these words, a sign or its unit."""
        has_sign = self.amount.entity.text[:1] in SIGNS or self.before[-1:] in SIGNS
        return self.is_said or has_sign or self.amount.unit in POINTS or self.amount.kind == "times"


def _tokens(skeleton: Skeleton, start: int, end: int) -> list[Token]:
    """Return the amounts of a sentence, if one of them says how much more or less something is."""
    every = [_around(skeleton, at, start, end) for at in skeleton.amounts if start <= at < end]
    return [_token(skeleton, each) for each in every] if any(each.is_step for each in every) else []


def _around(skeleton: Skeleton, at: int, start: int, end: int) -> Around:
    before, behind = skeleton.text[max(start, at - FAR) : at], skeleton.text[at + 1 : min(end, at + FAR)]
    is_said = WAY.match(behind) is not None or RATED.search(before) is not None
    return Around(at, skeleton.amounts[at], before, behind, is_said)


def _token(skeleton: Skeleton, each: Around) -> Token:
    is_old = _is_old(each.before, each.behind)
    year = 0 if is_old or each.is_said else _year(each.before)
    return Token(each.at, each.amount, skeleton.text[each.at], is_old, each.is_step, year)


def _is_old(before: str, behind: str) -> bool:
    """Tell whether the words around an amount say that it was so before."""
    return any(
        pattern(words) for pattern, words in ((SINCE.match, behind), (RAISED.match, behind), (BEFORE.search, before))
    )


def _year(before: str) -> int:
    match = YEAR.search(before)
    return (read_whole(match["year"].replace("元", "1")) or 0) if match else 0


YEAR = deferred(
    "(?P<year>[0-9]{1,4}|[元一二三四五六七八九十]{1,3})年(?:度|産|末)?(?:には?|の|は|で)?(?:[^。、\\W0-9]{1,8}(?:は|が|の))?[、 ]?$"
)
"""The year that an amount is of: 令和`[元年の]`, `[2024年度は]`, not `10年で2倍の`."""


SIGNS = frozenset("＋+－-△▲−")
"""Signs before a rate that say that it is a change."""


def _wrong(skeleton: Skeleton, tokens: Sequence[Token], at: int) -> Found | None:
    """Tell what is wrong of an amount that says how much more or less something is."""
    said = tokens[at]
    pair = _pair(tokens[:at], said) if said.is_step else []
    if not pair or not _are_exact([*pair, said]) or not _stand_together(skeleton, [*pair, said], tokens[:at]):
        return None
    old, new = sorted(pair, key=lambda token: not token.is_old)
    is_turned = _goes_the_other_way(skeleton, new, old, said)
    if not is_turned and _may_be_made(skeleton, tokens, (old, new, said)):
        return None
    texts = said.amount.entity.text, new.amount.entity.text, old.amount.entity.text
    message = "{} is not the change to {} from {} ({})".format(*texts, _made(new, old, said))
    place = with_way(skeleton, said.at) if is_turned else said.amount.place
    return Found(place, message, (old.amount.place, new.amount.place))


def with_way(skeleton: Skeleton, at: int) -> Place:
    """Give where an amount stands with the words behind it that say which way it is: where those are wrong."""
    way = WAY.match(skeleton.text, at + 1)
    return skeleton.place(at, way.end() if way else at + 1)


def _may_be_made(skeleton: Skeleton, tokens: Sequence[Token], three: tuple[Token, Token, Token]) -> bool:
    """Tell whether two amounts of a sentence make a change, but for the one of before on that of after."""
    old, new, said = three
    every = [token for token in tokens if token is not said and token.amount.unit == old.amount.unit]
    turned = (old.at, new.at) if _is_said_which_way(skeleton, new, old, said) else ()
    ways = (pair for pair in permutations(every, 2) if (pair[0].at, pair[1].at) != turned)
    return any(_fits(one, other, said) for one, other in ways)


def _wrong_of_result(skeleton: Skeleton, tokens: Sequence[Token], at: int) -> Found | None:
    """Tell a difference that doesn't lead from an amount of before to the one behind it: 38億円から3億円減り、34億円に."""
    old, step, new = tokens[at - 2 : at + 1]
    if not old.is_old or new.is_old or new.is_step or not _are_whole_moves([old, step, new]):
        return None
    sign = _sign_of_lead(skeleton, step, new)
    ulp = step.number.ulp
    slack = 0 if ulp == 1 else ulp * HALF * 3
    if not sign or abs(old.number.value + sign * step.number.value - new.number.value) <= slack:
        return None
    texts = step.amount.entity.text, new.amount.entity.text, old.amount.entity.text
    message = "{} is not the change to {} from {}".format(*texts)
    return Found(step.amount.place, message, (old.amount.place, new.amount.place))


def _sign_of_lead(skeleton: Skeleton, step: Token, new: Token) -> int:
    """Tell which way a difference leads to the amount right behind it; 0 where it doesn't."""
    way = WAY.match(skeleton.text, step.at + 1)
    lead = LEADS.match(skeleton.text, way.end()) if way else None
    if way is None or lead is None or lead.end() != new.at:
        return 0
    return way_of(way["way"])


def _are_whole_moves(three: Sequence[Token]) -> bool:
    """Tell whether three amounts are told exactly, in one unit, the last digit of each worth the same, one near the other."""
    is_exact = not any_rough(*(token.amount for token in three))
    units, ulps = {token.amount.entity.unit for token in three}, {token.number.ulp for token in three}
    return is_exact and len(units) == len(ulps) == 1 and three[-1].at - three[0].at <= FAR


LEADS = deferred("(?:加|少|り|え|し|て|った|た|げ)*[、,]?の?(?=[\ue000\ue002](?:と|に|で|へ|。|、|$))")
"""What stands between a difference and what it leads to: 減少し、34億円となり."""


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


def _is_said_which_way(skeleton: Skeleton, new: Token, old: Token, said: Token) -> bool:
    """Tell whether a rate is said to be that of a rise or fall, and there is one: then it is of the amount of before.

    Many a wrong rate is reckoned on the amount after the change: 1,500円から1,740円に、13.8％の引上げ.
    """
    sign = way_at(skeleton.text, said.at + 1) if said.sign == PERCENT else 0
    return bool(sign) and (sign > 0) == (new.number.value > old.number.value)


def _goes_the_other_way(skeleton: Skeleton, new: Token, old: Token, said: Token) -> bool:
    """Tell whether an amount that has grown is said to have shrunk by just that, or the other way round."""
    sign = way_at(skeleton.text, said.at + 1) if said.sign in {MONEY, COUNT} else 0
    return bool(sign) and new.number.value - old.number.value == -sign * abs(said.number.value)


def _pair(before: Sequence[Token], said: Token) -> list[Token]:
    """Give the two amounts before a change that it may be of, if one of them, and only one, is of before."""
    pair = [token for token in before if not token.is_step and _may_make(token, said)][-2:]
    if len(pair) > 1 and not any(token.is_old for token in pair) and 0 < pair[0].year < pair[1].year:
        return [pair[0]._replace(is_old=True), pair[1]]
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
    is_exact = not any_rough(*(token.amount for token in three))
    one, other = (token.amount.entity.unit for token in three[:2])
    return is_exact and one == other and min(token.number.low for token in three[:2]) > 0


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
        slack = ulp * HALF if ulp == 1 else ulp  # many cut off what is behind a point, nobody 2.9 to 2
        return low - slack <= stated <= high + slack
    changes = sorted((abs(low - 1) * HUNDRED, abs(high - 1) * HUNDRED))
    return any(least - ulp <= stated <= most + ulp for least, most in (changes, (low * HUNDRED, high * HUNDRED)))


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
