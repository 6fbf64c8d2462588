"""Order: ranges that end before they begin, and what has happened after the document's own day."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.dates.backwards import ranges_that_run_back
from jdoc.checks.numbers import read_amount
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

_WEEKDAY = "(?: ?\\([^()]{1,6}\\))?"
JOINT = deferred(
    f"{_WEEKDAY}(?:[、,]? ?(?P<word>から|より|以降|以後)[、,]?|[ \n\t]?(?P<to>至)[ :\t]?| ?(?P<wave>[〜~-]) ?)"
)
"""What joins the ends of a range of dates: `[から]`, `[(月)～]`, not `に`."""
UNTIL = deferred(f"{_WEEKDAY}[ 、]?(?:の間|まで|迄|にかけて)")
"""What closes it: `[まで]`, `[(金)まで]`, not `に`."""
OWN_YEAR = deferred("年|[0-9]{4}|翌|[A-Z][0-9]")
"""What tells the year of a date: `令和6[年]`, `[翌]3月`, `同[年]5月`."""
OVER_YEAR = deferred("翌|[次来]年|明け")
"""What leads into the next year: `[翌]3月`, not `同年3月`."""
BACKWARDS = deferred("遡|さかのぼ|へと|に遡及|に(?:前倒|繰り?上)")
"""What shows that time runs back: `まで[遡]って`."""

# An amount, whole: 1,200, 0.5, 三十; not the 200 of 1,200.
_NUMBER = (
    "(?:(?<![0-9])(?:(?<![0-9],)|(?![0-9]{3}(?![0-9])))[0-9]++(?:,[0-9]{3})*+(?:\\.[0-9]++)?+"
    "|(?<![一二三四五六七八九十百千〇])[一二三四五六七八九十百千〇]++)"
)
# What amounts count whose ranges go upwards.
_UNIT = "(?P<unit>[%‰円]|万円|億円|千円|百万円|人|名|回|件|か所|箇所|個|歳|才|年|年度|か月|ヶ月|日間|時間|分|級|番|号|条|項|章|節|頁|ページ|台|棟|戸|世帯|社|校|団体|km|キロ|m|メートル|kg|度|℃|倍|割|ha|ヘクタール|t|トン|本|枚|席|泊|月|日|階|丁目|四半期|世紀)"
COUNTED = deferred(
    f"(?<![0-9.,/:〜~-])(?P<first>第?{_NUMBER}) ?(?:(?P<own>[^\\W0-9_]{{1,4}}|[%‰℃]) ?)?[〜~] ?(?P<last>第?{_NUMBER}) ?{_UNIT}"
)
"""A range of amounts: `[5回～4回]`, `[30～20%]`, not `5回、4回`."""
LIMITED = deferred(
    f"(?<![0-9.,/:〜~-])(?P<prefix>別表|別紙|様式|表|図)?(?P<first>第?{_NUMBER}) ?(?P<own>{_UNIT.replace('?P<unit>', '?:')}|(?<=[0-9]))から(?(prefix)(?:別表|別紙|様式|表|図))(?P<last>第?{_NUMBER}) ?(?P<unit>(?P=own))(?:まで|にかけて|(?<=頁)に|(?<=ページ)(?:に|を(?=[参御ご]))|(?<=ページ)の(?=とおり))(?!に?(?:減|縮|引き?下|下げ|削|低|落|遡|さかのぼ|短))"
)
"""A range of amounts in words: `[50名から30名まで]`, not `50名から30名までに減らす`."""
AGED = deferred(
    f"(?:生後|出生後|妊娠|(?:経過|接種|発症|発生|着工|契約|施行|採取|退院|出産|設置|播種|植付け?|交付|公布|受理|締結|卒業|終了|完了|到達|開始)(?:した日)?後)、?(?P<first>{_NUMBER}) ?(?P<own>日|週間?|年)目?(?:から|[〜~])(?P<last>{_NUMBER}) ?(?P<unit>(?P=own))目?(?:まで|の間|以内|未満|以下)"
)
"""A range of time from something on: `[生後90日から30日まで]`, not `8月90日から30日まで`."""
NUMBERED = deferred(
    f"第(?P<first>{_NUMBER})(?P<own>[条項号章節編款回期次報級巻]) ?から ?(?:同[条項])?第(?P<last>{_NUMBER})(?P<unit>[条項号章節編款回期次報級巻])まで"
)
"""A range of provisions: `[第8条から第5条まで]`, not `第8条の第5項`."""
CLOCKS = deferred("T(\\d\\d:\\d\\d)/T(\\d\\d:\\d\\d)")
"""A range of times as its value: `[T14:30/T13:00]`."""
SAME_DAY = deferred(
    f"(?P<hour>{_NUMBER})時(?:(?P<minute>{_NUMBER})分)?から同日(?:の)?(?P<half>午[前後])?(?P<hour2>{_NUMBER})時(?:(?P<minute2>{_NUMBER})分)?"
)
"""Hours of one day: `[3時20分から同日1時10分]まで`, not `3時から翌1時`."""
SAME_YEAR = deferred(
    f"(?:(?<=毎年)|(?<![年0-9一二三四五六七八九十]))(?P<month>{_NUMBER})月(?P<first>{_NUMBER})日{_WEEKDAY} ?(?:から|[〜~]) ?同年(?P<month2>{_NUMBER})月(?P<last>{_NUMBER})日"
)
"""A range within a year of any time: `[4月15日から同年3月20日]まで`, not `4月15日から翌年3月20日`."""
DAYS = deferred("([0-9]{4}-[0-9]{2}-[0-9]{2})/([0-9]{4}-[0-9]{2}-[0-9]{2})")
"""A range of days as its value: `[2024-08-09/2025-07-05]`."""
BETWEEN = deferred("から|より|[〜~-]")
"""What stands between its ends: 8月9日`[から]`."""
YEAR = 365
OVERNIGHT = deferred("宿|泊|チェックイン|当直|夜勤|夜間|翌")
"""What goes on over midnight: `[夜間]`, `[当直]`, not `会議`."""
NOON, MORNING, EVENING, LATE = "12:00", "05:00", "17:00", "20:00"
FEWEST_DAYS, MOST_DAYS = 3, 62
"""How far before its beginning a range without years ends that can't be meant to run to the next year: not a day, as
from 4月1日 to 3月31日, and not many months."""
SHORTENED = frozenset({"頁", "ページ", "番", "号", "条", "項"})
"""Counters whose ranges leave out at their end what it has in common with the start: 123～5頁."""
LAST_OF = {"月": 12, "日": 31}
"""The last of each in the calendar: what is more lasts, as 二十四月から十八月まで does."""
FROM_EVENING = ("月", "日", "年", "年度", "時間")
"""Counters of the calendar, whose ranges run over an end of year or month."""


def find_reversed(facts: Facts) -> Iterator[Found]:
    """Find ranges that end before they begin."""
    spans: dict[int, set[tuple[int, int]]] = {}
    for find in (_dates, _named_days, _amounts, _times, _limits, ranges_that_run_back):
        for index, span in find(facts):
            spans.setdefault(index, set()).add(span)
    for index in sorted(spans):
        for start, end in _outermost(spans[index]):
            if not (facts.amends and facts.is_quoted(index, start)):
                written = " ".join(facts.blocks[index].text[start:end].split())
                yield Found(Place(index, start, end), f"{written}: ends before it begins")


def _outermost(spans: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans that stand in no other one: 令和5年9月29日から9月19日, not 9月29日から9月19日 as well."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not found or end > found[-1][1]:
            found.append((start, end))
    return found


def _limits(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield limits of which the lower one is above the upper one: ５万円以上３万円以下."""
    for index, entities in facts.entities(LIMITED_LABELS):
        text = facts.texts[index]
        if "以上" in text or "超え" in text:
            pairs = ((low, high) for low, high in pairwise(entities) if _is_below_its_beginning(text, low, high))
            yield from ((index, (low.start, high.end)) for low, high in pairs)


def _is_below_its_beginning(text: str, low: Entity, high: Entity) -> bool:
    """Tell whether two amounts are the limits of something, the lower one above the upper one."""
    is_pair = low.bound in LOWER and high.bound in UPPER and low.unit == high.unit
    if not is_pair or BETWEEN_LIMITS.fullmatch(text, low.end, high.start) is None:
        return False
    first, last = (read_amount(text[each.start : each.end], each.value) for each in (low, high))
    return first is not None and last is not None and first.value > last.value


LIMITED_LABELS = frozenset({"MONEY", "QUANTITY", "PERCENT"})
LOWER, UPPER = frozenset({"ge", "gt"}), frozenset({"le", "lt"})
"""Bounds below and above: 以上 and を超え, 以下 and 未満."""
BETWEEN_LIMITS = deferred("(?:以上|を?超え)?(?:かつ|で(?:かつ)?)?[、,]?")
"""What stands between two limits: 5万円`[以上、]`3万円以下."""


THROUGH = deferred(
    "から ?(?:同[条項])?(?:別表|別紙|様式|表|図)?第?[0-9一二三四五六七八九十百千〇][^、。]{0,19}?(?:まで|ページ|頁|にかけて)"
)
"""What stands between the ends of a range in words: `50名[から30名まで]`, not `50名から`."""


def _amounts(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield ranges of amounts and provisions: 5回～4回, 50名から30名まで, 第8条から第5条まで."""
    through = facts.where(THROUGH)
    for pattern, blocks in ((COUNTED, facts.having("〜", "~")), (LIMITED, through), (NUMBERED, through)):
        yield from _matches(facts, pattern, blocks, _is_reversed)


def _matches(
    facts: Facts, pattern: re.Pattern[str], blocks: Iterable[int], judge: Callable[[re.Match[str]], bool]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield what a pattern finds in some blocks that is judged to be wrong."""
    for index in blocks:
        yield from ((index, match.span()) for match in pattern.finditer(facts.texts[index]) if judge(match))


def _is_reversed(match: re.Match[str]) -> bool:
    own, unit = match["own"], match["unit"]
    first, last = (_amount(match[group]) for group in ("first", "last"))
    if first is None or last is None or first <= last or (own and own != unit):
        return False
    if unit in FROM_EVENING:
        return bool(own) and first > LAST_OF.get(unit, first)
    return bool(own) or unit not in SHORTENED or not _is_short(match["first"], match["last"])


def _is_short(first: str, last: str) -> bool:
    """Tell whether the end may leave out what it has in common with the start: 123～5頁."""
    return len(last) < len(first)


def _amount(written: str) -> float | None:
    number = written.removeprefix("第").replace(",", "")
    try:
        return float(number)
    except ValueError:
        return read_whole(number)


def _dates(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    for index, dates in facts.entities({"DATE"}):
        text = facts.texts[index]
        ranges = (_wrapped(text, date) for date in dates if "/" in f"{date.value}")
        yield from ((index, span) for span in ranges if span)
        for first, last in pairwise(dates):
            if _ends_first(text, first, last) and _are_joined(text, first, last) and not _are_bare(text, first, last):
                yield index, (first.start, last.end)


def _are_bare(text: str, first: Entity, last: Entity) -> bool:
    """Tell whether no month is said of two days in their sentence, so that they may be of two: 29日から3日まで."""
    start = text.rfind("。", 0, first.start) + 1
    are_days = all(DAY_ALONE.fullmatch(text, each.start, each.end) for each in (first, last))
    return are_days and "月" not in text[start : last.end]


DAY_ALONE = deferred("[0-9一二三四五六七八九十]{1,3}日")
"""A day without its month: `[29日]`, not `3月29日`."""


def _named_days(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield ranges of days by their words: 5月10日～5月3日, 4月15日から同年3月20日, 生後90日から30日まで."""
    joined = facts.where(FROM)
    yield from _matches(facts, AGED, joined, _is_before_in_a_month)
    yield from _matches(facts, SAME_YEAR, facts.having("同年"), _is_before_in_a_year)


FROM = deferred("[日年月週間目)](?:日|目)? ?(?:から|[〜~]) ?[0-9一二三四五六七八九十百千〇]")
"""What joins the ends of a range of days: `5月10[日～5]月3日`, `生後90[日から3]0日`, not `甲から乙まで`."""


def _is_before_in_a_month(match: re.Match[str]) -> bool:
    return (_amount(match["first"]) or 0) > (_amount(match["last"]) or 0)


def _is_before_in_a_year(match: re.Match[str]) -> bool:
    ends = [(_amount(match[month]) or 0, _amount(match[day]) or 0) for month, day in DAYS_OF_A_YEAR]
    return ends[1] < ends[0]


DAYS_OF_A_YEAR = (("month", "first"), ("month2", "last"))


def _are_joined(text: str, first: Entity, last: Entity) -> bool:
    """Tell whether two dates are the ends of a range; から must be closed by まで."""
    joint = JOINT.fullmatch(text, first.end, last.start)
    if joint is None or BACKWARDS.search(text, last.end, last.end + 8):
        return False
    return joint["word"] is None or bool(UNTIL.match(text, last.end) or UNTIL.search(text, last.end - 3, last.end))


def _wrapped(text: str, date: Entity) -> tuple[int, int] | None:
    """Give the span of a range without a year at its end that would run to the next one, nearly a year on."""
    ends = DAYS.fullmatch(f"{date.value}")
    joint = BETWEEN.search(text, date.start, date.end)
    if ends is None or joint is None or OWN_YEAR.search(text, joint.end(), date.end):
        return None
    first, last = map(dt.date.fromisoformat, ends.groups())
    short = YEAR - (last - first).days
    return (date.start, date.end) if FEWEST_DAYS <= short <= MOST_DAYS else None


def _ends_first(text: str, first: Entity, last: Entity) -> bool:
    """Tell whether a date ends before another one begins, and can't be meant for the next year."""
    if first.earliest is None or last.latest is None or last.latest >= first.earliest:
        return False
    if OVER_YEAR.search(text, last.start, last.end):
        return False
    if OWN_YEAR.search(text, last.start, last.end) is not None:
        return True
    is_yearless = OWN_YEAR.search(text, first.start, first.end) is None or last.relative
    days = (dt.date.fromisoformat(first.earliest) - dt.date.fromisoformat(last.latest)).days
    return bool(is_yearless) and FEWEST_DAYS <= days <= MOST_DAYS


def _times(facts: Facts) -> Iterator[tuple[int, tuple[int, int]]]:
    for index, times in facts.entities({"TIME"}):
        text = facts.texts[index]
        for time in times:
            ends = CLOCKS.fullmatch(f"{time.value}")
            if ends is None or OVERNIGHT.search(text, max(0, time.start - BEFORE), time.end + BEFORE):
                continue
            if _is_backwards(*ends.groups()) or _ends_soon_before(text[time.start : time.end], *ends.groups()):
                yield index, (time.start, time.end)
    yield from _matches(facts, SAME_DAY, facts.having("同日"), _is_backwards_in_a_day)


def _is_backwards_in_a_day(match: re.Match[str]) -> bool:
    first, last = ((read_whole(match[hour]), read_whole(match[minute] or "")) for hour, minute in HALVES)
    if match["half"] or first[0] is None or last[0] is None:
        return False
    return (last[0], last[1] or 0) < (first[0], first[1] or 0)


BEFORE = 12
HALVES = (("hour", "minute"), ("hour2", "minute2"))


AFTERNOON = deferred("午後[^午翌]*$")
"""A range of times that says at its beginning alone which half of the day is meant: `[午後6時から5時30分]`, not `午後10時から午前6時`."""


def _ends_soon_before(written: str, first: str, last: str) -> bool:
    """Tell whether hours of an afternoon end soon before they begin, within an hour in the evening."""
    ends = [int(hour) * 60 + int(minute) for hour, minute in (first.split(":"), last.split(":"))]
    before = ends[0] - ends[1] - 12 * 60
    return first < LATE and 0 < before <= (240 if first < EVENING else 60) and AFTERNOON.match(written) is not None


def _is_backwards(first: str, last: str) -> bool:
    """Tell whether hours run back within a day: those over midnight begin in the evening, or end early."""
    return last < first and (last >= NOON or MORNING <= last < first < EVENING)
