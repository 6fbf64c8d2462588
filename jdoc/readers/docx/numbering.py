"""Numbering: the labels that Word counts and doesn't write into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language import numerals
from jdoc.language.lazy import deferred
from jdoc.language.numerals.series import AIUEO, IROHA, LETTERS, write_roman
from jdoc.language.width import widen
from jdoc.readers.characters import UNKNOWN, fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.readers.xml import Element

_PLACE = deferred("%([1-9])")
"""Where the number of a level goes in the text of a number: `[%1]章`."""
_LARGEST = 9_999
"""The largest number that is written in another format than Arabic digits."""


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
    """Write a number in one of Word's formats; in Arabic digits where the format has no way to write it.

    >>> [write(12, form) for form in ("decimalFullWidth", "decimalEnclosedCircle", "aiueo", "japaneseCounting")]
    ['１２', '⑫', 'シ', '十二']
    >>> write(21, "decimalEnclosedCircle"), write(12, "none")
    ('21', '')
    """
    if form == "none":
        return ""
    known = _FORMATS.get(form, _ARABIC)
    return known.write(number) if known.first <= number <= known.last else str(number)


class _Format(NamedTuple):
    """How a format writes numbers, and which ones it can."""

    write: Callable[[int], str]
    first: int = 0
    last: int = _LARGEST


def _again(series: str) -> _Format:
    """Make a format that begins anew at the end of its series: ン is followed by ア."""
    return _Format(lambda number: series[(number - 1) % len(series)], first=1)


def _enclosed(first: str) -> _Format:
    """Make a format of the twenty characters from one on."""
    return _Format(lambda number: chr(ord(first) + number - 1), first=1, last=20)


def _letters(number: int) -> str:
    """Write A to Z, then AA, BB …, as Word does."""
    return LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)


def _kanji(number: int) -> str:
    return numerals.render(number, "kanji") if number else "〇"


def _kanji_digits(number: int) -> str:
    return numerals.render(number, "positional") if number > 10 else _kanji(number)


_ARABIC = _Format(str)
_FORMATS = {
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _Format(lambda number: widen(str(number)))),
    "decimalZero": _Format(lambda number: f"{number:02}"),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _enclosed("①")),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    "decimalEnclosedParen": _enclosed("⑴"),
    **dict.fromkeys(("aiueo", "aiueoFullWidth"), _again(AIUEO)),
    **dict.fromkeys(("iroha", "irohaFullWidth"), _again(IROHA)),
    "upperLetter": _Format(_letters, first=1),
    "lowerLetter": _Format(lambda number: _letters(number).lower(), first=1),
    "upperRoman": _Format(write_roman),
    "lowerRoman": _Format(lambda number: write_roman(number).lower()),
    **dict.fromkeys(
        ("japaneseCounting", "chineseCountingThousand", "ideographTraditional", "japaneseLegal"), _Format(_kanji)
    ),
    **dict.fromkeys(("japaneseDigitalTenThousand", "ideographDigital", "chineseCounting"), _Format(_kanji_digits)),
}
"""Word's formats by their names in the file; those that are missing are written in Arabic digits."""


def _level(level: Element) -> Level:
    """Read how a level is numbered."""
    start, form, text = level.find("start"), level.find("numFmt"), level.find("lvlText")
    written = text.attributes.get("val", "") if text else ""
    name = form.attributes.get("val", "decimal") if form else "decimal"
    return Level(_int(start, "val") if start else 1, name, written, level.find("isLgl") is not None)


def _int(element: Element, key: str) -> int:
    value = element.attributes.get(key, "")
    return int(value) if value.isdecimal() and len(value) < 6 else 0
