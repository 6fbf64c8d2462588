"""Shapes: how a whole and its parts stand together, where that alone says that they make it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.sums import INSIDE
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.told import Told


def is_broken_down(case: Case) -> bool:
    """Tell whether brackets right behind an amount have all of the others: 38台(市12台、町26台)."""
    result, *parts = sorted(case.members, key=lambda each: each.at)
    is_whole = case.is_whole and case.way == "sum" and case.members[0] is result
    return is_whole and result.behind.startswith("(") and parts[0].before.startswith("(") and not _is_inside(parts[0])


def _is_inside(told: Told) -> bool:
    return INSIDE.search(told.before.lstrip("(")) is not None


def is_titled(case: Case) -> bool:
    """Tell whether a line has a whole, and one sentence below it the parts."""
    result, *parts = case.members
    sentences = {each.sentence for each in parts}
    is_below = result.is_line and not parts[0].is_line and parts[0].at == result.at + 1
    return is_below and len(sentences) == 1 and min(each.place.block for each in parts) == result.place.block + 1


APPOSED = deferred("の[^、。はがをにで計]{0,8}$")
"""What stands between parts and their sum: 3km、2km`の全長`5km."""


def is_apposed(case: Case) -> bool:
    """Tell whether a sum stands right behind its parts: 第1工区3km、第2工区2kmの全長5km."""
    result, *parts = case.members
    is_behind = case.way == "sum" and not result.is_cell and all(each.sentence == result.sentence for each in parts)
    return is_behind and max(each.at for each in parts) == result.at - 1 and APPOSED.match(result.before) is not None


def is_within(case: Case) -> bool:
    """Tell whether the first of several parts behind a whole is said to be in it, and the last one isn't: うち甲が2件、乙が3件."""
    result, *parts = sorted(case.members, key=lambda each: each.at)
    is_of_whole = case.way == "sum" and case.members[0] is result and case.is_whole
    is_of_whole = is_of_whole and not any(each.is_rough for each in parts)
    return is_of_whole and _is_inside(parts[0]) and not _is_inside(parts[-1])


PARALLEL = deferred("(?:分|[)])?(?:、|及び|並びに|と|や|・)")
"""What stands behind an amount where the next one is another of its kind: 国庫支出金3億円`、`市債4億円, not 20件`で、`."""


def is_parallel(case: Case) -> bool:
    """Tell whether a whole stands in a row or a list with its parts, as one more of them."""
    result, *parts = case.members
    if result.is_line:
        return not is_titled(case)
    [one, other] = sorted((result, min(parts, key=lambda each: abs(each.at - result.at))), key=lambda each: each.at)
    return one.sentence == other.sentence and PARALLEL.match(other.before) is not None
