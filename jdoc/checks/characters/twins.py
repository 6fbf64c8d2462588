"""Twins: a character of another script that makes a word of the dictionary as soon as it is the one it looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals.context import find_counter
from jdoc.language.tokens import is_word, length_of, part_of_speech, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

TWINS = dict(zip("カロエタト", "力口工夕卜", strict=True))
"""Katakana with the kanji that each looks like."""
ALONE = deferred("[カロエタト](?<![ァ-ヴーｦ-ﾟ号項条イロハニホ及又並と・].)(?=[一-鿿])")
"""One that stands before a kanji alone: `[ロ]蹄疫`, not `ロビー`, nor `同号ロ中`."""
LONG_MARK, ONE = "ー", "一"
AT_END = deferred("[ァ-ヴー]{2,}一(?=[一-鿿])")
"""A word in katakana with 一 behind it: `[エネルギ一]設備`, not `センターの一部`."""
BEHIND_KATAKANA = deferred("一(?<=[ァ-ヴー][ァ-ヴー].)(?=[一-鿿])")
"""The same by the one character: `エネルギ[一]設備`, not `の一部`."""
ENDS = {"入": "ス", "几": "ル"}
"""Kanji that look like the katakana that a word ends with."""
ENDED = deferred("[ァ-ヴー]{2,}[入几](?=[のをはがにでと、。・)」])")
"""A word in katakana that ends with one of them: `[マニュア几]の`, not `データ入力`."""
BEHIND_END = deferred("[入几](?<=[ァ-ヴー][ァ-ヴー].)(?=[のをはがにでと、。・)」])")
"""The same by the one character: `マニュア[几]の`, not `データ入力`."""
HIRAGANA = dict(zip("へべぺり", "ヘベペリ", strict=True))
"""Hiragana with the katakana that each looks like."""
BEFORE_KATAKANA = deferred("[へべぺり](?<=[一-鿿].)[ァ-ヴー]{3,}")
"""One that stands between a kanji and katakana: `防災[へリコプター]`, not `のへリコプター`."""
BEHIND_ONE = frozenset("式帯覧部般定律種例体貫環応")
"""What stands behind 一 in words that it begins."""
AROUND = 4
"""Characters beside one that the tokenizer is given."""


def find_twins(facts: Facts) -> Iterator[Found]:
    """Find katakana that stand for kanji, and kanji that stand for ー, by the words that they make so."""
    for index in facts.where(ALONE):
        for match in ALONE.finditer(facts.texts[index]):
            end = _end_of_word(facts.texts[index], match.start())
            if end:
                yield _told(facts, Place(index, match.start(), end), TWINS[match[0]], 0)
    for index in facts.where(BEHIND_KATAKANA):
        for match in AT_END.finditer(facts.texts[index]):
            if is_word(match[0][:-1] + LONG_MARK) and not counts(facts.texts[index], match.end() - 1):
                yield _told(facts, Place(index, *match.span()), LONG_MARK, len(match[0]) - 1)
    yield from _find_ends(facts)
    for index in facts.where(BEFORE_KATAKANA):
        for match in BEFORE_KATAKANA.finditer(facts.texts[index]):
            meant = HIRAGANA[match[0][0]]
            if is_word(meant + match[0][1:]) and not is_word(match[0][1:]):
                yield _told(facts, Place(index, *match.span()), meant, 0)


def _find_ends(facts: Facts) -> Iterator[Found]:
    """Find kanji that stand for the katakana that a word ends with; ケース入 has something in it."""
    for index in facts.where(BEHIND_END):
        for match in ENDED.finditer(facts.texts[index]):
            word, meant = match[0][:-1], ENDS[match[0][-1]]
            is_filled = match[0].endswith("入") and is_word(word)
            if is_word(word + meant) and not is_filled:
                yield _told(facts, Place(index, *match.span()), meant, len(word))


def _end_of_word(text: str, at: int) -> int:
    """Return where the word ends that the kanji begins which a katakana looks like; 0 where that is none."""
    keys = tokenize(TWINS[text[at]] + text[at + 1 : at + AROUND])
    size = length_of(keys[0])
    return at + size if size > 1 and part_of_speech(keys[0])[-1] != "*" else 0


def counts(text: str, at: int) -> bool:
    """Tell whether 一 counts what follows, or begins a word: コンピュータ一台, サーバ一式."""
    return text[at + 1 : at + 2] in BEHIND_ONE or find_counter(text, at + 1) is not None


def _told(facts: Facts, place: Place, meant: str, at: int) -> Found:
    written = facts.blocks[place.block].text[place.start : place.end]
    return Found(place, f"{written}: {written[:at]}{meant}{written[at + 1 :]}? ({written[at]} for {meant})")
