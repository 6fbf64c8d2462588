"""DATE, TIME and DURATION: what the walk of `language.dates` finds in a passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.dates.walk import find_expressions
from jdoc.language.lazy import deferred
from jdoc.language.tables.places import Places
from jdoc.language.width import fold
from jdoc.model import Entity, Weekday
from jdoc.recognizers.passage import set_ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.dates.context import Named
    from jdoc.language.dates.walk import TimeExpression
    from jdoc.recognizers.passage import Passage


BETWEEN = frozenset({"caption", "furniture"})
"""Kinds of blocks that stand between two paragraphs that speak of the same day."""
OF_LAW = deferred("附 ?則")
"""The part of a law in which a day that was named is meant up to its end: `[附 則]`."""
LONGEST_PART = 24
"""How many blocks of it are looked up at most."""


def _paragraph_above(passage: Passage) -> int:
    """Return the place of the paragraph above; in the provisions at the end of a law, that of their first one."""
    passages, place, section = passage.document.passages, passage.place, passage.block.section
    farthest = max(0, place - LONGEST_PART)
    above = place - 1
    if section and OF_LAW.match(fold(section[-1])):
        while above > farthest and passages[above].block.section == section:
            above -= 1
        return above
    while above > farthest and passages[above].block.kind in BETWEEN:
        above -= 1
    return above


def find_dates(passage: Passage) -> Iterator[Entity]:
    """Yield the dates, times and durations of a passage, in order."""
    context, text = passage.document.dates, passage.text
    _go_on(passage)
    context.begin_paragraph(passage.place, _paragraph_above(passage))
    above = _enter_table(passage)
    is_title = passage.block.kind == "title"
    found = find_expressions(passage.folded, passage.time_cues, context, is_title=is_title)
    dates: list[TimeExpression] = []
    for each in found:
        start, end = each.start, each.end
        if each.label == "DATE":
            dates.append(each)
        entity = Entity(
            label=each.label,
            start=start,
            end=end,
            text=text[start:end],
            value=each.value,
            earliest=each.earliest,
            latest=each.latest,
            relative=each.relative or None,
            lower=each.lower,
            upper=each.upper,
            approx=each.approx or None,
            bound=each.bound,
            note=each.note or _two_years(passage.folded[start:end], each.value),
        )
        if each.ends:
            set_ends(entity, each.ends)
        if each.weekdays:
            _set_weekdays(entity, each.weekdays, text)
        yield entity
    _leave(passage, above, dates)


def _enter_table(passage: Passage) -> tuple[Named, Named] | None:
    """Begin to read a table; return what the text above it has named, None for what is none."""
    context, rows = passage.document.dates, passage.block.rows
    if not rows:
        return None
    context.titles.begin_table(Places(rows))
    return context.known_above()


def _leave(passage: Passage, above: tuple[Named, Named] | None, dates: Sequence[TimeExpression]) -> None:
    """Forget what a table has named; of another block, note the only year that it names as a head."""
    context = passage.document.dates
    if above:
        context.leave_table(above)
        context.titles.leave_table()
    elif len(dates) == 1:
        kind, written = passage.block.kind or "", passage.folded[dates[0].start : dates[0].end]
        context.titles.remember_head(kind, _mark(passage), passage.folded, context.sentence, written)


def _go_on(passage: Passage) -> None:
    """Forget what headings, points and captions have said of the text above, also those that name no day themselves."""
    context, passages = passage.document.dates, passage.document.passages
    for each in passages[context.paragraph + 1 : passage.place + 1]:
        context.titles.begin_block(each.block.kind, _mark(each), each.folded)


def _mark(passage: Passage) -> str:
    """Return the mark of a block without its number, which those of one list have in common."""
    return "".join(sign for sign in passage.block.label or "" if not sign.isnumeric())


def _set_weekdays(entity: Entity, places: Sequence[tuple[int, int] | None], text: str) -> None:
    """Say which weekday stands beside a day, or beside both days of a range."""
    for owner, place in zip((entity.from_, entity.to) if entity.from_ else (entity,), places, strict=True):
        if owner and place:
            owner.weekday = Weekday(text=text[slice(*place)], start=place[0], end=place[1])


TWO_YEARS = deferred(
    "年(?P<first>度)? {0,2}\\( {0,2}(?:西暦)? {0,2}(?P<western>[12][0-9]{3}) {0,2}年?(?P<last>度)? {0,2}\\)"
    "|(?<=[0-9])\\((?P<inner>[12][0-9]{3})\\) {0,2}年(?P<fiscal>度)?"
)
"""The year of a date in the western calendar: `平成24[年(2012年)]`, `令和5[(2023)年度]`, not `平成24年3月`."""
OLDEST = 1873
"""Before it the years of the two calendars began on other days."""


def _two_years(written: str, value: str | None) -> str | None:
    """Note a date that says two years, which aren't the same."""
    match = TWO_YEARS.search(written) if value and "(" in written else None
    if match is None or not f"{value}"[:4].isdecimal():
        return None
    western, year = int(match["western"] or match["inner"]), int(f"{value}"[:4])
    is_apart = western != year and year >= OLDEST and bool(match["first"]) == bool(match["last"])
    return "two-years" if is_apart else None
