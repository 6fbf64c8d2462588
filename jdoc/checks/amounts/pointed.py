"""Pointed: amounts that a sentence points back to (この月額43,000円, 先ほど申し上げた3,000億円), though none before is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY, skeletons
from jdoc.checks.numbers import differ
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

POINTED = deferred(
    f"(?:この|その|当該|上記の?|前記の?|前述の)(?P<name>[^\\W0-9_ぁ-ん]{{2,12}})?(?P<amount>{MONEY})(?=[をはがにのでと、])"
)
"""An amount that was told before: この月額43,000円に, 上記5万円を."""
# A speaker's or a provision's words for what stands before.
_SAID = "(?:申し上げ|御?説明|ご説明|お話|述べ|触れ|お示し|示し|御?紹介|御?報告|お伝え)(?:し|し?まし|いたしまし|させていただきまし|させていただい)?た"
TOLD = deferred(
    f"(?:(?:先ほど|先程|さきほど|さきに|先に|冒頭|前に)[^。、\ue000-\ue003]{{0,8}}?{_SAID}(?:とおり|通り)?、?|(?:前[条項号]|前段|本文|同[条項])(?:に規定する|に定める|に掲げる|の規定による|の))"
    f"(?P<name>[^\\W0-9_ぁ-ん]{{2,12}})?(?:の|である|[(])?(?:(?:{COUNT}|[一1毎][^\\W0-9_ぁ-ん])(?:につき|当たり|あたり))?(?P<amount>[{MONEY}{COUNT}])"
)
"""An amount that was told elsewhere: 先ほど申し上げた3,000億円は, 前条に規定する限度額(一件につき35万円)を."""
SIGNS = ("先ほど", "先程", "さき", "先に", "冒頭", "前に", "前条", "前項", "前号", "前段", "本文", "同条", "同項")
"""What each of these has."""
PARTS = deferred("うち|ほか|他|以外|超|分の")
"""What says that it is a part of another one: その`[うち]`3万円."""
NEAR = 12
"""Characters around an amount in which that is said."""


def find_pointed(facts: Facts) -> Iterator[Found]:
    """Find amounts that a sentence points back to, where something else is told before and nothing else has it."""
    yield from _pointed(facts)
    if any(sign in facts.whole for sign in SIGNS):
        yield from _told(facts)


def _told(facts: Facts) -> Iterator[Found]:
    """Find amounts that are said to have been told before, where the only one that was is another."""
    before: list[Amount] = []
    for skeleton in skeletons(facts, 1):
        for match in TOLD.finditer(skeleton.text):
            [amount] = skeleton.of(match, "amount")
            own = [each for at, each in skeleton.amounts.items() if at < match.start()]
            alike = [each for each in (*before, *own) if each.unit == amount.unit]
            values = {each.number.value for each in alike}
            near = skeleton.text[match.start() : match.end() + NEAR].replace(
                "を超え", ""
            )  # a limit is what is exceeded
            is_one = len(values) == 1 and not any(map(_is_rough, (*alike, amount))) and not PARTS.search(near)
            if is_one and differ(alike[-1].number, amount.number):
                yield Found(
                    amount.place, f"{amount.entity.text}, but {alike[-1].entity.text} elsewhere", (alike[-1].place,)
                )
        before.extend(skeleton.amounts.values())


def _is_rough(amount: Amount) -> bool:
    return bool(amount.entity.approx)


def _pointed(facts: Facts) -> Iterator[Found]:
    """Find amounts of money that a sentence points back to, where its block has another one before and nothing else has it."""
    for skeleton in skeletons(facts):
        for match in POINTED.finditer(skeleton.text) if MONEY in skeleton.text else ():
            [amount] = skeleton.of(match, "amount")
            near = skeleton.text[max(0, match.start() - NEAR) : match.end() + NEAR]
            other = _meant(skeleton, match) if not PARTS.search(near) and not amount.entity.approx else None
            if other is not None and differ(other.number, amount.number) and not _is_told(facts, amount):
                message = f"{amount.entity.text}, but {other.entity.text} elsewhere"
                yield Found(amount.place, message, (other.place,))


def _meant(skeleton: Skeleton, match: re.Match[str]) -> Amount | None:
    """Give the last amount before that is called so, or the only one before where it has no name."""
    before = {
        at: amount for at, amount in skeleton.amounts.items() if at < match.start() and skeleton.text[at] == MONEY
    }
    if match["name"] is None:
        return next(iter(before.values())) if len(before) == 1 else None
    named = [amount for at, amount in before.items() if skeleton.text.endswith(match["name"], 0, at)]
    return named[-1] if named else None


def _is_told(facts: Facts, amount: Amount) -> bool:
    """Tell whether another place has just that amount."""
    value = amount.number.value
    return any(
        entity.value == value and (index, entity.start) != amount.place[:2]
        for index, entities in facts.entities({"MONEY"})
        for entity in entities
    )
