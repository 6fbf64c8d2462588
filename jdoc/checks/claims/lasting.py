"""Lasting: how long something lasts, where its beginning and end stand apart (令和６年４月１日から３年間（令和９年３月31日まで）)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, LENGTH, OTHER, SPAN, TIME, YEAR, day_of, minutes_of, moments, year_of
from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import WEEKDAYS
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Callable, Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

SIGNS = f"{DAY}{YEAR}{SPAN}{TIME}{HOURS}{LENGTH}{OTHER}"
_OTHER = f"[^。{SIGNS}]"
_BRACKET, _AND = "(?:[(][^()]{1,4}[)])?", "(?:[・、,]|、?及び|と)[ ]?"
FOR_SO_LONG = deferred(
    f"(?P<first>[{DAY}{YEAR}])(?:の?(?P<next>翌日|{OTHER}))?(?:から|より)(?:起算して|、)?(?P<said>{LENGTH})(?:と(?:し|する)|の間)?[、(。]{{1,2}}(?:すなわち)?[^。0-9{SIGNS}]{{0,8}}(?P<last>[{DAY}{YEAR}])(?=まで|を(?:もって|限り)|に満了|で満了|[)])"
)
"""From which day on, how long, and until when: 令和6年4月1日から3年間（令和9年3月31日まで）."""
DAYS_LISTED = deferred(
    f"(?P<days>{DAY}{_BRACKET}(?:{_AND}{DAY}{_BRACKET})+|{YEAR}(?:{_AND}{YEAR})+)(?:の|、?計|[ ])(?P<said>{LENGTH})間?"
)
"""Days, and how many they are: 11月16日（土）・17日（日）の2日間."""
WITH_BREAK = deferred(
    f"(?P<hours2>{HOURS})(?:まで)?の?(?P<said2>{LENGTH})[(](?:うち)?休憩[^。{SIGNS}]{{0,6}}(?P<rest2>{LENGTH})(?:を|は)?(?:除く|除き|含まない)|(?P<hours>{HOURS})(?:まで)?[、(][^。{SIGNS}]{{0,10}}休憩[^。{SIGNS}]{{0,6}}(?P<rest>{LENGTH})(?:を|は)?(?:除く|除き|除いて|を含まない)[^。{SIGNS}]{{0,4}}(?P<said>{LENGTH})"
)
"""Times of day, a break, and what remains: 8時30分から17時15分まで（休憩60分を除く7時間45分）."""
SEVERAL = deferred(
    f"(?P<hours>{HOURS}(?:(?:[、・]|及び|と|[ ]){{1,2}}(?:午後)?{HOURS})+)(?:の|[(])(?:1日|{LENGTH}|計|合計|延べ)?(?:当たり)?[ ]?(?P<said>{LENGTH})"
)
"""Several of them, and all together: 9時～12時、13時～17時（1日7時間）."""
OVER_NIGHT = deferred(f"(?P<hours>{HOURS})の(?P<said>{LENGTH})")
"""Times of day over midnight: 22時から翌朝5時までの7時間."""
FROM_TO = deferred(
    f"(?P<first>{TIME}){_OTHER}{{1,16}}(?:{OTHER}{_OTHER}{{0,4}})?(?P<last>{TIME}){_OTHER}{{0,14}}?(?:所要(?:時間)?|要した時間|[一-鿿ァ-ヴー]{{1,5}}時間)(?:は|が|:|[ ])?、?(?P<said>{LENGTH})(?!以|程度|未満)"
)
"""Two times of day, and how long it is from one to the other: 10時12分発の電車は10時35分に着き、所要23分."""
COUNTED_FROM = deferred(
    f"(?P<first>{DAY})[)]?の?(?:(?P<next>{DAY}|{OTHER}|翌日))?から(?:起算して)?、?(?P<said>(?P<number>[0-9]{{1,3}})日目|{LENGTH})(?:以内)?(?:に(?:当たる|あたる)|となる|後の|の|、すなわち|[(])(?P<last>{DAY})"
)
"""A day counted on from another one: 9月2日の翌日から起算して10日目に当たる9月12日."""
BEFORE_IT = deferred(
    f"(?P<first>{DAY})[)]?の(?P<said>{LENGTH})(?P<way>前|後)(?:に(?:当たる|あたる)|である|の日|となる|の|[(]){{1,2}}(?P<last>{DAY})"
)
"""A day so many days before another one: 6月15日の10日前に当たる6月5日."""
SUMMED = deferred(
    f"(?P<parts>{LENGTH}間?(?:、|及び|と|\\+)[^。、{SIGNS}]{{0,8}}{LENGTH}間?(?:(?:、|及び|と|\\+)[^。、{SIGNS}]{{0,8}}{LENGTH}間?){{0,3}})(?:の|、?(?:合計|計|合わせて))(?P<said>{LENGTH})"
)
"""Lengths one after another, and all of them: 小学校6年、中学校3年の9年間."""
EVERY_MONTH = deferred(
    f"(?P<years>{LENGTH})(?:とし|で|間?)?、[^。{SIGNS}]{{0,10}}?(?:毎月|月)(?:1回|払い?)?[^。{SIGNS}]{{0,12}}?(?:計|全|合計)(?P<said>(?P<number>[0-9]{{1,3}})回)"
)
"""How many years something lasts that is done once a month, and how often that is: 返済期間は5年とし、毎月1回、計60回."""
LASTS = deferred("P(?P<number>[0-9]+)(?P<unit>[DMYW])")
"""A length of days, weeks, months or years: `[P5D]`, not `PT5H`."""
IN_HOURS = deferred("PT(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?")
"""A length of hours and minutes: `[PT7H45M]`, not `P7D`."""
ONE = timedelta(days=1)
IN_DAY = 24 * 60
MONTHS = 12


WEEKDAYS_OF = deferred(
    "(?P<first>[月火水木金土日])曜日?(?:から|[〜~])(?P<last>[月火水木金土日])曜日?(?:まで)?の(?P<said>(?P<number>[2-7])日間)"
)
"""From which weekday to which, and how many days: `[水曜日から金曜日までの3日間]`."""


def find_wrong_weeks(facts: Facts) -> Iterator[Found]:
    """Find numbers of days that the weekdays before them don't make."""
    for index in facts.having("日間"):
        for match in WEEKDAYS_OF.finditer(facts.texts[index]):
            days = (WEEKDAYS.index(match["last"]) - WEEKDAYS.index(match["first"])) % 7 + 1
            if days != int(match["number"]):
                yield Found(Place(index, *match.span("said")), f"{match['said']}, but it makes {days}")


def find_wrong_lengths(facts: Facts) -> Iterator[Found]:
    """Find lengths of time that the days and times told with them don't make."""
    for each in moments(facts):
        signs = {*each.text}
        for needed, pattern, judge in WAYS:
            if needed <= signs:
                for match in pattern.finditer(each.text):
                    yield from _told(each, match, judge)


def _told(
    each: Moments, match: re.Match[str], judge: Callable[[Moments, re.Match[str]], str | None]
) -> Iterator[Found]:
    made = judge(each, match)
    if made is not None:
        which = "said" if match["said"] else "said2"
        said = each.of(match, which).text if match[which] in SIGNS else match[which]
        others = (
            each.place(match, name)
            for name in ("first", "last", "hours", "days", "years", "parts")
            if match.groupdict().get(name)
        )
        yield Found(each.place(match, which), f"{said}, but it makes {made}", tuple(others))


def _after(first: dt.date, number: int, unit: str) -> dt.date | None:
    """Return the day so long after another one, if the calendar has it."""
    if unit in "DW":
        return first + ONE * number * (7 if unit == "W" else 1)
    months = first.year * MONTHS + first.month - 1 + number * (MONTHS if unit == "Y" else 1)
    try:
        return first.replace(year=months // MONTHS, month=months % MONTHS + 1)
    except ValueError:
        return None


def _until(each: Moments, match: re.Match[str]) -> str | None:
    """Judge a beginning, a length and an end: the end is the day before the one so long after."""
    ends = [each.of(match, name) for name in ("first", "last")]
    lasting = LASTS.fullmatch(f"{each.of(match, 'said').value}")
    if YEAR in match["first"] + match["last"]:
        return _until_year(ends, lasting)
    first, last = map(day_of, ends)
    after = _after(first, int(lasting["number"]), lasting["unit"]) if first and lasting else None
    if after is None or last is None:
        return None
    allowed = {after - ONE, after} | ({after + ONE} if match["next"] else set())
    return None if last in allowed else f"{first} - {last}"


def _until_year(ends: list[Entity], lasting: re.Match[str] | None) -> str | None:
    """Judge fiscal years, of which the first and the last both count."""
    if lasting is None or lasting["unit"] != "Y" or not all(end.text.endswith("度") for end in ends):
        return None
    years = year_of(ends[1]) - year_of(ends[0]) + 1
    return None if years == int(lasting["number"]) else f"{years}"


def _counted(each: Moments, match: re.Match[str]) -> str | None:
    first, last = (day_of(each.of(match, name)) for name in ("first", "last"))
    number = _number_of_days(each, match)
    if first is None or last is None or number is None:
        return None
    made = first + ONE * (number - (not match["next"] and match["number"] is not None))
    return None if last == made or (match["number"] is None and last == made - ONE) else f"{made}"


def _number_of_days(each: Moments, match: re.Match[str]) -> int | None:
    if "number" in match.re.groupindex and match["number"]:
        return int(match["number"])
    lasting = LASTS.fullmatch(f"{each.of(match, 'said').value}")
    return (
        int(lasting["number"]) * (7 if lasting["unit"] == "W" else 1) if lasting and lasting["unit"] in "DW" else None
    )


def _before(each: Moments, match: re.Match[str]) -> str | None:
    first, last = (day_of(each.of(match, name)) for name in ("first", "last"))
    lasting = LASTS.fullmatch(f"{each.of(match, 'said').value}")
    if first is None or last is None or lasting is None:
        return None
    sign = -1 if match["way"] == "前" else 1
    made = _after(first, sign * int(lasting["number"]), lasting["unit"])
    return None if made is None or made == last else f"{made}"


def _every_month(each: Moments, match: re.Match[str]) -> str | None:
    lasting = LASTS.fullmatch(f"{each.of(match, 'years').value}")
    if lasting is None or lasting["unit"] not in "YM":
        return None
    times = int(lasting["number"]) * (MONTHS if lasting["unit"] == "Y" else 1)
    return None if times == int(match["number"]) else f"{times}"


def _summed(each: Moments, match: re.Match[str]) -> str | None:
    first, last = match.span("parts")
    every = [each.entities[at] for at in range(first, last) if at in each.entities] + [each.of(match, "said")]
    lasting = [LASTS.fullmatch(f"{one.value}") for one in every]
    numbers = [int(one["number"]) for one in lasting if one]
    if (
        len(numbers) < len(every)
        or len({one["unit"] for one in lasting if one}) > 1
        or not every[-1].text.endswith("間")
    ):
        return None
    return None if sum(numbers[:-1]) == numbers[-1] else f"{sum(numbers[:-1])}"


def _listed(each: Moments, match: re.Match[str]) -> str | None:
    """Judge how many days are listed; where they follow each other they may be the ends of a span."""
    lasting = LASTS.fullmatch(f"{each.of(match, 'said').value}")
    days = sum(match["days"].count(sign) for sign in (DAY, YEAR))
    if lasting is None or lasting["unit"] != ("D" if DAY in match["days"] else "Y") or int(lasting["number"]) == days:
        return None
    if DAY in match["days"] and _is_range(each, match):
        return None
    return f"{days}"


def _is_range(each: Moments, match: re.Match[str]) -> bool:
    first, last = match.span("days")
    days = [each.entities[at] for at in range(first, last) if at in each.entities]
    return any(day.from_ is not None for day in days)


def _minutes(each: Moments, match: re.Match[str], name: str) -> int | None:
    lasting = IN_HOURS.fullmatch(f"{each.of(match, name).value}")
    return int(lasting["hours"] or 0) * 60 + int(lasting["minutes"] or 0) if lasting else None


def _of_hours(each: Moments, match: re.Match[str], name: str = "hours") -> int:
    """Add up the ranges of times that a group has."""
    first, last = match.span(name)
    ranges = [minutes_of(each.entities[at]) for at in range(first, last) if each.text[at] == HOURS]
    return sum((end - start) % IN_DAY for start, end in ranges)


def _told_minutes(made: int, said: int | None) -> str | None:
    return None if said is None or said == made else f"{made // 60}:{made % 60:02}"


def _without_break(each: Moments, match: re.Match[str]) -> str | None:
    which = "" if match["said"] else "2"
    rest, said = (_minutes(each, match, f"{name}{which}") for name in ("rest", "said"))
    return _told_minutes(_of_hours(each, match, f"hours{which}") - rest, said) if rest is not None else None


def _together(each: Moments, match: re.Match[str]) -> str | None:
    return _told_minutes(_of_hours(each, match), _minutes(each, match, "said"))


def _over_night(each: Moments, match: re.Match[str]) -> str | None:
    start, end = minutes_of(each.of(match, "hours"))
    return _together(each, match) if end < start and "翌" in each.of(match, "hours").text else None


def _elapsed(each: Moments, match: re.Match[str]) -> str | None:
    first, last = (minutes_of(each.of(match, name))[0] for name in ("first", "last"))
    return _told_minutes(last - first, _minutes(each, match, "said")) if first < last else None


WAYS: tuple[tuple[frozenset[str], re.Pattern[str], Callable[[Moments, re.Match[str]], str | None]], ...] = (
    (frozenset({LENGTH}), FOR_SO_LONG, _until),
    (frozenset({LENGTH}), DAYS_LISTED, _listed),
    (frozenset({DAY}), COUNTED_FROM, _counted),
    (frozenset({DAY, LENGTH}), BEFORE_IT, _before),
    (frozenset({LENGTH}), SUMMED, _summed),
    (frozenset({LENGTH}), EVERY_MONTH, _every_month),
    (frozenset({HOURS, LENGTH}), WITH_BREAK, _without_break),
    (frozenset({HOURS, LENGTH}), SEVERAL, _together),
    (frozenset({HOURS, LENGTH}), OVER_NIGHT, _over_night),
    (frozenset({TIME, LENGTH}), FROM_TO, _elapsed),
)
"""What each way needs, how it is said, and what is made instead if it is wrong."""
