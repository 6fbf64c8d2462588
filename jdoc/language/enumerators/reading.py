"""Reading: what enumerator a line begins with, which series it belongs to, and where in it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from jdoc.errors import NumeralError
from jdoc.language import numerals
from jdoc.language.enumerators import schemes
from jdoc.language.enumerators.schemes import COUNTED_KANA, DIVISIONS, KANJI_DIGIT, Scheme
from jdoc.language.lazy import deferred
from jdoc.language.numerals.series import IROHA, LETTERS, circled_value, roman_value
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from jdoc.language.enumerators.schemes import Variants
    from jdoc.language.speakers import Speaker

_NUMERAL = "[0-9０-９〇一二三四五六七八九十百]+"
_HEAD = deferred(
    r"(?:\S(?: \S(?=[ \u3000\t（(]|$))++|[第（(](?:\u3000\S(?=[ \u3000\t（(]|$))++)"
    r"(?=[ \t]{2}| ?[\u3000（(]|$"
    r"|(?<=[条章節款]) (?![第のノにをはがとでもへや中及又並若か関各、。「」])[^ \u3000][^ \u3000])"
)
"""Letter-spaced characters at the start of a line, up to a gap that is wider than theirs: `[第 ２ 条]   市長は`,
`[第 １ 条] この条例は`, not `第 ２ 条 の規定`, `第２条`, `第 3 条第 2 項`."""
# の, ノ, 之
_SIGN = "[のノ之]"
# 12, 十二
_COUNT = f"(?:{schemes.DIGIT}{{1,4}}|{KANJI_DIGIT}+)"
# a space
_GAP = "[ \u3000]?"
# の 2
_BRANCHES = f"(?:{_GAP}{_SIGN}{_GAP}{_COUNT})"
# 第 12 条の 2
_PROVISION = f"第{_GAP}{_COUNT}{_GAP}[條条{DIVISIONS}]{_BRANCHES}*+"
_APART = deferred(
    rf"(?:{_PROVISION}(?:{_GAP}(?:から|及び|・|[～〜－-]){_GAP}{_PROVISION}{_GAP}(?:まで)?)?+"
    rf"|[（(]{_GAP}{_COUNT}{_BRANCHES}*+{_GAP}[）)]{_BRANCHES}*+|{schemes.DIGIT}{{1,3}}{_BRANCHES}++"
    rf"|第{_GAP}{_COUNT}{_GAP}号[議報諮意請陳][^ \u3000。、]{{1,4}}"
    rf"|[議報諮同承認発意決請陳選推日追][^ \u3000。、第]{{0,6}}第{_GAP}{_COUNT}(?:{_GAP}号{_BRANCHES}*+)?)"
    r"(?=[ \t]{2}| ?[\u3000（(]|\t|$"
    r"|(?<![部目]) (?![第のノにをはがとでもへや中及又並若か関各以、。「」])[^ \u3000][^ \u3000])"
)
"""Numbers that stand apart from the words around them, up to what is no part of a sentence: `[第 12 条の 2]  市長は`,
`[第 12 条の 2] 前条の`, `[(1) の 2]  税`, `[2 の 2]  港`, `[第 6 条から第 7 条まで]  削除`, `[議案第 12 号]  予算`,
not `第 12 条の 2 の規定`, `第 12 条 第 1 項`."""
_LONGEST_APART = 14
"""Characters within which such a number has its first space."""
_DIVISION_AND_TITLE = deferred(f"(第{_NUMERAL}[{DIVISIONS}](?:の{_NUMERAL})*)[^のにをがはと中及又、。「」]{{1,12}}$")
"""A division and its title, once their spaces are gone: `[第１章総則]`, not `第１章の規定`, `第１章`."""
_UNNUMBERED = deferred(r"[※＊]|備考|\W?(?:答|[ＡA])\W?|[^\w①-⓾]")
"""What has no number, a sign or the answer to the question above: `[○]`, `[※]`, `[備考]`, `[（答）]`, not `①`."""
_DRESS = "（() ）.．、"
_KANJI_NUMBER = deferred(f"{KANJI_DIGIT}+")
"""A kanji number in an enumerator: `第[二十三]条`, not `第5条`."""
_OLD_FORM = deferred(r"條|(?<=[条條章節款目号0-9〇一二三四五六七八九十])[ノ之](?=[0-9〇一二三四五六七八九十])")
"""What is written otherwise in old laws: 第一[條], 第一条[ノ]二."""
_GAPS = frozenset(" \u3000")
_SPACED_WIDELY = frozenset("第（(")
_GAPS_OR_END = _GAPS | {"", "\t", "（", "("}
_OPENERS = frozenset("（(")
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
    """As it stands in the document, without the spaces of letter-spaced lines: １．, （注１）, 第二条の三, ●."""
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
    stop: int
    """Where it ends itself: behind all that is written, spaces included."""
    speaker: Speaker | None = None
    """Of what stands before a speech: who speaks."""

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
        if previous is not None and self.value is not None and self.value - 1 == previous.value:  # by far the most
            return True
        sign = _sign(self.written)
        if self.value == 1 or sign == IROHA[0] or (self.value is None and sign not in IROHA):
            return True
        if previous is None:
            return False
        if _sign(previous.written) + sign in IROHA:  # the order of the poem, whose letters have no other place
            return True
        if previous.value is None or self.value is None:
            return sign == _sign(previous.written)
        return self.value in {previous.value, previous.value + 1}


def _sign(written: str) -> str:
    """Return the first character of what counts in an enumerator, without its brackets."""
    return written.lstrip(_DRESS)[:1]


def iroha_position(written: str) -> int | None:
    """Return which kana of the poem an enumerator is, if it is one: the items of laws count so.

    >>> iroha_position("ハ"), iroha_position("（ロ）"), iroha_position("ア")
    (3, 2, 36)
    """
    sign = _sign(written)
    return IROHA.index(sign) + 1 if sign and sign in IROHA else None


def read_enumerator(text: str) -> Enumerator | None:
    """Read the enumerator that a line begins with, if any; the line holds something.

    >>> read_enumerator("（１）連結経営成績")[2:8]
    ('bracket 1', 6, '(1)', 1, 3, 3)
    >>> read_enumerator("第二条の三　この法律において")[2:8]
    ('article', 3, '第2条の3', 2, 6, 5)
    >>> read_enumerator("第 １ ０ 条   市長は")[2:8]
    ('article', 3, '第10条', 10, 10, 7)
    >>> read_enumerator("２０１７年５月１日，アシガバットにおいて")
    >>> read_enumerator("一致した。")
    """
    pattern = schemes.SCHEMES.starting.get(text[0])
    if pattern is None:
        return None
    match = pattern.match(text)
    if _may_stand_apart(text):
        apart = _read_apart(text, pattern)
        if apart is not None:
            return apart
    if text[1:2] in _GAPS and text[3:4] in _GAPS_OR_END and (text[1] == " " or text[0] in _SPACED_WIDELY):
        return _read_letter_spaced(text, pattern, match)
    return None if match is None else _place(text, match, match.end())


def _may_stand_apart(text: str) -> bool:
    """Tell whether a number may stand apart from its unit, or its branches from it."""
    head = text[1:_LONGEST_APART]
    return ("第" in text[:_LONGEST_APART] or "の" in head) and (" " in head or "\u3000" in head)


def _read_apart(text: str, pattern: re.Pattern[str]) -> Enumerator | None:
    """Read an enumerator whose number stands apart, as many ordinances set it, where there are spaces inside."""
    head = _APART.match(text)
    joined = "" if head is None else "".join(head[0].split())
    if head is None or len(joined) == head.end():
        return None
    match = pattern.match(joined + text[head.end() :])
    return None if match is None or match.end() != len(joined) else _place(text, match, head.end())


def _read_letter_spaced(text: str, pattern: re.Pattern[str], match: re.Match[str] | None) -> Enumerator | None:
    """Read an enumerator that may be set apart: of what its characters say as they stand and joined, the longer."""
    found = None if match is None else _place(text, match, match.end())
    spaced = _read_joined(text, pattern)
    return found if spaced is None or (found is not None and found.stop >= spaced.stop) else spaced


def _read_joined(text: str, pattern: re.Pattern[str]) -> Enumerator | None:
    """Read an enumerator whose characters stand apart, as half of the word processors set them."""
    head = _HEAD.match(text)
    if head is None:
        return None
    joined = head[0][::2]
    rest = text[head.end() :]
    match = pattern.match(joined + rest)
    if match is None and not rest and text[0] == "第":
        division = _DIVISION_AND_TITLE.fullmatch(joined)
        match = division and pattern.match(division[1])
    if match is None or match.end() == 1:
        return None
    within = min(match.end(), len(joined))
    return _place(text, match, 2 * within - 1 + match.end() - within)


def _place(text: str, match: re.Match[str], stop: int) -> Enumerator:
    """Return the enumerator that a match has found and that takes some characters of the line."""
    end = len(text) - len(text[stop:].lstrip(" \u3000\t")) if text[stop : stop + 1] in _GAPS_OR_END else stop
    written = "".join(match[0].split()) if match[0][0] in _OPENERS else match[0]
    return _enumerator(match.lastgroup or "", written, end, stop)


@lru_cache(4096)
def _enumerator(name: str, written: str, end: int, stop: int) -> Enumerator:
    """Read an enumerator of a scheme; documents repeat few of them again and again."""
    scheme = schemes.SCHEMES.by_name[name]
    variant = _VARIANTS[scheme.variants](written)
    series = f"{name} {variant}".rstrip()
    rank = scheme.rank + _DEPTHS.get(variant, 0)
    if _UNNUMBERED.fullmatch(written):
        return Enumerator(written, scheme, series, rank, None, None, end, stop)
    number = normalize(written)
    return Enumerator(written, scheme, series, rank, number, _value(written.strip(_DRESS), number), end, stop)


def normalize(written: str) -> str:
    """Write an enumerator in half-width characters and Arabic numbers, without the stop behind it.

    >>> [normalize(written) for written in ("３．", "①", "（ア）", "第十二章", "Ⅳ．", "（注２）", "問３", "1-2")]
    ['3', '(1)', '(ア)', '第12章', 'IV', '注2', '問3', '1-2']
    """
    circled = circled_value(written)
    if circled is not None:
        return f"({circled})"
    written = written.lstrip("○◯〇") or written
    text = unicodedata.normalize("NFKC", written).replace(" ", "").rstrip(".、:")
    text = _OLD_FORM.sub(lambda old: "条" if old[0] == "條" else "の", text)
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
    "alphabet": lambda written: _alphabet(unicodedata.normalize("NFKC", written).strip(_DRESS)),
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
