"""Labelled: lists whose things bear numbers from 1 on, wherever they stand: 1 沢渡小学校, 第1回 4月19日."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.stated import value_of
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

MARK = deferred(
    "(?P<open>[(]|第)?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|[①-⑳]|[アイウエオカキクケ](?=[ )）.．]))(?P<close>[).．、]|回)?(?=[ \t]|$)"
)
"""What a thing begins with that bears a number: `[1] 沢渡小学校`, `[(2)]`, `[第1回] 4月19日`, not `1月`."""


class Numbered(NamedTuple):
    """Blocks that bear the numbers from 1 on."""

    mark: str
    """How the numbers are written: 1, (1), 第1回."""
    blocks: tuple[int, ...]


def numbered_lists(facts: Facts) -> list[Numbered]:
    """Return the lists of a document that have all numbers from 1 on, each with its blocks."""
    return facts.kept("numbered lists", lambda: [*_lists(facts)])


def _lists(facts: Facts) -> Iterator[Numbered]:
    """Go down a document; what begins anew, or stands below another number, closes those within."""
    within: list[tuple[str, list[int]]] = []
    for index in facts.read:
        if facts.blocks[index].kind == "attachment":
            yield from _closed(within)
            within = []
        match = None if facts.blocks[index].rows else MARK.match(f"{facts.labels[index]} {facts.texts[index]}".lstrip())
        if match is not None:
            number, mark = value_of(match["number"]), _mark_of(match)
            at = next((at for at, (known, _) in enumerate(within) if known == mark), len(within))
            yield from _closed(within[at + 1 :])
            blocks = within[at][1] if at < len(within) else []
            if number != len(blocks) + 1:
                yield from _closed(within[at : at + 1])
                blocks = []
            within[at:] = [(mark, [*blocks, index])] if number == len(blocks) + 1 else []
    yield from _closed(within)


SERIES = (("ア", "ン"), ("①", "⑳"))
"""The first and the last sign of those that aren't figures or kanji."""


def _mark_of(match: re.Match[str]) -> str:
    number = match["number"]
    kind = next((first for first, last in SERIES if first <= number <= last), "1" if number.isdecimal() else "一")
    return f"{match['open'] or ''}{kind}{match['close'] or ''}"


def _closed(within: list[tuple[str, list[int]]]) -> Iterator[Numbered]:
    yield from (Numbered(mark, tuple(blocks)) for mark, blocks in within if len(blocks) > 1)
