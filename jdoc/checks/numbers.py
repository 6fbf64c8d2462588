"""Numbers as they are written: exact, with what their last digit is worth."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CELL = deferred(
    r"[ (〔\[]*(?P<sign>[△▲+-]|マイナス)? ?[¥$€]?(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<point>\.[0-9]+)? ?(?P<unit>[^\W\d_]{1,3}|[%‰])?[ )〕\]]*"
)
"""A cell that holds a number: `[△2,450]`, `[(12.5%)]`, not `1,200 △3.1`, `2023/5`."""
SCALED = deferred("(?P<sign>[△▲])?(?P<figures>(?:[0-9,]+[兆億万千百]+)*(?:[0-9,]+)?)(?:円|人|ドル|トン|件|台)?")
"""An amount by its units: `[△1億2,000万円]`, not `約2億円`."""
PART = deferred("(?P<digits>[0-9][0-9,]*)(?P<scale>[兆億万千百]*)")
"""One of its parts: `[1億]2,000万円`."""
LAST = deferred(r"(?P<digits>[0-9][0-9,]*)(?:\.(?P<point>[0-9]+))? ?(?P<scale>[百千万億兆]*)[^0-9.]*$")
"""The last figures of an amount, and what multiplies them: 1億`[2,000万円]`."""
ACCOUNTS = deferred("[〇一二三四五六七八九]{2}(?P<unit>千|百万|十億)")
"""The unit of accounts behind figures by their places: 二、四`[〇〇千]`円, not `五百万`."""
KANJI_POINT = deferred("[〇一二三四五六七八九十]・(?P<point>[〇一二三四五六七八九]{1,4})[^〇一二三四五六七八九十]*$")
"""Figures in kanji behind a point: 十[二・三八ヘクタール], not `十二万`."""
SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "億": 8, "兆": 12}
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
Bounds: TypeAlias = tuple[Decimal, Decimal]
"""The least and the most that a number can be."""


KANJI_CELL = deferred(
    "[ (〔]*(?P<sign>[△▲])?(?P<digits>[一二三四五六七八九〇]{1,3}(?:、[一二三四五六七八九〇]{3})*)(?:円|千円|人|件|箇所|か所|%)?[ )〕]*"
)
"""A cell that holds figures of kanji by their places: `[一三、八六〇]`, `[四二]`, not `八百円`."""
FIGURES = str.maketrans("〇一二三四五六七八九", "0123456789", "、")


class Number(NamedTuple):
    """A number, and the worth of its last digit."""

    value: Decimal
    ulp: Decimal

    @property
    def bounds(self) -> Bounds:
        """The least and the most that round to it."""
        return self.low, self.high

    @property
    def low(self) -> Decimal:
        """The least that rounds to it."""
        return self.value - self.ulp * HALF

    @property
    def high(self) -> Decimal:
        """The most that rounds to it."""
        return self.value + self.ulp * HALF


@lru_cache(maxsize=1024)
def read_cell(text: str) -> Number | None:
    """Read the number in a cell of a table, in folded text; None where it holds anything else.

    >>> read_cell("△2,450").value, read_cell("12.50%").ulp, read_cell("1,200 △3.1")
    (Decimal('-2450'), Decimal('0.01'), None)
    """
    match = CELL.fullmatch(text)
    if match is None:
        return None
    sign, figures, point = match.group("sign", "digits", "point")
    value = Decimal(figures.replace(",", "") + (point or ""))
    is_negative = sign in {"△", "▲", "-", "マイナス"}
    return Number(-value if is_negative else value, power_of_ten(1 - len(point) if point else 0))


def read_scaled(text: str) -> Number | None:
    """Read the amount in a cell by its units, in folded text; None where it holds anything else.

    >>> read_scaled("1億8,742万円"), read_scaled("9,418万円").value, read_scaled("－")
    (Number(value=Decimal('187420000'), ulp=Decimal('1E+4')), Decimal('94180000'), None)
    """
    match = SCALED.fullmatch(text)
    if match is None:
        return None
    value, ulp = Decimal(0), Decimal(1)
    for part in PART.finditer(match["figures"]):
        ulp = power_of_ten(_scale(part["scale"]) if part["scale"] else 0)
        value += Decimal(part["digits"].replace(",", "")) * ulp
    return Number(-value if match["sign"] else value, ulp)


def read_kanji_cell(text: str) -> Number | None:
    """Read the figures of kanji in a cell of a table; None where it holds anything else.

    >>> read_kanji_cell("一三、八六〇").value, read_kanji_cell("△四二").value, read_kanji_cell("八百円")
    (Decimal('13860'), Decimal('-42'), None)
    """
    match = KANJI_CELL.fullmatch(text)
    if match is None:
        return None
    value = Decimal(match["digits"].translate(FIGURES))
    return Number(-value if match["sign"] else value, Decimal(1))


def read_amount(text: str, value: object) -> Number | None:
    """Give the number of an amount with what its last digit is worth, from its words in folded text and its value.

    >>> read_amount("52.5億ドル", 5250000000), read_amount("1億2,000万円", 120000000).ulp
    (Number(value=Decimal('5250000000'), ulp=Decimal('1E+7')), Decimal('1E+4'))
    >>> read_amount("七・六パーセント", 7.6).ulp
    Decimal('0.1')
    """
    return _read_amount(text, value) if type(value) in NUMERIC else None


NUMERIC = frozenset({int, float, Decimal})
"""Types of values that are numbers."""


@lru_cache(maxsize=2048, typed=True)
def _read_amount(text: str, value: float | Decimal) -> Number | None:
    """Read it once: several rules look at each amount."""
    exponent = _exponent(text)
    if exponent is None:
        return None
    return Number(Decimal(value if isinstance(value, int) else str(value)), power_of_ten(exponent))


def _exponent(text: str) -> int | None:
    """Give what the last digit of an amount is worth, as a power of ten; None where it has none."""
    match = LAST.search(text)
    if match is not None:
        point, scale = match.group("point", "scale")
        return (_scale(scale) if scale else 0) - len(point or "") + text.endswith("割")
    accounts, behind = ACCOUNTS.search(text), KANJI_POINT.search(text)
    if accounts is not None:
        return _scale(accounts["unit"])
    if behind is not None:
        return -len(behind["point"])
    return None if read_whole(text[:1]) is None and not any(char in SCALES for char in text) else 0


def _scale(unit: str) -> int:
    return sum(SCALES[char] for char in unit)


@lru_cache(maxsize=64)
def power_of_ten(exponent: int) -> Decimal:
    """Give a power of ten: what a digit is worth.

    >>> power_of_ten(3), power_of_ten(-1)
    (Decimal('1E+3'), Decimal('0.1'))
    """
    return Decimal(1).scaleb(exponent)


def differ(one: Number, other: Number) -> bool:
    """Tell whether two numbers aren't the same, as far as their last digits say.

    >>> exact, rounded = read_amount("5,020円", 5020), read_amount("5千円", 5000)
    >>> differ(exact, exact), differ(exact, rounded), differ(exact, read_amount("7千円", 7000))
    (False, False, True)
    """
    return one.value != other.value and abs(one.value - other.value) >= max(one.ulp, other.ulp)


@lru_cache(maxsize=2048)
def digits(value: Decimal) -> str:
    """Give the figures of a number without the zeros at its ends.

    >>> digits(Decimal("7000000")), digits(Decimal("0.70")), digits(Decimal("-31.8"))
    ('7', '7', '318')
    """
    return f"{abs(value):f}".replace(".", "").strip("0")


def are_alike(one: Decimal, other: Decimal) -> bool:
    """Tell whether two different numbers look like one: a power of ten between, a figure exchanged or two turned round.

    >>> [are_alike(Decimal(a), Decimal(b)) for a, b in ((70, 700), (318, 381), (26, 62), (2600, 2060), (120, 83))]
    [True, True, True, True, False]
    """
    first, second = digits(one), digits(other)
    if first == second:
        return True
    if len(first) != len(second):
        return one.adjusted() == other.adjusted() and _are_turned_round(first, second)
    differing = [at for at, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    return (len(differing) == 1 and len(first) > 2) or sorted(first) == sorted(second)


def are_neighbours_exchanged(one: str, other: str) -> bool:
    """Tell whether figures of one length differ in two side by side that are exchanged.

    >>> [are_neighbours_exchanged("2840", other) for other in ("2480", "2804", "0842", "2390")]
    [True, True, False, False]
    """
    differing = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:
        return False
    return one[differing[0]] == other[differing[1]] and one[differing[1]] == other[differing[0]]


def _are_turned_round(first: str, second: str) -> bool:
    """Tell whether two numbers have the same figures, one of them without the zeros behind: 2,600 and 2,060."""
    size = max(len(first), len(second))
    return sorted(first.ljust(size, "0")) == sorted(second.ljust(size, "0"))


def quotient(first: Bounds, last: Bounds) -> Bounds | None:
    """Divide two ranges; None where the divisor may be nothing.

    >>> quotient((Decimal(2), Decimal(4)), (Decimal(1), Decimal(2))), quotient((Decimal(2),) * 2, (Decimal(0), Decimal(1)))
    ((Decimal('1'), Decimal('4')), None)
    """
    if last[0] <= 0 <= last[1]:
        return None
    if first[0] >= 0 < last[0]:
        return first[0] / last[1], first[1] / last[0]
    values = [one / other for one in first for other in last]
    return min(values), max(values)


def total(numbers: Iterable[Number]) -> Decimal:
    """Add numbers up."""
    return sum((number.value for number in numbers), Decimal(0))


def sum_of(numbers: Sequence[Number]) -> Number:
    """Add numbers up to one that is as exact as the least exact of them."""
    return Number(total(numbers), max(number.ulp for number in numbers))


def written(value: Decimal) -> str:
    """Write a number with commas.

    >>> written(Decimal("-2540.0")), written(Decimal("1E+3"))
    ('-2,540.0', '1,000')
    """
    return f"{value:,f}"
