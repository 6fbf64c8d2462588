"""Dates: days, weekdays, months and years that are named, and how many they are (５月７日、14日及び21日の３日)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
_DAY = "(?:[(][月火水木金土日祝・休]{1,3}[)])?"
_ONE = (
    f"(?:(?:令和|平成)?[0-9元]{{1,4}}年度?(?:の?[0-9]{{1,2}}月(?:[0-9]{{1,2}}日{_DAY})?)?|[0-9]{{1,2}}月(?:[0-9]{{1,2}}日{_DAY})?"
    f"|[0-9]{{1,2}}日{_DAY}|(?:毎週)?(?<![0-9かカヶヵ箇ケ])[月火水木金土日](?:曜日?)?(?![0-9])|[春夏秋冬]季?|[上下前後]半期|(?:(?:令和|平成)?[0-9元]{{1,4}}|昨)年度)"
)
"""One day, weekday, month, season or year, as it is named with others."""
_AND = "(?:、(?:及び|並びに)?|及び|並びに|・|と|そして)"
_ROW = f"{_ONE}(?:{_AND}{_ONE}){{1,14}}"
"""Several of them."""
_UNIT = "(?:日間?|(?:[かカヶヵ箇ケ]月|[かカヶヵ箇ケ]年度?|年度|年|曜日|回|期)(?!目)間?)"
"""What they are counted by."""
NAMED = deferred(
    f"(?<![0-9年月日・及びとやらでの〜~々-])(?<![^はがをにしてで]、)(?P<items>{_ROW})の(?:各|毎)?(?:計|合計|週|年|毎年|毎週)?(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})(?![以程前後目])"
)
"""Days and how many they are: `[火曜日、木曜日及び土曜日の週3日]`, `[3月、4月及び9月の3か月]`, not `7日の3日後`."""
ENCLOSED = deferred(
    f"(?<![第0-9〜~.,〇年月日・、])(?P<number>{_NUMBER}) ?(?P<unit>{_UNIT})[(:](?P<items>{_ROW})(?=[)。\\s]|$)"
)
"""How many, and which: `[3日間(5月7日、14日及び21日]`)."""
UNITS = deferred(
    "[日月年度曜期)季春夏秋冬火水木金土]の[各毎]?(?:計|合計|週|年|毎年|毎週)?[0-9一-十]{1,2} ?[日かカヶヵ箇ケ年曜回期]|[日間月年度曜回期][(:][0-9令平昨月火水木金土日春夏秋冬上]"
)
"""What every text has that says how many days are named: 土曜`[日の週3日]`, 3日`[間(5]`月7日."""
PARTED = deferred("、(?:及び|並びに)?|及び|並びに|・|と|そして")
"""What stands between them: 5月7日`[、]`14日."""
ENDS = {"曜": "曜", "日": "日曜", "月": "月", "年": "年", "回": "日月年期曜春夏秋冬", "期": "期春夏秋冬"}
"""How what is named ends, by the character that says what a unit counts: か`月`, `曜`日."""


def find_wrong_dates(facts: Facts) -> Iterator[Found]:
    """Find how many days, months or years are said to be named, where others are."""
    for pattern in (NAMED, ENCLOSED):
        for index in facts.where(UNITS):
            for match in pattern.finditer(facts.texts[index]):
                items = PARTED.split(match["items"])
                if len(items) != read_whole(match["number"]) and _are_of(match["unit"], items):
                    place = Place(index, match.start("number"), match.end("unit"))
                    said = facts.blocks[index].text[place.start : place.end]
                    yield Found(place, f"{said}, but {len(items)} are named", (Place(index, *match.span("items")),))


def _are_of(unit: str, items: list[str]) -> bool:
    """Tell whether what is named is of the kind that a unit counts: no months by days."""
    ends = next(ends for kind, ends in ENDS.items() if kind in unit)
    last = [item.partition("(")[0].removesuffix("度").replace("曜日", "曜")[-1] for item in items]
    return all(each in ends or (each in WEEKDAYS and "曜" in ends) for each in last)


WEEKDAYS = "火水木金土"
"""Weekdays in short, those left out that may be a month, a day: 月, 日."""
