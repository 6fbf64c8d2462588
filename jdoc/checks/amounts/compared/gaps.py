"""Gaps: by how much two amounts are said to lie apart (4,820円と3,160円との差は1,660円)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough, slack_of
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Skeleton

_AMOUNT = f"[{MONEY}{COUNT}{PERCENT}]"
GAP = deferred(
    f"(?P<one>{_AMOUNT})[)]?(?:と|、|で、)[^。、\ue000-\ue003]{{0,16}}(?P<other>{_AMOUNT})[)]?(?:と?の|で、?(?:その|両者の|男女の?)?|であり、?(?:その|両者の)?|、)(?:差額?|開き|格差|較差)(?:は|が|で|、|:)+(?P<gap>{_AMOUNT})"
)
"""Two amounts, and how far apart they are: `4,820円と最も低い市町の3,160円との差は1,660円`."""


def wrong_gaps(skeleton: Skeleton) -> Iterator[Found]:
    """Tell gaps that two amounts don't make."""
    for match in GAP.finditer(skeleton.text) if "差" in skeleton.text or "開き" in skeleton.text else ():
        yield from _wrong_gap(skeleton, match)


def _wrong_gap(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    one, other, gap = skeleton.of(match, "one", "other", "gap")
    is_alike = one.unit == other.unit and (gap.unit == one.unit or one.kind == "rate")
    made = abs(one.number.value - other.number.value)
    if is_alike and not any_rough(one, other, gap) and abs(made - abs(gap.number.value)) > slack_of(one, other, gap):
        texts = gap.entity.text, one.entity.text, other.entity.text
        message = "{} is not the difference of {} and {} ({})".format(*texts, written(made))
        yield Found(gap.place, message, (one.place, other.place))
