"""Retold: a rise or fall told as a rate in one place, and with the amounts before and after in another: 24,000人から19,200人へ, 25.0％減."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, quotient, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}]"
FROM_TO = deferred(
    f"(?P<old>{_AMOUNT})から、?(?:[^。、\ue000-\ue003]{{0,12}}[にはの])?(?P<new>{_AMOUNT})(?:へと?|に|まで)(?:まで)?(?P<way>減|増|低下|上昇|落ち|伸び|縮小|拡大)"
)
"""What something was and became: `24,000人から令和7年の19,200人へと減`少した."""
RATE = deferred(f"(?P<rate>{PERCENT})(?:の)?(?P<way>減|増|低下|上昇|落ち|伸び|縮小|拡大)")
"""By how much it rose or fell: `25.0%減`少."""
NOUN = deferred("[一-鿿ァ-ヴー]{3,}")
"""What it is of: `[基幹的農業従事者]`は."""
COMMON = deferred(
    "令和|平成|年度|年間|以来|前年|同期|割合|全体|合計|計画|目標|調査|今回|前回|大幅|平均|[一二三四五六七八九十]+"
)
"""What many sentences have that tell of other things."""
FALLS = frozenset({"減", "低下", "落ち", "縮小"})
OTHER_BASE = deferred(
    "目標|計画|見込|全国|[前昨]年度?|前月|前期|同期|内訳|うち|さらに|今後|まで(?:に|には)|する(?:こと)?を目指|以内|以上|以下|抑え"
)
"""What says of a rate that it is of other times, or of what is to come: `[目標]`は10%減."""
CLAUSE_END = deferred("[。、]")
"""Where a clause ends: 減少しており`[、]`."""


class Change(NamedTuple):
    """An amount before and after, with what it is of."""

    old: Amount
    new: Amount
    nouns: frozenset[str]
    is_fall: bool


def find_retold(facts: Facts) -> Iterator[Found]:
    """Find rates of changes whose amounts stand in another sentence, and make another rate."""
    changes = [*_changes(facts)] if "から" in facts.whole else []
    for skeleton in skeletons(facts, 1) if changes else ():
        for match in RATE.finditer(skeleton.text):
            yield from _wrong(skeleton, match, changes)


def _changes(facts: Facts) -> Iterator[Change]:
    for skeleton in skeletons(facts, 2):
        for match in FROM_TO.finditer(skeleton.text):
            old, new = skeleton.of(match, "old", "new")
            nouns = _nouns(skeleton.text, match.start())
            if old.unit == new.unit and nouns:
                yield Change(old, new, nouns, match["way"] in FALLS)


def _nouns(text: str, at: int) -> frozenset[str]:
    """Return the nouns of a sentence before a place."""
    return frozenset(noun for noun in NOUN.findall(text[sentence_start(text, at) : at]) if not COMMON.search(noun))


def _wrong(skeleton: Skeleton, match: re.Match[str], changes: list[Change]) -> Iterator[Found]:
    """Tell a rate that none of the changes of its noun makes, if there is one alone."""
    [rate] = skeleton.of(match, "rate")
    text = skeleton.text
    start, behind = sentence_start(text, match.start()), CLAUSE_END.search(text, match.end())
    clause = text[start : behind.start() if behind else len(text)]
    if OTHER_BASE.search(clause) or any(mark in clause for mark in (MONEY, COUNT)):
        return
    nouns = _nouns(text, match.start())
    of_it = [each for each in changes if each.is_fall == (match["way"] in FALLS) and _share(nouns, each.nouns)]
    if len(of_it) == 1:
        yield from _told(rate, of_it[0])


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return any(first.endswith(second) or second.endswith(first) for first in one for second in other)


def _told(rate: Amount, change: Change) -> Iterator[Found]:
    ratio = quotient(change.new.exact.bounds, change.old.exact.bounds)
    if ratio is None or change.new.place.block == rate.place.block:
        return
    low, high = sorted(abs(each - 1) * HUNDRED for each in ratio)
    stated, ulp = abs(rate.number.value), rate.number.ulp
    is_near = stated * 2 < (low + high) * 3 and (low + high) < stated * 5
    if not (low - ulp < stated < high + ulp) and is_near:
        computed = written(((low + high) * HALF).quantize(ulp))
        message = f"{rate.entity.text} is not the change to {change.new.entity.text} ({computed}%)"
        yield Found(rate.place, message, (change.old.place, change.new.place))
