"""Gaps: by how much two amounts are said to lie apart (4,820円と3,160円との差は1,660円), or an account to be in the black."""

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
_IN, _OUT = "歳入|収入|収益|輸出|転入|出生|受入", "歳出|支出|費用|輸入|転出|死亡|払出"
BALANCE = deferred(
    f"(?P<in>{_IN})(?:総額|合計|決算額|者数?|額|数)?(?:は|が|の)?(?P<one>{_AMOUNT})(?:に対し、?|で、?|、|であり、?|から)(?P<out>{_OUT})(?:総額|合計|決算額|者数?|額|数)?(?:は|が|の)?(?P<other>{_AMOUNT})"
    f"(?:で|となり|であり|と|を差し引き|を差し引くと)?、?(?:[^。、\ue000-\ue003]{{0,10}}(?:は|で|が)、?)?(?P<gap>{_AMOUNT})の(?P<side>黒字|剰余|余剰|超過|赤字|不足|欠損|自然増|社会増|自然減|社会減)"
)
"""What came and went, and what is over or lacks: `歳入340万円に対し歳出360万円で、20万円の不足`."""
OVER = frozenset({"黒字", "剰余", "余剰", "自然増", "社会増"})
UNDER = frozenset({"赤字", "不足", "欠損", "自然減", "社会減"})
"""What says that more came than went, and the other way round."""


def wrong_gaps(skeleton: Skeleton) -> Iterator[Found]:
    """Tell gaps that two amounts don't make, and balances on the wrong side."""
    for match in GAP.finditer(skeleton.text) if "差" in skeleton.text or "開き" in skeleton.text else ():
        yield from _wrong_gap(skeleton, match)
    for match in BALANCE.finditer(skeleton.text):
        yield from _wrong_side(skeleton, match)


def _wrong_gap(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    one, other, gap = skeleton.of(match, "one", "other", "gap")
    is_alike = one.unit == other.unit and (gap.unit == one.unit or one.kind == "rate")
    made = abs(one.number.value - other.number.value)
    if is_alike and not any_rough(one, other, gap) and abs(made - abs(gap.number.value)) > slack_of(one, other, gap):
        texts = gap.entity.text, one.entity.text, other.entity.text
        message = "{} is not the difference of {} and {} ({})".format(*texts, written(made))
        yield Found(gap.place, message, (one.place, other.place))


def _wrong_side(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    one, other = skeleton.of(match, "one", "other")
    over = one.number.value - other.number.value
    is_wrong = (over < 0 and match["side"] in OVER) or (over > 0 and match["side"] in UNDER)
    if one.unit == other.unit and is_wrong and not any_rough(one, other):
        message = f"{match['side']}, but it is {one.entity.text} beside {other.entity.text}"
        yield Found(skeleton.place(*match.span("side")), message, (one.place, other.place))
