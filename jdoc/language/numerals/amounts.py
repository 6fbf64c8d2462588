"""Plain numbers, from digits to 無量大数, read exactly."""

from __future__ import annotations

import math
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.numerals.symbols import (
    ARABIC,
    DIGIT,
    LARGE_UNIT,
    LARGE_UNITS,
    MOST_DIGITS,
    SMALL,
    SMALL_UNITS,
    TO_ASCII,
)

if TYPE_CHECKING:
    import re

Scaled: TypeAlias = tuple[int, int]
"""A number without its decimal point, and how many decimals it has: 3.14 is (314, 2)."""

DECIMAL_POINT = deferred("[.・点]")
"""`3[.]14`, `五[・]二`."""
DECIMALS = deferred(f"[0-9]++|{DIGIT}++")
"""What stands behind a decimal point, in one script: `3.[14]`, `五・[二]`."""
GROUPED = deferred(f"{ARABIC}|[0-9]{{1,3}}(?:、[0-9]{{3}})++")
"""Digits, in groups of three or not: `[1,240,000]`, `[2017]`."""
DIGITS = deferred(f"[0-9,、]++|(?:{DIGIT}|[,、])++")
"""Digits of one script with their separators: `[一、二四〇]`, `[1,240]`."""
TIMES_SMALL = deferred(f"(?P<number>[0-9]++[.][0-9]++)(?P<unit>{SMALL})")
"""A decimal before a small unit: `[3.5千]`."""
TERMS = deferred(f"(?:[0-9,]|{DIGIT}|{SMALL})++")
"""Digits and small units: `[3千5百]`, `[二千二十三]`."""
TERM = deferred(f"(?P<unit>{SMALL})|(?P<arabic>[0-9,]++)|{DIGIT}++")
"""A unit, or digits of one script: `3[千]5百`, `[25]百`."""

IN_ACCOUNTS = deferred(
    f"(?P<figures>{DIGIT}{{1,3}}(?:[、,]{DIGIT}{{3}})++|(?={DIGIT}+[〇零]|{DIGIT}{{3}}){DIGIT}{{2,}}+)(?P<unit>千|百万|十億)"
)
"""Figures by their places in the unit that accounts are kept in: `[二、四〇〇千]`, `[四一五〇百万]`, not `五千`."""
ACCOUNT_UNITS = {"千": 10**3, "百万": 10**6, "十億": 10**9}
"""The units that accounts are kept in."""


class NoNumberError(Exception):
    """What looks like a number is none."""


def read_number(body: str) -> int | Decimal | None:
    """Read a plain number in folded text, or say None.

    >>> read_number("1兆2,345億"), read_number("8.5万"), read_number("万万")
    (1234500000000, 85000, None)
    """
    if body.isascii() and body.isdigit() and len(body) <= MOST_DIGITS:
        return int(body)
    return _read_units(body)


@lru_cache(maxsize=4096)
def _read_units(body: str) -> int | Decimal | None:
    """Read a number with commas, decimals or units; a document has the same small ones again and again."""
    try:
        accounts = IN_ACCOUNTS.fullmatch(body) if body[-1:] in "千万億" else None
        if accounts:
            return _ungrouped(accounts["figures"].translate(TO_ASCII)) * ACCOUNT_UNITS[accounts["unit"]]
        return exact(*_read_large(body))
    except NoNumberError:
        return None


def known_number(body: str) -> int | Decimal:
    """Read a plain number in folded text; NoNumberError where there is none.

    >>> known_number("8.5万")
    85000
    """
    number = read_number(body)
    if number is None:
        raise NoNumberError(body)
    return number


def exact(mantissa: int, places: int) -> int | Decimal:
    """Put the decimal point back, without the rounding of decimal contexts.

    >>> exact(314, 2), exact(260, 1), exact(26, 0)
    (Decimal('3.14'), Decimal('26.0'), 26)
    """
    if not places:
        return mantissa
    return Decimal(f"{mantissa}E-{places}")


def _read_large(body: str) -> Scaled:
    """Read sections between 億, 万 and the like, each worth less than the unit before it."""
    parts = LARGE_UNIT.split(body, maxsplit=len(LARGE_UNITS))
    sections, units = parts[::2], [*parts[1::2], ""]
    if len(sections) > 1 and not sections[-1]:
        sections.pop()
    total, places, ceiling = 0, 0, 0
    for section, unit in zip(sections, units, strict=False):
        worth = LARGE_UNITS.get(unit, 1)
        if not section and LARGE_UNITS["万"] <= ceiling < worth and not places:  # 三万億
            total, ceiling = total * worth, worth
            continue
        if places:  # nothing follows a decimal: 1.5億2000万
            raise NoNumberError(body)
        mantissa, places = _read_section(section, first=not ceiling)
        if ceiling and max(mantissa, 10**places) * worth >= ceiling * 10**places:
            raise NoNumberError(body)
        total = total * 10**places + mantissa * worth
        ceiling = worth
    return shorten(total, places) if ceiling > 1 else (total, places)


def shorten(mantissa: int, places: int) -> Scaled:
    """Drop the zeros that end the decimals.

    >>> shorten(3500, 3)
    (35, 1)
    """
    while places and mantissa % 10 == 0:
        mantissa, places = mantissa // 10, places - 1
    return mantissa, places


def _read_section(section: str, *, first: bool) -> Scaled:
    """Read what stands before a large unit: 5,680, 五千六百八十, 二〇一七, 3千5百, 8.5百."""
    if len(section) > MOST_DIGITS:
        raise NoNumberError(section)
    times = TIMES_SMALL.fullmatch(section) if "." in section else None
    if times:
        mantissa, places = _decimal(*times["number"].split("."))
        return shorten(mantissa * SMALL_UNITS[times["unit"]], places)
    whole, *decimals = DECIMAL_POINT.split(section, maxsplit=1)
    if not whole and decimals and not first:  # 二万・五
        whole = "〇"
    value = _read_whole(whole, first=first)
    return _decimal(str(value), _plain_digits(decimals[0])) if decimals else (value, 0)


def _decimal(whole: str, decimals: str) -> Scaled:
    return int(whole + decimals), len(decimals)


def _plain_digits(decimals: str) -> str:
    """Write decimals in ASCII digits."""
    if not DECIMALS.fullmatch(decimals):
        raise NoNumberError(decimals)
    return decimals.translate(TO_ASCII)


def _read_whole(text: str, *, first: bool) -> int:
    if DIGITS.fullmatch(text):
        return _ungrouped(text.translate(TO_ASCII))
    if not first:
        text = text.removeprefix("零").removeprefix("〇")  # 五億零三百万
    if TERMS.fullmatch(text):
        return _read_terms(text)
    raise NoNumberError(text)


def _ungrouped(digits: str) -> int:
    """Read digits without their separators."""
    if not GROUPED.fullmatch(digits):
        raise NoNumberError(digits)
    return int(digits.replace(",", "").replace("、", ""))


def _read_terms(text: str) -> int:
    """Add up 千, 百 and 十 with their multipliers, the larger first: 三千五百, ３千５百, 25百, 千九〇〇."""
    total, limit = 0, math.inf
    pending: int | None = None
    for term in TERM.finditer(text):
        if term["unit"]:
            unit = SMALL_UNITS[term["unit"]]
            value = unit if pending is None else unit * pending
            if not 0 < value < limit:
                raise NoNumberError(text)
            total, limit, pending = total + value, unit, None
        elif pending is None:
            pending = _read_term(term, limit)
        else:
            raise NoNumberError(text)
    ones = pending or 0
    if ones >= limit:
        raise NoNumberError(text)
    return total + ones


def _read_term(term: re.Match[str], limit: float) -> int:
    """Read digits before a unit, or the last ones: in kanji one digit, perhaps behind a zero, as in 三百〇五.

    Behind a unit as many digits as it has zeros are read as well, if a zero shows that they are no units: 千九〇〇.
    """
    if term["arabic"]:
        return _ungrouped(term[0])
    digits = term[0].translate(TO_ASCII)
    is_last = term.end() == len(term.string)
    if is_last and "0" in digits and 10 ** len(digits) == limit:
        return int(digits)
    digit = digits if limit == math.inf else digits.removeprefix("0")
    if len(digit) != 1:
        raise NoNumberError(digits)
    return int(digit)
