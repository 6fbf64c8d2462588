"""Numbering: the labels that Word counts and doesn't write into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jdoc.language.lazy import deferred
from jdoc.readers.characters import UNKNOWN, fold

if TYPE_CHECKING:
    from jdoc.readers.xml import Element

_PLACE = deferred("%([1-9])")
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_KANJI = "〇一二三四五六七八九"
_LARGEST = 10_000


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    """All numbers in it are Arabic."""


class Numbering:
    """The lists of a file, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, str] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for found in root.elements() if root else ():
            if found.tag == "abstractNum":
                levels = {_int(level, "ilvl"): _level(level) for level in found.elements() if level.tag == "lvl"}
                self._levels[found.attributes.get("abstractNumId", "")] = levels
            elif found.tag == "num":
                self._add(found)

    def _add(self, found: Element) -> None:
        key = found.attributes.get("numId", "")
        abstract = found.find("abstractNumId")
        self._lists[key] = abstract.attributes.get("val", "") if abstract else ""
        for override in found.elements():
            if override.tag == "lvlOverride" and (start := override.find("startOverride")):
                self._starts.setdefault(key, {})[_int(override, "ilvl")] = _int(start, "val")

    def label(self, key: str, depth: int) -> str:
        """Count a paragraph of a list, and write its label."""
        abstract = self._lists.get(key, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, [None] * 9)
        if key not in self._begun:
            self._begun.add(key)
            for inner in self._starts.get(key, {}):
                if inner < len(counts):
                    counts[inner] = None
        for inner, count in enumerate(counts[: depth + 1]):
            if count is None:
                counts[inner] = self._starts.get(key, {}).get(inner, levels.get(inner, Level()).start)
            elif inner == depth:
                counts[inner] = count + 1
        counts[depth + 1 :] = [None] * (8 - depth)
        if level.format == "bullet":
            bullet = "".join(map(fold, level.text))
            return "・" if UNKNOWN in bullet else bullet
        return _PLACE.sub(lambda place: self._written(levels, counts, int(place[1]) - 1, level), level.text)

    @staticmethod
    def _written(levels: dict[int, Level], counts: list[int | None], depth: int, own: Level) -> str:
        form = "decimal" if own.legal else levels.get(depth, Level()).format
        return write(counts[depth] or 0, form)


def write(number: int, form: str) -> str:
    """Write a number in one of Word's formats.

    >>> [write(12, form) for form in ("decimalFullWidth", "decimalEnclosedCircle", "aiueoFullWidth")]
    ['１２', '⑫', 'シ']
    """
    if form == "none" or not 0 <= number < _LARGEST:
        return "" if form == "none" else str(number)
    if form in {"decimalFullWidth", "decimalFullWidth2"}:
        return str(number).translate(_FULL)
    if form.startswith("decimalEnclosed") and 1 <= number <= 20:
        return chr({"F": 0x2488, "P": 0x2474}.get(form[15:16], 0x2460) + number - 1)
    if form in {"aiueo", "aiueoFullWidth", "iroha", "irohaFullWidth"} and number:
        kana = _AIUEO if form.startswith("a") else _IROHA
        return kana[(number - 1) % len(kana)]
    if form in {"upperLetter", "lowerLetter"} and number:
        letters = _LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    if form in {"upperRoman", "lowerRoman"}:
        return _roman(number) if form == "upperRoman" else _roman(number).lower()
    if form in {"japaneseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseLegal"}:
        return _kanji(number)
    if form in {"japaneseDigitalTenThousand", "ideographDigital", "chineseCounting"}:
        return "".join(_KANJI[int(digit)] for digit in str(number)) if number > 10 else _kanji(number)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written + _ROMAN_ONES[number]


def _kanji(number: int) -> str:
    written = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, value)
        written += (_KANJI[digit] if digit > 1 else "") + unit if digit else ""
    return written + (_KANJI[number] if number or not written else "")


def _level(level: Element) -> Level:
    """Read how a level is numbered."""
    start, form, text = level.find("start"), level.find("numFmt"), level.find("lvlText")
    written = text.attributes.get("val", "") if text else ""
    name = form.attributes.get("val", "decimal") if form else "decimal"
    return Level(_int(start, "val") if start else 1, name, written, level.find("isLgl") is not None)


def _int(element: Element, key: str) -> int:
    value = element.attributes.get(key, "")
    return int(value) if value.isdecimal() and len(value) < 6 else 0
