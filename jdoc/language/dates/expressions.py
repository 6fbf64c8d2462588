"""Dates as they stand in a text: single ones, ranges and lists, with what is left out filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.language.dates import grammar
from jdoc.language.dates.context import DateContext
from jdoc.language.dates.date_parts import LAST_DAY, NOTHING, DateParts
from jdoc.language.dates.durations import HOW_OFTEN
from jdoc.language.dates.forms import form
from jdoc.language.dates.missing import year_for_month
from jdoc.language.dates.numbers import NoSuchMonthError, attempt
from jdoc.language.dates.ranges import end_of_date, past_weekday, read_both_days, read_list, read_range, waits_for_unit
from jdoc.language.dates.reading import read_date_parts
from jdoc.language.dates.readings import impossible_reading, reading_of
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.language.rules import Rule, decide
from jdoc.language.scripts import ONE_TO_NINE

if TYPE_CHECKING:
    import re

    from jdoc.language.dates.readings import DateReading

LISTING = frozenset("、,・びとや")
"""What the next year of a list stands behind."""
LISTED_BEFORE = deferred(f"[年度)](?:{grammar.AND})$")
"""What a year that goes on from another one stands behind: 平成28年`[度、]`29年度."""
LONGEST_LISTING = 6
STRETCH = deferred("(?<=月)(?:以[内上下]|を(?:超|経過|過ぎ|限)|未満|間|に満た)")
"""What makes a stretch of time of months, which laws write without か: `六月[を超]えない範囲`."""
HOW_OFTEN_BEHIND = deferred(HOW_OFTEN)
"""What shows that a month or a day comes again: `2月[に1回]開く`, not `2月に1回開いた。`."""
LARGER_UNITS = ("era", "year", "relative_year", "month", "relative_month")
RELATIVE = ("relative_day", "relative_year", "relative_month")
AFTER_DAYS = deferred(
    " ?(?:平均|以[内上下]|前|後|未満|程度|余|分|間|を(?:経過|超|過|限)|ほど|おき|ごと|毎|連続|目|当たり|につき"
    "|の(?:猶予|期間|間|うち)|[0-9]{1,2} ?時間)"
)
"""What stands behind a number of days: `3日[以内]`, `5日[ 間]`, `10日[を経過]した`."""
AFTER_DAY = deferred(
    " ?(?:[にはも、,)付朝夜昼夕]|まで(?![もの]|延[長ば]|とする)|[月火水木金土日]曜|から|午[前後]|未明|早朝|深夜|正午"
    f"|の[午朝夜会夕]|[0-9{ONE_TO_NINE}十]{{1,3}} ?時(?!間)|$)"
)
"""What stands behind a day of the month: `3日[に]`, `3日[午後]`, `3日[まで]`."""
FUTURE = deferred("の明日(?:[をへ]|に(?:向|つな)|のため)")
"""What makes a future of tomorrow: `地域[の明日を]担う`, not `の明日です`."""
COUNTED = deferred("(?:[約満延計毎各]|およそ|延べ|または|又は|最[大長]|連続|上限) ?$")
"""What stands before a number of days: `[約]`, `[又は ]`."""
LONGEST_COUNTED = 4


@form(grammar.DATE)
def read_date(match: re.Match[str], context: DateContext) -> DateReading | None:
    """Read the date that begins here in folded text: one, or a range or list with what it leaves out.

    >>> [read_date(text, 0, DateContext()).value for text in ("2016年2月24-25日", "平成28~30年度", "2月8、10日")]
    ['2016-02-24/2016-02-25', '2016-04/2019-03', None]
    >>> read_date("令和5年13月", 0, DateContext()).note
    'no-such-day'
    """
    if _says_nothing(match):
        return None
    text = match.string
    try:
        first = read_date_parts(match, context, _year_listed_before(text, match, context))
    except NoSuchMonthError:
        reading: DateReading | None = impossible_reading(end_of_date(match))
    else:
        reading = _completed(text, end_of_date(match), match, first, context)
    return reading if reading and _is_date(text, match, reading, context) else None


def _says_nothing(match: re.Match[str]) -> bool:
    """Tell whether a match is empty, or nothing but a word like 翌."""
    return match.end() == max(match.start(), match.end("prefix"))


def _completed(text: str, end: int, match: re.Match[str], first: DateParts, context: DateContext) -> DateReading | None:
    """Read what goes on behind the first date, a range or a list; else the date alone."""
    is_known = not first.relative or any(match.group(*RELATIVE))
    is_unitless = waits_for_unit(match, end)
    reading = attempt(read_range, text, end, first, context, is_known=is_known, is_unitless=is_unitless)
    reading = reading or read_both_days(text, end, first)
    if reading:
        return reading
    return read_list(text, end, first) if is_unitless else reading_of(first, end)


def _year_listed_before(text: str, match: re.Match[str], context: DateContext) -> DateParts:
    """Return the year that a shorter one goes on from in a list: 平成28年度、29年度及び30年度."""
    before, start = context.sentence, match.start()
    if text[start - 1 : start] not in LISTING or match["month"] is not None:
        return NOTHING
    if not LISTED_BEFORE.search(text, max(0, start - LONGEST_LISTING), start):
        return NOTHING
    return before if before.may_be_followed_by(read_whole(match["year"] or "")) else NOTHING


class Judged:
    """What was read as a date, and may be none: a number of days or months, or of a document."""

    __slots__ = ("context", "end", "match", "reading", "text")

    def __init__(self, text: str, match: re.Match[str], reading: DateReading, context: DateContext) -> None:
        self.text, self.match, self.reading, self.context = text, match, reading, context
        self.end = end_of_date(match)
        """Where its first date ends."""

    def is_the_future(self) -> bool:
        """Whether it is what is to become of something: 地域の明日を担う."""
        return (
            self.match["relative_day"] is not None
            and FUTURE.match(self.text, max(0, self.match.start() - 1)) is not None
        )

    def is_number_of_document(self) -> bool:
        """Whether it is the number of a document: 5月1日号, 令和5年3号."""
        return grammar.NO_DATE.match(self.text, self.end) is not None

    def is_how_often(self) -> bool:
        """Whether something happens once in so many days or months: 3日に1回."""
        return not self.reading.parts.has_own_year and HOW_OFTEN_BEHIND.match(self.text, self.end) is not None

    def is_number_of_months(self) -> bool:
        """Whether a month without a year of its own is a stretch of time: 六月を超えない範囲."""
        return not self.reading.parts.has_own_year and STRETCH.match(self.text, self.end) is not None

    def is_more(self) -> bool:
        """Whether it is more than a day alone: a day of a month, a month, a year."""
        return self.match["day"] is None or any(self.match.group(*LARGER_UNITS))

    def is_told_by_itself(self) -> bool:
        """Whether a word stands before it, or it is 末日."""
        return self.match["prefix"] is not None or self.reading.parts.day == LAST_DAY

    def is_counted(self) -> bool:
        """Whether a word behind or before it says how many days."""
        start = self.match.start()
        before = COUNTED.search(self.text, max(0, start - LONGEST_COUNTED), start)
        return before is not None or AFTER_DAYS.match(self.text, self.reading.end) is not None

    def is_in_named_month(self) -> bool:
        """Whether its sentence has named a month."""
        return self.context.sentence.month is not None

    def has_weekday(self) -> bool:
        """Whether a weekday follows."""
        return past_weekday(self.text, self.reading.end) > self.reading.end

    def stands_like_day(self) -> bool:
        """Whether what follows stands behind days of the month: 3日に."""
        return AFTER_DAY.match(self.text, self.reading.end) is not None


DATE, NONE = True, False

DATE_RULES: tuple[Rule[Judged, bool], ...] = (
    Rule(
        "the future of something",
        Judged.is_the_future,
        NONE,
        "2017-05-03: 地域の明日を担う",
        "2017-05-03: 期限の[明日](DATE 2017-05-04 relative)です",
    ),
    Rule(
        "number of a document",
        Judged.is_number_of_document,
        NONE,
        "2017-05-03: 広報５月１日号に",
        "2017-05-03: 広報[５月１日](DATE 2017-05-01 relative)に",
    ),
    Rule(
        "how often",
        Judged.is_how_often,
        NONE,
        "2017-05-03: [３日](DURATION P3D)に一度開く",
        "2017-05-03: [３日](DATE 2017-05-03 relative)に一度開いた。",
    ),
    Rule(
        "months that are counted",
        Judged.is_number_of_months,
        NONE,
        "2017-05-03: [六月](DURATION P6M)を超えない",
        "2017-05-03: [六月](DATE 2017-06 relative)を開始",
    ),
    Rule(
        "no day alone",
        Judged.is_more,
        DATE,
        "2017-05-03: [５月３日](DATE 2017-05-03 relative)終了",
        "2017-05-03: [３日](DURATION P3D)終了",
    ),
    Rule(
        "told by a word before it",
        Judged.is_told_by_itself,
        DATE,
        "2017-05-03: [去る１日](DATE 2017-05-01 relative)以内",
        "2017-05-03: [１日](DURATION P1D bound=le)以内",
    ),
    Rule(
        "days that are counted",
        Judged.is_counted,
        NONE,
        "2017-05-03: [５月](DATE 2017-05 relative)は約[３日](DURATION P3D approx)、",
        "2017-05-03: [３日](DATE 2017-05-03 relative)、",
    ),
    Rule(
        "the month is named",
        Judged.is_in_named_month,
        DATE,
        "2017-05-03: [４月](DATE 2017-04 relative)に会い[３日](DATE 2017-04-03 relative)終了",
        "2017-05-03: [３日](DURATION P3D)終了",
    ),
    Rule(
        "with its weekday",
        Judged.has_weekday,
        DATE,
        "2017-05-03: [３日](DATE 2017-05-03 relative)（水）終了",
        "2017-05-03: [３日](DURATION P3D)終了",
    ),
    Rule(
        "where a day stands",
        Judged.stands_like_day,
        DATE,
        "2017-05-03: [３日](DATE 2017-05-03 relative)に終了",
        "2017-05-03: [３日](DURATION P3D)終了",
    ),
)
"""Whether what was read is a date; a number with 日 alone that no row decides is a stretch of days."""


def _is_date(text: str, match: re.Match[str], reading: DateReading, context: DateContext) -> bool:
    return decide(DATE_RULES, Judged(text, match, reading, context), otherwise=NONE)


@lru_cache(maxsize=4096)
def read_plain_date(written: str) -> DateReading | None:
    """Read a plain date with its year; None where a part of it is none, or no day of the calendar.

    >>> read_plain_date("2016年2月24-25日").value, read_plain_date("2015年2月29日")
    ('2016-02-24/2016-02-25', None)
    """
    reading = read_date(written, 0, DateContext())
    if reading is None or reading.end < len(written) or reading.first is None:
        return None
    return reading


def read_plain_month(written: str, context: DateContext) -> DateReading:
    """Read a plain date without a year: a month, or a month and a day.

    >>> import datetime as dt
    >>> read_plain_month("5月1日", DateContext(base=dt.date(2017, 4, 1))).value
    '2017-05-01'
    >>> read_plain_month("5月", DateContext()).value
    'XXXX-05'
    """
    month, _, day = written.partition("月")
    parts = DateParts(month=int(month), day=int(day[:-1]) if day else None, relative=True)
    parts.year = year_for_month(int(month), None, context)
    return reading_of(parts, len(written))
