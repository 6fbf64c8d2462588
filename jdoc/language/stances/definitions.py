"""Definitions: whom a document says that it will call 双方, 各国外務大臣, 我々."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.stances.actors import beginning, kind_of
from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

HEREAFTER = deferred(
    r"\(以下[、,]?(?:総称して|あわせて|併せて|単に)?「(?P<term>[^「」]{1,30})」(?:と(?:いう|呼ぶ|称する|総称する|略す))?。?\)"
)
"""A definition: `外務大臣[（以下「各国外務大臣」という。）]`."""
PHRASE = deferred(r"[^ぁ-ん\s,、。:;]*(?:(?:の|と|や|及び|並びに)[^ぁ-ん\s,、。:;]+)*\Z")
"""The phrase that a definition follows: `[日本とノルデンの両首脳]`."""
FARTHEST = 400
"""Characters before a definition in which its phrase stands."""


def terms(written: str) -> Iterator[tuple[str, int, int]]:
    """Yield what a text defines as a name of actors: the term, and where the phrase stands that it is short for.

    >>> text = "岸田日本国外務大臣及びアスロフ外務大臣（以下「両大臣」という。）が出席した。"
    >>> [(term, text[start:end]) for term, start, end in terms(text)]
    [('両大臣', '岸田日本国外務大臣及びアスロフ外務大臣')]
    """
    if "以下" not in written:
        return
    folded = fold(written)
    for found in HEREAFTER.finditer(folded):
        low = max(0, found.start() - FARTHEST)
        low = max(low, *(folded.rfind(mark, low, found.start()) + 1 for mark in "。\n"))
        phrase = PHRASE.search(folded, low, found.start())
        if phrase and phrase.start() < phrase.end() and kind_of(folded[phrase.start() : phrase.end()]):
            yield found["term"], beginning(folded, low, phrase.start(), phrase.end()), phrase.end()
