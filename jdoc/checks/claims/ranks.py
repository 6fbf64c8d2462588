"""Ranks: places in an order that are said to have risen or fallen (5位から8位へ上昇した)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_RANK = "(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
MOVED = deferred(
    f"(?<![0-9一二三四五六七八九十.,])(?P<old>{_RANK})位[)]?(?:から|→)、?[^。、0-9]{{0,12}}?(?P<new>{_RANK})位(?:へと|に|へ|と|まで|[(])、?[^。、0-9一二三四五六七八九十]{{0,6}}(?:(?P<by>{_RANK})(?:つ|位|ランク|段階)?(?:順位を)?)?、?"
    "(?P<word>(?P<up>上昇|上が|上げ|浮上|躍進|アップ|改善)|(?P<down>下降|下落|下が|後退|低下|転落|ダウン|落ち))"
)
"""A rank that was, the one that is, perhaps by how much, and which way: `[12位から9位に、三つ上が]った`, not `5位から8位まで`."""


def find_wrong_ranks(facts: Facts) -> Iterator[Found]:
    """Find ranks that are said to have risen or fallen otherwise than they did."""
    if "位" not in facts.whole:
        return
    for index in facts.where(MOVED):
        for match in MOVED.finditer(facts.texts[index]):
            yield from _judged(index, match)


def _judged(index: int, match: re.Match[str]) -> Iterator[Found]:
    old, new = (read_whole(match[name]) or 0 for name in ("old", "new"))
    rose, by = old - new, read_whole(match["by"]) if match["by"] else None
    said = f"{match['old']}位, {match['new']}位"
    if rose and (rose > 0) == bool(match["down"]):
        yield Found(Place(index, *match.span("word")), f"{match['word']}, but it was {said}")
    elif by is not None and by != abs(rose):
        yield Found(Place(index, *match.span("by")), f"{match['by']}, but it was {said}")
