"""Durations: 25年間, 約１時間30分, ３か月, 一年六月, 半年."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from jdoc.language.dates.grammar import KANJI_FIGURES, NUMBER, SPACE, TO
from jdoc.language.lazy import deferred
from jdoc.language.numerals import Range, read_whole
from jdoc.language.scripts import ONE_TO_NINE

if TYPE_CHECKING:
    import re
    from decimal import Decimal

    from jdoc.language.numerals import Value

    Lengths: TypeAlias = dict[str, int | Decimal]
    """How many of each unit."""

WORDS = {"四半世紀": "P25Y", "半世紀": "P50Y", "半年": "P6M", "半月": "P15D", "半日": "PT12H", "半時間": "PT30M"}
WORD = deferred("|".join(WORDS))
"""`[四半世紀]にわたる`, `[半年]前`."""
SEVERAL = Range(2, 9)
"""数年: any digit but one, which would be said."""


class TimeUnit(NamedTuple):
    """A unit of time."""

    name: str
    """Its group in the pattern below."""
    designator: str
    """Its letter in ISO 8601."""
    half: tuple[str, int] | None
    """How much of a smaller unit 半 is behind it: 3年半."""


DATE_UNITS = (
    TimeUnit("years", "Y", ("months", 6)),
    TimeUnit("months", "M", ("days", 15)),
    TimeUnit("weeks", "W", None),
    TimeUnit("days", "D", ("hours", 12)),
)
CLOCK_UNITS = (
    TimeUnit("hours", "H", ("minutes", 30)),
    TimeUnit("minutes", "M", ("seconds", 30)),
    TimeUnit("seconds", "S", None),
)
UNITS = {unit.name: unit for unit in (*DATE_UNITS, *CLOCK_UNITS)}
ORDER = tuple(UNITS)
"""The units, the largest first."""

MONTHS_OF_TIME = "月(?=以[内上下]|を(?:超|経過|過ぎ|限)|未満|に満た)"
UNIT = deferred(
    f"{SPACE}(?:(?P<years>[かヶヵカケ箇個ｶ]年度?|年間|年(?![度代生次目号版式産物金輪齢利貢報表鑑長少]))"
    f"|(?P<months>[かヶヵカケ箇個]月間?|月間|{MONTHS_OF_TIME})|(?P<weeks>週間?(?!目))"
    "|(?P<days>日間|日(?![目号付本程]|時(?![間点])))"
    "|(?P<hours>時間(?![帯割給外]))"
    f"|(?P<minutes>分間|分(?![野析類割担散布]|の[0-9{ONE_TO_NINE}]))|(?P<seconds>秒間?))"
    "(?P<half>半(?![数期分]))?"
)
"""What the number of a duration has behind it: `3[年半]`, `3[か月間]`, `90[ 分]`, not `年度`, not `分野`."""
NEXT_NUMBER = deferred(SPACE + NUMBER)
"""The number of a smaller unit: `1時間[30]分`."""
UPPER = deferred(f"{TO}(?P<number>{NUMBER})")
"""The end of a range: `3[~5]年`."""
LAW_STYLE = deferred(f"{SPACE}(?P<number>{NUMBER}){SPACE}月(?=以|間|に満た|を(?:超|経過|限)|の(?:懲|禁|拘|期間))")
"""Months behind years, as laws write them, without か: `一年[六月]以下`."""
BEFORE_TERM = deferred("(?:懲役|禁[錮固]|拘禁刑|拘留|執行猶予|(?:期間|任期|刑期)(?:は|を|が)?) ?$")
"""What a term of months stands behind: `三年の[懲役]`, `[任期は]`."""
LONGEST_BEFORE_TERM = 8
TERM = deferred(
    f"(?:(?P<years>{NUMBER}){SPACE}年)?(?:{SPACE}(?P<months>{NUMBER}){SPACE}月)?"
    f"(?![0-9{KANJI_FIGURES}間度末初]|から|より|[上中下]旬)(?<=[年月])"
)
"""A term as laws write it, and no date: `[1年6月]`, `[六月]`, not `5月上旬`."""
TERMS = range(1, 100)
"""Years or months that a term has."""
LASTING = deferred("間|以[上内]|余|前|後|ぶり|にわた|の歴史")
"""What shows that a thousand years and more are no year of the calendar: `2000年[以上]`, `1000年[の歴史]`."""
CALENDAR = range(1000, 3000)


class Duration(NamedTuple):
    """A stretch of time, or a range of such."""

    end: int
    value: str | None
    """ISO 8601."""
    lower: str | None = None
    upper: str | None = None


def read_duration_word(text: str, start: int) -> Duration | None:
    """Read 半年, 四半世紀.

    >>> read_duration_word("四半世紀にわたる", 0)
    Duration(end=4, value='P25Y', lower=None, upper=None)
    """
    word = WORD.match(text, start)
    return Duration(word.end(), WORDS[word[0]]) if word else None


def read_term(text: str, start: int) -> Duration | None:
    """Read the term that begins here, as laws write it behind 懲役 or 期間は: months without か, and no dates.

    >>> read_term("懲役1年6月に処する", 2).value, read_term("懲役六月", 2).value, read_term("2017年5月", 0)
    ('P1Y6M', 'P6M', None)
    """
    is_term = BEFORE_TERM.search(text, max(0, start - LONGEST_BEFORE_TERM), start) is not None
    match = TERM.match(text, start) if is_term else None
    if match is None:
        return None
    lengths: Lengths = {name: read_whole(number) or 0 for name, number in match.groupdict().items() if number}
    if next(iter(lengths.values()), 0) not in TERMS:
        return None
    return Duration(match.end(), _written(lengths))


def read_duration(text: str, end: int, value: Value) -> Duration | None:
    """Read the duration whose first number has this value and ends here in folded text.

    >>> [read_duration(text, 1, int(text[0])).value for text in ("1時間30分", "3年半", "1年六月以下")]
    ['PT1H30M', 'P3Y6M', 'P1Y6M']
    >>> read_duration("3~5年", 1, 3)
    Duration(end=4, value=None, lower='P3Y', upper='P5Y')
    """
    match = UNIT.match(text, end)
    if match is None:
        return _read_range(text, end, value)
    name = _unit_of(match)
    if isinstance(value, Range):
        lower, upper = (_written({name: bound}) for bound in value)
        return Duration(match.end(), None, lower, upper)
    if isinstance(value, Fraction) or (match["years"] == "年" and _is_calendar_year(text, match.end(), value)):
        return None
    return _read_rest(text, match, value)


def _unit_of(match: re.Match[str]) -> str:
    """Return the unit that a match of the pattern names."""
    return next(name for name in ORDER if match[name])


def _is_calendar_year(text: str, end: int, value: int | Decimal) -> bool:
    return CALENDAR.start <= value < CALENDAR.stop and not LASTING.match(text, end)


def _read_rest(text: str, match: re.Match[str], value: int | Decimal) -> Duration:
    """Add what follows the first unit: 半, 六月, 30分."""
    name, end = _unit_of(match), match.end()
    if match["half"]:
        half = UNITS[name].half
        if half is None:
            return Duration(end - 1, _written({name: value}))
        return Duration(end, _written({name: value, half[0]: half[1]}))
    months = LAW_STYLE.match(text, end) if match["years"] == "年" else None
    if months:
        return Duration(months.end(), _written({name: value, "months": read_whole(months["number"]) or 0}))
    return _add_smaller(text, end, {name: value})


def _add_smaller(text: str, end: int, lengths: Lengths) -> Duration:
    """Add the numbers of smaller and smaller units."""
    name = next(iter(lengths))
    while number := NEXT_NUMBER.match(text, end):
        match = UNIT.match(text, number.end())
        value = read_whole(number[0].strip())
        if match is None or match["half"] or value is None:
            break
        following = _unit_of(match)
        if ORDER.index(following) <= ORDER.index(name):
            break
        if following == "hours" and lengths == {"days": 1}:
            break  # 1日8時間: eight hours a day
        name, end = following, match.end()
        lengths[name] = value
    return Duration(end, _written(lengths))


def _read_range(text: str, end: int, value: Value) -> Duration | None:
    """Read 3～5年."""
    to = UPPER.match(text, end)
    match = UNIT.match(text, to.end()) if to else None
    if to is None or match is None or match["half"]:
        return None
    upper = read_whole(to["number"])
    if upper is None or not isinstance(value, int) or not value < upper:
        return None
    name = _unit_of(match)
    return Duration(match.end(), None, _written({name: value}), _written({name: upper}))


def _written(lengths: Lengths) -> str:
    """Write a duration in ISO 8601."""
    days, clock = (
        "".join(f"{lengths[unit.name]}{unit.designator}" for unit in units if unit.name in lengths)
        for units in (DATE_UNITS, CLOCK_UNITS)
    )
    return f"P{days}T{clock}" if clock else f"P{days}"
