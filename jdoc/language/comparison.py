"""What a search compares: texts in one width, one case and one kind of dash, cut into pairs of characters.

Two spellings are alike when `comparable` gives the same for both, and a search takes them for alike when `searchable`
does, which also closes up what is set apart: 平山　耕三, 歳　入, 第 15 号. `pairs` are what an index holds of a text:
every two neighbouring characters, so that a text holds a word of one or two characters exactly if it has its pair, and
a longer one only if it has all of its pairs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate, chain
from unicodedata import normalize

from jdoc.language.lazy import deferred

DASHES = {"‐": "-", "–": "-", "—": "-", "―": "-", "−": "-", "〜": "~"}  # NFKC folds ～ and － alone
SIMPLE = (
    r" -~\u2010-\u2015\u2018-\u201d\u203b\u2190-\u2199\u2212\u2500-\u257f\u25a0-\u25ff"
    r"\u3000-\u3029\u3041-\u3096\u309d\u309e\u30a0-\u30fe\u3400-\u4dbf\u4e00-\u9fff！-～"
)
"""Characters that are one and the same character once they are folded, whatever stands beside them."""
CHANGEABLE = deferred(f"[^{SIMPLE}]")
"""A character that folding may change, or join with the next one: `[㈱]会社`, `[ｶ]`, not `会社`."""
_JAPANESE = "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
_WRITTEN = f"0-9A-Za-z０-９Ａ-Ｚａ-ｚ{_JAPANESE}"
BLANK = deferred(f"(?<=[{_JAPANESE}])[ \u3000]+(?=[{_WRITTEN}])|(?<=[{_WRITTEN}])[ \u3000]+(?=[{_JAPANESE}])")
"""What sets Japanese apart, or numbers and Latin words from it: `平山[　]耕三`, `第[ ]15 号`, not `12 500`."""
CLUSTER = deferred(".[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
"""A character with the accents and voicing marks that it is drawn with."""

# An index of words takes ASCII for white space or folds it, and all other characters as they are.
SHIFT = 0x10FF00
SHIFTED = {code: SHIFT + code for code in range(0x80)}
END = chr(SHIFT)
"""Stands after the last character, so that this one begins a pair as well."""


def comparable(text: str) -> str:
    """Return what is compared of a text.

    >>> comparable("ＪＩＣＡ　５，６８０億円"), comparable("ｶﾞｽ㈱")
    ('jica 5,680億円', 'ガス(株)')
    """
    if CHANGEABLE.search(text):
        return "".join(map(_folded, CLUSTER.findall(text)))
    return _undashed(normalize("NFKC", text).casefold())


def searchable(text: str) -> str:
    r"""Return what a search compares: without the blanks that Japanese is set apart with; those of tables stay.

    >>> [searchable(text) for text in ("歳　　入　　合　　計", "議案第 15 号", "歳入\t合計", "Global Fund")]
    ['歳入合計', '議案第15号', '歳入 合計', 'global fund']
    """
    return comparable(_close_up(text))


def _close_up(text: str) -> str:
    return BLANK.sub("", text) if " " in text or "\u3000" in text else text


def origins(text: str) -> list[int]:
    """Return for each character of what is compared, and for its end, where it stands in the text.

    >>> origins("ｶﾞｽ㈱1")
    [0, 2, 3, 3, 3, 4, 5]
    """
    clusters = CLUSTER.findall(text)
    starts = accumulate(map(len, clusters), initial=0)
    places = [[start] * len(_folded(cluster)) for start, cluster in zip(starts, clusters, strict=False)]
    return [*chain.from_iterable(places), len(text)]


def places(text: str, word: str) -> list[tuple[int, int]]:
    """Return where a text holds what compares like a word, as spans of the text; the word is searchable already.

    >>> places("国連とＵＮＤＰ", "undp"), places("氏名　平山　耕三", "平山耕三")
    ([(3, 7)], [(3, 8)])
    """
    closed = _close_up(text)
    found = _places_in(closed, word)
    if not found or len(closed) == len(text):
        return found
    blank = {at for match in BLANK.finditer(text) for at in range(*match.span())}
    kept = [at for at in range(len(text)) if at not in blank]
    return [(kept[start], kept[end - 1] + 1) for start, end in found]


def _places_in(text: str, word: str) -> list[tuple[int, int]]:
    """Return the same where nothing is set apart any more."""
    folded = comparable(text)
    starts: list[int] = []
    at = folded.find(word)
    while at >= 0:
        starts.append(at)
        at = folded.find(word, at + len(word))
    if not starts or not CHANGEABLE.search(text):
        return [(start, start + len(word)) for start in starts]
    origin = origins(text)
    # Where the word ends inside a character (of ㌔ the キ), that character belongs to it.
    return [(origin[start], _after(origin, start + len(word) - 1)) for start in starts]


def pairs(folded: str) -> str:
    """Return the pairs of a text that is folded already, each once, as words for an index.

    >>> pairs("日中日中").replace(END, "_")
    '中日 中_ 日中'
    """
    shifted = folded.translate(SHIFTED) + END
    return " ".join(sorted({shifted[at : at + 2] for at in range(len(shifted) - 1)}))


def pairs_of_word(word: str, most: int = 32) -> list[str]:
    """Return what must be among the pairs of a text that holds a word; one character is the beginning of a pair.

    >>> pairs_of_word("外務省"), pairs_of_word("国")
    (['外務', '務省'], ['国*'])
    """
    shifted = word.translate(SHIFTED)
    if len(shifted) == 1:
        return [f"{shifted}*"]
    return list(dict.fromkeys(shifted[at : at + 2] for at in range(len(shifted) - 1)))[:most]


@lru_cache(maxsize=4096)
def _folded(cluster: str) -> str:
    if cluster < " ":
        return "\ufffd" if cluster == "\0" else " "
    folded = _undashed(normalize("NFKC", cluster).casefold())
    return "".join("\ufffd" if ord(char) >= SHIFT or "\ud800" <= char <= "\udfff" else char for char in folded)


def _undashed(text: str) -> str:
    for dash, plain in DASHES.items():
        text = text.replace(dash, plain)
    return text


def _after(origin: list[int], at: int) -> int:
    """Return where the character ends that a place belongs to."""
    return origin[bisect_right(origin, origin[at])]
