"""Numerals in running text: where they stand, what they are worth, what they count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from jdoc.language import scripts
from jdoc.language.lazy import compiled, deferred
from jdoc.language.numerals import patterns
from jdoc.language.numerals.amounts import read_number
from jdoc.language.numerals.context import counter_at, measured, word_at
from jdoc.language.numerals.grammar import negated, read
from jdoc.language.numerals.series import circled_value, roman_value
from jdoc.language.numerals.symbols import DIGIT, LARGE, LARGE_UNIT, OLD_TENS, SMALL, Range, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jdoc.language.numerals.context import Counter, Word

LONGEST_WHOLE = 100
ARTICLES = frozenset("条項章節款編")
MINUS_WORD = "マイナス"
# A hyphen between two things is a range or a name; after a particle, a bracket or nothing it is a minus.
MINUS_SIGN = deferred(r"(?:[▲△]|(?:^|[ (\[{「『【〈《,、。:=ぁ-ん])-)$|マイナス$")
BEFORE_MINUS = 5
NUMBER_BEFORE = ("第", "金", "約", "計", MINUS_WORD, "プラス", "およそ", "▲", "△")
VAGUE = {"何", "幾"}  # 何十人 says no number
NAMELESS = deferred("[〇○◯]{2,}")  # 〇〇県
ZERO_OF = deferred("円|ドル|ユーロ|%|パーセント|ポイント|[人件歳回個度点時分秒年日]")
FOLLOWERS = deferred("[以余超未弱強台前後程間内当毎相]")
LATIN = deferred("[A-Za-z]")
LATIN_NAME = deferred("[A-Za-z][-.]?$")
LATIN_UNIT = deferred(
    "(?:[kKMGTmcdµ]?(?:m[23]?|g|W|Wh|B|Hz|V|A|t|L|l|J|Pa|Sv|Bq|cal)|ha|pp[mb]|dB|bps|USD|JPY|EUR)(?![A-Za-z])"
)
FORMAL = frozenset("壱弐参拾佰陌仟阡萬壹貳參肆伍陸漆捌玖")
GLUED = deferred(scripts.WORD)
KANJI = deferred(scripts.KANJI)
UNITS = deferred(f"{SMALL}|{LARGE}|[廿卅卌]")
RANGE_FOLLOWS = deferred(f"[~〜–—―-](?:[0-9]|{DIGIT})")
TRAILING_MARKS = "・点、, "
Span: TypeAlias = tuple[int, int]


class Numeral(NamedTuple):
    """A numeral in a text."""

    start: int
    end: int
    value: Value | None
    """None for a code, which is written in digits but is no number: 12:30, 1.2.3."""
    form: str
    """How it is written: digits, kanji, positional, daiji, mixed, fraction, range, roman, circled, code."""
    kind: str
    """What it counts: cardinal, money, percent, date, time, duration, quantity, ordinal, article,
    fraction; and label, name and code where it counts nothing: Ⅲ, Ｇ７, 12:30."""


def finditer(folded: str) -> Iterator[Numeral]:
    """Yield the numerals of a folded text, leaving out what only looks like one.

    >>> [folded[n.start : n.end] for folded in ["一部で二十か国が一致し、三菱の5,680億円"] for n in finditer(folded)]
    ['二十', '5,680億']
    """
    return iter(cast("list[Numeral]", scan(folded, judge=plain)))


def scan(folded: str, *, judge: Callable[[str, int, int], Numeral] | None = None) -> list[Numeral | Span]:
    """Return the numerals of a folded text, but for plain digits, where nobody is to judge them, only their span.

    Most numerals of a document are such; who does not ask what they count saves half of the time.
    """
    whole = whole_numeral(folded)
    if whole:
        return [whole]
    found: list[Numeral | Span] = []
    search, plain_digits = patterns.numeral().search, patterns.numeral().groupindex["plain"]
    match = search(folded)
    while match:
        index = match.lastindex or 0
        start, end = span = match.span(index)
        if index == plain_digits:
            found.append(judge(folded, start, end) if judge else span)
        else:
            for numeral in READERS[match.lastgroup or ""](folded, start, end):
                end = max(end, numeral.end)
                found.append(numeral)
        match = search(folded, end)
    return found


def whole_numeral(folded: str) -> Numeral | None:
    """Read a text that is one numeral and nothing else."""
    if len(folded) > LONGEST_WHOLE or not compiled(patterns.WHOLE_START).match(folded):
        return None
    match = patterns.whole().fullmatch(folded)
    value = read(match["numeral"]) if match else None
    if match is None or value is None:
        return None
    start, end = match.span("numeral")
    return Numeral(start, end, value, _form(folded[start:end], value), "cardinal")


def plain(text: str, start: int, end: int) -> Numeral:
    """Say what plain digits count."""
    counter = counter_at(text, end + (text[end : end + 1] == " "))
    return Numeral(start, end, int(text[start:end]), "digits", _kind(text, start, counter))


def _amount(text: str, start: int, end: int) -> Iterator[Numeral]:
    surface = text[start:end]
    if surface.isascii() and not text.startswith("分の", end):
        yield _digits(text, start, end)
        return
    end = _before_word(text, start, end)
    numeral = _fraction(text, start, end) or _number(text, start, end)
    if numeral:
        yield numeral


def _digits(text: str, start: int, end: int) -> Numeral:
    surface = text[start:end]
    value = read_number(surface)
    if LATIN_NAME.search(text, max(0, start - 2), start):
        counter = counter_at(text, end + text.startswith(" ", end))
        if not counter or counter.kind != "money":  # ＧＮＩ2,820米ドル is an amount
            return Numeral(start, end, value, "digits", "name")
    if LATIN.match(text, end):
        kind = "quantity" if LATIN_UNIT.match(text, end) else "name"
    else:
        kind = _kind(text, start, counter_at(text, end + text.startswith(" ", end)))
    return _signed(text, Numeral(start, end, value, "digits" if value is not None else "code", kind))


def _number(text: str, start: int, end: int) -> Numeral | None:
    """Judge a numeral with kanji in it by its surroundings and read it."""
    surface = text[start:end]
    counter = counter_at(text, end + text.startswith(" ", end))
    if not surface[0].isascii() and not _is_number(text, start, end, counter):
        return None
    for old, modern in OLD_TENS.items():
        surface = surface.replace(old, modern)
    value = read(surface)
    if value is None:
        return None
    return _signed(text, Numeral(start, end, value, _form(surface, value), _kind(text, start, counter)))


def _before_word(text: str, start: int, end: int) -> int:
    """Leave the beginning of a word out of the number before it: 五億|一般会計, 第四|四半期."""
    last = end - 1
    if text[start] == "第" or last == start or counter_at(text, end):
        return end
    word = word_at(text, last)
    if not word or word.before or last + len(word.text) <= end:
        return end
    return start + len(text[start:last].rstrip(TRAILING_MARKS))


def _fraction(text: str, start: int, end: int) -> Numeral | None:
    match = patterns.amount().match(text, end + 2) if text.startswith("分の", end) else None
    if not match:
        return None
    end = _before_word(text, match.start(), match.end())
    value = read(text[start:end])
    return None if value is None else Numeral(start, end, value, "fraction", "fraction")


def _is_number(text: str, start: int, end: int, counter: Counter | None) -> bool:
    if text.startswith("単位:", max(0, start - 3)):
        return False  # 単位：百万円 names a unit
    word = word_at(text, start)
    if word and not _outweighed(text, start, word, end + len(counter.surface) if counter else 0):
        return False
    if text[start - 1 : start] in VAGUE or NAMELESS.fullmatch(text, start, end):
        return False
    if end - start > 1:
        return bool(counter) or text[start - 1 : start] == "第" or _stands_alone(text, start, end)
    before = text[max(0, start - len(MINUS_WORD)) : start]
    if text[start] in FORMAL and text[start] not in "壱弐":  # 参 is more often a word than a 3
        return before.endswith(("第", "金")) or (counter is not None and counter.kind == "money")
    if RANGE_FOLLOWS.match(text, end):
        return True  # 一～二％
    if counter:
        return not counter.needs or before.endswith(counter.needs)
    return before.endswith(NUMBER_BEFORE[1:]) and not KANJI.match(text, end)


def _outweighed(text: str, start: int, word: Word, counted: int) -> bool:
    """Tell whether a word gives way: to a longer counter (一部門), to 第 (第一部), to a measure (十分以内)."""
    if word.before:
        return False
    end = start + len(word.text)
    if counted and (counted > end or text[start - 1 : start] == "第"):
        return True
    if word.unless == "apart":
        return not GLUED.fullmatch(text[start - 1 : start])
    return word.unless == "measured" and measured(text, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a kanji numeral of several characters is a number without a counter."""
    surface = text[start:end]
    if UNITS.search(surface):
        return not KANJI.match(text, end) or bool(FOLLOWERS.match(text, end) or LARGE_UNIT.search(surface))
    return len(surface) > 2 and not KANJI.match(text, end)


def _kind(text: str, start: int, counter: Counter | None) -> str:
    before = text[start - 1 : start]
    if before == "第":
        return "article" if counter and counter.surface in ARTICLES else "ordinal"
    if before in {"¥", "$", "€", "£"}:
        return "money"
    return counter.kind if counter else "cardinal"


def _signed(text: str, numeral: Numeral) -> Numeral:
    start = numeral.start
    if numeral.value is None or text[start - 1 : start] not in {"-", "▲", "△", "ス"}:
        return numeral
    sign = MINUS_SIGN.search(text, max(0, start - BEFORE_MINUS), start)
    if not sign:
        return numeral
    length = len(MINUS_WORD) if sign[0] == MINUS_WORD else 1
    return numeral._replace(start=start - length, value=negated(numeral.value))


def _form(surface: str, value: Value) -> str:
    if isinstance(value, Range):
        return "range"
    if surface.strip().isascii():
        return "digits"
    if not FORMAL.isdisjoint(surface):
        return "daiji"
    if re.search("[0-9]", surface):
        return "mixed"
    return "kanji" if UNITS.search(surface) else "positional"


def _pair(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read 二、三人 as a range; two numerals where nothing is counted together: 1、2の順."""
    counter = counter_at(text, end)
    value = read(text[start:end])
    if counter and isinstance(value, Range):
        yield Numeral(start, end, value, "range", counter.kind)
        return
    for match in patterns.amount().finditer(text, start, end):
        yield from _amount(text, *match.span())


def _several(text: str, start: int, end: int) -> Iterator[Numeral]:
    value = read(text[start:end])
    if isinstance(value, Range):
        yield Numeral(start, end, value, "range", _kind(text, start, counter_at(text, end)))


def _roman(text: str, start: int, end: int) -> Iterator[Numeral]:
    value = roman_value(text[start:end])
    if value is not None:
        kind = _kind(text, start, counter_at(text, end))
        yield Numeral(start, end, value, "roman", "label" if kind == "cardinal" else kind)


def _circled(text: str, start: int, end: int) -> Iterator[Numeral]:
    yield Numeral(start, end, circled_value(text[start:end]), "circled", "label")


def _code(text: str, start: int, end: int) -> Iterator[Numeral]:
    name = LATIN_NAME.search(text, max(0, start - 2), start)
    yield Numeral(start, end, None, "code", "name" if name else "code")


def _zero(text: str, start: int, end: int) -> Iterator[Numeral]:
    counter = counter_at(text, end) if ZERO_OF.match(text, end) else None
    if counter:
        yield Numeral(start, end, 0, "kanji", counter.kind)


READERS: dict[str, Callable[[str, int, int], Iterator[Numeral]]] = {
    "amount": _amount,
    "circled": _circled,
    "code": _code,
    "pair": _pair,
    "roman": _roman,
    "several": _several,
    "zero": _zero,
}
