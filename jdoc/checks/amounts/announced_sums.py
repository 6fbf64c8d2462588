"""Announced sums: an amount of which a sentence says that its parts follow (各年度の額は次のとおり), and the lines below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.lists import lines_below
from jdoc.checks.amounts.skeleton import skeletons
from jdoc.checks.numbers import HALF, are_alike, total, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from jdoc.checks.amounts.skeleton import Amount
    from jdoc.checks.facts import Facts

AS_FOLLOWS = deferred("(?:次|以下|下記)の(?:とおり|ように|通り)[^。\ue000-\ue003]{0,10}。?$")
"""What ends a text whose parts follow: 各年度の額は`次のとおりとする。`"""
NOT_ALL = deferred("うち|約|など|主な|ほか|前[年期月回]|昨年|重複|再掲|最大|以[上下内]|平均|当たり|累計|単価")
"""What shows that parts needn't make it: `[主な]もの`."""
FEWEST = 2
"""Lines of parts."""


def find_wrong_announced_sums(facts: Facts) -> Iterator[Found]:
    """Find amounts that look like what the lines make which are said to follow, and aren't that."""
    if not any(word in facts.whole for word in ("次の", "以下の", "下記の")):
        return
    known = {skeleton.index: skeleton for skeleton in skeletons(facts, 1)}
    for index, skeleton in known.items():
        stated = [*skeleton.amounts.values()]
        if len(stated) == 1 and AS_FOLLOWS.search(skeleton.text) and not NOT_ALL.search(skeleton.text):
            yield from _told(stated[0], lines_below(facts, known, index, _is_no_part))


def _is_no_part(line: re.Match[str]) -> bool:
    return NOT_ALL.search(line[0]) is not None


def _told(stated: Amount, parts: Sequence[Amount]) -> Iterator[Found]:
    if len(parts) < FEWEST or any(each.unit != stated.unit or each.is_rough for each in (stated, *parts)):
        return
    added = total(each.number for each in parts)
    ulp = max(each.number.ulp for each in (stated, *parts))
    slack = 0 if ulp == 1 else ulp * HALF
    off = abs(added - stated.number.value)
    if off > slack and are_alike(stated.number.value, added):
        places = tuple(each.place for each in parts)
        yield Found(stated.place, f"{stated.entity.text}, but the items add up to {written(added)}", places)
