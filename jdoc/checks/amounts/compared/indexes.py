"""Indexes: numbers that are 100 in a year, and the rates by which they are said to be above or below that."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.moves import way_at
from jdoc.checks.amounts.skeleton import PERCENT, Skeleton, skeletons
from jdoc.checks.numbers import HALF, HUNDRED, written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[0-9]{2,3}\\.[0-9]"
IS_BASE = deferred("=100(?![0-9.])|を100(?:\\.0)?と")
"""What says which year has 100: `平成27年を100と`した."""
SINCE_BASE = deferred(
    f"(?<![0-9.])(?P<now>{_NUMBER})(?:で|となり|であり|と|、)+(?:基準年|[^。、0-9]{{0,4}}[0-9元]{{1,4}}年)[^。、0-9\ue000-\ue003]{{0,4}}(?:より|から|に比べて?|と比べて?|比で?)、?(?P<rate>{PERCENT})"
)
"""An index, and by which rate it is above the base: `104.5であり、令和2年より4.5%`."""
TWO = deferred(
    f"(?<![0-9.])(?P<old>{_NUMBER})、[^。、0-9]{{0,6}}[0-9元]{{1,4}}年(?:度|は|が|には)*(?P<now>{_NUMBER})(?:で|となり|であり|と|、)+前年度?(?:比|より|から|に比べて?)[でべ]?、?(?P<rate>{PERCENT})"
)
"""Indexes of two years, and by which rate they differ: `令和4年104.0、令和5年109.2で、前年比5.0%`."""
SIGN = "指数"


def find_wrong_indexes(facts: Facts) -> Iterator[Found]:
    """Find rates that indexes don't make."""
    for skeleton in skeletons(facts, 1) if SIGN in facts.whole else ():
        if SIGN in skeleton.text and IS_BASE.search(skeleton.text):
            for pattern in (SINCE_BASE, TWO):
                for match in pattern.finditer(skeleton.text):
                    yield from _judged(skeleton, match)


def _judged(skeleton: Skeleton, match: re.Match[str]) -> Iterator[Found]:
    [rate] = skeleton.of(match, "rate")
    old, now = Decimal(match.groupdict().get("old") or 100), Decimal(match["now"])
    made = (now / old - 1) * HUNDRED * (way_at(skeleton.text, match.end("rate")) or 1)
    if rate.unit == "%" and abs(made - abs(rate.number.value)) > rate.number.ulp * (1 + HALF):
        message = f"{rate.entity.text} is not the change to {match['now']} ({written(made.quantize(Decimal('0.1')))}%)"
        yield Found(rate.place, message, (skeleton.place(*match.span("now")),))
