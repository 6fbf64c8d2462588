"""Timed: what a sentence says of something at a time (令和元年の96万人), and another one otherwise."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import are_alike, differ, digits
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

# A year, fiscal year or month, with or without its era.
_TIME = "(?:令和|平成|昭和)?(?:[0-9]{1,4}|[元一二三四五六七八九十]{1,3})年(?:度|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)?(?:末|初|産)?"
TIMED = deferred(
    f"(?P<time>{_TIME})(?:時点)?(?:に|の|には|は|で|から)?(?:支払う|納付する|交付する|支給する|支出する)? {{0,6}}(?P<amount>[{MONEY}{COUNT}])"
)
"""An amount with its time right before it: `令和元年の`96万人, `令和七年十月に支払う`五百六十万円."""
NAMED = deferred(
    f"(?P<owner>[^\\W0-9_ぁ-ん]{{2,12}})の(?P<time>{_TIME})の?(?P<name>[^\\W0-9_ぁ-ん]{{2,8}})は、?(?P<amount>[{MONEY}{COUNT}])"
)
"""An amount whose time stands within its name: `企業債の令和５年度末残高は`312億円."""
TOPIC = deferred("(?:^|[。、])(?:なお、|また、)?(?P<topic>(?:[^\\W0-9_ぁ-ん]|ー|の){3,20})は、?")
"""What a sentence is about: `観光入込客数は`."""
OTHERWISE = deferred("目標|見込|予想|予測|計画|想定|当初|前[年期]|うち|平均|約|最大|累計|案")
"""What makes an amount another one of that time."""
PAID = deferred("(?:令和|平成).*[0-9元一二三四五六七八九十]年.*月")
"""A time that is a month: `令和七年十月`."""
LONG = 4
"""Characters of a topic that another one may end with, and be the same."""
MANY = 40
"""Amounts that are compared with each other."""
TWO = 2


class Timed(NamedTuple):
    """An amount of a topic at a time."""

    topic: str
    time: str
    amount: Amount


def find_timed(facts: Facts) -> Iterator[Found]:
    """Find things with two amounts at one time that look alike, or amounts of one month that are each other turned round."""
    kinds: dict[tuple[str, str], list[Timed]] = {}
    for timed in _timed(facts) if "年" in facts.whole else ():
        kinds.setdefault((timed.time, timed.amount.unit), []).append(timed)
    for each in kinds.values():
        for one, other in combinations(each[:MANY], TWO):
            if one.amount.place.block != other.amount.place.block and _are_of_one(one, other, each):
                place, beside = other.amount.place, one.amount.place
                yield Found(place, f"{other.amount.entity.text}, but {one.amount.entity.text} elsewhere", (beside,))


def _timed(facts: Facts) -> Iterator[Timed]:
    for skeleton in skeletons(facts, 1):
        if "年" in skeleton.text:
            yield from _of_block(skeleton)


def _of_block(skeleton: Skeleton) -> Iterator[Timed]:
    text = skeleton.text
    for match in NAMED.finditer(text):
        yield Timed(f"{match['owner']}の{match['name']}", match["time"], skeleton.amounts[match.start("amount")])
    for match in TIMED.finditer(text):
        start = sentence_start(text, match.start())
        topics = [*TOPIC.finditer(text, max(0, start - 1), match.start())]
        begin = topics[-1].start("topic") if topics else max(start, match.start() - NEAR)
        amount = skeleton.amounts[match.start("amount")]
        is_loose = WAY.match(text, match.end()) or OTHERWISE.search(text, begin, match.end())
        if not is_loose and not amount.is_rough:
            yield Timed(topics[-1]["topic"] if topics else "", match["time"], amount)


NEAR = 12
"""Characters before a time in which it is said that an amount is another one."""


def _are_of_one(one: Timed, other: Timed, kind: list[Timed]) -> bool:
    """Tell whether two amounts of one time can't both be right."""
    first, last = one.amount.number, other.amount.number
    if not differ(first, last) or len(digits(first.value)) < TWO or not are_alike(first.value, last.value):
        return False
    if one.topic and other.topic:
        return _are_called_alike(one, other)
    are_only_two = len({each.amount.number.value for each in kind}) == TWO
    is_money = one.amount.entity.label == other.amount.entity.label == "MONEY"
    return are_only_two and is_money and PAID.match(one.time) is not None


def _are_called_alike(one: Timed, other: Timed) -> bool:
    """Tell whether two topics are the same, or one ends as the other where the numbers are long ones of one magnitude."""
    short, long = sorted((one.topic, other.topic), key=len)
    values = [each.amount.number.value for each in (one, other)]
    is_long = len(short) >= LONG and min(len(digits(value)) for value in values) > TWO
    return short == long or (is_long and long.endswith(short) and values[0].adjusted() == values[1].adjusted())
