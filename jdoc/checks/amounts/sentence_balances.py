"""Balances in sentences: what was, what came and went, and what is (期首残高に積立てと取崩しがあり、期末残高は)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough
from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import HALF, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

OPENING = deferred("(?:期首|年度当初|月初|前(?:年度?|期|月)(?:度)?末)[^。\ue000-\ue003]{0,10}$")
"""What says, before an amount, that it is what was: `期首残高`12億円."""
CLOSING = deferred("(?:期末|(?<!前)年度末|(?<!前)月末|現在高|末残高)[^。\ue000-\ue003]{0,10}は、?(?:合計|計)?$")
"""What says that it is what remains: `期末残高は`13億円."""
COMING = deferred(
    "(?:積み?立て?|新規|発行|借入れ?|受入れ?|転入|加入|購入|増加|設置|出生)(?:額|高|数|者)?(?:が|は|で|の|を)?、?$"
)
"""What says that it came: `積立て`1億円."""
GOING = deferred(
    "(?:取り?崩し?|償還|返済|払出し?|転出|脱退|除却|減少|廃止|死亡)(?:額|高|数|者)?(?:が|は|で|の|を)?、?$"
)
"""What says that it went: `取崩し`8,000万円."""
SIGNS = ("末", "期首")
"""What each of these has, one of them."""
FEWEST = 3
"""Amounts of a balance."""
SLACK = 3


def find_wrong_balances(facts: Facts) -> Iterator[Found]:
    """Find amounts that aren't what was, and what came less what went, all of it told in one sentence."""
    for skeleton in skeletons(facts, FEWEST) if any(sign in facts.whole for sign in SIGNS) else ():
        start = 0
        for text in skeleton.text.split("。"):
            end = start + len(text)
            if text.count(MONEY) + text.count(COUNT) >= FEWEST:
                yield from _told(skeleton, start, end)
            start = end + 1


def _told(skeleton: Skeleton, start: int, end: int) -> Iterator[Found]:
    places = [at for at in skeleton.amounts if start <= at < end]
    words = [_words(skeleton, start, at) for at in places]
    signs = [1, *map(_sign, words[1:-1])]
    amounts = [skeleton.amounts[at] for at in places]
    if not all([OPENING.search(words[0]), CLOSING.search(words[-1]), *signs, _are_exact(amounts)]):
        return
    *parts, stated = amounts
    made = sum((sign * each.number.value for sign, each in zip(signs, parts, strict=True)), Decimal(0))
    ulp = max(each.number.ulp for each in amounts)
    if abs(made - stated.number.value) > (ulp * HALF * SLACK if ulp > 1 else 0):
        message = f"{stated.entity.text}, but the parts add up to {written(made)}"
        yield Found(stated.place, message, tuple(each.place for each in parts))


def _words(skeleton: Skeleton, start: int, at: int) -> str:
    """Give what stands between an amount and the one before it."""
    before = max((place + 1 for place in skeleton.amounts if place < at), default=start)
    return skeleton.text[max(start, before) : at]


def _sign(words: str) -> int:
    """Tell whether an amount came, 1, or went, -1; 0 where it did neither."""
    return bool(COMING.search(words)) - bool(GOING.search(words))


def _are_exact(amounts: Sequence[Amount]) -> bool:
    return not any_rough(*amounts) and len({each.unit for each in amounts}) == 1
