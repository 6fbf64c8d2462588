"""Around: days that are told by another one: so long before an event, its first day, what must come before what."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, LENGTH, SPAN, moments
from jdoc.checks.dates.told.days import days_of, in_full, is_same_day, written
from jdoc.checks.dates.told.tellings import tellings
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.dates.told.days import Day
    from jdoc.checks.dates.told.tellings import Telling
    from jdoc.checks.facts import Facts

BEFORE_EVENT = deferred(
    f"(?:開催(?:日|当日)?|大会|当日|本番|会議|総会|試験日?|投票日|入札日|開札日?|イベント)の?(?P<said>{LENGTH})前(?:の日)?(?:[(]|に当たる|にあたる|である|の)(?P<last>{DAY})"
)
"""A day so long before an event: 開催の1週間前(11月9日."""
ENDS_OF = deferred(
    f"(?P<day>{DAY})(?:[(][月火水木金土日](?:曜日?)?(?:・[祝休])?[)])?[ ]?[(](?P<of>[一-鿿ァ-ヴー]{{2,8}})の?(?P<which>初日|最終日)[)]"
    f"|(?P<of2>[一-鿿ァ-ヴー]{{2,8}})の?(?P<which2>初日|最終日)(?:[(]|は、?|である|に当たる|の)(?P<day2>{DAY})"
)
"""The first or the last day of something: 11月6日(運動の初日)."""
NTH_DAY = deferred(
    f"(?:^|\\n)[^一-鿿0-9]{{0,3}}(?:第(?P<nth>[1-5])日目?|(?P<nth2>[1-5])日目|(?P<first>初日))[ :]{{0,3}}[(:]? ?(?P<day>{DAY})"
)
"""The head of a day in a programme: 1日目(10月18日."""
LASTS = deferred("P(?P<number>[0-9]{1,3})(?P<unit>[DW])")
"""A length of days or weeks: `[P1W]`, not `P3M`."""
EARLIER = {"bids": ("contract",), "tender": ("bids", "contract"), "entry": ("results",), "notice": ("bids", "contract")}
"""Which kinds of days can only come after one of another kind, where each is told once."""
BY_MAIL = deferred(
    f"(?:委任状|書面(?:議決|表決)書?|出席できない|欠席|出欠|御?返信)[^。{DAY}{SPAN}]{{0,30}}?(?P<day>{DAY})(?:[(][^()]{{1,6}}[)])?(?:必着|まで)"
)
"""What who can't come sends before a meeting: 書面議決書を1月21日まで."""
TITLES = frozenset({"title", "dateline", "heading"})
ONE, WEEK, MOST, HEADS, TWO = dt.timedelta(days=1), 7, 92, 6, 2
START = 60


def find_wrong_around(facts: Facts) -> Iterator[Found]:
    """Find days that aren't where another day puts them."""
    told = tellings(facts)
    event = _only(told, "event")
    every = moments(facts)
    if event is not None:
        yield from _before_event(every, event)
        yield from _by_mail(every, event)
    if any(word in facts.whole for word in ("初日", "最終日", "日目", "第1日")):
        yield from _ends(every)
        yield from _programme(facts, every)
    yield from _out_of_order(told)


def _only(told: Sequence[Telling], kind: str) -> Telling | None:
    """Return the one telling of a kind that is a line of a form and of no thing apart, if all lines of it agree."""
    lines = [each for each in told if each.kind == kind and each.is_line and not each.is_elsewhen]
    is_one = len({each.days for each in lines}) == 1 and lines[0].days
    return lines[0] if is_one else None


def _before_event(every: list[Moments], event: Telling) -> Iterator[Found]:
    for each in every:
        for match in BEFORE_EVENT.finditer(each.text) if LENGTH in each.text else ():
            lasting = LASTS.fullmatch(f"{each.of(match, 'said').value}")
            told, day = days_of(each.of(match, "last")), in_full(event.days[0], event.days[0])
            if lasting and told and day:
                length = int(lasting["number"]) * (WEEK if lasting["unit"] == "W" else 1)
                made = day - length * ONE
                if (made.month, made.day) != told[0][1:]:
                    message = f"{written(told[0])}, but it makes {made}"
                    yield Found(each.place(match, "last"), message, (event.place,))


def _by_mail(every: list[Moments], event: Telling) -> Iterator[Found]:
    """Find what is to be sent before a meeting, by a day after it."""
    for each in every:
        for match in BY_MAIL.finditer(each.text):
            told = days_of(each.of(match, "day"))
            days = [in_full(day, event.days[-1]) for day in (*told[:1], event.days[-1])]
            if len(days) == TWO and days[0] and days[1] and 0 < (days[0] - days[1]).days <= MOST:
                message = f"{written(told[0])} comes after {written(event.days[-1])}"
                yield Found(each.place(match, "day"), message, (event.place,))


ENDS = ("初日", "最終日")


def _ends(every: list[Moments]) -> Iterator[Found]:
    """Find the first or last day of something that isn't that of the one range of days that is told of it."""
    spans_of = cache(lambda name: [*_spans_of(every, name)])
    for each in every:
        for match in ENDS_OF.finditer(each.text):
            which = "" if match["day"] else "2"
            spans = spans_of(match[f"of{which}"])
            told = days_of(each.of(match, f"day{which}"))
            if len({days for _, days in spans}) == 1 and told:
                place, days = spans[0]
                end = days[0 if match[f"which{which}"] == ENDS[0] else -1]
                if not is_same_day(end, told[0]) and place.block != each.index:
                    message = f"{written(told[0])}, but {written(end)} elsewhere"
                    yield Found(each.place(match, f"day{which}"), message, (place,))


def _spans_of(every: list[Moments], name: str) -> Iterator[tuple[Place, tuple[Day, ...]]]:
    """Yield the ranges of days in the lines that have a word."""
    for each in every:
        if SPAN in each.text and name in each.text:
            for at, entity in each.entities.items():
                days = days_of(entity)
                if each.text[at] == SPAN and entity.label == "DATE" and len(days) == TWO:
                    yield Place(each.index, entity.start, entity.end), days


def _programme(facts: Facts, every: list[Moments]) -> Iterator[Found]:
    """Find the heads of a programme's days that aren't those that the title gives."""
    heads = [*_event_days(facts, every)]
    if len(heads) != 1:
        return
    [(place, days)] = heads
    for each in every:
        for match in NTH_DAY.finditer(each.text):
            nth = int(match["nth"] or match["nth2"] or 1) - 1
            told = days_of(each.of(match, "day"))
            if told and nth < len(days) and each.index != place.block and not is_same_day(days[nth], told[0]):
                yield Found(
                    each.place(match, "day"), f"{written(told[0])}, but {written(days[nth])} elsewhere", (place,)
                )


def _event_days(facts: Facts, every: list[Moments]) -> Iterator[tuple[Place, list[Day]]]:
    """Yield the lines at the head of a document, or its day of the event, that have two days and more."""
    for each in every:
        is_head = each.index < HEADS and facts.blocks[each.index].kind in TITLES
        if not is_head and not EVENT_LINE.match(each.text):
            continue
        dates = [entity for entity in each.entities.values() if entity.label == "DATE"]
        days = [day for entity in dates for day in days_of(entity)]
        if len(days) > 1:
            yield Place(each.index, dates[0].start, dates[-1].end), _between(days) if len(dates) == 1 else days


EVENT_LINE = deferred("[【(]?(?:日 {0,4}時|期 {0,4}日|開催日時?|会 {0,4}期|開催期間|と {0,4}き)[】)]?[ :]")
"""A line that gives the days of an event: `[日時 ]`."""


def _between(days: list[Day]) -> list[Day]:
    """Return the days of a range."""
    first, last = (in_full(day, days[0]) for day in days)
    if first is None or last is None or not 0 < (last - first).days <= START:
        return days
    every = [first + ONE * at for at in range((last - first).days + 1)]
    return [days[0]._replace(month=day.month, day=day.day) for day in every]


def _out_of_order(told: Sequence[Telling]) -> Iterator[Found]:
    """Find the day of what can only come later, before that of what comes first."""
    for kind, later in EARLIER.items():
        first = _only(told, kind)
        for other in (_only(told, name) for name in later) if first else ():
            if first and other and _is_late(first, other):
                message = f"{other.word} comes before {first.word}"
                yield Found(other.place, message, (first.place,))


def _is_late(first: Telling, other: Telling) -> bool:
    days = [in_full(day, day) for day in (first.days[-1], other.days[0])]
    is_of_one = not (first.things ^ other.things) - KNOWN and first.place.block != other.place.block
    return is_of_one and days[0] is not None and days[1] is not None and days[1] < days[0]


KNOWN = frozenset({"合格", "発表", "通知", "辞退", "参加資格", "質問", "回答", "入札書", "説明会", "保険"})
"""Things that are told of days of the same matter."""
