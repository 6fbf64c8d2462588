"""Numbers written in every style of numeral."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jdoc.errors import NumeralError
from jdoc.language.numerals.symbols import LARGE_NAMES, MOST_DIGITS, Range, Value
from jdoc.language.scripts import TENS, ZERO_TO_NINE
from jdoc.language.width import widen
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

KANJI_DIGITS = str.maketrans("0123456789", ZERO_TO_NINE)
KANJI_POINT = "・"
SMALL = (*reversed(TENS), "")
"""The units of the digits in a group of four."""
# 商業登記規則 48条2項 and 戸籍法施行規則 31条2項 ask for 壱, 弐, 参 and 拾, and for no others.
FORMAL = str.maketrans("一二三十", "壱弐参拾")


class Style(NamedTuple):
    """How the parts of a number are written."""

    whole: Callable[[str], str]
    digits: Callable[[str], str]
    """Decimals, and the zero before them."""
    point: str
    minus: str


def render(value: Value, style: str) -> str:
    """Write a number in one of the STYLES; NumeralError for what has no name or no end.

    >>> [render(568000000056, style) for style in ("arabic", "comma", "fullwidth")]
    ['568000000056', '568,000,000,056', '５６８，０００，０００，０５６']
    >>> [render(568000000056, style) for style in ("mixed", "mixed-comma")]
    ['5680億56', '5,680億56']
    >>> [render(21300, style) for style in ("kanji", "positional", "daiji")]
    ['二万千三百', '二一三〇〇', '弐万千参百']
    >>> render(50539, "judicial"), render(100000005, "judicial")
    ('５万０５３９', '１億０００５')
    >>> from decimal import Decimal
    >>> render(Decimal("-3.14"), "kanji"), render(Fraction(2, 3), "daiji"), render(Range(2, 3), "kanji")
    ('マイナス三・一四', '参分の弐', '二～三')
    >>> render(10**72, "kanji")
    Traceback (most recent call last):
    jdoc.errors.NumeralError: kanji: no name for a number of 73 digits, 無量大数 reaches to 72
    """
    if style not in STYLES:
        message = f"{style}: no style of numerals, expected one of {', '.join(STYLES)}"
        raise NumeralError(message)
    if isinstance(value, Range):
        return f"{render(value.lower, style)}～{render(value.upper, style)}"
    if isinstance(value, Fraction):
        sign = STYLES[style].minus if value < 0 else ""
        return f"{sign}{render(value.denominator, style)}分の{render(abs(value.numerator), style)}"
    whole, _, decimals = _digits(value).partition(".")
    length = len(whole.lstrip("-"))
    if length > NAMED_DIGITS and style in NAMING:
        message = f"{style}: no name for a number of {length} digits, 無量大数 reaches to {NAMED_DIGITS}"
        raise NumeralError(message)
    return _written(STYLES[style], whole, decimals)


def _digits(value: int | Decimal) -> str:
    """Write a number in Arabic digits, if there are few enough."""
    if isinstance(value, Decimal):
        if not value.is_finite():
            message = f"{value}: not a number that can be written"
            raise NumeralError(message)
        if abs(value.adjusted()) > MOST_DIGITS:
            message = f"{value}: more than {MOST_DIGITS} digits"
            raise NumeralError(message)
        return format(value, "f")
    if value.bit_length() > MOST_DIGITS * 3:  # str() refuses more than 4,300 digits
        message = f"a number of {value.bit_length()} bits: more than {MOST_DIGITS} digits"
        raise NumeralError(message)
    return str(value)


def _written(style: Style, whole: str, decimals: str) -> str:
    """Write a number in a style, given its digits before and behind the point."""
    minus = style.minus if whole.startswith("-") else ""
    whole = whole.lstrip("-")
    if not decimals:
        return minus + style.whole(whole)
    written = style.digits(whole) if whole == "0" else style.whole(whole)
    if written[-1] in UNITS_WITHOUT_DIGITS and style.point != KANJI_POINT:  # 2万0.5
        written += style.digits("0")
    return f"{minus}{written}{style.point}{style.digits(decimals)}"


def _same(digits: str) -> str:
    return digits


def _comma(digits: str) -> str:
    return f"{int(digits):,}"


def _full(digits: str) -> str:
    return widen(_comma(digits))


def _positional(digits: str) -> str:
    return digits.translate(KANJI_DIGITS)


def _formal(digits: str) -> str:
    return _positional(digits).translate(FORMAL)


def _mixed(digits: str) -> str:
    return _named(digits, lambda group: str(int(group))) or "0"


def _mixed_comma(digits: str) -> str:
    return _named(digits, _comma) or "0"


def _judicial(digits: str) -> str:
    """Write groups of four digits as courts do: none but the first one lets its zeros go."""
    groups = _named(digits, lambda group: group)
    return widen(groups.lstrip("0")) or "０"


def _kanji(digits: str) -> str:
    return _named(digits, _additive) or "零"


def _daiji(digits: str) -> str:
    return _kanji(digits).translate(FORMAL)


def _named(digits: str, write: Callable[[str], str]) -> str:
    """Write each group of four digits before its name: 億, 万."""
    written = []
    names = ("", *LARGE_NAMES)
    length = len(digits) + -len(digits) % 4
    padded = digits.zfill(length)
    for start in range(0, length, 4):
        group = padded[start : start + 4]
        if group != "0000":
            written.append(write(group) + names[(length - start) // 4 - 1])
    return "".join(written)


def _additive(group: str) -> str:
    """Write four digits with 千, 百 and 十; a one before them is left out, as laws do: 千万円."""
    return "".join(
        ("" if digit == "1" and unit else _positional(digit)) + unit
        for digit, unit in zip(group, SMALL, strict=True)
        if digit != "0"
    )


STYLES = {
    "arabic": Style(_same, _same, ".", "-"),
    "comma": Style(_comma, _same, ".", "-"),
    "fullwidth": Style(_full, widen, "．", "－"),
    "kanji": Style(_kanji, _positional, "・", "マイナス"),
    "positional": Style(_positional, _positional, "・", "マイナス"),
    "daiji": Style(_daiji, _formal, "・", "マイナス"),
    "mixed": Style(_mixed, _same, ".", "-"),
    "mixed-comma": Style(_mixed_comma, _same, ".", "-"),
    "judicial": Style(_judicial, widen, "．", "－"),
}
NAMING = frozenset({"kanji", "daiji", "mixed", "mixed-comma", "judicial"})
NAMED_DIGITS = 4 * len(LARGE_NAMES) + 4
UNITS_WITHOUT_DIGITS = frozenset(name[-1] for name in LARGE_NAMES)
