"""Years of two digits or fewer that no era stands before: of the era that was named, of a century, near the document."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc.language.calendar import eras, eras_until, first_year, last_year, neighbours
from jdoc.language.dates.numbers import NoDateError
from jdoc.language.lazy import deferred
from jdoc.language.rules import Rule, decide

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
NEAREST, FARTHEST = 5, 40
"""Years from the one that was named to one that leaves its era out: at least so many back, at most so many on."""
LARGE = 60
"""A number that is more often a year of the 1900s than one of years: 78年に."""
TEN = 10
FIRST = "元"
LASTING = deferred(
    " ?(?:以[内上下]|を(?:超|経過|過ぎ|限)|未満|間|に満た|の(?:懲役|禁[錮固]|刑|拘禁|期間|任期|間)|に処|程度|余)"
)
"""What stands behind a stretch of years and months: `1年6月[以下]`, `三年二月[の懲役]`."""
AFTER_YEAR = deferred(
    " ?(?:に(?!わた|亘|及|渡|一|[0-9]|なる|なり|なっ|満た|達|近|延|短|伸|相当|限|つき|つい|対|し|す|変|改め|引|分|迎)"
    "|まで(?:に|、)|以降|以来)"
)
"""What stands behind a year, not behind a number of years: `95年[に]発効`, not `95年に及ぶ`."""
COUNTED = deferred(" ?(?:連続|間|分|目|ごと|にわた|以[内上]|後(?!半|期))")
"""What a number of fiscal years has behind it: `3年度[連続]`."""


class Meaning(NamedTuple):
    """What a year of two digits means."""

    year: int | None
    """None where nothing tells."""
    era: str | None
    needs_other: bool
    """Whether another date was needed to know it."""


class ShortYear:
    """A year of two digits, or fewer, without an era, and what is known of the dates around it."""

    __slots__ = ("context", "groups", "match", "number", "start", "written")

    def __init__(self, match: re.Match[str], number: int, context: DateContext, start: DateParts) -> None:
        self.match, self.number, self.context, self.start = match, number, context, start
        self.groups = match.groupdict()
        self.written: str = self.groups["year"]

    def goes_on(self) -> bool:
        """Whether a range or a list goes on with it."""
        return self.start.year is not None

    def is_cut(self) -> bool:
        """Whether its first digits are left out: '97, 90年代."""
        return self.written[0] in APOSTROPHES or self.groups["decade"] is not None

    def is_said_to_be_western(self) -> bool:
        """Whether 西暦 stands before it."""
        return self.groups["western"] is not None

    def begins_with_zero(self) -> bool:
        """Whether it is written as newspapers do: 03年."""
        return self.written[0] in "0〇" and len(self.written) > 1

    def is_stretch(self) -> bool:
        """Whether what stands behind it says that it counts years: 3年度連続, 1年6月以下."""
        if self.groups["fiscal"]:
            return COUNTED.match(self.match.string, self._end) is not None
        return self.is_of_month() and LASTING.match(self.match.string, self._end) is not None

    @property
    def _end(self) -> int:
        return self.match.start() + len(self.match[0].rstrip(" "))

    def is_of_month(self) -> bool:
        """Whether a month follows, but no day."""
        return self.groups["month"] is not None and self.groups["day"] is None and self.groups["term"] is None

    def is_alone(self) -> bool:
        """Whether nothing of it says that it is a date: no month, no 度, no 同."""
        return self.groups["month"] is None and self.groups["fiscal"] is None and self.groups["prefix"] is None

    def stands_like_year(self) -> bool:
        """Whether what follows stands behind years: 95年に."""
        return AFTER_YEAR.match(self.match.string, self._end) is not None

    def is_large(self) -> bool:
        """Whether it is alone, stands like a year, and is one of the 1900s."""
        return self.number >= LARGE and self.is_alone() and self.stands_like_year()

    @property
    def named(self) -> DateParts:
        """The date with a year that the sentence, or the document, has named last by an era, or the sentence in any way."""
        sentence, year = self.context.sentence, self.context.year
        if sentence.year is not None and not sentence.counted:
            return sentence
        return year if year.era or not self.context.base else type(year)()

    def follows_named(self) -> bool:
        """Whether a date with a year was named that it can go on from."""
        named = self.named
        if named.year is None or (self.is_alone() and not self._goes_on_in_sentence(named)):
            return False
        return _of_named(self) is not None

    def _goes_on_in_sentence(self, named: DateParts) -> bool:
        """Whether it stands like a year in the sentence that has named one before it."""
        return self.context.sentence is named and self.number > named.written_year and self.stands_like_year()

    def is_near_document(self) -> bool:
        """Whether it is the year of a month, or a fiscal year, in a document of a known day."""
        if self.context.base is None or self.is_alone() or self.groups["prefix"]:
            return False
        if not self.is_of_month():
            return True
        is_written_so = self.written == FIRST or self.written.isdecimal()
        return is_written_so and (self.number >= TEN or abs(near(self.number, self.context.base) - self._today) <= NEAREST)

    @property
    def _today(self) -> int:
        return self.context.today.year

    def is_open(self) -> bool:
        """Whether it is the year of a day, or a fiscal year, of which nothing tells the era."""
        if self.is_alone():
            return False
        return not self.is_of_month() or (self.number >= TEN and self.written.isdecimal())


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
    if named.era or short.written == FIRST:
        years = _years_of_eras(short.number, neighbours(named.era) if named.era else _modern())
    else:
        century = year - year % 100
        years = [century + short.number + shift for shift in (-100, 0, 100)]
        years += [near(short.number, short.context.base)] if short.context.base else []
    nearest = _nearest(years, year)
    return nearest if nearest is not None and -FARTHEST <= nearest - year <= FARTHEST else None


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
    begun = eras_until(base)
    if not begun:
        return base.year - base.year % 100 + number
    now = begun[-1]
    readings = [now.first.year + number - 1, 1900 + number, 2000 + number]
    if len(begun) > 1 and now.first.year < base.year < now.first.year + RECENT:
        readings.append(begun[-2].first.year + number - 1)
    return min(readings, key=lambda year: abs(year - base.year))


SHORT_YEAR_RULES: tuple[Rule[ShortYear, YearReader], ...] = (
    Rule("goes on", ShortYear.goes_on, _as_start, "[2016~17年](DATE 2016/2017)に", "[2016年](DATE 2016)に"),
    Rule("cut", ShortYear.is_cut, _with_century, "[’17年](DATE 2017)に", "[17年](DURATION P17Y)に"),
    Rule("西暦", ShortYear.is_said_to_be_western, _itself, "[西暦57年](DATE 0057)に", "[57年](DURATION P57Y)に"),
    Rule("with a zero", ShortYear.begins_with_zero, _with_century, "[03年](DATE 2003)に", "[30年](DURATION P30Y)に"),
    Rule(
        "years that are counted",
        ShortYear.is_stretch,
        _none,
        "[令和5年5月](DATE 2023-05)に、[6年6月](DURATION P6Y6M bound=le)以下",
        "[令和5年5月](DATE 2023-05)に、[6年6月](DATE 2024-06)に",
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
        ShortYear.is_near_document,
        _near_document,
        "2017-05-01: [29年12月22日](DATE 2017-12-22 relative)に",
        "2017-05-01: [12月22日](DATE 2017-12-22 relative)に",
    ),
    Rule("of the 1900s", ShortYear.is_large, _with_century, "[95年](DATE 1995)に発効", "[95年](DURATION P95Y)に及ぶ"),
    Rule("nothing tells", ShortYear.is_open, _unknown, "[27年度](DATE - relative)の", "[27年](DURATION P27Y)の"),
)
"""Which year it is; what no row decides is none."""


BY_OTHERS = frozenset({_of_named, _near_document, _unknown})
"""What needs another date, the document's own or one that was named."""


def read_short_year(match: re.Match[str], number: int, context: DateContext, start: DateParts) -> Meaning:
    """Return which year two digits of a match mean; NoDateError where they are none."""
    short = ShortYear(match, number, context, start)
    read = decide(SHORT_YEAR_RULES, short, otherwise=_none)
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
