"""Mixed words: katakana with a character of another script, which make a word as soon as that is the one it looks like."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.checks.characters.twins import BEHIND_ONE, ONE, counts
from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.tokens import part_of_speech, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

MEANT = dict(zip("口力夕卜工二一八千匕厶才へべぺりし", "ロカタトエニーハチヒムオヘベペリレ", strict=True))
"""What each character looks like; of hiragana those that are written alike."""
WRONG = "".join(MEANT)
SPLIT_IN_TWO, WHOLE = "ノレ", "ル"
"""Two katakana that look like one."""
RUN = deferred(f"[ァ-ヴー{WRONG}]*?(?:[ァ-ヴー][{WRONG}]|[{WRONG}][ァ-ヴー]|ノレ)[ァ-ヴー{WRONG}]*")
"""Katakana with another character among them: `[プしス]加工`, `[才ンライン]`, `[バノレブ]`, not `プレス`."""
SIGN = deferred(
    "[口力夕卜工二一八千匕厶才へべぺりしノ](?:(?<![へりしノ])(?=[ァ-ヴー])|(?<=[ァ-ヴー][^ノ])(?=[ァ-ヴ一-鿿ぁ-ん、。])|(?<=ノ)レ)"
)
"""What each of them has: `[才]ンライン`, not `コースに`."""
SHORTEST = 3
"""Characters of a word that is no other one."""
LEFT_OUT = frozenset("タサバダラリナヤジチャアカィ")
"""Before what a long mark may be left out: エレベータ一基."""


def find_mixed(facts: Facts) -> Iterator[Found]:
    """Find words in katakana with a character that looks like one."""
    for index in facts.where(SIGN):
        text = facts.texts[index]
        for match in RUN.finditer(text):
            for start, end, right in _words(match[0]):
                place = Place(index, match.start() + start, match.start() + end)
                if not _is_between(text, place):
                    written = facts.blocks[index].text[place.start : place.end]
                    yield Found(place, f"{written}: {right}?")


def _is_between(text: str, place: Place) -> bool:
    """Tell where katakana ends that nothing is wrong in: 入りシングル, チャーターし, エレベータ一基, パーティ一覧."""
    _, start, end = place
    if end - start < SHORTEST:
        return text[start] not in ALONE or text[max(0, start - 1) : start].isalnum() != _is_kana(text, start)
    if text[start] in ENDS or text[end - 1] in ENDS:
        return True
    is_bare = text[end - 2] in LEFT_OUT or text[end : end + 1] in BEHIND_ONE
    return text[end - 1] == ONE and is_bare and counts(text, end - 1)


def _is_kana(text: str, start: int) -> bool:
    """Tell whether hiragana stands before a place, behind which a word may begin."""
    return start > 0 and "ぁ" <= text[start - 1] <= "ん"


ALONE = "力口工夕卜"
"""Kanji that are no figures, with which a word of two characters may begin."""
ENDS = "しりへ"
"""Hiragana that stand beside katakana as well."""


def _words(run: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words that a run has as soon as its characters are those they look like.

    >>> [*_words("プしス")], [*_words("バノレブ")], [*_words("データへアクセス")], [*_words("力テスト")]
    ([(0, 3, 'プレス')], [(0, 4, 'バルブ')], [], [])
    """
    units = UNIT.findall(run)
    bounds = [0, *accumulate(map(len, units))]
    meant = "".join(WHOLE if unit == SPLIT_IN_TWO else MEANT.get(unit, unit) for unit in units)
    words = [key.partition("\t")[0] for key in tokenize(meant)]
    is_whole = _are_long(words)
    at = 0
    for word in [meant] if is_whole else words:
        start, end = bounds[at], bounds[at + len(word)]
        at += len(word)
        if (
            run[start:end] != word
            and (is_whole or _is_long(word) or _is_short(run, word))
            and not _are_words(run[start:end])
        ):
            yield start, end, word


UNIT = deferred(f"{SPLIT_IN_TWO}|.")
"""What stands for one character: `[ノレ]`, `[力]`."""


def _are_long(words: list[str]) -> bool:
    """Tell words that make one together: オンライン."""
    return len(words) > 1 and all(len(word) > 1 and _is_word(word) for word in words)


def _is_short(run: str, word: str) -> bool:
    """Tell a word of two characters that nothing else stands beside: 力ギ."""
    return len(run) == len(word) == SHORTEST - 1 and _is_word(word)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST and _is_word(word)


def _is_word(text: str) -> bool:
    """Tell whether the tokenizer knows a word as one."""
    keys = tokenize(text)
    return len(keys) == 1 and part_of_speech(keys[0])[-1] != "*"


def _are_words(text: str) -> bool:
    """Tell whether what stands beside a wrong character is a word, or words, without it."""
    parts = [part for part in SPLIT.split(text) if part]
    return SPLIT_IN_TWO not in text and all(len(part) > 1 and _is_word(part) for part in parts)


SPLIT = deferred(f"[{WRONG}]")
"""A character between words: データ`[へ]`アクセス."""
