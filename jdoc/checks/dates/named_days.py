"""Named days: weekdays and holidays that are told of a day in other words than beside it (敬老の日である9月21日は)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from jdoc.checks.dates.written_days import A_DAY, FULL, Written, day_of, written_days
from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import WEEKDAYS
from jdoc.language.dates.holidays import holidays
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What a holiday is called.
_NAME = "(?P<name>[一-鿿ァ-ヴーぁ-ん]{1,7}の日|元[日旦]|憲法記念日|天皇誕生日|終戦記念日)"
# A day without its year.
_BARE = "(?:(?<![0-9])(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日)"
HOLIDAY = deferred(f"(?<![一-鿿ァ-ヴーぁ-ん])「?{_NAME}」?(?:に当たる|に当る|にあたる|である|[(])(?:{FULL}|{_BARE})")
"""A holiday and its day: `[敬老の日である令和8年9月21日]`, `[「山の日」に当たる8月11日]`, not `山の日の翌日`."""
DAY_OF = deferred(
    f"(?:{FULL}|{_BARE})(?:[(](?:[月火水木金土日](?:曜日?)?[・、 ])?|の「?|は、?「?){_NAME}(?!の?[前翌]日)"
)
"""A day and its holiday: `[11月3日(火・文化の日]`, `[5月5日はこどもの日]`, not `5月5日に開く`."""
TOLD = deferred(
    f"{FULL}(?:は|が|で)、?(?P<kind>平日|土日|祝日|(?P<weekday>[月火水木金土日])曜日?)(?:の?ため|に当た|にあた|です|である|なの|で[、あ]|とな|につき|と重な)"
)
"""What a day is said to be: `[令和8年11月22日は平日のため]`, not `令和8年11月22日は休館`."""
NTH = deferred(
    f"(?<![・、及びと])第(?P<nth>[1-5一二三四五]) ?(?P<weekday>[月火水木金土日])曜日?(?:[(]|である|に当たる|の)(?:{FULL})|{FULL.replace('?P<', '?P<own_')}[(](?:毎月)?第(?P<nth2>[1-5一二三四五])(?P<weekday2>[月火水木金土日])曜日?[)]"
)
"""A weekday by its number in the month, and its day: `[第2月曜日(令和8年5月11日]`."""
WEEKLY = deferred("毎週(?P<weekday>[月火水木金土日])曜日?(?:[(:、は ]){1,2}$")
"""What every day of a list is: `[毎週木曜日(]`令和8年10月1日、8日."""
LABELLED = deferred(
    "(?<![一-鿿])(?P<label>[一-鿿]{1,5}[日時])は、?(?P<weekday>[月火水木金土日])曜日?(?:の?ため|です|である|なの|で[、あ]|に当た|にあた)"
)
"""What a day is said to be that is told elsewhere: `[開催日は金曜日のため]`."""
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
IN_ENGLISH = deferred(
    "(?:(?P<before>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)[,.]{1,2} )?(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)\\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?, (?P<year>[0-9]{4})(?: ?[(](?P<behind>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\\.?[)])?"
)
"""A day in English with its weekday: `[June 17, 2026 (Wed.)]`."""
UNMOVED = (2003, 2020, 2021)
"""Holidays of weekdays have been since the first of these years; those of the games were moved in the others."""
LATER = {"天皇誕生日": 2020, "みどりの日": 2007, "山の日": 2016, "スポーツの日": 2022, "体育の日": 9999}
"""From which year on a holiday is on its day."""
OLD_DAYS = frozenset({"天皇誕生日", "みどりの日", "スポーツの日", "体育の日"})
"""Holidays that were on other days, so that nothing is known without the year."""
NUMBERS = "一二三四五"


def find_wrong_names_of_days(facts: Facts) -> Iterator[Found]:
    """Find days that aren't the weekday or the holiday that they are said to be."""
    yield from _listed(facts)
    yield from _labelled(facts)
    for pattern, signs, judge in WAYS:
        for index in facts.having(*signs):
            for match in pattern.finditer(facts.texts[index]):
                message, place = judge(match), Place(index, *match.span())
                is_known = message is not None and ", not a " in message and _has_weekday(facts, place)
                if message and not is_known and not (facts.amends and facts.is_quoted(index, match.start())):
                    yield Found(place, message)


def _wrong_weekday(day: dt.date | None, weekday: str) -> str | None:
    number = WEEKDAYS.index(weekday)
    return f"{day} is a {NAMES[day.weekday()]}, not a {NAMES[number]}" if day and day.weekday() != number else None


def _holiday(match: re.Match[str]) -> str | None:
    holiday = holidays().get(match["name"])
    day = day_of(match) if match["year"] else None
    if holiday is None:
        return None
    if day is None:
        is_known = match["m"] and not holiday.nth and match["name"] not in OLD_DAYS
        is_right = not is_known or (holiday.month, holiday.day) == (int(match["m"]), int(match["d"]))
        return None if is_right else f"{match['name']} falls on {holiday.month}/{holiday.day}"
    first = max(LATER.get(match["name"], 0), UNMOVED[0] if holiday.nth else 0)
    if day.year < first or day.year in UNMOVED or holiday.on(day.year) == day:
        return None
    return f"{match['name']} falls on {holiday.on(day.year)}"


def _told(match: re.Match[str]) -> str | None:
    day = day_of(match)
    if day is None or match["weekday"]:
        return _wrong_weekday(day, match["weekday"]) if day else None
    is_weekend = day.weekday() >= WEEKDAYS.index("土")
    is_wrong = is_weekend if match["kind"] == "平日" else not is_weekend and match["kind"] == "土日"
    return f"{day} falls on {NAMES[day.weekday()]}" if is_wrong else None


def _nth(match: re.Match[str]) -> str | None:
    if match["nth"] is None:
        return _nth_of(A_DAY.match(match[0]), match["nth2"], match["weekday2"])
    return _nth_of(A_DAY.search(match[0]), match["nth"], match["weekday"])


def _nth_of(written: re.Match[str] | None, nth: str, weekday: str) -> str | None:
    day = day_of(written) if written else None
    if day is None:
        return None
    number = NUMBERS.index(nth) + 1 if nth in NUMBERS else int(nth)
    wrong = _wrong_weekday(day, weekday)
    made = (day.day - 1) // 7 + 1
    return wrong or (f"{day} is {NAMES[day.weekday()]} number {made} of its month" if made != number else None)


def _english(match: re.Match[str]) -> str | None:
    said = match["before"] or match["behind"]
    month = next((at for at, name in enumerate(MONTHS, 1) if name.startswith(match["month"].lower()[:3])), 1)
    try:
        day = dt.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    weekday = next((at for at, name in enumerate(NAMES) if said and name.startswith(said[:3])), day.weekday())
    return None if weekday == day.weekday() else f"{day} is a {NAMES[day.weekday()]}, not a {NAMES[weekday]}"


WAYS = (
    (HOLIDAY, ("の日", "元日", "元旦", "記念日", "誕生日"), _holiday),
    (DAY_OF, ("の日", "元日", "元旦", "記念日", "誕生日"), _holiday),
    (TOLD, ("平日", "土日", "曜"), _told),
    (NTH, ("第",), _nth),
    (IN_ENGLISH, (", 19", ", 20"), _english),
)
"""How something is told of a day, what such texts have, and what is wrong of it."""


def _listed(facts: Facts) -> Iterator[Found]:
    """Find days of a list that aren't the weekdays told behind several of them, or before all of them."""
    for days in written_days(facts) if "曜" in facts.whole or "(" in facts.whole else ():
        first = days[0].place
        weekly = WEEKLY.search(facts.texts[first.block], max(0, first.start - 8), first.start)
        if weekly and not any(each.is_end for each in days):
            yield from _wrong(days, weekly["weekday"] * len(days))
        for at, each in enumerate(days):
            weekdays = each.weekdays.replace("曜日", "").replace("曜", "").replace("、", "").replace("・", "")
            if len(weekdays) > 1 and at + 1 >= len(weekdays):
                yield from _wrong(days[at + 1 - len(weekdays) : at + 1], weekdays)
            elif len(weekdays) == 1 and not _is_known(facts, each):
                yield from _wrong([each], weekdays)


def _wrong(days: list[Written], weekdays: str) -> Iterator[Found]:
    for each, weekday in zip(days, weekdays, strict=True):
        message = _wrong_weekday(each.day, weekday)
        if message:
            yield Found(each.place, message)


def _is_known(facts: Facts, each: Written) -> bool:
    """Tell whether a day with its weekday is known as such."""
    return _has_weekday(facts, each.place)


def _has_weekday(facts: Facts, place: Place) -> bool:
    block, start, end = place
    every = (one for one in facts.blocks[block].entities or () if one.label == "DATE")
    return any(
        one.start < end and start < one.end and (one.from_ or (one.weekday and not f"{one.value}".startswith(OPEN)))
        for one in every
    )


OPEN = "X"
"""How the value of a day begins whose year isn't known, though it may stand before it: 令和8年10/7."""


def _labelled(facts: Facts) -> Iterator[Found]:
    """Find days whose weekday is told apart from them: 開催日 令和8年10月8日 … 開催日は金曜日のため."""
    for index in facts.having("日は", "時は"):
        for match in LABELLED.finditer(facts.texts[index]):
            days = {
                each.day: each.place
                for days in written_days(facts)
                for each in days[:1]
                if _has_label(facts, each, match["label"])
            }
            if len(days) == 1:
                [(day, place)] = days.items()
                message = _wrong_weekday(day, match["weekday"])
                if message:
                    yield Found(Place(index, *match.span()), message, (place,))


def _has_label(facts: Facts, each: Written, label: str) -> bool:
    return BEFORE_DAY.sub("", facts.texts[each.place.block][: each.place.start]).endswith(label)


BEFORE_DAY = deferred("[ \t:は、]+$")
"""What stands between a label and its day: 開催日`[: ]`令和8年10月8日."""
