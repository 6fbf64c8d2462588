"""DATE, TIME and DURATION: one walk over the numerals and the words of time of a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import edtf
from jdoc.language.dates import clock, durations, everyday, others, patterns, ranges
from jdoc.language.dates.points import Point, Reference
from jdoc.language.lazy import compiled, deferred
from jdoc.language.qualifiers import qualifiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.numerals import Numeral
    from jdoc.model import Entity
    from jdoc.recognizers.passage import Passage

    Reader = Callable[[str, int, Reference], ranges.Found | None]

EVERY_MONTH = ("毎月", "各月")
LONGEST_LEAD = 6
COMPARED = deferred("比|同期|同月比|同四半期|対比")
CHANGED = deferred(
    "[0-9]+日(?:間)?から[0-9]+日(?:間)?(?:程度|以内)?(?:に|へと?)(?:短縮|延長|延伸|拡大|縮[減小め]|引き|延[ばび]|伸|短く|長く)"
)
"""A stretch of days that has become another one: 14日から5日に短縮."""
ABOUT = deferred(" ?(?:頃|ころ|ごろ|前後)")
COUNTING = frozenset({"date", "time", "duration", "stretch", "cardinal"})
"""Kinds of numerals that a duration may begin with."""
STRETCHES = frozenset("かヶヵカケ箇個週時周世")
"""What begins the counters of durations that no date has: か月, 週間."""
OPENINGS = frozenset("か以ま迄( ")
"""What begins words that make an open interval of a date, or stands before them."""
CLOCKS = frozenset({"time", "code", "word"})
"""What a time of day may begin with."""
DATES: dict[str, tuple[Reader, ...]] = {
    "date": (everyday.from_now, ranges.find, others.century, others.ancient),
    "duration": (everyday.from_now, ranges.find),
    "stretch": (everyday.from_now,),
    "cardinal": (ranges.find,),
    "ordinal": (ranges.find,),
    "code": (others.separated,),
    "name": (others.separated, ranges.find),
    "word": (ranges.find, others.week, others.century, everyday.word),
}
"""What reads the dates that begin with a numeral of some kind, or with a word."""
MIDDLE = frozenset(" 年月日か~〜‐–—―−-ーより乃な、,・及おと並又まや(")
"""What may follow the first number of a range, a list or 令和5(2023)年."""


def recognize(passage: Passage) -> Iterator[Entity]:
    """Yield the dates, times and durations of a passage, in order."""
    text = passage.folded
    reference = _reference(passage)
    done = lasting = 0
    for start, end, numeral in passage.times:
        is_plain = numeral is None and end > start
        kind = "date" if is_plain else _kind(text, numeral)
        if not kind or start < done or _is_cut(text, start):
            continue
        if "。" in text[done:start]:
            reference.sentence = None
        entity = _term(passage, start) if kind == "date" else None
        if not entity and is_plain:
            entity = _plain(passage, start, end, reference)
        begin = start if entity else _with_lead(text, start, done)
        if numeral is not None and start >= lasting and (changed := CHANGED.match(text, start)):
            lasting = changed.end()
        if not entity and kind in DATES and start >= lasting:
            entity = _date(passage, begin, reference, DATES[kind])
        if not entity and kind in CLOCKS:
            entity = _time(passage, begin)
        if not entity and not is_plain and (numeral is None or kind in COUNTING):
            entity = _duration(passage, start, numeral)
        if entity:
            done = entity.end
            yield entity


def _is_cut(text: str, start: int) -> bool:
    """Tell whether what begins here is the end of something: 0.5年前, 前年同月比."""
    before = text[start - 1 : start]
    if before == ".":
        return text[start - 2 : start - 1].isdigit() and not text[: start - 1].isdigit()  # ６．３月４日: a label
    if before == "月" and (text[start - 2 : start - 1].isnumeric() or text.endswith(EVERY_MONTH, 0, start)):
        return True  # 毎月1日 is no day, nor is the rest of 13月1日
    return before == "年" and text.startswith("同", start)


def _kind(text: str, numeral: Numeral | None) -> str:
    """Say which readers to ask; none for what can't be of time."""
    if numeral is None:
        return "word"
    kind = numeral.kind
    if kind == "cardinal" and text[numeral.end : numeral.end + 1] not in MIDDLE:
        return ""
    if kind == "ordinal" and not text.startswith("四半期", numeral.end):
        return ""
    return "stretch" if kind == "duration" and _is_stretch(text, numeral.end) else kind


def _is_stretch(text: str, end: int) -> bool:
    """Tell a counter that no date has, か月 or 年間, from those that begin as 年 does: 年目."""
    end += text.startswith(" ", end)
    return text[end : end + 1] in STRETCHES or text[end + 1 : end + 2] == "間"


def _reference(passage: Passage) -> Reference:
    """Return what the words of this passage refer to."""
    memory = passage.memory
    if memory.dates is None:
        memory.dates = Reference(memory.base_date)
    memory.dates.begin_paragraph(passage.place)
    return memory.dates


def _with_lead(text: str, start: int, done: int) -> int:
    """Go back to what belongs to the number and stands before it: 平成, 午後, 去る."""
    if start == done or text[start - 1] not in patterns.LEAD_ENDS:
        return start
    lead = compiled(patterns.LEAD).search(text, max(done, start - LONGEST_LEAD), start)
    return lead.start() if lead else start


def _date(passage: Passage, start: int, reference: Reference, readers: tuple[Reader, ...]) -> Entity | None:
    text = passage.folded
    if (
        reference.sentence is None
        and text.startswith("前", start)
        and COMPARED.match(text, start + 2 + (text[start + 2 : start + 3] == "度"))
    ):
        return None  # 前年比 is a rate, unless a year was named that it compares with
    for read in readers:
        found = read(text, start, reference)
        if found:
            return _finished(passage, start, found, reference)
    return None


def _finished(passage: Passage, start: int, found: ranges.Found, reference: Reference) -> Entity:
    """Make the entity of a date, with what the words beside it say."""
    text = passage.folded
    entity = _dated(passage, start, found, reference)
    if found.value and found.first and found.last:
        entity.value = _opened(text, found.end, found.value)
    if ABOUT.match(text, found.end) or text[start - 1 : start] == "約":
        entity.approx = True
    return entity


def _plain(passage: Passage, start: int, end: int, reference: Reference) -> Entity | None:
    """Make the entity of a plain date."""
    written = passage.folded[start:end]
    if "年" not in written:
        return _finished(passage, start, ranges.short(written, reference)._replace(end=end), reference)
    found = ranges.plain(written)
    if found is None:
        return None
    value, earliest, latest, point, note = found
    _remember(passage, reference, point)
    if passage.folded[end : end + 1] in OPENINGS:
        value = _opened(passage.folded, end, value)
    return passage.entity("DATE", start, end, value, earliest=earliest, latest=latest, note=note)


def _remember(passage: Passage, reference: Reference, point: Point) -> None:
    """Remember a date for the words that refer to it, and which fiscal year the title names."""
    reference.remember(point)
    if point.fiscal and not point.relative and passage.block.kind == "title" and reference.subject is None:
        reference.subject = point


def _dated(passage: Passage, start: int, found: ranges.Found, reference: Reference) -> Entity:
    """Make the entity of a date, and remember it for the words that refer to it."""
    rated = passage.folded.startswith("比", found.end)  # 前年比: the year stays the other one
    if found.point != Point() and not rated:
        _remember(passage, reference, found.point)
    entity = passage.entity("DATE", start, found.end, found.value)
    if found.first and found.last:
        entity.earliest, entity.latest = found.first.isoformat(), found.last.isoformat()
    if found.relative:
        entity.relative = True
    entity.note = found.note
    return entity


def _opened(text: str, end: int, value: str) -> str:
    """Write an open interval where 以降, 以前, から or まで follows."""
    weekday = compiled(patterns.WEEKDAY).match(text, end)
    follows = compiled(patterns.OPEN).match(text, weekday.end() if weekday else end)
    if not follows:
        return value
    return edtf.since(value) if follows["since"] else edtf.until(value)


def _time(passage: Passage, start: int) -> Entity | None:
    found = clock.find(passage.folded, start)
    if not found:
        return None
    entity = passage.entity("TIME", start, found.end, found.value)
    if ABOUT.match(passage.folded, found.end):
        entity.approx = True
    return entity


def _term(passage: Passage, start: int) -> Entity | None:
    found = durations.term(passage.folded, start)
    return _lasting(passage, start, found) if found else None


def _duration(passage: Passage, start: int, numeral: Numeral | None) -> Entity | None:
    text = passage.folded
    found = None
    if numeral is None:
        if text[start] == "数":
            found = durations.find(text, start + 1, durations.SEVERAL)
        else:
            found = durations.word(text, start)
    elif numeral.value is not None and text[start - 1 : start] != "割":
        found = durations.find(text, numeral.end, numeral.value)
    return _lasting(passage, start, found) if found else None


def _lasting(passage: Passage, start: int, found: durations.Duration) -> Entity:
    """Make the entity of a duration, with what the words around it say."""
    text = passage.folded
    entity = passage.entity("DURATION", start, found.end, found.value)
    entity.lower, entity.upper = found.lower, found.upper
    said = qualifiers(text, start, found.end)
    entity.bound = said.bound
    if said.approx or found.lower:
        entity.approx = True
    return entity
