"""Points: changes of rates in sentences (6.8％から6.5％へと0.3ポイント改善)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

POINTS = deferred(
    "(?:(?P<old>[△▲]?[0-9.]+)%(?:\\([^()]*\\))?から(?:[^。%△▲]{0,14}?)(?P<new>[△▲]?[0-9.]+)%(?:[(][^()]{1,16}[)])?(?:へと?|に|まで|となり)?、?(?:約)?(?P<points>[0-9.]+) ?ポイント)"
    "|(?:(?P<new2>[△▲]?[0-9.]+)%(?:で|と|であり|となり)、?(?:前[年回期月]|昨年)[^。%0-9△▲]{0,8}(?P<old2>[△▲]?[0-9.]+)%[)]?(?:に比べ|より|から|と比べ)て?、?(?P<points2>[0-9.]+) ?ポイント)"
    "|(?:(?P<old3>[△▲]?[0-9.]+)%(?:から|より|に比べ|と比べ)て?、?(?P<points3>[0-9.]+) ?ポイント(?:の?(?:増|減|上昇|低下|改善|悪化|下落|上が|下が|伸び|縮小|拡大))[^。%0-9△▲]{0,8}、?(?P<new3>[△▲]?[0-9.]+)%)"
    "|(?:(?P<new4>[△▲]?[0-9.]+)%[(](?:前[年回期月]|昨年|[^()%、]{0,6}[0-9]年)[^()%0-9、△▲]{0,8}?(?P<old4>[△▲]?[0-9.]+)%[)](?:で|と|であり|となり)?、?(?:(?:前[年回期月]|昨年)[^。%0-9、]{0,6}(?:比|より|から|に比べて?|と比べて?)べ?、?)?(?:約)?(?P<points4>[0-9.]+) ?ポイント)"
)
"""A change in points: `[6.8%から6.5%へと0.3ポイント]改善`, `[65.9%(前年65.1%)で、前年に比べ0.8ポイント]上昇`."""
POINT = "ポイント"


def find_wrong_points(facts: Facts) -> Iterator[Found]:
    """Find changes in points that their rates don't make."""
    for index in facts.having(POINT):
        text = facts.texts[index]
        for match in POINTS.finditer(text):
            which = next(each for each in ("", "2", "3", "4") if match[f"points{each}"])
            names = (f"old{which}", f"new{which}", f"points{which}")
            old, new, points = (_read(match[name]) for name in names)
            ulp = max(Decimal(1).scaleb(int(value.as_tuple().exponent)) for value in (old, new, points))
            if abs(abs(new - old) - points) > ulp:
                start = match.start(names[2])
                place = Place(index, start, text.index(POINT, start) + len(POINT))
                others = tuple(Place(index, match.start(name), match.end(name) + 1) for name in names[:2])
                yield Found(place, f"{points} is not the difference of {new}% and {old}% ({abs(new - old)})", others)


def _read(written: str) -> Decimal:
    """Read a rate, which may be below zero."""
    return Decimal(written.strip(".").translate(MINUS))


MINUS = str.maketrans("△▲", "--")
