"""Steps: by how many points a rate is said to have changed since another one, against the rate of the same thing elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import POINTS, way_at
from jdoc.checks.amounts.skeleton import COUNT, PERCENT, skeletons
from jdoc.checks.numbers import HUNDRED, digits, written
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.checks.tables.grids import RATE_SIGNS, every_grid
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts

STEP = deferred(
    f"(?:^|[。、])(?P<topic>[^。、()\ue000-\ue003]{{2,14}}?)(?:の(?P<rate>[^\\W0-9_ぁ-ん]{{0,6}}(?:率|割合)))?は、?対?前[年期月回][度同期月]{{0,3}}[の(]?(?P<old>{PERCENT})[)]?(?:から|より|に比べて?|と比べて?|を)、?(?P<step>[{PERCENT}{COUNT}])"
)
"""By how much a rate has changed: `切り花の不合格率は前年同期の14.5％から2.5ポイント`低下した."""
BEHIND = deferred(f"[^。、\ue000-\ue003]{{0,8}}(?:[{COUNT}][ (]*){{0,2}}(?P<rate>{PERCENT})")
"""A rate behind the name of a thing: 訪問販売`が367件（7.0％`."""
OTHERWISE = deferred("前[年期月回]|昨年|目標|計画|全国|増|減|[年期月]比")
"""What makes it another one: `[前年]度は`."""


class Rate(NamedTuple):
    """A rate of a thing."""

    value: Decimal
    place: Place
    text: str


def find_wrong_steps(facts: Facts) -> Iterator[Found]:
    """Find steps between two rates of one thing that those don't make, where a slip explains them."""
    for skeleton in skeletons(facts, 2) if "前" in facts.whole else ():
        for match in STEP.finditer(skeleton.text) if PERCENT in skeleton.text else ():
            old, step = skeleton.of(match, "old", "step")
            way = way_at(skeleton.text, match.end())
            rates = [*_rates(facts, match, old)]
            if way and not old.is_rough and not step.is_rough and len({rate.value for rate in rates}) == 1:
                yield from _wrong(old, step, way, rates[0])


def _wrong(old: Amount, step: Amount, way: int, new: Rate) -> Iterator[Found]:
    stated, made = step.number.value, (new.value - old.number.value) * way
    is_wrong = _is_wrong_rate(old, step, way, new) if step.unit == "%" else _is_wrong_step(step, made)
    if made > 0 and is_wrong:
        said = "points" if stated == made else written(made)
        message = f"{step.entity.text} is not the change to {new.text} from {old.entity.text} ({said})"
        yield Found(step.place, message, (old.place, new.place))


def _is_wrong_step(step: Amount, made: Decimal) -> bool:
    """Tell whether a step in points is another one but for a slip."""
    stated, ulp = step.number.value, step.number.ulp
    return step.unit in POINTS and abs(stated - made) > ulp and _is_slip(stated, made, ulp)


def _is_wrong_rate(old: Amount, step: Amount, way: int, new: Rate) -> bool:
    """Tell whether a rate of change is the difference of two rates, in points, and not that rate."""
    stated = step.number.value
    grown = old.number.value * (HUNDRED + way * stated) / HUNDRED
    return abs(new.value - old.number.value) == stated and abs(grown - new.value) > 2 * old.number.ulp


def _rates(facts: Facts, match: re.Match[str], old: Amount) -> Iterator[Rate]:
    """Yield the rates that are told of the same thing: in its row of a table, or right behind its name."""
    for grid in every_grid(facts):
        for row, column in grid.numbers:
            is_named = grid.row_name(row) == match["topic"] and (match["rate"] or "") in "".join(
                grid.column_head(column)
            )
            if is_named and grid.rows[row][column].strip().endswith(RATE_SIGNS):
                yield Rate(grid.numbers[row, column].value, grid.place(row, column), grid.rows[row][column].strip())
    for skeleton in skeletons(facts, 1):
        yield from _told(skeleton, match["topic"], old)


def _told(skeleton: Skeleton, topic: str, old: Amount) -> Iterator[Rate]:
    for at in places_of(topic, skeleton.text, may_overlap=True):
        behind = BEHIND.match(skeleton.text, at + len(topic))
        if behind and not OTHERWISE.search(behind[0]) and skeleton.amounts[behind.start("rate")].place != old.place:
            [rate] = skeleton.of(behind, "rate")
            yield Rate(rate.number.value, rate.place, rate.entity.text)


def _is_slip(stated: Decimal, told: Decimal, ulp: Decimal) -> bool:
    """Tell whether a rate is another one but for a figure, two that are turned round, or the point.

    >>> from decimal import Decimal
    >>> ulp = Decimal("0.1")
    >>> [_is_slip(Decimal(rate), Decimal(told), ulp) for rate, told in (("83.5", "81.51"), ("21.0", "12"), ("3.2", "75"))]
    [True, True, False]
    """
    made = told.quantize(ulp)
    first, last = f"{stated.quantize(ulp):f}", f"{made:f}"
    if len(first) != len(last):
        return digits(stated) == digits(made)
    return sum(map(str.__ne__, first, last)) == 1 or sorted(first) == sorted(last)
