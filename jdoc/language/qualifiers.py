"""Qualifiers: the words around an amount that say how it is meant: 約, 以上, 程度."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias, cast

from jdoc.language.lazy import deferred
from jdoc.lexicon import rows
from jdoc.tuples import NamedTuple

Bound: TypeAlias = Literal["ge", "le", "gt", "lt"]
Place: TypeAlias = Literal["before", "after"]


class Qualifiers(NamedTuple):
    """How an amount is meant."""

    approx: bool
    bound: Bound | None


class Qualifier(NamedTuple):
    """A row of qualifiers.tsv."""

    word: str
    approx: bool
    bound: Bound | None
    not_beside: str
    """Characters that, standing beside it, show that it is another word: 条約, 超過."""


PLAIN = Qualifiers(approx=False, bound=None)
LINK_ENDS = frozenset(":は、がで")
LINK = deferred("(?::|は、?|が|で)$")
"""What may stand between a word and its amount, where the word says a bound: `上限[は、]`."""
LONGEST_LINK = 2
LONGEST_REMARK = 30
"""Characters of a remark in brackets between an amount and its words."""


@cache
def _words(place: Place) -> dict[str, list[Qualifier]]:
    """Return the words of a place by the character that stands next to the amount, the longest first."""
    index: dict[str, list[Qualifier]] = {}
    for row in sorted(rows("qualifiers"), key=lambda row: -len(row["word"])):
        if row["place"] == place:
            bound = cast("Bound | None", row["bound"] or None)
            word = Qualifier(row["word"], row["approx"] == "yes", bound, row["not_beside"])
            index.setdefault(word.word[0 if place == "after" else -1], []).append(word)
    return index


def qualifiers(folded: str, start: int, end: int) -> Qualifiers:
    """Read the words before and after an amount.

    >>> qualifiers("約5億円以上", 1, 4), qualifiers("5億円を超えない額", 0, 3).bound
    (Qualifiers(approx=True, bound='ge'), 'le')
    """
    words = [*_before(folded, start), *_after(folded, end)]
    if not words:
        return PLAIN
    bounds = [word.bound for word in words if word.bound]
    return Qualifiers(any(word.approx for word in words), bounds[-1] if bounds else None)


def _before(folded: str, start: int) -> list[Qualifier]:
    """Read the words before an amount, from right to left."""
    if folded.startswith("第", start):
        return []
    if folded[start - 1 : start] in LINK_ENDS:
        link = LINK.search(folded, max(0, start - LONGEST_LINK), start)
        linked = _word_before(folded, link.start()) if link else None
        return [linked] if linked and linked.bound else []
    words: list[Qualifier] = []
    while word := _word_before(folded, start):
        words.append(word)
        start -= len(word.word)
    return words


def _word_before(folded: str, end: int) -> Qualifier | None:
    """Find the longest word that ends here, unless it is the end of another one."""
    for word in _words("before").get(folded[end - 1 : end], ()):
        if folded.endswith(word.word, 0, end):
            start = end - len(word.word)
            return None if _is_among(folded[start - 1 : start], word.not_beside) else word
    return None


def _after(folded: str, end: int) -> list[Qualifier]:
    """Read the words behind an amount, from left to right."""
    if folded.startswith("(", end):  # 5億円(約500万ドル)以上
        end = folded.find(")", end, end + LONGEST_REMARK) + 1 or end
    words: list[Qualifier] = []
    while word := _word_after(folded, end):
        words.append(word)
        end += len(word.word)
    return words


def _word_after(folded: str, start: int) -> Qualifier | None:
    """Find the longest word that begins here, unless it is the beginning of another one."""
    for word in _words("after").get(folded[start : start + 1], ()):
        if folded.startswith(word.word, start):
            end = start + len(word.word)
            return None if _is_among(folded[end : end + 1], word.not_beside) else word
    return None


def _is_among(char: str, characters: str) -> bool:
    return char != "" and char in characters
