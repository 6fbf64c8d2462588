"""Misprints: words with a character that looks like the right one, so that they are none."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.twins import ONE, counts
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import is_word, length_of, part_of_speech, tokenize
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

KATAKANA = deferred("[ァ-ヴー一口力卜二工夕八千]{3,}")
"""A word in katakana, with kanji that look like some: `[セソター]`, `[プ口グラム]`, not `口座`."""
PAIR = 2
AROUND = 12
"""Characters on both sides of a word that the tokenizer is given to read it."""


class Misprints(NamedTuple):
    """The misprints that are known, with what is meant."""

    pairs: dict[str, str]
    """Of two kanji."""
    words: dict[str, str]
    """Of other lengths."""
    known: frozenset[str]
    """The pairs alone, to be looked up at once."""
    lengths: list[int]
    """Of these words, the longest first: no part of a run of another length is looked at."""


@cache
def _misprints() -> Misprints:
    pairs, words = dict[str, str](), dict[str, str]()
    for wrong, right in columns("misprints", "wrong", "right"):
        (pairs if len(wrong) == PAIR else words)[wrong] = right
    return Misprints(
        pairs, words, frozenset(pairs), sorted({len(wrong) for wrong in words if len(wrong) > PAIR}, reverse=True)
    )


def find_misprints(facts: Facts) -> Iterator[Found]:
    """Find words that are none, since a character of theirs only looks like the right one."""
    for index, start, right in (*_pairs(facts), *_katakana(facts)):
        place = Place(index, start, start + len(right))
        written = facts.blocks[index].text[place.start : place.end]
        yield Found(place, f"{written}: {right}?")


def _pairs(facts: Facts) -> Iterator[tuple[int, int, str]]:
    known = _misprints().pairs
    for wrong in sorted(_misprints().known & facts.pairs):
        for index in facts.having(wrong):
            text = facts.texts[index]
            for at in places_of(wrong, text):
                if not _is_over_words(text, at + 1) and not NUMBERED.match(text, at + 1):
                    yield index, at, known[wrong]


NUMBERED = deferred("第[0-9一二三四五六七八九十]|金 ?[0-9]")
"""A number behind a sign of where a letter is from, an amount as contracts have it: 環政`[第3]18号`, 額`[金3]00円`, not 政第の."""


def _is_over_words(text: str, middle: int) -> bool:
    """Tell whether one word ends between two characters, and another begins: 当時|問題 has no 時問."""
    start = max(0, middle - AROUND)
    at = start
    for key in tokenize(text[start : middle + AROUND]):
        end = at + length_of(key)
        if at < middle < end:
            return True
        is_known = end - at > 1 and part_of_speech(key)[-1] != "*"
        if is_known and middle in {at, end}:
            return True
        at = end
    return False


def _katakana(facts: Facts) -> Iterator[tuple[int, int, str]]:
    """Yield words in katakana with a wrong character: whole ones, or parts of which the rest is a word."""
    wrong = {run: parts for run in {*KATAKANA.findall(facts.words)} if (parts := [*_wrong_parts(run)])}
    for index in facts.having(*wrong):
        text = facts.texts[index]
        for match in KATAKANA.finditer(text):
            for at, right in wrong.get(match[0], ()):
                end = match.start() + at + len(right)
                if not (text[end - 1] == ONE and counts(text, end - 1)):
                    yield index, match.start() + at, right


def _wrong_parts(run: str) -> Iterator[tuple[int, str]]:
    known, lengths = _misprints().words, _misprints().lengths
    for length in lengths:
        for at in {0, len(run) - length} if length <= len(run) else ():
            right = known.get(run[at : at + length])
            if right is not None and (length == len(run) or _is_word(run[:at] + run[at + length :])):
                yield at, right


def _is_word(rest: str) -> bool:
    return len(rest) > 1 and is_word(rest)
