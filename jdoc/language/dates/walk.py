"""The walk over a text: at each cue the readers of its kind are asked, and the first that reads something is right."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.language.dates import grammar
from jdoc.language.dates.centuries import read_ancient_year, read_century
from jdoc.language.dates.clock import read_time
from jdoc.language.dates.colloquial import read_from_now, read_word
from jdoc.language.dates.context import DateContext
from jdoc.language.dates.date_parts import NOTHING, DateParts
from jdoc.language.dates.durations import SEVERAL, read_duration, read_duration_word, read_term
from jdoc.language.dates.expressions import read_date, read_plain_date, read_plain_month
from jdoc.language.dates.forms import first_read
from jdoc.language.dates.numbers import end_of
from jdoc.language.dates.old_eras import OLD_ERA_ENDS, old_era_before
from jdoc.language.dates.open_ends import opened
from jdoc.language.dates.plain import LEAD, LEAD_ENDS
from jdoc.language.dates.ranges import read_account
from jdoc.language.dates.separated import read_dotted, read_month_and_day, read_separated
from jdoc.language.dates.varying import OTHER_CALENDARS, comes_again, is_of_other_calendar, varies
from jdoc.language.dates.weekdays import weekdays_of
from jdoc.language.dates.weeks import read_week
from jdoc.language.lazy import deferred
from jdoc.language.numerals.context import counters
from jdoc.language.numerals.grammar import MORE
from jdoc.language.qualifiers import qualifiers
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.language.dates.durations import Duration
    from jdoc.language.dates.readings import DateReading
    from jdoc.language.dates.time_cues import TimeCue
    from jdoc.language.ends import Ends
    from jdoc.language.qualifiers import Bound

    DateReader: TypeAlias = Callable[[str, int, DateContext], DateReading | None]
    Reader: TypeAlias = Callable[["Place"], "TimeExpression | None"]

ACCOUNT_ENDS, LONGEST_ACCOUNT = frozenset("自 :\n\t"), 4
"""What 自 before a date ends with, with spaces, and how long it is."""
EVERY_MONTH = ("毎月", "各月")
LONGEST_LEAD = 6
OTHER_BEGINNINGS = ("割", "西暦", "紀元前", *OTHER_CALENDARS, *grammar.ERA_WORDS)
"""What begins a rate or a date, the rest of which is no stretch of time: 2割5分, 明治0年."""
ANY_LEAD_ENDS = OLD_ERA_ENDS.union(LEAD_ENDS)
"""What stands right before a number that something before it belongs to."""
REST_ENDS = OLD_ERA_ENDS | {" ", *(word[-1] for word in OTHER_BEGINNINGS)}
"""What such a beginning ends with."""
COMPARED = deferred("度?(?:比|同期|同月比|同四半期|対比)")
"""What makes a rate of a year: `前年[比]`, `前年[度同期]`."""
BACKWARDS = frozenset("前昨去先")
"""What words begin with that look back."""
COMPARING = deferred("度?末?(?:より|から|比|に比べ|と比べ|に対し|と?同|を[上下]回|並み|の(?:水準|実績))")
"""What shows that 前年 or the like looks aside, and no later word counts from it: `[より]多い`, not `に開催した`."""
COMPARED_WITH = deferred("対?比(?![率例較律島])|[とに](?:比べ|比較)|に対し|を[上下]回|並み|の水準")
"""What shows that a year was named for comparison, and 前年 counts from another one: 2015年`[比]`で."""
COMPARED_STARTS = frozenset("対比とにを並の")
OF_LAW = deferred("[^、。()]{0,8}?(?:法律|政令|[省府庁]令|条例|規[則程]|告示|訓令|勅令|条約)第")
"""What makes a year that of a law's number, from which nothing counts: 昭和22年`[法律第]67号`, not `に法律を`."""
LONGEST_LAW = 14
CHANGED = deferred(
    "[0-9]+日(?:間)?から[0-9]+日(?:間)?(?:程度|以内)?(?:に|へと?)(?:短縮|延長|延伸|拡大|縮[減小め]|引き|延[ばび]|伸|短く|長く)"
)
"""A stretch of days that has become another one: `[14日から5日に短縮]した`."""
ABOUT = deferred(" ?(?:頃|ころ|ごろ|前後)")
"""What makes a date or a time rough: `5月1日[ごろ]`, `16時[前後]`."""
UNAMBIGUOUS = frozenset({"plain date", "date", "time", "code", "name", "word"})
"""Kinds of cues whose readers are told by the kind alone."""
OPENINGS = frozenset(" (以から又まも若迄より前後")
"""What begins words that make an open interval of a date, or stands before them."""
MIDDLE = frozenset(
    {" ", "(", "ー", *"年月日春夏秋冬", *grammar.DASHES, *grammar.LIST_MARKS}
    | {word[0] for word in (*grammar.RANGE_WORDS, *grammar.LIST_WORDS)}
)
"""What may follow the first number of a range, a list or 令和5(2023)年."""
ERA_ENDS = frozenset(name[-1] for name in grammar.ERA_WORDS)
"""What stands before a year and month that look like a decimal number: 令和5.4."""
FARTHEST_HOUR = 6
BEFORE_HALF = frozenset("aApP")
"""How far behind a number 時 stands that makes an hour of it, and what am and pm begin with."""
NEEDED_BEHIND = {"cardinal": MIDDLE, "ordinal": frozenset("四")}
"""What numerals that count nothing, or have 第 before them, have behind them where they begin a date."""


class TimeExpression(NamedTuple):
    """A date, a time or a duration in a text."""

    label: Literal["DATE", "TIME", "DURATION"]
    start: int
    end: int
    value: str | None
    """EDTF for dates, ISO 8601 for the others; None where it can't be known."""
    earliest: str | None = None
    latest: str | None = None
    """ISO dates."""
    relative: bool = False
    note: str | None = None
    ends: Ends | None = None
    """Of a range."""
    weekdays: tuple[tuple[int, int] | None, ...] = ()
    """Where the weekday stands that is said of a day; of a range, those of its ends."""
    lower: str | None = None
    upper: str | None = None
    approx: bool = False
    bound: Bound | None = None


class Place:
    """A cue in its text, and what its readers have to know."""

    __slots__ = ("_lead", "changes_until", "context", "cue", "done", "is_title", "start", "text")

    def __init__(self, text: str, context: DateContext, *, is_title: bool) -> None:
        self.text, self.context, self.is_title = text, context, is_title
        context.text = text
        self.done = 0
        """Where the last expression ended."""
        self.changes_until = 0
        """Where a stretch of days ends that has become another one."""

    def move(self, cue: TimeCue) -> None:
        """Go on to a cue."""
        self.cue, self.start = cue, cue.start
        self.context.place = cue.end
        self._lead = -1
        if self.context.titles.enter(self.start) or "。" in self.text[self.done : self.start]:
            self.context.sentence = NOTHING
        if cue.numeral is not None and self.start >= self.changes_until:
            self.changes_until = end_of(CHANGED, self.text, self.start)

    def with_lead(self) -> int:
        """Return where what belongs to the number and stands before it begins: 平成, 午後, 去る."""
        if self._lead < 0:
            self._lead = self._find_lead()
        return self._lead

    def _find_lead(self) -> int:
        text, start = self.text, self.start
        before = text[start - 1 : start]
        if before not in ANY_LEAD_ENDS or start == self.done:
            return start
        if (before.strip() or text[start - 2 : start - 1]) in OLD_ERA_ENDS:
            era = old_era_before(text, start)
            if era < start:
                return era
        lead = LEAD.search(text, max(self.done, start - LONGEST_LEAD), start) if before in LEAD_ENDS else None
        return lead.start() if lead else start

    def is_rest(self) -> bool:
        """Tell whether the number is the rest of what could not be read: 明治0年, 2割5分."""
        if self.text[self.start - 1 : self.start] not in REST_ENDS:
            return False
        before = self.text[max(0, self.start - LONGEST_LEAD) : self.start].rstrip()
        return before.endswith(OTHER_BEGINNINGS) or self.start > old_era_before(self.text, self.start)

    def is_rate(self, start: int) -> bool:
        """Tell whether 前年比 or the like begins here, which compares with no year that was named."""
        if self.context.sentence or not self.text.startswith("前", start):
            return False
        return COMPARED.match(self.text, start + 2) is not None

    def known(self, start: int) -> DateContext:
        """Return what a date that begins here counts from: nothing where that isn't one day."""
        is_open = self.context.sentence.year is None and varies(self.text, start, self.done)
        return DateContext() if is_open or comes_again(self.text, start) else self.context

    def remember(self, parts: DateParts, end: int) -> None:
        """Remember a date for the words that refer to it, and which fiscal year the title names."""
        self.context.titles.remember_column(self.start, parts, self.text[end : end + 1])
        if self.is_title:
            self.context.remember_subject(parts)
            self.context.titles.remember_title(self.text, parts)
        is_aside = "第" in self.text[end : end + LONGEST_LAW] and OF_LAW.match(self.text, end)
        if is_aside or (self.text[end : end + 1] in COMPARED_STARTS and COMPARED_WITH.match(self.text, end)):
            self.context.mention(parts)
        else:
            self.context.remember(parts)


def find_expressions(
    text: str,
    cues: Iterable[TimeCue],
    context: DateContext,
    *,
    is_title: bool = False,
) -> Iterator[TimeExpression]:
    """Yield the dates, times and durations of a folded text, in order; the context remembers the dates."""
    place = Place(text, context, is_title=is_title)
    for cue in cues:
        kind = cue.kind if cue.kind in UNAMBIGUOUS else _refined_kind(text, cue)
        if kind is None or cue.start < place.done or _is_cut(text, cue.start):
            continue
        place.move(cue)
        expression = first_read(READERS[kind], place)
        if expression:
            place.done = expression.end
            yield expression


def _is_cut(text: str, start: int) -> bool:
    """Tell whether what begins here is the end of something: 0.5年前, 前年同月比."""
    is_cut = CUTS.get(text[start - 1 : start])
    return is_cut is not None and is_cut(text, start)


def _is_decimal(text: str, start: int) -> bool:
    """Tell whether the point stands in a number: 0.5年前; in ６．３月４日 it stands behind a label."""
    return text[start - 2 : start - 1].isdigit() and not text[: start - 1].isdigit()


def _is_behind_number_of_month(text: str, start: int) -> bool:
    """Tell whether a month comes before that is no date: 毎月1日 is no day, nor is the rest of 13月1日."""
    return text[start - 2 : start - 1].isnumeric() or text.endswith(EVERY_MONTH, 0, start)


def _is_same_month_of_year(text: str, start: int) -> bool:
    """Tell whether 同月 or the like belongs to the year before it: 前年同月比."""
    return text.startswith("同", start)


CUTS = {".": _is_decimal, "月": _is_behind_number_of_month, "年": _is_same_month_of_year}
"""What tells, behind a character, whether an expression was cut."""


def _refined_kind(text: str, cue: TimeCue) -> str | None:
    """Say which readers to ask; None for what can't be of time."""
    kind, end = cue.kind, cue.end
    needed = NEEDED_BEHIND.get(kind)
    if needed is not None:
        if text[end : end + 1] in needed:
            return kind
        return "decimal" if text[cue.start - 1 : cue.start] in ERA_ENDS else None
    return "stretch" if _is_stretch(text, end) else kind


@cache
def _stretch_starts() -> frozenset[str]:
    """Return what begins the counters of durations that no date has: か月, 週間, not 年目."""
    every = chain.from_iterable(counters().values())
    durations = {counter.surface[0] for counter in every if counter.kind == "duration"}
    return frozenset(durations - {"年", "月", "日"})


def _is_stretch(text: str, end: int) -> bool:
    """Tell a counter that no date has, か月 or 年間, from those that begin as 年 does: 年目."""
    end += text.startswith(" ", end)
    return text[end : end + 1] in _stretch_starts() or text[end + 1 : end + 2] == "間"


def dates(*readers: DateReader) -> Reader:
    """Make one reader of several: dates that begin with what stands before the number, but for rates and stretches."""

    def read_any(place: Place) -> TimeExpression | None:
        start = place.with_lead()
        if place.start < place.changes_until or place.is_rate(start):
            return None
        reading = first_read(readers, place.text, start, place.known(start))
        return _date(place, start, reading) if reading else None

    return read_any


def _date(place: Place, start: int, reading: DateReading) -> TimeExpression:
    """Make a date of what was read, with what the words beside it say."""
    text, end = place.text, reading.end
    if is_of_other_calendar(text, start):
        return TimeExpression("DATE", start, end, None, relative=reading.relative)
    if reading.parts and not (text[start] in BACKWARDS and COMPARING.match(text, end)):
        place.remember(reading.parts, end)
    value = opened(text, end, reading) if reading.first and text[end : end + 1] in OPENINGS else reading.value
    approx = text[start - 1 : start] == "約" or ABOUT.match(text, end) is not None
    weekdays = weekdays_of(text, start, end, reading.ends)
    known = reading.earliest, reading.latest, reading.relative, reading.note, reading.ends
    return TimeExpression("DATE", start, end, value, *known, weekdays, approx=approx)


def _plain_date(place: Place) -> TimeExpression | None:
    """Read a plain date, which the search over the document has found whole."""
    start, end = place.start, place.cue.end
    written = place.text[start:end]
    if "年" not in written:
        return _date(place, start, read_plain_month(written, place.known(start))._replace(end=end))
    plain = read_plain_date(written)
    if plain is None or is_of_other_calendar(place.text, start):
        return None
    place.remember(plain.parts, end)
    value = opened(place.text, end, plain) if place.text[end : end + 1] in OPENINGS else plain.value
    ends = plain.ends.moved(start) if plain.ends else None
    weekdays = weekdays_of(place.text, start, end, ends)
    known = plain.earliest, plain.latest, plain.relative, plain.note, ends
    return TimeExpression("DATE", start, end, value, *known, weekdays)


def _account(place: Place) -> TimeExpression | None:
    """Read the term of an account, which begins before its first date: 自 2023年4月1日."""
    start = place.with_lead()
    if place.text[start - 1 : start] not in ACCOUNT_ENDS:
        return None
    before = place.text.rfind("自", max(place.done, start - LONGEST_ACCOUNT), start)
    reading = read_account(place.text, before, place.context) if before >= 0 else None
    return _date(place, before, reading) if reading else None


def _time(place: Place) -> TimeExpression | None:
    """Read a time of day."""
    start = place.with_lead()
    time = read_time(place.text, start)
    if time is None:
        return None
    approx = ABOUT.match(place.text, time.end) is not None
    return TimeExpression("TIME", start, time.end, time.value, approx=approx, note=time.note, ends=time.ends)


def _hour(place: Place) -> TimeExpression | None:
    """Read a time of day where the number alone doesn't tell one: 9~12時, AM9時, 3 p.m."""
    text, end = place.text, place.cue.end
    if (
        "時" in text[end : end + FARTHEST_HOUR]
        or text[end : end + 2].lstrip()[:1] in BEFORE_HALF
        or place.with_lead() < place.start
    ):
        return _time(place)
    return None


def _dotted(place: Place) -> TimeExpression | None:
    """Read a date with middle dots, or a year and month with a point, which look like a list and a decimal number."""
    text, cue = place.text, place.cue
    if text[cue.end : cue.end + 1] != "・" and text[cue.start - 1 : cue.start] not in ERA_ENDS:
        return None
    return _DOTTED(place)


def _term(place: Place) -> TimeExpression | None:
    """Read a term of years and months behind 懲役 or 期間は."""
    return _lasting(place, read_term(place.text, place.start))


def _duration(place: Place) -> TimeExpression | None:
    """Read a duration that begins with the numeral."""
    numeral = place.cue.numeral
    if numeral is None or numeral.value is None or place.is_rest():
        return None
    return _lasting(place, read_duration(place.text, numeral.end, numeral.value))


def _duration_word(place: Place) -> TimeExpression | None:
    """Read 半年, 数日間."""
    if place.text[place.start] == "数":
        return _lasting(place, read_duration(place.text, place.start + 1, SEVERAL))
    return _lasting(place, read_duration_word(place.text, place.start))


def _lasting(place: Place, duration: Duration | None) -> TimeExpression | None:
    """Make an expression of a duration, with what the words around it say."""
    if duration is None:
        return None
    end, value, lower, upper, ends = duration
    approx, bound = qualifiers(place.text, place.start, end)
    known = ends, (), lower, upper, approx or bool(lower) or MORE in place.text[place.start : end], bound
    return TimeExpression("DURATION", place.start, end, value, None, None, False, None, *known)  # noqa: FBT003


_DOTTED = dates(read_dotted, read_separated)
_DATES = dates(read_from_now, read_date, read_century, read_ancient_year)

READERS: dict[str, tuple[Reader, ...]] = {
    "plain date": (_term, _plain_date, _DATES),  # 2017年5月1日
    "date": (_term, _account, _DATES, _duration),  # 29年, 五月一日
    "time": (_time, _duration),  # 16時
    "duration": (dates(read_from_now, read_date), _duration),  # 3年目, 2日前
    "stretch": (dates(read_from_now), _duration),  # 3か月
    "cardinal": (_dotted, dates(read_date), _hour, _duration),  # 8、9日, 9~12時
    "ordinal": (dates(read_date),),  # 第3四半期
    "decimal": (dates(read_separated),),  # 令和5.4
    "code": (dates(read_separated, read_dotted, read_month_and_day), _time),  # 2017/5/1, 12:30
    "name": (dates(read_separated, read_dotted, read_month_and_day, read_date), _hour),  # H29.5.1, Ｒ５年, AM9時
    "word": (
        dates(read_date, read_week, read_century, read_word),
        _time,
        _duration_word,
    ),  # 昨年, 正午, 半年
}
"""What reads expressions of time that begin with a numeral of some kind, with a word, or are plain dates."""
