"""Reading: what enumerator a line begins with, which series it belongs to, and where in it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from jdoc.errors import NumeralError
from jdoc.language import numerals
from jdoc.language.enumerators import schemes
from jdoc.language.enumerators.schemes import COUNTED_KANA, DIVISIONS, KANJI_DIGIT, Scheme
from jdoc.language.lazy import deferred
from jdoc.language.numerals.series import IROHA, LETTERS, circled_value, roman_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.enumerators.schemes import Variants

_UNNUMBERED = deferred(r"[※＊]|備考|\W?(?:答|[ＡA])\W?|[^\w①-⓾]")
"""What has no number, a sign or the answer to the question above: `[○]`, `[※]`, `[備考]`, `[（答）]`, not `①`."""
_DRESS = "（() ）.．、"
_KANJI_NUMBER = deferred(f"{KANJI_DIGIT}+")
"""A kanji number in an enumerator: `第[二十三]条`, not `第5条`."""
_NAMED = frozenset("注備参問答QA")
"""How what has a name begins: 注１, 問３. There the brackets around name and number say nothing."""
_BRACKETS = deferred(r"[()\[\]〔〕【】.]")
"""What is dropped around a number with a name, once it is half-width: `[(]注1`, not `注1`."""
_ALPHABETS = {
    "1": deferred(r"\d"),
    "一": _KANJI_NUMBER,
    "ア": deferred(r"[^\x00-\x7f]"),
    # (c) follows (b), while (i) opens a Roman series far more often than it follows (h)
    "ⅰ": deferred("(?![cdlm]$)[IVXLCivxlc]+$"),
    "a": deferred("[a-z]+$"),
    "A": deferred(""),
}
"""The alphabets that enumerators are written in, by their first characters; the first that fits counts."""
_UNIT = deferred(f"[{DIVISIONS}]")
"""The division that an enumerator numbers: `第十二[章]`, not `第五条`."""
_DEPTHS = {unit: depth for depth, unit in enumerate(DIVISIONS)}
"""How far below the highest division of a law each stands."""
_POSITION = deferred(r"\D*(?:\d+[.-])*(\d+)")
"""What counts in a number: `[1.2]` comes after 1.1, but `[第3]条の2` after 第3条."""
_PLACES = {sign: place for order in (LETTERS, COUNTED_KANA) for place, sign in enumerate(order, 1)}
_PLACES |= {"I": 1, "V": 5, "X": 10}
"""The position of each letter and kana in its series; what can be a Roman numeral is one."""


class Enumerator(NamedTuple):
    """An enumerator as it stands at the start of a line: the number or sign of a heading, a paragraph, an item."""

    written: str
    """As it stands in the document: １．, （注１）, 第二条の三, ●."""
    scheme: Scheme
    """The form that it is written in."""
    series: str
    """What it is told apart by from those of other levels: `number`, `bracket ア`, `division 章`, `bullet ●` …"""
    rank: int
    """Of two enumerators, the one of the lower rank stands above."""
    number: str | None
    """Normalised to half-width Arabic: 1, 注1, 第2条の3; none for a bullet."""
    value: int | None
    """The position in its series, where it has one."""
    end: int
    """Where the text behind it begins, in characters of the line."""

    @property
    def is_note(self) -> bool:
        """Whether a note begins so."""
        return self.scheme.makes == "note"

    def follows(self, previous: Enumerator | None) -> bool:
        """Tell whether the enumerator opens its series, or is the next after another one of it, or the same again.

        >>> ka, ki, ro = map(read_enumerator, ("カ　費用", "キ　期間", "ロ　費用"))
        >>> ki.follows(ka), ka.follows(ki), ka.follows(None), ro.follows(read_enumerator("イ　趣旨"))
        (True, False, False, True)
        >>> ru, wo = map(read_enumerator, ("ル、費用", "（ヲ）期間"))
        >>> ru.follows(None), wo.follows(ru), ru.follows(wo)
        (False, True, False)
        """
        if self.value == 1 or self.letter == "イ" or (self.value is None and self.letter not in IROHA):
            return True
        if previous is None:
            return False
        if previous.letter + self.letter in IROHA:  # the order of the poem, whose letters have no other place
            return True
        if previous.value is None or self.value is None:
            return self.letter == previous.letter
        return self.value in {previous.value, previous.value + 1}

    @property
    def letter(self) -> str:
        """What is written inside the dress: ル of （ル）, 3 of 3.; nothing of a sign that is dress alone."""
        return self.written.strip(_DRESS)[:1]


def read_enumerator(text: str) -> Enumerator | None:
    """Read the enumerator that a line begins with, if any; the line holds something.

    >>> read_enumerator("（１）連結経営成績")[2:]
    ('bracket 1', 6, '(1)', 1, 3)
    >>> read_enumerator("第二条の三　この法律において")[2:]
    ('article', 3, '第2条の3', 2, 6)
    >>> read_enumerator("２０１７年５月１日，アシガバットにおいて")
    >>> read_enumerator("一致した。")
    """
    pattern = schemes.SCHEMES.starting.get(text[0])
    if pattern is None:
        return None
    match = pattern.match(text)
    if match is None:
        return None
    end = len(text) - len(text[match.end() :].lstrip(" \u3000\t"))
    return _enumerator(match.lastgroup or "", match[0], end)


@lru_cache(4096)
def _enumerator(name: str, written: str, end: int) -> Enumerator:
    """Read an enumerator of a scheme; documents repeat few of them again and again."""
    scheme = schemes.SCHEMES.by_name[name]
    variant = _VARIANTS[scheme.variants](written)
    series = f"{name} {variant}".rstrip()
    rank = scheme.rank + _DEPTHS.get(variant, 0)
    if _UNNUMBERED.fullmatch(written):
        return Enumerator(written, scheme, series, rank, None, None, end)
    number = normalize(written)
    return Enumerator(written, scheme, series, rank, number, _value(written.strip(_DRESS), number), end)


def normalize(written: str) -> str:
    """Write an enumerator in half-width characters and Arabic numbers, without the stop behind it.

    >>> [normalize(written) for written in ("３．", "①", "（ア）", "第十二章", "Ⅳ．", "（注２）", "問３", "1-2")]
    ['3', '(1)', '(ア)', '第12章', 'IV', '注2', '問3', '1-2']
    """
    circled = circled_value(written)
    if circled is not None:
        return f"({circled})"
    text = unicodedata.normalize("NFKC", written).replace(" ", "").rstrip(".、:")
    text = _KANJI_NUMBER.sub(lambda digits: _arabic(digits[0]), text)
    inner = text.strip("()[]〔〕【】")
    if inner[:1] in _NAMED and inner != text:
        return _BRACKETS.sub("", text)
    return text if text.startswith(("(", "[")) else text.rstrip(")")


def _arabic(digits: str) -> str:
    """Write a kanji number in Arabic digits; as it stands if it is none (十十)."""
    try:
        return str(numerals.parse(digits))
    except NumeralError:
        return digits


def _alphabet(inner: str) -> str:
    """Name the alphabet that an enumerator is written in by the first character of that alphabet.

    >>> [_alphabet(inner) for inner in ("２", "iv", "c", "Ｂ", "十", "カ")]
    ['1', 'ⅰ', 'a', 'A', '一', 'ア']
    """
    folded = unicodedata.normalize("NFKC", inner)
    return next(first for first, pattern in _ALPHABETS.items() if pattern.match(folded))


_VARIANTS: dict[Variants, Callable[[str], str]] = {
    "none": lambda _: "",
    "unit": lambda written: str(_UNIT.findall(written)[0]),
    "sign": lambda written: written,
    "alphabet": lambda written: _alphabet(written.strip(_DRESS)),
    "depth": lambda written: str(len(re.findall(r"\d+", written))),
}
"""What is said of an enumerator beside its scheme, so that its series is told from others."""


def _value(written: str, number: str) -> int | None:
    """Read the position of an enumerator in its series: 3 for ３．, 2 for イ, 12 for 第十二条の二."""
    position = _POSITION.match(number)
    if position:
        return int(position[1])
    folded = unicodedata.normalize("NFKC", written).upper()
    return _PLACES.get(folded) or roman_value(folded)
