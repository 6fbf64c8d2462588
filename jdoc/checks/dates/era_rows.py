"""Era rows: years that are told in both calendars side by side in lines, and fiscal years with the months that they last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import western_year
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

# A year of an era.
_ERA = "(?P<era>明治|大正|昭和|平成|令和)(?P<number>[0-9]{1,2}|元)年"
SIDE_BY_SIDE = deferred(
    f"(?:^|(?<=[\\n\t ])){_ERA}(?P<fiscal>度)?[ \t]+(?P<western>[12][0-9]{{3}})年?(?P<fiscal2>度)?(?=[\\n\t ]|$)"
)
"""A row that begins with a year in both calendars: `[平成22年　2010年]　52,310人`, not `平成22年は`."""
WESTERN_FIRST = deferred(
    f"(?:^|(?<=[\\n\t ]))(?P<western>[12][0-9]{{3}})年?(?P<fiscal2>度)?[ \t]+{_ERA}(?P<fiscal>度)?(?=[\\n\t ]|$)"
)
"""The same the other way round: `[2010年　平成22年]　52,310人`, not `2010年は`."""
SLASHED = deferred(f"{_ERA[:-1]}(?:年(?P<fiscal>度)?)? ?[/=] ?(?P<western>[12][0-9]{{3}})(?![0-9/])(?P<fiscal2>年度)?")
"""The same with a sign between that makes them one: `[昭和39/1964]`, not `昭和39/10/1`."""
LASTING = deferred(
    f"{_ERA}度[(](?P<first>[12][0-9]{{3}})年4月(?:1日)?(?:から|[〜~-])(?P<last>[12][0-9]{{3}})年3月(?:31日)?(?:まで)?[)]"
)
"""A fiscal year and its months: `[令和7年度（2025年4月～2026年3月）]`."""
FEWEST = 2
"""Rows that are right, for each that is wrong."""


def find_wrong_rows(facts: Facts) -> Iterator[Found]:
    """Find years that aren't the same one in rows where others are, and fiscal years that last from other months."""
    beside = facts.where(BESIDE)
    for pattern, fewest in ((SIDE_BY_SIDE, FEWEST), (WESTERN_FIRST, FEWEST), (SLASHED, 0)):
        rows = [(index, match) for index in beside for match in pattern.finditer(facts.texts[index])]
        wrong = [(index, match) for index, match in rows if _year_of(match) != int(match["western"])]
        if len(rows) - len(wrong) >= fewest * len(wrong):
            yield from (_found(index, match) for index, match in wrong)
    for index in facts.having("年度("):
        for match in LASTING.finditer(facts.texts[index]):
            year = _year_of(match)
            if (int(match["first"]), int(match["last"])) != (year, year + 1):
                yield _found(index, match)


BESIDE = deferred(
    "年度?[ \t]+[12][0-9]{3}|[12][0-9]{3}(?:年度?)?[ \t]+(?:明治|大正|昭和|平成|令和)|[治正和成][0-9]{1,2} ?[/=] ?[12][0-9]{3}(?![0-9])"
)
"""What each of these rows has: 平成22`[年　2010]`, `[2010年　平成]`22年, 昭`[和39/1964]`, not `2010年`."""


def _year_of(match: re.Match[str]) -> int:
    return western_year(match["era"], 1 if match["number"] == "元" else int(match["number"]))


def _found(index: int, match: re.Match[str]) -> Found:
    written = f"{match['era']}{match['number']}年"
    name = "western" if "western" in match.re.groupindex else "first"
    return Found(Place(index, *match.span()), f"{written} is {_year_of(match)}, not {match[name]}")
