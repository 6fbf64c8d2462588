"""Pointed: amounts that a sentence points back to (この月額43,000円), though none before is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import MONEY, skeletons
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
PARTS = deferred("うち|ほか|他|以外|超|分の")
"""What says that it is a part of another one: その`[うち]`3万円."""
NEAR = 12
"""Characters around an amount in which that is said."""


def find_pointed(facts: Facts) -> Iterator[Found]:
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
