"""Series: what headings and lists count in, beside Arabic and kanji numerals: Roman, circled, letters, kana."""

from __future__ import annotations

import unicodedata

from jdoc.language.lazy import deferred

ROMAN_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_STEPS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
ROMAN = "[Ⅰ-Ⅿⅰ-ⅿ]"
CIRCLES = "①-⑳㉑-㉟㊱-㊿❶-❿"
"""The circles that enumerators are written in, as ranges of a character class."""
DOUBLE_CIRCLES = "⓵-⓾"
CIRCLED = f"[{CIRCLES}⓪⓫-⓴➀-➓⑴-⒇⒈-⒛㊀-㊉㈠-㈩]"
SIGN = deferred(f"{CIRCLED}|[{DOUBLE_CIRCLES}]")
"""A number in one character: `[①]`, `[⑵]`, `[⓵]`, not `㊤`."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
"""Kana in the order of the dictionary, which headings and lists count in."""
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
"""Kana in the order of the poem, which the items of laws count in."""
LONGEST_ROMAN = 15  # ⅯⅯⅯⅮⅭⅭⅭⅬⅩⅩⅩⅧ is the longest in use


def roman_value(text: str) -> int | None:
    """Read Roman numerals, one character each or put together.

    >>> roman_value("Ⅻ"), roman_value("ⅩⅣ"), roman_value("ⅣⅩ")
    (12, 14, None)
    """
    if not text or len(text) > LONGEST_ROMAN:
        return None
    letters = unicodedata.normalize("NFKC", text).upper()
    if not all(letter in ROMAN_LETTERS for letter in letters):
        return None
    values = [ROMAN_LETTERS[letter] for letter in letters]
    following = [*values[1:], 0]
    total = sum(-v if v < after else v for v, after in zip(values, following, strict=True))
    return total if write_roman(total) == letters else None


def write_roman(value: int) -> str:
    """Write a number below 4,000 in Roman letters.

    >>> write_roman(1944)
    'MCMXLIV'
    """
    written = []
    for worth, letters in ROMAN_STEPS:
        count, value = divmod(value, worth)
        written.append(letters * count)
    return "".join(written)


def circled_value(text: str) -> int | None:
    """Read a numeral in a circle, in brackets or with a full stop.

    >>> circled_value("①"), circled_value("㊿"), circled_value("⑵"), circled_value("㊤")
    (1, 50, 2, None)
    """
    return int(unicodedata.numeric(text)) if SIGN.fullmatch(text) else None
