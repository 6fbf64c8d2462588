"""Halves: two amounts that are all of something by what they are called, as men and women are, and the whole beside them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.amounts.made.sums import Sum
from jdoc.checks.amounts.moves import WAY
from jdoc.checks.amounts.words import sides
from jdoc.language.lazy import compiled, deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from jdoc.checks.amounts.made.cases import Case
    from jdoc.checks.amounts.made.sums import Alike
    from jdoc.checks.amounts.made.told import Told

CLOSE = 1
"""Blocks, and sentences, between a whole and its halves."""

OTHER_TOPIC = deferred("(?<!で)(?<!に)(?<!内訳)(?<!別)[はも][^、はも]{1,10}(?:[はがも])?$")
"""What says that halves are of something else than what stands before them: 看護師は6名、医師`は常勤`1名."""


@cache
def _others() -> Mapping[str, frozenset[str]]:
    """Return what each word that is one side of something stands against."""
    others: dict[str, set[str]] = {}
    for one, other in sides():
        others.setdefault(one, set()).add(other)
        others.setdefault(other, set()).add(one)
    return {word: frozenset(against) for word, against in others.items()}


@cache
def _side() -> re.Pattern[str]:
    words = "|".join(sorted(_others(), key=len, reverse=True))
    return compiled(f"(?:^|[^\\W0-9_ぁ-んァ-ヶー]の|[\\W0-9_ぁ-ん])({words})(?![男女])[^。]{{0,10}}$")


def halves(alike: Alike) -> Iterator[Case]:
    """Yield what the two halves of something make, where they stand side by side, and the whole before or behind them."""
    called = [*map(_side_of, alike.told)]
    for last, (one, other) in enumerate(pairwise(called), 1):
        first = last - 1
        are_halves = one and other and other in _others()[one] and _are_beside(alike.told[first], alike.told[last])
        if are_halves and not _has_third(alike, last):
            yield from _of_halves(alike, called, first, last)


def _side_of(told: Told) -> str | None:
    match = _side().search(told.before)
    return match[1] if match else None


def _are_beside(one: Told, other: Told) -> bool:
    if one.sentence == other.sentence:
        return True
    return one.is_line and other.is_line and other.place.block - one.place.block == CLOSE


def _has_third(alike: Alike, last: int) -> bool:
    """Tell whether a third part follows (採択 17件, 不採択 21件, 取下げ 4件)."""
    if last + 1 == len(alike.told):
        return False
    half, third = alike.told[last : last + 2]
    is_part = not (alike.is_total[last + 1] or third.depth > half.depth or WAY.match(third.behind))
    return is_part and _are_beside(half, third)


def _of_halves(alike: Alike, called: Sequence[str | None], first: int, last: int) -> Iterator[Case]:
    """Yield the whole of two halves: what stands before them, or a total behind."""
    parts = (alike.told[first], alike.told[last])
    wholes = []
    is_of_other = OTHER_TOPIC.search(parts[0].before) is not None
    if first and not _is_half(called, first - 1) and not is_of_other and _is_close(alike.told[first - 1], parts[0]):
        wholes.append(alike.told[first - 1])
    if last + 1 < len(alike.told) and alike.is_total[last + 1] and _is_close(parts[1], alike.told[last + 1]):
        wholes.append(alike.told[last + 1])
    added = parts[0].value + parts[1].value
    for each in wholes:
        judge = Sum("sum", (each, *parts), added, is_whole=True, may_be_any=True)
        yield from (case._replace(is_named=True) for case in judge.cases(1))


def _is_half(called: Sequence[str | None], at: int) -> bool:
    """Tell whether an amount is the second half of another whole."""
    one, other = called[at - 1] if at else None, called[at]
    return other is not None and one is not None and other in _others()[one]


def _is_close(one: Told, other: Told) -> bool:
    if one.place.block == other.place.block:
        return other.sentence[1] - one.sentence[1] <= CLOSE
    return other.place.block - one.place.block == CLOSE
