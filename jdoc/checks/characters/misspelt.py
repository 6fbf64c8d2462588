"""Misspelt words: those of another word's sound or look, and words that lack a kana, told by what else the sentence has."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import BREAK, deferred
from jdoc.language.tokens import length_of, part_of_speech, tokenize
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

PAIR = 2
AROUND = 8
"""Characters on both sides of a word that the tokenizer is given to read it."""
AMID = deferred("[一-鿿々]{2}")
"""Two kanji, between which a word may go on: `[港湾]`, not `港は`."""
KANA = deferred("[ぁ-ん]")
"""A hiragana: `[の]`, not `市`."""
TWO = deferred("[一-鿿々ァ-ヴー]{2}")
"""What words begin with that are looked up by their first two characters: `[清算]する`, not `お願します`."""
CUT = deferred(
    "(?P<stem>[一-鿿]{1,4}[えけせてねべめれげ])(?P<behind>こと(?=が(?:でき|あ[るりっ])|と[すし]|により)|もの(?=とす)|ところに(?=より))"
)
"""A verb that lacks its end: `[求めこと]ができる`, not `求めることができる`."""
ENDS = f"。\n{BREAK}"
"""What ends a sentence."""


class Misspelling(NamedTuple):
    """A word that is written wrongly, with what is meant."""

    wrong: str
    right: str
    near: tuple[str, ...]
    """What the sentence has one of, if anything is asked for."""
    unless: tuple[str, ...]
    """What it has none of."""


@cache
def _misspellings() -> dict[str, list[Misspelling]]:
    """Return what is known, by the two kanji that it begins with; all others together."""
    found: dict[str, list[Misspelling]] = {}
    for wrong, right, near, unless in columns("misspellings", "wrong", "right", "near", "unless"):
        head = wrong[:PAIR] if TWO.match(wrong) else ""
        sides = (tuple(filter(None, words.split("|"))) for words in (near, unless))
        found.setdefault(head, []).append(Misspelling(wrong, right, *sides))
    return found


def find_misspelt(facts: Facts) -> Iterator[Found]:
    """Find words that are written as another one, or wrongly."""
    known = _misspellings()
    heads = sorted(facts.pairs & known.keys())
    for each in (*known[""], *(each for head in heads for each in known[head])):
        if each.wrong in facts.whole:
            yield from _told(facts, each)
    yield from _cut(facts)


def _cut(facts: Facts) -> Iterator[Found]:
    """Find verbs whose last kana is lost: 求めことができる."""
    for index in facts.where(CUT):
        for match in CUT.finditer(facts.texts[index]):
            yield Found(Place(index, *match.span()), f"{match[0]}: {match['stem']}る{match['behind']}?")


def _told(facts: Facts, known: Misspelling) -> Iterator[Found]:
    for index in facts.having(known.wrong):
        text = facts.texts[index]
        for at in places_of(known.wrong, text):
            end = at + len(known.wrong)
            if _is_meant_otherwise(_sentence(text, at, end), known) and not is_of_other_words(text, at, end):
                yield Found(Place(index, at, end), f"{facts.blocks[index].text[at:end]}: {known.right}?")


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence that a place stands in, its end with it."""
    low = max(text.rfind(mark, 0, start) for mark in ENDS) + 1
    high = min((at for at in (text.find(mark, max(start, end - 1)) for mark in ENDS) if at >= 0), default=len(text))
    return text[low : high + 1]


def _is_meant_otherwise(sentence: str, known: Misspelling) -> bool:
    is_near = not known.near or any(word in sentence for word in known.near)
    return is_near and not any(word in sentence for word in known.unless)


def is_of_other_words(text: str, start: int, end: int) -> bool:
    """Tell whether other words stand there, one of which begins before or ends behind: 建設|投資 has no 設投."""
    edges = [edge for edge in (start, end) if edge > 0 and AMID.match(text, edge - 1)]
    if not edges or KANA.search(text, start, end):
        return False
    low = at = max(0, start - AROUND)
    for key in tokenize(text[low : end + AROUND]):
        behind = at + length_of(key)
        if part_of_speech(key)[-1] != "*" and any(at < edge < behind for edge in edges):
            return True
        at = behind
    return False
