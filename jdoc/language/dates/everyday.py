"""Dates of everyday speech: おととい, 今度の金曜日, 3日後, 憲法記念日."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language import edtf
from jdoc.language.calendar import WEEKDAYS, fiscal_year_of
from jdoc.language.dates import patterns
from jdoc.language.dates.points import Point
from jdoc.language.dates.ranges import Found, single
from jdoc.language.lazy import compiled
from jdoc.language.numerals import read_whole
from jdoc.language.scripts import KANJI
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from jdoc.language.dates.points import Reference

DAYS = {
    **dict.fromkeys(("きょう", "今朝", "けさ", "今晩", "今夜"), 0),
    **dict.fromkeys(("あした", "あす", "明朝", "明晩"), 1),
    **dict.fromkeys(("きのう", "昨晩", "昨夜", "ゆうべ"), -1),
    "あさって": 2,
    "しあさって": 3,
    "おととい": -2,
    "さきおととい": -3,
}
SEASON = "(?P<which>[昨今来翌])(?P<season>(?:初|晩)?[春夏秋冬])(?![季闘期一-鿿])"
YEAR_PART = (
    f"(?<!{KANJI}|[0-9])年(?P<fiscal>度)?(?P<part>[末内]|明け)"
    "(?=まで|に(?![限当])|から|には|の(?!年)|を(?:目途|目処|めど|目標))"
)
SEASON_YEARS = {"昨": -1, "今": 0, "来": 1, "翌": 1}
MOST = 200
"""Years: beyond, the calendar is no help (2000年前)."""
FROM_ELSEWHERE = ("の", "から", "より", "とも", "後", "前")
"""期日の30日前, 施行から3年後, 少なくとも6か月前: counted from another day than the document's."""


class Holiday(NamedTuple):
    """A row of holidays.tsv."""

    month: int
    day: int
    nth: int
    """0 for a fixed day; else `day` is a weekday, from 0 for Monday."""

    def on(self, year: int) -> dt.date:
        """Return the day in a year.

        >>> Holiday(5, 6, nth=2).on(2017).isoformat()
        '2017-05-14'
        """
        first = dt.date(year, self.month, 1 if self.nth else self.day)
        if not self.nth:
            return first
        return first + dt.timedelta(days=(self.day - first.weekday()) % 7 + 7 * (self.nth - 1))


@cache
def holidays() -> dict[str, Holiday]:
    """Return the days that go by a name.

    >>> holidays()["憲法記念日"].on(2017).isoformat()
    '2017-05-03'
    """
    table = {}
    for row in rows("holidays"):
        nth, dash, weekday = row["day"].partition("-")
        table[row["name"]] = Holiday(int(row["month"]), int(weekday if dash else nth), int(nth) if dash else 0)
    return table


@cache
def words() -> re.Pattern[str]:
    """Return the pattern of the words that such a date may begin with."""
    return re.compile(_words())


def _words() -> str:
    named, spoken = ("|".join(sorted(table, key=len, reverse=True)) for table in (holidays(), DAYS))
    first, second = _characters()
    return (
        f"(?=[{first}][{second}])(?:(?<![ぁ-ん])(?:{spoken})(?=[はのにもでか、。,]|{KANJI})|{named}"
        "|(?:次の|今度の|この前の)(?:[月火水木金土日]曜日?|週末)"
        f"|(?<!{KANJI})(?:[月火水木金土日]曜日?(?=に|の[朝夜午夕])|週末(?=に))|(?<!{KANJI}){SEASON}|{YEAR_PART})"
    )


def _characters() -> tuple[str, str]:
    """Return the characters that these words have first, and second."""
    first, second = ("".join(sorted({word[place] for word in (*holidays(), *DAYS)})) for place in (0, 1))
    return f"{first}次週{WEEKDAYS}年昨今来翌", f"{second}のこ度曜末内明春夏秋冬初晩"


@cache
def beginnings() -> tuple[str, str]:
    """Return the characters that words of time begin with, and the pattern of all such words."""
    first, second = _characters()
    return f"{first}{patterns.WORD_FIRST}", f"(?=.[{second}{patterns.WORD_SECOND}])(?:{patterns.WORDS}|{_words()})"


def word(text: str, start: int, reference: Reference) -> Found | None:
    """Read おととい, 今度の金曜日, 週末 or the name of a holiday.

    >>> from jdoc.language.dates.points import Reference
    >>> [word(text, 0, Reference(base=dt.date(2017, 5, 2))).value for text in ("おととい、", "次の金曜日", "母の日")]
    ['2017-04-30', '2017-05-05', '2017-05-14']
    """
    match = words().match(text, start)
    if not match:
        return None
    base, end = reference.base, match.end()
    named = holidays().get(match[0])
    if named:
        year = reference.sentence.year if reference.sentence else None
        year = year or (base.year if base else None)
        day = named.on(year) if year else None
    elif base is None:
        day = None
    elif match["season"]:
        return single(end, Point(base.year + SEASON_YEARS[match["which"]], part=match["season"], relative=True))
    elif match["part"]:
        return single(end, _year_part(match["part"], base, fiscal=match["fiscal"] is not None))
    elif match[0] in DAYS:
        day = base + dt.timedelta(days=DAYS[match[0]])
    else:
        return _weekday(match[0], end, base)
    if day is None:
        return Found(end, None, None, None, Point(relative=True), relative=True)
    return single(end, Point(day.year, day.month, day.day, relative=True))


def _year_part(part: str, base: dt.date, *, fiscal: bool) -> Point:
    """Read 年末, 年内 and 年明け: of the year, or the fiscal year, that the document was written in."""
    year = fiscal_year_of(base) if fiscal else base.year
    if part == "明け":
        return Point(year + 1, part=part, fiscal=fiscal, relative=True)
    return Point(year, part="末" if part == "末" else "", fiscal=fiscal, relative=True)


def _weekday(written: str, end: int, base: dt.date) -> Found:
    """Read a weekday: the next one from the base date on, or the last one."""
    if written.endswith("週末"):
        saturday = base + dt.timedelta(days=max(5 - base.weekday(), 0))
        named = edtf.days(saturday, saturday + dt.timedelta(days=1))
        return Found(end, *named, Point(saturday.year, saturday.month, relative=True), relative=True)
    wanted = WEEKDAYS.index(written.removesuffix("日").removesuffix("曜")[-1])
    ahead = (wanted - base.weekday()) % 7
    if written.startswith("この前"):
        ahead -= 7
    elif written.startswith(("次", "今度")):
        ahead = ahead or 7
    day = base + dt.timedelta(days=ahead)
    return single(end, Point(day.year, day.month, day.day, relative=True))


def from_now(text: str, start: int, reference: Reference) -> Found | None:
    """Read 3日前 and 2週間後 as the day that they are; 期日の30日前 and 30日前まで are stretches of time.

    >>> from jdoc.language.dates.points import Reference
    >>> [from_now(text, 0, Reference(base=dt.date(2017, 5, 1))).value for text in ("3日前、", "二週間後に", "5年前は")]
    ['2017-04-28', '2017-05-15', '2012']
    """
    match = compiled(patterns.FROM_NOW).match(text, start)
    number = read_whole(match["number"]) if match else None
    base = reference.base
    if not match or number is None or base is None or number > MOST or text.endswith(FROM_ELSEWHERE, 0, start):
        return None
    count = -number if match["direction"] == "前" else number
    unit = match["unit"][0]
    if unit not in "日週" and count > 0:
        return None  # three years on: from when, only the text can tell
    if unit in "日週":
        day = base + dt.timedelta(days=count * (7 if unit == "週" else 1))
        found = Point(day.year, day.month, day.day, relative=True)
    elif unit == "年":
        found = Point(base.year + count, relative=True)
    else:
        months = base.year * 12 + base.month - 1 + count
        found = Point(months // 12, months % 12 + 1, relative=True)
    return single(match.end(), found)
