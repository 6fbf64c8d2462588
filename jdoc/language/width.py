"""Widths: full-width and half-width forms, and how many terminal columns a text takes."""

from __future__ import annotations

from jdoc.language.lazy import deferred

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


def fold(text: str) -> str:
    """Return the text in half-width forms, as long as it was.

    >>> fold("総額５，６８０億円　（約５２．５億ドル）")
    '総額5,680億円 (約52.5億ドル)'
    """
    if not FOLDABLE.search(text):
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
