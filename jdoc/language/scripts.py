"""The scripts of Japanese, and the digits of its numerals, as pieces of character classes."""

from __future__ import annotations

KANJI = "[^\\W0-9A-Za-z_ぁ-ゖァ-ヺーｦ-ﾟ〇Ⅰ-ⅿ①-⓿]"
"""A kanji or 々, told by what it is not: to compile a class of twenty thousand characters takes 2 ms each time.

>>> import re
>>> [char for char in "々一鿿あアー1A。〇①Ⅳ（" if re.match(KANJI, char)]
['々', '一', '鿿']
"""
JAPANESE = "[^\\W0-9A-Za-z_〇Ⅰ-ⅿ①-⓿]"
"""The same, or kana."""
NOUN = "[^\\W0-9A-Za-z_ぁ-ゖ〇Ⅰ-ⅿ①-⓿]"
"""A kanji or katakana, and no number."""
WORD = "[^\\W0-9A-Za-z_ぁ-ゖ]"
"""A kanji or katakana."""

ONE_TO_NINE = "一二三四五六七八九"
ZERO_TO_NINE = f"〇{ONE_TO_NINE}"
TENS = "十百千"
"""Units that are counted within a group of four digits."""
MYRIADS = "万億兆"
"""Units of such groups, as far as amounts of money go."""
FIGURES = f"{ZERO_TO_NINE}{TENS}"
"""What the numbers of years, days and articles are made of: 二〇一七, 二十九, 百三."""
ANY_DIGIT = f"[0-9{ONE_TO_NINE}]"
"""A digit that a number can begin with, in either script; texts are folded before."""


def script_of(char: str) -> str:
    """Name the script of a character, half-width: kanji, hiragana, katakana, latin, digit; other for a sign.

    >>> [script_of(char) for char in "海うウーa7・"]
    ['kanji', 'hiragana', 'katakana', 'katakana', 'latin', 'digit', 'other']
    """
    if "ぁ" <= char <= "ゖ":
        return "hiragana"
    if "ァ" <= char <= "ヺ" or char == "ー":
        return "katakana"
    if not char.isalnum() and char != "々":
        return "other"
    if char.isdecimal():
        return "digit"
    return "latin" if char < "\u0250" else "kanji"
