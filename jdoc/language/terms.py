"""Terms: the runs of nouns in a text that name something, as a list of terms has them: 港湾整備計画, 泊地."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred
from jdoc.language.tokens import DOT, part_of_speech, tokenize
from jdoc.lexicon import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TERM = deferred("[pd]*[nawd](?:[nwaspcd.]*(?:[nwsd]|(?<=[nwas])c))?")
"""Letters of tokens that make a term: `[nnsn]x[an]`, `[nc]` (四半期, 総務課), not `x`."""
_LETTERS = {
    ("名詞", "普通名詞", "一般"): "n",
    ("名詞", "固有名詞"): "n",
    ("名詞", "普通名詞", "サ変可能"): "w",
    ("名詞", "普通名詞", "形状詞可能"): "w",
    ("名詞", "普通名詞", "サ変形状詞可能"): "w",
    ("名詞", "普通名詞", "助数詞可能"): "c",
    ("名詞", "普通名詞", "副詞可能"): "d",
    ("名詞", "数詞"): "0",
    ("形状詞", "一般"): "a",
    ("接頭辞",): "p",
    ("接尾辞", "名詞的", "一般"): "s",
    ("接尾辞", "名詞的", "サ変可能"): "s",
}
"""The letter of a token by its part of speech: n a noun, w one that is a verb or an adjective too, c a counter, d one
of time or place, 0 a numeral, a what qualifies, p a prefix, s a suffix; what is not listed is x."""
ADDRESS = deferred(r"https?://[!-~]+|(?<![\w.+-])[\w.+-]++@[\w.-]+|www\.[!-~]+", re.ASCII)
"""What holds words that are no terms: `[https://example.jp/port]`, not `port`."""
WRITTEN = deferred(
    r"(?![0-9０-９])(?:[^\W_①-⓿⑴-⒇Ⅰ-ⅿ]|[・\-－])+(?<![0-9０-９])(?<![0-9０-９].)(?<![^\W][又及])(?<!並び)(?<!及び)"
)
"""How a term is written: `[港湾計画]`, `[ガントリー・クレーン]`, not `。⑶PE`, `条例第19号`, `款10`, `金額並び`."""
HIRAGANA = deferred("[ぁ-ゖー]+")
"""What is a word of the general language in all likelihood: `[まちづくり]`, not `港`."""
KATAKANA = deferred("[ァ-ヴー]+")
"""What a dot joins: `[アジア]`, not `港湾`."""
SHORTEST = 2


def find_terms(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the terms of a text stand.

    >>> text = "第３回委員会で、各港湾管理者は港湾整備計画等を実施した。"
    >>> [text[start:end] for start, end in find_terms(text)]
    ['委員会', '港湾管理者', '港湾整備計画']
    >>> text = "第３四半期の業績を総務課が１団体に示した。"
    >>> [text[start:end] for start, end in find_terms(text)]
    ['四半期', '業績', '総務課', '団体']
    """
    keys = tokenize(ADDRESS.sub(lambda found: "\u3000" * len(found[0]), text))
    surfaces = [key.partition("\t")[0] for key in keys]
    starts = [0, *accumulate(map(len, surfaces))]
    for first, last in _runs("".join(_letters(keys, surfaces)), surfaces):
        start, end = starts[first], starts[last]
        if _is_term(text[start:end], keys[first:last]):
            yield start, end


def _letters(keys: Sequence[str], surfaces: Sequence[str]) -> Iterator[str]:
    """Yield the letter of each token, 1 of what counts behind a numeral; a dot joins katakana alone."""
    before = ""
    for at, key in enumerate(keys):
        letter = _letter(key)
        if surfaces[at] == DOT:
            beside = [*surfaces[max(0, at - 1) : at], *surfaces[at + 1 : at + 2]]
            letter = "." if len(beside) > 1 and all(map(KATAKANA.fullmatch, beside)) else "x"
        elif (
            before in {"0", "1"}
            and letter != "p"
            and (letter in "cs" or len(surfaces[at]) == 1 or surfaces[at] == "年度")
        ):
            letter = "0" if letter == "0" else "1"
        yield letter
        before = letter


def _runs(letters: str, surfaces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of tokens that may be terms, without what begins and ends none."""
    suffixes = _words("suffix")
    for match in TERM.finditer(letters):
        first, last = match.span()
        while first < last and _begins_none(letters[first], surfaces[first]):
            first += 1
        while first < last and (surfaces[last - 1] in suffixes or letters[last - 1] == "."):
            last -= 1
        if first < last:
            yield first, last


def _begins_none(letter: str, surface: str) -> bool:
    """Tell a token that begins no term: 各, ただいま."""
    return surface in _words("prefix") or letter == "." or (letter == "d" and HIRAGANA.fullmatch(surface) is not None)


def _is_term(written: str, keys: Sequence[str]) -> bool:
    """Tell a term from a word of the general language."""
    if len(written) < SHORTEST or written in _words("stop") or HIRAGANA.fullmatch(written):
        return False
    if not WRITTEN.fullmatch(written):
        return False
    return len(keys) > 1 or _letter(keys[0]) == "n"


@cache
def _letter(key: str) -> str:
    levels = part_of_speech(key)
    return next((_LETTERS[levels[:depth]] for depth in (3, 2, 1) if levels[:depth] in _LETTERS), "x")


@cache
def _words(use: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("term_words") if use in row["use"].split(","))
