"""Ordinals: what a running text counts, 第一に, 第二に, or 一つ目は, ２点目は."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[0-9]|[一二三四五六七八九十]"
ORDINAL = deferred(
    f"(?:^|(?<=[。、\\n ]))(?:第(?P<number>{_NUMBER})に(?=は?、)|(?P<counted>{_NUMBER})(?P<unit>つ|点|番)目(?=[はにがの、]))"
)
"""What counts the points of a speech: `[第一に]、山です。`, `[2点目]は`, not `第一に港`, `第一次に`."""
INSTEAD = deferred("(?:^|[。\\n])[ ]*(?:次に|さらに|更に|続いて|続きまして|そして|また|加えて|もう[一1]つ)|[(〔]?略")
"""What may count without a number: `[次に]、川です。`, `[略]`."""
LATER = ("第二に", "第2に", "第三に", "第3に", "第四に", "第4に", "つ目", "点目", "番目")
"""What each count has that may be wrong."""
FARTHEST = 20
"""Blocks between two points of one count."""


class Point(NamedTuple):
    """Something that is counted."""

    form: str
    number: int
    place: Place


def find_skipped_ordinals(facts: Facts) -> Iterator[Found]:
    """Find ordinals that leave one out, where nothing else stands for it."""
    for before, point in _pairs(facts):
        if point.number == before.number + 2 and not _is_told(facts, before, point):
            yield Found(point.place, f"{point.number} after {before.number}", (before.place,))


def find_repeated_ordinals(facts: Facts) -> Iterator[Found]:
    """Find ordinals that come twice, of which the first is no beginning."""
    for before, point in _pairs(facts):
        if point.number == before.number > 1:
            yield Found(point.place, f"{point.number} again", (before.place,))


def _pairs(facts: Facts) -> Iterator[tuple[Point, Point]]:
    """Yield the points of each count that begins with the first, side by side."""
    last: dict[str, Point] = {}
    for point in facts.kept("ordinals", lambda: [*_points(facts)]):
        before = last.get(point.form)
        if point.number == 1:
            last[point.form] = point
        elif before is not None:
            is_near = point.place.block - before.place.block <= FARTHEST
            if is_near and _says(facts, before) == _says(facts, point):
                yield before, point
                last[point.form] = point
            else:
                del last[point.form]


def _says(facts: Facts, point: Point) -> str | None:
    """Tell who speaks."""
    return facts.blocks[point.place.block].name


def _points(facts: Facts) -> Iterator[Point]:
    for index in facts.having("第", "目") if any(word in facts.whole for word in LATER) else ():
        for match in ORDINAL.finditer(facts.texts[index]):
            number = read_whole(match["number"] or match["counted"]) or 0
            if not facts.is_quoted(index, match.start()):
                yield Point(match["unit"] or "第", number, Place(index, *match.span()))


def _is_told(facts: Facts, before: Point, point: Point) -> bool:
    """Tell whether the missing point is told in other words."""
    texts = facts.texts[before.place.block : point.place.block + 1]
    whole = "\n".join(texts)
    between = whole[before.place.end : len(whole) - len(texts[-1]) + point.place.start]
    missing = before.number + 1
    words = (str(missing), "〇一二三四五六七八九十"[missing])
    unit = "" if point.form == "第" else point.form
    is_named = any((f"第{word}" if not unit else f"{word}{unit}") in between for word in words)
    return is_named or INSTEAD.search(between) is not None
