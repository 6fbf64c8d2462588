"""Sizes: katakana that are written large for small, or small for large, where that makes a word of the dictionary: プロジエクター."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jdoc.checks.places import places_of
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import cost_of, is_word, part_of_speech, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

LARGE, SMALL = "アイウエオツヤユヨ", "ァィゥェォッャュョ"
SIZES = dict(zip(LARGE + SMALL, SMALL + LARGE, strict=True))
"""Katakana with those of the other size."""
WORD = deferred("[ァ-ヴー]{4,}")
"""A word in katakana: `[プロジェクター]の`, not `カギ`."""
SIZED = deferred(
    "(?:[キギシジチニヒビピミリ][ヤユヨ]|[シジチテデ][エイユ]|[ウヴファクグツト][アイウエオ]|(?<=.)ツ(?=[カ-チテ-ドハ-ポ])|[ァィゥェォッャュョ](?=.))"
)
"""Two katakana of which the second may be of the other size: プロ`[ジエ]`クター, not `プロ`."""


def find_sizes(facts: Facts) -> Iterator[Found]:
    """Find words in katakana that are none until a character is of the other size."""
    if not any(char in facts.whole for char in f"{SMALL}っゃゅょ"):
        return  # as laws were written
    for word, times in sorted(katakana_of(facts).items()):
        right = _right(word) or (_newer(word) if times == 1 else "")
        for index in facts.having(word) if right else ():
            for at in places_of(word, facts.texts[index]):
                place = Place(index, at, at + len(word))
                yield Found(place, f"{facts.blocks[index].text[place.start : place.end]}: {right}?")


def katakana_of(facts: Facts) -> Counter[str]:
    """Return the words of a document in katakana, with how often each stands there."""
    return facts.kept("katakana", lambda: Counter(WORD.findall(facts.whole)))


def _right(word: str) -> str:
    """Return the word that is meant, if the dictionary has none as it is written.

    >>> _right("プロジエクター"), _right("プロジェクター"), _right("アイデア")
    ('プロジェクター', '', '')
    """
    ends = [match.end() - 1 for match in SIZED.finditer(word)]
    if not ends or is_word(word):
        return ""
    changed = (f"{word[:at]}{SIZES[word[at]]}{word[at + 1 :]}" for at in ends if word[at] in SIZES)
    return next(filter(_is_noun, changed), "")


def _newer(word: str) -> str:
    """Return what a word that stands so in old laws is written as now, if that is far more common.

    >>> _newer("プラスチツク"), _newer("プラスチック"), _newer("キヤノン")
    ('プラスチック', '', '')
    """
    ends = [match.end() - 1 for match in SIZED.finditer(word) if word[match.end() - 1] in LARGE]
    if not ends or not _is_noun(word):
        return ""
    changed = [f"{word[:at]}{SIZES[word[at]]}{word[at + 1 :]}" for at in ends]
    return next((each for each in changed if _is_noun(each) and cost_of(word) - cost_of(each) > OLD), "")


OLD = 1000
"""How much more an old spelling costs."""


def _is_noun(word: str) -> bool:
    """Tell a word of the dictionary that is no name: those are written in several ways."""
    return is_word(word) and part_of_speech(tokenize(word)[0])[1] != "固有名詞"
