"""Katakana: words that lack a character, have one too many or two exchanged, so that they are none: シュミレーション."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jdoc.checks.characters.sizes import katakana_of
from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import is_word
from jdoc.lexicon import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jdoc.checks.facts import Facts

SHORTEST, LONG = 5, 6
"""Characters of a word that is known, and of one that is known from the document alone."""
HEAD = 2
"""Characters at one end of a word that are those of the right one."""
LEAST = 4
"""Characters of two words that make one."""
SHORTEST_PART = 3
"""Characters of a word beside it in a longer one."""
MOST = 2
"""How often it may stand there: more often it is a name."""
LONG_MARK = "ー"
SMALL = "ッ"
"""What some write where others don't: エレクトロルミネッセンス."""
WEAK = f"{LONG_MARK}{SMALL}ャュョン"
"""What is lost in writing, or written too much."""
NAME = deferred("[・ァ-ヴー=]")
"""What stands beside a part of a foreign name: マクドネル`[・]`ダグラス, not `の`."""


def find_katakana(facts: Facts) -> Iterator[Found]:
    """Find words in katakana that nobody knows, where one that is known has nearly the same characters."""
    runs = katakana_of(facts)
    own = _by_ends(word for word, count in runs.items() if len(word) > LONG and (count > 1 or len(word) > LONG + 1))
    for word in sorted(runs):
        if len(word) < SHORTEST or runs[word] > MOST:
            continue
        meant = _meant(word) or _meant_there(word, own, runs)
        if meant:
            yield from _told(facts, word, *meant)


def _told(facts: Facts, word: str, start: int, right: str) -> Iterator[Found]:
    for index in facts.having(word):
        text = facts.texts[index]
        for at in places_of(word, text):
            end = at + len(word)
            if not (NAME.match(text, end) or (at > 0 and NAME.match(text, at - 1))):
                yield Found(Place(index, at, end), f"{facts.blocks[index].text[at:end]}: {word[:start]}{right}?")


def _meant_there(word: str, own: Mapping[str, list[str]], runs: Mapping[str, int]) -> tuple[int, str] | None:
    """Return what the document has elsewhere more often, or before."""
    right = _nearest(word, own)
    if not right or _is_made_of_words(word) or _is_made_of_words(right) or runs[word] > runs[right]:
        return None
    is_first = runs[word] == runs[right] and [*runs].index(word) < [*runs].index(right)
    return None if is_first else (0, right)


@lru_cache(maxsize=8192)
def _meant(word: str) -> tuple[int, str] | None:
    """Return where a word is none, with what is meant from there on.

    >>> _meant("プレゼンーション"), _meant("シミュレーション"), _meant("スクールカウセラー")
    ((0, 'プレゼンテーション'), None, (4, 'カウンセラー'))
    """
    if word in _known():
        return None
    for start, end in _parts(word):
        part = word[start:end]
        right = "" if part in _known() else _nearest(part, _known_by_ends())
        if right and not _is_made_of_words(part) and all(map(is_word, filter(None, (word[:start], word[end:])))):
            return start, right + word[end:]
    return None


def _is_made_of_words(word: str) -> bool:
    """Tell a word of the dictionary, and two of them that stand side by side: プロジェクト|マネージャー."""
    places = range(LEAST, len(word) - LEAST + 1)
    return is_word(word) or any(is_word(word[:at]) and is_word(word[at:]) for at in places)


def _parts(word: str) -> Iterator[tuple[int, int]]:
    """Yield a word, and what another word before or behind leaves of it."""
    size = len(word)
    yield 0, size
    for at in range(SHORTEST_PART, size - SHORTEST + 1):
        yield at, size
        yield 0, size - at


@cache
def _known() -> frozenset[str]:
    return frozenset(word for (word,) in columns("katakana_words", "word"))


@cache
def _known_by_ends() -> dict[str, list[str]]:
    return _by_ends(_known())


def _by_ends(words: Iterable[str]) -> dict[str, list[str]]:
    """Return words by the two characters that they begin with, and by those that they end with."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[:HEAD], []).append(word)
        found.setdefault(f"-{word[-HEAD:]}", []).append(word)
    return found


def _nearest(word: str, words: Mapping[str, list[str]]) -> str:
    """Return the word of which another one is made by a slip of the pen."""
    likely = (*words.get(word[:HEAD], ()), *words.get(f"-{word[-HEAD:]}", ()))
    return next((right for right in likely if -1 <= len(right) - len(word) <= 1 and is_slip(word, right)), "")


def is_slip(written: str, right: str) -> bool:
    """Tell whether a word is another one with a character lost or too many inside of it, or two exchanged.

    >>> [is_slip(each, "シミュレーション") for each in ("シュミレーション", "シミュレション", "シミュレーター", "シミュレーショ")]
    [True, True, False, False]
    """
    if written == right or (written[-1] == LONG_MARK) != (right[-1] == LONG_MARK):
        return False
    size = min(len(written), len(right))
    at = next((at for at in range(size) if written[at] != right[at]), size)
    if len(written) == len(right):
        return _is_exchanged(written, right, at)
    short, long = sorted((written, right), key=len)
    return 0 < at < size and not (written == long and long[at] == SMALL) and _is_longer(short, long, at)


def _is_exchanged(written: str, right: str, at: int) -> bool:
    """Tell whether two characters are exchanged, or a long mark stands elsewhere."""
    is_moved = written.replace(LONG_MARK, "") == right.replace(LONG_MARK, "")
    here, there = written[at : at + 2], right[at : at + 2]
    return is_moved or (here == there[::-1] and written[at + 2 :] == right[at + 2 :])


def _is_longer(short: str, long: str, at: int) -> bool:
    """Tell whether one of two words has a character more, which may be lost, or written too much."""
    return short[at:] == long[at + 1 :] and (long[at] in WEAK or len(short) > LONG)
