"""Writes jdoc/lexicon/lunar_months.tsv: on which days the months of the 天保暦 began, the last of its kind in Japan.

A month began on the day of a new moon at Kyoto. Where the new moon was close to midnight, computing it anew can't tell
what the astronomers of the time computed: such a month is listed only where a day of it is known from history.

Run with Astronomy Engine installed: `pip install astronomy-engine && python scripts/lunar_months.py`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import astronomy

TABLE = Path(__file__).resolve().parent.parent / "jdoc" / "lexicon" / "lunar_months.tsv"
FIRST, LAST = dt.date(1844, 2, 18), dt.date(1872, 12, 31)
"""The days on which the calendar came into force, and on which it ended."""
KYOTO = dt.timedelta(hours=135.75 / 15)
"""How far the clocks of Kyoto are ahead."""
SURE = dt.timedelta(minutes=60)
"""How far from midnight a new moon is that leaves no doubt."""
LEAPS = {1846: 5, 1849: 4, 1852: 2, 1854: 7, 1857: 5, 1860: 3, 1862: 8, 1865: 5, 1868: 4, 1870: 10}
"""The month that was repeated in a year."""
KNOWN = (
    ((1857, 5, 26), dt.date(1857, 6, 17)),  # 下田協約
    ((1857, 10, 21), dt.date(1857, 12, 7)),  # ハリスの登城
    ((1858, 8, 8), dt.date(1858, 9, 14)),  # 戊午の密勅
    ((1859, 6, 2), dt.date(1859, 7, 1)),  # 横浜開港
    ((1860, 6, 17), dt.date(1860, 8, 3)),  # 日葡修好通商条約
    ((1863, 2, 8), dt.date(1863, 3, 26)),  # 浪士組の出発
    ((1863, 7, 2), dt.date(1863, 8, 15)),  # 薩英戦争
    ((1864, 7, 19), dt.date(1864, 8, 20)),  # 禁門の変
    ((1865, 4, 7), dt.date(1865, 5, 1)),  # 慶応改元
    ((1866, 7, 20), dt.date(1866, 8, 29)),  # 徳川家茂の死去
    ((1867, 5, 24), dt.date(1867, 6, 26)),  # 兵庫開港の勅許
    ((1868, 2, 15), dt.date(1868, 3, 8)),  # 堺事件
    ((1868, 5, 15), dt.date(1868, 7, 4)),  # 上野戦争
    ((1869, 9, 4), dt.date(1869, 10, 8)),  # 大村益次郎の遭難
    ((1870, 1, 3), dt.date(1870, 2, 3)),  # 大教宣布の詔
    ((1870, 10, 2), dt.date(1870, 10, 26)),  # 兵制統一の布告
    ((1871, 12, 6), dt.date(1872, 1, 15)),  # 岩倉使節団のサンフランシスコ到着
    ((1872, 9, 12), dt.date(1872, 10, 14)),  # 鉄道開業
)
"""Days of history, in both calendars, that settle in which night a new moon was."""
HEAD = """\
# Months of the 天保暦, Japan's last lunisolar calendar, from 天保15年1月1日 to 明治5年12月2日.
# year: the western year that the era's year goes by; month: its number, 閏 before one that is repeated
# first: its first day in the Gregorian calendar; days: how many it has, empty where that isn't certain
# Months that are not certain to the day aren't listed.
# source: scripts/lunar_months.py (Astronomy Engine, MIT License; the days of history that it lists)
year	month	first	days
"""


def new_moons() -> list[dt.datetime]:
    """Return the new moons of the calendar's time, by the clock of Kyoto."""
    moons = []
    time = astronomy.Time.Make(FIRST.year, FIRST.month, FIRST.day - 2, 0, 0, 0)
    while not moons or moons[-1].date() <= LAST:
        moon = astronomy.SearchMoonPhase(0, time, 40)
        moons.append(dt.datetime(2000, 1, 1, 12) + dt.timedelta(days=moon.ut) + KYOTO)  # noqa: DTZ001 -- of Kyoto
        time = moon.AddDays(25)
    return moons


def numbered(count: int) -> list[tuple[int, int, bool]]:
    """Return so many months: the year, the number, whether it is repeated."""
    year, months = FIRST.year, []
    while len(months) < count:
        for month in range(1, 13):
            months.append((year, month, False))
            if LEAPS.get(year) == month:
                months.append((year, month, True))
        year += 1
    return months[:count]


def main() -> None:
    """Write the table anew."""
    moons = new_moons()
    names = numbered(len(moons))
    settled = {(year, month, False): day - dt.timedelta(days=nth - 1) for (year, month, nth), day in KNOWN}
    firsts: list[dt.date | None] = []
    for name, moon in zip(names, moons, strict=True):
        from_midnight = dt.timedelta(hours=moon.hour, minutes=moon.minute)
        is_sure = min(from_midnight, dt.timedelta(days=1) - from_midnight) >= SURE
        computed = moon.date() if is_sure else None
        known = settled.get(name)
        if known and abs(known - moon.date()) > dt.timedelta(days=is_sure is False):
            raise ValueError(name)
        firsts.append(known or computed)
    rows = []
    for (year, month, repeated), first, after in zip(names, firsts, [*firsts[1:], None], strict=True):
        if first and first <= LAST:
            end = LAST + dt.timedelta(days=1) if (year, month) == (LAST.year, 12) else after
            days = (end - first).days if end else ""
            rows.append(f"{year}\t{'閏' * repeated}{month}\t{first}\t{days}")
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
