"""Arithmetic without rounding: what amounts are multiplied and written with."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from jdoc.language.numerals.amounts import exact


def multiply(value: int | Decimal | Fraction, factor: int | Fraction) -> int | Decimal:
    """Multiply without rounding; only a product that has no end is cut, to two decimals.

    >>> from decimal import Decimal
    >>> multiply(Decimal("0.1"), 3), multiply(Fraction(1, 8), 100), multiply(Fraction(2, 3), 100)
    (Decimal('0.3'), Decimal('12.5'), Decimal('66.67'))
    """
    product = Fraction(value) * factor
    places = _places(product.denominator)
    if places is None:
        return whole(exact(round(product * 100), 2))
    return exact(product.numerator * 10**places // product.denominator, places)


def has_end(value: int | Decimal | Fraction) -> bool:
    """Tell whether a number has an end when written in decimals.

    >>> has_end(Fraction(1, 8)), has_end(Fraction(2, 3))
    (True, False)
    """
    return _places(Fraction(value).denominator) is not None


def _places(denominator: int) -> int | None:
    """Count the decimals that a fraction needs: as many as its denominator has twos or fives."""
    powers = {2: 0, 5: 0}
    for prime in powers:
        while denominator % prime == 0:
            denominator //= prime
            powers[prime] += 1
    return max(powers.values()) if denominator == 1 else None


def whole(value: int | Decimal) -> int | Decimal:
    """Return an integer wherever the number is one.

    >>> from decimal import Decimal
    >>> whole(Decimal("26.0")), whole(Decimal("0.5"))
    (26, Decimal('0.5'))
    """
    if isinstance(value, int):
        return value
    integer = value.to_integral_value()  # exact, which value % 1 is for as many digits only as the context has
    return int(integer) if integer == value else value


def recorded(value: object) -> object:
    """Return a number as a record can hold it and pass it on: one that JSON's numbers would round is written as text.

    >>> from decimal import Decimal
    >>> recorded(Decimal("0.10")), recorded(10**30), recorded(Decimal("100000000000000000000000000000.5"))
    (Decimal('0.1'), 1000000000000000000000000000000, '100000000000000000000000000000.5')
    """
    if isinstance(value, Decimal):
        written = Decimal(repr(float(value)))
        return written if written == value else f"{value:f}"
    return value
