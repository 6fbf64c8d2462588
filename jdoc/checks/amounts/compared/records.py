"""Records: what is called the most there has been, where what was the most so far is told and is more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import any_rough, exceeds
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

_AMOUNT = f"[{MONEY}{COUNT}{PERCENT}]"
_MOST, _LEAST = "[高多大長]", "[低少小短]"
SO_FAR = deferred(
    f"(?:これまで|従来|過去)(?:の|で|に)?最も?(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:かった|く|な|記録|値)*(?:は|の|が|である|であった|だった)*、?[^。、()\ue000-\ue003]{{0,14}}[( ]?(?P<old>{_AMOUNT})"
)
"""What was the most so far: `これまでの最高は令和元年の3,280人`."""
RECORD = deferred(
    f"(?<!これまでの)(?:過去|史上|観測史上|[^。、]{{2,4}}以来)最(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?=と?な|を(?:記録|更新)|に(?:な|達)|だった|であった|です|で、|。|$|\\n)"
)
"""What is called so now: `過去最高`となった, not `過去最高の`3,280人."""
SECOND = deferred(
    f"(?P<new>{_AMOUNT})[^。\ue000-\ue003]{{0,6}}(?:過去|史上)最(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))(?:の|であった|だった)[^。、()\ue000-\ue003]{{0,14}}[( ]?(?P<old>{_AMOUNT})[)]?に(?P<next>次[いぐ])"
)
"""What comes next to the most so far: `48,210人で、過去最高の平成30年度(52,904人)に次ぐ`."""
SIGN = ("これまで", "過去", "史上", "従来")
"""What each of these has."""


def find_wrong_records(facts: Facts) -> Iterator[Found]:
    """Find what is called the most there has been, and isn't, or the next to it, and is more."""
    if "最" not in facts.whole or not any(sign in facts.whole for sign in SIGN):
        return
    for skeleton in skeletons(facts, 2) if any(sign in facts.whole for sign in SIGN) else ():
        for match in SECOND.finditer(skeleton.text):
            new, old = skeleton.of(match, "new", "old")
            if _is_beyond(new, old, match):
                yield _found(skeleton.place(*match.span("next")), match["next"], new, old)
        for match in SO_FAR.finditer(skeleton.text):
            yield from _judged(facts, skeleton, match)


def _judged(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    [old] = skeleton.of(match, "old")
    before = [amount for at, amount in skeleton.amounts.items() if at < match.start() and amount.unit == old.unit]
    record = _record(facts, skeleton, match)
    if len(before) == 1 and record is not None and _is_beyond(old, before[0], match):
        place, words = record
        yield _found(place, words, before[0], old)


def _is_beyond(one: Amount, other: Amount, match: re.Match[str]) -> bool:
    """Tell whether one of two amounts is the more, or the less where the least is told of."""
    return one.unit == other.unit and not any_rough(one, other) and exceeds(one, other, 1 if match["most"] else -1)


def _record(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> tuple[Place, str] | None:
    """Return where a record is claimed of the same kind: in the text, or in the line above it."""
    found = next(
        (each for each in RECORD.finditer(skeleton.text) if not match.start() <= each.start() < match.end()), None
    )
    if found is not None:
        return (skeleton.place(*found.span()), found[0]) if bool(found["most"]) == bool(match["most"]) else None
    above = RECORD.search(facts.texts[skeleton.index - 1]) if skeleton.index else None
    if above is None or bool(above["most"]) != bool(match["most"]):
        return None
    return Place(skeleton.index - 1, *above.span()), above[0]


def _found(place: Place, words: str, new: Amount, old: Amount) -> Found:
    return Found(place, f"{words}, but it is {new.entity.text} beside {old.entity.text}", (new.place, old.place))
