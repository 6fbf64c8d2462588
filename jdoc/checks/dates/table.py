"""The rules of dates and times, as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.claims.events import find_wrong_events
from jdoc.checks.dates.apart import find_apart
from jdoc.checks.dates.days import find_impossible
from jdoc.checks.dates.era_rows import find_wrong_rows
from jdoc.checks.dates.eras import find_ended, find_two_years
from jdoc.checks.dates.held import find_held
from jdoc.checks.dates.labelled import find_labelled
from jdoc.checks.dates.named_days import find_wrong_names_of_days
from jdoc.checks.dates.order import find_reversed
from jdoc.checks.dates.overdue import find_overdue
from jdoc.checks.dates.quarters import find_wrong_quarters
from jdoc.checks.dates.tense import find_future_as_past
from jdoc.checks.dates.told.find import find_told_twice
from jdoc.checks.dates.weekdays import find_mismatches
from jdoc.checks.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.checks.rules import Found


def _told_too_early(facts: Facts) -> Iterator[Found]:
    yield from find_future_as_past(facts)
    yield from find_held(facts)
    yield from find_overdue(facts)


def _wrong_weekdays(facts: Facts) -> Iterator[Found]:
    yield from find_mismatches(facts)
    yield from find_wrong_names_of_days(facts)
    yield from find_apart(facts)


def _two_years(facts: Facts) -> Iterator[Found]:
    yield from find_two_years(facts)
    yield from find_wrong_rows(facts)


def _reversed(facts: Facts) -> Iterator[Found]:
    yield from find_reversed(facts)
    yield from find_wrong_events(facts)
    yield from find_labelled(facts)


def _impossible(facts: Facts) -> Iterator[Found]:
    yield from find_impossible(facts)
    yield from find_wrong_quarters(facts)


_DATES = frozenset({"DATE"})
RULES = (
    Rule(
        "weekday-mismatch",
        "dates",
        "error",
        _wrong_weekdays,
        "a weekday or holiday that its date doesn't fall on",
        "Ministries correct the weekdays of their announcements every week; one of the two is wrong, and readers come on the wrong day.",
        "dates without a year whose weekday is right in the year before or after, unless its other dates show which year the document means",
        "⟦令和５年５月18日（金）⟧に開く。",
        "令和５年５月18日（木）に開く。",
        _DATES,
    ),
    Rule(
        "era-year-mismatch",
        "dates",
        "error",
        _two_years,
        "a year in both calendars that isn't the same one",
        "At each turn of the year, and of an era, one of the two years is left as it was.",
        "a fiscal year beside a month of the next calendar year: 平成24年度（2013年３月）",
        "計画は⟦平成24年（2013年）⟧に作られた。",
        "計画は平成24年（2012年）に作られ、平成24年度（2013年３月）に改めた。",
    ),
    Rule(
        "era-ended",
        "dates",
        "warning",
        find_ended,
        "a year of an era that was over when the document was written",
        "Texts that were taken from older ones keep years of an era that has ended: 平成33年度 in 2021.",
        "documents that were written before the era ended, quoted words, fiscal years that began in the era",
        "令和３年７月１日\n\nお知らせ\n\n事業は⟦平成33年度⟧に終わる。",
        "平成29年７月１日\n\nお知らせ\n\n事業は平成33年度に終わる。",
        _DATES,
    ),
    Rule(
        "no-such-day",
        "dates",
        "error",
        _impossible,
        "a day or a time that doesn't exist",
        "A day that no calendar has is a slip for certain: 31 days in April, a day of leap in a common year.",
        "hours from 24 to 29, as broadcasters and timetables count them",
        "受付は⟦４月31日⟧までとする。",
        "受付は令和６年２月29日の25時までとする。",
        _DATES,
    ),
    Rule(
        "range-reversed",
        "dates",
        "error",
        _reversed,
        "a range that ends before it begins, an event before the one that it comes after",
        "The two ends were exchanged, or the year of one was not updated.",
        "ranges over New Year or midnight, marks (５点～１点), ends that leave out what they have in common with the start (123～5頁)",
        "期間は⟦令和５年８月20日から同年７月31日⟧までとする。",
        "期間は12月20日から１月10日まで、22時～５時とする。",
        frozenset({"DATE", "TIME"}),
    ),
    Rule(
        "future-as-past",
        "dates",
        "warning",
        _told_too_early,
        "something that has happened on a day after the document's own, or is still to come before it",
        "Drafts are written before the day; if it comes otherwise, or the year is wrong, the past tense is not true.",
        "plans, decisions and whatever was set for a later day; days whose year isn't written",
        "令和５年８月１日\n\nお知らせ\n\n式典は、⟦令和５年11月30日⟧に開催した。",
        "令和５年８月１日\n\nお知らせ\n\n式典は、令和５年11月30日に開催する予定とした。",
        _DATES,
    ),
    Rule(
        "date-conflict",
        "dates",
        "warning",
        find_told_twice,
        "a day, a time or a length of time that is told twice, and differs",
        "A deadline is moved in the section on it, and stays as it was in the box of contacts.",
        "days of other times, parts, persons and rounds; labels that stand in several forms of one document; days far from each other",
        "１　応募の手続\n提出期限　令和７年５月30日（金）\n提出方法　電子メール\n\n２　審査\n書面による。\n\n問合せ先\n⟦６月６日⟧の提出期限の当日は混雑します。",
        "１　応募の手続\n提出期限　令和７年５月30日（金）\n提出方法　電子メール\n\n２　審査\n書面による。\n\n問合せ先\n前回は、６月６日の提出期限の当日に混雑しました。",
        frozenset({"DATE", "TIME", "DURATION"}),
    ),
)
