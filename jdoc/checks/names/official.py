"""Official names: those of bodies, by the pairs of characters that they have."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.names.gazetteer import entries

if TYPE_CHECKING:
    from jdoc.checks.facts import Facts

KANJI_NAME = deferred("[一-鿿]{3,}")
"""A name in kanji alone, in which one character can be told from the others: `[農林水産省]`."""
ENDINGS = (
    "官房",
    "人事院",
    "検査院",
    "議院",
    "省",
    "庁",
    "府",
    "委員会",
    "機構",
    "裁判所",
    "銀行",
    "協会",
    "連合",
    "機関",
    "基金",
    "会議",
    "本部",
    "研究所",
    "審議会",
    "公庫",
    "事務局",
)
HEAD, LONG = 2, 5
"""How many characters at an end names are looked up by, and how many make one that no other word is like."""
Near = dict[str, list[tuple[str, int]]]
"""Names of bodies by two characters that they begin or end with, each with where it begins from there."""


@cache
def official() -> list[str]:
    """Return the names of bodies, and those of ministers, that are written in kanji alone.

    >>> {"農林水産省", "農林水産大臣"} <= {*official()}
    True
    """
    bodies = (name for name, entry in entries().items() if entry.label == "ORG" and _ends_as_body(name))
    names = (*bodies, *(f"{stem}大臣" for stem in ministries_by_stem()))
    return [name for name in names if KANJI_NAME.fullmatch(name)]


Pairs = dict[str, dict[str, list[str]]]
"""Names by a pair of characters that they have, and another one."""


@cache
def _by_pairs() -> tuple[Pairs, Pairs]:
    """Return the names by pairs that stay whole when a character behind the first two slips, or one of those two."""
    begun: Pairs = {}
    ended: Pairs = {}
    for name in official():
        head, second, third, tail = name[:HEAD], name[1 : 1 + HEAD], name[HEAD : 2 * HEAD], name[-HEAD:]
        for pair in {second, tail} if len(name) >= LONG else {head}:
            begun.setdefault(head, {}).setdefault(pair, []).append(name)
        ended.setdefault(third if len(name) > len(head) + 1 else tail, {}).setdefault(tail, []).append(name)
    return begun, ended


@cache
def _keys_of_pairs() -> tuple[frozenset[str], frozenset[str]]:
    """Return by what the names are found, to be looked up at once."""
    begun, ended = _by_pairs()
    return frozenset(begun), frozenset(ended)


def _ends_as_body(name: str) -> bool:
    return name.endswith(ENDINGS) or (len(name) >= LONG and name.endswith(ENDINGS_OF_LONG))


COMMON = ("会", "局")
ENDINGS_OF_LONG = (*COMMON, "院", "所", "館", "台", "部", "署")
"""How names end that are told from other words by their length alone: 日本学術振興会, 国土地理院."""


def ministries_by_stem() -> list[str]:
    """Return the names of ministries without their last character: 総務 of 総務省."""
    names = (name for name, entry in entries().items() if entry.label == "ORG" and entry.value == name)
    return sorted({name[:-1] for name in names if name.endswith("省") and KANJI_NAME.fullmatch(name)})


def names_near(facts: Facts) -> Near:
    """Return the names of which the document has all pairs of characters but those that one slip breaks."""
    near: Near = {}
    begun, ended = _by_pairs()
    heads, thirds = _keys_of_pairs()
    for head in heads & facts.pairs:
        for name in _likely(begun[head], facts):
            near.setdefault(head, []).append((name, 0))
    for third in sorted(thirds & facts.pairs):
        for name in _likely(ended[third], facts):
            near.setdefault(name[-HEAD:], []).append((name, HEAD - len(name)))
    return near


def _likely(names: dict[str, list[str]], facts: Facts) -> list[str]:
    """Return the names that have one of some pairs that the document has, and most of their other ones."""
    known = facts.pairs
    pairs = names.keys() & known
    if not pairs:
        return []
    return sorted({name for pair in pairs for name in names[pair] if len(_pairs_of(name) - known) <= BROKEN})


@cache
def _pairs_of(name: str) -> frozenset[str]:
    return frozenset(map(add, name, name[1:]))


BROKEN = 2
"""Pairs of characters that one slip breaks."""
