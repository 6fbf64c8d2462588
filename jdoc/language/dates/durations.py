"""Durations: 25年間, 約１時間30分, ３か月, 一年六月, 半年."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.dates.patterns import KANJI, NUMBER, SPACE, TO
from jdoc.language.lazy import deferred
from jdoc.language.numerals import Range, read_whole

if TYPE_CHECKING:
    from decimal import Decimal

    from jdoc.language.numerals import Value

WORDS = {"四半世紀": "P25Y", "半世紀": "P50Y", "半年": "P6M", "半月": "P15D", "半日": "PT12H", "半時間": "PT30M"}
SEVERAL = Range(2, 9)
"""数年: any digit but one, which would be said."""
UNITS = {"years": "Y", "months": "M", "weeks": "W", "days": "D", "hours": "H", "minutes": "m", "seconds": "S"}
"""Designators of ISO 8601; minutes in small, to tell them from months."""
ORDER = "YMWDHmS"
HALVES = {"Y": "6M", "M": "15D", "D": "12H", "H": "30m", "m": "30S"}
LAW_STYLE = f"{SPACE}(?P<number>{NUMBER}){SPACE}月(?=以|間|に満た|を(?:超|経過|限)|の(?:懲|禁|拘|期間))"
TERM = deferred("(?:懲役|禁[錮固]|拘禁刑|拘留|執行猶予|(?:期間|任期|刑期)(?:は|を|が)?) ?$")
"""What a term of months stands behind."""
LONGEST_TERM = 8
MOST = 100
OLD = deferred("間|以[上内]|余|前|後|ぶり|にわた|の歴史")


class Duration(NamedTuple):
    """A stretch of time, or a range of such."""

    end: int
    value: str | None
    """ISO 8601."""
    lower: str | None = None
    upper: str | None = None


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(
        f"{SPACE}(?:(?P<years>[かヶヵカケ箇個ｶ]年度?|年間|年(?![度代生次目号版式産物金輪齢利貢報表鑑長少]))"
        "|(?P<months>[かヶヵカケ箇個]月間?|月間|月(?=以[内上下]|を(?:超|経過|過ぎ|限)|未満|に満た))|(?P<weeks>週間?(?!目))|(?P<days>日間|日(?![目号付本程]|時(?![間点])))"
        "|(?P<hours>時間(?![帯割給外]))|(?P<minutes>分間|分(?![野析類割担散布]|の[0-9一二三四五六七八九]))|(?P<seconds>秒間?))"
        "(?P<half>半(?![数期分]))?"
    )


@cache
def _term() -> re.Pattern[str]:
    return re.compile(
        f"(?:(?P<years>{NUMBER}){SPACE}年)?(?:{SPACE}(?P<months>{NUMBER}){SPACE}月)?(?![0-9{KANJI}間度末初]|から|より|[上中下]旬)(?<=[年月])"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return re.compile(SPACE + NUMBER), re.compile(LAW_STYLE), re.compile(f"{TO}(?P<number>{NUMBER})")


def word(text: str, start: int) -> Duration | None:
    """Read 半年, 四半世紀.

    >>> word("四半世紀にわたる", 0)
    Duration(end=4, value='P25Y', lower=None, upper=None)
    """
    for written, value in WORDS.items():
        if text.startswith(written, start):
            return Duration(start + len(written), value)
    return None


def term(text: str, start: int) -> Duration | None:
    """Read the term that begins here, as laws write it behind 懲役 or 期間は: months without か, and no dates.

    >>> term("懲役1年6月に処する", 2), term("懲役六月", 2), term("2017年5月", 0)
    (Duration(end=6, value='P1Y6M', lower=None, upper=None), Duration(end=4, value='P6M', lower=None, upper=None), None)
    """
    match = _term().match(text, start) if TERM.search(text, max(0, start - LONGEST_TERM), start) else None
    if not match or (read_whole(match["years"] or match["months"] or "") or MOST) >= MOST:
        return None
    said = ((name, match[group]) for name, group in (("Y", "years"), ("M", "months")))
    parts: dict[str, int | Decimal] = {name: read_whole(number) or 0 for name, number in said if number}
    return Duration(match.end(), _written(parts))


def find(text: str, end: int, value: Value) -> Duration | None:
    """Read the duration whose first number has this value and ends here in folded text.

    >>> find("1時間30分", 1, 1), find("3年半", 1, 3), find("一年六月以下", 1, 1)
    (Duration(end=6, value='PT1H30M', lower=None, upper=None),
     Duration(end=3, value='P3Y6M', lower=None, upper=None),
     Duration(end=4, value='P1Y6M', lower=None, upper=None))
    >>> find("3~5年", 1, 3)
    Duration(end=4, value=None, lower='P3Y', upper='P5Y')
    """
    unit = _unit().match(text, end)
    if not unit:
        return _range(text, end, value)
    name = next(UNITS[key] for key in UNITS if unit[key])
    if isinstance(value, Range):
        lower, upper = (_written({name: bound}) for bound in value)
        return Duration(unit.end(), None, lower, upper)
    if isinstance(value, Fraction) or (name == "Y" and unit["years"] == "年" and _is_year(text, unit.end(), value)):
        return None
    return _rest(text, unit, name, value)


def _is_year(text: str, end: int, value: int | Decimal) -> bool:
    return 1000 <= value <= 2999 and not OLD.match(text, end)


def _rest(text: str, unit: re.Match[str], name: str, value: int | Decimal) -> Duration:
    """Add the smaller units that follow: 30分, 半, 六月."""
    parts: dict[str, int | Decimal] = {name: value}
    end = unit.end()
    number, law_style, _ = _patterns()
    if unit["half"]:
        half = HALVES.get(name)
        if half is None:
            return Duration(end - 1, _written(parts))
        parts[half[-1]] = int(half[:-1])
        return Duration(end, _written(parts))
    months = law_style.match(text, end) if unit["years"] == "年" else None
    if months:
        parts["M"] = read_whole(months["number"]) or 0
        return Duration(months.end(), _written(parts))
    while smaller := number.match(text, end):
        next_unit = _unit().match(text, smaller.end())
        found = read_whole(smaller[0].strip())
        if not next_unit or next_unit.lastgroup is None or found is None:
            break
        next_name = UNITS.get(next_unit.lastgroup, "")
        if parts == {"D": 1} and next_name == "H":
            break  # 1日8時間: eight hours a day
        if not next_name or ORDER.index(next_name) <= ORDER.index(name):
            break
        name, end = next_name, next_unit.end()
        parts[name] = found
    return Duration(end, _written(parts))


def _range(text: str, end: int, value: Value) -> Duration | None:
    """Read 3～5年."""
    to = _patterns()[2].match(text, end)
    unit = to and _unit().match(text, to.end())
    upper = to and read_whole(to["number"])
    if not to or not unit or upper is None or not isinstance(value, int) or not value < upper or unit["half"]:
        return None
    name = UNITS[unit.lastgroup or ""]
    return Duration(unit.end(), None, _written({name: value}), _written({name: upper}))


def _written(parts: dict[str, int | Decimal]) -> str:
    """Write a duration in ISO 8601."""
    days = "".join(f"{parts[name]}{name}" for name in "YMWD" if name in parts)
    clock = "".join(f"{parts[name]}{name.upper()}" for name in "HmS" if name in parts)
    return f"P{days}T{clock}" if clock else f"P{days}"
