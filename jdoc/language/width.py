"""Widths: full-width and half-width forms, and how many terminal columns a text takes."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL_ASCII = "".join(map(chr, range(0xFF01, 0xFF5F)))
HALF_ASCII = "".join(map(chr, range(0x21, 0x7F)))

# The minus sign comes along because documents use it and the full-width hyphen
# for the same thing; the katakana middle dot because it is a decimal point.
NARROW = dict(zip(FULL_ASCII, HALF_ASCII, strict=True)) | {
    **dict.fromkeys("\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "),
    "−": "-",
    "‒": "–",
    **dict(zip("･｢｣｡､", "・「」。、", strict=True)),
    "￥": "¥",
    "￠": "¢",
    "￡": "£",
}
# Few ranges are searched faster than a hundred characters.
_WIDE = "！-～･｢｣｡､￠￡￥−‒\u00a0\u2000-\u200a\u202f\u205f"
WIDE = deferred(f"[{_WIDE}]")
"""A character that has a half-width form: `[５]`, `[（]`, not `三`."""
FOLDABLE = deferred(f"[\u3000{_WIDE}]")
"""The same, or the wide space: `[　]`, not `三`."""
HALF_WIDTH = deferred("[｡-ﾟ]")
"""Katakana in half width: `[ｶ]`."""
WIDENED = str.maketrans(HALF_ASCII, FULL_ASCII)


LONG = 40
"""Characters of a text that is likely to have wide ones."""


def fold(text: str) -> str:
    """Return the text in half-width forms, as long as it was.

    >>> fold("総額５，６８０億円　（約５２．５億ドル）")
    '総額5,680億円 (約52.5億ドル)'
    """
    if text.isascii() or (len(text) < LONG and not FOLDABLE.search(text)):  # as most cells and labels are
        return text
    # Replacing beats str.translate, whose table costs the same for every character. What statements are full of is
    # replaced outright, in one chain; the rest, where it occurs.
    text = (
        text.replace("，", ",").replace("（", "(").replace("）", ")").replace("\u3000", " ")
        .replace("０", "0").replace("１", "1").replace("２", "2").replace("３", "3").replace("４", "4")
        .replace("５", "5").replace("６", "6").replace("７", "7").replace("８", "8").replace("９", "9")
    )  # fmt: skip
    if WIDE.search(text):
        for wide in set(WIDE.findall(text)):
            text = text.replace(wide, NARROW[wide])
    return text


def fold_all(texts: Sequence[str]) -> list[str]:
    """Fold texts, all of them at once.

    >>> fold_all(["５人", "（3）"])
    ['5人', '(3)']
    """
    whole = fold("".join(texts))
    ends = [*accumulate(map(len, texts), initial=0)]
    return [whole[start:end] for start, end in pairwise(ends)]


def widen(text: str) -> str:
    """Return the text with its ASCII in full-width forms, as long as it was.

    >>> widen("5,680.5")
    '５，６８０．５'
    """
    return text.translate(WIDENED)


def columns(text: str) -> int:
    """Count the columns of a text, two for a full-width character, one for the others.

    UTF-8 tells them apart at the speed of the codec: Japanese characters take three bytes and more, Latin ones one.
    Half-width kana, which take three bytes as well, are counted apart.

    >>> columns("ＯＤＡ5,680億円")
    15
    >>> columns("ｶﾞｽ")
    3
    """
    return (len(text.encode(errors="replace")) + len(text)) // 2 - len(HALF_WIDTH.findall(text))
