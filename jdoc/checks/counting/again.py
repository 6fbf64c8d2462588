"""Again: things whose number is said a second time where a text points back to them (三つの目標を掲げる。この四つの目標は)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.counting.stated import find_stated
from jdoc.checks.rules import Found
from jdoc.language.lazy import deferred
from jdoc.language.phrases import sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.checks.counting.stated import Stated
    from jdoc.checks.facts import Facts

BACK = deferred("(?:こ|これら|それら)の?$|(?:上記|前記|前述|以上|右|上|同じ)の$")
"""What points back: `[この]`四つの目標, `[上記の]`3点, not `次の`."""
POINTED = deferred("(?:こ|これら|それら|上記|前記|前述|以上|右|上|同じ)の?[0-9一二三四五六七八九]")
"""What every text has that does: `[これらの3]`市."""
MORE = deferred(
    "及び|並びに|[^\\Wぁ-ん]と[^\\Wぁ-ん]|と、|ほか|(?<!の)他|加え|加わ|追加|新た|[更さら]に|うち|除|また、|一方|昨年|前回|前年|以前|旧|かつて|当初|以上[の0-9]"
)
"""What says that there are more of them, or others: 二つの案に`[加え]`."""
NEAR, REACH = 2, 8
"""Blocks between the two; characters before a number, and behind it."""


def find_counted_otherwise(facts: Facts) -> Iterator[Found]:
    """Find numbers of things that a text points back to, where another number of them is said before, and only that."""
    pointing = {*facts.where(POINTED)}
    stated = [each for row in find_stated(facts) for each in row] if pointing else []
    for at, each in enumerate(stated):
        before = _before(stated[:at], each) if each.block in pointing and _points_back(facts, each) else []
        if before and before[-1].number != each.number and _is_only(facts, before, each):
            said = facts.blocks[each.block].text[each.start : each.end]
            yield Found(each.place, f"{said}, but {before[-1].number} before", (before[-1].place,))


def _points_back(facts: Facts, each: Stated) -> bool:
    return BACK.search(facts.texts[each.block], max(0, each.start - REACH), each.start) is not None


def _before(stated: Sequence[Stated], each: Stated) -> list[Stated]:
    """Return the numbers of the same things that are said near before one."""
    return [other for other in stated if other[4:] == each[4:] and each.block - other.block <= NEAR]


def _is_only(facts: Facts, before: Sequence[Stated], each: Stated) -> bool:
    """Tell whether nothing else that is counted so stands before, and no more of them are told of in between."""
    first = before[-1]
    texts = facts.texts[first.block : each.block + 1]
    between = "\n".join([*texts[:-1], texts[-1][: each.end + REACH]])[sentence_start(texts[0], first.start) :]
    return len({other.number for other in before}) == 1 and MORE.search(between) is None
