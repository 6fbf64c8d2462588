"""Durations: 25年間, 約１時間30分, ３か月, 一年六月, 半年."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from jdoc.language.dates.grammar import KANJI_FIGURES, NUMBER, SPACE, TO
from jdoc.language.dates.numbers import NUMBERS, NoDateError, attempt, number_within
from jdoc.language.ends import Ends
from jdoc.language.lazy import deferred
from jdoc.language.numerals import Range, read_whole
from jdoc.language.scripts import ONE_TO_NINE
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from jdoc.language.numerals import Value

    Lengths: TypeAlias = dict[str, int | Decimal]
    """How many of each unit."""

WORDS = {"四半世紀": "P25Y", "半世紀": "P50Y", "半年": "P6M", "半月": "P15D", "半日": "PT12H", "半時間": "PT30M"}
WORD = deferred(f"(?:{'|'.join(WORDS)})間?")
"""`[四半世紀]にわたる`, `[半年間]の`."""
SEVERAL = Range(2, 9)
"""数年: any digit but one, which would be said."""


DATE_UNITS = {"years": "Y", "months": "M", "weeks": "W", "days": "D"}
CLOCK_UNITS = {"hours": "H", "minutes": "M", "seconds": "S"}
"""The units of time and their letters in ISO 8601, the largest first; by these names the pattern below calls them."""
HALVES: dict[str, Lengths] = {
    "years": {"months": 6},
    "months": {"days": 15},
    "weeks": {"days": 3, "hours": 12},
    "days": {"hours": 12},
    "hours": {"minutes": 30},
    "minutes": {"seconds": 30},
}
"""How much of a smaller unit 半 is behind one: 3年半."""
EACH_DAY: Lengths = {"days": 1}
"""1日8時間 is eight hours a day."""
A_MONTH, A_DAY, AN_HOUR = range(32), range(24), range(60)
SMALLER_UNITS = {
    "years": {"months": range(12), "days": A_MONTH},
    "months": {"days": A_MONTH},
    "weeks": {"days": range(7)},
    "days": {"hours": A_DAY, "minutes": AN_HOUR},
    "hours": {"minutes": AN_HOUR, "seconds": AN_HOUR},
    "minutes": {"seconds": AN_HOUR},
}
"""How many of which units may follow: 1か月45時間 is 45 hours a month."""

HOW_OFTEN = "に ?(?:1 ?|一)[回度](?!目)(?![^。]{0,20}た(?:。|、|$))"
"""What shows that something happens once in so many months or days: 2月に1回."""
# Months that are a stretch of time without か.
MONTHS_OF_TIME = f"月(?=以[内上下]|を(?:超|経過|過ぎ|限)|未満|に満た|{HOW_OFTEN})"
WRITTEN_UNIT = (
    f"{SPACE}(?:(?P<years>[かヶヵカケ箇個ｶ]年度?|年間|年(?![度代生次目号版式産物金輪齢利貢報表鑑長少]))"
    f"|(?P<months>[かヶヵカケ箇個]月間?|月間|{MONTHS_OF_TIME})|(?P<weeks>週間?(?!目))"
    "|(?P<days>日間|日(?![目号付本程]|時(?![間点])))"
    "|(?P<hours>時間(?![帯割給外]))"
    f"|(?P<minutes>分間|分(?![野析類割担散布]|の[0-9{ONE_TO_NINE}]))|(?P<seconds>秒間?))"
    "(?:半(?![数期分]))?"
)
"""What a number of a stretch of time counts: 3か年, 2年間, 6月以内, 3週間, 10日間, 5時間, 30分."""
UNIT = deferred(f"(?:{SPACE}有?余)?{WRITTEN_UNIT}")
"""What the number of a duration has behind it: `3[年半]`, `3[か月間]`, `90[ 分]`, not `年度`, not `分野`."""
NEXT = f"(?P<number>{NUMBER})(?>{WRITTEN_UNIT})(?<!半)"
"""Another number and its unit."""
SMALLER = deferred(f"{SPACE}(?:と{SPACE})?{NEXT}")
"""The number of a smaller unit: `1時間[30分]`, `2時間[と15分]`."""
CENTURIES = deferred(f"{SPACE}世紀(?P<half>半(?![ば期]))?間?")
"""What makes a stretch of time of a number of centuries: `4[世紀]にわたり`, `二[世紀半]`."""
NO_ISO = deferred(f"{SPACE}(?:営業日|泊(?:{SPACE}(?P<days>{NUMBER}){SPACE}日)?)(?!目|付)")
"""A stretch of time that ISO 8601 has no unit for: `10[営業日]`, `2[泊]`, but for its days: `2[泊3日]`."""
UPPER = deferred(TO + NEXT)
"""The end of a range: `3[~5年]`, not `3~5年半`."""
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
    ends: Ends | None = None
    """Of a range whose ends are both written."""


def read_duration_word(text: str, start: int) -> Duration | None:
    """Read 半年, 四半世紀.

    >>> read_duration_word("四半世紀にわたる", 0)
    Duration(end=4, value='P25Y', lower=None, upper=None, ends=None)
    """
    word = WORD.match(text, start)
    return (
        Duration(word.end(), WORDS[word[0].removesuffix("間") if word[0] not in WORDS else word[0]]) if word else None
    )


def read_term(text: str, start: int) -> Duration | None:
    """Read the term that begins here, as laws write it behind 懲役 or 期間は: months without か, and no dates.

    >>> read_term("懲役1年6月に処する", 2).value, read_term("懲役六月", 2).value, read_term("2017年5月", 0)
    ('P1Y6M', 'P6M', None)
    """
    if not BEFORE_TERM.search(text, max(0, start - LONGEST_BEFORE_TERM), start):
        return None
    match = TERM.match(text, start)
    return attempt(_term, match) if match else None


def _term(match: re.Match[str]) -> Duration:
    """Write a term; NoDateError where none has so many years or months."""
    numbers = {name: number for name, number in match.groupdict().items() if number}
    lengths: Lengths = {name: number_within(number, TERMS) for name, number in numbers.items()}
    return Duration(match.end(), _written(lengths))


def read_duration(text: str, end: int, value: Value) -> Duration | None:
    """Read the duration whose first number has this value and ends here in folded text.

    >>> [read_duration(text, 1, int(text[0])).value for text in ("1時間30分", "3年半", "1年六月以下")]
    ['PT1H30M', 'P3Y6M', 'P1Y6M']
    >>> read_duration("3~5年", 1, 3)[:4]
    (4, None, 'P3Y', 'P5Y')
    """
    match = UNIT.match(text, end)
    if match is None:
        return _read_rare_unit(text, end, value) or attempt(_read_range, text, end, value)
    read = READERS.get(type(value))
    return attempt(read, text, match, value) if read else None


def _read_rare_unit(text: str, end: int, value: Value) -> Duration | None:
    """Read centuries, and what ISO 8601 can't say: working days, nights."""
    centuries = CENTURIES.match(text, end)
    if centuries and isinstance(value, int):
        return Duration(centuries.end(), _written({"years": value * 100 + (50 if centuries["half"] else 0)}))
    match = NO_ISO.match(text, end)
    if match is None:
        return None
    days = read_whole(match["days"] or "")
    return Duration(match.end(), _written({"days": days}) if days else None)


def _unit_of(match: re.Match[str]) -> str:
    """Return the unit that a match of the pattern names."""
    return match.lastgroup or ""


def _ends_with_half(match: re.Match[str]) -> bool:
    """Whether 半 stands behind the unit."""
    return match[0].endswith("半")


def _read_between(_: str, match: re.Match[str], value: Range) -> Duration:
    """Read the unit of a number that is itself a range: 数年."""
    name = _unit_of(match)
    return Duration(match.end(), None, _written({name: value.lower}), _written({name: value.upper}))


def _read_exact(text: str, match: re.Match[str], value: int | Decimal) -> Duration:
    """Read the first unit, and what follows it: 半, 六月, 30分."""
    if match["years"] == "年":
        return _read_years(text, match, value)
    if _ends_with_half(match):
        return _add_half(match, value)
    return _add_smaller(text, match.end(), {_unit_of(match): value})


READERS: dict[type, Callable[[str, re.Match[str], Any], Duration]] = {
    int: _read_exact,
    Decimal: _read_exact,
    Range: _read_between,
}
"""What reads the duration whose number is of a type; a fraction is none (三分の一年)."""


def _read_years(text: str, match: re.Match[str], value: int | Decimal) -> Duration:
    """Read years, and months without か behind them; NoDateError where the number is a year of the calendar."""
    end = match.end()
    if CALENDAR.start <= value < CALENDAR.stop and not LASTING.match(text, end):
        raise NoDateError
    if _ends_with_half(match):
        return _add_half(match, value)
    months = LAW_STYLE.match(text, end)
    if months is None:
        return _add_smaller(text, end, {"years": value})
    return Duration(months.end(), _written({"years": value, "months": read_whole(months["number"]) or 0}))


def _add_half(match: re.Match[str], value: int | Decimal) -> Duration:
    """Add 半, if it is half the unit."""
    name = _unit_of(match)
    if name == "seconds":
        return Duration(match.end(), _written({name: value + Decimal("0.5")}))
    half = HALVES.get(name, {})
    return Duration(match.end() - (not half), _written({name: value, **half}))


def _add_smaller(text: str, end: int, lengths: Lengths) -> Duration:
    """Add the numbers of smaller and smaller units."""
    while following := SMALLER.match(text, end):
        value, name = read_whole(following["number"]), _unit_of(following)
        if value is None or not _goes_on(lengths, name, value):
            break
        end = following.end()
        lengths[name] = value
    return Duration(end, _written(lengths))


def _goes_on(lengths: Lengths, following: str, number: int) -> bool:
    """Tell whether the next number belongs to the same duration: its unit is a smaller one, which it does not fill."""
    last = [*lengths][-1]
    return lengths != EACH_DAY and number in SMALLER_UNITS.get(last, {}).get(following, ())


def _read_range(text: str, end: int, value: Value) -> Duration | None:
    """Read 3～5年; NoDateError where it doesn't rise."""
    match = UPPER.match(text, end)
    if match is None or not isinstance(value, int):
        return None
    upper = number_within(match["number"], range(value + 1, NUMBERS.stop))
    name = _unit_of(match)
    low, high = _written({name: value}), _written({name: upper})
    return Duration(match.end(), None, low, high, Ends(end, match.start("number"), match.end(), low, high))


def _written(lengths: Lengths) -> str:
    """Write a duration in ISO 8601."""
    days, clock = _side(lengths, DATE_UNITS), _side(lengths, CLOCK_UNITS)
    return f"P{days}T{clock}".removesuffix("T")


def _side(lengths: Lengths, units: dict[str, str]) -> str:
    """Write the lengths on one side of the T."""
    return "".join(f"{length}{units[name]}" for name, length in lengths.items() if name in units)
