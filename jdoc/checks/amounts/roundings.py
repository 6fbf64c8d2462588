"""Roundings: an amount, how it is rounded (千円未満を切り捨て), and what is said to come of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts, any_rough
from jdoc.checks.numbers import written
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.facts import Facts

ROUNDED = deferred(
    "(?<![0-9.,])(?P<unit>[0-9][0-9,]*|[十百千万]{1,2})円未満(?:の端数)?(?:は|を|が生じたときは、?|があるときは、?)?(?:これを)?(?P<way>切り?捨て|切り?上げ|四捨五入)"
)
"""To what it is rounded, and how: `千円未満の端数を切り捨て`."""
TWO = 2
"""Other amounts of a text that tells all of it: what is rounded, and what comes of it."""


def find_wrong_roundings(facts: Facts) -> Iterator[Found]:
    """Find rounded amounts that the amounts before them aren't rounded to."""
    for index in facts.where(ROUNDED):
        match, *others = ROUNDED.finditer(facts.texts[index])
        found = [each for each in amounts(facts).get(index, []) if not match.start() <= each.place.start < match.end()]
        if not others and len(found) == TWO and all(each.unit == "JPY" for each in found):
            yield from _told(match, *found)


def _told(match: re.Match[str], exact: Amount, stated: Amount) -> Iterator[Found]:
    step = Decimal(read_whole(match["unit"].replace(",", "")) or 1)
    value, said = exact.number.value, stated.number.value
    made = _rounded(value, step, match["way"])
    is_close = abs(said - made) <= step * TWO
    if made not in {value, said} and is_close and not any_rough(exact, stated):
        message = f"{stated.entity.text}, but {exact.entity.text} is rounded to {written(made)}"
        yield Found(stated.place, message, (exact.place,))


def _rounded(value: Decimal, step: Decimal, way: str) -> Decimal:
    """Round a number to a multiple of another one.

    >>> from decimal import Decimal
    >>> [_rounded(Decimal(1283), Decimal(10), way) for way in ("切り捨て", "切上げ", "四捨五入")]
    [Decimal('1280'), Decimal('1290'), Decimal('1280')]
    """
    down = value // step * step
    if way.endswith("捨て"):
        return down
    is_up = way.endswith("上げ") or (value - down) * 2 >= step
    return down + step if is_up and value != down else down
