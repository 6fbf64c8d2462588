"""Turns: accounts that are said to have turned to the black or to the red, and by how much, across zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough, slack_of
from jdoc.checks.amounts.skeleton import MONEY
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.skeleton import Skeleton

TURN = deferred(
    f"(?P<sign>[+△▲-])?(?P<new>[{MONEY}])(?:の(?P<state>赤字|黒字|損失|利益))?(?:となり|となって|であり|で|と)、?(?P<turn>(?P<to>黒字|赤字)(?:に転|化|転換))"
)
"""What is, and where it is said to have turned: `▲0.8億円となり、黒字に転`じた."""
STEP = deferred(
    f"(?P<sign>[△▲-])?(?P<old>[{MONEY}])(?:の(?:赤字|損失))?(?:から|であったが|だったが)、?[^。、\ue000-\ue003△▲-]{{0,8}}(?P<sign2>[△▲-])?(?P<new>[{MONEY}])(?:の(?:黒字|利益))?(?:となり|となって|へと?|に|で)、?(?P<step>[{MONEY}])の?(?P<way>改善|増|回復|悪化|減)"
)
"""What was and is, and by how much that is better: `△3億円から、本年度は2億円となり、5億円改善`."""
SIGN = ("黒字", "赤字", "改善", "悪化", "回復")
"""What these have."""
BAD = frozenset({"赤字", "損失"})
"""What is below nothing."""
WORSE = frozenset({"悪化", "減"})
"""What says that there is less."""


def wrong_turns(skeleton: Skeleton) -> Iterator[Found]:
    """Tell accounts that didn't turn as is said, or changed by another amount than is told."""
    if not any(sign in skeleton.text for sign in SIGN):
        return
    for match in TURN.finditer(skeleton.text):
        [new] = skeleton.of(match, "new")
        is_below = match["state"] in BAD or new.number.value < 0 or match["sign"] in BELOW
        if (match["to"] == "黒字") == is_below and (is_below or match["state"]):
            place = skeleton.place(*match.span("turn"))
            yield Found(place, f"{match['turn']}, but it is {new.entity.text}", (new.place,))
    for match in STEP.finditer(skeleton.text):
        yield from _wrong_step(skeleton, match)


BELOW = frozenset("△▲-")
"""Signs of what is below nothing."""


def _wrong_step(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    old, new, step = skeleton.of(match, "old", "new", "step")
    is_across = old.number.value < 0 or match["sign"] is not None
    if not is_across or len({old.unit, new.unit, step.unit}) > 1 or any_rough(old, new, step):
        return
    was = -abs(old.number.value)
    now = -abs(new.number.value) if match["sign2"] else new.number.value
    made = (now - was) * (-1 if match["way"] in WORSE else 1)
    if abs(made - abs(step.number.value)) > slack_of(old, new, step):
        texts = step.entity.text, new.entity.text, old.entity.text
        message = "{} is not the change to {} from {} ({})".format(*texts, written(now - was))
        yield Found(step.place, message, (old.place, new.place))
