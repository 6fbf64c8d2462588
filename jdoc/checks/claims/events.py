"""Events: what is told to have ended before it began (平成15年4月に開設し、平成12年3月に廃止), and steps that run back."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from jdoc.checks.claims.moments import DAY, HOURS, LENGTH, OTHER, SPAN, TIME, YEAR, day_in, minutes_of, moments, sign_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import alternatives, deferred
from jdoc.lexicon import columns

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from jdoc.checks.claims.moments import Moments
    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

SIGNS = f"{DAY}{YEAR}{SPAN}{TIME}{HOURS}{LENGTH}{OTHER}"
_WHEN = f"[{DAY}{YEAR}{TIME}]"


@cache
def later_events() -> dict[str, frozenset[str]]:
    """Return what comes after each event."""
    return {event: frozenset(later.split("|")) for event, later in columns("event_pairs", "event", "later")}


TWO_EVENTS = deferred(
    lambda: (
        f"(?P<first>{_WHEN})(?:付け?)?(?:に|で|から|より|の|、)?[^。、はが{SIGNS}]{{0,10}}?(?P<event>{alternatives({*later_events()})})(?!予定|式|前|後|日)[^。は{SIGNS}]{{0,14}}[、]?[^。、は{SIGNS}]{{0,10}}"
        f"(?P<last>{_WHEN})(?:付け?)?(?:に|で|の|、)?[^。、はが{SIGNS}]{{0,10}}?(?P<later>{alternatives({word for words in later_events().values() for word in words})})(?!予定|式|前|案)"
    )
)
"""Two events of one sentence, each behind its day or time: 3時40分に開会し、1時30分に閉会した."""
# A step with its day.
_STEP = f"[^。、()→⇒{SIGNS}]{{1,14}}[(]翌?[年度]*[{DAY}{YEAR}{TIME}{OTHER}][^()]{{0,4}}[)]"
CHAIN = deferred(f"{_STEP}(?: ?[→⇒] ?{_STEP}){{2,}}")
"""Steps with their days in brackets, one after another: 申請（5月）→審査（6月）→決定（7月）."""
PROCESS = deferred(
    "開始|締め?切|募集|公募|申込|申請|受付|審査|選定|選考|決定|通知|発表|交付|契約|公告|入札|開札|着手|着工|完成|竣工|提出"
)
"""What a line says of a step of something: `応募[締切]　令和6年6月28日`."""
ARROWS = ("→", "⇒")
SCHEDULE = deferred("[^。]{0,16}(?:スケジュール|日程|流れ|経過|経緯|沿革|年表|あゆみ|歩み|手順|工程|予定)[^。]{0,6}")
"""A heading above days in their order: `[スケジュール]`, not `日程を決めた。`."""
LINES, FEWEST = 30, 3


def find_wrong_events(facts: Facts) -> Iterator[Found]:
    """Find events that are told to have come before what they come after."""
    known = {each.index: each for each in moments(facts)}
    yield from _in_sentences(known.values())
    yield from _in_lines(facts, known)
    yield from _in_tables(facts)


def _in_sentences(known: Iterable[Moments]) -> Iterator[Found]:
    for each in known:
        for match in TWO_EVENTS.finditer(each.text) if len(each.entities) > 1 else ():
            if "\n" not in match[0]:  # two rows of a table are of two things
                yield from _judged(each, match)
        for match in CHAIN.finditer(each.text) if any(arrow in each.text for arrow in ARROWS) else ():
            steps = (entity for at, entity in each.entities.items() if match.start() <= at < match.end())
            yield from _misplaced([_found(each.index, entity) for entity in steps])


def _in_lines(facts: Facts, known: dict[int, Moments]) -> Iterator[Found]:
    """Find steps in lines below one another, below a heading or with the words of a procedure."""
    heads = {at for at in facts.where(SCHEDULE) if SCHEDULE.fullmatch(facts.texts[at].strip(" ()【】[]<>"))}
    for index in sorted(heads | {at - 1 for at in known if at - 1 not in known}):
        steps = _below(facts, known, index)
        if index in heads or sum(PROCESS.search(facts.texts[place.block]) is not None for _, place in steps) >= FEWEST:
            yield from _misplaced(steps)


def _in_tables(facts: Facts) -> Iterator[Found]:
    """Find steps in the rows of a table that have one day each, below such a heading or with such words."""
    for index in facts.tables:
        steps = [*_of_rows(facts, index)]
        above = facts.texts[index - 1].strip(" ()【】[]<>") if index else ""
        is_process = len(PROCESS.findall(facts.texts[index])) >= FEWEST or SCHEDULE.fullmatch(above) is not None
        if len(steps) >= FEWEST and is_process:
            yield from _misplaced(steps)


def _of_rows(facts: Facts, index: int) -> Iterator[tuple[Entity, Place]]:
    """Yield the day of each row of a table; nothing from the first row on that has none or several."""
    dates = [*filter(_is_day, facts.blocks[index].entities or ())]
    start = 0
    for row in facts.texts[index].split("\n"):
        end = start + len(row)
        own = [each for each in dates if start <= each.start < end]
        if len(own) != 1 and not (start == 0 and not own):
            return
        yield from (_found(index, each) for each in own)
        start = end + 1


def _is_day(entity: Entity) -> bool:
    return entity.label == "DATE" and not entity.relative and "〜" not in entity.text


def _judged(each: Moments, match: re.Match[str]) -> Iterator[Found]:
    first, last = each.of(match, "first"), each.of(match, "last")
    if match["later"] in later_events()[match["event"]] and _is_before(last, first):
        message = f"{match['later']} comes before {match['event']}"
        yield Found(each.place(match, "last"), message, (each.place(match, "first"),))


def _is_before(one: Entity, other: Entity) -> bool:
    """Tell whether a day or a time of one day is before another one, for certain."""
    if one.label == "TIME" or other.label == "TIME":
        times = [minutes_of(each) for each in (one, other)]
        return one.label == other.label and times[0] < times[1]
    last, first = (_end(one), _start(other))
    if last is None or first is None or "翌" in one.text:
        return False
    if not one.relative and not other.relative:
        return last < first
    return sign_of(one) == sign_of(other) == DAY and FEWEST_DAYS <= (first - last).days <= MOST_DAYS


def _start(entity: Entity) -> dt.date | None:
    """Return the first day of a day, month or year; of a day without its year that of a common year."""
    found = FIRST_DAY.search(f"{entity.value}")
    return day_in(found[0].replace("XXXX", "2023")) if found else day_in(entity.earliest)


def _end(entity: Entity) -> dt.date | None:
    found = FIRST_DAY.search(f"{entity.value}")
    return day_in(found[0].replace("XXXX", "2023")) if found else day_in(entity.latest)


FIRST_DAY = deferred("(?:[0-9]{4}|XXXX)-[0-9]{2}-[0-9]{2}")
"""A day in a value, without its year where that isn't known: `[XXXX-06-03]`, not `2024-06`."""
FEWEST_DAYS, MOST_DAYS = 3, 62
"""How far before the first event the other one is that can't be meant to be of the next year, where years aren't told."""


def _found(index: int, entity: Entity) -> tuple[Entity, Place]:
    return entity, Place(index, entity.start, entity.end)


def _below(facts: Facts, known: dict[int, Moments], index: int) -> list[tuple[Entity, Place]]:
    """Return the days of the lines below a heading that have one each."""
    found: list[tuple[Entity, Place]] = []
    for at in range(index + 1, min(index + LINES, len(facts.blocks))):
        each = known.get(at)
        dates = [one for one in each.entities.values() if one.label == "DATE"] if each else []
        if (
            len(dates) != 1
            or len(facts.texts[at]) > LONGEST
            or facts.blocks[at].rows
            or dates[0].relative
            or "〜" in dates[0].text
        ):
            break
        found.append(_found(at, dates[0]))
    return found if len(found) >= FEWEST else []


LONGEST, A_DAY = 40, 10


def _misplaced(steps: Sequence[tuple[Entity, Place]]) -> Iterator[Found]:
    """Tell the one step that stands behind a later one, if all others are in their order."""
    keys = [_key(entity) for entity, _ in steps]
    are_alike = len(keys) >= FEWEST and all(keys) and len({*map(len, keys)}) == 1
    if not are_alike or (len(keys[0]) < A_DAY and keys[-1] <= keys[0]):  # months that go on into the next year
        return
    wrong = [at for at, (before, behind) in enumerate(pairwise(keys)) if behind < before]
    if len(wrong) == 1:
        (before, other), (behind, place) = steps[wrong[0]], steps[wrong[0] + 1]
        yield Found(place, f"{behind.text} stands behind {before.text}", (other,))


def _key(entity: Entity) -> str:
    """Return by what a day is ordered, of months without a year those of the next year after all others."""
    if entity.earliest and not entity.relative:
        return entity.earliest
    value = f"{entity.value}"
    if not value.startswith("XXXX-") or "/" in value:
        return ""
    month = int(value[5:7])
    return f"{month + 12 * ('翌' in entity.text):02}{value[7:]}"
