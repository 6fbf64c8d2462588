"""Eras: years that are said in both calendars, and eras that were over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.notes import codes
from jdoc.checks.rules import Found, Place
from jdoc.language.calendar import eras
from jdoc.language.dates.grammar import ERA, ERA_NUMBER
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts
    from jdoc.model import Entity

# A year of the western calendar: 2012, 二〇一二, 千九百九十六.
_WESTERN = "(?P<western>[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3}|[一二]?千(?:[一二三四五六七八九]?[百十]){0,2}[一二三四五六七八九]?)"
# A month, perhaps with a day, behind a year.
_REST = "(?P<month{0}> {{0,2}}(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) {{0,2}}月(?: {{0,2}}(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}}) {{0,2}}日)?)?"
_FISCAL = " {{0,2}}(?P<fiscal{0}>度)?"
# What joins the two, in brackets or as the same in other words.
_JOINT = "(?:[(〔=/]|、(?:すなわち|つまり|即ち))"
BOTH_YEARS = deferred(
    lambda: (
        f"(?P<era>{ERA}) {{0,2}}(?P<number>{ERA_NUMBER}) {{0,2}}年{_FISCAL.format(1)}{_REST.format(1)}"
        f" {{0,2}}{_JOINT} {{0,2}}(?:西暦)? {{0,2}}{_WESTERN} {{0,2}}(?:年{_FISCAL.format(2)}{_REST.format(2)})? {{0,2}}(?:[)〕]|(?=度?(?:[)、。・ のにはをかとまで]|$)))"
    )
)
"""A year in both calendars: `[平成24年（2012年）]`, `[令和５年５月１日（2023年５月１日）]`."""
ERA_BEHIND = deferred(
    lambda: (
        f"(?<![0-9]){_WESTERN} {{0,2}}年{_FISCAL.format(1)}{_REST.format(1)}"
        f" {{0,2}}(?:{_JOINT}|・|、(?=[^、と]{{2,12}}年[のに])) {{0,2}}(?P<era>{ERA}) {{0,2}}(?P<number>{ERA_NUMBER}) {{0,2}}(?:年{_FISCAL.format(2)}{_REST.format(2)})? {{0,2}}(?:[)〕]|(?=度?(?:[)、。・ のにはをかとまで]|$)))"
    )
)
"""The same the other way round: `[2012年（平成24年）]`, `[2012年度(平成24年度)]`, `[1996年、平成7年]の1月`."""
# What says that two years are the same one.
_IS = "(?=(?:と[^、。]{2,5}年)?(?:に当た|に相当|に該当|です|である|で(?:あり|、)))"
EQUAL = deferred(
    lambda: (
        f"(?P<era>{ERA}) ?(?P<number>{ERA_NUMBER}) ?年{_FISCAL.format(1)}(?P<month1>(?!))?は、?(?:西暦)?(?:では)?{_WESTERN}年{_FISCAL.format(2)}(?P<month2>(?!))?{_IS}"
    )
)
"""A year that is said to be the other one: `[平成元年は西暦1989年]に当たる`, not `平成元年は、1989年の`."""
EQUAL_WESTERN = deferred(
    lambda: (
        f"(?<![0-9]){_WESTERN}年{_FISCAL.format(1)}(?P<month1>(?!))?は、?(?:和暦)?(?:では)?(?P<era>{ERA}) ?(?P<number>{ERA_NUMBER}) ?年{_FISCAL.format(2)}(?P<month2>(?!))?{_IS}"
    )
)
"""The same the other way round: `[1989年は平成元年]に当たる`."""
INSIDE = deferred(
    lambda: (
        f"(?P<era>{ERA}) {{0,2}}(?P<number>{ERA_NUMBER}) {{0,2}}[(〔] {{0,2}}{_WESTERN} {{0,2}}年?(?P<fiscal2>(?!))? {{0,2}}[)〕]"
        " {0,2}年 {0,2}(?P<fiscal1>度)?(?P<month1>(?!))?(?P<month2>(?!))?"
    )
)
"""A year with the other one inside: `[令和5(2023)年度]`."""
INSIDE_WESTERN = deferred(
    lambda: (
        f"(?<![0-9]){_WESTERN} {{0,2}}[(〔] {{0,2}}(?P<era>{ERA}) {{0,2}}(?P<number>{ERA_NUMBER}) {{0,2}}年?(?P<fiscal2>(?!))? {{0,2}}[)〕]"
        " {0,2}年 {0,2}(?P<fiscal1>度)?(?P<month1>(?!))?(?P<month2>(?!))?"
    )
)
"""The same with the era inside: `[2023(令和5)年度]`."""
LETTERED = deferred(
    "(?P<era>[MTSHR])(?<![A-Za-z0-9].)(?P<number>[0-9]{1,2})[(](?P<western>[12][0-9]{3})[)](?!年)(?P<fiscal1>(?!))?(?P<fiscal2>(?!))?(?P<month1>(?!))?(?P<month2>(?!))?"
)
"""A year by a letter with the other one behind it, in a document that writes more than one so: `[H22(2010)]`, not `H22`."""
OPENINGS = ("(1", "(2")
"""How the year in brackets begins."""
BESIDE = deferred(
    lambda: (
        f"[(〔=/・、](?:(?<=[年度月日0-9元〇零一二三四五六七八九十百千 ][^、])|(?<=年、)|(?<=、)(?:すなわち|つまり|即ち))(?= {{0,2}}(?:西暦|{_WESTERN}|{ERA}))|年度?は、?(?:西暦|和暦)?(?:では)?(?=(?:{_WESTERN.replace('?P<western>', '?:')}|{ERA} ?{ERA_NUMBER} ?)年)"
    )
)
"""What joins the two: `平成24年[(]2012年)`, not `(市長)`."""
OLDEST = 1873
"""Before this year the calendars had other months, and a year of one reached into two of the other."""


def find_two_years(facts: Facts) -> Iterator[Found]:
    """Find years that are said in both calendars, and aren't the same."""
    for index in facts.where(BESIDE):
        text = facts.texts[index]
        for pattern in (BOTH_YEARS, ERA_BEHIND, INSIDE, INSIDE_WESTERN, EQUAL, EQUAL_WESTERN):
            for match in pattern.finditer(text):
                found = _two_years(facts, index, match)
                if found:
                    yield found
    yield from _lettered(facts)


def _lettered(facts: Facts) -> Iterator[Found]:
    """Find years by a letter, without 年, that aren't the same as the one in brackets, where others are: H22（2011）."""
    has_year = any(opening in facts.whole for opening in OPENINGS)
    lettered = facts.where(LETTERED) if has_year else ()
    every = [(index, match) for index in lettered for match in LETTERED.finditer(facts.texts[index])]
    found = [_two_years(facts, index, match) for index, match in every]
    if found.count(None) > len(found) - found.count(None):
        yield from filter(None, found)


def _two_years(facts: Facts, index: int, match: re.Match[str]) -> Found | None:
    era = eras().get(match["era"].rstrip(".")) if match["era"] else None
    number, western = read_whole(match["number"]), read_whole(match["western"])
    if match["number"] == "元":
        number = 1
    if era is None or number is None or western is None:
        return None
    year = era.first.year + number - 1
    if year < OLDEST or abs(year - western) == 0 or not _speak_of_the_same(match, year, western):
        return None
    start, end = match.span("era")[0], match.end("number")
    written = facts.blocks[index].text[start:end] + "年"
    related = Place(index, *match.span("western"))
    return Found(Place(index, *match.span()), f"{written} is {year}, not {western}", (related,))


def _speak_of_the_same(match: re.Match[str], year: int, western: int) -> bool:
    """Tell whether both say a year, a fiscal year or a month: a month of another year stands beside a fiscal year."""
    if bool(match["month1"]) != bool(match["month2"]):
        return not match["month2"] and not match["fiscal1"]
    is_inside = match[0].endswith(("年", "度"))  # 令和5(2023)年度: what stands behind belongs to both
    if not is_inside and bool(match["fiscal1"]) != bool(match["fiscal2"]):
        return western - year not in {0, 1} and year - western not in {0, 1}
    return True


AS_WRITTEN = deferred("(?:表記|記載|当時|旧)[^。、0-9]{0,4}$")
"""What says before a date that it is how it was written: 計画時の`[表記は]`平成31年6月3日, not `期限は`."""
LONGEST_NOTE = 12


def _is_quoted(facts: Facts, index: int, date: Entity) -> bool:
    """Tell whether a date stands in a quotation, or is said to be written so."""
    is_written = AS_WRITTEN.search(facts.texts[index], max(0, date.start - LONGEST_NOTE), date.start) is not None
    return is_written or facts.is_quoted(index, date.start)


def find_ended(facts: Facts) -> Iterator[Found]:
    """Find years of eras that were over when the document was written."""
    for index, date in facts.noted:
        if date.label != "DATE" or "era-ended" not in codes(date.note):
            continue
        named = [name for name in eras() if len(name) > 1 and name in date.text]
        match = min(named, key=lambda name: eras()[name].last, default=None)
        era = eras().get(match or facts.texts[index][date.start])
        if era is None or _is_quoted(facts, index, date) or not _is_told_late(facts, index, date, era.last):
            continue
        name = match or facts.blocks[index].text[date.start]
        yield Found(Place(index, date.start, date.end), f"{name} ended on {era.last}; this is {date.value}")


IS_PAST = deferred(
    "(?:付け?)?(?:に|で|の|から)?[^。、0-9]{0,14}(?:し|され|行われ|行っ|開か|成立し|だっ|定め|決まっ|始まっ|終わっ)(?:た|ました)(?:[。。]|もの|とおり|$)"
)
"""What tells that something was on a day: 昭和65年3月`[に竣工した。]`, not `に竣工する。`."""


def _is_told_late(facts: Facts, index: int, date: Entity, last: dt.date) -> bool:
    """Tell whether the era was over when a day was written, or had been over on a day that is past."""
    return _was_over(facts, last) or IS_PAST.match(facts.texts[index], date.end) is not None


def _was_over(facts: Facts, last: dt.date) -> bool:
    """Tell whether an era was over on the document's own day; without one, whether the document knows the next era."""
    if facts.day:
        return facts.day > last
    later = [name for name, era in eras().items() if len(name) > 1 and era.first >= last]
    return any(name in text for text in facts.texts for name in later)
