"""Quarters: quarters of a year with the months that they last (第２四半期（７～９月）)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

QUARTER = deferred(
    "第(?P<number>[0-9一二三四五六七八九]) ?四半期(?:[(](?:[0-9]{4}年|翌年)?(?P<first>[0-9]{1,2})月?(?:から|[〜~-])(?:翌年|翌)?(?P<last>[0-9]{1,2})月(?:期|まで)?[)])?"
)
"""A quarter, perhaps with its months: `[第2四半期（7～9月）]`, not `四半期`."""
MOST = 4


def find_wrong_quarters(facts: Facts) -> Iterator[Found]:
    """Find quarters that no year has, and those whose months aren't three that follow the quarter before."""
    every = [(index, match) for index in facts.having("四半期") for match in QUARTER.finditer(facts.texts[index])]
    begins = [_begin(read_whole(match["number"]) or 0, int(match["first"])) for _, match in every if match["first"]]
    usual = max(sorted({*begins}), key=begins.count, default=None)
    for index, match in every:
        number = read_whole(match["number"]) or 0
        is_none = not 0 < number <= MOST
        if is_none or (
            match["first"] and not _is_right(number, int(match["first"]), int(match["last"]), usual, begins)
        ):
            yield Found(Place(index, *match.span()), f"{match[0]}: no such quarter")


def _begin(number: int, month: int) -> int:
    """Return in which month the year begins whose quarter begins in a month."""
    return (month - 3 * (number - 1) - 1) % 12 + 1


def _is_right(number: int, first: int, last: int, usual: int | None, begins: list[int]) -> bool:
    """Tell whether three months are a quarter of a year that begins as the calendar or the budget, or as the others told."""
    if (last - first) % 12 != 2:  # from one to the third
        return False
    begin = _begin(number, first)
    return begin == usual if usual is not None and begins.count(usual) > 1 else begin in YEARS or len(begins) == 1


YEARS = frozenset({1, 4})
"""Months in which most years begin."""
