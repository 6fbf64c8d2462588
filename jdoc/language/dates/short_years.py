"""Years of two digits or fewer without their era: of the era that was named, of a century, near the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.calendar import eras, eras_until, first_year, last_year, neighbours
from jdoc.language.dates.date_parts import NOTHING
from jdoc.language.dates.numbers import NoDateError
from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Callable, Iterable

    from jdoc.language.dates.context import DateContext
    from jdoc.language.dates.date_parts import DateParts

    YearReader: TypeAlias = Callable[["ShortYear"], int | None]

TWO_DIGITS = range(100)
APOSTROPHES = "'’‘"
TURN = 30
"""The first number of two digits that is a year of the 1900s: '97, '30; '29 is 2029."""
RECENT = 4
"""Years of an era in which documents still write those of the one before."""
NEAREST, FARTHEST = 5, 25
"""Years from the one that was named to one that leaves its era out: at least so many back, at most so many on."""
LARGE = 65
"""A number that is more often a year of the 1900s than one of years, or of an era: 78年に."""
TEN = 10
FIRST = "元"
CELL_ENDS = frozenset(["", "\t", "\n"])
LASTING = deferred(
    " ?(?:以[内上下]|を(?:超|経過|過ぎ|限)|未満|間|に満た|の(?:懲役|禁[錮固]|刑|拘禁|期間|任期|間)|に処|程度|余)"
)
"""What stands behind a stretch of years and months: `1年6月[以下]`, `三年二月[の懲役]`."""
AFTER_YEAR = deferred(
    " ?(?:に(?!わた|亘|及|渡|一|[0-9]|なる|なり|なっ|満た|達|近|延|短|伸|相当|限|つき|つい|対|し|す|変|改め|引|分|迎)"
    "|まで(?:に|、)|以降|以来)"
)
"""What stands behind a year, not behind a number of years: `95年[に]発効`, not `95年に及ぶ`."""
COUNTED = deferred(" ?(?:連続|間|分|目|ごと|毎|当たり|あたり|に(?:つき|わた|及|限)|以[内上]|後(?!半|期))")
"""What a number of fiscal years has behind it: `3年度[連続]`."""
COUNTED_BEFORE = deferred("(?:までの|以降の|計|全|各|過去|直近|[約毎翌前後]) ?$")
"""What it has before it: `令和7年度[までの]`三年度."""
LONGEST_BEFORE = 4
OF_YEARS = frozenset({"month", "year_part"})
"""What stands behind numbers of years, too: 3年6月, 3年前半."""
STRETCHES = {"fiscal": COUNTED, "month": LASTING}
"""What is behind a stretch of time that could be a date: a year and month, or a number of fiscal years."""


class Meaning(NamedTuple):
    """What a year of two digits means."""

    year: int | None
    """None where nothing tells."""
    era: str | None
    needs_other: bool
    """Whether another date was needed to know it."""


LEVELS = ("term", "day", "month", "fiscal", "prefix", "half", "quarter", "latin_quarter", "year_part")
"""The groups of a match that say that it is a date, the one that says most first."""


class ShortYear:
    """A year of two digits, or fewer, without an era, and what is known of the dates around it."""

    __slots__ = ("context", "end", "level", "match", "number", "start", "written")

    def __init__(self, match: re.Match[str], number: int, context: DateContext, start: DateParts) -> None:
        self.match, self.number, self.context, self.start = match, number, context, start
        self.written: str = match["year"]
        self.level = next(filter(match.group, LEVELS), "alone")
        """What says that it is a date: a month, a day, 度, 同; or nothing."""
        self.end = match.start() + len(match[0].rstrip(" "))

    def is_followed(self, pattern: re.Pattern[str]) -> bool:
        """Whether a pattern matches behind the date."""
        return pattern.match(self.match.string, self.end) is not None

    def is_counted_before(self) -> bool:
        """Whether a word before it says that it counts years: までの三年度."""
        start = self.match.start()
        return COUNTED_BEFORE.search(self.match.string, max(0, start - LONGEST_BEFORE), start) is not None

    def is_stretch(self) -> bool:
        """Whether what stands behind it says that it counts years: 3年度連続, 1年6月以下."""
        pattern = STRETCHES.get(self.level)
        return pattern is not None and self.is_followed(pattern)

    def is_cut(self) -> bool:
        """Whether its first digits are left out: '97, 90年代."""
        return self.written[0] in APOSTROPHES or self.match["decade"] is not None

    def begins_with_zero(self) -> bool:
        """Whether it is written as newspapers do: 03年."""
        return self.written[0] in "0〇" and len(self.written) > 1

    @property
    def named(self) -> DateParts:
        """The date with a year that the sentence has named last; else the document's newest one with an era."""
        sentence = self.context.sentence
        if sentence.year is not None and not sentence.counted:
            return sentence
        return self.context.newest or (NOTHING if self.context.base else self.context.year)

    def follows_named(self) -> bool:
        """Whether a date with a year was named that it can go on from: not 2年の夏, nor 3年6月 behind 2010年."""
        named = self.named
        is_small = self.number < TEN and (self.level == "year_part" or (self.level == "month" and not named.era))
        return named.year is not None and not is_small and _of_named(self) is not None

    def goes_on_in_sentence(self) -> bool:
        """Whether it stands like a year in the sentence that has named one before it."""
        named = self.context.sentence
        if named.year is None or named.counted:
            return False
        return self.number > named.written_year and self.is_followed(AFTER_YEAR)

    def is_next_in_head(self) -> bool:
        """Whether it fills a cell of a table, and the year before it stands in a cell to its left."""
        named, text, start = self.context.sentence, self.match.string, self.match.start()
        if named.year is None or text[start - 1 : start] != "\t" or text[self.end : self.end + 1] not in CELL_ENDS:
            return False
        return self.number == named.written_year + 1

    def is_near_document(self) -> bool:
        """Whether the document's day is known, and a month's year is one close by: 3年6月 may be a stretch."""
        if self.context.base is None:
            return False
        if self.level not in OF_YEARS:
            return True
        years = abs(near(self.number, self.context.base) - self.context.base.year)
        return self.written.isdecimal() and (self.number >= TEN or years <= NEAREST)


def _none(_: ShortYear) -> int | None:
    raise NoDateError


def _unknown(_: ShortYear) -> int | None:
    return None


def _as_start(short: ShortYear) -> int | None:
    """Take it for a year of the start's era, or of its century."""
    return short.start.year_numbered(short.number)


def _itself(short: ShortYear) -> int | None:
    return short.number


def _with_century(short: ShortYear) -> int | None:
    """Take it for the last digits of a western year."""
    return short.number + (1900 if short.number >= TURN else 2000)


def _of_named(short: ShortYear) -> int | None:
    """Take it for a year of the era that was named, or of the ones beside it, or of the century: the nearest."""
    named = short.named
    year = named.year or 0
    if named.era:
        years = _years_of_eras(short.number, neighbours(named.era))
    elif short.written == FIRST:
        years = _years_of_eras(1, _modern())
    else:
        years = [*_years_of_centuries(short.number, year), *_years_near(short)]
    nearest = _nearest(years, year)
    return nearest if nearest is not None and -FARTHEST <= nearest - year <= FARTHEST else None


def _of_own_era(short: ShortYear) -> int | None:
    """Take it for a year of the document's own era, or of the one before it, if it is one close by."""
    base = short.context.base
    if base is None or short.level == "prefix":
        return None
    nearest = _nearest(years_of_own_eras(short.number, base), base.year)
    return nearest if nearest is not None and abs(nearest - base.year) <= NEAREST else None


def _years_of_centuries(number: int, year: int) -> list[int]:
    century = year - year % 100
    return [century + number + shift for shift in (-100, 0, 100)]


def _years_near(short: ShortYear) -> list[int]:
    return [near(short.number, short.context.base)] if short.context.base else []


def _near_document(short: ShortYear) -> int | None:
    """Take it for the year that lies nearest to the document's own."""
    if short.written == FIRST:
        return _nearest(_years_of_eras(1, _modern()), short.context.today.year)
    return near(short.number, short.context.today)


def _modern() -> list[str]:
    return [*dict.fromkeys(era.name for era in eras().values())]


def _years_of_eras(number: int, names: Iterable[str]) -> list[int]:
    years = ((first_year(name) + number - 1, last_year(name)) for name in names)
    return [year for year, last in years if year <= last]


def _nearest(years: Iterable[int], to: int) -> int | None:
    return min(years, key=lambda year: abs(year - to), default=None)


def near(number: int, base: dt.date) -> int:
    """Return the year that two digits mean: 29年12月22日 in a document of 2017 is 平成29年.

    >>> import datetime as dt
    >>> near(29, dt.date(2017, 5, 1)), near(98, dt.date(2017, 5, 1))
    (2017, 1998)
    """
    readings = [*years_of_own_eras(number, base), 1900 + number, 2000 + number]
    return min(readings, key=lambda year: abs(year - base.year))


def years_of_own_eras(number: int, base: dt.date) -> list[int]:
    """Return the year of a day's era that has a number, and that of the one before it while documents still write it.

    >>> import datetime as dt
    >>> years_of_own_eras(29, dt.date(2017, 5, 1)), years_of_own_eras(30, dt.date(2020, 5, 1))
    ([2017], [2048, 2018])
    """
    begun = [era.first.year for era in reversed(eras_until(base))]
    is_recent = base.year < begun[0] + RECENT if begun else False
    return [first + number - 1 for first in begun[: 1 + is_recent]]


SHORT_YEAR_RULES: tuple[Rule[ShortYear, YearReader], ...] = (
    Rule(
        "goes on",
        lambda short: short.start.year is not None,
        _as_start,
        "[2016~17年](DATE 2016/2017)に",
        "[2016年](DATE 2016)に",
    ),
    Rule("cut", ShortYear.is_cut, _with_century, "[’17年](DATE 2017)に", "[17年](DURATION P17Y)に"),
    Rule(
        "西暦",
        lambda short: short.match["western"],
        _itself,
        "[西暦57年](DATE 0057)に",
        "[57年](DURATION P57Y)に",
    ),
    Rule("with a zero", ShortYear.begins_with_zero, _with_century, "[03年](DATE 2003)に", "[30年](DURATION P30Y)に"),
    Rule(
        "fiscal years that a word counts",
        lambda short: short.level == "fiscal" and short.is_counted_before(),
        _none,
        "2017-05-01: までの三年度を",
        "2017-05-01: [29年度](DATE 2017-04/2018-03 relative)を",
    ),
    Rule(
        "years that are counted",
        ShortYear.is_stretch,
        _none,
        "2024-05-01: 3年度連続の",
        "2024-05-01: [3年度](DATE 2021-04/2022-03 relative)の",
    ),
    Rule(
        "alone, behind a year of the sentence",
        lambda short: short.level == "alone" and short.goes_on_in_sentence(),
        _of_named,
        "[2010年](DATE 2010)に始め、[15年](DATE 2015)に終えた",
        "[2010年](DATE 2010)に始め、[15年](DURATION P15Y)に及ぶ",
    ),
    Rule(
        "the next year in the head of a table",
        lambda short: short.level == "alone" and short.is_next_in_head(),
        _of_named,
        "[令和元年](DATE 2019)\t[2年](DATE 2020)\t[3年](DATE 2021)",
        "[令和元年](DATE 2019)\t[5年](DURATION P5Y)",
    ),
    Rule(
        "alone, and of the 1900s",
        lambda short: short.level == "alone" and short.number >= LARGE and short.is_followed(AFTER_YEAR),
        _with_century,
        "[95年](DATE 1995)に発効",
        "[95年](DURATION P95Y)に及ぶ",
    ),
    Rule(
        "alone",
        lambda short: short.level == "alone",
        _none,
        "2024-05-01: [令和5年](DATE 2023)の[6年](DURATION P6Y)の",
        "2017-05-01: [29年度](DATE 2017-04/2018-03 relative)の",
    ),
    Rule(
        "of the document's era",
        lambda short: short.context.sentence.year is None and _of_own_era(short),
        _of_own_era,
        "2025-03-01: [平成20年](DATE 2008)に改めた。[6年度末](DATE 2025-03-31 relative)の",
        "2025-03-01: [平成20年6月](DATE 2008-06)に改め、[21年3月](DATE 2009-03)の",
    ),
    Rule(
        "behind a date with its year",
        ShortYear.follows_named,
        _of_named,
        "[令和5年6月](DATE 2023-06)に始め、[6年10月](DATE 2024-10)に終えた",
        "[6年10月](DURATION P6Y10M)以内",
    ),
    Rule(
        "near the document",
        lambda short: short.level != "prefix" and short.is_near_document(),
        _near_document,
        "2017-05-01: [12年度](DATE 2012-04/2013-03 relative)に",
        "2017-05-01: [29年](DURATION P29Y)に",
    ),
    Rule(
        "of the 1900s",
        lambda short: short.level != "prefix" and short.number >= LARGE,
        _with_century,
        "[98年6月](DATE 1998-06)に",
        "[27年度](DATE - relative)の",
    ),
    Rule(
        "nothing tells",
        lambda short: short.level not in OF_YEARS or short.number >= TEN,
        _unknown,
        "[27年度](DATE - relative)の",
        "[27年](DURATION P27Y)の",
    ),
)
"""Which year it is; what no row decides is none."""
OTHERWISE: YearReader = _none
BY_OTHERS = frozenset({_of_own_era, _of_named, _near_document, _unknown})
"""What needs another date, the document's own or one that was named."""


def read_short_year(match: re.Match[str], number: int, context: DateContext, start: DateParts) -> Meaning:
    """Return which year two digits of a match mean; NoDateError where they are none."""
    short = ShortYear(match, number, context, start)
    read = decide(SHORT_YEAR_RULES, short, OTHERWISE)
    year = read(short)
    if read not in BY_OTHERS:
        return Meaning(year, start.era, needs_other=False)
    return Meaning(year, era_of(number, year), needs_other=True)


def era_of(number: int, year: int | None) -> str | None:
    """Return the era that has a western year as its year of this number.

    >>> era_of(5, 2023), era_of(23, 2023)
    ('令和', None)
    """
    return next((name for name in _modern() if first_year(name) + number - 1 == year), None)
