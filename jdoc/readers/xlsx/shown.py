"""Shown: what a cell shows of its value, by its number format."""

from __future__ import annotations

import operator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from jdoc.language import numerals
from jdoc.language.lazy import deferred
from jdoc.readers.xlsx.codes import Section, Token, sections_of
from jdoc.readers.xlsx.days import write_date
from jdoc.readers.xlsx.numbers import write_general, write_number

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMPARISONS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_DIGITS = deferred("[0-9]+")
"""What is written in other numerals: `令和[7]年`."""
_STYLES = {"1": "kanji", "2": "daiji", "3": "fullwidth"}
_DIGITS_KEPT = 15
"""Digits that Excel itself keeps of a number."""


def show_number(written: str, code: str, *, from_1904: bool = False) -> str:
    """Write a number as its cell shows it; what is no number stays as it is.

    >>> [show_number("-4200", code) for code in ("#,##0;△#,##0", "General", '#,##0"千円"')]
    ['△4,200', '-4200', '-4,200千円']
    >>> show_number("0.1007", "0.0%"), show_number("45705", '[$-411]ggge"年"m"月"d"日"')
    ('10.1%', '令和7年2月17日')
    """
    value = _decimal(written)
    if value is None:
        return written
    sections = sections_of(code)
    section, is_signed = _choose(sections, value)
    if section is None:
        return write_general(value)
    if section.is_date:
        shown = write_date(value, section, from_1904=from_1904)
    else:
        shown = write_number(abs(value), section)
        if is_signed and any(digit in shown for digit in "123456789"):
            shown = f"-{shown}"
    return _in_numerals(shown, section) if section.numerals else shown


def show_text(text: str, code: str) -> str:
    """Write a text as its cell shows it.

    >>> show_text("北浜市", '@" 殿"'), show_text("北浜市", "#,##0")
    ('北浜市 殿', '北浜市')
    """
    sections = sections_of(code)
    if len(sections) > 3:
        section: Section | None = sections[3]
    else:
        section = sections[-1] if sections[-1].takes_text else None
    if section is None or section.holds("general"):
        return text
    return "".join(text if token == Token("sign", "@") else token.text for token in section.tokens)


def _decimal(written: str) -> Decimal | None:
    """Read a number with the digits that Excel keeps of it."""
    try:
        value = Decimal(written.strip())
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 308:
        return None
    places = _DIGITS_KEPT - 1 - value.adjusted()
    return value if value == value.to_integral_value() or places < 0 else round(value, places)


def _choose(sections: Sequence[Section], value: Decimal) -> tuple[Section | None, bool]:
    """Choose the section for a number, and tell whether a minus goes before it; None where it is shown as it is."""
    numeric = sections[:3]
    if any(section.condition for section in numeric):
        return _by_condition(numeric, value)
    if len(numeric) == 1:
        return (None if numeric[0].takes_text else numeric[0]), value < 0
    if value < 0:
        return numeric[1], False
    return numeric[2 if value == 0 and len(numeric) > 2 else 0], False


def _by_condition(sections: Sequence[Section], value: Decimal) -> tuple[Section | None, bool]:
    """Choose the first section whose condition holds; one without holds for what is left."""
    for place, section in enumerate(sections):
        if section.condition is None:
            if place == 1 and len(sections) > 2 and value >= 0:
                continue  # the second of three is that of negative numbers
            return section, value < 0
        sign, number = section.condition
        if _COMPARISONS[sign](value, Decimal(str(number))):
            return section, value < 0 and not (sign.startswith("<") and number <= 0)
    return None, value < 0


def _in_numerals(shown: str, section: Section) -> str:
    """Write the digits of a text in kanji, in 大字 or in full width."""
    style = _STYLES.get(section.numerals)
    if style is None:
        return shown
    return _DIGITS.sub(lambda digits: numerals.render(int(digits[0]), style), shown)
