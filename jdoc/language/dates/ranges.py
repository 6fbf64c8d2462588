"""Dates as they stand in a text: single ones, ranges and lists, with what is left out filled in."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from jdoc.language import edtf
from jdoc.language.calendar import western_year
from jdoc.language.dates import patterns
from jdoc.language.dates.points import (
    LAST_DAY,
    Point,
    Reference,
    past_its_era,
    period,
    point,
    supply_year,
    unresolved,
)
from jdoc.language.edtf import FIRST_YEAR
from jdoc.language.lazy import compiled, deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import datetime as dt
    import re

    from jdoc.language.edtf import Period

PAST_ERA = "the era had ended"
IMPOSSIBLE = "no such day"
AFTER_DAYS = deferred(
    " ?(?:以[内上下]|前|後|未満|程度|余|分|間|を(?:経過|超|過|限)|ほど|おき|ごと|毎|連続|目|当たり|につき"
    "|の(?:猶予|期間|間|うち))"
)
LISTING = frozenset("、,・びとや")
"""What the next year of a list stands behind."""
STRETCH = deferred("(?<=月)(?:以[内上下]|を(?:超|経過|過ぎ|限)|未満|間|に満た)")
"""六月を超えない範囲: laws write months of time without か."""
AFTER_DAY = deferred(
    " ?(?:[にはも、,)付朝夜昼夕]|まで(?![もの]|延[長ば]|とする)|[月火水木金土日]曜|から|午[前後]|未明|早朝|深夜|正午"
    "|の[午朝夜会夕]|[0-9一二三四五六七八九十]{1,3} ?時(?!間)|$)"
)
COUNTED = deferred("(?:[約満延計毎各]|およそ|延べ|または|又は|最[大長]|連続|上限) ?$")
UNITLESS = "0123456789元〇零一二三四五六七八九十百千廿卅"


class Found(NamedTuple):
    """A date in a text."""

    end: int
    value: str | None
    """EDTF; None where it can't be known."""
    first: dt.date | None
    last: dt.date | None
    point: Point
    """What later words such as 同年 refer to."""
    relative: bool
    note: str | None = None


def find(text: str, start: int, reference: Reference) -> Found | None:
    """Read the date that begins here in folded text: one, or a range or list with what it leaves out.

    >>> from jdoc.language.dates.points import Reference
    >>> [find(text, 0, Reference()).value for text in ("2016年2月24-25日", "平成28~30年度", "2月8、10日")]
    ['2016-02-24/2016-02-25', '2016-04/2019-03', None]
    """
    match = compiled(patterns.POINT).match(text, start)
    if not match or match.end() == (match.start() if match["prefix"] is None else match.end("prefix")):
        return None
    every_year = text.endswith(("毎年", "例年"), 0, start)
    first = point(match, Reference() if every_year else reference, _listed(text, start, match, reference))
    end = match.end()
    while text[end - 1] == " ":
        end -= 1  # 令和7年度　予算
    if (
        first is None
        or compiled(patterns.NO_DATE).match(text, end)
        or ((first.year is None or first.relative) and STRETCH.match(text, end))
    ):
        return None
    said = match["relative_day"] or match["relative_year"] or match["relative_month"]
    start_is_known = said is not None or not first.relative
    found = _range(text, end, first, reference, is_known=start_is_known) or _both_days(text, end, first)
    if not found:
        found = _list(text, end, first) if text[end - 1] in UNITLESS else single(end, first)
    if found and _is_lone_day(match) and not _is_day(text, match, found, reference):
        return None
    return found


def _listed(text: str, start: int, match: re.Match[str], reference: Reference) -> Point | None:
    """Return the year that a shorter one goes on from in a list: 平成28年度、29年度及び30年度."""
    before = reference.sentence
    if before is None or before.month is not None or before.year is None or before.relative:
        return None
    if match["year"] is None or match["month"] is not None or text[start - 1 : start] not in LISTING:
        return None
    number = read_whole(match["year"])
    last = before.year - (western_year(before.era, 1) - 1 if before.era else before.year // 100 * 100)
    return before if number is not None and last < number <= last + 10 else None


@lru_cache(maxsize=4096)
def plain(written: str) -> tuple[str, str, str, Point, str | None] | None:
    """Read a date with its year that `patterns.PLAIN` has found: value, first and last day, what later words refer to.

    >>> plain("2016年2月24-25日")[:3]
    ('2016-02-24/2016-02-25', '2016-02-24', '2016-02-25')
    """
    found = find(written, 0, Reference())
    if not found or found.end < len(written) or not found.value or not found.first or not found.last:
        return None
    return found.value, found.first.isoformat(), found.last.isoformat(), found.point, found.note


def short(written: str, reference: Reference) -> Found:
    """Read a month, or a month and a day, that `patterns.PLAIN` has found.

    >>> import datetime as dt
    >>> short("5月1日", Reference(base=dt.date(2017, 4, 1))).value, short("5月", Reference()).value
    ('2017-05-01', 'XXXX-05')
    """
    month, _, day = written.partition("月")
    found = Point(month=int(month), day=int(day[:-1]) if day else None)
    supply_year(found, None, reference, None)
    return single(len(written), found)


def single(end: int, found: Point) -> Found:
    """Make what is found of one point."""
    named = period(found)
    if named is None:
        note = IMPOSSIBLE if found.year is not None and found.day is not None else None
        value = unresolved(found) if found.year is None else None
        return Found(end, value, None, None, found, found.relative, note)
    note = PAST_ERA if past_its_era(found, named) else None
    return Found(end, *named, found, found.relative, note)


def _is_lone_day(match: re.Match[str]) -> bool:
    larger = ("era", "year", "relative_year", "month", "relative_month")
    return match["day"] is not None and all(match[name] is None for name in larger)


def _is_day(text: str, match: re.Match[str], found: Found, reference: Reference) -> bool:
    """Tell 3日 the day from 3日 the stretch of time."""
    if match["prefix"] is not None or found.point.day == LAST_DAY:
        return True
    if AFTER_DAYS.match(text, found.end) or COUNTED.search(text, max(0, match.start() - 4), match.start()):
        return False
    known = reference.sentence is not None and reference.sentence.month is not None
    return known or _past_weekday(text, found.end) > found.end or bool(AFTER_DAY.match(text, found.end))


def _past_weekday(text: str, end: int) -> int:
    match = compiled(patterns.WEEKDAY).match(text, end)
    return match.end() if match else end


def _range(text: str, end: int, start: Point, reference: Reference, *, is_known: bool) -> Found | None:
    """Read the rest of a range whose start ends here; unless its year is known, the end may tell it."""
    start = replace(start)
    to = compiled(patterns.TO).match(text, _past_weekday(text, end))
    match = to and compiled(patterns.POINT).match(text, to.end())
    if (
        to
        and start.part
        and start.month is not None
        and (part := compiled(patterns.PART_OF_MONTH).match(text, to.end()))
    ):
        return between(start, replace(start, part=part[0]), part.end())
    if not to or not match or match.end() == to.end() or text[match.end() - 1] in UNITLESS:
        return None
    stop = point(match, Reference(reference.base, start, start, reference.day), start)
    if stop is None:
        return None
    stop.term = False  # 1-3月期 is three months
    if text[end - 1] in UNITLESS:
        start.fiscal = stop.fiscal
    if not is_known and start.month is not None and stop.year is not None and not stop.relative:
        start.year = stop.year - (start.month > (stop.month or 12))
    done = _past_weekday(text, match.end())
    if to[0].strip() in {"から", "より"} and text.startswith("まで", done):
        return between(start, stop, done + 2)
    return between(start, stop, match.end())


def between(start: Point, stop: Point, end: int) -> Found | None:
    """Make what is found of a range; None where its end lies before its start."""
    first, last = period(start), period(stop)
    relative = start.relative
    if first is None or last is None:
        ends = [unresolved(start), unresolved(stop)]
        value = "/".join(filter(None, ends)) if all(ends) else None
        return Found(end, value, None, None, stop, relative) if value else None
    if last.last < first.first or (start.month and stop.month is None and start.year == stop.year):
        return None  # 2月-2016年: what would end before it has begun
    note = PAST_ERA if past_its_era(start, first) or past_its_era(stop, last) else None
    return Found(end, *edtf.between(first, last), stop, relative, note)


def _both_days(text: str, end: int, first: Point) -> Found | None:
    """Read the rest of 11日（土）、12日（日）の両日."""
    match = compiled(patterns.BOTH_DAYS).match(text, end) if first.day is not None else None
    return _set([first, replace(first, day=read_whole(match["number"]))], match.end()) if match else None


def _list(text: str, end: int, first: Point) -> Found | None:
    """Read 8、9日 after its first number: neighbours are a range, others a set."""
    points = [first]
    is_day = first.day is not None
    if not is_day and (first.year is None or first.relative):
        return None  # 議題3、5月: what stands before a month alone may be anything
    if first.month is None:
        return _years(text, end, first)
    while item := compiled(patterns.ITEM).match(text, end):
        number = read_whole(item["number"])
        points.append(replace(first, day=number) if is_day else replace(first, month=number))
        end = item.end()
        if item["unit"]:
            return _set(points, end)
    return None


def _years(text: str, end: int, first: Point) -> Found | None:
    """Read 平成28・29年度 and 2016、17年 after the first number."""
    points = [first]
    while item := compiled(patterns.ITEM).match(text, end):
        number = read_whole(item["number"])
        if number is None or first.year is None:
            return None
        year = western_year(first.era, number) if first.era else number
        if year < FIRST_YEAR:
            year += first.year - first.year % 100
        points.append(Point(year=year, era=first.era))
        end = item.end()
        if item["unit"]:
            for named in points:
                named.fiscal = item["unit"] == "年度"
            return _set(points, end) if item["unit"].startswith("年") else None
    return None


def _set(points: list[Point], end: int) -> Found | None:
    periods = [named for named in map(period, points) if named]
    if len(periods) < len(points):
        return Found(end, None, None, None, points[-1], points[-1].relative)
    first, last, relative = periods[0], periods[-1], points[0].relative
    if last.last < first.first:
        return None
    if _are_neighbours(periods):
        return Found(end, *edtf.between(first, last), points[-1], relative)
    value = "{" + ",".join(named.value for named in periods) + "}"
    return Found(end, value, first.first, last.last, points[-1], relative)


def _are_neighbours(periods: list[Period]) -> bool:
    return all((after.first - before.last).days == 1 for before, after in pairwise(periods))
