"""What a date leaves open: the year of a month that stands without one, the month of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.calendar import WEEKDAYS, Month, shift_month, weekday_of
from jdoc.language.dates import grammar
from jdoc.language.dates.date_parts import NOTHING
from jdoc.language.dates.grammar import COMING_PREFIXES, PAST_PREFIXES
from jdoc.language.dates.numbers import NoDateError, attempt
from jdoc.language.dates.yearless import NEXT, SAME, YearlessMonth
from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.date_parts import DateParts

    YearReader: TypeAlias = Callable[["YearlessMonth"], int | None]


YEAR_RULES: tuple[Rule[YearlessMonth, YearReader], ...] = (
    Rule(
        "翌 after a month that was named",
        YearlessMonth.follows,
        YearlessMonth.next_after_named,
        "2019-05-01: [2016年12月](DATE 2016-12)と[翌１月](DATE 2017-01 relative)",
        "2019-05-01: [翌１月](DATE 2020-01 relative)",
    ),
    Rule(
        "翌 after the document's month",
        YearlessMonth.follows,
        YearlessMonth.next_after_own,
        "2019-05-01: [翌１月](DATE 2020-01 relative)",
        "2019-05-01: [翌６月](DATE 2019-06 relative)",
    ),
    Rule(
        "去る: the last one",
        YearlessMonth.is_past,
        YearlessMonth.last_until_own,
        "2019-05-01: [去る12月](DATE 2018-12 relative)",
        "2019-05-01: [12月](DATE 2019-12 relative)",
    ),
    Rule(
        "来る: the next one",
        YearlessMonth.is_coming,
        YearlessMonth.first_from_own,
        "2019-05-01: [来る２月](DATE 2020-02 relative)",
        "2019-05-01: [２月](DATE 2019-02 relative)",
    ),
    Rule(
        "the year in which the day has its weekday",
        YearlessMonth.has_weekday,
        YearlessMonth.year_of_weekday,
        "2019-10-20: [１月14日](DATE 2020-01-14 relative)（火）に",
        "2019-10-20: [１月14日](DATE 2019-01-14 relative)（月）に",
    ),
    Rule(
        "what is planned",
        lambda month: month.is_in_past_sentence() and month.context.is_planned(),
        YearlessMonth.first_from_own,
        "2019-03-01: [昨年９月](DATE 2018-09 relative)に着工し、[４月](DATE 2019-04 relative)に開業予定である。",
        "2019-03-01: [2020年９月](DATE 2020-09)に着工し、[10月](DATE 2020-10 relative)に開業予定である。",
    ),
    Rule(
        "of the year above, as what its sentence has named",
        YearlessMonth.is_within_titled,
        YearlessMonth.year_above,
        "title:[2024年度](DATE 2024-04/2025-03)報告 ¶ [５月](DATE 2024-05 relative)と[２月](DATE 2025-02 relative)",
        "title:[2024年度](DATE 2024-04/2025-03)報告 ¶ [2023年５月](DATE 2023-05)と[７月](DATE 2023-07 relative)",
    ),
    Rule(
        "past New Year",
        YearlessMonth.goes_on,
        YearlessMonth.next_in_sentence,
        "2024-06-01: [2023年10月](DATE 2023-10)、[12月](DATE 2023-12 relative)、[1月](DATE 2024-01 relative)と続いた。",
        "2024-06-01: [2023年7月](DATE 2023-07)は[2月](DATE 2023-02 relative)より多い。",
    ),
    Rule(
        "the year of its sentence",
        YearlessMonth.is_in_dated_sentence,
        YearlessMonth.year_of_sentence,
        "2019-05-01: [2016年度](DATE 2016-04/2017-03)は[２月](DATE 2017-02 relative)に",
        "2019-05-01: [2016年度](DATE 2016-04/2017-03)。[２月](DATE 2019-02 relative)に",
    ),
    Rule(
        "同: the year named last",
        YearlessMonth.is_of_named_year,
        YearlessMonth.year_named,
        "2019-05-01: [2016年](DATE 2016)。[同２月](DATE 2016-02 relative)に",
        "2019-05-01: [2016年](DATE 2016)。[２月](DATE 2019-02 relative)に",
    ),
    Rule(
        "a day that was named before",
        YearlessMonth.is_any,
        YearlessMonth.year_named_before,
        "2024-09-20: [１月４日](DATE 2025-01-04 relative)（土）に売る。[１月４日](DATE 2025-01-04 relative)の",
        "2024-09-20: [１月４日](DATE 2025-01-04 relative)（土）に売る。[１月５日](DATE 2024-01-05 relative)の",
    ),
    Rule(
        "below a head with a year",
        YearlessMonth.is_below_head,
        YearlessMonth.year_above,
        "2025-03-10: 【[令和３年](DATE 2021)】 ¶ [４月](DATE 2021-04 relative)　庁舎を開いた。",
        "2025-03-10: [令和３年](DATE 2021)の式 ¶ [４月](DATE 2025-04 relative)　庁舎を開く。",
    ),
    Rule(
        "the title's year, which the weekdays confirm",
        YearlessMonth.is_any,
        YearlessMonth.year_confirmed,
        "title:[2023年](DATE 2023)版 ¶ [６月](DATE 2023-06 relative) ¶ "
        "[10月2日](DATE 2023-10-02 relative)（月）と[12月5日](DATE 2023-12-05 relative)（火）",
        "title:[2023年](DATE 2023)版 ¶ [６月](DATE XXXX-06 relative) ¶ "
        "[10月2日](DATE XXXX-10-02 relative)（月）と[12月5日](DATE XXXX-12-05 relative)（月）",
    ),
    Rule(
        "the year of a report",
        YearlessMonth.is_no_outlook,
        YearlessMonth.year_of_report,
        "2025-06-20: title:[令和６年度](DATE 2024-04/2025-03)報告 ¶ [５月](DATE 2024-05 relative)の来館者は増えた。",
        "2025-06-20: title:[令和６年度](DATE 2024-04/2025-03)報告 ¶ [７月](DATE 2025-07 relative)に開催予定である。",
    ),
    Rule(
        "the year of a plan",
        YearlessMonth.has_not_been,
        YearlessMonth.year_of_plan,
        "2025-03-10: title:[令和７年度](DATE 2025-04/2026-03)事業計画 ¶ [２月](DATE 2026-02 relative)に発表会を開く。",
        "2025-03-10: title:[令和７年度](DATE 2025-04/2026-03)事業計画 ¶ [２月](DATE 2025-02 relative)に承認した。",
    ),
    Rule(
        "a deadline",
        YearlessMonth.is_deadline,
        YearlessMonth.next_after_own,
        "2019-10-20: [１月14日](DATE ../2020-01-14 relative)まで",
        "2019-04-20: [１月14日](DATE ../2019-01-14 relative)まで",
    ),
    Rule(
        "what is still to come",
        lambda month: month.months_on < 0 and month.context.is_to_come(),
        YearlessMonth.next_after_own,
        "2019-10-01: [３月](DATE 2020-03 relative)に開催する予定である。",
        "2019-10-01: [３月](DATE 2019-03 relative)に開催した。",
    ),
    Rule(
        "what will be",
        YearlessMonth.is_future,
        YearlessMonth.next_after_own,
        "2024-10-01: [４月１日](DATE 2025-04-01 relative)付けで採用します。",
        "2024-10-01: [４月１日](DATE 2024-04-01 relative)付けで採用しています。",
    ),
    Rule(
        "on in a story",
        YearlessMonth.is_in_story,
        YearlessMonth.year_in_story,
        "[2016年２月](DATE 2016-02)に始めた。[９月](DATE 2016-09 relative)に終えた。",
        "[2016年２月](DATE 2016-02)に始めた。[１月](DATE XXXX-01 relative)に終えた。",
    ),
    Rule(
        "what has been",
        lambda month: month.is_ahead() and month.context.has_been(),
        YearlessMonth.last_of_account,
        "2019-05-01: [12月](DATE 2018-12 relative)に開催した。",
        "2019-05-01: [12月](DATE 2019-12 relative)に開催する。",
    ),
    Rule(
        "the nearest one",
        YearlessMonth.is_near_in_other_year,
        YearlessMonth.nearest,
        "2025-01-08: [12月30日](DATE 2024-12-30 relative)の知らせ",
        "2025-01-08: [12月30日](DATE 2025-12-30 relative)に出す予定の知らせ",
    ),
    Rule(
        "the document's own year",
        YearlessMonth.is_any,
        YearlessMonth.own_year,
        "2019-05-01: [２月](DATE 2019-02 relative)に",
        "2019-05-01: [2016年２月](DATE 2016-02)に",
    ),
)
"""Which year a month is of: the first row that holds and knows it decides."""


def year_for_month(month: int, prefix: str | None, context: DateContext) -> int | None:
    """Find the year of a month that stands without one, perhaps with a word like 翌 before it.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> year_for_month(3, "来る", DateContext(base=dt.date(2017, 5, 1))), year_for_month(3, None, DateContext())
    (2018, None)
    """
    facts = YearlessMonth(month, prefix, context)
    years = (attempt(rule.verdict, facts) for rule in YEAR_RULES if rule.holds(facts))
    return next(filter(None, years), None)


def month_for_day(day: int, prefix: str | None, context: DateContext) -> tuple[int | None, int | None]:
    """Find the year and month of a day that stands without them, perhaps with a word like 同 before it.

    >>> import datetime as dt
    >>> from jdoc.language.dates.context import DateContext
    >>> month_for_day(20, "去る", DateContext(base=dt.date(2017, 1, 5))), month_for_day(20, None, DateContext())
    ((2016, 12), (None, None))
    """
    if grammar.A_DAY.match(context.text, context.place - 1):
        raise NoDateError(context.text)
    named = {SAME: context.months.get(SAME), NEXT: context.day, None: context.sentence}.get(prefix, NOTHING)
    if named.month is not None:
        if prefix == NEXT:
            return _month_behind(day, named)
        return named.year, named.month
    if context.base is None:
        return None, None
    away = _months_away(day, prefix, context.base.day)
    return shift_month(*context.own_month, away) if prefix else _month_near(day, context)


def _month_behind(day: int, named: DateParts) -> tuple[int | None, int | None]:
    """Return the year and month of the next such day after one that was named: 6月28日に開き、翌29日に閉じた."""
    before = named.day or 0
    if day > before:
        return named.year, named.month
    if named.has_month_of_year:
        return shift_month(*named.month_of_year, 1)
    return None, None


BESIDE = deferred(f"(?:日|(?<=日)) ?\\( ?(?P<weekday>[{WEEKDAYS}])")
"""The weekday behind a day: 2`[日(火]`)に, not `日に`."""


def _month_near(day: int, context: DateContext) -> Month:
    """Return the document's month, if it has the day, with its weekday; else the one named last, or next to its own."""
    own, beside = context.own_month, BESIDE.match(context.text, context.place)
    named = attempt(lambda parts: parts.month_of_year, context.months.get(SAME))
    near = (own, *filter(None, [named]), *(Month(*shift_month(*own, step)) for step in (1, -1)))
    weekdays = beside["weekday"] if beside else WEEKDAYS
    return next((month for month in near if weekday_of(*month, day) in [*weekdays]), own)


def _months_away(day: int, prefix: str | None, today: int) -> int:
    if prefix in PAST_PREFIXES:
        return -(day > today)
    return int(prefix in COMING_PREFIXES and day < today)
