"""Numerals in running text: where they stand, what they are worth, what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, cast

from jdoc.language.lazy import compiled, deferred
from jdoc.language.numerals import patterns
from jdoc.language.numerals.amounts import read_number
from jdoc.language.numerals.context import find_counter, find_counter_apart, find_word
from jdoc.language.numerals.grammar import negate, read_numeral
from jdoc.language.numerals.judgement import is_number
from jdoc.language.numerals.series import circled_value, roman_value
from jdoc.language.numerals.symbols import FORMAL_FIGURES, OLD_TENS, UNIT, Range, Value
from jdoc.language.scripts import FIGURES, MYRIADS
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from jdoc.language.numerals.context import Counter
    from jdoc.language.numerals.kinds import NumeralForm, NumeralKind

LONGEST_WHOLE = 100
ARTICLES = frozenset("条項章節款編")
CURRENCY_SIGNS = frozenset("¥$€£")
MINUS_SIGN = deferred(
    r"(?P<sign>(?:[▲△]|マイナス) {0,3}|(?:(?<=[ \t\n(\[{「『【〈《,、。:=約ぁ-ん])|^)[-‐‑–]"
    r"|(?<=[(、。:=約ぁ-ん])[-‐‑–] "
    rf"|(?<=[{patterns.RISING}])(?P<told> ?[-‐‑–] ?|ー)|(?<=[^\W0-9A-Za-z_ぁ-ん])(?P<glued>[-‐‑–]))$"
)
"""A sign at the end: `は[-]`, `[マイナス]`, `前年比[-]`, `[▲ ]`; between two things it is none: not `G-`."""
MINUS_ENDS = frozenset("-‐‑–ー▲△ス")
"""What a minus sign ends with."""
MOST_SPACES = 4
"""A sign, and the spaces behind it that are looked over."""
BEFORE_MINUS = 12
NUMBER_BEFORE_MINUS = deferred(f"[0-9{FIGURES}{MYRIADS}][^、。 ]*$")
"""What makes the second number of a range of what stands behind a hyphen: `[3割]`, not `全国`."""
GLUED_KINDS: frozenset[NumeralKind] = frozenset({"percent"})
"""What a minus sign stands before without a space or a particle, whatever the word: 全国-0.5%."""
SIGNED_KINDS: frozenset[NumeralKind] = frozenset({"percent", "money", "quantity", "cardinal"})
"""What it stands before behind words for what rises and falls: 収支-5億円."""
ZERO_OF = deferred("円|ドル|ユーロ|%|パーセント|ポイント|[人件歳回個度点時分秒年日]")
"""What ゼロ counts as a number: `[円]`, `[パーセント]`."""
HUNDREDTH = "分"
"""Minutes, and what interest is counted in."""
HUNDREDTHS = deferred(
    f"[0-9{FIGURES}]{{1,3}} ?分"
    f"(?:(?P<rate> ?[0-9{FIGURES}]{{1,2}} ?[厘毛]|の割合|の利[率息])|(?P<parts>し(?![かよま]))|)"
)
"""A number of hundredths, or of minutes: `[8分5厘]`, `[七分の割合]`, `[4分し]`, `[5分]`."""
INTEREST = deferred(
    r"(?<![0-9〇一二三四五六七八九十元数何])年(?:利|率)? ?$|(?:利率|利息|利子|金利|歩合)(?:は|を|が|年)* ?$"
)
"""What a rate of interest stands behind: `[年]`, `[利率は年]`, not `2017年`."""
LONGEST_INTEREST = 6
LATIN = deferred("[A-Za-z]")
"""What makes a name or an amount with a unit of the digits before it: `15[k]m`."""
LATIN_NAME = deferred("[A-Za-z][-.]?$")
"""What the digits of a name stand behind: `ＣＯ[P-]`, `[G]`."""
LATIN_UNIT = deferred(
    "(?:[kKMGTmcdµ]?(?:m[23]?|g|W|Wh|B|Hz|V|A|t|L|l|J|Pa|Sv|Bq|cal)|ha|pp[mb]|dB|bps|USD|JPY|EUR)(?![A-Za-z])"
)
"""A unit in Latin letters: `[km2]の`, `[ha]`, not `kinds`."""
SLASHED = deferred("[1-9][0-9]{0,2}/(?:[2-9]|[1-9][0-9]{1,2})")
"""What may be a fraction: `[2/3]`."""
BEFORE_FRACTION = deferred("(?:率|割合|負担|補助|分率)(?:は|が|を|:|[(]|約| )*$")
"""What a fraction with a slash stands behind: `補助[率は]`."""
BEHIND_FRACTION = deferred(
    " ?(?:以[上下内]|未満|を?超|程度|相当|に相当|ずつ|補助|助成|負担|を(?:補助|負担|助成|占め|限度|上限|乗じ|下回|上回)"
    "|の(?:額|補助|助成|負担|多数|賛成|割合|確率|出席))"
)
"""What stands behind one: `[以上]の賛成`, `[を補助]する`."""
LONGEST_SHARE = 8
FOREIGN_UNIT = deferred("(?!ページ|スライド|シート)[ァ-ヴー]{2,}")
"""A unit that a part is measured in: `[インチ]`, not `ページ`."""
ARABIC_DIGIT = deferred("[0-9]")
"""What makes a numeral a mixed one: `[3]千五百`."""
TRAILING_MARKS = "・点、, "

Span: TypeAlias = tuple[int, int]


class Numeral(NamedTuple):
    """A numeral in a text."""

    start: int
    end: int
    value: Value | None
    """None for a code, which is written in digits but is no number: 12:30, 1.2.3."""
    form: NumeralForm
    """How it is written."""
    kind: NumeralKind
    """What it counts."""


def finditer(folded: str) -> Iterator[Numeral]:
    """Yield the numerals of a folded text, leaving out what only looks like one.

    >>> [folded[n.start : n.end] for folded in ["一部で二十か国が一致し、三菱の5,680億円"] for n in finditer(folded)]
    ['二十', '5,680億']
    """
    return iter(cast("list[Numeral]", scan(folded, judge=classify_digits)))


def scan(folded: str, *, judge: Callable[[str, int, int], Numeral] | None = None) -> list[Numeral | Span]:
    """Return the numerals of a folded text, but for plain digits, where nobody is to judge them, only their span.

    Most numerals of a document are such; who does not ask what they count saves half of the time.
    """
    whole = whole_numeral(folded)
    if whole:
        return [whole]
    numerals: list[Numeral | Span] = []
    search, plain_digits = patterns.numeral().search, patterns.numeral().groupindex["plain"]
    match = search(folded)
    while match:
        index = match.lastindex or 0
        start, end = span = match.span(index)
        if index == plain_digits:
            numerals.append(judge(folded, start, end) if judge else span)
        else:
            for numeral in READERS[match.lastgroup or ""](folded, start, end):
                end = max(end, numeral.end)
                numerals.append(numeral)
        match = search(folded, end)
    return numerals


def whole_numeral(folded: str) -> Numeral | None:
    """Read a text that is one numeral and nothing else."""
    if len(folded) > LONGEST_WHOLE or not compiled(patterns.WHOLE_START).match(folded):
        return None
    match = patterns.whole().fullmatch(folded)
    value = read_numeral(match["numeral"]) if match else None
    if match is None or value is None:
        return None
    start, end = match.span("numeral")
    return Numeral(start, end, value, _form(folded[start:end], value), "cardinal")


def classify_digits(text: str, start: int, end: int) -> Numeral:
    """Say what plain digits count."""
    counter = find_counter_apart(text, end)
    return Numeral(start, end, int(text[start:end]), "digits", _kind(text, start, counter))


def _amount(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read 5,680億, 五千六百八十 and 三分の二."""
    surface = text[start:end]
    if surface.isascii() and not text.startswith("分の", end):
        yield _digits(text, start, end)
        return
    counter = find_counter(text, end)
    if counter is None:
        end = _before_word(text, start, end)
        counter = find_counter_apart(text, end)
    numeral = _fraction(text, start, end) or _number(text, start, end, counter)
    if numeral:
        yield numeral


def _digits(text: str, start: int, end: int) -> Numeral:
    """Read digits that a letter, a point or a sign may stand beside: 5.5, ＣＯＰ29, 15km, -3."""
    value = read_number(text[start:end])
    form: NumeralForm = "code" if value is None else "digits"
    counter = find_counter_apart(text, end)
    if LATIN_NAME.search(text, max(0, start - 2), start) and not _is_money(counter):
        return Numeral(start, end, value, "digits", "name")  # but ＧＮＩ2,820米ドル is an amount
    if not LATIN.match(text, end):
        return _signed(text, Numeral(start, end, value, form, _kind(text, start, counter)))
    is_unit = LATIN_UNIT.match(text, end)
    return _signed(text, Numeral(start, end, value, form, "quantity" if is_unit else "name"))


def _is_money(counter: Counter | None) -> bool:
    return counter is not None and counter.kind == "money"


def _number(text: str, start: int, end: int, counter: Counter | None) -> Numeral | None:
    """Judge a numeral with kanji in it by its surroundings and read it."""
    surface = text[start:end]
    if not surface[0].isascii() and not is_number(text, start, end, counter):
        return None
    for old, modern in OLD_TENS.items():
        surface = surface.replace(old, modern)
    value = read_numeral(surface)
    if value is None:
        return None
    return _signed(text, Numeral(start, end, value, _form(surface, value), _kind(text, start, counter)))


def _before_word(text: str, start: int, end: int) -> int:
    """Leave the beginning of a word out of the number before it, which counts nothing: 五億|一般会計, 第四|四半期."""
    last = end - 1
    if text[start] == "第" or last == start:
        return end
    word = find_word(text, last)
    if not word or word.before or last + len(word.text) <= end:
        return end
    return start + len(text[start:last].rstrip(TRAILING_MARKS))


def _fraction(text: str, start: int, end: int) -> Numeral | None:
    match = patterns.amount().match(text, end + 2) if text.startswith("分の", end) else None
    if not match:
        return None
    end = match.end() if find_counter(text, match.end()) else _before_word(text, match.start(), match.end())
    value = read_numeral(text[start:end])
    return None if value is None else Numeral(start, end, value, "fraction", "fraction")


def _kind(text: str, start: int, counter: Counter | None) -> NumeralKind:
    """Say what a numeral counts: by 第 or a sign before it, else by its counter."""
    before = text[start - 1 : start]
    if before == "第":
        return "article" if counter and counter.surface in ARTICLES else "ordinal"
    if before in CURRENCY_SIGNS:
        return "money"
    if counter is None:
        return "cardinal"
    return counter.kind if counter.surface != HUNDREDTH else _kind_of_hundredths(text, start)


def _kind_of_hundredths(text: str, start: int) -> NumeralKind:
    """Tell the interest of 年5分 and 8分5厘, and the parts of 4分し, from minutes."""
    said = HUNDREDTHS.match(text, start)
    if said is None:
        return "time"
    if said["parts"]:
        return "cardinal"
    return "percent" if said["rate"] or INTEREST.search(text, max(0, start - LONGEST_INTEREST), start) else "time"


def _signed(text: str, numeral: Numeral) -> Numeral:
    """Add the minus sign before a numeral."""
    start = numeral.start
    before = text[start - 1 : start]
    if before == " ":
        before = text[max(0, start - MOST_SPACES) : start].rstrip(" ")[-1:]
    if before not in MINUS_ENDS or not before or numeral.value is None:
        return numeral
    sign = MINUS_SIGN.search(text, max(0, start - BEFORE_MINUS), start)
    if sign is None or not _is_minus(text, sign, numeral):
        return numeral
    return numeral._replace(start=sign.start("sign") + sign["sign"].startswith(" "), value=negate(numeral.value))


def _is_minus(text: str, sign: re.Match[str], numeral: Numeral) -> bool:
    """Tell a minus sign behind a word from a dash between two things, or between the ends of a range."""
    if sign["glued"] is None:
        return sign["told"] is None or numeral.kind in SIGNED_KINDS
    before = NUMBER_BEFORE_MINUS.search(text, max(0, sign.start() - BEFORE_MINUS), sign.start())
    return numeral.kind in GLUED_KINDS and before is None


def _form(surface: str, value: Value) -> NumeralForm:
    """Say how a numeral is written."""
    if isinstance(value, Range):
        return "range"
    if surface.strip().isascii():
        return "digits"
    if not FORMAL_FIGURES.isdisjoint(surface):
        return "daiji"
    if ARABIC_DIGIT.search(surface):
        return "mixed"
    return "kanji" if UNIT.search(surface) else "positional"


def _pair(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read 二、三人 as a range; two numerals where nothing is counted together: 1、2の順."""
    counter = find_counter(text, end)
    value = read_numeral(text[start:end])
    if counter and isinstance(value, Range):
        yield Numeral(start, end, value, "range", counter.kind)
        return
    for match in patterns.amount().finditer(text, start, end):
        yield from _amount(text, *match.span())


def _several(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read 数十人, 二十数万人 and 十余万人."""
    value = read_numeral(text[start:end])
    if value is not None:
        yield Numeral(start, end, value, "range", _kind(text, start, find_counter_apart(text, end)))


def _roman(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read Ⅲ: a label, unless it counts something (第Ⅲ章)."""
    value = roman_value(text[start:end])
    if value is not None:
        kind = _kind(text, start, find_counter(text, end))
        yield Numeral(start, end, value, "roman", "label" if kind == "cardinal" else kind)


def _circled(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read ①."""
    yield Numeral(start, end, circled_value(text[start:end]), "circled", "label")


def _code(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Take 12:30, 03-1234-5678 and 1.2.3 as they are, but for 2/3 where words say that it is a fraction."""
    if SLASHED.fullmatch(text, start, end) and _is_said_fraction(text, start, end):
        yield Numeral(start, end, read_numeral(text[start:end]), "fraction", "fraction")
        return
    name = LATIN_NAME.search(text, max(0, start - 2), start)
    yield Numeral(start, end, None, "code", "name" if name else "code")


def _is_said_fraction(text: str, start: int, end: int) -> bool:
    """Tell a fraction from a day of a month or the number of a page: 補助率2/3, 2/3以上, 1/2インチ."""
    if BEHIND_FRACTION.match(text, end) or BEFORE_FRACTION.search(text, max(0, start - LONGEST_SHARE), start):
        return True
    counter = find_counter_apart(text, end)
    return counter is not None and counter.kind == "quantity" and FOREIGN_UNIT.fullmatch(counter.surface) is not None


def _zero(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Read ゼロ where it counts: ゼロ%."""
    counter = find_counter(text, end) if ZERO_OF.match(text, end) else None
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
"""What reads each group of `patterns.anything`, but for plain digits."""
