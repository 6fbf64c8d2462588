"""Times: when something begins or ends, told twice (日時 10時30分～, プログラム 10:00 開会; 開館時間は午後9時まで)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, SPAN, TIME, minutes_of, moments
from jdoc.checks.dates.told.sentences import sentence_around
from jdoc.checks.dates.told.words import ELSEWHEN
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Place

WHEN = deferred(
    f"^[【(]?(?:日 {{0,4}}時|開催日時|と {{0,4}}き|開催時間)[】)]?[ :は]{{0,12}}[^{DAY}{SPAN}{TIME}{HOURS}]{{0,4}}{DAY}(?:[(][^()]{{1,6}}[)])?[ 、]{{0,4}}(?P<hours>[{HOURS}{TIME}])"
)
"""The hours of an event: 日時 令和7年8月23日(土) 10時30分〜16時30分."""
STEP = deferred(f"(?:^|\\n)(?P<at>[{TIME}{HOURS}])[ \\t:～~]{{0,12}}(?P<what>[^\\n\\s{TIME}{HOURS}]{{2,12}})")
"""A line of a programme: 10:00  開会."""
BEGINS, ENDS = ("開会", "開式", "開演", "開始", "開催"), ("閉会", "閉式", "終演", "終了")
AROUND = 80
"""Characters of a sentence around hours."""
CLOSING = 30
"""Minutes that a meeting may be over before its time."""
OPEN_HOURS = deferred(
    f"(?P<of>[一-鿿ァ-ヴー]{{1,12}}の)?(?P<what>開館時間|開園時間|開場時間|開庁時間|営業時間|利用時間|使用時間|供用時間|受付時間|開所時間)(?:は、?|を|[ :]{{1,8}}|[(])(?P<said>[{HOURS}{TIME}])(?P<behind>[^。\\n]{{0,10}})"
)
"""The hours of a house: 開館時間は、午前9時から午後9時までとする."""
PARTLY = deferred(
    "平日|土曜|日曜|休日|祝|[月火水木金土日]曜|夏|冬|[0-9]月|場合|ただし|変更|延長|前|除く|宿泊室は|電話|窓口|最終|事務室|うち|期間中|臨時"
)
"""What makes hours those of some days or rooms alone: `[土曜]日は`."""


class Step(NamedTuple):
    """A line of a programme."""

    what: str
    minutes: int
    place: Place
    text: str


class Hours(NamedTuple):
    """The hours of a house as told in one place."""

    what: str
    of: str
    """Whose they are, if that is told."""
    times: tuple[int, ...]
    place: Place
    is_end: bool
    text: str


def find_two_times(facts: Facts) -> Iterator[Found]:
    """Find times of an event's beginning and end, and of opening, that are told otherwise elsewhere."""
    every = [each for each in moments(facts) if TIME in each.text or HOURS in each.text]
    if len(every) > 1:
        yield from _of_event(every)
        yield from _of_house(every)


def _of_event(every: list[Moments]) -> Iterator[Found]:
    """Find a programme that begins or ends at another time than is told of the event, if it has just one day."""
    told = [(each, match) for each in every if (match := WHEN.match(each.text))]
    if len(told) != 1:
        return
    [(head, when)] = told
    hours = head.of(when, "hours")
    steps = [step for each in every if each is not head for step in _steps(each)]
    minutes = {step.minutes for step in steps}
    for words, said in zip((BEGINS, ENDS), minutes_of(hours), strict=False):
        for step in _fitting(steps, words) if said not in minutes else ():
            if _is_told(step, said, words):
                message = f"{step.what}: {step.text}, but {hours.text} elsewhere"
                yield Found(step.place, message, (head.place(when, "hours"),))


def _fitting(steps: list[Step], words: tuple[str, ...]) -> list[Step]:
    """Return the one step that begins with some words, if no others do."""
    found = [step for step in steps if step.what.startswith(words)]
    return found if len(found) == 1 else []


def _steps(each: Moments) -> Iterator[Step]:
    for match in STEP.finditer(each.text):
        at = each.of(match, "at")
        yield Step(match["what"], minutes_of(at)[0], each.place(match, "at"), at.text)


def _is_told(step: Step, said: int, words: tuple[str, ...]) -> bool:
    """Tell whether a step begins an event, or ends it at another time than shortly before its end."""
    return words is BEGINS or (step.what in ENDS and not step.minutes < said < step.minutes + CLOSING)


def _of_house(every: list[Moments]) -> Iterator[Found]:
    """Find hours of opening that differ, where each place tells them of the whole house, in sentences apart."""
    groups: defaultdict[str, list[Hours]] = defaultdict(list)
    for each in every:
        for hours in _hours(each):
            groups[hours.what].append(hours)
    for told in groups.values():
        whole = [hours for hours in told if len(hours.times) > 1]
        if len({hours.times for hours in whole}) == 1:
            yield from (_found(whole[0], hours) for hours in told if _differs(whole[0], hours))


def _found(base: Hours, hours: Hours) -> Found:
    return Found(hours.place, f"{hours.what}: {hours.text}, but {base.text} elsewhere", (base.place,))


def _differs(base: Hours, hours: Hours) -> bool:
    """Tell whether a beginning or an end alone isn't that of the hours."""
    end = base.times[-1 if hours.is_end else 0]
    is_other = len(hours.times) == 1 and hours.times[0] != end
    return is_other and hours.place.block != base.place.block and not _is_of_other(base, hours)


def _is_of_other(one: Hours, other: Hours) -> bool:
    """Tell whether hours are those of two things; who receives something has hours for each of it."""
    return one.of != other.of and (one.what == RECEPTION or bool(other.of))


RECEPTION = "受付時間"


def _hours(each: Moments) -> Iterator[Hours]:
    for match in OPEN_HOURS.finditer(each.text):
        entity = each.of(match, "said")
        times = tuple(minutes_of(entity))
        is_end = len(times) == 1 and _is_at(UNTIL, match, f"{entity.value}".startswith("../"))
        is_told = is_end or len(times) > 1 or _is_at(SINCE, match, "から" in entity.text)
        if is_told and _is_of_all(each.text, match):
            yield Hours(match["what"], match["of"] or "", times, each.place(match, "said"), is_end, entity.text)


def _is_of_all(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence tells of no other hours, days or rooms."""
    sentence = sentence_around(text, *match.span(), AROUND)
    is_single = sum(sentence.count(sign) for sign in (TIME, HOURS)) == 1
    return is_single and not (PARTLY.search(sentence) or ELSEWHEN.search(sentence))


UNTIL, SINCE = ("まで", "限り"), ("から",)
"""What follows a time at which something ends or begins."""


def _is_at(words: tuple[str, ...], match: re.Match[str], is_known: bool) -> bool:  # noqa: FBT001 -- what the value says
    return is_known or match["behind"].startswith(words)
