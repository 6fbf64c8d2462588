"""Labels: the numbers and bullets that official documents put before a heading, a paragraph or an item.

The schemes and their usual order (第１, １, (1), ア, (ア)) follow 公用文作成の考え方 (Council for Cultural Affairs, 2022),
II-7; those of laws (編 章 節 款 目 条 項 号) follow the 法令標準XML schema.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from jdoc.language.lazy import deferred

_DIGIT = "[0-9０-９]"
_KANJI = "[〇一二三四五六七八九十百]"
_FRACTION = rf"(?!{_DIGIT}{{1,3}}(?!{_DIGIT}))"  # 3.14 is no label, １．２０２５年 has one
_GAP = r"(?=[ \u3000\t]|$)"
_BRANCH = f"(?:の(?:{_DIGIT}+|{_KANJI}+))*"
_UNITS = "編部章節款目"
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホ"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラム"  # the items of laws count in this order
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓵-⓾"
_INNER = rf"{_DIGIT}{{1,3}}(?:[-－]{_DIGIT})?|{_KANJI}{{1,3}}|[ア-ンｱ-ﾝ]|[A-Za-zＡ-Ｚａ-ｚ]|[ⅰ-ⅻⅠ-Ⅻ]+|[ivx]{{2,4}}"

# One alternative a scheme, the longer before the shorter. A label needs a gap behind it wherever running text can
# begin the same way (第５条の規定, 一致, ５月), and none where it can't (（１）連結経営成績, ①趣旨).
_SCHEMES = {
    "division": rf"第(?:{_DIGIT}{{1,4}}|{_KANJI}+)[{_UNITS}]{_BRANCH}{_GAP}",
    "article": rf"第(?:{_DIGIT}{{1,4}}|{_KANJI}+)条{_BRANCH}(?=[ \u3000\t（(]|$)",
    "ordinal": rf"第(?:{_DIGIT}{{1,2}}|{_KANJI}{{1,3}})(?:[．.、]|{_GAP})",
    "question": rf"[（(【]?(?:問|Ｑ|Q){_DIGIT}{{0,3}}(?:[-－の]{_DIGIT}+)?(?:[．.：:]|[）)】]|{_GAP})",
    "answer": rf"[（(【]?(?:答|Ａ|A)(?:(?<=答)|(?={_DIGIT}|[．：:]))"
    rf"{_DIGIT}{{0,3}}(?:[-－の]{_DIGIT}+)?(?:[．.：:]|[）)】]|{_GAP})",
    "note": rf"[（(［\[〔【](?:注|備考|参考|出典)[ \u3000]?(?:{_DIGIT}{{1,2}}|{_KANJI}{{1,2}})?[）)］\]〕】](?:[：:]|{_DIGIT}{{1,2}}(?=[ \u3000]))?"
    rf"|(?:注|備考)[ \u3000]?{_DIGIT}{{0,2}}(?:[）)：:．.]|{_GAP})|[※＊]{_DIGIT}{{0,2}}|\*{_DIGIT}{{1,2}}",
    "roman": rf"(?:[Ⅰ-Ⅻ]+|[IVX]{{1,5}}(?=[．.]))(?:[．.、：]|{_GAP})",
    "decimal": rf"{_DIGIT}{{1,2}}(?:[-－‐−．.]{_DIGIT}{{1,2}})+(?:[．.])?{_GAP}",
    "number": rf"{_DIGIT}{{1,3}}(?:[．.]{_FRACTION}|[、)）](?!{_DIGIT})|{_GAP})",
    "bracket": rf"[（(] ?(?:{_INNER}) ?[）)]",
    "circled": f"[{_CIRCLED}]",
    "letter": rf"[ivx]{{2,4}}[)）]|[A-Za-zＡ-Ｚａ-ｚ](?:[)）．](?!{_DIGIT})|\.(?=[ \u3000\t])|(?=\u3000))",
    "kana": rf"[{_KANA}{_IROHA}](?:[．.、）)]|{_GAP})",
    "kanji": rf"{_KANJI}{{1,3}}(?:[、．]|{_GAP})(?:の{_KANJI}+)?",
    "bullet": r"[○●◯◎◇◆□■▪▫•‣◦☆★▶►➢➤✓✔◉](?!\d)|[〇▲△▼▽](?=[ \u3000\t])|[・･](?=\S|[ \u3000])|[－‐–—−\-*](?=[ \u3000\t])"
    r"|[－‐–—−\-](?=[^\W\d_])",
}
_LETTERS = "".join(chr(base + place) for base in (0x41, 0x61, 0xFF21, 0xFF41) for place in range(26))
_CIRCLES = "".join(
    chr(code)
    for first, last in ((0x2460, 0x2473), (0x24F5, 0x24FE), (0x2776, 0x277F), (0x3251, 0x325F), (0x32B1, 0x32BF))
    for code in range(first, last + 1)
)
_SIGNS = frozenset(
    "第問答注備参※＊*ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ（(［[〔【○●◯◎◇◆□■▪▫•‣◦☆★▶►➢➤✓✔◉〇▲△▼▽・･－‐–—−-０１２３４５６７８９0123456789"
    + _CIRCLES
)
_WORDS = frozenset("一二三四五六七八九十百" + _KANA + _IROHA + _LETTERS)
_BEHIND = frozenset(" \u3000\t．.、）):：&の一二三四五六七八九十百０１２３４５６７８９0123456789IVXivx")


def may_begin(text: str) -> bool:
    """Rule out most lines at a glance: a label begins with a sign, or with a letter or kanji set off from what follows.

    >>> [may_begin(text) for text in ("（１）", "ア　", "アシガバット", "一致した")]
    [True, True, False, False]
    """
    first = text[0]
    return first in _SIGNS or (first in _WORDS and (len(text) == 1 or text[1] in _BEHIND))


_DIGITS = {kanji: value for value, kanji in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100}
_UNNUMBERED = deferred(r"[※＊]|備考|\W?(?:答|[ＡA])\W?|[^\w①-⓾]")  # bullets, and the answer to the question above
_CIRCLE = deferred(f"[{_CIRCLED}]")
_ROMAN = deferred("[IVXLC]+")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Label(NamedTuple):
    """A label as found at the start of a line."""

    written: str
    """As it stands in the document: １．, （注１）, 第二条の三, ●."""
    scheme: str
    """What it is told apart by from labels of other levels: `number`, `bracket ア`, `division 章`, `bullet ●` …"""
    family: str
    """The scheme without what tells its variants apart: `division`, `bracket`, `bullet`."""
    number: str | None
    """Normalised to half-width Arabic: 1, 注1, 第2条の3; none for a bullet."""
    value: int | None
    """The position in its sequence, where it has one."""
    end: int
    """Where the text behind it begins."""

    def follows(self, previous: Label | None) -> bool:
        """Tell whether the label is the first of its sequence or the next after another one."""
        if self.value is None:
            return True
        if previous is None or previous.value is None:
            return self.value == 1 or self.written[0] == "イ"
        here, before = self.written[0], previous.written[0]
        if here in _IROHA and before in _IROHA and _IROHA.index(here) == _IROHA.index(before) + 1:
            return True
        return self.value in {1, previous.value, previous.value + 1} or self.written[0] == "イ"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SCHEMES.items()))


def match(text: str) -> Label | None:
    """Read the label that a line begins with.

    >>> match("（１）連結経営成績")
    Label(written='（１）', scheme='bracket 1', family='bracket', number='(1)', value=1, end=3)
    >>> match("第二条の三　この法律において")
    Label(written='第二条の三', scheme='article', family='article', number='第2条の3', value=2, end=6)
    >>> match("２０１７年５月１日，アシガバットにおいて")
    >>> match("一致した。")
    """
    found = _pattern().match(text)
    if found is None:
        return None
    end = found.end()
    while end < len(text) and text[end] in " \u3000\t":
        end += 1
    return _label(found.lastgroup or "", found[0], end)


@lru_cache(4096)
def _label(family: str, written: str, end: int) -> Label:
    """Read a label by the scheme that it was found in; documents repeat few of them again and again."""
    number = None if _UNNUMBERED.fullmatch(written) else normalize(written)
    variant = ""
    if family == "division":
        variant = next(unit for unit in written if unit in _UNITS)
    elif family == "bullet":
        variant = written
    elif family == "bracket":
        variant = _alphabet(written.strip("（() ）"))
    elif family in {"letter", "kana"}:
        variant = _alphabet(written[0])
    elif family == "decimal":
        variant = str(len(re.findall(r"\d+", written)))
    value = None if number is None else _value(written.strip("（() ）.．、"), number)
    return Label(written, f"{family} {variant}".rstrip(), family, number, value, end)


def normalize(written: str) -> str:
    """Write a label in half-width characters and Arabic numbers, without the stop behind it.

    >>> [normalize(label) for label in ("３．", "①", "（ア）", "第十二章", "Ⅳ．", "（注２）", "問３", "1-2")]
    ['3', '(1)', '(ア)', '第12章', 'IV', '注2', '問3', '1-2']
    """
    if _CIRCLE.fullmatch(written):
        return f"({int(unicodedata.numeric(written))})"
    text = unicodedata.normalize("NFKC", written).replace(" ", "").rstrip(".、:")
    text = re.sub("[〇一二三四五六七八九十百]+", lambda digits: str(_kanji(digits[0])), text)
    inner = text.strip("()[]〔〕【】")
    if inner[:1] in {"注", "備", "参", "問", "答", "Q", "A"} and len(inner) != len(text):
        return re.sub(r"[()\[\]〔〕【】.]", "", text)
    return text if text.startswith(("(", "[")) else text.rstrip(")")


def _alphabet(inner: str) -> str:
    """Name the alphabet that a label is written in by the first character of that alphabet."""
    folded = unicodedata.normalize("NFKC", inner)
    if folded[0].isdigit():
        return "1"
    if folded.isascii():
        # (i) opens a Roman sequence far more often than it follows (h).
        return "ⅰ" if _ROMAN.fullmatch(folded.upper()) and folded not in {"c", "d", "l", "m"} else _case(folded)
    return "一" if inner[0] in _DIGITS or inner[0] in _TENS else "ア"


def _case(letter: str) -> str:
    return "a" if letter.islower() else "A"


def _value(written: str, number: str) -> int | None:
    """Read the position of a label in its sequence: 3 for ３．, 2 for イ, 12 for 第十二条の二."""
    digits = re.findall(r"\d+", number)
    if digits:
        # 1.2 comes after 1.1, but 第3条の2 after 第3条
        return int(digits[-1] if "." in number or "-" in number else digits[0])
    folded = unicodedata.normalize("NFKC", written).upper()
    if _ROMAN.fullmatch(folded) and (len(folded) > 1 or folded in "IVX"):
        return _roman(folded)
    if len(folded) == 1 and "A" <= folded <= "Z":
        return ord(folded) - ord("A") + 1
    return _KANA.index(folded) + 1 if len(folded) == 1 and folded in _KANA else None


def _roman(digits: str) -> int:
    """Read a Roman number: 4 for IV."""
    values = [_ROMAN_DIGITS[digit] for digit in digits]
    return sum(-here if here < after else here for here, after in zip(values, [*values[1:], 0], strict=True))


def _kanji(digits: str) -> int:
    """Read a small kanji number, additive (二十一) or positional (二一)."""
    total = current = 0
    for char in digits:
        if char in _TENS:
            total += (current or 1) * _TENS[char]
            current = 0
        else:
            current = current * 10 + _DIGITS[char]
    return total + current
