"""Numbers: how a section of a number format writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING

from jdoc.readers.xlsx.codes import Token
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.readers.xlsx.codes import Section

_POINT, _COMMA, _PERCENT, _SLASH = (Token("sign", sign) for sign in ".,%/")
_WIDEST_GENERAL = 11
"""Characters that a cell without a format shows of a number."""
_MOST_DENOMINATOR_DIGITS = 4


def write_general(value: Decimal) -> str:
    """Write a number as a cell without a format shows it; whole numbers never lose a digit.

    >>> [write_general(Decimal(number)) for number in ("2369487", "0.1007", "3.14159265358979", "1E-7")]
    ['2369487', '0.1007', '3.141592654', '0.0000001']
    """
    if value == value.to_integral_value():
        return f"{value:.0f}"
    whole = len(f"{abs(value):.0f}")
    places = max(1, _WIDEST_GENERAL - 1 - whole)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if not rounded:
        return f"{value:f}"
    return f"{rounded:f}".rstrip("0").rstrip(".")


def write_number(value: Decimal, section: Section) -> str:
    """Write a number that isn't negative."""
    tokens = section.tokens
    if section.holds("general"):
        return "".join(write_general(value) if token.kind == "general" else _literal(token) for token in tokens)
    if not section.holds("digit"):
        return "".join(map(_literal, tokens))
    if section.holds("exponent"):
        return _scientific(value, section)
    if _SLASH in tokens:
        return _fraction(value, tokens)
    return _plain(value, tokens)


def _literal(token: Token) -> str:
    """Write a token that is none of a number."""
    return token.text if token.kind != "sign" or token.text in "/%" else ""


class _Layout(NamedTuple):
    """Where the digits of a number go: the places of its placeholders among the tokens."""

    whole: list[int]
    decimals: list[int]
    is_grouped: bool
    shift: int
    """Powers of ten that it is multiplied by: percent, and commas behind the last digit."""


def _layout(tokens: Sequence[Token]) -> _Layout:
    digits = _places(tokens, "digit")
    point = next(iter(_places(tokens, _POINT)), len(tokens))
    whole = [place for place in digits if place < point]
    commas = _places(tokens, _COMMA)
    scaling = [place for place in commas if _scales(place, whole, point) or place > digits[-1]]
    is_grouped = any(whole[0] < place < whole[-1] for place in commas) if whole else False
    shift = 2 * len(_places(tokens, _PERCENT)) - 3 * len(scaling)
    return _Layout(whole, [place for place in digits if place > point], is_grouped, shift)


def _places(tokens: Sequence[Token], wanted: Token | str) -> list[int]:
    """Return where a token stands, or those of a kind."""
    return [place for place, token in enumerate(tokens) if wanted in {token, token.kind}]


def _scales(comma: int, whole: Sequence[int], point: int) -> bool:
    """Tell whether a comma stands behind the last placeholder before the point: it divides by a thousand."""
    return bool(whole) and whole[-1] < comma < point


def _plain(value: Decimal, tokens: Sequence[Token]) -> str:
    layout = _layout(tokens)
    places = len(layout.decimals)
    rounded = value.scaleb(layout.shift).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:f}".partition(".")
    written = dict(_whole_digits(whole.lstrip("0"), tokens, layout))
    written.update(_decimal_digits(decimals, tokens, layout))
    return "".join(
        written.get(place, "") if token.kind == "digit" else "." if token == _POINT else _literal(token)
        for place, token in enumerate(tokens)
    )


def _whole_digits(digits: str, tokens: Sequence[Token], layout: _Layout) -> Iterator[tuple[int, str]]:
    """Give each placeholder before the point its digit, from the right; the first one takes all that are left."""
    count = len(layout.whole)
    for index, place in enumerate(reversed(layout.whole)):
        if index == count - 1 and len(digits) > count:
            yield (
                place,
                _grouped(digits[: len(digits) - index], index) if layout.is_grouped else digits[: len(digits) - index],
            )
            return
        digit = digits[-1 - index] if index < len(digits) else "0" if tokens[place].text == "0" else ""
        comma = "," if digit and layout.is_grouped and index and index % 3 == 0 else ""
        yield place, digit + comma


def _grouped(digits: str, below: int) -> str:
    """Put commas into digits that others follow."""
    written = ""
    for index, digit in enumerate(reversed(digits), below):
        written = digit + ("," if index and index % 3 == 0 else "") + written
    return written


def _decimal_digits(digits: str, tokens: Sequence[Token], layout: _Layout) -> Iterator[tuple[int, str]]:
    """Give each placeholder behind the point its digit; zeros at the end are only written where a 0 says so."""
    kept = len(digits.rstrip("0"))
    for index, place in enumerate(layout.decimals):
        needed = any(tokens[later].text == "0" for later in layout.decimals[index:])
        yield place, digits[index] if index < kept or needed else ""


def _scientific(value: Decimal, section: Section) -> str:
    """Write a number with its exponent."""
    at = next(place for place, token in enumerate(section.tokens) if token.kind == "exponent")
    mantissa, exponent = section.tokens[:at], section.tokens[at + 1 :]
    power = value.adjusted() if value else 0
    decimals = len(_layout(mantissa).decimals) if any(token.kind == "digit" for token in mantissa) else 0
    scaled = value.scaleb(-power).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = sum(token.kind == "digit" for token in exponent)
    sign = "-" if power < 0 else "+" if section.tokens[at].text.endswith("+") else ""
    rest = "".join(token.text for token in exponent if token.kind == "literal")
    return f"{scaled:f}E{sign}{abs(power):0{max(1, digits)}}{rest}"


def _fraction(value: Decimal, tokens: Sequence[Token]) -> str:
    """Write a number as a fraction, its whole part before it."""
    at = tokens.index(_SLASH)
    digits = len([*takewhile(lambda token: token.kind == "digit", tokens[at + 1 :])])
    nearest = Fraction(value).limit_denominator(10 ** min(max(1, digits), _MOST_DENOMINATOR_DIGITS) - 1)
    whole, rest = divmod(nearest, 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)
