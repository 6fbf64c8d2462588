"""What is said above a change: where it stands on both sides, its numbers, from where it was moved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.controls import disarm
from jdoc.places import find_place
from jdoc.translation import say
from jdoc.tuples import NamedTuple
from jdoc.views.labels import label_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.comparison import Comparison
    from jdoc.comparison.records import Pair, ValueChange
    from jdoc.model import Block

WORDS = {
    "same": "same",
    "edited": "edited",
    "moved": "moved",
    "split": "split",
    "merged": "merged",
    "inserted": "new",
    "deleted": "gone",
}
SHORT = 12
"""Characters of a block without a number that it is called by."""
KANJI = re.compile("[〇一二三四五六七八九十百]+")
"""The label of an item of an article: `[十二]`."""


class Head(NamedTuple):
    """What is said above a change."""

    what: str
    """`edited`, `new`, `gone` …"""
    numbers: str
    """`4 → 5`, or what is the same on both sides."""
    places: str
    """`12:1 → 14:1`."""
    moved: str
    """`moved from after 5`, in the language of the user; nothing where it wasn't."""


class Heads:
    """Tells of each pair of a comparison where it stands."""

    def __init__(self, comparison: Comparison) -> None:
        self._articles = {**_articles(comparison.old), **_articles(comparison.new)}
        self._before = {
            id(block): before for before, block in zip((None, *comparison.old), comparison.old, strict=False)
        }

    def of(self, pair: Pair) -> Head:
        """Return what is said above a pair."""
        old, new = (self._number(side[0]) if side else "" for side in (pair.old, pair.new))
        numbers = f"{old} → {new}" if old and new and old != new else new or old
        places = " → ".join(str(find_place(side[0], 0)) for side in (pair.old, pair.new) if side and side[0].source)
        return Head(WORDS[pair.change], numbers, places, self._moved(pair) if pair.moved else "")

    def elsewhere(self, pair: Pair, block: Block | None) -> str:
        """Name a block of OLD that is none of the pair; of one that is, say nothing."""
        return "" if block is None or any(block is each for each in pair.old) else self._called(block)

    def _moved(self, pair: Pair) -> str:
        before = self._before.get(id(pair.old[0]))
        return say("moved from after {0}", self._called(before)) if before else say("moved from the beginning")

    def _number(self, block: Block) -> str:
        """Return the number of a block, in an article with the article's before it."""
        return self._articles.get(id(block)) or disarm(block.number or block.label or "").replace("\n", " ")

    def _called(self, block: Block) -> str:
        """Name a block by its number, or by how it begins; a heading by both."""
        text = disarm(block.text).replace("\n", " ").replace("\t", " ")
        number = self._number(block) if block.number else ""  # a bullet names nothing
        if number and block.kind != "heading":
            return number
        return number + (f"「{text[:SHORT]}…」" if len(text) > SHORT else f"「{text}」")


def _articles(blocks: Sequence[Block]) -> dict[int, str]:
    """Return what the numbered blocks of articles are called: 第4条 2項, 第4条 2項 1号."""
    found: dict[int, str] = {}
    article = paragraph = ""
    for block in blocks:
        number = disarm(block.number or "")
        if number.startswith("第") or block.kind in {"title", "note"}:
            article, paragraph = number if "条" in number else "", ""
        elif article and number:
            called = _in_article(block, number)
            found[id(block)] = " ".join(filter(None, (article, paragraph if block.kind == "item" else "", called)))
            paragraph = paragraph if block.kind == "item" else called
    return found


def _in_article(block: Block, number: str) -> str:
    """Name a paragraph or an item of an article as laws do, others by their number."""
    if block.kind == "item":
        return f"{number}号" if KANJI.fullmatch(block.label or "") else number
    return f"{number}項" if number.isdecimal() else number


def value_line(change: ValueChange) -> str:
    """Write a value that changed; of a share, by how many points.

    >>> from jdoc.comparison.records import Value, ValueChange
    >>> value_line(ValueChange("MONEY", Value("３２０億円"), Value("410億円"), 9000000000, 28.1))
    'MONEY ３２０億円 → 410億円 (+28.1 %)'
    >>> value_line(ValueChange("PERCENT", Value("0.2%"), Value("5.9%"), 5.7, 2850))
    'PERCENT 0.2% → 5.9% (+5.7 points)'
    """
    written = f"{label_name(change.label)} {change.old.text} → {change.new.text}"
    if change.label == "PERCENT" and change.difference is not None:
        written += f" ({say('{0} points', f'{change.difference:+,}')})"
    elif change.percent is not None:
        written += f" ({change.percent:+} %)"
    elif change.difference is not None and change.label != "ORDINAL":
        written += f" ({change.difference:+,})"
    return disarm(written).replace("\n", " ")
