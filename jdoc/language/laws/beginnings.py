"""Beginnings: where the name of a law begins, told by listed titles, and by what no name of a law holds.

The rules find laws by their ends; what stands before the name is often glued to it: それぞれ|港湾法, 議員提出|港湾法.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.laws.listed import further_short_names, titles_ending
from jdoc.language.laws.titles import without_others
from jdoc.language.lazy import anchor_at, deferred

if TYPE_CHECKING:
    from collections.abc import Callable

LAST = frozenset("法律令則程準典式")
"""The last characters of titles that are listed."""
TAIL = 3
"""Characters by which listed titles are looked for."""
SHORTEST_GLUED = 4
"""Characters of a listed title that is told from what is glued to it: not 特許法 of 米国特許法."""
END = deferred(
    anchor_at(
        "法令規典",
        "(?P<end>法律?|令|規則|規程|典範)(?=[^一-鿿]|第|及び|並びに|又は|若しくは|等|附則|別表|施行|上の|案|$)",
    )
)
"""Where a listed title may end, at its last word: `港湾[法]第三条`, `施行[令]は`, not `法廷`."""
INSIDE = deferred("[一-鿿ァ-ヴー]\\Z")
"""What glues a title to the word before it: 日本`[海]`港湾法."""
OLD_PARTICLE = deferred("(?:[テニト一-鿿]ハ|[一-鿿ン]ヲ|及ビ|又ハ|クハ|依リ)\\Z")
"""Particles of laws in katakana, which are no word to the dictionary: 許可ニ付`[テハ]`河川法, not `ノ`."""
LONGEST_SHORT = 14
"""Characters of the longest short name."""
SHORTEST, LONGEST_WORD = 3, 10
"""Characters of a listed title that is looked for, and of one that no word before it is part of."""
DATED = deferred(
    "(?:(?:令和|平成|昭和|大正|明治)?[0-9元〇一二三四五六七八九十百千]{1,8}年)[0-9〇一二三四五六七八九十]{1,3}月"
    "[0-9〇一二三四五六七八九十]{1,3}日(?:付け?|署名|採択)?の(?=[一-鿿ァ-ヴー]{2})"
    "|[0-9]{1,2}[. ] *(?=[一-鿿ァ-ヴー]{2})(?![年月日])"
    "|(?:[一二三四五六七八九十]{1,3}|適用(?:協定|法令|条約)|根拠(?:法令?|条例|規定)?|関係法令|採択文書|議題|件名)"
    " +(?=[一-鿿ァ-ヴー]{2})"
)
"""A day before a name: `[千九百五十一年七月二十八日の]難民の地位に関する条約`, not `千九百七十八年の議定書`.

Its number in a list: `[3 ]二酸化炭素の貯留事業に関する法律`; what heads it: `[根拠　]河川法`.
"""
OWN = deferred("(?:(?:一部)?(?:新|旧|改正|現行|当時の|各国|外国)|[国州県府都道市町村区]|等に係る)\\Z")
"""What may be part of another law's name before a listed title: `[旧]`河川法, `米国の[州]`会社法, not `それぞれ`."""


def beginning(folded: str, start: int, end: int, is_word: Callable[[int], bool]) -> int:
    """Return where the name of a law begins that seems to be a span, in a half-width text.

    `is_word` tells whether a word begins at an offset.

    >>> [beginning(text, 0, len(text), bool) for text in ("それぞれ港湾労働法", "第三条及び湖沼条例", "旧港湾労働法")]
    [4, 5, 0]
    """
    day = DATED.match(folded, start, end)
    start = day.end() if day else start
    listed = _listed_start(folded, end, is_word) if folded[end - 1] in LAST else None
    if listed is None:
        return without_others(folded, start, end, is_word)
    return start if listed > start and not _is_glued(folded[max(0, start - 2) : listed], end - listed) else listed


def _listed_start(folded: str, end: int, is_word: Callable[[int], bool]) -> int | None:
    """Return where the longest listed title begins that ends at an offset, if one does."""
    titles, lengths = titles_ending(folded[max(0, end - TAIL) : end])
    starts = (end - length for length in lengths if length <= end and folded[end - length : end] in titles)
    return next((at for at in starts if is_word(at) or OLD_PARTICLE.search(folded, max(0, at - 2), at)), None)


def find_listed(folded: str, is_word: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Return the spans of listed titles in a half-width text, but for short ones that are the end of another word.

    >>> text = "武器等製造法第三条、日本海港湾法"
    >>> [text[start:end] for start, end in find_listed(text, bool)]
    []
    >>> [text[start:end] for start, end in find_listed(text, lambda _: True)]
    ['武器等製造法']
    """
    ends = [match.end("end") for match in END.finditer(folded)]
    starts = [(find(folded, end, is_word), end) for end in ends for find in (_listed_start, _short_start)]
    return [(start, end) for start, end in starts if start is not None and _stands_apart(folded, start, end)]


def _short_start(folded: str, end: int, is_word: Callable[[int], bool]) -> int | None:
    """Return where a short name of a law begins that ends at an offset."""
    known, first = further_short_names(), max(0, end - LONGEST_SHORT)
    start = next((start for start in range(first, end - SHORTEST + 1) if folded[start:end] in known), None)
    return start if start is not None and is_word(start) else None


def _stands_apart(folded: str, start: int, end: int) -> bool:
    """Tell whether a listed title is no end of another word: a long one never is."""
    return end - start >= LONGEST_WORD or (
        end - start >= SHORTEST and not _is_inside(folded[max(0, start - 2) : start])
    )


def _is_inside(before: str) -> bool:
    """Tell whether a word before a title goes on into it."""
    return INSIDE.search(before) is not None and OLD_PARTICLE.search(before) is None


def _is_glued(before: str, length: int) -> bool:
    """Tell whether what stands before a listed title is no part of the name."""
    return (length >= SHORTEST_GLUED or not _is_inside(before)) and not OWN.search(before)
