"""Behind: amounts before the noun that they are of (12,000円の登録手数料, 年間26万トンの流出), against those behind it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from jdoc.checks.amounts.likeness import NOUNS, OTHER_TIME, TIMES
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.skeleton import COUNT, MONEY, any_rough, skeletons
from jdoc.checks.amounts.words import words_of
from jdoc.checks.numbers import HALF, are_alike, differ, digits
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from jdoc.checks.amounts.skeleton import Amount, Skeleton
    from jdoc.checks.facts import Facts

NOUN_BEHIND = deferred(
    f"[{MONEY}{COUNT}](?:の|相当の|をかけた|を投じた|を充てた|に上る|にのぼる|規模の|を掛けた)(?P<noun>(?:[^\\W0-9_ぁ-ん]|ー){{2,12}})"
)
"""An amount and what it is of, behind it: 12,000円の`登録手数料`, 530万円をかけた`備品`."""
IN_BRACKET = deferred(f"(?P<noun>(?:[^\\W0-9_ぁ-ん]|ー){{2,12}})[(](?P<amount>[{MONEY}{COUNT}])[)]")
"""An amount in a bracket behind what it is of: `公園(3.2ヘクタール)`."""
BEFORE = 24
"""Characters before an amount in which it is said what it is of."""
FEWEST = 2
"""Figures of amounts that look alike."""
LONG = 4
"""Characters of a noun that two things hardly share."""
LEAST = 1000
"""What a number of things must be at least, so that another one isn't like it by chance."""
TIMES_TEN = 3
"""Figures of an amount that is ten times another one, and not by chance."""
OTHERWISE = deferred(
    "うち|ほか|残[りる]|平均|当たり|目標|見込|追加|最大|変更|更新|\\(前|回目|(?<!復)旧|別[のに途]|隣|除[くい]|全国"
)
"""What makes an amount another one."""
BEHIND = deferred("[^。、\ue000-\ue003]{0,10}(?:見込[むみま]|予定|目標|別に|別途|追加|不足)|を(?:上回|下回|超え)")
"""What does so behind it: 5,600万円`を見込`む."""


class Said(NamedTuple):
    """An amount and the nouns that stand before or behind it."""

    amount: Amount
    nouns: frozenset[str]
    times: frozenset[str]


def find_behind(facts: Facts) -> Iterator[Found]:
    """Find amounts before their noun that are like another one behind the same noun, and nothing else has either."""
    front = [*_front(facts)]
    back = [*_back(facts, {said.amount.unit for said in front})] if front else []
    for one, other in product(front, back):
        is_elsewhere = one.amount.place.block != other.amount.place.block and one.amount.unit == other.amount.unit
        if is_elsewhere and _are_of_one(one, other) and not _are_told(facts, one, other):
            yield _found(one, other)


def _found(one: Said, other: Said) -> Found:
    place, beside = sorted((one.amount, other.amount), key=lambda amount: amount.place)[::-1]
    return Found(place.place, f"{place.entity.text}, but {beside.entity.text} elsewhere", (beside.place,))


def _front(facts: Facts) -> Iterator[Said]:
    """Yield the amounts whose noun stands behind them."""
    for skeleton in skeletons(facts, 1):
        for match in NOUN_BEHIND.finditer(skeleton.text):
            said = _said(skeleton, match.start())
            if said is not None:
                yield said._replace(nouns=_nouns(match["noun"]))
        for match in IN_BRACKET.finditer(skeleton.text):
            said = _said(skeleton, match.start("amount"))
            if said is not None and said.amount.in_base[0].value >= LEAST:
                yield said._replace(nouns=_nouns(match["noun"]))


def _back(facts: Facts, units: Collection[str]) -> Iterator[Said]:
    """Yield the amounts in some units with the nouns before them."""
    for skeleton in skeletons(facts, 1):
        for at, amount in skeleton.amounts.items():
            said = _said(skeleton, at) if amount.unit in units else None
            if said is not None:
                yield said


def _said(skeleton: Skeleton, at: int) -> Said | None:
    """Read an amount with the nouns before it; None for another one."""
    words = _words(skeleton, at)
    return Said(skeleton.amounts[at], _nouns(words), frozenset(TIMES.findall(words))) if words is not None else None


def _words(skeleton: Skeleton, at: int) -> str | None:
    """Give what stands before an amount; None where that, or what follows, makes it another one."""
    text = skeleton.text
    if text[at] not in {MONEY, COUNT} or WAY.match(text, at + 1):
        return None
    words = text[max(sentence_start(text, at), at - BEFORE) : at]
    is_another = OTHER_TIME.search(words) or OTHERWISE.search(words) or BEHIND.match(text, at + 1)
    return None if is_another else words


def _nouns(words: str) -> frozenset[str]:
    return frozenset(noun.removesuffix("数").removesuffix("費") for noun in NOUNS.findall(words)).difference(
        words_of("common")
    )


def _are_of_one(one: Said, other: Said) -> bool:
    """Tell whether two amounts are of the same and look alike, the one's noun before the other."""
    shared = one.nouns & other.nouns
    is_of_two_times = bool(one.times and other.times) and not one.times & other.times
    if not shared or is_of_two_times or not differ(one.amount.number, other.amount.number):
        return False
    if _is_ten_times(one.amount, other.amount):
        return max(map(len, shared)) >= LONG
    return _look_alike(one.amount, other.amount)


def _look_alike(one: Amount, other: Amount) -> bool:
    """Tell whether two amounts, told exactly, look alike, and not by chance."""
    first, last = one.number.value, other.number.value
    is_exact = not any_rough(one, other)
    is_large = one.entity.label == "MONEY" or min(each.in_base[0].value for each in (one, other)) >= LEAST
    return is_exact and is_large and len(digits(first)) >= FEWEST and are_alike(first, last)


def _is_ten_times(one: Amount, other: Amount) -> bool:
    """Tell whether an amount is another one, rounded, ten or a hundred times: 約113億円, 11億3,465万円."""
    fewer, more = sorted((one.number, other.number), key=lambda number: len(digits(number.value)))
    if len(digits(fewer.value)) < TIMES_TEN or fewer.value.adjusted() == more.value.adjusted():
        return False
    scaled = more.value.scaleb(fewer.value.adjusted() - more.value.adjusted())
    return abs(scaled - fewer.value) <= fewer.ulp * HALF


def _are_told(facts: Facts, one: Said, other: Said) -> bool:
    """Tell whether a third place has one of two amounts."""
    places = {one.amount.place[:2], other.amount.place[:2]}
    values = {one.amount.entity.value}
    return any(
        entity.value in values and (index, entity.start) not in places
        for index, entities in facts.entities({"MONEY", "QUANTITY"})
        for entity in entities
    )
