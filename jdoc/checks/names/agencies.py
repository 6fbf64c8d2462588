"""Agencies: well-known bodies whose parts stand in another order, or that are called another kind of body."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.names.official import official
from jdoc.checks.places import places_of
from jdoc.checks.rules import Place
from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

AGENCIES = {
    "総務省": ("消防",),
    "法務省": ("出入国在留管理", "公安調査"),
    "文部科学省": ("文化",),
    "農林水産省": ("林野", "水産"),
    "経済産業省": ("特許", "中小企業"),
    "国土交通省": ("観光", "気象"),
    "内閣府": ("金融", "消費者", "宮内"),
}
"""Agencies by what they are of, without their last character."""
OTHER_KINDS = ("局", "部", "省", "署", "課", "本部")
"""What they are not: 総務省消防局."""
ORGANIZED = (("機関", "機構"), ("機構", "機関"))
"""How bodies end that are called the other one: 世界保健機構."""
PIECE, SHORTEST = 2, 6
"""Characters of a part of a name, and of a name that has three of them."""
MINISTRY = 5
"""Characters of a ministry with two parts: 経済産業省."""
BEHIND = deferred("(?![一-鿿ァ-ヴー])|[長第等内及又並]|(?:総務|人事|企画|予防|管理)[一-鿿]{0,4}[課部室]")
"""What stands behind such a name: 総務省消防局`[長]`, not 国土交通省観光`部会`."""
ABROAD = deferred("[国邦ァ-ヴー・]の?$")
"""What stands before a ministry of another state: 共和`[国]`産業経済省."""
PAIR = 2
LONGEST_BEFORE = 6
"""Characters before a name that may belong to a longer one."""


@cache
def _wrong() -> dict[str, str]:
    """Return how bodies are called that have another name, each with that.

    >>> [_wrong()[name] for name in ("総務省消防局", "世界保健機構", "国際連合教育文化科学機構", "産業経済省")]
    ['総務省消防庁', '世界保健機関', '国際連合教育科学文化機関', '経済産業省']
    """
    found = {
        f"{ministry}{stem}{kind}": f"{ministry}{stem}庁"
        for ministry, stems in AGENCIES.items()
        for stem in stems
        for kind in OTHER_KINDS
    }
    for name in official():
        turned = [*_turned(name)]
        found.update(dict.fromkeys((*turned, *_reorganized([name, *turned])), name))
    listed = entries().keys() | official()
    return {wrong: right for wrong, right in found.items() if wrong not in listed}


def _reorganized(names: list[str]) -> Iterator[str]:
    for right, wrong in ORGANIZED:
        yield from (name.removesuffix(right) + wrong for name in names if name.endswith(right))


def _turned(name: str) -> Iterator[str]:
    """Yield a name with two parts beside each other turned round."""
    if len(name) < SHORTEST and not (len(name) == MINISTRY and name.endswith("省")):
        return
    for at in range(0, len(name) - 2 * PIECE, PIECE):
        one, other = name[at : at + PIECE], name[at + PIECE : at + 2 * PIECE]
        if one != other:
            yield name[:at] + other + one + name[at + 2 * PIECE :]


@cache
def _by_ends() -> dict[str, dict[str, list[str]]]:
    """Return the wrong names by the two characters that they begin with, and those that they end with."""
    found: dict[str, dict[str, list[str]]] = {}
    for written in _wrong():
        found.setdefault(written[:PAIR], {}).setdefault(written[-PAIR:], []).append(written)
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(_by_ends())


def find_misnamed(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Yield well-known bodies by another name than theirs, with it."""
    likely = [_by_ends()[head] for head in facts.pairs & _heads()]
    every = (written for tails in likely for tail in tails.keys() & facts.pairs for written in tails[tail])
    for written in sorted(each for each in every if each in facts.words):
        for index in facts.having(written):
            text = facts.texts[index]
            for at in places_of(written, text):
                if _is_told_there(text, at, at + len(written)):
                    yield Place(index, at, at + len(written)), _wrong()[written]


def _is_told_there(text: str, start: int, end: int) -> bool:
    """Tell whether a name ends there that is no other state's, nor the end of a longer one that is listed: 国際原子力機関."""
    is_whole = BEHIND.match(text, end) is not None and not ABROAD.search(text, 0, start)
    return is_whole and not any(text[at:end] in entries() for at in range(max(0, start - LONGEST_BEFORE), start))
